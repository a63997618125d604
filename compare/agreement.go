package compare

import (
	"fmt"

	"parley/proposals"
)

// An Agreement is how far two codings of one version say the same. It is no
// measure of how near two texts are: both codings are of one text.
//
// The codings are compared place by place. A place is an issue with option,
// part, bracket and reading; what was said elsewhere stands apart, beside it;
// and each event with an order of its own, under its option and bracket, is a
// place too, with all that its steps wait for. Those count of which either
// coding speaks, and each issue in force of which neither does. So far as the
// codings themselves give names, to options, readings and sources, the slugs
// decide: coders must have settled them before.
//
// On each place the coverage is compared: stated, or the kind of blank, be it
// written or by what the coding says of the rest; "coded at another place",
// where the coding speaks of the issue under another option, part, bracket or
// reading, or in general, and not there; else "not coded". Where the coverage
// differs, nothing else is compared, for a field of a term has no counterpart in
// a blank. Where it is the same:
//
//   - stance, on, scope, until, unless, details-at and deadline count where both
//     have a term, value where the issue is no measure, and unconditional where
//     it is one. A field that is left out is an answer too, "not given"; on is
//     then the issue's own;
//   - after counts where both have a term, both defer or both have steps.
//
// How we know it is counted apart: point, ambiguous and inferred where both have
// a term, inferred on steps as well, sources where both write anything, and
// said-elsewhere on each place of which both write, here or elsewhere. Of
// ambiguous and inferred only whether they are given is compared, as they are
// the coder's own prose. Not compared are headlines, prose and quotes, how a
// silence was established, and the front matter.
//
// Two answers agree where they are equal in canonical form: sets have the same
// members, and values the same text, so that "7 days" and "1 week" differ.
type Agreement struct {
	A, B *proposals.Revision
	// Said are the fields of what the text says, and Known those of how we
	// know it, each in the order of documents.
	Said, Known []FieldAgreement
	// Places are all that were compared, in the order of the case.
	Places []ComparedPlace
	// Disagreements are all fields of all places that differ, in the order of
	// the case.
	Disagreements []Disagreement
}

// A ComparedPlace is a place, and whether nothing differs there of what the text
// says.
type ComparedPlace struct {
	Unit
	Agreed bool
}

// A Disagreement is one field of one place, coded in two ways.
type Disagreement struct {
	Unit  Unit
	Field string
	// A and B are the two answers as a document has them.
	A, B string
}

// AgreementOf compares two codings of one version, which were read against the
// same revision of the case. The error is [proposals.Problems], where they were
// not.
func AgreementOf(a, b *proposals.Revision) (*Agreement, error) {
	if err := checkCodings(a, b).Err(); err != nil {
		return nil, err
	}
	one, other := newCoding(a), newCoding(b)
	agreement := &Agreement{A: a, B: b}
	said, known := tally{}, tally{}
	for _, u := range unitsOf(one, other) {
		left, right := one.at(u), other.at(u)
		before := len(agreement.Disagreements)
		agreement.compare(said, saidFields, u, left, right)
		agreement.Places = append(agreement.Places, ComparedPlace{u, len(agreement.Disagreements) == before})
		agreement.compare(known, knownFields, u, left, right)
		agreement.compareElsewhere(known, u, one, other)
	}
	agreement.Said = said.fields(saidFields)
	agreement.Known = append(known.fields(knownFields), newFieldAgreement(fieldElsewhere, known[fieldElsewhere]))
	return agreement, nil
}

// AgreedPlaces is on how many places nothing differs of what the text says.
func (a *Agreement) AgreedPlaces() int {
	agreed := 0
	for _, p := range a.Places {
		if p.Agreed {
			agreed++
		}
	}
	return agreed
}

// Total adds up the pairs of fields, and those that agree.
func Total(fields []FieldAgreement) (agreed, pairs int) {
	for _, f := range fields {
		agreed, pairs = agreed+f.Agreed, pairs+f.Pairs
	}
	return agreed, pairs
}

// checkCodings checks that a and b are codings of the same thing.
func checkCodings(a, b *proposals.Revision) proposals.Problems {
	var p problems
	v, w := a.Version(), b.Version()
	if v.Proposal != w.Proposal {
		p.addf("proposal", "one is a coding of %q and the other of %q: expected two codings of the same text", v.Proposal, w.Proposal)
	} else if v.Number != w.Number {
		p.addf("version", "one is a coding of version %d and the other of version %d: expected two codings of the same text", v.Number, w.Number)
	}
	switch x, y := a.Against(), b.Against(); {
	case v.Case != w.Case:
		p.addf("case", "one belongs to the case %q and the other to %q: expected two codings of the same text", v.Case, w.Case)
	case x != y && (x.Stored().Revision != y.Stored().Revision || x.Stored().Revision == 0):
		p.addf("case", "one was read against %s and the other against %s: expected the same, so that both were asked the same questions", revisionWords(x), revisionWords(y))
	}
	return p.Problems
}

func revisionWords(c *proposals.CaseRevision) string {
	if n := c.Stored().Revision; n > 0 {
		return fmt.Sprintf("revision %d of the case", n)
	}
	return "a revision of the case that is not stored"
}

// The fields that are none of a term, and that of the two kinds of unit.
const (
	fieldCoverage  = "coverage"
	fieldElsewhere = "said-elsewhere"
)

// A tally is the pairs of answers by field.
type tally map[string][][2]string

func (t tally) fields(known []codedField) []FieldAgreement {
	fields := make([]FieldAgreement, len(known))
	for i, f := range known {
		fields[i] = newFieldAgreement(f.name, t[f.name])
	}
	return fields
}

// compare compares fields of one unit, but where its coverage differs only that.
func (a *Agreement) compare(t tally, fields []codedField, u Unit, left, right *codedUnit) {
	for _, f := range fields {
		x, askedLeft := f.answer(left)
		y, askedRight := f.answer(right)
		if askedLeft && askedRight && (f.name == fieldCoverage || left.coverage == right.coverage) {
			a.pair(t, u, f.name, x, y)
		}
	}
}

func (a *Agreement) pair(t tally, u Unit, field, x, y string) {
	t[field] = append(t[field], [2]string{x, y})
	if x != y {
		a.Disagreements = append(a.Disagreements, Disagreement{u, field, shown(x), shown(y)})
	}
}

// compareElsewhere compares once for each place whether what is written of it
// was said elsewhere.
func (a *Agreement) compareElsewhere(t tally, u Unit, one, other *coding) {
	here, there := u, u
	here.Elsewhere, there.Elsewhere = false, true
	_, first := one.written[here]
	_, second := other.written[here]
	if u.Step || u.Elsewhere == (first || second) {
		return // steps have none; and one unit of the two stands for the place
	}
	x, y := one.elsewhere(here, there), other.elsewhere(here, there)
	if x != nothingWritten && y != nothingWritten {
		a.pair(t, u, fieldElsewhere, x, y)
	}
}

const nothingWritten = "nothing written"

func (c *coding) elsewhere(here, there Unit) string {
	_, own := c.written[here]
	switch _, elsewhere := c.written[there]; {
	case own && elsewhere:
		return "yes, beside the text's own"
	case elsewhere:
		return "yes"
	case own:
		return ""
	default:
		return nothingWritten
	}
}
