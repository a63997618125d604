package compare

import (
	"fmt"
	"slices"
	"strings"

	"parley/proposals"
)

// A Relation is how two cells stand to each other.
type Relation string

// The relations. Agree means: on the coded fields.
const (
	Agree         Relation = "agree"
	Partly        Relation = "partly"
	Apart         Relation = "apart"
	OneSide       Relation = "one side only"
	Deferred      Relation = "deferred"
	NotComparable Relation = "not comparable"
	NoPosition    Relation = "no position"
)

// Relations are all of them; the first five, among columns that speak, from
// the widest difference to none.
var Relations = []Relation{Apart, Partly, NotComparable, Deferred, Agree, OneSide, NoPosition}

// ParseRelation reads a relation. In an address its words may be joined by
// hyphens.
func ParseRelation(s string) (Relation, error) {
	r := Relation(strings.ReplaceAll(s, "-", " "))
	if slices.Contains(Relations, r) {
		return r, nil
	}
	slugs := make([]string, len(Relations))
	for i, r := range Relations {
		slugs[i] = r.slug()
	}
	return "", fmt.Errorf("%q is no relation%s: expected %s", s, proposals.Suggest(s, slugs), or(slugs))
}

// slug is r as it stands in an address.
func (r Relation) slug() string { return strings.ReplaceAll(string(r), " ", "-") }

// Meaning explains the relation.
func (r Relation) Meaning() string {
	switch r {
	case Agree:
		return "On everything that is coded the texts answer the same. Whether one requires what the other offers, accepts or provides for does not part them: the reason names both."
	case Partly:
		return "The texts answer the same in part: the answers overlap, or what goes with them differs or is coded for one text only: who would act, scope, conditions, deadlines. The reason lists it."
	case Apart:
		return "What one text answers rules out what the other answers, or the two set different limits of the same kind."
	case OneSide:
		return "A position is coded for one text only, or one alone speaks of it and the sources read show no answer. Why there is none for the other stands in its cell: not shown, not coded and silent are not the same. " +
			"“In part” says that it is so under some options, parts or the like, and that under others both have one and agree."
	case Deferred:
		return "At least one text leaves the question to a later event."
	case NotComparable:
		return "Both texts answer and the coded answers cannot be measured against each other, or both speak of it and the sources read show no answer. Both have to be read."
	case NoPosition:
		return "No position is coded for any text. Why stands in each cell."
	default:
		return ""
	}
}
