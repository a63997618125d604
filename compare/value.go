package compare

import (
	"slices"

	"parley/proposals"
)

// text applies to free text, which no machine compares.
func (m *meeting) text() ruling {
	if m.issue.Kind != proposals.TextKind || m.sides[0].isMention() && m.sides[1].isMention() {
		return ruling{}
	}
	return ruling{
		relation: NotComparable,
		reason:   []string{"Both answer in words of their own, which are not compared here: read both."},
		fields:   []string{"value"},
		told:     []aspect{inValue},
	}
}

// knownValue reports whether v can be equal to another value: one that is
// open, unreported or free text equals nothing.
func knownValue(v proposals.Value) bool {
	switch v.(type) {
	case nil, proposals.OpenValue, proposals.UnreportedValue, proposals.Text:
		return false
	default:
		return true
	}
}

func isOpen(s side) bool { _, ok := s.term.Value.(proposals.OpenValue); return ok }

func isUnreported(s side) bool { _, ok := s.term.Value.(proposals.UnreportedValue); return ok }

// sameValue reports whether two answers to issue are equal, whether or not
// they can be renewed. Two that are missing are: both reject any.
func sameValue(a, b proposals.Value, issue *proposals.Issue) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	if !knownValue(a) || !knownValue(b) {
		return false
	}
	if distance, ok := proposals.DistanceBetween(a, b, issue); ok {
		return distance.Kind == proposals.Equal
	}
	return a.String() == b.String()
}

// members are the answers of a choice or the elements of a set; ok is false on
// any other value.
func members(v proposals.Value) (list []proposals.Slug, ok bool) {
	switch v := v.(type) {
	case proposals.Choice:
		return v.Answers(), true
	case proposals.Set:
		return v.Elements(), true
	default:
		return nil, false
	}
}

// open applies where a value is unreported, or a choice or set is open; and
// where one or both of an ordered kind are open.
func (m *meeting) open() ruling {
	_, _, unreported := m.either(isUnreported)
	_, _, open := m.either(isOpen)
	r := ruling{reason: m.positions(), fields: []string{"value"}, told: []aspect{inValue}}
	switch listed := m.issue.Kind == proposals.ChoiceKind || m.issue.Kind == proposals.SetKind; {
	case unreported:
		r.relation = NotComparable
		why := "An answer that is not known cannot be compared."
		if m.sides[0].isMention() && m.sides[1].isMention() {
			why = "Neither is shown to answer it."
		}
		r.reason = append(r.reason, why)
	case open:
		r.relation = Partly
		if listed {
			r.relation = NotComparable
		}
		r.reason = append(r.reason, "Where an answer is left open, how far the two lie apart cannot be measured.")
	default:
		return ruling{}
	}
	return r
}

// ordered applies to durations, quantities and dates that are not equal.
func (m *meeting) ordered() ruling {
	distance, ok := proposals.DistanceBetween(m.sides[0].term.Value, m.sides[1].term.Value, m.issue)
	if !ok || distance.Kind == proposals.Equal {
		return ruling{}
	}
	r := ruling{relation: Apart, reason: m.positions(), fields: []string{"value"}, told: []aspect{inValue}}
	switch {
	case distance.Kind == proposals.Disjoint:
		r.reason = append(r.reason, "Between the two lies a gap of "+distance.Words+".")
	case distance.Kind == proposals.OtherLimit:
		r.reason = append(r.reason, "The figures of the two limits differ by "+distance.Words+".")
	case distance.Words == "":
		r.relation = Partly
		r.reason = append(r.reason, "The two overlap and are not equal.")
	default:
		r.relation = Partly
		r.reason = append(r.reason, "The two overlap ("+distance.Words+") and are not equal.")
	}
	if m.issue.Kind == proposals.QuantityKind && !sameMembers(m.sides[0].term.Scope, m.sides[1].term.Scope) {
		r.reason = append(r.reason, "What goes with the figures is coded differently.")
	}
	return r
}

// choice applies to choices that are not equal.
func (m *meeting) choice() ruling {
	shared, _, _, ok := m.shared(proposals.ChoiceKind)
	if !ok {
		return ruling{}
	}
	r := ruling{relation: Apart, reason: m.positions(), fields: []string{"value"}, told: []aspect{inValue}}
	if len(shared) == 0 {
		r.reason = append(r.reason, "They have no answer in common.")
		return r
	}
	r.relation = Partly
	r.reason = append(r.reason, "In common they have: "+memberWords(shared, m.issue)+".")
	return r
}

// set applies to sets that are not equal.
func (m *meeting) set() ruling {
	shared, left, right, ok := m.shared(proposals.SetKind)
	if !ok {
		return ruling{}
	}
	r := ruling{relation: Partly, reason: m.positions(), fields: []string{"value"}, told: []aspect{inValue}}
	exclusive := slices.ContainsFunc(append(left, right...), m.issue.Exclusive)
	none := len(shared)+len(left) == 0 || len(shared)+len(right) == 0
	switch {
	case len(shared) > 0:
		r.reason = append(r.reason, m.sharing(shared, left, right)...)
	case none:
		r.relation = Apart
		r.reason = append(r.reason, "Where one names some, the other answers that there are none.")
	case exclusive:
		r.relation = Apart
		r.reason = append(r.reason, "They name nothing in common, and what one names rules out all else.")
	default:
		r.relation = NotComparable
		r.reason = append(r.reason, "No item is in both lists, and none is coded as ruling out another: read both.")
	}
	return r
}

func (m *meeting) sharing(shared, left, right []proposals.Slug) []string {
	lines := []string{"Both name: " + memberWords(shared, m.issue) + "."}
	for i, only := range [][]proposals.Slug{left, right} {
		if len(only) > 0 {
			lines = append(lines, "Coded for "+m.sides[i].name+" only: "+memberWords(only, m.issue)+".")
		}
	}
	return lines
}

// shared splits two choices or sets that are not equal into what both have and
// what only one has.
func (m *meeting) shared(kind proposals.IssueKind) (both, left, right []proposals.Slug, ok bool) {
	l, lok := members(m.sides[0].term.Value)
	r, rok := members(m.sides[1].term.Value)
	if m.issue.Kind != kind || !lok || !rok || sameMembers(l, r) {
		return nil, nil, nil, false
	}
	for _, s := range l {
		if slices.Contains(r, s) {
			both = append(both, s)
		} else {
			left = append(left, s)
		}
	}
	for _, s := range r {
		if !slices.Contains(l, s) {
			right = append(right, s)
		}
	}
	return both, left, right, true
}
