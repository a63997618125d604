package views

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// checkPage fails the test for what no page may have, whatever it shows.
func checkPage(t testing.TB, body string) {
	t.Helper()
	checkInline(t, checkDocument(t, body))
}

// checkDocument is [checkPage] of a file as well, which may have its style
// inside.
func checkDocument(t testing.TB, body string) pageDoc {
	t.Helper()
	p := parsePage(t, body)
	for _, problem := range markupProblems(body, p.root) {
		t.Error(problem)
	}
	if lang, _ := attribute(p.one("html"), "lang"); lang != "en" {
		t.Errorf("the page's language is %q", lang)
	}
	if words(p.one("head title")) == "" || words(p.one("h1")) == "" {
		t.Error("the page has no title or no heading")
	}
	checkIDs(t, p)
	checkHeadings(t, p)
	return p
}

func checkIDs(t testing.TB, p pageDoc) {
	t.Helper()
	seen := map[string]bool{}
	for _, n := range p.all("[id]") {
		id, _ := attribute(n, "id")
		if seen[id] || id == "" || strings.ContainsAny(id, " \t") {
			t.Errorf("the id %q is not unique, or no id", id)
		}
		seen[id] = true
	}
	for _, name := range []string{"aria-labelledby", "for"} {
		for _, n := range p.all("[" + name + "]") {
			if id, _ := attribute(n, name); !seen[id] {
				t.Errorf("%s names %q, which is not there", name, id)
			}
		}
	}
}

// checkHeadings refuses a heading that skips a level.
func checkHeadings(t testing.TB, p pageDoc) {
	t.Helper()
	level := 0
	for n := range p.root.Descendants() {
		if n.Type != html.ElementNode || len(n.Data) != 2 || n.Data[0] != 'h' || n.Data[1] < '1' || n.Data[1] > '6' {
			continue
		}
		next := int(n.Data[1] - '0')
		if next > level+1 {
			t.Errorf("the heading %q is an h%d after an h%d", words(n), next, level)
		}
		level = next
	}
}

// checkInline refuses what the site's policy would not let work.
func checkInline(t testing.TB, p pageDoc) {
	t.Helper()
	for n := range p.root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if _, external := attribute(n, "src"); n.Data == "style" || n.Data == "script" && !external {
			t.Errorf("an inline %s", n.Data)
		}
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("an inline %s on %s", a.Key, n.Data)
			}
			if strings.Contains(a.Val, "about:invalid") {
				t.Errorf("a refused address on %s: %q", n.Data, words(n))
			}
		}
	}
}
