package compare

import (
	"cmp"
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

// label names the aspect for a reader who has no document at hand.
func (a aspect) label() string {
	switch a {
	case inValue:
		return "answer"
	case inOn:
		return "who would act"
	case inAfter:
		return "what it waits for"
	case inUntil:
		return "what ends it"
	case inUnless:
		return "what makes it lapse"
	case inUnconditional:
		return "that it is unconditional"
	case inDetailsAt:
		return "what its details are left to"
	default:
		return string(a)
	}
}

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

// A difference is what either of two terms has in an aspect in which they
// differ, or in two that are said in one clause, to stand behind a name. It is
// empty for one of them where nothing of the kind is coded.
type difference struct {
	aspects     []aspect
	left, right string
	// both is what both have, and goes with what only one has.
	both string
}

func (d difference) bothSpeak() bool { return d.left != "" && d.right != "" }

// isTold reports whether a reason tells it already.
func (d difference) isTold(told []aspect) bool {
	return !slices.ContainsFunc(d.aspects, func(a aspect) bool { return !slices.Contains(told, a) })
}

// differ lists every difference between two terms that counts. The stance is
// none: how far apart two stances are is for the rules.
func (m *meeting) differ() []difference {
	l, r := m.sides[0].term, m.sides[1].term
	var all []difference
	add := func(a aspect, differs bool, words func(side) string) {
		if differs {
			all = append(all, m.difference(words, a))
		}
	}
	add(inValue, !sameValue(l.Value, r.Value, m.issue), func(s side) string { return s.says(m.issue) })
	add(inRenewable, renewable(l) != renewable(r) && knownValue(l.Value) && knownValue(r.Value), renewableWords)
	add(inOn, !m.sameBearers(), m.bearerWords)
	add(inScope, !sameMembers(l.Scope, r.Scope), scopeWords)
	add(inUntil, !sameEvents(l.Until, r.Until), m.untilWords)
	add(inUnless, !sameEvents(l.Unless, r.Unless), m.unlessWords)
	add(inUnconditional, l.Unconditional != r.Unconditional, unconditionalWords)
	add(inDetailsAt, !sameEvents(single(l.DetailsAt), single(r.DetailsAt)), m.detailsWords)
	return append(all, m.timing()...)
}

func (m *meeting) difference(words func(side) string, aspects ...aspect) difference {
	return difference{aspects: aspects, left: words(m.sides[0]), right: words(m.sides[1])}
}

// timing is how two terms differ in what they wait for and in their deadlines.
// A deadline that runs from an event waits for it, so that where deadlines
// differ and one does, both are said in one clause.
func (m *meeting) timing() []difference {
	l, r := m.sides[0].term, m.sides[1].term
	waits, deadlines := !sameEvents(awaited(l), awaited(r)), !sameDeadlines(l.Deadlines, r.Deadlines)
	var all []difference
	switch {
	case deadlines && slices.ContainsFunc(slices.Concat(l.Deadlines, r.Deadlines), proposals.Deadline.Waits):
		aspects := []aspect{inDeadline}
		if !sameEvents(l.After, r.After) {
			aspects = append(aspects, inAfter)
		}
		if common := awaited(l); !waits && len(common) > 0 && !l.Unconditional && !r.Unconditional {
			d := m.difference(m.deadlineWords, aspects...)
			d.both = "Both make it wait for " + and(eventWords(m.in, common)) + "."
			return []difference{d}
		}
		return []difference{m.difference(m.timingWords, aspects...)}
	case waits:
		all = append(all, m.difference(m.afterWords, inAfter))
	}
	if deadlines {
		all = append(all, m.difference(m.deadlineWords, inDeadline))
	}
	return all
}

// awaited are the events that a term waits for, be it by a deadline.
func awaited(t *proposals.Term) []proposals.Slug {
	all := slices.Clone(t.After)
	for _, d := range t.Deadlines {
		if d.Waits() && !slices.Contains(all, d.Event()) {
			all = append(all, d.Event())
		}
	}
	return all
}

// tell says what differs, and then of which text more is coded: what is not
// coded, a text may still say.
func (m *meeting) tell(differences []difference) []string {
	var told, scopes []string
	var more [2][]string
	for _, d := range differences {
		if d.both != "" {
			told = append(told, d.both)
		}
		switch {
		case !d.bothSpeak() && slices.Equal(d.aspects, []aspect{inScope}):
			scopes = m.oneScope(d)
		case d.bothSpeak():
			told = append(told, sentence(m.sides[0], d.left), sentence(m.sides[1], d.right))
		case d.left != "":
			more[0] = append(more[0], d.left)
		default:
			more[1] = append(more[1], d.right)
		}
	}
	for i, s := range m.sides {
		if len(more[i]) > 0 {
			told = append(told, "More is coded for "+s.name+", which "+clauses(more[i])+".")
		}
	}
	return append(told, scopes...)
}

// oneScope says which text states a scope: that is not to say more.
func (m *meeting) oneScope(d difference) []string {
	scoped, other := m.sides[0], m.sides[1]
	if d.left == "" {
		scoped, other = other, scoped
	}
	return []string{capital(scoped.name) + " states the scope: " + strings.Join(scoped.term.Scope, "; ") + ". No scope is coded for " + other.name + "."}
}

// sentence says what a side does.
func sentence(s side, words string) string { return capital(s.name) + " " + words + "." }

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
	switch on := m.bearers(s); {
	case len(on) == 0:
		return ""
	case s.actsItself():
		return "offers to act itself"
	case len(on) == 1:
		return "names " + actorWords(m.in, on) + " as the one to act"
	default:
		return "names " + actorWords(m.in, on) + " as those to act"
	}
}

// authors are those whose position the term is.
func (s side) authors() []proposals.Slug {
	if by := cmp.Or(s.term.By, s.By); !by.IsZero() {
		return single(by)
	}
	return s.version().Authors
}

// actsItself reports whether the term offers what its authors alone would do,
// and names them: that is what to offer means.
func (s side) actsItself() bool {
	return s.term.Stance == proposals.Offers && sameMembers(s.term.On, s.authors())
}

// sameBearers reports whether both say that the same must act. An offer that
// names its own authors says no more beside one that names nobody, unless that
// is an offer of others.
func (m *meeting) sameBearers() bool {
	l, r := m.sides[0], m.sides[1]
	if sameMembers(m.bearers(l), m.bearers(r)) {
		return true
	}
	nobody := len(m.bearers(l)) == 0 && r.actsItself() || len(m.bearers(r)) == 0 && l.actsItself()
	return nobody && (l.term.Stance != r.term.Stance || sameMembers(l.authors(), r.authors()))
}

func scopeWords(s side) string {
	if len(s.term.Scope) == 0 {
		return ""
	}
	return "states the scope: " + strings.Join(s.term.Scope, "; ")
}

func (m *meeting) afterWords(s side) string { return m.waitWords(s, awaited(s.term)) }

// waitWords say that a term waits for events. Of one that is unconditional it
// is an order, and must not read as a condition.
func (m *meeting) waitWords(s side, events []proposals.Slug) string {
	switch {
	case len(events) == 0:
		return ""
	case s.term.Unconditional:
		return "puts it after " + and(eventWords(m.in, events))
	default:
		return "makes it wait for " + and(eventWords(m.in, events))
	}
}

// timingWords are what a term is coded to wait for, and its deadlines.
func (m *meeting) timingWords(s side) string {
	return clauses([]string{m.waitWords(s, s.term.After), m.deadlineWords(s)})
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
