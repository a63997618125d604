package compare_test

import (
	"testing"

	"pgregory.net/rapid"

	"parley/compare"
	"parley/proposals"
)

// A term that names somebody stands with each whom it names, once, unless it
// rejects or has no answer.
func TestEveryObligationStandsWithItsBearers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, texts := drawTexts(t, 1, 3)
		got := map[string]int{}
		for _, table := range mustCorpus(t, c, texts).Obligations().Tables {
			for _, row := range table.Rows {
				to := row.Cells[2].Lines[0].To
				got[table.Anchor+" "+to.Ref.String()+"#"+to.Anchor]++
			}
		}
		built := mustBuild(t, c, texts, compare.Query{})
		for _, row := range rows(built) {
			for i, cell := range row.Cells {
				for _, e := range cell.Entries {
					for _, table := range tablesOf(e.Term, row.Issue) {
						key := table + " " + built.Columns[i].Ref().String() + "#" + e.Anchor
						if got[key] != 1 {
							t.Errorf("%s: %d rows, want 1", key, got[key])
						}
						delete(got, key)
					}
				}
			}
		}
		for key := range got {
			t.Errorf("%s: a row of no term", key)
		}
	})
}

// tablesOf are the anchors of the tables in which a term stands.
func tablesOf(term *proposals.Term, issue *proposals.Issue) []string {
	on := term.On
	if len(on) == 0 {
		on = issue.On
	}
	var tables []string
	_, unreported := term.Value.(proposals.UnreportedValue)
	switch {
	case unreported && term.Stance == "", len(on) == 0 && issue.Kind != proposals.Measure:
		return nil
	case term.Stance == proposals.Rejects:
		return []string{"rejected"}
	case len(on) == 0:
		return []string{"not-said"}
	}
	for _, who := range on {
		tables = append(tables, "on-"+who.String())
	}
	return tables
}
