package compare

import (
	"slices"
	"strings"

	"parley/proposals"
)

// An aspect is one thing in which two terms can differ: a field of a document,
// or within the value whether it can be renewed.
type aspect string

const (
	inStance        aspect = "stance"
	inValue         aspect = "value"
	inRenewable     aspect = "renewable"
	inOn            aspect = "on"
	inScope         aspect = "scope"
	inAfter         aspect = "after"
	inUntil         aspect = "until"
	inUnless        aspect = "unless"
	inUnconditional aspect = "unconditional"
	inDetailsAt     aspect = "details-at"
	inDeadline      aspect = "deadline"
)

func (a aspect) field() string {
	if a == inRenewable {
		return string(inValue)
	}
	return string(a)
}

// documentOrder is the order of fields in a document, blanks behind.
var documentOrder = []string{
	"option", "by", "stance", "value", "on", "scope", "after", "until", "unless", "unconditional", "details-at", "deadline", "sources", "rest",
	"unreported", "deferred", "excluded", "struck", "silent",
}

// inDocumentOrder sorts fields and names each once.
func inDocumentOrder(fields []string) []string {
	fields = slices.Clone(fields)
	slices.SortStableFunc(fields, func(a, b string) int { return slices.Index(documentOrder, a) - slices.Index(documentOrder, b) })
	return slices.Compact(fields)
}

// A difference is one aspect in which two terms differ, and how, as a whole
// sentence.
type difference struct {
	aspect aspect
	words  string
}

// differ lists every difference between two terms that counts. The stance is
// none: how far apart two stances are is for the rules.
func (m *meeting) differ() []difference {
	l, r := m.sides[0].term, m.sides[1].term
	var all []difference
	add := func(a aspect, differs bool, words func(side) string) {
		if differs {
			all = append(all, difference{a, m.contrast(words)})
		}
	}
	add(inValue, !sameValue(l.Value, r.Value, m.issue), func(s side) string { return s.says(m.issue) })
	add(inRenewable, renewable(l) != renewable(r) && knownValue(l.Value) && knownValue(r.Value), renewableWords)
	add(inOn, !sameMembers(m.bearers(m.sides[0]), m.bearers(m.sides[1])), m.bearerWords)
	add(inScope, !sameMembers(l.Scope, r.Scope), scopeWords)
	add(inAfter, !sameEvents(l.After, r.After), m.afterWords)
	add(inUntil, !sameEvents(l.Until, r.Until), m.untilWords)
	add(inUnless, !sameEvents(l.Unless, r.Unless), m.unlessWords)
	add(inUnconditional, l.Unconditional != r.Unconditional, unconditionalWords)
	add(inDetailsAt, !sameEvents(single(l.DetailsAt), single(r.DetailsAt)), m.detailsWords)
	add(inDeadline, !sameDeadlines(l.Deadlines, r.Deadlines), m.deadlineWords)
	return all
}

// contrast says of each side what words give for it. Where they give nothing
// for one, it says only that nothing of the kind is coded there: what is not
// coded, a text may still say.
func (m *meeting) contrast(words func(side) string) string {
	l, r := words(m.sides[0]), words(m.sides[1])
	switch {
	case l == "":
		return capital(m.sides[1].name) + " " + r + ". Nothing of the kind is coded for " + m.sides[0].name + "."
	case r == "":
		return capital(m.sides[0].name) + " " + l + ". Nothing of the kind is coded for " + m.sides[1].name + "."
	default:
		return m.each(words)
	}
}

func sameMembers[T comparable](a, b []T) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(t T) bool { return !slices.Contains(b, t) })
}

// sameEvents is sameMembers, but events that are open equal nothing.
func sameEvents(a, b []proposals.Slug) bool {
	return sameMembers(a, b) && !slices.Contains(a, proposals.Open)
}

// sameDeadlines is sameMembers, but one that is open or runs from a moment
// unsaid equals nothing.
func sameDeadlines(a, b []proposals.Deadline) bool {
	return sameMembers(a, b) && !slices.ContainsFunc(a, func(d proposals.Deadline) bool { return !d.Known() })
}

func single(s proposals.Slug) []proposals.Slug {
	if s.IsZero() {
		return nil
	}
	return []proposals.Slug{s}
}

func shareNone[T comparable](a, b []T) bool {
	return !slices.ContainsFunc(a, func(t T) bool { return slices.Contains(b, t) })
}

func renewable(t *proposals.Term) bool {
	d, ok := t.Value.(proposals.DurationRange)
	return ok && d.Renewable()
}

func renewableWords(s side) string {
	if renewable(s.term) {
		return "says that the time can be renewed"
	}
	return ""
}

func (m *meeting) bearerWords(s side) string {
	if on := m.bearers(s); len(on) > 0 {
		return "names " + actorWords(m.in, on) + " as having to act"
	}
	return ""
}

func scopeWords(s side) string {
	if len(s.term.Scope) == 0 {
		return ""
	}
	return "states the scope: " + strings.Join(s.term.Scope, "; ")
}

func (m *meeting) afterWords(s side) string {
	if len(s.term.After) == 0 {
		return ""
	}
	return "makes it wait for " + and(eventWords(m.in, s.term.After))
}

func (m *meeting) untilWords(s side) string {
	if len(s.term.Until) == 0 {
		return ""
	}
	return "ends it with " + or(eventWords(m.in, s.term.Until))
}

func (m *meeting) unlessWords(s side) string {
	if len(s.term.Unless) == 0 {
		return ""
	}
	return "lets it lapse with " + or(eventWords(m.in, s.term.Unless))
}

func unconditionalWords(s side) string {
	if s.term.Unconditional {
		return "calls it unconditional"
	}
	return ""
}

func (m *meeting) detailsWords(s side) string {
	if s.term.DetailsAt.IsZero() {
		return ""
	}
	return "leaves its details to " + and(eventWords(m.in, single(s.term.DetailsAt)))
}

func (m *meeting) deadlineWords(s side) string {
	if len(s.term.Deadlines) == 0 {
		return ""
	}
	return "sets the deadline: " + strings.Join(deadlineWords(m.in, s.term.Deadlines), "; ")
}
