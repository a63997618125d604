package export_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
)

// hostile are words that markdown, a table or a code host would read as more
// than words.
var hostile = []string{
	"|", `\`, `\|`, `\\|`, "`", "``|``", "*", "**", "_", "__", "~~", "[", "]", "[a](b)", "![a](b)", "[^1]", "<", ">", "<br>", "<b>", "<!--", "-->",
	"&", "&amp;", "&#124;", "#", "# ", "##", "#12", "@", "@name", "a@b.example", "plan@1.2", "http://a.example", "https://a.example/|", "www.a.example",
	"WWW.a.example", "ftp://a.example", "mailto:a@b.example", "$", "$x$", "^", "~", "{", "}", "{#id}", "---", "--- | ---", ":---:", "1. ", "- ", "+", "=", "!", ":",
	"'", `"`, "\u200f", "\u200e", "\u00a0", "\u2003", "é", "Київ", "ئ", " ", "  ", "\n", "a", "b",
}

func hostileWords() *rapid.Generator[string] {
	piece := rapid.OneOf(rapid.SampledFrom(hostile), rapid.StringN(1, 3, -1))
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Map(printable, strings.Join(rapid.SliceOfN(piece, 1, 8).Draw(t, "pieces"), ""))
	})
}

// printable takes out what the model refuses and HTML cannot hold, but for line
// breaks.
func printable(r rune) rune {
	if r != '\n' && (r < ' ' || r >= 0x7f && r < 0xa0) || r == 0xfffd {
		return 'x'
	}
	return r
}

func TestTableReadsBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c := sample(t)
		c.Columns[0].Heading = hostileWords().Draw(r, "heading")
		table, want := hostileTable(r)
		want[0][1] = c.Columns[0].Heading + want[0][1]
		c.Tables = []compare.Table{table}
		root := renderGoldmark(t, markdown(t, c))
		checkTable(r, root, table, want)
		if marks := elements(elements(root, atom.Table)[0], atom.A, atom.Code, atom.Del, atom.Em, atom.Img); len(marks) != 2 {
			r.Fatalf("the cells hold %d marks of their own, expected the two refs alone", len(marks))
		}
	})
}

func TestSourcesReadBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c := sample(t)
		source := &c.Sources[1]
		source.Title, source.Publisher = hostileWords().Draw(r, "title"), hostileWords().Draw(r, "publisher")
		items := elements(elements(renderGoldmark(t, markdown(t, c)), atom.Ol)[0], atom.Li)
		if got, want := words(items[1]), "“"+source.Title+"”, "+source.Publisher+", 2 May 2031; the text itself"; len(items) != 2 || !strings.HasPrefix(got, want) {
			r.Fatalf("of %d sources, the second reads back as %q, expected it to begin %q", len(items), got, want)
		}
	})
}

func TestPandocReadsTheTable(t *testing.T) {
	c := *sample(t)
	for _, from := range []string{"gfm", "markdown-smart"} {
		line := strings.Join(hostile, "x ")
		row := compare.Row{
			Issue: &proposals.Issue{}, Label: line, Question: line, Relation: compare.Apart,
			Cells:    []compare.Cell{stated(compare.Entry{Headline: line, Answer: line}), {Blanks: []compare.Blank{{Words: line}}}},
			Verdicts: []compare.Verdict{{Relation: compare.Apart, Rule: compare.RuleChoice, Reason: line}},
		}
		c.Tables = []compare.Table{{Topic: c.Tables[0].Topic, Groups: []compare.Group{{Kind: compare.Answered, Rows: []compare.Row{row}}}}}
		want := []string{line + "\n" + line, line + "\n" + line, line, "apart\n" + line + " (rule: choice)"}
		got := tables(renderPandoc(t, from, markdown(t, &c)))[0][1]
		if diff := cmp.Diff(squeezed(want), squeezed(got)); diff != "" {
			t.Errorf("pandoc, %s (-want +got):\n%s", from, diff)
		}
	}
}

// squeezed leaves one space of several, as a browser shows them.
func squeezed(cells []string) []string {
	for i, cell := range cells {
		cells[i] = strings.Join(strings.Fields(cell), " ")
	}
	return cells
}

// hostileTable is a table of hostile words and the cells it must read back as.
func hostileTable(r *rapid.T) (compare.Table, cells) {
	draw := func(what string) string { return hostileWords().Draw(r, what) }
	table := compare.Table{Topic: proposals.Topic{Label: draw("topic")}, Groups: []compare.Group{{Kind: compare.Answered}}}
	want := cells{{"Question", "\nnorth-plan@1.1\nhanded over 1 May 2031", "South\nsouth-draft@2.3\ndated May 2031", "Verdict"}}
	for range rapid.IntRange(1, 3).Draw(r, "rows") {
		label, question, where, reason := draw("label"), draw("question"), draw("where"), draw("reason")
		headline, answer, scope, blank := draw("headline"), draw("answer"), draw("scope"), draw("blank")
		entry := compare.Entry{Headline: headline, Answer: answer, Fields: []compare.Field{field("scope", scope)}, Sources: []int{1, 2}}
		table.Groups[0].Rows = append(table.Groups[0].Rows, compare.Row{
			Issue: &proposals.Issue{}, Label: label, Question: question, Relation: compare.Apart,
			Cells:    []compare.Cell{stated(entry), {Blanks: []compare.Blank{{Words: blank}}}},
			Verdicts: []compare.Verdict{{Where: where, Relation: compare.Apart, Rule: compare.RuleChoice, Reason: reason}},
		})
		want = append(want, []string{
			label + "\n" + question,
			answer + "\n" + headline + "\nscope: " + scope + "\n(sources 1, 2)",
			blank,
			"apart\n" + where + ": " + reason + " (rule: choice)",
		})
	}
	return table, want
}

func checkTable(r *rapid.T, root *xhtml.Node, table compare.Table, want cells) {
	got := tables(root)
	if len(got) != 1 {
		r.Fatalf("%d tables read back, expected 1", len(got))
	}
	if diff := cmp.Diff(want, got[0]); diff != "" {
		r.Fatalf("the table reads back otherwise (-want +got):\n%s", diff)
	}
	if h := headings(root); h[0] != table.Topic.Label {
		r.Fatalf("the heading reads back as %q, expected %q", h[0], table.Topic.Label)
	}
}

func markdown(t testing.TB, c *compare.Comparison) []byte {
	t.Helper()
	return filed(t, "md", export.OfComparison(c), export.Options{})
}

func stated(entries ...compare.Entry) compare.Cell {
	return compare.Cell{Coverage: proposals.Stated, Entries: entries}
}

func field(name, words string) compare.Field { return compare.Field{Name: name, Words: words} }
