package compare

import (
	"slices"
	"strings"

	"parley/proposals"
)

// A heldTerm is a term as a cell of a corpus shows it.
type heldTerm struct {
	Entry
	issue  *proposals.Issue
	column int
}

// heldTerms are those on the questions that the query asks for, what was
// retired since among them: by question, then from the oldest text to the
// newest. Elsewhere adds what was reported as a party's position, not as part
// of a text.
func (c *Corpus) heldTerms(elsewhere bool) []heldTerm {
	var all []heldTerm
	for _, t := range c.Case.Case().Topics {
		if len(c.Query.Topics) > 0 && !slices.Contains(c.Query.Topics, t.Slug) {
			continue
		}
		for i := range c.Case.Case().Issues {
			issue := &c.Case.Case().Issues[i]
			if issue.Topic != t.Slug || !c.Query.asksFor(issue) {
				continue
			}
			for at, col := range c.columns {
				cell := col.cell(issue)
				entries := cell.Entries
				if elsewhere {
					entries = slices.Concat(entries, cell.Elsewhere)
				}
				for _, e := range entries {
					all = append(all, heldTerm{e, issue, at})
				}
			}
		}
	}
	return all
}

// termCell is a term by its headline, with its sources and the way to it; then
// what is given, and where in the text and how surely it holds.
func (c *Corpus) termCell(h heldTerm, given ...string) ReportCell {
	lines := []ReportLine{{
		Words: h.Headline, To: Target{Ref: c.columns[h.column].Ref(), Anchor: h.Anchor}, Sources: h.Sources,
	}}
	for _, words := range append(given, capital(c.whereWords(h)), h.ambiguousWords(), h.elsewhereWords()) {
		if words != "" {
			lines = append(lines, ReportLine{Words: words, Minor: true})
		}
	}
	return ReportCell{Lines: lines}
}

// whereWords say under which option, for which part, in whose brackets and by
// which reading the term holds; empty where it holds in general.
func (c *Corpus) whereWords(h heldTerm) string {
	words := c.columns[h.column].placeWords(h.Term.Place, h.issue)
	if !h.Term.Reading.IsZero() {
		words = append(words, "by the reading "+named(h.Term.Reading.String()))
	}
	return strings.Join(words, ", ")
}

func (h heldTerm) ambiguousWords() string {
	if h.Term.Ambiguous == "" {
		return ""
	}
	return "Ambiguous as drafted: " + h.Term.Ambiguous
}

func (h heldTerm) elsewhereWords() string {
	if !h.Term.SaidElsewhere {
		return ""
	}
	return "Reported as its authors’ position, not as part of this text"
}

// bearers are those who would have to act.
func (h heldTerm) bearers() []proposals.Slug { return bearers(h.Term, h.issue) }
