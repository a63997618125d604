package compare

import (
	"slices"

	"parley/proposals"
)

// A stand is what one of two texts has at a place: a term, a blank, or nothing
// that can be set beside what the other has.
type stand struct {
	side
	// lacks is a sentence on why there is nothing, where a blank would say more
	// than is known: "Version 1 offers no option of this name."
	lacks string
}

func (s stand) same(t stand) bool {
	return s.term == t.term && s.blank == t.blank && s.lacks == t.lacks
}

// isNothing reports whether the text has neither a term nor a written blank.
func (s stand) isNothing() bool { return s.term == nil && s.blank.written == nil }

// A termKey is what tells the terms of a version apart, and its blanks.
type termKey struct {
	proposals.Place
	reading proposals.Slug
	blank   bool
}

// key is that of a term or a written blank. The authors' own match the authors'
// own: where the text is read as one author would have it, what stands in that
// author's brackets is the text's own.
func (s stand) key() termKey {
	k := termKey{reading: s.reading(), blank: s.term == nil}
	if k.blank {
		k.Place = s.blank.written.Place
	} else {
		k.Place = s.term.Place
	}
	if k.By == s.By {
		k.By = proposals.Slug{}
	}
	return k
}

// shown is what the text has there, in words.
func (s stand) shown(issue *proposals.Issue) ChangeSide {
	switch {
	case s.term != nil:
		e := s.entry(s.term, issue)
		return ChangeSide{Anchor: e.Anchor, Entry: &e}
	case s.lacks != "":
		return ChangeSide{}
	default:
		b := s.column.blank(s.blank, "")
		b.SaidElsewhere = s.blank.written != nil && s.blank.written.SaidElsewhere
		return ChangeSide{Blank: &b}
	}
}

// A footing is all that one of two texts has at one part of an issue on one
// road.
type footing struct {
	*column
	terms  []stand
	vacant bool  // blank holds there
	blank  stand // what stands beside a term of the other text
}

// footing is what col has on a road that other may have in place of it.
func (m *mover) footing(col, other *column, issue *proposals.Issue, part proposals.Slug, r road) footing {
	s := footing{column: col}
	if !col.speaksFor(r.by, other) {
		s.blank = stand{side{column: col}, capital(col.name) + " does not speak for " + m.in.ActorLabel(r.by) + "."}
		return s
	}
	switch {
	case !col.By.IsZero():
		r.by = col.By
	case len(col.bracketed(issue)) == 0:
		r.by = proposals.Slug{}
	}
	h := col.holds(issue, part, r)
	for _, t := range h.terms {
		s.terms = append(s.terms, stand{side: side{column: col, term: t}})
	}
	foreign := !r.option.IsZero() && !slices.Contains(col.options, r.option) && !slices.Contains(col.options, proposals.Slug{})
	switch {
	case !h.vacant:
		s.blank = stand{side{column: col}, capital(col.name) + " has nothing more there."}
	case foreign && h.blank.written == nil:
		s.blank = stand{side{column: col}, capital(col.name) + " offers no option of this name."}
	default:
		s.vacant, s.blank = true, stand{side: side{column: col, blank: h.blank}}
	}
	return s
}

// speaksFor reports whether what the column has can be set beside the brackets
// of an author in other: its own brackets, its own text, or that of others than
// the authors of the draft.
func (c *column) speaksFor(author proposals.Slug, other *column) bool {
	switch {
	case author.IsZero():
		return true
	case !c.By.IsZero():
		return c.By == author
	default:
		own := c.version().Authors
		return slices.Contains(own, author) || shareNone(own, other.version().Authors)
	}
}

// beside is what the text has where the other has a term that is not matched.
func (s footing) beside(t stand) stand {
	if !s.vacant && len(s.terms) > 0 && !t.reading().IsZero() {
		return stand{side{column: s.column}, capital(s.name) + " has no reading of this name there."}
	}
	return s.blank
}
