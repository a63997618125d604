package export_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/compare"
	"parley/compare/export"
)

// report is one on the texts of the sample.
func report(t testing.TB, tables ...compare.ReportTable) *compare.Report {
	c := sample(t)
	return &compare.Report{Case: c.Case, Title: "things", Notes: []string{"Every thing that there is."}, Texts: c.Columns, Tables: tables, Sources: c.Sources}
}

func TestReportReadsBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		table := reportTable(r, hostileWords())
		printed := filed(t, "md", export.OfReport(report(t, table)), export.Options{})
		root := renderGoldmark(t, printed)
		if h := headings(root); h[0] != table.Label {
			r.Fatalf("the heading reads back as %q, expected %q", h[0], table.Label)
		}
		var want []cells
		if len(table.Rows) > 0 {
			want = []cells{readCells(append([]compare.ReportRow{{Cells: table.Head}}, table.Rows...))}
		}
		if diff := cmp.Diff(want, tables(root)); diff != "" {
			r.Fatalf("the table reads back otherwise (-want +got):\n%s\n%s", diff, printed)
		}
	})
}

// readCells are the rows as a table must read back.
func readCells(rows []compare.ReportRow) cells {
	var read cells
	for _, row := range rows {
		var cells []string
		for _, cell := range row.Cells {
			var lines []string
			for _, line := range cell.Lines {
				words := line.Words
				switch len(line.Sources) {
				case 0:
				case 1:
					words += fmt.Sprintf(" (source %d)", line.Sources[0])
				default:
					words += " (sources 1, 2)"
				}
				lines = append(lines, words)
			}
			cells = append(cells, strings.Join(lines, "\n"))
		}
		read = append(read, cells)
	}
	return read
}

// reportTable is a table of any words, of any size, or without rows.
func reportTable(r *rapid.T, words *rapid.Generator[string]) compare.ReportTable {
	table := compare.ReportTable{Anchor: "table", Label: words.Draw(r, "label"), Grid: rapid.Bool().Draw(r, "grid")}
	table.Notes = rapid.SliceOfN(words, 0, 2).Draw(r, "notes")
	columns := rapid.IntRange(1, 12).Draw(r, "columns")
	row := func(what string) (cells []compare.ReportCell) {
		for range columns {
			cell := compare.ReportCell{}
			if table.Grid {
				cell.Short, table.Marks = rapid.SampledFrom([]string{"+", "?", "r*", "12"}).Draw(r, "short"), "+ stated, ? not coded"
			}
			for range rapid.IntRange(1, 3).Draw(r, "lines") {
				sources := [][]int{nil, {2}, {1, 2}}[rapid.IntRange(0, 2).Draw(r, "sources")]
				cell.Lines = append(cell.Lines, compare.ReportLine{Words: words.Draw(r, what), Sources: sources})
			}
			cells = append(cells, cell)
		}
		return cells
	}
	table.Head = row("head")
	for range rapid.IntRange(0, 4).Draw(r, "rows") {
		table.Rows = append(table.Rows, compare.ReportRow{Cells: row("cell")})
	}
	if len(table.Rows) == 0 && rapid.Bool().Draw(r, "says that it is empty") {
		table.Empty = words.Draw(r, "empty")
	}
	return table
}

// wideWords are words for a terminal, some wider than any column.
func wideWords() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		word := rapid.OneOf(rapid.StringMatching(`[a-zé]{1,9}`), rapid.StringMatching(`[a-z]{20,40}`), rapid.SampledFrom([]string{"Київ", "—", "‹event›"}))
		return strings.Join(rapid.SliceOfN(word, 1, 6).Draw(t, "words"), " ")
	})
}

// No line is wider than asked for, unless it is a word that cannot be broken;
// and every word of a table that has no room for its columns is there all the
// same, or the mark that stands for it.
func TestReportTextKeepsItsWidth(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		table := reportTable(r, wideWords())
		width := rapid.IntRange(1, 120).Draw(r, "width")
		got := reportText(t, report(t, table), width)
		for line := range strings.Lines(got) {
			line = strings.TrimSuffix(line, "\n")
			if words := strings.Trim(line, " "); utf8.RuneCountInString(line) > width && strings.Contains(words, " ") {
				r.Fatalf("%q has %d characters and can be broken, expected at most %d", line, utf8.RuneCountInString(line), width)
			}
		}
		marked := table.Grid && strings.Contains(oneLine(got), table.Marks)
		for _, row := range table.Rows {
			for i, cell := range row.Cells {
				for _, line := range cell.Lines {
					for _, word := range strings.Fields(line.Words) {
						if !strings.Contains(got, word) && !marked && !(table.Grid && i == 0) {
							r.Fatalf("the word %q is nowhere in:\n%s", word, got)
						}
					}
				}
			}
		}
	})
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestReportTextFallsBack(t *testing.T) {
	cell := func(short, words string) compare.ReportCell {
		return compare.ReportCell{Short: short, Lines: []compare.ReportLine{{Words: words}}}
	}
	table := compare.ReportTable{
		Label: "Kinds", Grid: true, Marks: "Where there is no room: r not reported, + stated.",
		Head: []compare.ReportCell{cell("", "Question"), cell("1", "North, first"), cell("2", "South, second")},
		Rows: []compare.ReportRow{{Cells: []compare.ReportCell{cell("Ceasefire", "Ceasefire: would firing stop?"), cell("r", "not reported"), cell("+", "stated at length")}}},
	}
	for _, test := range []struct {
		situation string
		width     int
		want      string
	}{
		{"room for its words", 60, "" +
			"KINDS\n\n" +
			"Question   North, first  South, second\n" +
			"---------  ------------  ----------------\n" +
			"Ceasefire  not reported  stated at length\n"},
		{"room for its marks", 30, "" +
			"KINDS\nWhere there is no room: r not\nreported, + stated.\n\n" +
			"Question   1  2\n" +
			"---------  -  -\n" +
			"Ceasefire  r  +\n"},
		{"no room for a table", 12, "" +
			"KINDS\n\n" +
			"Ceasefire:\nwould firing\nstop?\n" +
			"  North,\n    first\n    not\n      reported\n" +
			"  South,\n    second\n    stated\n      at\n      length\n"},
	} {
		if got := reportText(t, report(t, table), test.width); !strings.Contains(got, test.want) {
			t.Errorf("%s: expected\n%s\nin\n%s", test.situation, test.want, got)
		}
	}
}

func reportText(t testing.TB, r *compare.Report, width int) string {
	t.Helper()
	var b bytes.Buffer
	if err := export.ReportText(&b, r, width); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
