package compare_test

import (
	"os"
	"strings"
	"testing"

	"parley/compare"
	"parley/proposals"
	"parley/proposals/document"
)

// The order of steps is answered by those texts that state one; what has none
// has no coverage there.
func TestGlanceCountsOrdersThatAreStated(t *testing.T) {
	src, err := os.ReadFile("testdata/case.md")
	if err != nil {
		t.Fatal(err)
	}
	south := "  south: {label: South, kind: state}\n"
	three := strings.Replace(string(src), south, south+"  east: {label: East, kind: state}\n", 1)
	c, problems := document.ParseCase("case.md", []byte(three), nil)
	if problems != nil {
		t.Fatal(problems)
	}
	corpus := mustCorpus(t, c, []compare.Text{
		text(t, c, "north", "## Order of steps\n\n1. talks\n   - after: truce\n"),
		text(t, c, "south", "## Order of steps\n\n1. truce\n   - after: talks\n"),
		text(t, c, "east", "## Peace\n\n### Firing stops\n\n- issue: ceasefire\n- stance: requires\n"),
	})
	glance := corpus.Glance()
	printed := printedReport(glance)
	for _, want := range []string{
		"all 3 texts answer 0, two of them 1 more and one alone 1;",
		"No order stated -> compared?",
	} {
		if !strings.Contains(printed, want) {
			t.Errorf("there is no %q in\n%s", want, printed)
		}
	}
	for _, table := range glance.Tables {
		for _, row := range table.Rows {
			for _, cell := range row.Cells {
				if cell.Lines[0].Words == "No order stated" && cell.OfText {
					t.Error("where no order is stated the cell has the coverage of one that is")
				}
			}
		}
	}
}

// A question that stands under the topic that is asked for, beside its own, is
// counted with it.
func TestGlanceCountsQuestionsThatStandUnderATopicAsWell(t *testing.T) {
	src, err := os.ReadFile("testdata/case.md")
	if err != nil {
		t.Fatal(err)
	}
	also := strings.Replace(string(src), "- label: Release of prisoners\n- kind: measure\n", "- label: Release of prisoners\n- kind: measure\n- also: means\n", 1)
	c, problems := document.ParseCase("case.md", []byte(also), nil)
	if problems != nil {
		t.Fatal(problems)
	}
	peace := text(t, c, "north", "## Peace\n\n### They go home\n\n- issue: prisoners\n- stance: requires\n")
	corpus, err := compare.NewCorpus(c, []compare.Text{peace}, compare.Query{Topics: []proposals.Slug{proposals.MustSlug("means")}})
	if err != nil {
		t.Fatal(err)
	}
	if printed := printedReport(corpus.Glance()); !strings.Contains(printed, "Of 5 questions, the one text here answers 1") {
		t.Errorf("the question that stands under two topics is not counted in\n%s", printed)
	}
}
