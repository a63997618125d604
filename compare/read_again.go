package compare

import (
	"slices"
	"strings"

	"parley/proposals"
)

// ReadAgain are the places of a second coding of first's text, made before the
// first was seen: those of an [Agreement] of which either coding has a term, a
// blank or a step. Those that are left to what the two say of the rest are one,
// as they are where a coding is checked place by place. The note of each
// that differs says what second has there, in the words of a document.
//
// A place has the anchor that it has in first; one that only second has, its
// anchor there.
func ReadAgain(first, second *proposals.Revision) ([]proposals.ReadPlace, error) {
	agreement, err := AgreementOf(first, second)
	if err != nil {
		return nil, err
	}
	one, other := newCoding(first), newCoding(second)
	var places, rest []proposals.ReadPlace
	for _, p := range agreement.Places {
		left, right := one.at(p.Unit), other.at(p.Unit)
		place := proposals.ReadPlace{Anchor: p.anchor(left, right), Agreed: p.Agreed}
		unwritten := one.written[p.Unit] == nil && other.written[p.Unit] == nil
		if unwritten {
			place.Anchor = proposals.RestAnchor
		}
		if !p.Agreed {
			place.Note = clipNote(strings.Join(differing(left, right), " · "))
		}
		switch {
		case !unwritten:
			places = append(places, place)
		case rest == nil && (first.Version().Rest != nil || second.Version().Rest != nil):
			rest = append(rest, place) // which stands for all: the two say one thing each of the rest
		}
	}
	return append(places, rest...), nil
}

// anchor names u's place on the page of a version that has left, else right,
// there.
func (u Unit) anchor(left, right *codedUnit) string {
	for _, c := range []*codedUnit{left, right} {
		switch {
		case len(c.steps) > 0:
			return c.steps[0].Anchor()
		case c.term != nil:
			return c.term.Anchor()
		case u.Elsewhere && len(c.blanks) > 0:
			return c.blanks[0].Anchor()
		}
	}
	t := proposals.Term{Place: u.Place, Reading: u.Reading}
	return t.Anchor()
}

// differing are the fields of right that differ from left's, or all of them
// where the coverage differs.
func differing(left, right *codedUnit) []string {
	var fields []string
	if left.coverage != right.coverage && right.term != nil {
		fields = append(fields, "headline: "+right.term.Headline)
	}
	for _, f := range saidFields {
		x, askedLeft := f.answer(left)
		y, askedRight := f.answer(right)
		switch {
		case left.coverage != right.coverage && (f.name == fieldCoverage || askedRight && y != ""),
			left.coverage == right.coverage && askedLeft && askedRight && x != y:
			fields = append(fields, f.name+": "+shown(y))
		}
	}
	return fields
}

// clipNote keeps a note within what one may have.
func clipNote(note string) string {
	if runes := []rune(note); len(runes) > proposals.MaxReadNote {
		return strings.TrimSpace(string(slices.Concat(runes[:proposals.MaxReadNote-2], []rune(" …"))))
	}
	return note
}
