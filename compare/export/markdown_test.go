package export_test

import (
	"slices"
	"strings"
	"testing"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
)

func TestMarkdownSaysWhatWasAskedFor(t *testing.T) {
	c := sample(t)
	c.Tables = c.Tables[:1]
	c.Absent = []proposals.Slug{proposals.MustSlug("east-plan")}
	c.Query = compare.Query{
		Topics: []proposals.Slug{proposals.MustSlug("ceasefire")}, Only: []compare.Relation{compare.Apart, compare.Partly},
		Options: []proposals.Slug{proposals.MustSlug("full")}, AsOf: must(proposals.ParseDate("2031-06-03")), AsGiven: true,
	}
	c.Order.Assumed = []proposals.Assumption{{Headline: "Monitors are named first", Author: "ab"}}
	contains(t, string(markdown(t, c)),
		"# North and South: proposals side by side, as of 3 June 2031\n",
		"As of 3 June 2031. The texts stand in the order that was asked for. No text of east-plan is known to have been there on that day.",
		"Topics shown: Ceasefire. Rows shown: apart, partly. Options shown: ‹Full road›.",
		"Assumed by ab, in no text: Monitors are named first.")
}

func TestMarkdownOfThreeTextsShowsThePairs(t *testing.T) {
	c := sample(t)
	var texts []compare.Text
	for _, column := range c.Columns {
		texts = append(texts, compare.Text{Revision: column.Revision})
	}
	texts = append(texts, compare.Text{Revision: c.Columns[0].Revision.WithStored(proposals.Stored{Revision: 2})})
	three, err := compare.Build(c.Case, texts, compare.Query{})
	if err != nil {
		t.Fatal(err)
	}
	read := tables(renderGoldmark(t, markdown(t, three)))[1]
	if want := []string{"Question", "North\nnorth-plan@1.1\nhanded over 1 May 2031", "North\nnorth-plan@1.2\nhanded over 1 May 2031", "South\nsouth-draft@2.3\ndated May 2031", "Verdict"}; !slices.Equal(read[0], want) {
		t.Errorf("the head is %q, expected %q", read[0], want)
	}
	contains(t, read[1][4], "Each pair that has positions:\n"+
		"North (handed over 1 May 2031, north-plan@1.1) – North (handed over 1 May 2031, north-plan@1.2): agree (rule: fields)\n"+
		"North (handed over 1 May 2031, north-plan@1.1) – South: apart (rules: range and one-side)\n")
}

func TestMarkdownOfNothing(t *testing.T) {
	c := sample(t)
	c.Sources = nil
	c.Order = compare.Order{}
	c.Tables[0].Groups[0].Rows = c.Tables[0].Groups[0].Rows[:1]
	c.Tables[1] = compare.Table{Topic: proposals.Topic{Label: "Water"}}
	contains(t, string(markdown(t, c)),
		"| no step stated | no step stated |",
		"## Water\n\nNo question of the case stands here.\n",
		"## Sources\n\nNone: no source of these texts was read.\n")
}

func TestMarkdownCountsTheRowsThatItLeavesOut(t *testing.T) {
	c := sample(t)
	c.Tables[1].Hidden = 2
	contains(t, string(markdown(t, c)), "\n\n2 rows of other relations are left out here.\n\n|")
}

func TestMarkdownSaysWhatWasNotRecordedOfASource(t *testing.T) {
	c := sample(t)
	s := &c.Sources[0]
	s.Title, s.Date, s.Language, s.Address = "", proposals.Date{}, "", "https://north.example/plan"
	contains(t, string(markdown(t, c)),
		"1. "+s.Publisher+", north.example/plan, title not recorded, date not recorded; "+s.Words()+"; language not recorded; read for the text of North; <https://north.example/plan>\n")
}

func contains(t *testing.T, got string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(got, want) {
			t.Errorf("expected %q in:\n%s", want, got)
		}
	}
}

// More texts than stand side by side have sections, unless tables are asked for.
func TestMarkdownOfManyTextsHasSections(t *testing.T) {
	many := export.OfComparison(shipped(t))
	if got := string(taken(t, "md", many, export.Options{})); !strings.Contains(got, "\n#### Verdict\n") || strings.Contains(got, "| Question |") {
		t.Errorf("many texts stand otherwise than in sections:\n%.400s", got)
	}
	if got := string(taken(t, "md", many, export.Options{Layout: export.TablesLayout})); !strings.Contains(got, "| Question |") {
		t.Errorf("tables that are asked for are not there:\n%.400s", got)
	}
	few := export.OfComparison(sample(t))
	if got := string(taken(t, "md", few, export.Options{})); !strings.Contains(got, "| Question |") {
		t.Errorf("few texts have no tables:\n%.400s", got)
	}
}
