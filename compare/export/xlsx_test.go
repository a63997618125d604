package export_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/compare"
	"parley/compare/export"
)

var everything = export.Options{Address: "https://parley.example/cases/river/compare?of=north-plan@1.1", Program: "v1.2.3", Prose: true, Quotes: true}

func TestWorkbook(t *testing.T) {
	c := sample(t)
	c.Sources[0].Address = "https://north.example/plan"
	sheets := readXLSX(t, filed(t, "xlsx", export.OfComparison(c), everything))
	var names []string
	for _, s := range sheets {
		names = append(names, s.name)
	}
	if want := []string{"About", "Ceasefire", "Water", "Sources"}; !slices.Equal(names, want) {
		t.Fatalf("the sheets are %q, expected %q", names, want)
	}
	about, ceasefire, sources := sheets[0], sheets[1], sheets[3]
	contains(t, fmt.Sprint(about.rows), "As of May 2031", "north-plan@1.1", "revision 4", everything.Address, "Parley v1.2.3", "“not reported”: ")
	if got := about.links["B7"]; got != everything.Address {
		t.Errorf("the address leads to %q", got)
	}
	if got := about.links["A9"]; got != "'Ceasefire'!A1" {
		t.Errorf("the list leads to %q, expected the sheet Ceasefire", got)
	}
	if want := []string{"Question", "North\nnorth-plan@1.1\nhanded over 1 May 2031", "South\nsouth-draft@2.3\ndated May 2031", "Verdict", "Why", "Sources"}; !slices.Equal(ceasefire.rows[0], want) {
		t.Errorf("the head is %q, expected %q", ceasefire.rows[0], want)
	}
	for i, verdict := range map[int]string{4: "one side only", 5: "no position"} { // no row that counts others stands between
		if got := ceasefire.rows[i][3]; got != verdict {
			t.Errorf("row %d has the verdict %q, expected %q", i, got, verdict)
		}
	}
	if want := fmt.Sprintf("A1:F%d", len(ceasefire.rows)); ceasefire.filter != want || sources.filter != "" {
		t.Errorf("the filters are at %q and %q, expected %q and none", ceasefire.filter, sources.filter, want)
	}
	if got := ceasefire.links["F2"]; got != "'Sources'!A2" {
		t.Errorf("the sources of a row lead to %q, expected the first in the list", got)
	}
	if got := sources.links["C2"]; sources.rows[1][0] != "1" || got != c.Sources[0].Address {
		t.Errorf("source %s leads to %q, expected its address", sources.rows[1][0], got)
	}
	if last := sources.rows[len(sources.rows)-1]; last[0] != "Notice" {
		t.Errorf("the last row is %q, expected the notice", last)
	}
	for _, s := range sheets {
		for _, row := range s.rows {
			if slices.Contains(row, "") {
				t.Errorf("%s has an empty cell in %q", s.name, row)
			}
		}
	}
}

func TestWorkbookReadsBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		table := reportTable(r, wildWords())
		var want cells
		if len(table.Rows) > 0 {
			want = readCells(append([]compare.ReportRow{{Cells: table.Head}}, table.Rows...)).inFile()
		}
		sheets := readXLSX(t, filed(t, "xlsx", export.OfReport(report(t, table)), export.Options{}))
		var got cells
		for _, row := range sheets[1].rows {
			if len(want) > 0 {
				got = append(got, row[:len(table.Head)])
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			r.Fatalf("the table reads back otherwise (-want +got):\n%s", diff)
		}
	})
}

func TestWorkbookOfAComparisonReadsBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c := sample(t)
		table, want := hostileTable(r)
		c.Tables = []compare.Table{table}
		sheets := readXLSX(t, filed(t, "xlsx", export.OfComparison(c), export.Options{}))
		want[0] = []string{"Question", "North\nnorth-plan@1.1\nhanded over 1 May 2031", "South\nsouth-draft@2.3\ndated May 2031", "Verdict", "Why", "Sources"}
		for i, row := range want[1:] {
			relation, why, _ := strings.Cut(row[3], "\n")
			want[i+1] = append(row[:3], relation, why, "1, 2")
		}
		if diff := cmp.Diff(want, sheets[1].rows); diff != "" {
			r.Fatalf("the table reads back otherwise (-want +got):\n%s", diff)
		}
	})
}

func TestSheetNames(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		labels := rapid.SliceOfN(rapid.OneOf(wildWords(), rapid.SampledFrom([]string{
			"About", "sources", "Continued", "History", "'", "A/B", "a\\b", strings.Repeat("long ", 9), strings.Repeat("😀", 31), strings.Repeat("long ", 9) + "more",
		})), 1, 6).Draw(r, "labels")
		var tables []compare.ReportTable
		for _, label := range labels {
			tables = append(tables, compare.ReportTable{Label: label, Head: []compare.ReportCell{{Lines: []compare.ReportLine{{Words: "x"}}}}})
		}
		names := map[string]bool{"history": true}
		for _, s := range readXLSX(t, filed(t, "xlsx", export.OfReport(report(t, tables...)), export.Options{})) {
			if n := len(utf16.Encode([]rune(s.name))); n == 0 || n > 31 || strings.ContainsAny(s.name, `:\/?*[]`) || strings.Trim(s.name, "'") != s.name {
				r.Errorf("%q is no name of a sheet", s.name)
			}
			if names[strings.ToLower(s.name)] {
				r.Errorf("%q is the name of two sheets", s.name)
			}
			names[strings.ToLower(s.name)] = true
		}
		if len(names) != len(labels)+3 {
			r.Errorf("%d names, expected those of the tables and two more", len(names)-1)
		}
	})
}

// What a cell does not hold stands in another sheet, and nothing is lost.
func TestWorkbookOfLongCells(t *testing.T) {
	for what, words := range map[string]string{
		"one long line": strings.Repeat("😀 and so on, ", 9000),
		"many lines":    strings.Repeat("a line\n", 600),
	} {
		t.Run(what, func(t *testing.T) {
			line := func(words string) compare.ReportCell {
				return compare.ReportCell{Lines: []compare.ReportLine{{Words: words}}}
			}
			table := compare.ReportTable{Label: "Long", Head: []compare.ReportCell{line("x")}, Rows: []compare.ReportRow{{Cells: []compare.ReportCell{line(words)}}}}
			sheets := readXLSX(t, filed(t, "xlsx", export.OfReport(report(t, table)), export.Options{}))
			if len(sheets) != 4 || sheets[2].name != "Continued" {
				t.Fatalf("there are %d sheets, expected one with what goes on", len(sheets))
			}
			held, says, _ := strings.Cut(sheets[1].rows[1][0], "\n… ")
			if want := "This cell goes on in the sheet “Continued”, from row 2."; says != want {
				t.Errorf("the cell says %q, expected %q", says, want)
			}
			for _, row := range sheets[2].rows[1:] {
				if row[0] != "Long, A2" {
					t.Errorf("what goes on is of %q", row[0])
				}
				held += row[1]
				if n := len(utf16.Encode([]rune(row[1]))); n > 32767 || strings.Count(row[1], "\n") > 253 {
					t.Errorf("a cell has %d characters", n)
				}
			}
			if strings.ReplaceAll(held, "\n", "") != strings.ReplaceAll(words, "\n", "") {
				t.Errorf("of %d bytes %d are held", len(words), len(held))
			}
		})
	}
}

// Of many texts, how each two stand fills a sheet and no cell.
func TestWorkbookOfManyTexts(t *testing.T) {
	c := shipped(t)
	sheets := readXLSX(t, filed(t, "xlsx", export.OfComparison(c), export.Options{}))
	pairs := sheets[len(sheets)-2]
	if pairs.name != "Pairs" || len(pairs.rows) < 100 {
		t.Errorf("%s has %d rows, expected the pairs", pairs.name, len(pairs.rows))
	}
	without := readXLSX(t, filed(t, "xlsx", export.OfComparison(c), export.Options{WithoutVerdicts: true}))
	if slices.Contains(without[1].rows[0], "Verdict") || without[len(without)-2].name == "Pairs" {
		t.Error("verdicts that were not asked for are there")
	}
}

func TestWorkbookOfAMovement(t *testing.T) {
	_, m := movement(t)
	sheets := readXLSX(t, filed(t, "xlsx", export.OfMovement(m), everything))
	for _, s := range sheets[1 : len(sheets)-1] {
		if got := s.rows[0][1:4]; !slices.Equal(got, []string{"Change", "Version 1", "Version 2"}) {
			t.Errorf("the head of %s is %q", s.name, s.rows[0])
		}
		for _, row := range s.rows {
			if len(row) != len(s.rows[0]) || slices.Contains(row, "") {
				t.Errorf("%s has the row %q", s.name, row)
			}
		}
	}
}

func TestWorkbookIsAlwaysTheSame(t *testing.T) {
	c := sample(t)
	first := filed(t, "xlsx", export.OfComparison(c), everything)
	for range 20 {
		if !bytes.Equal(first, filed(t, "xlsx", export.OfComparison(c), everything)) {
			t.Fatal("the same comparison gives two files")
		}
	}
}

func BenchmarkWorkbook(b *testing.B) {
	c := shipped(b)
	b.ReportAllocs()
	for b.Loop() {
		filed(b, "xlsx", export.OfComparison(c), export.Options{})
	}
}
