package compare

import (
	"parley/proposals"
)

// A meeting is two sides on one issue at one place.
type meeting struct {
	in    *proposals.CaseRevision
	issue *proposals.Issue
	// sides are the left and the right one.
	sides [2]side
	// differences are all between two terms, in the order of documents.
	differences []difference
}

// A ruling is what one rule says of a meeting.
type ruling struct {
	relation Relation
	reason   []string // whole sentences
	fields   []string // that the rule used
	// told are the differences that the reason tells already.
	told []aspect
}

// ruled are the rules in the order in which they are tried. One that does not
// apply gives no relation. Those behind the first three may count on two terms.
var ruled = []struct {
	rule  Rule
	apply func(*meeting) ruling
}{
	{RuleNoPosition, (*meeting).noPosition},
	{RuleOneSide, (*meeting).oneSide},
	{RuleDeferred, (*meeting).deferred},
	{RuleRejects, (*meeting).rejects},
	{RuleText, (*meeting).text},
	{RuleUnconditional, (*meeting).unconditional},
	{RuleBearer, (*meeting).bearer},
	{RuleOpen, (*meeting).open},
	{RuleRange, (*meeting).ordered},
	{RuleChoice, (*meeting).choice},
	{RuleSet, (*meeting).set},
	{RuleReach, (*meeting).reach},
	{RuleNarrower, (*meeting).narrower},
	{RuleFields, (*meeting).agree},
}

// meet compares two sides. Every difference is looked for before any rule is
// tried, and those that the deciding rule does not tell are listed behind it.
// The reason is given as whole sentences.
func meet(in *proposals.CaseRevision, issue *proposals.Issue, left, right side) (v Verdict, reason []string) {
	m := &meeting{in: in, issue: issue, sides: alternatives(left, right)}
	if left.term != nil && right.term != nil {
		m.differences = m.differ()
	}
	for _, r := range ruled {
		ruling := r.apply(m)
		if ruling.relation == "" {
			continue
		}
		fields := ruling.fields
		var untold []difference
		for _, d := range m.differences {
			if !d.isTold(ruling.told) {
				untold = append(untold, d)
			}
			for _, a := range d.aspects {
				fields = append(fields, a.field())
			}
		}
		v = Verdict{Relation: ruling.relation, Rule: r.rule, Fields: inDocumentOrder(fields), Inferred: left.inferred() || right.inferred()}
		return v, append(ruling.reason, m.tell(untold)...)
	}
	panic("compare: no rule applies, though the last always does")
}

// positions say what both sides do.
func (m *meeting) positions() []string {
	return m.each(func(s side) string { return s.says(m.issue) })
}

// each says of either side, in a sentence of its own, what words give for it.
func (m *meeting) each(words func(side) string) []string {
	l, r := m.sides[0], m.sides[1]
	return []string{sentence(l, words(l)), sentence(r, words(r))}
}

// either returns the side for which is holds and the other one; ok is false
// where it holds for none. Where it holds for both, the left one comes first.
func (m *meeting) either(is func(side) bool) (a, b side, ok bool) {
	switch l, r := m.sides[0], m.sides[1]; {
	case is(l):
		return l, r, true
	case is(r):
		return r, l, true
	default:
		return side{}, side{}, false
	}
}

// bearers are those who must act by the term, or else by the question.
func (m *meeting) bearers(s side) []proposals.Slug { return bearers(s.term, m.issue) }

func bearers(t *proposals.Term, issue *proposals.Issue) []proposals.Slug {
	if len(t.On) > 0 {
		return t.On
	}
	return issue.On
}

// noPosition applies where neither side has one.
func (m *meeting) noPosition() ruling {
	l, r := m.sides[0], m.sides[1]
	if l.speaks() || r.speaks() {
		return ruling{}
	}
	why := []string{l.whyBlank(r.column), r.whyBlank(l.column)}
	if why[0] == l.unseen() && why[1] == r.unseen() {
		why = []string{"The sources read show no answer of either; each may have one."}
	}
	return ruling{
		relation: NoPosition,
		reason:   append([]string{"No position is coded for either."}, why...),
		fields:   append(l.fields(), r.fields()...),
	}
}

// oneSide applies where only one side has a position, or where none has and only
// one speaks of it. Two that speak of it are left to the rules on answers.
func (m *meeting) oneSide() ruling {
	has, other, ok := m.either(side.hasPosition)
	if !ok {
		has, other, _ = m.either(side.speaks)
	}
	if other.hasPosition() || !ok && other.speaks() {
		return ruling{}
	}
	said := "A position is coded for " + has.name + " only" + has.untilWhen() + "."
	if !ok {
		said = has.mention(m.issue)
	}
	var told []aspect
	if other.term != nil { // of a mention nothing else counts
		for _, d := range m.differences {
			told = append(told, d.aspects...)
		}
	}
	return ruling{
		told:     told,
		relation: OneSide,
		reason:   append([]string{said, other.whyNone(m.issue, has.column)}, other.elsewhere(m.issue)...),
		fields:   append(has.fields(), other.fields()...),
	}
}

// deferred applies where either leaves it to later.
func (m *meeting) deferred() ruling {
	if _, _, ok := m.either(side.deferred); !ok {
		return ruling{}
	}
	return ruling{
		relation: Deferred,
		reason:   m.positions(),
		fields:   append(m.sides[0].fields(), m.sides[1].fields()...),
	}
}
