package compare

import (
	"slices"
	"strings"

	"parley/proposals"
)

// narrower applies where anything is left that differs, or that only one has.
func (m *meeting) narrower() ruling {
	if len(m.differences) == 0 {
		return ruling{}
	}
	r := ruling{relation: Partly, reason: m.positions()}
	switch spoken := slices.DeleteFunc(slices.Clone(m.differences), func(d difference) bool { return !d.bothSpeak() }); {
	case len(spoken) == 0:
	case slices.ContainsFunc(spoken, func(d difference) bool { return d.left != d.right }):
		r.reason = append(r.reason, "What goes with it is coded differently.")
	default: // left open, or not known
		r.reason = append(r.reason, "What goes with it is not shown to be the same.")
	}
	return r
}

// agree applies to all that is left. Stances that do not part two texts may yet
// differ: then it is not said that nothing does.
func (m *meeting) agree() ruling {
	coded := m.coded()
	r := ruling{relation: Agree}
	var labels []string
	for _, a := range coded {
		r.fields = append(r.fields, string(a))
		labels = append(labels, a.label())
	}
	if m.sides[0].term.Stance == m.sides[1].term.Stance {
		r.reason = m.positions()
		if len(coded) > 1 {
			r.reason = append(r.reason, "The same is coded for both: "+strings.Join(labels, ", ")+".")
		} else {
			r.reason = append(r.reason, nothingElse)
		}
		return r
	}
	r.reason = m.positions()
	if m.issue.Kind == proposals.Measure {
		l, other := m.sides[0], m.sides[1]
		r.reason = []string{capital(l.name) + " " + l.says(m.issue) + ", " + other.name + " " + other.says(m.issue) + "."}
	}
	if len(coded) == 1 {
		r.reason = append(r.reason, nothingElse)
	} else {
		r.reason = append(r.reason, "The same is coded for both: "+strings.Join(labels[1:], ", ")+".")
	}
	return r
}

const nothingElse = "Nothing else is coded here that could differ."

// coded are the fields in which two equal terms are coded, the stance first if
// either has one.
func (m *meeting) coded() []aspect {
	l, r := m.sides[0].term, m.sides[1].term
	var coded []aspect
	for _, f := range []struct {
		aspect aspect
		coded  bool
	}{
		{inStance, l.Stance != "" || r.Stance != ""},
		{inValue, l.Value != nil},
		{inOn, len(l.On) > 0 && len(r.On) > 0}, // what the question itself says is coded for neither
		{inScope, len(l.Scope) > 0},
		{inAfter, len(l.After)+len(r.After) > 0},
		{inUntil, len(l.Until) > 0},
		{inUnless, len(l.Unless) > 0},
		{inUnconditional, l.Unconditional},
		{inDetailsAt, !l.DetailsAt.IsZero()},
		{inDeadline, len(l.Deadlines) > 0},
	} {
		if f.coded {
			coded = append(coded, f.aspect)
		}
	}
	return coded
}
