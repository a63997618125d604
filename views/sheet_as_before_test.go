package views

import (
	"net/http"
	"strings"
	"testing"

	"parley/proposals"
)

// The reasons of the version before are taken over where somebody says so, but
// for those that have to be looked for again.
func TestMarkingAsTheVersionBefore(t *testing.T) {
	s := newShippedSite(t)
	c, err := s.store.Case(t.Context(), proposals.MustSlug("russia-ukraine"), 0)
	if err != nil {
		t.Fatal(err)
	}
	second := strings.Replace(secondText(t), "\nrest: unreported\n", "\n", 1)
	second, _, _ = strings.Cut(second, "\n## Not in the text")
	second = strings.Replace(second, "    kind: report that saw the text\n    extent: part\n", "    kind: text\n    extent: full\n    rendering: original\n", 1)
	var uncoded []string
	for _, issue := range c.Case().Issues {
		if !strings.Contains(second, "\n- issue: "+issue.Slug.String()+"\n") {
			uncoded = append(uncoded, issue.Slug.String())
		}
	}
	if len(uncoded) < 4 {
		t.Fatalf("the text leaves only %d questions", len(uncoded))
	}
	second += "\n## Not in the text\n\n" +
		"- unreported: " + uncoded[0] + "\n" +
		"- deferred: " + uncoded[1] + "; after talks\n" +
		"- silent: " + uncoded[2] + "; checked ab on 2026-11-24; words plant\n"
	s.addVersion(second, c)

	w := s.as("ab", proposals.Coder)
	_, to, _ := w.submit("/add/ukraine-memorandum", "go:remaining", nil)
	p := w.page(to)
	p.want("#as-before", "2 reasons were given")
	status, to, body := w.submit(to, doAsBefore, nil)
	if status != http.StatusSeeOther {
		t.Fatalf("status %d: %s", status, body)
	}
	p = w.page(to)
	p.wantNone("#as-before")
	for i, issue := range uncoded[:4] {
		if got, want := len(p.all("#mark-"+issue)) == 0, i < 2; got != want {
			t.Errorf("%s is marked: %t", issue, got)
		}
	}
	_, to, _ = w.submit(to, "go:document", nil)
	if text := textOf(w.page(to).one("#document")); !strings.Contains(text, "- deferred:\n  "+uncoded[1]+";\n  after talks\n") || strings.Contains(text, "silent:") {
		t.Errorf("marked:\n%s", text[strings.Index(text, "## Not"):])
	}

	// A further coding of the same text has its reasons already.
	_, to, _ = w.submit("/add/ukraine-memorandum?revise=2", "go:remaining", nil)
	w.page(to).wantNone("#as-before")
}

func TestTheRestIsSaidAsItWas(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.submit("/add/ukraine-memorandum", "go:remaining", nil)
	w.page(to).want("#rest-coverage-hint", "Version 1 had it not reported")
}
