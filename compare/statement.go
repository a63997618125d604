package compare

import (
	"slices"

	"parley/proposals"
)

// A statement is what says an order, or that there is none: a term, a step or
// an assumption.
type statement struct {
	column           *column // nil on an assumption
	field            string  // of the document: after, deadline or unconditional
	anchor, headline string  // a step has no headline
	sources          []int
	inferred         string // what was concluded, and from which words
}

// An arrow is one order as it binds: event waits for after.
type arrow struct {
	event, after proposals.Slug
	// stated is the event that the text names: event, or a wider one.
	stated proposals.Slug
	*statement
}

// A statedOrder is what one term or step says of the order. Without an event
// that comes before, it says that a measure is a step, and perhaps that it is
// unconditional.
type statedOrder struct {
	arrow
	unconditional bool
	by            proposals.Slug // in whose bracket
	// done is the deadline by which the event is completed, where that is what
	// orders it, and else zero.
	done  proposals.Deadline
	holds func(road) bool
}

// statedOrders are all that the version says of the order of steps.
func (c *column) statedOrders() []statedOrder {
	v := c.version()
	var all []statedOrder
	for i := range v.Terms {
		t := &v.Terms[i]
		if issue, ok := c.in.Issue(t.Issue); ok && issue.Kind == proposals.Measure && t.IsStep() {
			step := arrow{event: t.Issue, stated: t.Issue, statement: c.termStatement(t, "unconditional")}
			all = append(all, statedOrder{arrow: step, unconditional: t.Unconditional, by: t.By, holds: c.holdsTerm(t, issue)})
		}
	}
	for _, a := range v.Arrows(c.in) {
		said := statedOrder{arrow: arrow{event: a.Event, after: a.After, stated: a.Event}, by: a.By}
		if a.Term >= 0 {
			t := &v.Terms[a.Term]
			issue, _ := c.in.Issue(t.Issue)
			said.statement, said.holds = c.termStatement(t, orderField(t, a)), c.holdsTerm(t, issue)
			said.done = completion(t, a)
		} else {
			s := &v.Steps[a.Step]
			said.statement = &statement{c, "after", s.Anchor(), "", c.numbers(s.Sources), s.Inferred}
			said.holds = func(r road) bool { return general(s.Option, r.option) && general(s.By, r.by) }
		}
		all = append(all, said)
	}
	return all
}

func (c *column) termStatement(t *proposals.Term, field string) *statement {
	return &statement{c, field, t.Anchor(), t.Headline, c.numbers(t.Sources), t.Inferred}
}

// orderField is the field of t that says an order.
func orderField(t *proposals.Term, a proposals.Arrow) string {
	if a.Event == t.Issue && slices.Contains(t.After, a.After) {
		return "after"
	}
	return "deadline"
}

// completion is the deadline of t by which its event is completed, where that
// is what says an order.
func completion(t *proposals.Term, a proposals.Arrow) proposals.Deadline {
	if a.Event != t.Issue || slices.Contains(t.After, a.After) {
		return proposals.Deadline{}
	}
	for _, d := range t.Deadlines {
		if d.Waits() && d.Event() == a.After && d.Edge() == "ends" {
			return d
		}
	}
	return proposals.Deadline{}
}

// holdsTerm reports on which roads a term holds: a narrower one may stand in
// its place.
func (c *column) holdsTerm(t *proposals.Term, issue *proposals.Issue) func(road) bool {
	return func(r road) bool { return slices.Contains(c.holds(issue, t.Part, r).terms, t) }
}

// orderRoads are the roads on which the version's order may differ.
func (c *column) orderRoads(stated []statedOrder) []road {
	return c.roadsWith(slices.ContainsFunc(stated, func(s statedOrder) bool { return !s.by.IsZero() }))
}

// assumedArrows are the orders of the assumptions that are switched on.
func assumedArrows(c *proposals.CaseRevision, assumed []proposals.Assumption) []arrow {
	var all []arrow
	for _, a := range assumed {
		s := &statement{field: "after", headline: a.Headline}
		for _, after := range a.After {
			all = append(all, arrow{a.Event, after, a.Event, s})
		}
	}
	return all
}
