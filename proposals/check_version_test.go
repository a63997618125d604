package proposals_test

import (
	"reflect"
	"strings"
	"testing"

	"parley/proposals"
	"parley/proposals/proposalstest"
	"pgregory.net/rapid"
)

// plan is a version that keeps every rule, made anew for each test to spoil.
func plan() proposals.Version {
	return proposals.Version{
		Proposal: slug("plan"), Number: 1, Case: slug("lake"), Title: "Plan", Authors: []proposals.Slug{slug("north"), slug("south")}, Act: proposals.JointDraft,
		Dates: proposals.Dates{Text: day("2025-06-01")}, Options: labels("package"),
		Sources: []proposals.Source{
			{Slug: slug("copy"), Publisher: "North", Title: "Plan", Date: day("2025-06-01"), Language: "nb", Kind: proposals.TextSource, Extent: proposals.Full, Rendering: proposals.Original},
			{Slug: slug("agency"), Publisher: "Agency", Title: "Report", Date: day("2025-06-03"), Language: "en", Kind: proposals.ReportSource, Extent: proposals.Part},
		},
		Read: proposals.Read{By: "ab", On: day("2026-11-23")}, Note: "First.",
		Terms: []proposals.Term{
			{Place: proposals.Place{Issue: slug("ceasefire")}, Headline: "Fire stops", Stance: proposals.Provides, After: []proposals.Slug{slug("talks")}, Sources: []proposals.Slug{slug("copy")}},
			{Place: proposals.Place{Issue: slug("length")}, Headline: "A week", Value: proposals.OpenValue{}, Sources: []proposals.Slug{slug("agency")}},
		},
		Steps: []proposals.Step{{Event: slug("talks"), After: []proposals.Slug{slug("withdrawal")}, Sources: []proposals.Slug{slug("agency")}}},
		Blanks: []proposals.Blank{{
			Place: proposals.Place{Issue: slug("name")}, Coverage: proposals.Silent, Sources: []proposals.Slug{slug("copy")},
			Search: proposals.Search{By: "ab", On: day("2026-11-23"), Words: []string{"name"}},
		}},
	}
}

func lakeRevision(t *testing.T) *proposals.CaseRevision {
	t.Helper()
	c, problems := proposals.NewCaseRevision(lake(), nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return c
}

func TestNewRevisionAcceptsThePlan(t *testing.T) {
	if _, problems := proposals.NewRevision(plan(), lakeRevision(t)); len(problems) > 0 {
		t.Fatalf("the version that is to be spoilt has problems:\n%v", problems)
	}
}

// refuses checks that each spoilt version gives its problem.
func refuses(t *testing.T, all []spoilt[version]) {
	t.Helper()
	c := lakeRevision(t)
	for _, test := range all {
		t.Run(test.what, func(t *testing.T) {
			v := plan()
			test.spoil(&v)
			r, problems := proposals.NewRevision(v, c)
			if r != nil {
				t.Error("it was accepted")
			}
			wantProblem(t, problems, test.path, test.text)
		})
	}
}

type version = proposals.Version

func TestNewRevisionChecksHeads(t *testing.T) {
	refuses(t, []spoilt[version]{
		{"no proposal", func(v *version) { v.Proposal = proposals.Slug{} }, "proposal", "missing"},
		{"no number", func(v *version) { v.Number = 0 }, "version", "missing"},
		{"no case", func(v *version) { v.Case = proposals.Slug{} }, "case", "missing"},
		{"another case", func(v *version) { v.Case = slug("sea") }, "case", `the case is "sea"`},
		{"no title", func(v *version) { v.Title = "" }, "title", "missing"},
		{"called by nobody known", func(v *version) { v.Called = []proposals.CalledBy{{Party: slug("nort"), Title: "x"}} }, "called.nort", `did you mean "north"?`},
		{"called nothing", func(v *version) { v.Called = []proposals.CalledBy{{Party: slug("north")}} }, "called.north.title", "missing"},
		{"called twice", func(v *version) {
			v.Called = []proposals.CalledBy{{Party: slug("north"), Title: "x"}, {Party: slug("north"), Title: "y"}}
		}, "called.north", "twice"},
		{"no authors", func(v *version) { v.Authors = nil }, "authors", "missing"},
		{"an author twice", func(v *version) { v.Authors[1] = slug("north") }, "authors[1]", "twice"},
		{"an author that only acts", func(v *version) { v.Authors[1] = slug("observers") }, "authors[1]", "no party"},
		{"a joint draft of one", func(v *version) { v.Authors = v.Authors[:1] }, "authors", "at least two"},
		{"a language that is none", func(v *version) { v.Languages = []string{"english"} }, "languages[0]", "BCP 47"},
		{"a language in another form", func(v *version) { v.Languages = []string{"EN-gb"} }, "languages[0]", "canonical"},
		{"no date", func(v *version) { v.Dates = proposals.Dates{} }, "dates", "at least one"},
		{"an option without label", func(v *version) { v.Options[0].Text = "" }, "options[0]", "missing"},
		{"an option that is a word of the grammar", func(v *version) { v.Options[0].Slug = proposals.Open }, "options[0]", "a meaning of its own"},
		{"an option twice", func(v *version) { v.Options = labels("package", "package") }, "options[1]", "twice"},
		{"no reader", func(v *version) { v.Read.By = "" }, "read.by", "missing"},
		{"no note", func(v *version) { v.Note = "" }, "note", "missing"},
		{"an introduction in spaces", func(v *version) { v.Intro = prose("x ") }, "intro", "space"},
		{"no act", func(v *version) { v.Act = "" }, "act", "missing"},
		{"an answer without a response", func(v *version) { v.AnswersWith = proposals.AnswerRejects }, "answers-with", "only a response"},
		{"an unknown answer", func(v *version) {
			v.Act, v.Answers, v.AnswersWith = proposals.Response, proposals.NewRef(slug("other"), 1, 0), "shrugs"
		}, "answers-with", "is no answer"},
		{"answers itself", func(v *version) { v.Answers = proposals.NewRef(slug("plan"), 1, 0) }, "answers", "not an earlier text"},
		{"is based on a later text", func(v *version) { v.BasedOn = proposals.NewRef(slug("plan"), 2, 0) }, "based-on", "not an earlier text"},
	})
}

func TestNewRevisionChecksSources(t *testing.T) {
	refuses(t, []spoilt[version]{
		{"a source without slug", func(v *version) { v.Sources[1].Slug = proposals.Slug{} }, "sources.", "is not a slug"},
		{"a source without publisher", func(v *version) { v.Sources[1].Publisher = "" }, "sources.agency.publisher", "missing"},
		{"a source without title", func(v *version) { v.Sources[1].Title = "" }, "sources.agency.title", "missing"},
		{"a source without date", func(v *version) { v.Sources[1].Date = proposals.Date{} }, "sources.agency.date", "missing"},
		{"a source without language", func(v *version) { v.Sources[1].Language = "" }, "sources.agency.language", "BCP 47"},
		{"a source without title, to be found nowhere", func(v *version) { v.Sources[1].Title = "" }, "sources.agency.title", "expected a title, or the address where it was read"},
		{"a source with a title in spaces", func(v *version) { v.Sources[1].Title, v.Sources[1].Address = " ", "https://a.example" }, "sources.agency.title", "empty"},
		{"a quote whose language nobody recorded", func(v *version) {
			v.Sources[1].Language, v.Sources[1].Address = "", "https://a.example"
			v.Terms[1].Quotes = []proposals.Quote{{Text: "x", Source: slug("agency")}}
		}, "terms[1].quotes[0].language", "so each quote of it names its own"},
		{"a source without kind", func(v *version) { v.Sources[1].Kind = "" }, "sources.agency.kind", "missing"},
		{"a source without extent", func(v *version) { v.Sources[1].Extent = "" }, "sources.agency.extent", "missing"},
		{"a text without rendering", func(v *version) { v.Sources[0].Rendering = "" }, "sources.copy.rendering", "says its rendering"},
		{"a text with an unknown rendering", func(v *version) { v.Sources[0].Rendering = "free" }, "sources.copy.rendering", "says its rendering"},
		{"a report with a rendering", func(v *version) { v.Sources[1].Rendering = proposals.Machine }, "sources.agency.rendering", "no other source"},
		{"a source with an address that is none", func(v *version) { v.Sources[1].Address = "a.example/b" }, "sources.agency.address", "is not an address"},
		{"a source with an address that looks like another", func(v *version) { v.Sources[1].Address = "https://agency.example@evil.example/" }, "sources.agency.address", "is not an address"},
		{"a source with an address without a host", func(v *version) { v.Sources[1].Address = "http:evil" }, "sources.agency.address", "is not an address"},
		{"two terms said elsewhere at one place", func(v *version) {
			v.Terms = append(v.Terms, v.Terms[0], v.Terms[0])
			v.Terms[2].SaidElsewhere, v.Terms[3].SaidElsewhere = true, true
		}, "terms[3].issue", "has a term already"},
		{"ten readings", func(v *version) {
			for i := range 9 {
				v.Terms = append(v.Terms, v.Terms[0])
				v.Terms[i+2].Reading = slug(string(rune('a' + i)))
			}
		}, "terms[10].reading", "more than 9 readings"},
		{"thirteen options", func(v *version) {
			for i := range 13 {
				v.Options = append(v.Options, labels("option-"+string(rune('a'+i)))...)
			}
		}, "options", "at most 12"},
		{"a source with an address by mail", func(v *version) { v.Sources[1].Address = "mailto:a@b.example" }, "sources.agency.address", "is not an address"},
		{"a hash that is none", func(v *version) { v.Sources[1].SHA256 = "abc" }, "sources.agency.sha256", "64 small"},
		{"a hash in capitals", func(v *version) { v.Sources[1].SHA256 = strings.Repeat("A", 64) }, "sources.agency.sha256", "64 small"},
		{"a source twice", func(v *version) { v.Sources[1].Slug = slug("copy") }, "sources.copy", "twice"},
		{"terms without a source", func(v *version) { v.Sources = nil }, "sources", "nothing of the text is known"},
	})
}

// What was not recorded may be missing where the source can be found, and says
// so wherever it is named.
func TestSourcesThatWereNotRecorded(t *testing.T) {
	v := plan()
	s := &v.Sources[1]
	s.Title, s.Date, s.Language, s.Address = "", proposals.Date{}, "", "https://agency.example/plans/lake?page=2"
	v.Terms[1].Quotes = []proposals.Quote{{Text: "sju dager", Source: slug("agency"), Language: "nb"}}
	r, problems := proposals.NewRevision(v, lakeRevision(t))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got := r.Version().Terms[1].Quotes[0].Language; got != "nb" {
		t.Errorf("the quote's language is %q, want nb", got)
	}
	for address, want := range map[string]string{
		s.Address:                          "Agency, agency.example/plans/lake",
		"https://agency.example/":          "Agency, agency.example",
		"https://agency.example/a%20b/ї#c": "Agency, agency.example/a%20b/%D1%97",
		"https://agency.example/" + strings.Repeat("a", 50): "Agency, agency.example/" + strings.Repeat("a", 44) + "…",
	} {
		s.Address = address
		if s.Name() != want || s.DateWords() != "date not recorded" {
			t.Errorf("%s: %s, %s; want %s", address, s.Name(), s.DateWords(), want)
		}
	}
	if s.Title = "Report"; s.Name() != "“Report”" {
		t.Errorf("a source with a title is named %s", s.Name())
	}
}

func TestNewRevisionChecksRests(t *testing.T) {
	refuses(t, []spoilt[version]{
		{"a rest that nobody can know", func(v *version) { v.Rest = &proposals.Rest{Coverage: proposals.Silent} }, "rest", "cannot be said"},
		{"an unreported rest until later", func(v *version) {
			v.Rest = &proposals.Rest{Coverage: proposals.Unreported, After: []proposals.Slug{slug("talks")}}
		}, "rest.after", "only what is deferred"},
		{"a deferred rest until nothing", func(v *version) { v.Rest = &proposals.Rest{Coverage: proposals.Deferred} }, "rest.after", "left to an event"},
		{"a deferred rest until an unknown event", func(v *version) {
			v.Rest = &proposals.Rest{Coverage: proposals.Deferred, After: []proposals.Slug{slug("talk")}}
		}, "rest.after[0]", `did you mean "talks"?`},
	})
}

func TestNewRevisionChecksTerms(t *testing.T) {
	quote := func(q proposals.Quote) func(*version) {
		return func(v *version) { v.Terms[0].Quotes = []proposals.Quote{q} }
	}
	value := func(s string, issue *proposals.Issue) proposals.Value { return mustValue(t, s, issue) }
	refuses(t, []spoilt[version]{
		{"a term without headline", func(v *version) { v.Terms[0].Headline = "" }, "terms[0].headline", "missing"},
		{"a long headline", func(v *version) { v.Terms[0].Headline = strings.Repeat("x", 121) }, "terms[0].headline", "at most 120"},
		{"a term without issue", func(v *version) { v.Terms[0].Issue = proposals.Slug{} }, "terms[0].issue", "missing"},
		{"a term on an unknown issue", func(v *version) { v.Terms[0].Issue = slug("ceasfire") }, "terms[0].issue", `did you mean "ceasefire"?`},
		{"an unknown part", func(v *version) { v.Terms[0].Part = slug("gun") }, "terms[0].part", `did you mean "guns"?`},
		{"an unknown option", func(v *version) { v.Terms[0].Option = slug("pakage") }, "terms[0].option", `did you mean "package"?`},
		{"a bracket of no author", func(v *version) { v.Terms[0].By = slug("quartet") }, "terms[0].by", "no author"},
		{"a bracket outside a joint draft", func(v *version) { v.Act, v.Terms[0].By = proposals.MediatorText, slug("north") }, "terms[0].by", "only a joint draft"},
		{"a reading that is a word of the grammar", func(v *version) { v.Terms[0].Reading = proposals.Open }, "terms[0].reading", "a meaning of its own"},
		{"a measure without stance", func(v *version) { v.Terms[0].Stance = "" }, "terms[0].stance", "missing"},
		{"an unknown stance", func(v *version) { v.Terms[0].Stance = "wants" }, "terms[0].stance", "is no stance"},
		{"a side that provides", func(v *version) { v.Act = proposals.ProposalAct }, "terms[0].stance", "only a mediator's text"},
		{"a bracket that provides", func(v *version) { v.Terms[0].By = slug("north") }, "terms[0].stance", "lays down for all"},
		{"no value", func(v *version) { v.Terms[1].Value = nil }, "terms[1].value", "missing"},
		{"a value on a measure", func(v *version) { v.Terms[0].Value = proposals.OpenValue{} }, "terms[0].value", "takes no value"},
		{"a value of another kind", func(v *version) { v.Terms[1].Value = value("2025-06", &proposals.Issue{Kind: proposals.DateKind}) }, "terms[1].value", "is not a duration"},
		{"a value in another order than the issue's", func(v *version) {
			v.Terms[1].Issue, v.Terms[1].Value = slug("scope"), value("district or shore", &proposals.Issue{Kind: proposals.ChoiceKind, Answers: labels("district", "shore")})
		}, "terms[1].value", `expected "shore or district"`},
		{"a text value in spaces", func(v *version) {
			v.Terms[1].Issue, v.Terms[1].Value = slug("name"), value(" x", &proposals.Issue{Kind: proposals.TextKind})
		}, "terms[1].value", "space"},
		{"unconditional, and no measure", func(v *version) { v.Terms[1].Unconditional = true }, "terms[1].unconditional", "only a measure"},
		{"an unknown bearer", func(v *version) { v.Terms[0].On = []proposals.Slug{slug("nort")} }, "terms[0].on[0]", `did you mean "north"?`},
		{"a bearer twice", func(v *version) { v.Terms[0].On = []proposals.Slug{slug("north"), slug("north")} }, "terms[0].on[1]", "twice"},
		{"an empty scope", func(v *version) { v.Terms[0].Scope = []string{""} }, "terms[0].scope[0]", "missing"},
		{"a scope twice", func(v *version) { v.Terms[0].Scope = []string{"x", "x"} }, "terms[0].scope[1]", "twice"},
		{"after an unknown event", func(v *version) { v.Terms[0].After[0] = slug("talk") }, "terms[0].after[0]", `did you mean "talks"?`},
		{"after an event twice", func(v *version) { v.Terms[0].After = append(v.Terms[0].After, slug("talks")) }, "terms[0].after[1]", "twice"},
		{"after open and another event", func(v *version) { v.Terms[0].After = append(v.Terms[0].After, proposals.Open) }, "terms[0].after[1]", "no event"},
		{"after itself", func(v *version) { v.Terms[0].After[0] = slug("ceasefire") }, "terms[0].after", "cannot wait for itself"},
		{"until an unknown event", func(v *version) { v.Terms[0].Until = []proposals.Slug{slug("talk")} }, "terms[0].until[0]", "no event"},
		{"unless an unknown event", func(v *version) { v.Terms[0].Unless = []proposals.Slug{slug("talk")} }, "terms[0].unless[0]", "no event"},
		{"details at an unknown event", func(v *version) { v.Terms[0].DetailsAt = slug("talk") }, "terms[0].details-at[0]", "no event"},
		{"an empty deadline", func(v *version) { v.Terms[0].Deadlines = []proposals.Deadline{{}} }, "terms[0].deadline[0]", "empty"},
		{"a deadline twice", func(v *version) { v.Terms[0].Deadlines = deadlines(t, "immediately", "immediately") }, "terms[0].deadline[1]", "twice"},
		{"a deadline at an unknown event", func(v *version) { v.Terms[0].Deadlines = deadlines(t, "before talk") }, "terms[0].deadline[0][0]", "no event"},
		{"no source of several", func(v *version) { v.Terms[0].Sources = nil }, "terms[0].sources", "names its own"},
		{"an unknown source", func(v *version) { v.Terms[0].Sources[0] = slug("copi") }, "terms[0].sources[0]", `did you mean "copy"?`},
		{"a source named twice", func(v *version) { v.Terms[0].Sources = []proposals.Slug{slug("copy"), slug("copy")} }, "terms[0].sources[1]", "twice"},
		{"an empty quote", quote(proposals.Quote{Source: slug("copy")}), "terms[0].quotes[0].text", "missing"},
		{"a quote from an unknown source", quote(proposals.Quote{Text: "x", Source: slug("agencie")}), "terms[0].quotes[0].source", `did you mean "agency"?`},
		{"a quote in no language", quote(proposals.Quote{Text: "x", Source: slug("copy"), Language: "elvish"}), "terms[0].quotes[0].language", "BCP 47"},
		{"a point in spaces", func(v *version) { v.Terms[0].Point = " x" }, "terms[0].point", "space"},
		{"an ambiguity in spaces", func(v *version) { v.Terms[0].Ambiguous = " x" }, "terms[0].ambiguous", "space"},
		{"an inference in spaces", func(v *version) { v.Terms[0].Inferred = " x" }, "terms[0].inferred", "space"},
		{"an empty body", func(v *version) { v.Terms[0].Body = proposals.Prose{{}} }, "terms[0].body", "missing"},
		{"two terms at one place", func(v *version) { v.Terms = append(v.Terms, v.Terms[0]) }, "terms[2].issue", "has a term already"},
	})
}

func TestNewRevisionChecksBlanks(t *testing.T) {
	refuses(t, []spoilt[version]{
		{"a blank without kind", func(v *version) { v.Blanks[0].Coverage = "" }, "blanks[0]", "kind of blank is missing"},
		{"a blank that is stated", func(v *version) { v.Blanks[0].Coverage = proposals.Stated }, "blanks[0]", "kind of blank is missing"},
		{"a blank where there is a term", func(v *version) { v.Blanks[0].Issue = slug("length") }, "blanks[0]", "has a term already"},
		{"a blank twice", func(v *version) { v.Blanks = append(v.Blanks, v.Blanks[0]) }, "blanks[1]", "marked twice"},
		{"a deferral until nothing", func(v *version) {
			v.Blanks[0].Coverage, v.Blanks[0].Search = proposals.Deferred, proposals.Search{}
		}, "blanks[0].after", "left to an event"},
		{"silent until later", func(v *version) { v.Blanks[0].After = []proposals.Slug{slug("talks")} }, "blanks[0].after", "only what is deferred"},
		{"struck from nothing", func(v *version) { v.Blanks[0].Coverage, v.Blanks[0].Search = proposals.Struck, proposals.Search{} }, "blanks[0]", "nothing can be struck"},
		{"a search where nothing is silent", func(v *version) { v.Blanks[0].Coverage = proposals.Unreported }, "blanks[0]", "only what is silent"},
		{"silent, and nobody looked", func(v *version) { v.Blanks[0].Search.By = "" }, "blanks[0].checked.by", "who looked"},
		{"silent, and looked on no day", func(v *version) { v.Blanks[0].Search.On = proposals.Date{} }, "blanks[0].checked.by", "when"},
		{"silent, and looked for nothing", func(v *version) { v.Blanks[0].Search.Words = nil }, "blanks[0].words", "the words that were looked for"},
		{"silent, by somebody in spaces", func(v *version) { v.Blanks[0].Search.By = " x" }, "blanks[0].checked.by", "space"},
		{"silent, after an empty word", func(v *version) { v.Blanks[0].Search.Words = []string{""} }, "blanks[0].words", "missing"},
		{"silent by a report", func(v *version) { v.Blanks[0].Sources[0] = slug("agency") }, "blanks[0]", "a source of kind text"},
		{"silent by a part of the text", func(v *version) { v.Sources[0].Extent = proposals.Part }, "blanks[0].points", "only a part"},
		{"silent by an unknown source", func(v *version) { v.Blanks[0].Sources[0] = slug("copi") }, "blanks[0].sources[0]", `did you mean "copy"?`},
	})
}

func TestNewRevisionChecksSteps(t *testing.T) {
	refuses(t, []spoilt[version]{
		{"a step without event", func(v *version) { v.Steps[0].Event = proposals.Slug{} }, "steps[0].event", "names no event"},
		{"a step with an unknown event", func(v *version) { v.Steps[0].Event = slug("talk") }, "steps[0].event", `did you mean "talks"?`},
		{"a step after nothing", func(v *version) { v.Steps[0].After = nil }, "steps[0].after", "what it waits for"},
		{"a step after itself", func(v *version) { v.Steps[0].After[0] = slug("talks") }, "steps[0].after", "cannot wait for itself"},
		{"a step after an unknown event", func(v *version) { v.Steps[0].After[0] = slug("talk") }, "steps[0].after[0]", "no event"},
		{"a step under an unknown option", func(v *version) { v.Steps[0].Option = slug("pakage") }, "steps[0].option", `did you mean "package"?`},
		{"a step in a bracket of no author", func(v *version) { v.Steps[0].By = slug("quartet") }, "steps[0].by", "no author"},
		{"a step without source", func(v *version) { v.Steps[0].Sources = nil }, "steps[0].sources", "names its own"},
		{"a step with an empty quote", func(v *version) { v.Steps[0].Quotes = []proposals.Quote{{Source: slug("copy")}} }, "steps[0].quotes[0].text", "missing"},
		{"a step inferred in spaces", func(v *version) { v.Steps[0].Inferred = " x" }, "steps[0].inferred", "space"},
		{"a step that repeats a term", func(v *version) { v.Steps[0].Event, v.Steps[0].After[0] = slug("ceasefire"), slug("talks") }, "steps[0].after", "stands in the term"},
		{"a step that contradicts a term", func(v *version) { v.Steps[0].After[0] = slug("ceasefire") }, "steps[0].after", "contradicts the term"},
		{"a step that repeats a step", func(v *version) { v.Steps = append(v.Steps, v.Steps[0]) }, "steps[1].after", "stands in step 1"},
		{"a step before what is unconditional", func(v *version) {
			v.Terms[0].After, v.Terms[0].Unconditional = nil, true
			v.Steps[0].Event = slug("ceasefire")
		}, "steps[0].after", "calls it unconditional"},
	})
}

func deadlines(t *testing.T, texts ...string) []proposals.Deadline {
	t.Helper()
	var list []proposals.Deadline
	for _, s := range texts {
		d, err := proposals.ParseDeadline(s)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, d)
	}
	return list
}

func TestNewRevisionAccepts(t *testing.T) {
	c := lakeRevision(t)
	for what, change := range map[string]func(*version){
		"two terms at one place, one said elsewhere": func(v *version) { v.Terms = append(v.Terms, v.Terms[0]); v.Terms[2].SaidElsewhere = true },
		"two readings":                                 func(v *version) { v.Terms = append(v.Terms, v.Terms[0]); v.Terms[2].Reading = slug("other") },
		"a part beside the whole":                      func(v *version) { v.Terms = append(v.Terms, v.Terms[0]); v.Terms[2].Part = slug("guns") },
		"a blank said elsewhere where there is a term": func(v *version) { v.Blanks[0].Issue, v.Blanks[0].SaidElsewhere = slug("length"), true },
		"a refusal without value":                      func(v *version) { v.Terms[1].Stance, v.Terms[1].Value = proposals.Rejects, nil },
		"open alone":                                   func(v *version) { v.Terms[0].After = []proposals.Slug{proposals.Open} },
		"silent by a part with its points":             func(v *version) { v.Sources[0].Extent, v.Blanks[0].Search.Points = proposals.Part, []string{"II"} },
		"struck in a second version": func(v *version) {
			v.Number, v.Blanks[0].Coverage, v.Blanks[0].Search = 2, proposals.Struck, proposals.Search{}
		},
		"struck from a text that it follows": func(v *version) {
			v.BasedOn, v.Blanks[0].Coverage, v.Blanks[0].Search = proposals.NewRef(slug("other"), 1, 0), proposals.Struck, proposals.Search{}
		},
		"a step under another option than the term's": func(v *version) {
			v.Options = labels("package", "retreat")
			v.Terms[0].Option, v.Steps[0].Option, v.Steps[0].After[0] = slug("package"), slug("retreat"), slug("ceasefire")
		},
		"nothing, of a text that is not available": func(v *version) { v.Sources, v.Terms, v.Steps, v.Blanks = nil, nil, nil, nil },
	} {
		t.Run(what, func(t *testing.T) {
			v := plan()
			change(&v)
			if _, problems := proposals.NewRevision(v, c); len(problems) > 0 {
				t.Error(problems)
			}
		})
	}
}

// What is given to the constructors is not changed by them.
func TestRevisionsLeaveTheirContentAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := proposalstest.Case().Draw(t, "case")
		r := proposalstest.Revision(c).Draw(t, "revision")
		again, problems := proposals.NewRevision(*r.Version(), c)
		if len(problems) > 0 || !reflect.DeepEqual(again.Version(), r.Version()) {
			t.Fatalf("a revision of a revision is another: %v", problems)
		}
	})
	v, want := plan(), plan()
	v.Terms[0].Quotes = []proposals.Quote{{Text: "x", Source: slug("copy"), Language: "nb"}}
	want.Terms[0].Quotes = []proposals.Quote{{Text: "x", Source: slug("copy"), Language: "nb"}}
	v.Terms[0].After, want.Terms[0].After = []proposals.Slug{slug("withdrawal"), slug("truce-talks")}, []proposals.Slug{slug("withdrawal"), slug("truce-talks")}
	v.Rest = &proposals.Rest{Coverage: proposals.Deferred, After: []proposals.Slug{slug("withdrawal"), slug("talks")}}
	want.Rest = &proposals.Rest{Coverage: proposals.Deferred, After: []proposals.Slug{slug("withdrawal"), slug("talks")}}
	r, problems := proposals.NewRevision(v, lakeRevision(t))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if !reflect.DeepEqual(v, want) {
		t.Error("making a revision changed what it was made of")
	}
	if got := proposals.JoinSlugs(r.Version().Rest.After); got != "talks, withdrawal" {
		t.Errorf("the rest is left to %s", got)
	}
	if got := r.Version().Terms[0]; proposals.JoinSlugs(got.After) != "truce-talks, withdrawal" || got.Quotes[0].Language != "" {
		t.Errorf("the revision is not in canonical order: %+v", got)
	}
}
