package export

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"parley/compare"
)

// reportDocument has a table for each of a report's own.
func reportDocument(r *compare.Report, o Options) document {
	c := reported(r)
	d := document{title: title(c, r.Title)}
	d.heading(1, d.title)
	d.notes(r.Notes)
	for _, column := range r.Texts {
		d.text(newTextItem(c, column))
	}
	d.paragraph(words(caseLine(c)))
	d.permanent("This page", o)
	for _, table := range r.Tables {
		d.reportTable(table)
		d.wide = d.wide || len(table.Head) > 3
	}
	if len(r.Sources) > 0 {
		d.cite(c)
	}
	d.codings()
	d.notice(c)
	return d
}

func (d *document) notes(notes []string) {
	for _, note := range notes {
		d.paragraph(words(note))
	}
}

// reported is a comparison of the report's texts, for what both print alike.
func reported(r *compare.Report) *compare.Comparison {
	q := compare.Query{AsOf: r.Query.AsOf}
	return &compare.Comparison{Query: q, Case: r.Case, Columns: r.Texts, Sources: r.Sources}
}

func (d *document) reportTable(t compare.ReportTable) {
	d.heading(2, t.Label)
	d.notes(t.Notes)
	if len(t.Rows) == 0 {
		if t.Empty != "" {
			d.paragraph(words(t.Empty))
		}
		return
	}
	g := grille{label: t.Label, head: reportCells(t.Head), shares: reportShares(t)}
	for _, row := range t.Rows {
		cells := reportCells(row.Cells)
		cells[0][0][0].kind = strongWords
		g.rows = append(g.rows, cells)
	}
	d.tableOf(g)
}

func reportCells(cells []compare.ReportCell) [][]phrase {
	all := make([][]phrase, len(cells))
	for i, cell := range cells {
		lines := make([]line, len(cell.Lines))
		for i, l := range cell.Lines {
			lines[i] = line{words: l.Words, minor: l.Minor, sources: l.Sources}
		}
		all[i] = phrased(lines)
		for at, l := range cell.Lines {
			if l.IsRef {
				all[i][at][0].kind = aRef
			}
		}
	}
	return all
}

// reportShares are how wide the columns are beside each other: by how much stands
// in each, within bounds.
func reportShares(t compare.ReportTable) []int {
	shares := make([]int, len(t.Head))
	for i := range t.Head {
		letters, longest := 0, 12
		for _, row := range t.Rows {
			for _, line := range row.Cells[i].Lines {
				letters += utf8.RuneCountInString(line.Words)
				for word := range strings.FieldsSeq(line.Words) {
					longest = max(longest, min(utf8.RuneCountInString(word)+2, 24))
				}
			}
		}
		shares[i] = min(max(letters/len(t.Rows), longest), 60)
	}
	return shares
}

// reportLines are the words of a cell, each line with its sources.
func reportLines(cell compare.ReportCell) []string {
	lines := make([]string, len(cell.Lines))
	for i, line := range cell.Lines {
		lines[i] = strings.Join(append([]string{line.Words}, sourceNumbers(line.Sources)...), " ")
	}
	return lines
}

// ReportText prints a report for a terminal, its tables as tables where they
// fit into width: whole, or where they are grids by their short marks, and else
// as a block for each row. Width is as for [Text].
func ReportText(w io.Writer, r *compare.Report, width int) error {
	t := text{c: reported(r), width: width}
	t.line(0, title(t.c, r.Title))
	t.WriteByte('\n')
	for _, note := range append(slices.Clone(r.Notes), caseLine(t.c)) {
		t.line(0, note)
	}
	t.WriteByte('\n')
	for i, column := range r.Texts {
		item := newTextItem(t.c, column)
		item.name = fmt.Sprintf("%d. %s", i+1, item.name)
		t.item(item)
	}
	for _, table := range r.Tables {
		t.reportTable(table)
	}
	if len(r.Sources) > 0 {
		t.sources()
	}
	t.notice()
	_, err := w.Write(t.Bytes())
	return err
}

func (t *text) reportTable(table compare.ReportTable) {
	t.line(0, strings.ToUpper(table.Label))
	whole, fits := tableGrid(table, reportLines).lines(t.width)
	short := table.Grid && !fits
	if short {
		whole, fits = tableGrid(table, shortLines).lines(t.width)
	}
	for _, note := range table.Notes {
		t.line(0, note)
	}
	if short && fits {
		t.line(0, table.Marks)
	}
	t.WriteByte('\n')
	switch {
	case len(table.Rows) == 0 && table.Empty == "":
	case len(table.Rows) == 0:
		t.line(0, table.Empty)
		t.WriteByte('\n')
	case fits:
		t.WriteString(strings.Join(whole, "\n") + "\n\n")
	default:
		for _, row := range table.Rows {
			t.record(table, row)
		}
	}
}

// tableGrid is a table whose cells are put into lines by words. What names a
// row of a grid is short in any case.
func tableGrid(table compare.ReportTable, words func(compare.ReportCell) []string) grid {
	g := grid{head: gridCells(table.Head, words)}
	for _, row := range table.Rows {
		cells := gridCells(row.Cells, words)
		if table.Grid {
			cells[0] = shortLines(row.Cells[0])
		}
		g.rows = append(g.rows, cells)
	}
	return g
}

func gridCells(cells []compare.ReportCell, lines func(compare.ReportCell) []string) [][]string {
	all := make([][]string, len(cells))
	for i, cell := range cells {
		all[i] = lines(cell)
	}
	return all
}

// shortLines are a cell where there is no room.
func shortLines(cell compare.ReportCell) []string {
	if cell.Short == "" {
		return reportLines(cell)
	}
	return []string{cell.Short}
}

// record prints a row as a block, each cell under its head.
func (t *text) record(table compare.ReportTable, row compare.ReportRow) {
	for _, line := range reportLines(row.Cells[0]) {
		t.line(0, line)
	}
	for i, cell := range row.Cells[1:] {
		t.block(1, strings.Join(reportLines(table.Head[i+1]), ", "), reportLines(cell))
	}
	t.WriteByte('\n')
}
