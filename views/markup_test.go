package views

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// voidElements are those that have no content and no end tag.
var voidElements = strings.Fields("area base br col embed hr img input link meta source track wbr")

// attributePattern is an attribute as it is written, with its value. The
// tokenizer leaves out what it has met before.
var attributePattern = regexp.MustCompile(`\s[^\s"'<>/=]+(\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>=]+))?`)

// A markup is the elements and texts of a page in their order, each with how
// deep it stands.
type markup []string

func (m *markup) add(depth int, what string) {
	*m = append(*m, fmt.Sprintf("%s at depth %d", what, depth))
}

func (m *markup) addText(depth int, text string) {
	if strings.TrimSpace(text) != "" {
		m.add(depth, "text")
	}
}

// markupProblems are what a parser has to put right in a page. A parser never
// refuses one: it closes what is open, leaves out what may not be there, and
// moves what stands in a wrong place. So the page is read twice, tag by tag and
// as a tree, and each element and text must stand in both at the same place.
func markupProblems(body string, root *html.Node) []string {
	written, problems := writtenMarkup(body)
	read := readMarkup(root)
	for i := range max(len(written), len(read)) {
		if i >= len(written) || i >= len(read) || written[i] != read[i] {
			near := func(m markup) string { return strings.Join(m[min(max(i-3, 0), len(m)):min(i+1, len(m))], ", ") }
			return append(problems, fmt.Sprintf("a parser changes the page: it has %s; read as %s", near(written), near(read)))
		}
	}
	return problems
}

// writtenMarkup is what the tags say, and what is wrong with them.
func writtenMarkup(body string) (written markup, problems []string) {
	problem := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	var open []string
	doctype := false
	for z := html.NewTokenizer(strings.NewReader(body)); z.Next() != html.ErrorToken; {
		raw := string(z.Raw())
		switch token := z.Token(); token.Type {
		case html.DoctypeToken:
			doctype = token.Data == "html" && len(written) == 0
		case html.TextToken:
			written.addText(len(open), token.Data)
		case html.StartTagToken, html.SelfClosingTagToken:
			written.add(len(open), token.Data)
			if n := len(attributePattern.FindAllStringIndex(raw, -1)); n != len(token.Attr) {
				problem("an attribute twice: %s", raw)
			}
			if token.Type == html.StartTagToken && !slices.Contains(voidElements, token.Data) {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				problem("an end of %s within %q", token.Data, open)
				continue
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		problem("never closed: %q", open)
	}
	if !doctype {
		problem("the page does not begin with a doctype of html")
	}
	return written, problems
}

// readMarkup is what a parser makes of a page.
func readMarkup(root *html.Node) (read markup) {
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		for c := range n.ChildNodes() {
			switch c.Type {
			case html.TextNode:
				read.addText(depth, c.Data)
			case html.ElementNode:
				read.add(depth, c.Data)
			}
			walk(c, depth+1)
		}
	}
	walk(root, 0)
	return read
}

func TestBrokenMarkupIsFound(t *testing.T) {
	page := func(doctype, main string) string {
		return doctype + `<html lang="en"><head><title>T</title></head><body><main><h1>H</h1>` + main + `</main></body></html>`
	}
	const doctype = "<!doctype html>"
	problemsOf := func(body string) []string { return markupProblems(body, parsePage(t, body).root) }
	good := page(doctype, `<p id=a>One<br>two <img src="x" alt=""> &amp; three</p><table><tbody><tr><td>1</td></tr></tbody></table>`+
		`<svg viewBox="0 0 1 1"><path d="M0 0"/><g><title>T</title></g></svg><textarea>
</textarea><!-- left out -->`)
	for _, problem := range problemsOf(good) {
		t.Errorf("of a good page: %s", problem)
	}
	for what, body := range map[string]string{
		"no doctype":                   page("", "<p>x</p>"),
		"another doctype":              page("<!doctype other>", "<p>x</p>"),
		"an element left open":         page(doctype, "<p>x"),
		"an end without a beginning":   page(doctype, "x</div>"),
		"elements that overlap":        page(doctype, "<p><b><i>x</b></i></p>"),
		"an attribute twice":           page(doctype, `<p class="a" class="b">x</p>`),
		"a block in a paragraph":       page(doctype, "<p><div>x</div></p>"),
		"a link in a link":             page(doctype, `<a href="/a">x <a href="/b">y</a></a>`),
		"a form in a form":             page(doctype, "<form><form>x</form></form>"),
		"a button in a button":         page(doctype, "<button>x<button>y</button></button>"),
		"words between a table's rows": page(doctype, "<table><tbody>words<tr><td>x</td></tr></tbody></table>"),
		"rows without a body":          page(doctype, "<table><tr><td>x</td></tr></table>"),
		"a list item in another":       page(doctype, "<ul><li>x<li>y</li></li></ul>"),
		"a div that closes itself":     page(doctype, "<div/>x"),
	} {
		t.Run(what, func(t *testing.T) {
			if len(problemsOf(body)) == 0 {
				t.Errorf("nothing is wrong with %s", body)
			}
		})
	}
}
