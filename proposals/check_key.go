package proposals

import "fmt"

// The most options of a version and readings of a place: each is compared with
// each of every other text.
const (
	maxOptions  = 12
	maxReadings = 9
)

// checkKeys checks that each place is coded once; what was said elsewhere is
// told apart in the same way, beside the text's own.
func (ps *versionCheck) checkKeys() {
	type key struct {
		Place
		reading   Slug
		elsewhere bool
	}
	terms := map[key]bool{}
	blanks := map[Place]bool{}
	stated := map[Place]bool{}
	readings := map[Place]int{}
	for i, t := range ps.v.Terms {
		if t.Issue.IsZero() {
			continue
		}
		k := key{t.Place, t.Reading, t.SaidElsewhere}
		if readings[t.Place]++; readings[t.Place] == maxReadings+1 {
			ps.addf(fmt.Sprintf("terms[%d].reading", i), "%s has more than %d readings", t.Place, maxReadings)
		}
		if terms[k] {
			ps.addf(fmt.Sprintf("terms[%d].issue", i), "%s has a term already: merge the two, or tell them apart by option, part or reading", t.Place)
		}
		terms[k] = true
		stated[t.Place] = stated[t.Place] || !t.SaidElsewhere
	}
	for i, b := range ps.v.Blanks {
		path := fmt.Sprintf("blanks[%d]", i)
		switch {
		case b.SaidElsewhere || b.Issue.IsZero():
			continue
		case stated[b.Place]:
			ps.addf(path, "%s has a term already, so it cannot be marked %s", b.Place, b.Coverage)
		case blanks[b.Place]:
			ps.addf(path, "%s is marked twice", b.Place)
		}
		blanks[b.Place] = true
	}
}
