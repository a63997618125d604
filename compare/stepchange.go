package compare

import (
	"slices"
	"strings"

	"parley/proposals"
)

// stepChanges are the orders that no term says. None is claimed to be added or
// dropped: a term may say it in the other text.
func (m *mover) stepChanges() []Change {
	var all []Change
	pairs, f, t := pairUp(m.from.steps(), m.to.steps(),
		func(f, t proposals.Step) bool { return sameStep(f, t) && slices.Equal(f.After, t.After) }, sameStep)
	for _, p := range pairs {
		if c := m.stepChange(p[0], p[1]); len(c.Fields)+len(c.Wording) > 0 {
			all = append(all, c)
		}
	}
	for _, s := range f {
		c := m.stepHead(OnlyFrom, m.from, s)
		c.From.Anchor = s.Anchor()
		c.Fields = []Difference{{Field: "after", Old: m.from.untilWords(s.After)}}
		all = append(all, c)
	}
	for _, s := range t {
		c := m.stepHead(OnlyTo, m.to, s)
		c.To.Anchor = s.Anchor()
		c.Fields = []Difference{{Field: "after", New: m.to.untilWords(s.After)}}
		all = append(all, c)
	}
	return all
}

// steps are those of the version on the roads that the column is read on.
func (c *column) steps() []proposals.Step {
	return slices.DeleteFunc(slices.Clone(c.version().Steps), func(s proposals.Step) bool { return !c.By.IsZero() && !general(s.By, c.By) })
}

func sameStep(f, t proposals.Step) bool {
	return f.Event == t.Event && f.Option == t.Option && f.By == t.By
}

func (m *mover) stepChange(f, t proposals.Step) Change {
	c := m.stepHead(Changed, m.from, f)
	c.From.Anchor, c.To.Anchor = f.Anchor(), t.Anchor()
	var fields, wording differences
	fields.add("after", !slices.Equal(f.After, t.After), m.from.untilWords(f.After), m.to.untilWords(t.After))
	wording.prose("inferred", f.Inferred, t.Inferred)
	wording.sources(m, f.Sources, t.Sources)
	wording.quotes(m, f.Quotes, t.Quotes)
	c.Fields, c.Wording = fields, wording
	if len(fields) == 0 {
		c.Kind = Reworded
	}
	return c
}

func (m *mover) stepHead(kind ChangeKind, col *column, s proposals.Step) Change {
	place := proposals.Place{Option: s.Option, By: s.By}
	return Change{
		Kind:  kind,
		Label: "Order of steps: " + named(m.in.EventLabel(s.Event)),
		Where: capital(strings.Join(col.placeWords(place, &proposals.Issue{}), ", ")),
	}
}
