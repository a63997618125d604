package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// A readSheet is a sheet of a workbook as a reader of the format finds it, which
// knows nothing of the library that wrote it.
type readSheet struct {
	name  string
	rows  cells
	links map[string]string // by cell
	// filter is where rows can be filtered, or empty.
	filter string
}

// A sheetXML is what is read of a sheet's file. A formula, a number or a shared
// string would be of another type.
type sheetXML struct {
	Rows []struct {
		Cells []struct {
			Type    string    `xml:"t,attr"`
			Formula *struct{} `xml:"f"`
			Value   *struct{} `xml:"v"`
			Runs    []string  `xml:"is>r>t"`
			Text    []string  `xml:"is>t"`
		} `xml:"c"`
	} `xml:"sheetData>row"`
	Links []struct {
		Cell     string `xml:"ref,attr"`
		Location string `xml:"location,attr"`
		ID       string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
	} `xml:"hyperlinks>hyperlink"`
	Filter struct {
		Place string `xml:"ref,attr"`
	} `xml:"autoFilter"`
	Pane struct {
		X     string `xml:"xSplit,attr"`
		Y     string `xml:"ySplit,attr"`
		State string `xml:"state,attr"`
	} `xml:"sheetViews>sheetView>pane"`
	Print struct {
		Orientation string `xml:"orientation,attr"`
		Width       string `xml:"fitToWidth,attr"`
	} `xml:"pageSetup"`
}

func readXLSX(t testing.TB, file []byte) []readSheet {
	t.Helper()
	z := must(zip.NewReader(bytes.NewReader(file), int64(len(file))))
	read := func(name string, into any) {
		f, err := z.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := xml.Unmarshal(must(io.ReadAll(f)), into); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	read("xl/workbook.xml", &book)
	files := relations(z, read, "xl/workbook.xml")
	var sheets []readSheet
	for _, s := range book.Sheets {
		var sheet sheetXML
		name := path.Join("xl", strings.TrimPrefix(files[s.ID], "/xl/"))
		read(name, &sheet)
		sheets = append(sheets, sheet.read(t, s.Name, relations(z, read, name)))
	}
	return sheets
}

// relations are what a file of the archive names by ids.
func relations(z *zip.Reader, read func(string, any), name string) map[string]string {
	named := map[string]string{}
	beside := path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")
	if f, err := z.Open(beside); err == nil {
		f.Close()
		var all struct {
			Relations []struct {
				ID     string `xml:"Id,attr"`
				Target string `xml:"Target,attr"`
			} `xml:"Relationship"`
		}
		read(beside, &all)
		for _, r := range all.Relations {
			named[r.ID] = r.Target
		}
	}
	return named
}

func (s sheetXML) read(t testing.TB, name string, targets map[string]string) readSheet {
	t.Helper()
	sheet := readSheet{name: name, links: map[string]string{}, filter: strings.ReplaceAll(s.Filter.Place, "$", "")}
	for _, r := range s.Rows {
		var row []string
		for _, c := range r.Cells {
			if c.Type != "inlineStr" || c.Formula != nil || c.Value != nil {
				t.Fatalf("%s holds a cell of the type %q: expected words", name, c.Type)
			}
			words := ""
			for _, run := range append(c.Runs, c.Text...) {
				words += unescaped(run)
			}
			row = append(row, words)
		}
		sheet.rows = append(sheet.rows, row)
	}
	for _, l := range s.Links {
		sheet.links[l.Cell] = l.Location + targets[l.ID]
	}
	if s.Pane.State != "frozen" || s.Pane.X != "1" || s.Pane.Y != "1" {
		t.Errorf("%s has the pane %+v: expected the first row and column to be frozen", name, s.Pane)
	}
	wide := "1"
	if len(sheet.rows[0]) > 8 {
		wide = "2"
	}
	if s.Print.Orientation != "landscape" || s.Print.Width != wide {
		t.Errorf("%s is printed as %+v: expected landscape, %s wide", name, s.Print, wide)
	}
	return sheet
}

var escaped = regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`)

// unescaped is a text of the format, in which _x0041_ is an A.
func unescaped(s string) string {
	return escaped.ReplaceAllStringFunc(s, func(e string) string {
		return string(rune(must(strconv.ParseUint(e[2:6], 16, 32))))
	})
}
