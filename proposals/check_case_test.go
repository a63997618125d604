package proposals_test

import (
	"slices"
	"strings"
	"testing"

	"parley/proposals"
	"pgregory.net/rapid"
)

// lake is a case that keeps every rule, made anew for each test to spoil.
func lake() proposals.Case {
	words := proposals.Prose{{Spans: []proposals.Span{{Text: "Words."}}}}
	return proposals.Case{
		Slug: slug("lake"), Title: "The lake", Publisher: proposals.Publisher{Name: "Parley", Contact: "a@b.example"},
		Parties: []proposals.Party{
			{Slug: slug("north"), Label: "North", Kind: proposals.State},
			{Slug: slug("south"), Label: "South", Kind: proposals.State},
			{Slug: slug("quartet"), Label: "Quartet", Kind: proposals.Bloc, Members: []string{"East", "West"}},
		},
		Actors: []proposals.Actor{{Slug: slug("observers"), Label: "Observers"}},
		Events: []proposals.Event{
			{Slug: slug("talks"), Label: "Talks", Definition: "Talks begin."},
			{Slug: slug("truce-talks"), Label: "Truce talks", Definition: "Talks on a truce begin.", Is: []proposals.Slug{slug("talks")}},
		},
		Read: proposals.Read{By: "ab", On: day("2026-11-23")}, Note: "First.",
		OrderTopic: slug("security"),
		Topics:     []proposals.Topic{{Slug: slug("security"), Label: "Security"}, {Slug: slug("names"), Label: "Names"}},
		Issues: []proposals.Issue{
			{Slug: slug("ceasefire"), Topic: slug("security"), Question: "Would firing stop?", Label: "Ceasefire", Kind: proposals.Measure, Parts: labels("guns", "boats")},
			{Slug: slug("withdrawal"), Topic: slug("security"), Question: "Would forces leave?", Label: "Withdrawal", Kind: proposals.Measure, Is: []proposals.Slug{slug("ceasefire")}},
			{Slug: slug("length"), Topic: slug("security"), Question: "How long?", Label: "Length", Kind: proposals.DurationKind},
			{Slug: slug("soldiers"), Topic: slug("security"), Question: "How many?", Label: "Soldiers", Kind: proposals.QuantityKind, Unit: "soldiers", Limit: proposals.UpperLimit},
			{Slug: slug("scope"), Topic: slug("security"), Question: "What?", Label: "Reach", Kind: proposals.ChoiceKind, Answers: labels("shore", "district")},
			{Slug: slug("guarantors"), Topic: slug("security"), Question: "Who?", Label: "Guarantors", Kind: proposals.SetKind, Elements: labels("states", "neighbours")},
			{Slug: slug("name"), Topic: slug("names"), Question: "What name?", Label: "Name", Kind: proposals.TextKind},
		},
		Occasions: []proposals.Occasion{
			{Slug: slug("summit"), Headline: "The two meet", Date: day("2031-05-02"), To: day("2031-05-04"), Source: proposals.OccasionSource{Publisher: "The Paper", Title: "They met", Date: day("2031-05-05"), Language: "en"}},
			{Slug: slug("speech"), Headline: "A speech", Date: day("2031-06"), Source: proposals.OccasionSource{Publisher: "Agency", Address: "https://agency.example/speech"}},
		},
		Assumptions: []proposals.Assumption{{Slug: slug("talks-first"), Headline: "Talks first", Event: slug("ceasefire"), After: []proposals.Slug{slug("talks")}, Author: "ab", Reason: words}},
	}
}

func day(s string) proposals.Date {
	d, err := proposals.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// A spoilt case or version is one rule broken, and the problem that it gives.
type spoilt[T any] struct {
	what  string
	spoil func(*T)
	path  string
	text  string
}

func TestNewCaseRevisionChecks(t *testing.T) {
	if _, problems := proposals.NewCaseRevision(lake(), nil); len(problems) > 0 {
		t.Fatalf("the case that is to be spoilt has problems:\n%v", problems)
	}
	for _, test := range []spoilt[proposals.Case]{
		{"no slug", func(c *proposals.Case) { c.Slug = proposals.Slug{} }, "case", "missing"},
		{"no title", func(c *proposals.Case) { c.Title = "" }, "title", "missing"},
		{"a long title", func(c *proposals.Case) { c.Title = strings.Repeat("x", 301) }, "title", "at most 300"},
		{"a title in spaces", func(c *proposals.Case) { c.Title = " x" }, "title", "begins or ends with a space"},
		{"a control character", func(c *proposals.Case) { c.Title = "a\u0007b" }, "title", "U+0007"},
		{"a line break", func(c *proposals.Case) { c.Title = "a\nb" }, "title", "U+000A"},
		{"a bidirectional override", func(c *proposals.Case) { c.Title = "a\u202eb" }, "title", "reorders"},
		{"a lost character", func(c *proposals.Case) { c.Title = "a\ufffdb" }, "title", "was lost"},
		{"invalid UTF-8", func(c *proposals.Case) { c.Title = "a\xffb" }, "title", "UTF-8"},
		{"another normal form", func(c *proposals.Case) { c.Title = "e\u0301" }, "title", "normal form C"},
		{"no publisher", func(c *proposals.Case) { c.Publisher.Name = "" }, "publisher.name", "missing"},
		{"no contact", func(c *proposals.Case) { c.Publisher.Contact = "" }, "publisher.contact", "missing"},
		{"no reader", func(c *proposals.Case) { c.Read.By = "" }, "read.by", "missing"},
		{"no day of reading", func(c *proposals.Case) { c.Read.On = proposals.Date{} }, "read.on", "missing"},
		{"no note", func(c *proposals.Case) { c.Note = "" }, "note", "missing"},
		{"a proposal twice", func(c *proposals.Case) { c.Opening = []proposals.Slug{slug("a"), slug("a")} }, "opening[1]", "twice"},
		{"no topics", func(c *proposals.Case) { c.Topics = nil }, "", "no topics"},
		{"an unknown order topic", func(c *proposals.Case) { c.OrderTopic = slug("securty") }, "order-topic", `did you mean "security"?`},
		{"no parties", func(c *proposals.Case) { c.Parties = nil }, "parties", "no parties"},
		{"a party without label", func(c *proposals.Case) { c.Parties[0].Label = "" }, "parties.north.label", "missing"},
		{"a party without kind", func(c *proposals.Case) { c.Parties[0].Kind = "" }, "parties.north.kind", "missing"},
		{"a party without slug", func(c *proposals.Case) { c.Parties[0].Slug = proposals.Slug{} }, "parties.", "is not a slug"},
		{"a bloc without members", func(c *proposals.Case) { c.Parties[2].Members = nil }, "parties.quartet.members", "lists its members"},
		{"a state with members", func(c *proposals.Case) { c.Parties[0].Members = []string{"x"} }, "parties.north.members", "lists its members"},
		{"an empty member", func(c *proposals.Case) { c.Parties[2].Members[1] = "" }, "parties.quartet.members[1]", "missing"},
		{"an actor called like a party", func(c *proposals.Case) { c.Actors[0].Slug = slug("north") }, "actors[3]", "twice"},
		{"an actor without label", func(c *proposals.Case) { c.Actors[0].Label = "" }, "actors.observers.label", "missing"},
		{"an actor that is a word of the grammar", func(c *proposals.Case) { c.Actors[0].Slug = proposals.Open }, "actors.open", "a meaning of its own"},
		{"an event without label", func(c *proposals.Case) { c.Events[0].Label = "" }, "events.talks.label", "missing"},
		{"an event without definition", func(c *proposals.Case) { c.Events[0].Definition = "" }, "events.talks.definition", "missing"},
		{"an event that is a word of the grammar", func(c *proposals.Case) { c.Events[1].Slug = proposals.Unsaid }, "events.unsaid", "a meaning of its own"},
		{"an event called like a measure", func(c *proposals.Case) { c.Events[1].Slug = slug("ceasefire") }, "events[2]", "twice"},
		{"an unknown wider event", func(c *proposals.Case) { c.Events[1].Is[0] = slug("talk") }, "events.truce-talks.is[0]", `did you mean "talks"?`},
		{"a wider event twice", func(c *proposals.Case) { c.Events[1].Is = append(c.Events[1].Is, slug("talks")) }, "events.truce-talks.is[1]", "twice"},
		{"a circle of events", func(c *proposals.Case) { c.Events[0].Is = []proposals.Slug{slug("truce-talks")} }, "events.talks", "narrower case of itself"},
		{"a topic without slug", func(c *proposals.Case) { c.Topics[1].Slug = proposals.Slug{} }, "topics[1]", "no slug"},
		{"a topic twice", func(c *proposals.Case) { c.Topics[1].Slug = slug("security") }, "topics[1]", "twice"},
		{"a topic without label", func(c *proposals.Case) { c.Topics[1].Label = "" }, "topics[1].label", "missing"},
		{"two topics with one heading", func(c *proposals.Case) { c.Topics[1].Label = "Security" }, "topics[1].label", "taken"},
		{"a topic called like a section", func(c *proposals.Case) { c.Topics[1].Label = "Order of steps" }, "topics[1].label", "taken"},
		{"an issue without slug", func(c *proposals.Case) { c.Issues[6].Slug = proposals.Slug{} }, "issues[6]", "no slug"},
		{"an issue twice", func(c *proposals.Case) { c.Issues[6].Slug = slug("length") }, "issues[2].issue", "twice"},
		{"an issue without question", func(c *proposals.Case) { c.Issues[0].Question = "" }, "issues[0].question", "missing"},
		{"an issue without label", func(c *proposals.Case) { c.Issues[0].Label = "" }, "issues[0].label", "missing"},
		{"a long label", func(c *proposals.Case) { c.Issues[0].Label = strings.Repeat("x", 61) }, "issues[0].label", "at most 60"},
		{"an issue under no topic", func(c *proposals.Case) { c.Issues[0].Topic = slug("other") }, "issues[0]", "under no topic"},
		{"an unknown further topic", func(c *proposals.Case) { c.Issues[0].Also = []proposals.Slug{slug("name")} }, "issues[0].also[0]", `did you mean "names"?`},
		{"its own topic as a further one", func(c *proposals.Case) { c.Issues[0].Also = []proposals.Slug{slug("security")} }, "issues[0].also[0]", "already"},
		{"a further topic twice", func(c *proposals.Case) { c.Issues[0].Also = []proposals.Slug{slug("names"), slug("names")} }, "issues[0].also[1]", "twice"},
		{"an unknown bearer", func(c *proposals.Case) { c.Issues[0].On = []proposals.Slug{slug("nort")} }, "issues[0].on[0]", `did you mean "north"?`},
		{"a bearer twice", func(c *proposals.Case) { c.Issues[0].On = []proposals.Slug{slug("north"), slug("north")} }, "issues[0].on[1]", "twice"},
		{"an issue without kind", func(c *proposals.Case) { c.Issues[2].Kind = "" }, "issues[2].kind", "missing"},
		{"a unit on a measure", func(c *proposals.Case) { c.Issues[0].Unit = "guns" }, "issues[0].unit", "takes no unit"},
		{"a quantity without unit", func(c *proposals.Case) { c.Issues[3].Unit = "" }, "issues[3].unit", "needs unit"},
		{"a limit on a measure", func(c *proposals.Case) { c.Issues[0].Limit = proposals.UpperLimit }, "issues[0].limit", "takes no limit"},
		{"an unknown limit", func(c *proposals.Case) { c.Issues[3].Limit = "middle" }, "issues[3].limit", "is no limit"},
		{"a choice without answers", func(c *proposals.Case) { c.Issues[4].Answers = nil }, "issues[4].answers", "needs answers"},
		{"a set without elements", func(c *proposals.Case) { c.Issues[5].Elements = nil }, "issues[5].elements", "needs elements"},
		{"a wider event of a text", func(c *proposals.Case) { c.Issues[6].Is = []proposals.Slug{slug("talks")} }, "issues[6].is", "takes no is"},
		{"an answer without label", func(c *proposals.Case) { c.Issues[4].Answers[1].Text = "" }, "issues[4].answers[1]", "missing"},
		{"an answer twice", func(c *proposals.Case) { c.Issues[4].Answers[1].Slug = slug("shore") }, "issues[4].answers[1]", "twice"},
		{"an answer that is a word of the grammar", func(c *proposals.Case) { c.Issues[4].Answers[1].Slug = proposals.Open }, "issues[4].answers[1]", "a meaning of its own"},
		{"an answer that rules out others", func(c *proposals.Case) { c.Issues[4].Answers[1].Exclusive = true }, "issues[4].answers[1]", "only an element"},
		{"empty prose", func(c *proposals.Case) { c.Intro = proposals.Prose{{}} }, "intro", "missing or empty"},
		{"long prose", func(c *proposals.Case) { c.Intro = prose(strings.Repeat("x", 16<<10), "x") }, "intro", "at most 16384"},
		{"an empty run of prose", func(c *proposals.Case) { c.Intro = prose("x", "") }, "intro", "empty run"},
		{"a link to a script", func(c *proposals.Case) { c.Intro = link("javascript:x()") }, "intro", "is not an address"},
		{"a link to nowhere", func(c *proposals.Case) { c.Intro = link("https://") }, "intro", "is not an address"},
		{"a link that deceives", func(c *proposals.Case) { c.Intro = link("https://a.example/\u202e") }, "intro", "reorders"},
		{"guidance in spaces", func(c *proposals.Case) { c.Issues[0].Guidance = prose(" x") }, "issues[0].guidance", "begins or ends with a space"},
		{"an occasion without slug", func(c *proposals.Case) { c.Occasions[0].Slug = proposals.Slug{} }, "occasions[0]", "no slug"},
		{"an occasion twice", func(c *proposals.Case) { c.Occasions = append(c.Occasions, c.Occasions[1]) }, "occasions[2]", "twice"},
		{"an occasion without headline", func(c *proposals.Case) { c.Occasions[0].Headline = "" }, "occasions[0].headline", "missing"},
		{"an occasion without date", func(c *proposals.Case) { c.Occasions[0].Date = proposals.Date{} }, "occasions[0].date", "missing"},
		{"an occasion that ends before it begins", func(c *proposals.Case) { c.Occasions[0].To = day("2031-05-01") }, "occasions[0].to", "not behind the first"},
		{"an occasion that ends in the month in which it begins", func(c *proposals.Case) { c.Occasions[1].To = day("2031-06-30") }, "occasions[1].to", "not behind the first"},
		{"an occasion of nobody", func(c *proposals.Case) { c.Occasions[0].Source.Publisher = "" }, "occasions[0].publisher", "missing"},
		{"an occasion without title and address", func(c *proposals.Case) { c.Occasions[0].Source.Title = "" }, "occasions[0].title", "or the address"},
		{"an occasion without a source's date and address", func(c *proposals.Case) { c.Occasions[0].Source.Date = proposals.Date{} }, "occasions[0].published", "or the address"},
		{"an occasion at no address", func(c *proposals.Case) { c.Occasions[1].Source.Address = "agency" }, "occasions[1].address", "not an address"},
		{"an assumption without slug", func(c *proposals.Case) { c.Assumptions[0].Slug = proposals.Slug{} }, "assumptions[0]", "no slug"},
		{"an assumption twice", func(c *proposals.Case) { c.Assumptions = append(c.Assumptions, c.Assumptions[0]) }, "assumptions[1]", "twice"},
		{"an assumption without headline", func(c *proposals.Case) { c.Assumptions[0].Headline = "" }, "assumptions[0].headline", "missing"},
		{"an assumption without author", func(c *proposals.Case) { c.Assumptions[0].Author = "" }, "assumptions[0].author", "missing"},
		{"an assumption without event", func(c *proposals.Case) { c.Assumptions[0].Event = proposals.Slug{} }, "assumptions[0].event", "missing"},
		{"an assumption of an unknown event", func(c *proposals.Case) { c.Assumptions[0].Event = slug("talk") }, "assumptions[0].event", `did you mean "talks"?`},
		{"an assumption after nothing", func(c *proposals.Case) { c.Assumptions[0].After = nil }, "assumptions[0].after", "which other events"},
		{"an assumption after itself", func(c *proposals.Case) { c.Assumptions[0].After[0] = slug("ceasefire") }, "assumptions[0].after", "which other events"},
		{"an assumption after an unknown event", func(c *proposals.Case) { c.Assumptions[0].After[0] = slug("talk") }, "assumptions[0].after[0]", `did you mean "talks"?`},
		{"an assumption without reason", func(c *proposals.Case) { c.Assumptions[0].Reason = nil }, "assumptions[0]", "reason is missing"},
	} {
		t.Run(test.what, func(t *testing.T) {
			c := lake()
			test.spoil(&c)
			r, problems := proposals.NewCaseRevision(c, nil)
			if r != nil {
				t.Error("it was accepted")
			}
			wantProblem(t, problems, test.path, test.text)
		})
	}
}

func wantProblem(t *testing.T, problems proposals.Problems, path, text string) {
	t.Helper()
	for _, p := range problems {
		if p.Path == path && strings.Contains(p.Text, text) {
			return
		}
	}
	t.Errorf("expected a problem with %q that says %q, got:\n%v", path, text, problems)
}

// prose is a paragraph of runs of text, each with a link, so that none joins
// another.
func prose(runs ...string) proposals.Prose {
	var spans []proposals.Span
	for _, text := range runs {
		spans = append(spans, proposals.Span{Text: text, Link: "https://a.example"})
	}
	return proposals.Prose{{Spans: spans}}
}

func link(address string) proposals.Prose {
	return proposals.Prose{{Spans: []proposals.Span{{Text: "x", Link: address}}}}
}

// An event is in a circle exactly where its own wider events lead back to it.
func TestEveryCircleOfEventsIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := lake()
		names := []string{"a", "b", "c", "d", "e", "f"}
		is := map[string][]string{}
		c.Events = append([]proposals.Event(nil), c.Events...)
		for _, name := range names {
			is[name] = rapid.SliceOfNDistinct(rapid.SampledFrom(names), 0, 2, rapid.ID).Draw(t, "is")
			e := proposals.Event{Slug: slug(name), Label: name, Definition: name}
			for _, wider := range is[name] {
				e.Is = append(e.Is, slug(wider))
			}
			c.Events = append(c.Events, e)
		}
		var leads func(from, to string, steps int) bool
		leads = func(from, to string, steps int) bool {
			return steps > 0 && slices.ContainsFunc(is[from], func(w string) bool { return w == to || leads(w, to, steps-1) })
		}
		var want, got []string
		for _, name := range names {
			if leads(name, name, len(names)) {
				want = append(want, "events."+name)
			}
		}
		_, problems := proposals.NewCaseRevision(c, nil)
		for _, p := range problems {
			got = append(got, p.Path)
		}
		if !slices.Equal(got, want) {
			t.Errorf("of %v, in circles are %v, want %v", is, got, want)
		}
	})
}

func TestChecksGatherNoMoreThanAnyoneWouldRead(t *testing.T) {
	c := lake()
	for range 2 * proposals.MaxProblems {
		c.Issues = append(c.Issues, proposals.Issue{})
	}
	if _, problems := proposals.NewCaseRevision(c, nil); len(problems) != proposals.MaxProblems {
		t.Errorf("%d problems were gathered, want %d", len(problems), proposals.MaxProblems)
	}
}

func TestNextCaseRevisionsKeepWhatWasThere(t *testing.T) {
	before, problems := proposals.NewCaseRevision(lake(), nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, test := range []spoilt[proposals.Case]{
		{"another case", func(c *proposals.Case) { c.Slug = slug("sea") }, "case", "is not a further revision"},
		{"a party gone", func(c *proposals.Case) { c.Parties = c.Parties[:2] }, "", `the party "quartet" is gone`},
		{"an actor gone", func(c *proposals.Case) { c.Actors = nil }, "", `the actor "observers" is gone`},
		{"a party that only acts", func(c *proposals.Case) {
			c.Parties = c.Parties[:2]
			c.Actors = append(c.Actors, proposals.Actor{Slug: slug("quartet"), Label: "Quartet"})
		}, "actors.quartet", `an actor may become a party, never a party an actor`},
		{"an event gone", func(c *proposals.Case) { c.Events = c.Events[:1] }, "", `the event "truce-talks" is gone`},
		{"a topic renamed", func(c *proposals.Case) { c.Topics[1].Slug = slug("naming"); c.Issues[6].Topic = slug("naming") }, "", `the topic "names" is gone`},
		{"an issue gone", func(c *proposals.Case) { c.Issues = c.Issues[:6] }, "", `the issue "name" is gone`},
		{"another kind", func(c *proposals.Case) { c.Issues[6].Kind = proposals.DateKind }, "issues[6].kind", "had kind text"},
		{"another reading of a bare figure", func(c *proposals.Case) { c.Issues[3].Limit = proposals.LowerLimit }, "issues[3].limit", "bare figure"},
		{"another unit", func(c *proposals.Case) { c.Issues[3].Unit = "troops" }, "issues[3].kind", "in soldiers"},
		{"an answer gone", func(c *proposals.Case) { c.Issues[4].Answers = labels("shore") }, "issues[4].answers", `the answer "district" is gone`},
		{"an element gone", func(c *proposals.Case) { c.Issues[5].Elements = labels("states") }, "issues[5].elements", `the element "neighbours" is gone`},
		{"a part gone", func(c *proposals.Case) { c.Issues[0].Parts = labels("guns") }, "issues[0].parts", `the part "boats" is gone`},
	} {
		t.Run(test.what, func(t *testing.T) {
			c := lake()
			test.spoil(&c)
			_, problems := proposals.NewCaseRevision(c, before)
			wantProblem(t, problems, test.path, test.text)
		})
	}
	next := lake()
	next.Parties[0].Retired, next.Issues[6].Retired, next.Topics[1].Retired = true, true, true
	next.Issues[0].Question, next.Issues[0].Topic = "Would all firing stop?", slug("names")
	next.Issues[4].Answers = append(next.Issues[4].Answers, labels("lake")...)
	if _, problems := proposals.NewCaseRevision(next, before); len(problems) > 0 {
		t.Errorf("things may be retired, added, moved and asked otherwise:\n%v", problems)
	}
	next = lake()
	next.Actors, next.Parties = nil, append(next.Parties, proposals.Party{Slug: slug("observers"), Label: "Observers", Kind: proposals.Mediator})
	after, problems := proposals.NewCaseRevision(next, before)
	if len(problems) > 0 {
		t.Fatalf("an actor may become a party:\n%v", problems)
	}
	v := plan()
	v.Terms[0].On = []proposals.Slug{slug("observers")}
	for _, c := range []*proposals.CaseRevision{before, after} {
		if _, problems := proposals.NewRevision(v, c); len(problems) > 0 {
			t.Errorf("who becomes a party may have things to do, before and after:\n%v", problems)
		}
	}
	if _, problems := proposals.NewCaseRevision(lake(), after); len(problems) == 0 {
		t.Error("a party became an actor again")
	}
}
