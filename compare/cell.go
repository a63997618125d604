package compare

import (
	"slices"
	"strings"

	"parley/proposals"
)

// cell is what the column has on an issue.
func (c *column) cell(issue *proposals.Issue) Cell {
	var cell Cell
	var held []*proposals.Term
	g := ground{issue: issue, left: c}
	type vacancy struct {
		blank
		spots []spot
	}
	var vacancies []vacancy
	for _, part := range partsOf(issue, c) {
		for _, s := range c.sides(issue, part) {
			spots := spotsOf(part, s, side{roads: []road{{}}})
			g.all = append(g.all, spots...)
			if s.term != nil {
				held = append(held, s.term)
				continue
			}
			i := slices.IndexFunc(vacancies, func(v vacancy) bool { return v.blank == s.blank })
			if i < 0 {
				i, vacancies = len(vacancies), append(vacancies, vacancy{blank: s.blank})
			}
			vacancies[i].spots = append(vacancies[i].spots, spots...)
		}
	}
	g.all = distinct(g.all)
	for _, v := range vacancies {
		cell.Blanks = append(cell.Blanks, c.blank(v.blank, g.where(v.spots)))
	}
	c.addTerms(&cell, issue, held)
	c.addElsewhere(&cell, issue)
	cell.Coverage = coverage(cell)
	return cell
}

// addTerms adds the terms in the order of the version.
func (c *column) addTerms(cell *Cell, issue *proposals.Issue, held []*proposals.Term) {
	for i := range c.version().Terms {
		t := &c.version().Terms[i]
		switch {
		case slices.Contains(held, t):
			cell.Entries = append(cell.Entries, c.entry(t, issue))
		case t.Issue == issue.Slug && t.SaidElsewhere && c.shows(t.Place):
			cell.Elsewhere = append(cell.Elsewhere, c.entry(t, issue))
		}
	}
}

// addElsewhere adds the blanks that rest on what was said elsewhere.
func (c *column) addElsewhere(cell *Cell, issue *proposals.Issue) {
	for i := range c.version().Blanks {
		b := &c.version().Blanks[i]
		if b.Issue != issue.Slug || !b.SaidElsewhere || !c.shows(b.Place) {
			continue
		}
		shown := c.blank(c.written(b), capital(strings.Join(c.placeWords(b.Place, issue), ", ")))
		shown.SaidElsewhere = true
		cell.Blanks = append(cell.Blanks, shown)
	}
}

// shows reports whether a place is on a road that the column is read on.
func (c *column) shows(p proposals.Place) bool {
	return (p.Option.IsZero() || slices.Contains(c.options, p.Option)) && (c.By.IsZero() || general(p.By, c.By))
}

func (c *column) placeWords(p proposals.Place, issue *proposals.Issue) []string {
	var words []string
	if !p.Option.IsZero() {
		words = append(words, "under "+named(c.version().OptionLabel(p.Option)))
	}
	if !p.By.IsZero() {
		words = append(words, "as "+c.in.ActorLabel(p.By)+" would have it")
	}
	if !p.Part.IsZero() {
		words = append(words, "for "+named(issue.PartLabel(p.Part)))
	}
	return words
}

// coverage is that of a whole cell: a position where there is any, and else its
// first blank.
func coverage(cell Cell) proposals.Coverage {
	if len(cell.Entries) > 0 {
		return proposals.Stated
	}
	first := proposals.NotCoded
	for i, b := range slices.DeleteFunc(slices.Clone(cell.Blanks), func(b Blank) bool { return b.SaidElsewhere }) {
		if b.Coverage == proposals.Deferred {
			return b.Coverage
		}
		if i == 0 {
			first = b.Coverage
		}
	}
	return first
}

// HasPosition reports whether the text states or defers something, and does not
// only speak of it.
func (c Cell) HasPosition() bool {
	answers := func(e Entry) bool { return !isMention(e.Term) }
	return c.Coverage == proposals.Deferred || slices.ContainsFunc(c.Entries, answers) ||
		slices.ContainsFunc(c.Blanks, func(b Blank) bool { return b.Coverage == proposals.Deferred && !b.SaidElsewhere })
}

// onlySpeaks reports whether the text has terms, and none that answers.
func (c Cell) onlySpeaks() bool { return c.Coverage == proposals.Stated && !c.HasPosition() }

// Shown is the coverage that reports and files show: an answer of which it is
// known only that there is one is not reported.
func (c Cell) Shown() proposals.Coverage {
	if c.onlySpeaks() {
		return proposals.Unreported
	}
	return c.Coverage
}

// Shown is the coverage that reports and files show of a cell with this term and
// no other.
func (e Entry) Shown() proposals.Coverage {
	if isMention(e.Term) {
		return proposals.Unreported
	}
	return proposals.Stated
}

func (c Cell) mark() string {
	if c.onlySpeaks() {
		return mentionMark
	}
	return marks[c.Coverage]
}

// ShownWords are the words for what is shown.
func (c Cell) ShownWords() string {
	if c.onlySpeaks() {
		return mentionWords
	}
	return c.Coverage.Words()
}

// speaks reports whether the text has anything but blanks, or defers it.
func speaks(c Cell) bool {
	return c.Coverage == proposals.Stated || c.Coverage == proposals.Deferred
}
