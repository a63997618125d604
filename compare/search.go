package compare

import (
	"slices"

	"parley/proposals"
)

// findAll looks for findings between every two columns, each under every pair
// of their courses, and for circles within each column.
func findAll(c *proposals.CaseRevision, columns []*column, courses [][]course, assumed bounds) []Finding {
	at := map[proposals.Slug]int{}
	for i, e := range eventsOf(c) {
		at[e] = i
	}
	var all []*found
	for i, left := range columns {
		own := newSearch(at, left, left, assumed)
		own.run(courses[i], []course{{column: left, roads: []road{{}}}})
		all = append(all, own.findings()...)
		for j := i + 1; j < len(columns); j++ {
			pair := newSearch(at, left, columns[j], assumed)
			pair.run(courses[i], courses[j])
			all = append(all, pair.findings()...)
		}
	}
	slices.SortStableFunc(all, (*found).compare)
	findings := make([]Finding, len(all))
	for i, f := range all {
		findings[i] = f.finding(c)
	}
	return findings
}

// A search looks for findings between two columns, or within one where left and
// right are the same.
type search struct {
	ground
	at      map[proposals.Slug]int // the place of an event in the case
	assumed bounds
	found   []*found
}

func newSearch(at map[proposals.Slug]int, left, right *column, assumed bounds) *search {
	return &search{ground: ground{left: left, right: right}, at: at, assumed: assumed}
}

func (s *search) run(left, right []course) {
	for _, l := range left {
		for _, r := range right {
			spots := spotsOf(proposals.Slug{}, side{roads: l.roads}, side{roads: r.roads})
			s.all = append(s.all, spots...)
			s.reversals(l, r, spots)
			s.preconditions(l, r, spots)
			s.preconditions(r, l, spots)
			s.circles(l, r, spots)
		}
	}
}

// reversals are pairs of events that one side has the one way round and the
// other the other.
func (s *search) reversals(l, r course, spots []spot) {
	for _, e := range l.edges {
		if back := (edge{e.after, e.event}); r.has(back) {
			s.add(Reversal, []proposals.Slug{e.event, e.after}, []arrow{l.of[e][0], r.of[back][0]}, spots)
		}
	}
}

// preconditions are events that side a calls unconditional and side b makes
// wait for what a does not.
func (s *search) preconditions(a, b course, spots []spot) {
	for _, free := range a.unconditional {
		if slices.ContainsFunc(b.unconditional, func(o arrow) bool { return o.event == free.event }) {
			continue
		}
		for _, e := range b.edges {
			if e.event == free.event && !a.has(e) {
				s.add(Precondition, []proposals.Slug{e.event, e.after}, []arrow{free, b.of[e][0]}, spots)
			}
		}
	}
}

// add notes a finding. What is found of the same events again widens where it
// holds.
func (s *search) add(kind FindingKind, events []proposals.Slug, arrows []arrow, spots []spot) {
	key := slices.SortedFunc(slices.Values(events), proposals.Slug.Compare)
	if kind == Circle {
		key = events
	}
	f := &found{search: s, kind: kind, left: s.left, right: s.right, events: key, arrows: arrows, spots: slices.Clone(spots)}
	i := slices.IndexFunc(s.found, func(o *found) bool { return slices.Equal(o.events, key) && o.kind == kind })
	if i < 0 {
		s.found = append(s.found, f)
	} else {
		s.found[i].widen(f)
	}
}

// findings are those found, but that a reversal takes in the precondition of
// the same two events wherever both hold.
func (s *search) findings() []*found {
	var kept []*found
	for _, f := range s.found {
		if f.kind == Precondition {
			f.spots = slices.DeleteFunc(f.spots, func(at spot) bool {
				return slices.ContainsFunc(s.found, func(o *found) bool {
					return o.kind == Reversal && slices.Equal(o.events, f.events) && slices.Contains(o.spots, at)
				})
			})
		}
		if len(f.spots) > 0 {
			kept = append(kept, f)
		}
	}
	return kept
}
