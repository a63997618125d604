package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/compare"
)

// bracketed is a question in one text: what all have outside brackets, each
// alternative of the rest inside, under numbers as in drafts of treaties.
func (a *arrangement) bracketed(row compare.Row) {
	a.heading(3, row.Label)
	a.lines(minorWords(questionLines(a.c, row)))
	switch {
	case row.Issue == nil:
		a.paragraph(words("The orders of steps follow from the fields of the questions, and are not put into brackets."))
	case row.Also && a.shows(row):
		a.paragraph(words("It is put into brackets there."))
		return
	default:
		if a.clauses == nil {
			a.clauses = a.c.Clauses()
		}
		for _, clause := range a.clauses[row.Issue.Slug] {
			a.number++
			a.clause(clause)
		}
		a.elsewhere(row)
	}
	if !a.o.WithoutVerdicts {
		verdict := a.verdict(row)
		verdict[0] = words("Verdict").with(": ", row.Words(), strongWords)
		a.lines(verdict)
	}
}

// shows reports whether a row that stands under a second topic is shown under
// its own.
func (a *arrangement) shows(row compare.Row) bool {
	same := func(r compare.Row) bool { return r.Issue != nil && r.Issue.Slug == row.Issue.Slug }
	return slices.ContainsFunc(a.c.Tables, func(t compare.Table) bool {
		return t.Topic.Slug == row.Issue.Topic && slices.ContainsFunc(t.Groups, func(g compare.Group) bool { return slices.ContainsFunc(g.Rows, same) })
	})
}

func (a *arrangement) clause(c compare.Clause) {
	all := strong(strconv.Itoa(a.number))
	if c.Where != "" {
		all = all.with(" ", c.Where+":", plainWords)
	}
	agreed := "Nothing is the same in all texts."
	switch {
	case len(c.Agreed) > 0:
		agreed = "The same in all texts: " + fieldWords(c.Agreed) + "."
	case len(c.Sayings) == 0:
		agreed = "No text has an answer."
	}
	a.paragraph(all.with(" ", agreed, plainWords))
	for i, alternative := range c.Alternatives {
		a.paragraph(phrase{{words: "[" + alternativeNumber(a.number, i) + ". " + fieldWords(alternative.Fields) + " — " + a.whose(alternative.Sayings) + "]", heavy: true}})
	}
	if len(c.Bare) > 0 {
		a.paragraph(words("Nothing of the kind is coded for: " + a.whose(c.Bare) + "."))
	}
	a.unsaid(c.Blanks)
	for _, s := range c.Sayings {
		a.item(0, words(a.sayingName(s)))
		for _, p := range phrased(a.basis(s)) {
			a.item(1, p)
		}
	}
}

// alternatives are the words by which drafts number what stands beside each
// other.
var alternatives = []string{
	"", "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies", "undecies", "duodecies", "terdecies", "quaterdecies",
	"quindecies", "sexdecies", "septdecies", "octodecies", "novodecies", "vicies",
}

// alternativeNumber is the number of alternative i, from 0, of a clause: 1, 1
// bis, 1 ter.
func alternativeNumber(clause, i int) string {
	switch {
	case i == 0:
		return strconv.Itoa(clause)
	case i < len(alternatives):
		return fmt.Sprintf("%d %s", clause, alternatives[i])
	default:
		return fmt.Sprintf("%d, alternative %d", clause, i+1)
	}
}

func fieldWords(fields []compare.Field) string {
	all := make([]string, len(fields))
	for i, f := range fields {
		all[i] = f.Label() + ": " + f.Words
	}
	return strings.Join(all, "; ")
}

func (a *arrangement) whose(sayings []compare.Saying) string {
	names := make([]string, len(sayings))
	for i, s := range sayings {
		names[i] = a.sayingName(s)
	}
	return strings.Join(names, "; ")
}

// sayingName is whose a term is, and on which of its roads.
func (a *arrangement) sayingName(s compare.Saying) string {
	name := columnName(a.c, s.Column)
	for _, f := range s.Entry.Fields {
		if slices.Contains([]string{"option", "by", "reading"}, f.Name) {
			name += ", " + f.Label() + " " + compare.Named(f.Words)
		}
	}
	return name
}

// unsaid names the texts without a position, those for the same reason
// together.
func (a *arrangement) unsaid(blanks []compare.Unsaid) {
	var reasons []string
	whose := map[string][]line{}
	for _, u := range blanks {
		reason := blankPart(compare.Blank{Where: u.Blank.Where, Words: u.Blank.Words}).words
		if whose[reason] == nil {
			reasons = append(reasons, reason)
		}
		whose[reason] = append(whose[reason], line{words: columnName(a.c, u.Column), sources: u.Blank.Sources})
	}
	for _, reason := range reasons {
		p := words(capital(reason))
		for i, l := range phrased(whose[reason]) {
			l[0].before = "; "
			if i == 0 {
				l[0].before = ": "
			}
			p = append(p, l...)
		}
		a.paragraph(p)
	}
}

// basis is what a term says beside the fields that the clause has: how it is put
// and how it is known.
func (a *arrangement) basis(s compare.Saying) []line {
	e := s.Entry
	e.Fields = slices.DeleteFunc(slices.Clone(e.Fields), func(f compare.Field) bool {
		return !slices.Contains([]string{"point", "ambiguous", "inferred"}, f.Name)
	})
	return entryParts(a.c, e, a.o)[1:]
}

// elsewhere is what was reported outside the texts.
func (a *arrangement) elsewhere(row compare.Row) {
	for i, cell := range row.Cells {
		outside := compare.Cell{Elsewhere: cell.Elsewhere}
		for _, b := range cell.Blanks {
			if b.SaidElsewhere {
				outside.Blanks = append(outside.Blanks, b)
			}
		}
		if len(outside.Elsewhere)+len(outside.Blanks) > 0 {
			a.item(0, words(columnName(a.c, i)))
			for _, p := range phrased(cellParts(a.c, outside, a.o)) {
				if p[0].words != "" {
					a.item(1, p)
				}
			}
		}
	}
}
