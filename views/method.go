package views

import (
	"net/http"

	"parley/compare"
	"parley/proposals"
)

// A methodPage states every rule by which the other pages are made.
type methodPage struct {
	Relations []definition
	Rules     []definition
	Blanks    []definition
	Kinds     []definition
	Stances   []definition
	Findings  []definition
	Changes   []definition
	Fields    []definition
}

// A definition is a word with what it means here.
type definition struct {
	Word, Meaning string
	Anchor        string
	Relation      compare.Relation // of a relation
}

func (s *site) serveMethod(r *http.Request) (content, error) {
	return s.render(r, head{
		Title:       "Method",
		Description: "What each verdict, each kind of blank and each rule of comparison means.",
	}, newMethodPage().show())
}

func newMethodPage() methodPage {
	var page methodPage
	for _, r := range compare.Relations {
		page.Relations = append(page.Relations, definition{sentenceCase(string(r)), r.Meaning(), relationAnchor(r), r})
	}
	for _, r := range compare.Rules {
		page.Rules = append(page.Rules, definition{Word: string(r), Meaning: r.Meaning(), Anchor: ruleAnchor(r)})
	}
	for _, c := range proposals.Coverages {
		if c != proposals.Stated {
			page.Blanks = append(page.Blanks, definition{Word: sentenceCase(c.Words()), Meaning: c.Meaning(), Anchor: blankAnchor(c)})
		}
	}
	for _, k := range proposals.IssueKinds {
		page.Kinds = append(page.Kinds, definition{Word: sentenceCase(string(k)), Meaning: k.Meaning(), Anchor: "kind-" + string(k)})
	}
	for _, st := range proposals.Stances {
		page.Stances = append(page.Stances, definition{Word: sentenceCase(string(st)), Meaning: stanceMeaning(st), Anchor: "stance-" + string(st)})
	}
	for _, k := range compare.FindingKinds {
		page.Findings = append(page.Findings, definition{Word: sentenceCase(string(k)), Meaning: findingWords(k), Anchor: findingAnchor(k)})
	}
	for _, k := range compare.ChangeKinds {
		if k != compare.OnlyFrom { // the same as for the second text
			page.Changes = append(page.Changes, definition{Word: changeWord(k), Meaning: k.Meaning(), Anchor: "change-" + anchorWords(string(k))})
		}
	}
	for _, f := range fieldMeanings {
		page.Fields = append(page.Fields, definition{Word: sentenceCase(compare.Field{Name: f.name}.Label()), Meaning: f.meaning, Anchor: "field-" + f.name})
	}
	return page
}

// fieldMeanings say what goes with an answer, in the order of cells.
var fieldMeanings = []struct{ name, meaning string }{
	{"option", "The answer holds under this option only, of several that the text itself offers."},
	{"part", "The answer is to one part of the question only."},
	{"reading", "Sources disagree on what the text says: this is one of the ways in which it is reported."},
	{"on", "Those who would have to do it or refrain, where the text says so."},
	{"scope", "Words that narrow the answer. They are compared as the same or different, and never interpreted."},
	{"after", "What it waits for: all of these events."},
	{"until", "What ends it: any one of these events."},
	{"unless", "What makes it lapse: any one of these events."},
	{"unconditional", "It is said to depend on nothing. Where no condition is coded, that is not said."},
	{"details-at", "The answer is given, and its details are left to this event. A question that is left to an event as a whole is deferred."},
	{"deadline", "By when it begins, ends or is done."},
	{"point", "The text’s own label for the place."},
	{"ambiguous", "The text can be read in more than one way, and no way is chosen here."},
	{"inferred", "The answer was concluded from the words that are named, not read."},
}

// changeWord names a kind of change between any two texts.
func changeWord(k compare.ChangeKind) string {
	if k == compare.OnlyTo {
		return "Coded for one text only"
	}
	return sentenceCase(string(k))
}

func stanceMeaning(s proposals.Stance) string {
	switch s {
	case proposals.Requires:
		return "The text asks it of another, or of both."
	case proposals.Offers:
		return "The author would do it."
	case proposals.Accepts:
		return "The text allows it without asking for it."
	case proposals.Rejects:
		return "The text refuses it."
	case proposals.Provides:
		return "A mediator’s text or an agreement says it, or a joint draft lays it down for all of its authors, agreed or not: it is the position of neither side."
	default:
		return ""
	}
}
