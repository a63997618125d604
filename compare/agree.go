package compare

// narrower applies where anything is left that differs.
func (m *meeting) narrower() ruling {
	if len(m.differences) == 0 {
		return ruling{}
	}
	return ruling{relation: Partly, reason: []string{m.positions(), "What goes with it differs."}}
}

// agree applies to all that is left.
func (m *meeting) agree() ruling {
	fields := m.coded()
	return ruling{
		relation: Agree,
		reason:   []string{m.positions(), "Nothing that is coded differs (" + and(fields) + ")."},
		fields:   fields,
	}
}

// coded are the fields in which two equal terms are coded.
func (m *meeting) coded() []string {
	t := m.sides[0].term
	var fields []string
	for _, f := range []struct {
		aspect aspect
		coded  bool
	}{
		{inStance, t.Stance != "" || m.sides[1].term.Stance != ""},
		{inValue, t.Value != nil},
		{inOn, len(m.bearers(m.sides[0])) > 0},
		{inScope, len(t.Scope) > 0},
		{inAfter, len(t.After) > 0},
		{inUntil, len(t.Until) > 0},
		{inUnless, len(t.Unless) > 0},
		{inUnconditional, t.Unconditional},
		{inDetailsAt, !t.DetailsAt.IsZero()},
		{inDeadline, len(t.Deadlines) > 0},
	} {
		if f.coded {
			fields = append(fields, string(f.aspect))
		}
	}
	return fields
}
