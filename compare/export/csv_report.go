package export

import (
	"cmp"
	"slices"
	"strconv"

	"parley/compare"
	"parley/proposals"
)

// The parts of a report that have rows in its sheet.
const (
	textPart  = "text"  // a fact about one of the texts that it rests on
	notePart  = "note"  // a sentence on the report, or on one of its tables
	cellPart  = "cell"  // a line of a cell of a table
	emptyPart = "empty" // what is said in place of a table's rows
)

// A reportPlace is where in a report a line stands, as a row of the sheet.
type reportPlace struct {
	part       string
	table      compare.ReportTable
	row        int // from 1
	name       string
	column     int // from 1
	head       string
	line       int // from 1
	relation   compare.Relation
	coverage   string
	said       compare.ReportLine
	markedText string
}

// reportSheet has a row for each line of a report: tables of different heads
// make one table of values only so. The texts come first, then the notes, then
// each table.
func reportSheet(r *compare.Report) sheet {
	c := reported(r)
	var s sheet
	add := func(p reportPlace) { s.row(slices.Concat(placeValues(c), reportValues(r, p))...) }
	for _, column := range r.Texts {
		item := newTextItem(c, column)
		lines := []compare.ReportLine{{Words: item.name, To: compare.Target{Ref: item.ref}}}
		for _, f := range item.facts {
			lines = append(lines, compare.ReportLine{Words: f.whole(), To: compare.Target{Ref: cmp.Or(f.ref, item.ref)}, Minor: true})
		}
		for i, line := range lines {
			add(reportPlace{part: textPart, name: item.ref.String(), line: i + 1, said: line})
		}
	}
	notes := func(t compare.ReportTable, notes []string) {
		for i, note := range notes {
			add(reportPlace{part: notePart, table: t, line: i + 1, said: compare.ReportLine{Words: note}})
		}
	}
	notes(compare.ReportTable{}, r.Notes)
	for _, t := range r.Tables {
		notes(t, t.Notes)
		if len(t.Rows) == 0 && t.Empty != "" {
			add(reportPlace{part: emptyPart, table: t, line: 1, said: compare.ReportLine{Words: t.Empty}})
		}
		eachCell(t, add)
	}
	if s.names == nil {
		s.names = names(slices.Concat(placeValues(c), reportValues(r, reportPlace{})))
	}
	return s
}

// eachCell visits every line of a table, row by row.
func eachCell(t compare.ReportTable, visit func(reportPlace)) {
	for i, row := range t.Rows {
		for j, cell := range row.Cells {
			p := reportPlace{part: cellPart, table: t, row: i + 1, name: firstWords(row.Cells[0]), column: j + 1, head: firstWords(t.Head[j]), relation: cell.Relation}
			p.coverage, p.markedText = cellCoverage(cell), cell.Short
			for n, line := range cell.Lines {
				p.line, p.said = n+1, line
				visit(p)
			}
		}
	}
}

// cellCoverage is of what kind is what a text has, empty where a cell shows no
// such thing.
func cellCoverage(cell compare.ReportCell) string {
	if !cell.OfText {
		return ""
	}
	return coverageName(cell.Coverage)
}

func firstWords(cell compare.ReportCell) string {
	if len(cell.Lines) == 0 {
		return ""
	}
	return cell.Lines[0].Words
}

func reportValues(r *compare.Report, p reportPlace) []value {
	to := p.said.To
	name, slug := thingOf(to)
	return []value{
		{"report", r.Title},
		{"part", p.part},
		{"table", p.table.Anchor},
		{"table-label", p.table.Label},
		{"row", positive(p.row)},
		{"row-label", p.name},
		{"column", positive(p.column)},
		{"column-label", p.head},
		{"line", positive(p.line)},
		{"words", p.said.Words},
		{"minor", strconv.FormatBool(p.said.Minor)},
		{"short", p.markedText},
		{"coverage", p.coverage},
		{"relation", string(p.relation)},
		{"ref", to.Ref.String()},
		{"anchor", to.Anchor},
		{"changes-from", to.Changes.String()},
		{"about", name},
		{"about-slug", slug.String()},
		{"sources", sourceText(r.Sources, p.said.Sources)},
	}
}

// thingOf is the thing of the case that words lead to, if they do.
func thingOf(t compare.Target) (name string, slug proposals.Slug) {
	for _, thing := range []struct {
		name string
		slug proposals.Slug
	}{{"proposal", t.Proposal}, {"issue", t.Issue}, {"topic", t.Topic}, {"party", t.Party}} {
		if !thing.slug.IsZero() {
			return thing.name, thing.slug
		}
	}
	return "", proposals.Slug{}
}
