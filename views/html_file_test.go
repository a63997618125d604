package views

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/views/browsertest"
)

// htmlFiles are addresses of pages as files, one of each kind.
func htmlFiles(t *testing.T) []string {
	return []string{
		"/cases/russia-ukraine/compare.html?topic=ceasefire&with=quotes&with=prose",
		strings.Replace(everyText(t, "/cases/russia-ukraine/compare.html"), "?", "?topic=elections&", 1),
		"/cases/russia-ukraine/issues/ceasefire.html",
		"/proposals/ukraine-memorandum/changes.html?from=russia-memorandum@1&to=1",
	}
}

func TestHTMLFilesAreSound(t *testing.T) {
	s := newWholeSite(t)
	for _, address := range htmlFiles(t) {
		response, body := s.request("GET", address)
		checkDocument(onPage{t, address}, body)
		policy := response.Header.Get("Content-Security-Policy")
		if !strings.Contains(policy, "style-src 'sha256-") || strings.Contains(policy, "unsafe") || strings.Contains(policy, "script-src") {
			t.Errorf("%s: the policy is %q, expected one that lets its own style through and no script", address, policy)
		}
		if got := response.Header.Get("Content-Disposition"); !strings.HasPrefix(got, "inline; filename=") {
			t.Errorf("%s: the disposition is %q", address, got)
		}
	}
}

// A file looks the same where it is served and where it is kept.
func TestHTMLFilesInABrowser(t *testing.T) {
	t.Parallel()
	s := newWholeSite(t)
	browser := browsertest.Start(t)
	for _, address := range htmlFiles(t) {
		t.Run(address, func(t *testing.T) {
			kept := filepath.Join(t.TempDir(), "kept.html")
			if err := os.WriteFile(kept, []byte(s.get(address)), 0o644); err != nil {
				t.Fatal(err)
			}
			for at, view := range map[string]browsertest.View{s.url + address: {Width: 360}, "file://" + kept: {Width: 1440, Dark: true}} {
				page := browser.Open(t, at, view)
				page.FitsWidth(t)
				page.Axe(t)
				if got := browsertest.Eval[string](t, page, `getComputedStyle(document.querySelector(".scroller")).overflowX`); got != "auto" {
					t.Errorf("%s: wide tables have the overflow %s: the style did not get through", at, got)
				}
			}
		})
	}
}
