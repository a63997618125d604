package proposals

import "slices"

// An Arrow is one stated order: Event waits for After.
type Arrow struct {
	Event, After Slug
	// Option and By narrow where it holds, as in the term or step that says it.
	Option, By Slug
	// Term or Step is the index of what says it; the other is -1.
	Term, Step int
	// Inferred says that the coder concluded it.
	Inferred bool
}

// Arrows are all the orders that v states, those of its terms before those of
// its steps. A term gives some if it is on a measure, requires, offers,
// accepts or provides, and is not reported from elsewhere. Events that are
// open or unsaid give none, nor does an event that is counted from itself.
func (v *Version) Arrows(c *CaseRevision) []Arrow {
	var arrows []Arrow
	for n, t := range v.Terms {
		if issue, ok := c.Issue(t.Issue); !ok || issue.Kind != Measure || !t.IsStep() {
			continue
		}
		add := func(event, after Slug) {
			arrows = append(arrows, Arrow{event, after, t.Option, t.By, n, -1, t.Inferred != ""})
		}
		for _, after := range t.After {
			add(t.Issue, after)
		}
		for _, d := range t.Deadlines {
			switch {
			case !d.ordersEvents():
			case d.form == Before:
				add(d.event, t.Issue)
			default:
				add(t.Issue, d.event)
			}
		}
	}
	for n, s := range v.Steps {
		for _, after := range s.After {
			arrows = append(arrows, Arrow{s.Event, after, s.Option, s.By, -1, n, s.Inferred != ""})
		}
	}
	return slices.DeleteFunc(arrows, func(a Arrow) bool {
		return a.After == Open || a.After == Unsaid || a.Event == Unsaid || a.Event == a.After
	})
}

// IsStep reports whether a term on a measure gives it a place in an order.
func (t *Term) IsStep() bool {
	return !t.SaidElsewhere && t.Stance != Rejects && t.Stance != ""
}

// Waits reports whether d makes the thing wait for an event that is known.
func (d Deadline) Waits() bool {
	return d.ordersEvents() && d.form != Before && d.event != Unsaid
}

// ordersEvents reports whether d puts the thing before or after an event. One
// that only begins before an event may be done after it.
func (d Deadline) ordersEvents() bool {
	switch d.form {
	case Immediately, Within, OnDay, NotBefore:
		return !d.event.IsZero()
	case Before:
		return d.edge != "begins"
	default:
		return false
	}
}
