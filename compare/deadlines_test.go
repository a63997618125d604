package compare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/compare"
	"parley/proposals"
)

// Every deadline of every term is a row of the report on deadlines, once, and
// leads to the term, unless narrower terms stand in its place everywhere.
func TestEveryDeadlineIsInTheTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, texts := drawTexts(t, 1, 3)
		want, got := map[compare.Target]int{}, map[compare.Target]int{}
		for _, text := range texts {
			shown := shownTerms(mustBuild(t, c, []compare.Text{text}, compare.Query{}))
			for _, term := range text.Revision.Version().Terms {
				if n := times(c, term); n > 0 && (shown[term.Anchor()] || term.SaidElsewhere) {
					want[compare.Target{Ref: text.Revision.Ref(), Anchor: term.Anchor()}] = n
				}
			}
		}
		for _, row := range reportRows(mustCorpus(t, c, texts).Deadlines()) {
			if row.Time == nil {
				t.Fatalf("a row without a time: %+v", row)
			}
			got[row.Cells[1].Lines[0].To]++
		}
		if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b proposals.Ref) bool { return a == b })); diff != "" {
			t.Errorf("rows of each term (-want +got):\n%s", diff)
		}
	})
}

// times are how many deadlines a term has, and one more if its value is a time.
func times(c *proposals.CaseRevision, term proposals.Term) int {
	issue, _ := c.Issue(term.Issue)
	n := len(term.Deadlines)
	if term.Value != nil && (issue.Kind == proposals.DurationKind || issue.Kind == proposals.DateKind) {
		n++
	}
	return n
}

// shownTerms are the anchors of the terms that the cells of one text show.
func shownTerms(c *compare.Comparison) map[string]bool {
	shown := map[string]bool{}
	for _, row := range rows(c) {
		for _, e := range row.Cells[0].Entries {
			shown[e.Anchor] = true
		}
	}
	return shown
}

func reportRows(r *compare.Report) []compare.ReportRow {
	var all []compare.ReportRow
	for _, table := range r.Tables {
		all = append(all, table.Rows...)
	}
	return all
}

func mustCorpus(t rapid.TB, c *proposals.CaseRevision, texts []compare.Text) *compare.Corpus {
	t.Helper()
	made, err := compare.NewCorpus(c, texts, compare.Query{})
	if err != nil {
		t.Fatal(err)
	}
	return made
}
