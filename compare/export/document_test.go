package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
	"parley/proposals/proposalstest"
)

// filed is what a format makes of what is taken away.
func filed(t testing.TB, format string, taken export.Taken, o export.Options) []byte {
	t.Helper()
	f, err := export.ParseFormat(format)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Print(&b, taken, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A word is a Word document as a reader of its XML finds it.
type word struct {
	paragraphs []string // outside tables
	tables     []cells
	footnotes  []string
	targets    []string // of its links
}

func readWord(t testing.TB, file []byte) word {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var w word
	for _, f := range z.File {
		if !f.Modified.IsZero() && f.Modified.Year() > 1980 {
			t.Errorf("%s has the time %v, expected none", f.Name, f.Modified)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case f.Name == "word/document.xml":
			w.paragraphs, w.tables = readParagraphs(t, text)
		case f.Name == "word/footnotes.xml":
			w.footnotes, _ = readParagraphs(t, text)
		case strings.HasSuffix(f.Name, ".rels"):
			w.targets = append(w.targets, outside(t, text)...)
		default:
			readParagraphs(t, text) // well-formed
		}
	}
	return w
}

func readParagraphs(t testing.TB, text []byte) (paragraphs []string, tables []cells) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(text))
	var in []string // the elements that are open
	var words strings.Builder
	var cell []string
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return paragraphs, tables
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			in = append(in, token.Name.Local)
			switch token.Name.Local {
			case "tbl":
				tables = append(tables, nil)
			case "tr":
				tables[len(tables)-1] = append(tables[len(tables)-1], nil)
			case "tc":
				cell = nil
			case "br":
				words.WriteByte('\n')
			}
		case xml.CharData:
			if len(in) > 0 && in[len(in)-1] == "t" {
				words.Write(token)
			}
		case xml.EndElement:
			in = in[:len(in)-1]
			switch token.Name.Local {
			case "p":
				if slices.Contains(in, "tc") {
					cell = append(cell, words.String())
				} else {
					paragraphs = append(paragraphs, words.String())
				}
				words.Reset()
			case "tc":
				rows := tables[len(tables)-1]
				rows[len(rows)-1] = append(rows[len(rows)-1], strings.Join(cell, "\n"))
			}
		}
	}
}

func outside(t testing.TB, text []byte) (targets []string) {
	var all struct {
		Relationship []struct {
			Target, TargetMode string `xml:",attr"`
		}
	}
	if err := xml.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	for _, r := range all.Relationship {
		if r.TargetMode == "External" {
			targets = append(targets, r.Target)
		}
	}
	return targets
}

func TestWordReadsBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c := sample(t)
		c.Columns[0].Heading = hostileWords().Draw(r, "heading")
		table, want := hostileTable(r)
		want[0][1] = c.Columns[0].Heading + want[0][1]
		c.Tables = []compare.Table{table}
		read := readWord(t, filed(t, "docx", export.OfComparison(c), export.Options{}))
		if diff := cmp.Diff([]cells{want}, read.tables); diff != "" {
			r.Fatalf("the table reads back otherwise (-want +got):\n%s", diff)
		}
		if !slices.Contains(read.paragraphs, table.Topic.Label) {
			r.Fatalf("the heading %q is nowhere among %q", table.Topic.Label, read.paragraphs)
		}
	})
}

func TestWordReportReadsBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		table := reportTable(r, hostileWords())
		var want []cells
		if len(table.Rows) > 0 {
			want = []cells{readCells(append([]compare.ReportRow{{Cells: table.Head}}, table.Rows...))}
		}
		read := readWord(t, filed(t, "docx", export.OfReport(report(t, table)), export.Options{}))
		if diff := cmp.Diff(want, read.tables); diff != "" {
			r.Fatalf("the table reads back otherwise (-want +got):\n%s", diff)
		}
	})
}

// Any texts give the same cells and lines in markdown and in Word, in every
// layout, twice the same bytes.
func TestMarkdownAndWordAreTheSameDocument(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c := drawComparison(r)
		o := export.Options{
			Layout: rapid.SampledFrom(export.Layouts).Draw(r, "layout"),
			Prose:  rapid.Bool().Draw(r, "prose"), Quotes: rapid.Bool().Draw(r, "quotes"), WithoutVerdicts: rapid.Bool().Draw(r, "without verdicts"),
		}
		file := filed(t, "docx", export.OfComparison(c), o)
		if !bytes.Equal(file, filed(t, "docx", export.OfComparison(c), o)) {
			r.Fatal("the same document is another file")
		}
		read, root := readWord(t, file), renderGoldmark(t, filed(t, "md", export.OfComparison(c), o))
		if diff := cmp.Diff(tables(root), read.tables); diff != "" {
			r.Fatalf("the tables differ (-markdown +word):\n%s", diff)
		}
		var lines []string
		for _, n := range elements(root, atom.H1, atom.H2, atom.H3, atom.H4, atom.P, atom.Li) {
			if n.DataAtom != atom.P || n.Parent.DataAtom != atom.Li {
				lines = append(lines, ownWords(n))
			}
		}
		if diff := cmp.Diff(lines, read.paragraphs); diff != "" {
			r.Fatalf("the lines differ (-markdown +word):\n%s", diff)
		}
	})
}

// drawComparison draws a comparison of texts that are not much alike, or are the
// same.
func drawComparison(t *rapid.T) *compare.Comparison {
	in := proposalstest.Case().Draw(t, "case")
	var texts []compare.Text
	for i := range rapid.IntRange(1, 4).Draw(t, "texts") {
		revision := proposalstest.Revision(in).Draw(t, "revision")
		if i > 0 && rapid.Bool().Draw(t, "the same") {
			revision = texts[0].Revision
		}
		texts = append(texts, compare.Text{Revision: revision.WithStored(proposals.Stored{Revision: i + 1})})
	}
	c, err := compare.Build(in, texts, compare.Query{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestFourColumnsLeaveTheCompromiseEmpty(t *testing.T) {
	o := export.Options{Layout: export.FourColumnLayout}
	for name, read := range map[string][]cells{
		"md":   tables(renderGoldmark(t, filed(t, "md", export.OfComparison(sample(t)), o))),
		"docx": readWord(t, filed(t, "docx", export.OfComparison(sample(t)), o)).tables,
	} {
		number := 0
		for _, table := range read {
			if want := []string{"No., question", "North\nnorth-plan@1.1\nhanded over 1 May 2031", "South\nsouth-draft@2.3\ndated May 2031", "Compromise\n(empty on purpose)", "Note"}; !slices.Equal(table[0], want) {
				t.Errorf("%s: the head is %q, expected %q", name, table[0], want)
			}
			for _, row := range table[1:] {
				number++
				for i, cell := range row {
					if (cell == "") != (i == 3) {
						t.Errorf("%s: cell %d of row %d is %q", name, i, number, cell)
					}
				}
				if first, _, _ := strings.Cut(row[0], "\n"); first != string(rune('0'+number)) {
					t.Errorf("%s: row %d has the number %s", name, number, first)
				}
			}
		}
	}
}

func TestBracketedText(t *testing.T) {
	text := string(filed(t, "md", export.OfComparison(sample(t)), export.Options{Layout: export.BracketedLayout}))
	contains(t, text,
		"nothing is agreed until everything is agreed",
		"\n**4** For ‹Spring›: Nothing is the same in all texts.\n\n\\[4. answer: Offers: at least 50 percent — North\\]\n\n\\[4 bis. answer: Requires: at least 40 percent — South\\]\n",
		"\nExcluded: South (source 2)\n")
	if strings.Contains(text, "\\[\\]") || strings.Contains(text, "[ ") {
		t.Error("brackets enclose nothing")
	}
	for _, o := range []export.Options{{}, {Layout: export.SectionsLayout}, {Layout: export.FourColumnLayout}} {
		if text := string(filed(t, "md", export.OfComparison(sample(t)), o)); strings.Contains(text, "\\[") {
			t.Errorf("%s: there are square brackets", o.Layout)
		}
	}
}

// A question that stands under two topics is put into brackets under one of
// them, also where other rows of that are left out.
func TestBracketedTextHasEachQuestionOnce(t *testing.T) {
	in, texts := shippedCorpus(t)
	c := must(compare.Build(in, texts[:2], compare.Query{Only: []compare.Relation{compare.Apart}}))
	also, hidden := 0, 0
	for _, table := range c.Tables {
		hidden += table.Hidden
		for _, group := range table.Groups {
			for _, row := range group.Rows {
				if row.Also {
					also++
				}
			}
		}
	}
	text := string(filed(t, "md", export.OfComparison(c), export.Options{Layout: export.BracketedLayout}))
	if got := strings.Count(text, "It is put into brackets there."); got != also || also == 0 || hidden == 0 {
		t.Errorf("of %d rows under a second topic %d lead to the first; %d rows are left out", also, got, hidden)
	}
}

func TestWordSaysThatATableIsTooWide(t *testing.T) {
	wide := func(n int) export.Taken {
		table := compare.ReportTable{Label: "All texts"}
		cells := slices.Repeat([]compare.ReportCell{{Lines: []compare.ReportLine{{Words: "x"}}}}, n)
		table.Head, table.Rows = cells, []compare.ReportRow{{Cells: cells}}
		return export.OfReport(report(t, table))
	}
	filed(t, "docx", wide(63), export.Options{})
	f := must(export.ParseFormat("docx"))
	err := f.Print(io.Discard, wide(64), export.Options{})
	if want := `format: Word has tables of at most 63 columns, and "All texts" has 64: expected fewer texts, or another format`; err == nil || err.Error() != want {
		t.Errorf("the error is %v, expected %s", err, want)
	}
}

// Where there are too many texts for the columns of a page, a Word file has a
// table for each question, with the same cells as the one of markdown.
func TestWordTurnsTablesOfManyTexts(t *testing.T) {
	in, texts := shippedCorpus(t)
	many := export.OfComparison(must(compare.Build(in, texts, compare.Query{Topics: []proposals.Slug{proposals.MustSlug("ceasefire"), proposals.MustSlug("territory")}})))
	for _, layout := range []export.Layout{export.TablesLayout, export.FourColumnLayout} {
		o := export.Options{Layout: layout}
		turned := squashed(readWord(t, filed(t, "docx", many, o)).tables)
		var rows [][]string
		for _, table := range squashed(tables(renderGoldmark(t, filed(t, "md", many, o)))) {
			for _, row := range table[1:] {
				if !strings.Contains(row[0], "codedforonetextonly") && !strings.Contains(row[0], "withnopositioncoded") { // a row that counts others is a paragraph
					rows = append(rows, row)
				}
			}
		}
		if len(turned) != len(rows) || len(rows) == 0 {
			t.Fatalf("%s: %d tables for %d rows", layout, len(turned), len(rows))
		}
		for i, row := range rows {
			var said []string
			for _, line := range turned[i][1:] {
				said = append(said, line[1])
			}
			if diff := cmp.Diff(row[1:], said); diff != "" {
				t.Errorf("%s, row %d (-markdown +Word):\n%s", layout, i+1, diff)
			}
		}
	}
}

func TestReportsRefuseWhatTheyDoNotHave(t *testing.T) {
	for want, o := range map[string]export.Options{
		"rows: only a comparison has \"issue\" here":       {Rows: export.RowsOfIssues},
		"rows: only a comparison has \"cell\" here":        {Rows: export.RowsOfCells},
		"with: only a comparison has \"prose\" here":       {Prose: true},
		"with: only a comparison has \"quotes\" here":      {Quotes: true},
		"without: only a comparison has \"verdicts\" here": {WithoutVerdicts: true},
	} {
		for _, f := range export.Formats {
			if err := f.Print(io.Discard, export.OfReport(report(t)), o); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: the error is %v, expected %s", f.Name, err, want)
			}
		}
	}
}

// A source has a footnote where a table first names it, and stands in the list.
func TestWordNotesSourcesByTable(t *testing.T) {
	read := readWord(t, filed(t, "docx", export.OfComparison(sample(t)), export.Options{Address: "https://parley.example/compare?of=a&b"}))
	want := []string{"", "", "Source 1: ", "Source 2: ", "Source 1: ", "Source 2: "}
	for i, note := range read.footnotes {
		if i >= len(want) || !strings.HasPrefix(strings.TrimPrefix(note, " "), want[i]) {
			t.Errorf("footnote %d is %q", i, note)
		}
	}
	if len(read.footnotes) != len(want) {
		t.Errorf("there are %d footnotes, expected %d: %q", len(read.footnotes), len(want), read.footnotes)
	}
	if !slices.Contains(read.targets, "https://parley.example/compare?of=a&b") {
		t.Errorf("the address is no link: %q", read.targets)
	}
}

func TestLayoutsThatThereAreNot(t *testing.T) {
	for _, test := range []struct {
		format string
		taken  export.Taken
		want   string
	}{
		{"md", export.OfReport(report(t)), `layout: only a comparison has the layout "four-column": expected tables`},
		{"docx", export.OfReport(report(t)), `layout: only a comparison has the layout "four-column": expected tables`},
	} {
		f, err := export.ParseFormat(test.format)
		if err != nil {
			t.Fatal(err)
		}
		err = f.Print(io.Discard, test.taken, export.Options{Layout: export.FourColumnLayout})
		if err == nil || err.Error() != test.want {
			t.Errorf("%s: the error is %v, expected %s", test.format, err, test.want)
		}
	}
	for _, f := range export.Formats {
		err := f.Print(io.Discard, export.OfComparison(sample(t)), export.Options{Layout: export.BracketedLayout})
		if has := f.Name == "md" || f.Name == "docx"; has != (err == nil) {
			t.Errorf("%s in brackets: %v", f.Name, err)
		}
	}
}
