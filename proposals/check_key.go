package proposals

import "fmt"

// checkKeys checks that each place is coded once.
func (ps *versionCheck) checkKeys() {
	type key struct {
		Place
		reading Slug
	}
	terms := map[key]bool{}
	blanks := map[Place]bool{}
	stated := map[Place]bool{}
	for i, t := range ps.v.Terms {
		if t.SaidElsewhere || t.Issue.IsZero() {
			continue
		}
		k := key{t.Place, t.Reading}
		if terms[k] {
			ps.addf(fmt.Sprintf("terms[%d].issue", i), "%s has a term already: merge the two, or tell them apart by option, part or reading", t.Place)
		}
		terms[k], stated[t.Place] = true, true
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
