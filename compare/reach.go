package compare

import (
	"slices"

	"parley/proposals"
)

// bearer applies where both say who must act, and share nobody.
func (m *meeting) bearer() ruling {
	switch m.issue.Kind {
	case proposals.Measure, proposals.DurationKind, proposals.QuantityKind, proposals.DateKind:
		return m.otherBearers()
	default:
		return ruling{}
	}
}

func (m *meeting) otherBearers() ruling {
	l, r := m.bearers(m.sides[0]), m.bearers(m.sides[1])
	if len(l) == 0 || len(r) == 0 || !shareNone(l, r) {
		return ruling{}
	}
	return ruling{
		relation: NotComparable,
		reason:   slices.Concat(m.positions(), []string{"They do not ask it of the same."}, m.each(m.bearerWords)),
		fields:   []string{"on"},
		told:     []aspect{inOn, inValue},
	}
}

// reach applies where both state scopes and share no phrase; on a choice or a
// set, also where both say who must act and share nobody.
func (m *meeting) reach() ruling {
	l, r := m.sides[0].term.Scope, m.sides[1].term.Scope
	if len(l) > 0 && len(r) > 0 && shareNone(l, r) {
		return ruling{
			relation: NotComparable,
			reason: slices.Concat(m.positions(), []string{"Their scopes share no phrase, and scopes are not interpreted: read both."},
				m.each(scopeWords)),
			fields: []string{"scope"},
			told:   []aspect{inScope},
		}
	}
	if m.issue.Kind == proposals.ChoiceKind || m.issue.Kind == proposals.SetKind {
		return m.otherBearers()
	}
	return ruling{}
}
