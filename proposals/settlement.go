package proposals

import (
	"cmp"
	"slices"
)

// A Settlement says what became of a difference between two readers, and so
// whether the coding stands there. It changes no coding: what is to be changed
// is outstanding until there is a newer revision of the version.
//
// A difference is settled by an editor, by the second reader who found it, or by
// a coder of the coding that was read; nobody else. Who of them it was is said
// with the settlement, and a coder who keeps their own coding is counted, since
// nobody else has looked: see [SettlerOf] and [Reading].
type Settlement struct {
	Outcome Outcome
	Note    string // what was decided, and why
	Signature
}

// An Outcome says what came of a difference. It is empty for what was settled
// before outcomes were recorded.
type Outcome string

// The outcomes of a settlement.
const (
	CodingStands Outcome = "coding stands" // the first coding is kept
	ToBeChanged  Outcome = "to be changed" // the second reader is right, or both were wrong: a revision is to be made
)

// Outcomes are all of them.
var Outcomes = []Outcome{CodingStands, ToBeChanged}

// ParseOutcome reads an outcome.
func ParseOutcome(s string) (Outcome, error) { return parseOneOf("outcome", s, Outcomes) }

// Words name the outcome for a reader, the empty one too.
func (o Outcome) Words() string { return cmp.Or(string(o), "outcome not recorded") }

// NewSettlement checks what is said of how a difference was settled. It needs
// both, what came of it and why.
func NewSettlement(outcome Outcome, note string, by Signature) (Settlement, Problems) {
	var ps Problems
	if !slices.Contains(Outcomes, outcome) {
		ps.addf("outcome", "what came of it is missing: choose %s", orList(kindTexts(Outcomes)))
	}
	ps.checkText("note", "how it was settled", note, MaxReadNote)
	return Settlement{outcome, note, by}, ps
}

// A Settler is what someone who settles a difference is to it.
type Settler string

// What someone can be to a difference.
const (
	Neither   Settler = ""
	TheReader Settler = "the second reader" // who found it
	TheCoder  Settler = "the coder"         // of the coding that was read, or of one before it
)

// SettlerOf is what the user called name is to what reader found of the coding
// that of names. All are the codings of the version; those after it do not
// count, so that it stays true when someone makes the change.
func SettlerOf(all []Listing, of Ref, reader, name string) Settler {
	until := slices.DeleteFunc(slices.Clone(all), func(l Listing) bool { return l.Ref.Revision() > of.Revision() })
	switch {
	case name == reader:
		return TheReader
	case HasCoded(until, of, name):
		return TheCoder
	default:
		return Neither
	}
}

// May reports whether s may settle the difference, having a role.
func (s Settler) May(role Role) bool { return s != Neither || role == Editor }

// Outstanding are the anchors of the places of a coding that a second reading
// was settled to change, each once. There are none where there is a newer
// revision of the version, or where the version was withdrawn: all are its
// codings.
func Outstanding(readings []SecondReading, all []Listing, of Ref) []string {
	for _, l := range all {
		if l.Ref.WithRevision(0) == of.WithRevision(0) && (l.Withdrawn != nil || l.Ref.Revision() > of.Revision()) {
			return nil
		}
	}
	var anchors []string
	for _, r := range readings {
		for _, p := range r.Places {
			if r.Of == of && p.Settled != nil && p.Settled.Outcome == ToBeChanged && !slices.Contains(anchors, p.Anchor) {
				anchors = append(anchors, p.Anchor)
			}
		}
	}
	return anchors
}
