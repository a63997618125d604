package compare

import (
	"cmp"
	"slices"

	"parley/proposals"
)

// A match is what two texts have at the same place.
type match struct {
	from, to stand
	spots    []spot // where; none for what holds nowhere
}

// matches are all of one issue, and all the spots at which it was looked.
func (m *mover) matches(issue *proposals.Issue) ([]match, []spot) {
	var all []match
	var spots []spot
	for _, part := range partsOf(issue, m.from, m.to) {
		for _, r := range m.roads(issue) {
			for _, found := range m.matchesAt(issue, part, r) {
				spots = append(spots, found.spots...)
				all = addMatch(all, found)
			}
		}
	}
	kept := slices.DeleteFunc(slices.Clone(all), func(one match) bool { return needless(one, all) })
	return append(kept, m.unheld(issue, kept)...), distinct(spots)
}

// addMatch adds a match, or to one that is there the spots where it was found.
func addMatch(all []match, found match) []match {
	i := slices.IndexFunc(all, func(a match) bool { return a.from.same(found.from) && a.to.same(found.to) })
	if i < 0 {
		return append(all, found)
	}
	all[i].spots = append(all[i].spots, found.spots...)
	return all
}

// needless reports whether one stands beside nothing though it is matched
// elsewhere: a general answer needs no counterpart under an option that the
// other text does not offer.
func needless(one match, all []match) bool {
	matched := func(s stand, in func(match) stand) bool {
		return s.lacks == "" && slices.ContainsFunc(all, func(o match) bool {
			return o.from.lacks == "" && o.to.lacks == "" && in(o).same(s)
		})
	}
	return one.from.lacks != "" && matched(one.to, func(o match) stand { return o.to }) ||
		one.to.lacks != "" && matched(one.from, func(o match) stand { return o.from })
}

// roads are all on which one text may differ from the other: under the options
// of both, and in the brackets of all authors who may have any there.
func (m *mover) roads(issue *proposals.Issue) []road {
	var all []road
	for _, option := range union(m.from.options, m.to.options) {
		for _, by := range union(m.from.bracketed(issue), m.to.bracketed(issue)) {
			all = append(all, road{option, by})
		}
	}
	return all
}

// union is what either list has; the zero slug stands for none, and alone.
func union(a, b []proposals.Slug) []proposals.Slug {
	var all []proposals.Slug
	for _, s := range slices.Concat(a, b) {
		if !s.IsZero() && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	if len(all) == 0 {
		return []proposals.Slug{{}}
	}
	return all
}

// bracketed are the authors in whose brackets the column is read there: none
// where it has no brackets, or is read as one of them would have it.
func (c *column) bracketed(issue *proposals.Issue) []proposals.Slug {
	has := slices.ContainsFunc(c.placed[issue.Slug], func(p placed) bool { return !p.By.IsZero() })
	if !has || !c.By.IsZero() {
		return nil
	}
	return c.version().Authors
}

// matchesAt sets beside each other what the two texts have at one part on one
// road. A term without a counterpart stands beside the other text's blank.
func (m *mover) matchesAt(issue *proposals.Issue, part proposals.Slug, r road) []match {
	from, to := m.footing(m.from, m.to, issue, part, r), m.footing(m.to, m.from, issue, part, r)
	all, f, t := matchTerms(from.terms, to.terms)
	for _, one := range f {
		all = append(all, match{from: one, to: to.beside(one)})
	}
	for _, one := range t {
		all = append(all, match{from: from.beside(one), to: one})
	}
	if from.vacant && to.vacant || from.vacant && len(t) == 0 || to.vacant && len(f) == 0 {
		all = append(all, match{from: from.blank, to: to.blank})
	}
	for i := range all {
		reading := cmp.Or(all[i].from.reading(), all[i].to.reading())
		all[i].spots = []spot{{left: r, part: part, leftReading: reading}}
	}
	return all
}

// matchTerms matches terms of the same place and reading, then of the same
// reading; a text that is read in one way only is set beside every reading of
// the other. What is left has no counterpart.
func matchTerms(from, to []stand) (all []match, f, t []stand) {
	pairs, f, t := pairUp(from, to,
		func(f, t stand) bool { return f.key() == t.key() },
		func(f, t stand) bool { return f.reading() == t.reading() })
	for _, p := range pairs {
		all = append(all, match{from: p[0], to: p[1]})
	}
	if len(f) == 0 || len(t) == 0 || len(from) > 1 && len(to) > 1 {
		return all, f, t
	}
	for _, one := range f {
		for _, other := range t {
			all = append(all, match{from: one, to: other})
		}
	}
	return all, nil, nil
}

// pairUp makes pairs of members that fit each other: first all those by the
// first rule, then of what is left those by the next. Each member is in one pair
// at most; f and t are in none.
func pairUp[T any](from, to []T, rules ...func(f, t T) bool) (pairs [][2]T, f, t []T) {
	f, t = slices.Clone(from), slices.Clone(to)
	for _, fit := range rules {
		f = slices.DeleteFunc(f, func(one T) bool {
			i := slices.IndexFunc(t, func(other T) bool { return fit(one, other) })
			if i >= 0 {
				pairs = append(pairs, [2]T{one, t[i]})
				t = slices.Delete(t, i, i+1)
			}
			return i >= 0
		})
	}
	return pairs, f, t
}

// unheld are the terms and blanks that hold nowhere, since others stand in
// place of them everywhere: they are matched by their places alone.
func (m *mover) unheld(issue *proposals.Issue, held []match) []match {
	from, to := m.from.stands(issue), m.to.stands(issue)
	var all []match
	at := func(key termKey, stands []stand, col *column) stand {
		if i := slices.IndexFunc(stands, func(s stand) bool { return s.key() == key }); i >= 0 {
			return stands[i]
		}
		return stand{side{column: col}, "At this place nothing is coded for " + col.name + "."}
	}
	for _, f := range from {
		if !slices.ContainsFunc(held, func(h match) bool { return h.from.same(f) }) {
			all = append(all, match{from: f, to: at(f.key(), to, m.to)})
		}
	}
	for _, t := range to {
		known := func(h match) bool { return h.to.same(t) }
		if !slices.ContainsFunc(held, known) && !slices.ContainsFunc(all, known) {
			all = append(all, match{from: at(t.key(), from, m.from), to: t})
		}
	}
	return all
}

// stands are all terms and blanks of the text on an issue.
func (c *column) stands(issue *proposals.Issue) []stand {
	var all []stand
	for _, p := range c.placed[issue.Slug] {
		switch s := (side{column: c, term: p.term}); {
		case !c.shows(p.Place):
		case p.term == nil:
			s.blank = c.written(p.blank)
			fallthrough
		default:
			all = append(all, stand{side: s})
		}
	}
	return all
}

// key is that of the term or blank of either text.
func (h match) key() termKey {
	if h.from.isNothing() {
		return h.to.key()
	}
	return h.from.key()
}
