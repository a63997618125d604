package compare

import (
	"maps"
	"slices"

	"parley/proposals"
)

// An edge is two events, the first of which waits for the second.
type edge struct{ event, after proposals.Slug }

// Bounds are orders as they bind, the surest first under each edge.
type bounds struct {
	edges []edge // in the order of their first arrows
	of    map[edge][]arrow
}

func (b bounds) has(e edge) bool { return len(b.of[e]) > 0 }

// A course is the order of steps on those roads of a column that have the same.
type course struct {
	column *column
	roads  []road
	bounds
	unconditional []arrow // each without what it waits for
}

// courses are the orders of a column on all its roads. Roads with the same
// order are one course, so that no pair of orders is searched twice.
func (c *column) courses(stated []statedOrder, narrow narrowing) []course {
	type held struct {
		arrows        []arrow
		unconditional []arrow
	}
	same := func(a, b held) bool {
		return slices.Equal(a.arrows, b.arrows) && slices.Equal(a.unconditional, b.unconditional)
	}
	var seen []held
	var all []course
	for _, r := range c.orderRoads(stated) {
		var h held
		for _, s := range stated {
			switch {
			case !s.holds(r):
			case !s.after.IsZero():
				h.arrows = append(h.arrows, s.arrow)
			case s.unconditional:
				h.unconditional = append(h.unconditional, s.arrow)
			}
		}
		i := slices.IndexFunc(seen, func(o held) bool { return same(o, h) })
		if i < 0 {
			i, seen = len(seen), append(seen, h)
			all = append(all, course{column: c, bounds: narrow.bind(h.arrows), unconditional: h.unconditional})
		}
		all[i].roads = append(all[i].roads, r)
	}
	return all
}

// A narrowing gives the narrower cases of each event.
type narrowing map[proposals.Slug][]proposals.Slug

func newNarrowing(c *proposals.CaseRevision) narrowing {
	n := narrowing{}
	for _, e := range eventsOf(c) {
		for _, wide := range c.Wider(e) {
			n[wide] = append(n[wide], e)
		}
	}
	return n
}

// eventsOf are the events of a case and its measures, in their order.
func eventsOf(c *proposals.CaseRevision) []proposals.Slug {
	var all []proposals.Slug
	for _, e := range c.Case().Events {
		all = append(all, e.Slug)
	}
	for _, i := range c.Case().Issues {
		if i.Kind == proposals.Measure {
			all = append(all, i.Slug)
		}
	}
	return all
}

// bind adds what follows from arrows: what a wider event waits for, each
// narrower case of it waits for too. What waits for the wider event waits for
// any one of its cases, which is an order with none of them.
func (n narrowing) bind(arrows []arrow) bounds {
	b := bounds{of: map[edge][]arrow{}}
	for _, a := range arrows {
		for _, event := range append([]proposals.Slug{a.stated}, n[a.stated]...) {
			if event == a.after {
				continue
			}
			e := edge{event, a.after}
			if !b.has(e) {
				b.edges = append(b.edges, e)
			}
			b.of[e] = append(b.of[e], arrow{event, a.after, a.stated, a.statement})
		}
	}
	for _, e := range slices.Collect(maps.Keys(b.of)) {
		slices.SortStableFunc(b.of[e], func(x, y arrow) int { return x.doubt() - y.doubt() })
	}
	return b
}

// doubt is 0 for an order that the text states of this very event, and more
// where it is concluded.
func (a arrow) doubt() int {
	doubt := 0
	if a.event != a.stated {
		doubt++
	}
	if a.inferred != "" {
		doubt += 2
	}
	return doubt
}
