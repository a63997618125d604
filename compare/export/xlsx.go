package export

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// The names of the sheets that are no tables.
const (
	aboutName     = "About"
	sourcesName   = "Sources"
	continuedName = "Continued"
)

// printXLSX writes a workbook: what it is, a sheet for each table, and the
// sources with the notice. All cells are words, whatever they look like. A cell
// that cannot hold all goes on in a sheet of its own, and says so.
func printXLSX(w io.Writer, t Taken, o Options) error {
	x := &workbook{book: bookOf(t, o), file: excelize.NewFile()}
	defer x.file.Close()
	x.file.SetZipWriter(newSortedZip)
	for _, step := range []func() error{x.makeStyles, x.describe, x.write} {
		if err := step(); err != nil {
			return err
		}
	}
	_, err := x.file.WriteTo(w)
	return err
}

type workbook struct {
	*book
	file   *excelize.File
	styles map[look]int
	// rest are the rows of what other cells do not hold.
	rest []xlsxRow
}

// describe says what the file is. It has no time of its own but when the newest
// of what it is made from was stored, so that the same is made of it later.
func (x *workbook) describe() error {
	at := time.Unix(0, 0)
	times := []time.Time{x.c.Case.Stored().At}
	for _, column := range x.c.Columns {
		times = append(times, column.Revision.Stored().At)
	}
	for _, t := range times {
		if t.After(at) {
			at = t
		}
	}
	stored := at.UTC().Format(time.RFC3339)
	if err := x.file.SetAppProps(&excelize.AppProperties{Application: "Parley"}); err != nil {
		return err
	}
	return x.file.SetDocProps(&excelize.DocProperties{
		Title: fileText(x.title), Creator: fileText(x.c.Case.Case().Publisher.Name), Created: stored, Modified: stored,
	})
}

func (x *workbook) write() error {
	labels := make([]string, len(x.sheets))
	for i, s := range x.sheets {
		labels[i] = s.name
	}
	names := sheetNames(labels, aboutName, sourcesName, continuedName)
	if err := x.file.SetSheetName("Sheet1", aboutName); err != nil {
		return err
	}
	if err := x.writeSheet(x.about(names)); err != nil {
		return err
	}
	for i, s := range x.sheets {
		if err := x.writeSheet(x.table(names[i], s)); err != nil {
			return err
		}
	}
	if len(x.rest) > 0 {
		if err := x.writeSheet(xlsxSheet{name: continuedName, head: xlsxHead("Cell", "Goes on"), rows: x.rest}); err != nil {
			return err
		}
	}
	return x.writeSheet(x.sourceList())
}

// about says what the workbook is, and leads to its tables.
func (x *workbook) about(names []string) xlsxSheet {
	s := xlsxSheet{name: aboutName, head: xlsxHead("About", x.title)}
	add := func(what string, c xlsxCell) {
		s.rows = append(s.rows, xlsxRow{xlsxWords(what, labelLook), c})
	}
	for _, line := range x.scope {
		add("What is shown", xlsxWords(line, plainLook))
	}
	for _, t := range x.texts {
		add("Text", xlsxCell{lines: textParts(t)})
	}
	for _, from := range x.origin {
		add(from.label, xlsxLink(from.what, from.what))
	}
	for i, sheet := range x.sheets {
		notes := append([]string{counted(len(sheet.data()), "row", "rows")}, sheet.notes...)
		s.rows = append(s.rows, xlsxRow{xlsxLink(names[i], inSheet(names[i], 1)), {lines: plain(notes)}})
	}
	sources := "the notice"
	if x.cites {
		sources = counted(len(x.c.Sources), "source", "sources") + " and " + sources
	}
	s.rows = append(s.rows, xlsxRow{xlsxLink(sourcesName, inSheet(sourcesName, 1)), xlsxWords(sources, plainLook)})
	for _, line := range x.reading {
		add("How to read this", xlsxWords(line, plainLook))
	}
	return s
}

// table is a sheet of the book, to be filtered and sorted: with a column for the
// sources of each row if any row has some, and without rows that count others.
func (x *workbook) table(name string, s tab) xlsxSheet {
	made := xlsxSheet{name: name}
	for _, lines := range s.head {
		made.head = append(made.head, xlsxCell{lines: lines, look: headLook})
	}
	cited := slices.ContainsFunc(s.rows, func(r tabRow) bool { return len(r.sources) > 0 })
	if cited {
		made.head = append(made.head, xlsxHead("Sources")...)
	}
	data := s.data()
	for _, r := range data {
		row := xlsxRow{}
		for i, lines := range r.cells {
			row = append(row, xlsxCell{lines: lines, look: r.look(i)})
		}
		if cited {
			row = append(row, x.citing(r))
		}
		made.rows = append(made.rows, row)
	}
	if made.filtered = len(data) > 0; !made.filtered {
		row := xlsxRow{{lines: plain(append([]string{"No rows."}, s.notes...))}}
		made.rows = append(made.rows, row)
	}
	return made
}

// look is how the cell i of a row looks. A relation has its colour beside its
// word, never alone.
func (r tabRow) look(i int) look {
	switch {
	case i == 0:
		return labelLook
	case r.says(i):
		return look(r.relation)
	default:
		return plainLook
	}
}

// citing are the numbers of a row's sources. A cell leads to one place only: to
// the first of them in the list.
func (x *workbook) citing(r tabRow) xlsxCell {
	if len(r.sources) == 0 {
		return xlsxWords("none", plainLook)
	}
	numbers := make([]string, len(r.sources))
	for i, n := range r.sources {
		numbers[i] = strconv.Itoa(n)
	}
	return xlsxLink(strings.Join(numbers, ", "), inSheet(sourcesName, 1+r.sources[0]))
}

// sourceList has source n in row n+1, and below the notice.
func (x *workbook) sourceList() xlsxSheet {
	s := xlsxSheet{name: sourcesName, head: xlsxHead("Number", "Source", "Address")}
	for i, source := range x.c.Sources {
		address := xlsxWords("no address", plainLook)
		if source.Address != "" {
			address = xlsxLink(source.Address, source.Address)
		}
		s.rows = append(s.rows, xlsxRow{xlsxWords(strconv.Itoa(i+1), labelLook), xlsxWords(sourceLine(x.c, source), plainLook), address})
	}
	if x.cites && len(x.c.Sources) == 0 {
		s.rows = append(s.rows, xlsxRow{xlsxWords("–", labelLook), xlsxWords(noSource, plainLook)})
	}
	for _, line := range x.notice() {
		s.rows = append(s.rows, xlsxRow{xlsxWords("Notice", labelLook), xlsxWords(line, plainLook)})
	}
	return s
}
