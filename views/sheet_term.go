package views

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"parley/proposals"
	"parley/proposals/document"
)

// topic are the questions of one topic, each with what is coded on it. Those
// that are retired show where something is coded on them, or under a topic that
// is retired as a whole, to which no page leads.
func (f *sheetForm) topic(slug string) []group {
	var all []group
	retired := slices.ContainsFunc(f.in.Case().Topics, func(t proposals.Topic) bool { return t.Slug.String() == slug && t.Retired })
	for i := range f.in.Case().Issues {
		issue := &f.in.Case().Issues[i]
		if issue.Topic.String() == slug && (!issue.Retired || retired || f.speaksOf(issue)) {
			all = append(all, f.issue(issue))
		}
	}
	return all
}

func (f *sheetForm) speaksOf(issue *proposals.Issue) bool {
	name := issue.Slug.String()
	return slices.ContainsFunc(f.Terms, func(t document.TermFields) bool { return t.Issue == name }) ||
		slices.ContainsFunc(f.Blanks, func(b document.BlankFields) bool { return b.Issue == name })
}

// issue is one question: its terms, or why it has none.
func (f *sheetForm) issue(issue *proposals.Issue) group {
	name := issue.Slug.String()
	g := group{ID: "issue-" + name, Legend: issue.Question, Rank: 2, Hint: issueHint(issue)}
	if text := issue.Guidance.Text(); text != "" {
		g.Groups = append(g.Groups, group{Legend: "Guidance for coders", Folded: true, Hint: text})
	}
	for i := range f.Terms {
		if f.Terms[i].Issue == name {
			g.Groups = append(g.Groups, f.term(i, issue))
		}
	}
	if !slices.ContainsFunc(f.Terms, func(t document.TermFields) bool { return t.Issue == name }) {
		f.offerBlank(name)
	}
	for i := range f.Blanks {
		if f.Blanks[i].Issue == name {
			g.Groups = append(g.Groups, f.blank(i, issue))
		}
	}
	g.Buttons = []button{
		{Words: "Add a term", Do: "+terms:" + name, Of: issue.Label, Plain: true},
		{Words: "Add a reason for having none", Do: "+blanks:" + name, Of: issue.Label, Plain: true},
	}
	return g
}

// issueHint says what kind of answer the question takes.
func issueHint(issue *proposals.Issue) string {
	hint := "Label: " + issue.Label + ". "
	switch issue.Kind {
	case proposals.Measure:
		hint += "A measure: the stance is the answer."
	case proposals.ChoiceKind:
		hint += "One answer, or any of several, each of which is enough."
	case proposals.SetKind:
		hint += "Any number of elements."
	case proposals.DurationKind:
		hint += "A length of time."
	case proposals.QuantityKind:
		hint += "A figure, in " + issue.Unit + "."
	case proposals.DateKind:
		hint += "A day."
	case proposals.TextKind:
		hint += "A few words, never compared by machine."
	}
	if issue.Retired {
		hint += " Retired: it is asked of no new text."
	}
	return hint
}

// term are the fields of one term: only those that its issue takes.
func (f *sheetForm) term(i int, issue *proposals.Issue) group {
	t, path := &f.Terms[i], fmt.Sprintf("terms[%d]", i)
	headline := f.line(path+".headline", "In one line", "What the text says, neutrally, in at most 120 characters", &t.Headline)
	headline.Wide = true
	g := group{ID: anchorOf(path), Legend: "Term", Rank: 3}
	if t.Headline != "" {
		g.Legend = "Term: " + t.Headline
	}
	if f.keepsExplanation(t) {
		g.Notice = "The answer changed since " + f.since + ", and its explanation is as before."
	}
	g.Inputs = append(g.Inputs, headline, f.stance(path, t, issue))
	if issue.Kind != proposals.Measure || t.Value != "" {
		g.Inputs = append(g.Inputs, f.value(path, t, issue))
	}
	g.Inputs = append(g.Inputs,
		f.several(ticks, path+".on", "Who must do it or refrain", "Where the text says so", &t.On, f.actors()),
		f.several(lines, path+".scope", "Words that narrow it", "“in peacetime”, “except the National Guard”: compared as same or different only", &t.Scope, nil),
		f.area(path+".body", "At length, in your own words", proseHint, &t.Body),
		f.several(ticks, path+".sources", "Sources", f.sourcesHint(), &t.Sources, f.sourceChoices()),
	)
	when := group{Legend: "Conditions and deadlines", Folded: true, Inputs: []input{
		f.several(picks, path+".after", "It waits for all of these", "", &t.After, f.events()),
		f.several(picks, path+".until", "Any one of these ends it", "", &t.Until, f.events()),
		f.several(picks, path+".unless", "Any one of these makes it lapse", "", &t.Unless, f.events()),
		f.pick(path+".details-at", "Its details are left to", "", &t.DetailsAt, f.events()),
		f.deadlines(path, t),
	}}
	if issue.Kind == proposals.Measure || t.Unconditional {
		when.Inputs = append(when.Inputs, f.tick(path+".unconditional", "The text itself calls it unconditional", "", &t.Unconditional))
	}
	g.Groups = append(g.Groups, when, f.where(path, t, issue), f.known(path, t), f.quotes(path, &t.Quotes))
	g.Buttons = []button{{Words: "Take this term out", Do: "-" + path, Of: t.Headline, Plain: true}}
	g.Inputs[0].Problems = append(g.Inputs[0].Problems, f.fault[path]...)
	g.Inputs[0].Problems = append(g.Inputs[0].Problems, f.fault[path+".issue"]...)
	return g
}

// keepsExplanation reports whether a coded field of a term is another than in the
// coding before, and the words that explain it are the same.
func (f *sheetForm) keepsExplanation(t *document.TermFields) bool {
	type place struct{ issue, option, part, by, reading string }
	placeOf := func(t *document.TermFields) place { return place{t.Issue, t.Option, t.Part, t.By, t.Reading} }
	coded := func(t document.TermFields) document.TermFields {
		t.Headline, t.Body, t.Quotes, t.Sources, t.Point = "", "", nil, nil, ""
		return t
	}
	if f.before == nil || t.Body == "" {
		return false
	}
	i := slices.IndexFunc(f.before.Terms, func(b document.TermFields) bool { return placeOf(&b) == placeOf(t) })
	return i >= 0 && f.before.Terms[i].Body == t.Body && !reflect.DeepEqual(coded(f.before.Terms[i]), coded(*t))
}

func (f *sheetForm) sourcesHint() string {
	if len(f.Sources) == 1 {
		return "There is one source only: it need not be named"
	}
	return "Where it was read"
}

func (f *sheetForm) stance(path string, t *document.TermFields, issue *proposals.Issue) input {
	hint := "Required"
	if issue.Kind != proposals.Measure {
		hint = "Where the source shows one; to reject is to reject the answer below, or any"
	}
	return f.pick(path+".stance", "Stance", hint, &t.Stance, []inputChoice{
		{string(proposals.Requires), "Requires: asks it of another, or of both"},
		{string(proposals.Offers), "Offers: would do it itself"},
		{string(proposals.Accepts), "Accepts: allows it without asking for it"},
		{string(proposals.Rejects), "Rejects: refuses it"},
		{string(proposals.Provides), "Provides: a mediator’s text, an agreement, or what is agreed"},
	})
}

// unknownAnswers stand beside the answers that an issue lists.
var unknownAnswers = []inputChoice{
	{"open", "The text has it and leaves it unnamed (open)"},
	{"unreported", "The sources read do not show which (unreported)"},
}

// value is the field of the answer, by the kind of the issue.
func (f *sheetForm) value(path string, t *document.TermFields, issue *proposals.Issue) input {
	name := path + ".value"
	switch issue.Kind {
	case proposals.ChoiceKind:
		return f.members(name, "Answer", &t.Value, " or ", append(labelChoices(issue.Answers), unknownAnswers...))
	case proposals.SetKind:
		choices := append(labelChoices(issue.Elements), inputChoice{"none", "None of them, says the text"})
		return f.members(name, "Elements", &t.Value, ", ", append(choices, unknownAnswers...))
	case proposals.QuantityKind:
		return f.quantity(name, t, issue.Unit)
	case proposals.DurationKind:
		return f.line(name, "Answer", "30 days · 2..3 days · at least 30 days · at most 1 year, each also with “, renewable” behind it; or open, or unreported", &t.Value)
	case proposals.DateKind:
		return f.line(name, "Answer", "2025-06-02 · 2025-06-02..2025-06-30 · from 2025-06 · by 2025-07-01; or open, or unreported", &t.Value)
	default:
		return f.line(name, "Answer", "At most 500 characters; or open, or unreported", &t.Value)
	}
}

// members are answers or elements to tick, kept as the text of a document.
func (f *sheetForm) members(name, label string, kept *string, separator string, choices []inputChoice) input {
	var given []string
	if *kept != "" {
		given = strings.Split(*kept, separator)
	}
	in := f.several(ticks, name, label, "", &given, choices)
	*kept = strings.Join(given, separator)
	in.Wide = true
	return in
}

// quantity is a figure, to which the unit is added where it was left out.
func (f *sheetForm) quantity(name string, t *document.TermFields, unit string) input {
	in := f.line(name, "Answer, in "+unit, "600000 · 94..96 · at least 5 · at most 342, without separators; or open, or unreported", &t.Value)
	figure := strings.TrimSpace(t.Value)
	if f.values != nil && figure != "" && figure != "open" && figure != "unreported" && !strings.HasSuffix(figure, unit) {
		t.Value = figure + " " + unit
	}
	in.Value = t.Value
	return in
}

func (f *sheetForm) deadlines(path string, t *document.TermFields) input {
	in := f.several(lines, path+".deadline", "Deadlines",
		"within 30 days of EVENT · immediately after EVENT · on day 3 after EVENT · before EVENT · not before EVENT · by 2025-07-01 · "+
			"on 2025-06-30 08:00 UTC · every 30 days · open; begins or ends may stand before any of them. EVENT is a short name of the list below, "+
			"or unsaid where the source does not say from when.", &t.Deadlines, nil)
	in.Wide = true
	return in
}

func (f *sheetForm) where(path string, t *document.TermFields, issue *proposals.Issue) group {
	g := group{Legend: "Where it holds", Folded: true}
	if len(f.Options) > 0 || t.Option != "" {
		g.Inputs = append(g.Inputs, f.pick(path+".option", "Under this option only", "", &t.Option, f.optionChoices()))
	}
	if len(issue.Parts) > 0 || t.Part != "" {
		g.Inputs = append(g.Inputs, f.pick(path+".part", "For this part only", "", &t.Part, labelChoices(issue.Parts)))
	}
	if f.Act == string(proposals.JointDraft) || t.By != "" {
		g.Inputs = append(g.Inputs, f.pick(path+".by", "In whose bracket", "Of a joint draft", &t.By, f.parties()))
	}
	g.Inputs = append(g.Inputs, f.line(path+".reading", "Reading", "Where sources disagree on what the text says: a short name for each reading", &t.Reading))
	return g
}

func (f *sheetForm) known(path string, t *document.TermFields) group {
	return group{Legend: "How we know", Folded: true, Inputs: []input{
		f.line(path+".point", "Point", "The text’s own label for the place, such as II.1.3", &t.Point),
		f.line(path+".ambiguous", "Ambiguous as drafted", "Say how", &t.Ambiguous),
		f.line(path+".inferred", "Your conclusion", "From which words you concluded it; verdicts on it end “by inference”", &t.Inferred),
		f.tick(path+".said-elsewhere", "Reported as the party’s position, not as part of this text", "", &t.SaidElsewhere),
	}}
}

func (f *sheetForm) quotes(path string, quotes *[]document.QuoteFields) group {
	g := group{Legend: "Quotes", Folded: true}
	for i := range *quotes {
		q, at := &(*quotes)[i], fmt.Sprintf("%s.quotes[%d]", path, i)
		text := f.area(at+".text", "Words", "Exactly as they stand in the source", &q.Text)
		text.Problems = append(text.Problems, f.fault[at]...)
		g.Groups = append(g.Groups, group{
			ID: anchorOf(at), Legend: fmt.Sprintf("Quote %d", i+1), Rank: 4,
			Inputs: []input{
				text,
				f.pick(at+".source", "Source", "", &q.Source, f.sourceChoices()),
				f.line(at+".language", "Language", "Where it is not the source’s, or that was not recorded", &q.Language),
				f.tick(at+".of-text", "They are words of the text itself, as the source quotes it", "Else they are taken to be the source’s own", &q.OfText),
			},
			Buttons: []button{takeOut(at, "this quote")},
		})
	}
	g.Buttons = []button{another(path+".quotes", "a quote")}
	return g
}
