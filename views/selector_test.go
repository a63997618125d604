package views

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A pageDoc is a page as a browser would read it.
type pageDoc struct {
	t    testing.TB
	root *html.Node
}

func parsePage(t testing.TB, body string) pageDoc {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return pageDoc{t, root}
}

// all are the elements that a selector names: `main table.positions th` is a
// th in a table of that class in a main; `#id` and `[name=value]` work as well.
func (p pageDoc) all(selector string) []*html.Node {
	return allBelow(p.root, selector)
}

func allBelow(root *html.Node, selector string) []*html.Node {
	found := []*html.Node{root}
	for step := range strings.FieldsSeq(selector) {
		var next []*html.Node
		for _, from := range found {
			for n := range from.Descendants() {
				if matches(n, step) && !slices.Contains(next, n) {
					next = append(next, n)
				}
			}
		}
		found = next
	}
	return found
}

func matches(n *html.Node, step string) bool {
	if n.Type != html.ElementNode {
		return false
	}
	step, condition, _ := strings.Cut(strings.TrimSuffix(step, "]"), "[")
	if name, value, both := strings.Cut(condition, "="); condition != "" {
		got, has := attribute(n, name)
		if !has || both && got != value {
			return false
		}
	}
	step, id, _ := strings.Cut(step, "#")
	tag, class, _ := strings.Cut(step, ".")
	gotID, _ := attribute(n, "id")
	classes, _ := attribute(n, "class")
	return (tag == "" || n.Data == tag) && (id == "" || gotID == id) &&
		(class == "" || slices.Contains(strings.Fields(classes), class))
}

func attribute(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// words are what an element shows, with single spaces.
func words(n *html.Node) string {
	var text strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode:
			text.WriteString(d.Data)
		case d.Type == html.ElementNode && !slices.Contains([]string{"span", "a", "sup", "em", "strong", "cite"}, d.Data):
			text.WriteString(" ")
		}
	}
	return strings.Join(strings.Fields(text.String()), " ")
}

// want fails the test unless one of the elements that the selector names shows
// text.
func (p pageDoc) want(selector, text string) {
	p.t.Helper()
	found := p.all(selector)
	for _, n := range found {
		if strings.Contains(words(n), text) {
			return
		}
	}
	p.t.Errorf("no %s of %d shows %q", selector, len(found), text)
}

// wantNone fails the test if there is an element that the selector names.
func (p pageDoc) wantNone(selector string) {
	p.t.Helper()
	for _, n := range p.all(selector) {
		p.t.Errorf("there is a %s: %q", selector, words(n))
	}
}

// one is the only element that the selector names.
func (p pageDoc) one(selector string) *html.Node {
	p.t.Helper()
	found := p.all(selector)
	if len(found) != 1 {
		p.t.Fatalf("%d elements are %s: want one", len(found), selector)
	}
	return found[0]
}
