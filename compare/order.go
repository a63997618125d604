package compare

import (
	"slices"

	"parley/proposals"
)

// newOrder gives the steps of each column and the findings of every pair.
func newOrder(c *proposals.CaseRevision, columns []*column, q Query) Order {
	var order Order
	for _, a := range c.Case().Assumptions {
		if slices.Contains(q.Assume, a.Slug) {
			order.Assumed = append(order.Assumed, a)
		}
	}
	narrow := newNarrowing(c)
	courses := make([][]course, len(columns))
	for i, col := range columns {
		stated := col.statedOrders()
		for _, option := range col.options {
			order.Columns = append(order.Columns, col.columnOrder(option, stated))
		}
		courses[i] = col.courses(stated, narrow)
	}
	order.Findings = findAll(c, columns, courses, narrow.bind(assumedArrows(c, order.Assumed)))
	return order
}

// columnOrder shows the steps under one option, each behind those of them that
// it waits for.
func (c *column) columnOrder(option proposals.Slug, stated []statedOrder) ColumnOrder {
	shown := ColumnOrder{Column: c.number, Option: option}
	if !option.IsZero() {
		shown.Label = c.version().OptionLabel(option)
	}
	roads := c.orderRoads(stated)
	var steps []*OrderStep
	for _, s := range stated {
		if !slices.ContainsFunc(roads, func(r road) bool { return r.option == option && s.holds(r) }) {
			continue
		}
		i := slices.IndexFunc(steps, func(o *OrderStep) bool { return o.Event == s.event })
		if i < 0 {
			i, steps = len(steps), append(steps, &OrderStep{Event: s.event, Label: c.in.EventLabel(s.event)})
		}
		steps[i].state(c.in, s)
	}
	shown.Steps = inTurn(steps)
	return shown
}

// state adds to a step what one term or step of the text says of it.
func (o *OrderStep) state(in *proposals.CaseRevision, s statedOrder) {
	called := slices.ContainsFunc(o.Calls, func(a OrderAfter) bool { return a.Anchor == s.anchor })
	if s.unconditional && !called {
		o.Unconditional = true
		o.Calls = append(o.Calls, OrderAfter{Anchor: s.anchor, Headline: s.headline, Sources: s.sources, Inferred: s.inferred != ""})
	}
	known := slices.ContainsFunc(o.After, func(a OrderAfter) bool { return a.Event == s.after && a.Anchor == s.anchor })
	if !s.after.IsZero() && !known {
		o.After = append(o.After, OrderAfter{s.after, in.EventLabel(s.after), s.anchor, s.headline, s.sources, s.inferred != "", s.done})
	}
}

// inTurn puts each step behind those that it waits for.
func inTurn(steps []*OrderStep) []OrderStep {
	of := map[proposals.Slug]*OrderStep{}
	for _, s := range steps {
		of[s.Event] = s
	}
	var turn []OrderStep
	var put func(*OrderStep)
	put = func(s *OrderStep) {
		delete(of, s.Event)
		for _, a := range s.After {
			if before := of[a.Event]; before != nil {
				put(before)
			}
		}
		turn = append(turn, *s)
	}
	for _, s := range steps {
		if of[s.Event] != nil {
			put(s)
		}
	}
	return turn
}

// orderRow is the row "Order of steps", whose reason are the findings.
func orderRow(order Order) Row {
	row := Row{Label: "Order of steps", Question: "In which order would the steps be taken?", Relation: Apart}
	for _, f := range order.Findings {
		v := Verdict{Where: f.Where, Relation: Apart, Rule: RuleOrder, Reason: f.Reason, Fields: f.Fields, Inferred: f.Inferred}
		row.Verdicts = append(row.Verdicts, v)
		i := slices.IndexFunc(row.Pairs, func(p Pair) bool { return p.Left == f.Left && p.Right == f.Right })
		if i < 0 {
			i, row.Pairs = len(row.Pairs), append(row.Pairs, Pair{Left: f.Left, Right: f.Right, Relation: Apart})
		}
		row.Pairs[i].Verdicts = append(row.Pairs[i].Verdicts, v)
	}
	return row
}
