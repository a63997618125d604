package export

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// An xlsxSheet is a sheet of a workbook.
type xlsxSheet struct {
	name string
	head []xlsxCell
	rows []xlsxRow
	// filtered says that the rows can be filtered by what stands under each head.
	filtered bool
}

type xlsxRow []xlsxCell

type xlsxCell struct {
	lines []line
	look  look
	// to is where the cell leads, a place in the workbook (#…) or an address.
	to string
}

func xlsxWords(words string, l look) xlsxCell {
	return xlsxCell{lines: plain([]string{words}), look: l}
}

func xlsxHead(words ...string) []xlsxCell {
	cells := make([]xlsxCell, len(words))
	for i, w := range words {
		cells[i] = xlsxWords(w, headLook)
	}
	return cells
}

// longestLink is the longest address that a spreadsheet opens.
const longestLink = 2000

// xlsxLink leads to a place or to an address, if it is one that can be led to.
// It is one line: of a cell that leads somewhere, some programs show no more.
func xlsxLink(words, to string) xlsxCell {
	c := xlsxWords(words, plainLook)
	if strings.HasPrefix(to, "#") || isLink(to) && len(to) <= longestLink {
		c.look, c.to = linkLook, to
	}
	return c
}

// inSheet is a row of a sheet, for a link.
func inSheet(name string, row int) string {
	return fmt.Sprintf("#'%s'!A%d", strings.ReplaceAll(name, "'", "''"), row)
}

// writeSheet writes a sheet, its head in the first row.
func (x *workbook) writeSheet(s xlsxSheet) error {
	if _, err := x.file.NewSheet(s.name); err != nil {
		return err
	}
	if err := x.setUp(s.name, len(s.head)); err != nil {
		return err
	}
	out, err := x.file.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	rows := append([]xlsxRow{s.head}, s.rows...)
	widths := columnWidths(rows)
	for i, width := range slices.Backward(widths) { // each is set before the last
		if err := out.SetColWidth(i+1, i+1, float64(width)); err != nil {
			return err
		}
	}
	panes := excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}
	if err := out.SetPanes(&panes); err != nil {
		return err
	}
	for i, row := range rows {
		values, err := x.values(s.name, i+1, row)
		if err != nil {
			return err
		}
		height := excelize.RowOpts{Height: row.height(widths)}
		if err := out.SetRow(fmt.Sprintf("A%d", i+1), values, height); err != nil {
			return err
		}
	}
	if s.filtered {
		corner, err := excelize.CoordinatesToCellName(len(s.head), len(rows))
		if err != nil {
			return err
		}
		if err := x.file.AutoFilter(s.name, "A1:"+corner, nil); err != nil {
			return err
		}
	}
	return out.Flush()
}

// setUp says how a sheet is printed: in landscape, as wide as a page, or as many
// as its columns can be read on, with its head and first column on every page.
func (x *workbook) setUp(name string, columns int) error {
	yes, landscape, a4, any := true, "landscape", 9, 0
	wide := (columns + mostOnA4 - 1) / mostOnA4
	if err := x.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	layout := excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &any}
	if err := x.file.SetPageLayout(name, &layout); err != nil {
		return err
	}
	title, _ := cutText(strings.ReplaceAll(fileText(x.title), "&", "&&"), 180)
	ends := excelize.HeaderFooterOptions{OddHeader: "&L" + title, OddFooter: "&L&A (read with the sheets About and Sources)&RPage &P of &N"}
	if err := x.file.SetHeaderFooter(name, &ends); err != nil {
		return err
	}
	quoted := "'" + strings.ReplaceAll(name, "'", "''") + "'"
	return x.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: quoted + "!$A:$A," + quoted + "!$1:$1", Scope: name})
}

// values are a row for the library, which is also told where its cells lead.
func (x *workbook) values(sheet string, row int, cells xlsxRow) ([]any, error) {
	values := make([]any, len(cells))
	for i, c := range cells {
		name, err := excelize.CoordinatesToCellName(i+1, row)
		if err != nil {
			return nil, err
		}
		values[i] = excelize.Cell{StyleID: x.styles[c.look], Value: xlsxRuns(x.held(sheet, name, c.lines))}
		if c.to == "" {
			continue
		}
		place, inside := strings.CutPrefix(c.to, "#")
		kind := map[bool]string{true: "Location", false: "External"}[inside]
		if err := x.file.SetCellHyperLink(sheet, name, place, kind); err != nil {
			return nil, err
		}
	}
	return values, nil
}

// What a cell holds: characters, as UTF-16 counts them, and line breaks. The
// first leaves room to say where it goes on.
const (
	mostInCell   = 32767 - 100
	mostInBreaks = 250
)

// held are the lines of a cell that it can hold. What is left goes on in the
// sheet for that, of which each row is as long as a cell can be.
func (x *workbook) held(sheet, cell string, lines []line) []xlsxLine {
	now, rest := cutLines(xlsxLines(lines))
	if len(rest) == 0 || sheet == continuedName {
		return now
	}
	first := len(x.rest) + 2
	for len(rest) > 0 {
		var held []xlsxLine
		held, rest = cutLines(rest)
		row := xlsxRow{xlsxWords(sheet+", "+cell, labelLook), {}}
		for _, l := range held {
			row[1].lines = append(row[1].lines, line{words: l.words, strong: l.strong})
		}
		x.rest = append(x.rest, row)
	}
	return append(now, xlsxLine{words: fmt.Sprintf("… This cell goes on in the sheet “%s”, from row %d.", continuedName, first)})
}

// An xlsxLine is a line without line breaks.
type xlsxLine struct {
	words  string
	strong bool
}

func xlsxLines(lines []line) []xlsxLine {
	var all []xlsxLine
	for _, l := range lines {
		for _, words := range strings.Split(fileText(l.text()), "\n") {
			all = append(all, xlsxLine{words, l.strong})
		}
	}
	return all
}

// cutLines are as many lines as a cell holds, and the rest.
func cutLines(lines []xlsxLine) (now, rest []xlsxLine) {
	used := 0
	for i, l := range lines {
		n := units(l.words) + 1
		if used+n <= mostInCell && i <= mostInBreaks {
			used += n
			continue
		}
		if i > 0 {
			return lines[:i:i], lines[i:]
		}
		head, tail := cutText(l.words, mostInCell)
		return []xlsxLine{{head, l.strong}}, append([]xlsxLine{{tail, l.strong}}, lines[1:]...)
	}
	return lines, nil
}

// cutText cuts s so that what is before has at most most characters, as UTF-16
// counts them.
func cutText(s string, most int) (before, after string) {
	n := 0
	for i, r := range s {
		if n += max(1, utf16.RuneLen(r)); n > most {
			return s[:i], s[i:]
		}
	}
	return s, ""
}

func units(s string) int {
	n := 0
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

// escapes are what a reader of the format takes for another character.
var escapes = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// xlsxRuns are lines as runs of letters, each of one weight. A run ends within
// what looks like an escape, so that it is none.
func xlsxRuns(lines []xlsxLine) []excelize.RichTextRun {
	var runs []excelize.RichTextRun
	for i, l := range lines {
		if i > 0 {
			l.words = "\n" + l.words
		}
		pieces := []string{l.words}
		if escapes.MatchString(l.words) {
			pieces = strings.SplitAfter(l.words, "_x")
		}
		for _, p := range pieces {
			run := excelize.RichTextRun{Text: p}
			if l.strong {
				run.Font = &excelize.Font{Bold: true, Size: fontSize, Family: fontName}
			}
			runs = append(runs, run)
		}
	}
	return runs
}
