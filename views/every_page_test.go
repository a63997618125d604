package views

import (
	"maps"
	"net/url"
	"os"
	"slices"
	"testing"

	"parley/views/browsertest"
)

// TestEveryPageInABrowser opens each page of everything that is shipped in a real
// browser, on a phone and on a desk. There are more than a thousand, so that it
// runs where PARLEY_EVERY_PAGE is set, as .ci/pages does; elsewhere one of each
// kind is looked at.
func TestEveryPageInABrowser(t *testing.T) {
	if os.Getenv("PARLEY_EVERY_PAGE") == "" {
		t.Skip("SKIPPED: .ci/pages opens every page")
	}
	s := newWholeSite(t)
	c := crawl(s, func(from, to *url.URL) bool { return (from.RawQuery == "" || to.RawQuery == "") && !isOneOfMany(to) },
		"/", everyText(t, "/cases/russia-ukraine/compare"), everyText(t, "/cases/russia-ukraine/order"))
	var pages []string
	for _, address := range slices.Sorted(maps.Keys(c.pages)) {
		if c.pages[address] != nil { // a page, and no file
			pages = append(pages, address)
		}
	}
	t.Logf("%d pages", len(pages))
	const browsers = 2
	for n := range browsers {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			browser := browsertest.Start(t)
			for i := n; i < len(pages); i += browsers {
				for _, view := range []browsertest.View{{Width: 360, Dark: true}, {Width: 1440}} {
					t.Run(pages[i], func(t *testing.T) {
						page := browser.Open(t, s.url+pages[i], view)
						page.FitsWidth(t)
						page.Axe(t)
					})
				}
			}
		})
	}
}
