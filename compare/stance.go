package compare

import (
	"slices"
	"strings"

	"parley/proposals"
)

func isRejected(s side) bool { return s.term.Stance == proposals.Rejects }

// rejects applies where one side rejects and the other does not reject the
// same. What one rejects and the other has sets them apart; all else that one
// rejects says nothing of what the other has.
func (m *meeting) rejects() ruling {
	a, b, ok := m.either(isRejected)
	if !ok {
		return ruling{}
	}
	r := ruling{relation: NotComparable, fields: []string{"stance"}, told: []aspect{inValue}}
	if m.issue.Kind != proposals.Measure && (a.term.Value != nil || b.term.Value != nil) {
		r.fields = append(r.fields, "value")
	}
	r.reason = m.positions()
	if isRejected(b) {
		if m.rejectSame(a, b) {
			return ruling{}
		}
		r.reason = append(r.reason, "They do not reject the same.")
		return r
	}
	why, fields := m.rejectsOther(a, b)
	switch {
	case m.issue.Kind == proposals.TextKind && a.term.Value != nil:
		return ruling{}
	case why == "":
		r.relation = Apart
		r.reason = append(r.reason, m.rejectedOfSets(a, b)...)
		if len(a.term.Scope) > 0 { // which b states too
			r.reason = append(r.reason, capital(a.name)+" rejects it in the scope: "+strings.Join(a.term.Scope, "; ")+", which "+b.name+" states too.")
		}
	case m.rejectsPart(a, b):
		r.relation, r.told = Apart, append(r.told, inScope)
		r.reason = append(r.reason, capital(a.name)+" rejects it in the scope: "+strings.Join(a.term.Scope, "; ")+". For "+b.name+" no scope is coded.")
		r.fields = append(r.fields, fields...)
	default:
		r.reason = append(r.reason, why)
		r.fields = append(r.fields, fields...)
	}
	return r
}

// rejectedOfSets says of which elements of b's set a rejects, and which only one
// of the two names.
func (m *meeting) rejectedOfSets(a, b side) []string {
	shared, left, right, ok := m.shared(proposals.SetKind)
	if !ok {
		return nil
	}
	onlyRejected, onlyNamed := left, right
	if a.column != m.sides[0].column {
		onlyRejected, onlyNamed = right, left
	}
	said := []string{"Named by " + b.name + " and rejected by " + a.name + ": " + memberWords(shared, m.issue) + "."}
	for _, rest := range []struct {
		words string
		list  []proposals.Slug
	}{{"Rejected by " + a.name + " only", onlyRejected}, {"Named by " + b.name + " only", onlyNamed}} {
		if len(rest.list) > 0 {
			said = append(said, rest.words+": "+memberWords(rest.list, m.issue)+".")
		}
	}
	return said
}

// rejectsPart reports whether a rejects in a scope a measure that b has without
// one: what stands without a scope stands in that one as well.
func (m *meeting) rejectsPart(a, b side) bool {
	l, r := m.bearers(a), m.bearers(b)
	ofOthers := len(l) > 0 && len(r) > 0 && shareNone(l, r)
	return m.issue.Kind == proposals.Measure && len(a.term.Scope) > 0 && len(b.term.Scope) == 0 && !ofOthers
}

// rejectSame reports whether two that both reject do so with the same: a
// measure, any answer, equal answers, or elements of a set of which they share
// some. Free text is left to its own rule.
func (m *meeting) rejectSame(a, b side) bool {
	if m.issue.Kind == proposals.SetKind && m.shareMember(a, b) {
		return true
	}
	return m.issue.Kind == proposals.TextKind || sameValue(a.term.Value, b.term.Value, m.issue)
}

// rejectsOther says why what a rejects is not what b has; it is empty where it
// is the same.
func (m *meeting) rejectsOther(a, b side) (why string, fields []string) {
	unstated := slices.DeleteFunc(slices.Clone(a.term.Scope), func(s string) bool { return slices.Contains(b.term.Scope, s) })
	on := [][]proposals.Slug{m.bearers(a), m.bearers(b)}
	_, several := b.term.Value.(proposals.Choice)
	switch {
	case !m.rejectsValue(a.term.Value, b.term.Value) && several && m.shareMember(a, b):
		return "Of the answers of which each would be enough for " + b.name + ", " + a.name + " rejects only some.", nil
	case !m.rejectsValue(a.term.Value, b.term.Value):
		return "What " + a.name + " rejects is not the same as what " + b.name + " answers.", nil
	case len(on[0]) > 0 && len(on[1]) > 0 && shareNone(on[0], on[1]):
		return "What is rejected is asked of others than what is not.", []string{"on"}
	case len(unstated) == 0:
		return "", nil
	case len(unstated) < len(a.term.Scope):
		return "Of the scope in which " + a.name + " rejects it, " + b.name + " does not state: " + strings.Join(unstated, "; ") + ".", []string{"scope"}
	default:
		return capital(a.name) + " rejects it only in a scope that " + b.name + " does not state: " + strings.Join(unstated, "; ") + ".", []string{"scope"}
	}
}

func (m *meeting) shareMember(a, b side) bool {
	x, _ := members(a.term.Value)
	y, _ := members(b.term.Value)
	return !shareNone(x, y)
}

// rejectsValue reports whether rejecting one value rejects the other: any value
// where none is named, all answers of a choice, each element of a set, and
// otherwise the value itself.
func (m *meeting) rejectsValue(rejected, had proposals.Value) bool {
	if rejected == nil {
		return true
	}
	r, rok := members(rejected)
	h, hok := members(had)
	if !rok || !hok || len(r) == 0 || len(h) == 0 {
		return sameValue(rejected, had, m.issue)
	}
	if m.issue.Kind == proposals.SetKind {
		return !shareNone(r, h)
	}
	return !slices.ContainsFunc(h, func(s proposals.Slug) bool { return !slices.Contains(r, s) })
}

// unconditional applies to a measure that one side calls unconditional, while
// the other does not and makes it wait, by an event or a deadline that runs
// from one, or lets it lapse.
func (m *meeting) unconditional() ruling {
	a, b, ok := m.either(func(s side) bool { return s.term.Unconditional })
	if !ok || b.term.Unconditional {
		return ruling{}
	}
	waits := slices.ContainsFunc(b.term.Deadlines, proposals.Deadline.Waits)
	conditional := waits || len(b.term.After)+len(b.term.Unless) > 0
	if !conditional || m.issue.Kind != proposals.Measure || isRejected(a) {
		return ruling{}
	}
	r := ruling{
		relation: Apart,
		fields:   []string{"stance", "unconditional"},
		told:     []aspect{inAfter, inUnless, inUnconditional, inDeadline},
	}
	for _, f := range []struct {
		aspect aspect
		coded  bool
	}{{inAfter, len(b.term.After) > 0}, {inUnless, len(b.term.Unless) > 0}, {inDeadline, waits}} {
		if f.coded {
			r.fields = append(r.fields, string(f.aspect))
		}
	}
	// That the other waits is what parts them: it is said, also where a deadline implies it.
	r.reason = append(r.reason,
		sentence(a, clauses([]string{a.says(m.issue), unconditionalWords(a), m.timingWords(a), m.unlessWords(a)})),
		sentence(b, clauses([]string{b.says(m.issue), m.afterWords(b), m.deadlineWords(b), m.unlessWords(b)})))
	return r
}
