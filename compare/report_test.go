package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"parley/compare"
	"parley/proposals"
)

// reports are those that have cases in testdata, under their names there.
var reports = map[string]func(*compare.Corpus) *compare.Report{
	"coverage":    (*compare.Corpus).Coverage,
	"glance":      (*compare.Corpus).Glance,
	"codebook":    (*compare.Corpus).Codebook,
	"deadlines":   (*compare.Corpus).Deadlines,
	"obligations": (*compare.Corpus).Obligations,
	"party":       func(c *compare.Corpus) *compare.Report { return must(c.Party(proposals.MustSlug("north"))) },
	"issue":       func(c *compare.Corpus) *compare.Report { return must(c.Issue(proposals.MustSlug("border"))) },
	"topic":       func(c *compare.Corpus) *compare.Report { return must(c.Topic(proposals.MustSlug("peace"))) },
}

func corpus(t testing.TB, archive *txtar.Archive) *compare.Corpus {
	t.Helper()
	river, texts, q := asked(t, archive)
	c, err := compare.NewCorpus(river, texts, q)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// printedReport is a report, a line for each cell of its tables: its lines, of
// which the minor are in brackets, what they lead to, and its short mark.
func printedReport(r *compare.Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", r.Title, r.Query.Encode())
	for _, note := range r.Notes {
		fmt.Fprintf(&b, "    %s\n", note)
	}
	for _, t := range r.Tables {
		fmt.Fprintf(&b, "%s #%s\n", t.Label, t.Anchor)
		for _, note := range append(t.Notes, t.Marks, t.Empty) {
			if note != "" && (note != t.Empty || len(t.Rows) == 0) {
				fmt.Fprintf(&b, "    %s\n", note)
			}
		}
		for _, row := range append([]compare.ReportRow{{Cells: t.Head}}, t.Rows...) {
			fmt.Fprintf(&b, "  row %s\n", row.Anchor)
			for _, cell := range row.Cells {
				fmt.Fprintf(&b, "    %s\n", printedReportCell(cell))
			}
		}
	}
	return b.String()
}

func printedReportCell(cell compare.ReportCell) string {
	var parts []string
	for _, line := range cell.Lines {
		words := line.Words
		if line.Minor {
			words = "(" + words + ")"
		}
		switch to := line.To; {
		case to.Compared != nil:
			words += " -> compared?" + to.Compared.Encode() + " " + to.Topic.String() + "/" + to.Issue.String()
		case !to.Ref.IsZero():
			words += " -> " + to.Ref.String() + "#" + to.Anchor
		case to.Table != "":
			words += " -> #" + to.Table
		}
		parts = append(parts, words)
	}
	if cell.Short != "" {
		parts = append(parts, "["+cell.Short+"]")
	}
	return strings.Join(parts, " ")
}
