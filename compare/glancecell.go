package compare

import (
	"fmt"

	"parley/proposals"
)

// glanceCell is what a text answers, with what it waits for; where it does not,
// the kind of blank.
func glanceCell(cell Cell, to Target) ReportCell {
	shown := ReportCell{OfText: true, Coverage: cell.Shown(), Short: cell.mark()}
	said := map[string]bool{}
	for _, e := range cell.Entries {
		line, terms := ReportLine{Words: e.short(), To: to}, minor(e.conditions()...)
		if key := line.Words + fmt.Sprint(terms); !said[key] {
			said[key] = true
			shown.Lines = append(append(shown.Lines, line), terms...)
		}
	}
	for _, b := range cell.Blanks {
		speaks := len(cell.Entries) == 0 || b.Coverage == proposals.Deferred
		text := b.Coverage.Words()
		if b.Coverage == proposals.Deferred {
			text = b.Words
		}
		text = otherwise(cell, text)
		if !b.SaidElsewhere && speaks && !said[text] {
			said[text] = true
			shown.Lines = append(shown.Lines, ReportLine{Words: text, To: to, Minor: len(cell.Entries) > 0})
		}
	}
	if len(shown.Lines) == 0 {
		shown.Lines = []ReportLine{{Words: cell.Coverage.Words(), To: to}}
	}
	return shown
}

// short is the answer, or where that is in words of its own the headline.
func (e Entry) short() string {
	if _, free := e.Term.Value.(proposals.Text); free {
		return e.Headline
	}
	return e.Answer
}

// conditions are what a short answer must not leave out: where it holds, and
// what it waits for or ends with. In which reading it stands is said in the
// comparison; readings that differ stand below each other.
func (e Entry) conditions() []string {
	var all []string
	for _, f := range e.Fields {
		switch f.Name {
		case "option", "part", "by", "after", "until", "unless":
			all = append(all, f.Label()+": "+f.Words)
		case "unconditional":
			all = append(all, "without conditions")
		}
	}
	return all
}
