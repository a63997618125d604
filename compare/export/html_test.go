package export_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"

	"parley/compare"
	"parley/compare/export"
)

func TestHTMLFile(t *testing.T) {
	c := sample(t)
	c.Sources[0].Address = "https://north.example/plan?a=1&b=2"
	c.Tables[0].Groups[0].Rows[1].Cells[0].Entries[0].Quotes = []compare.Quote{{Text: "«Огонь прекращается»", Language: "ru", Source: 1}}
	root := parseFile(t, filed(t, "html", export.OfComparison(c), everything))
	contains(t, lineWords(root), "As of May 2031", "north-plan@1.1", "river, revision 4.", everything.Address, "Parley v1.2.3", "“not reported”: ", "nothing is agreed until")
	ids := map[string]bool{}
	for n := range root.Descendants() {
		ids[attribute(n, "id")] = true
	}
	var addresses []string
	for _, a := range elements(root, atom.A) {
		to := attribute(a, "href")
		if anchor, inside := strings.CutPrefix(to, "#"); !inside {
			addresses = append(addresses, to)
		} else if !ids[anchor] {
			t.Errorf("a link leads to %s, which is not there", to)
		}
	}
	if want := []string{everything.Address, c.Sources[0].Address}; !slices.Equal(addresses, want) {
		t.Errorf("links lead to %q, expected %q", addresses, want)
	}
	for _, q := range elements(root, atom.Blockquote) {
		span := elements(q, atom.Span)[0]
		if got := attribute(span, "lang") + " " + lineWords(span) + lineWords(q); got != "ru «Огонь прекращается»«Огонь прекращается» (source 1)" {
			t.Errorf("the quote reads %q", got)
		}
	}
	for n := range root.Descendants() {
		for _, name := range []string{"src", "style", "srcset", "onload"} {
			if attribute(n, name) != "" {
				t.Errorf("<%s %s> needs something beside the file", n.Data, name)
			}
		}
		if slices.Contains([]string{"script", "img", "link", "iframe", "object"}, n.Data) {
			t.Errorf("the file has a <%s>", n.Data)
		}
	}
	if strings.Contains(export.HTMLStyle, "<") || strings.Contains(export.HTMLStyle, "url(") || strings.Contains(export.HTMLStyle, "@import") {
		t.Error("the style holds a tag, or needs another file")
	}
}

func TestHTMLReadsBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		table := reportTable(r, wildWords())
		root := parseFile(t, filed(t, "html", export.OfReport(report(t, table)), export.Options{}))
		var want []cells
		if len(table.Rows) > 0 {
			want = []cells{readCells(append([]compare.ReportRow{{Cells: table.Head}}, table.Rows...)).inFile()}
		}
		if diff := cmp.Diff(want, htmlTables(root)); diff != "" {
			r.Fatalf("the table reads back otherwise (-want +got):\n%s", diff)
		}
		if got := elements(root, atom.H2)[2]; lineWords(got) != inFile(table.Label) {
			r.Fatalf("the heading reads back as %q, expected %q", lineWords(got), table.Label)
		}
		if n := len(elements(root, atom.Script, atom.B, atom.Img, atom.Br)); n > 0 {
			r.Fatalf("words became %d elements", n)
		}
	})
}

func TestHTMLOfAComparisonReadsBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c := sample(t)
		table, want := hostileTable(r)
		c.Tables = []compare.Table{table}
		want[0] = []string{"Question", "North\nnorth-plan@1.1\nhanded over 1 May 2031", "South\nsouth-draft@2.3\ndated May 2031", "Verdict", "Why"}
		for i, row := range want[1:] {
			relation, why, _ := strings.Cut(row[3], "\n")
			want[i+1] = append(row[:3], relation, why)
		}
		got := htmlTables(parseFile(t, filed(t, "html", export.OfComparison(c), export.Options{})))
		if diff := cmp.Diff([]cells{want}, got); diff != "" {
			r.Fatalf("the table reads back otherwise (-want +got):\n%s", diff)
		}
	})
}

func TestHTMLIsAlwaysTheSame(t *testing.T) {
	c := sample(t)
	if !bytes.Equal(filed(t, "html", export.OfComparison(c), everything), filed(t, "html", export.OfComparison(sample(t)), everything)) {
		t.Error("the same comparison gives two files")
	}
	_, m := movement(t)
	if n := len(htmlTables(parseFile(t, filed(t, "html", export.OfMovement(m), everything)))); n < 2 {
		t.Errorf("a movement has %d tables, expected one of the whole and one a topic", n)
	}
}

func parseFile(t testing.TB, file []byte) *xhtml.Node {
	t.Helper()
	return parseHTML(t, bytes.NewBuffer(file))
}

// htmlTables are tables as a reader finds them, with a line for every paragraph
// of a cell and an empty one between its groups.
func htmlTables(root *xhtml.Node) (found []cells) {
	for _, table := range elements(root, atom.Table) {
		var rows cells
		for _, tr := range elements(table, atom.Tr) {
			var row []string
			for _, cell := range elements(tr, atom.Th, atom.Td) {
				var groups []string
				for _, group := range elements(cell, atom.Div) {
					var lines []string
					for _, p := range elements(group, atom.P, atom.Blockquote) {
						lines = append(lines, lineWords(p))
					}
					groups = append(groups, strings.Join(lines, "\n"))
				}
				row = append(row, strings.Join(groups, "\n\n"))
			}
			rows = append(rows, row)
		}
		found = append(found, rows)
	}
	return found
}

// lineWords are all words below a node.
func lineWords(root *xhtml.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == xhtml.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

func attribute(n *xhtml.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
