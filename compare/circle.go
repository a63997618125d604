package compare

import (
	"slices"

	"parley/proposals"
)

// A graph is the union of orders: of each event, what it waits for, in the
// order of the case.
type graph struct {
	events []proposals.Slug
	after  map[proposals.Slug][]proposals.Slug
	arrow  map[edge]arrow
	// reversed are edges that are reversals: with the one back they are no
	// circle.
	reversed map[edge]bool
}

// circles finds the shortest circles of the orders on two courses and the
// assumptions. Reversals are found already and are not among them, nor are
// circles of one side alone, but where that is what is looked for. Circles that
// share an event with a shorter one are not printed.
func (s *search) circles(l, r course, spots []spot) {
	g := s.union(l, r)
	for g.peel(); len(g.events) > 0; g.peel() {
		circle := g.shortest()
		if circle == nil {
			return
		}
		alone := s.closes(l.bounds, circle) || s.closes(r.bounds, circle)
		if alone == (s.left == s.right) && !s.closes(bounds{}, circle) {
			s.add(Circle, circle, g.arrows(circle), spots)
		}
		g.remove(circle)
	}
}

// closes reports whether an order and the assumptions make a circle by
// themselves.
func (s *search) closes(b bounds, circle []proposals.Slug) bool {
	for _, e := range edgesOf(circle) {
		if !b.has(e) && !s.assumed.has(e) {
			return false
		}
	}
	return true
}

func edgesOf(circle []proposals.Slug) []edge {
	edges := make([]edge, len(circle))
	for i, event := range circle {
		edges[i] = edge{event, circle[(i+1)%len(circle)]}
	}
	return edges
}

func (g *graph) arrows(circle []proposals.Slug) []arrow {
	var arrows []arrow
	for _, e := range edgesOf(circle) {
		arrows = append(arrows, g.arrow[e])
	}
	return arrows
}

// union joins two orders and the assumptions. Of several arrows for one edge
// the surest is kept, a text's before an assumption.
func (s *search) union(l, r course) *graph {
	g := &graph{after: map[proposals.Slug][]proposals.Slug{}, arrow: map[edge]arrow{}, reversed: map[edge]bool{}}
	for _, b := range []bounds{l.bounds, r.bounds, s.assumed} {
		for _, e := range b.edges {
			known, ok := g.arrow[e]
			if !ok {
				g.after[e.event] = append(g.after[e.event], e.after)
			}
			if first := b.of[e][0]; !ok || first.column != nil && first.doubt() < known.doubt() {
				g.arrow[e] = first
			}
		}
	}
	for _, e := range l.edges {
		if back := (edge{e.after, e.event}); r.has(back) {
			g.reversed[e], g.reversed[back] = true, true
		}
	}
	inCase := func(a, b proposals.Slug) int { return s.place(a) - s.place(b) }
	for event, after := range g.after {
		slices.SortStableFunc(after, inCase)
		g.events = append(g.events, event)
	}
	slices.SortFunc(g.events, proposals.Slug.Compare)
	slices.SortStableFunc(g.events, inCase)
	return g
}

// place is that of an event in the case; one that it does not know is last.
func (s *search) place(e proposals.Slug) int {
	if i, ok := s.at[e]; ok {
		return i
	}
	return len(s.at)
}

// peel takes out all events that wait for nothing, or for which nothing waits:
// they are on no circle.
func (g *graph) peel() {
	for {
		awaited := map[proposals.Slug]bool{}
		for _, event := range g.events {
			for _, after := range g.after[event] {
				awaited[after] = true
			}
		}
		var free []proposals.Slug
		for _, event := range g.events {
			if len(g.after[event]) == 0 || !awaited[event] {
				free = append(free, event)
			}
		}
		for event := range awaited {
			if _, ok := g.after[event]; !ok {
				free = append(free, event)
			}
		}
		if len(free) == 0 {
			return
		}
		g.remove(free)
	}
}

func (g *graph) remove(events []proposals.Slug) {
	gone := map[proposals.Slug]bool{}
	for _, e := range events {
		gone[e] = true
		delete(g.after, e)
	}
	isGone := func(e proposals.Slug) bool { return gone[e] }
	g.events = slices.DeleteFunc(g.events, isGone)
	for e, after := range g.after {
		g.after[e] = slices.DeleteFunc(after, isGone)
	}
}

// shortest is the shortest circle that is no reversal, from its first event in
// the case, each waiting for the next; nil where there is none.
func (g *graph) shortest() []proposals.Slug {
	var best []proposals.Slug
	for _, event := range g.events {
		for _, after := range g.after[event] {
			path := g.path(after, event)
			if path != nil && (best == nil || len(path) < len(best)) {
				best = append([]proposals.Slug{event}, path[:len(path)-1]...)
			}
		}
	}
	return best
}

// path is the shortest way from one event to another along what waits for what,
// both ends included, but not the edge of a reversal straight back.
func (g *graph) path(from, to proposals.Slug) []proposals.Slug {
	before := map[proposals.Slug]proposals.Slug{from: {}}
	for queue := []proposals.Slug{from}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if at == to {
			var path []proposals.Slug
			for ; !at.IsZero(); at = before[at] {
				path = append(path, at)
			}
			slices.Reverse(path)
			return path
		}
		for _, next := range g.after[at] {
			straightBack := at == from && next == to && g.reversed[edge{at, next}]
			if _, seen := before[next]; !seen && !straightBack {
				before[next] = at
				queue = append(queue, next)
			}
		}
	}
	return nil
}
