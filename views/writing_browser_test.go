package views

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"parley/proposals"
	"parley/views/browsertest"
)

func TestWritingPagesInABrowser(t *testing.T) {
	t.Parallel()
	w := newShippedSite(t).as("ab", proposals.Editor)
	_, to, _ := w.submit("/add/ukraine-memorandum", "go:topics/ceasefire", nil)
	form := draftOf(t, to)
	_, to, _ = w.post("/add", map[string][]string{"do": {"document"}, "document": {strings.Replace(secondText(t), "stance: requires", "stance: demands", 2)}})
	editor := draftOf(t, to)
	_, to, _ = w.post("/add", map[string][]string{"do": {"document"}, "document": {secondText(t)}})
	ready := draftOf(t, to)
	_, to, _ = w.submit("/cases/russia-ukraine/edit", "go:preview", func(v url.Values) {
		v.Set("document", strings.Replace(v.Get("document"), `note: "First`, `note: "Second`, 1))
	})
	ofCase := draftOf(t, to)
	_, to, _ = w.submit("/add/russia-memorandum", "go:text", nil)
	discarded := draftOf(t, to)
	w.post(discarded+"/discard", nil)
	browser := browsertest.Start(t)
	for _, address := range []string{
		ofCase + "/preview", "/add?discarded=" + strings.TrimPrefix(discarded, "/drafts/"), discarded + "/preview", discarded + "/text",
		"/add", "/add/russia-memorandum", form + "/topics/ceasefire?check", form + "/order", form + "/remaining", form + "/preview",
		editor + "/document?check", ready + "/preview", "/cases/russia-ukraine/edit",
	} {
		t.Run(address, func(t *testing.T) {
			for _, view := range []browsertest.View{{Width: 360}, {Width: 1440, Dark: true}} {
				page := browser.Open(t, w.url+address, view)
				page.FitsWidth(t)
				page.Axe(t)
			}
		})
	}
}

// Version 2 of Ukraine's proposals is added in a browser, with the script and
// without, in a window of a phone's size too.
func TestAddVersionInABrowser(t *testing.T) {
	t.Parallel()
	for _, view := range []browsertest.View{{Width: 1440}, {Width: 360, NoScript: true}} {
		t.Run(view.String(), func(t *testing.T) {
			s := newShippedSite(t)
			w := s.as("ab", proposals.Coder)
			page := browsertest.Start(t).Open(t, w.url+"/add/ukraine-memorandum", view)
			page.Do(t,
				chromedp.SetValue("#dates-handed-over", "2025-07-01"),
				chromedp.SetValue("#note", "A second text: one figure is another."),
				press("go:topics/sequencing"),
				chromedp.WaitVisible("#issue-first-halt-length"),
				chromedp.SetValue("#terms-1-headline", "The first halt would last at least 60 days, with the possibility of rolling extensions"),
				chromedp.SetValue("#terms-1-value", "sixty days"),
				press("save"),
				chromedp.WaitVisible("#terms-1-value-problem"),
				chromedp.SetValue("#terms-1-value", "at least 60 days, renewable"),
				press("go:remaining"),
				chromedp.WaitVisible("#rest-coverage"),
				chromedp.SetValue("#rest-coverage", "unreported"),
				press("go:preview"),
				chromedp.WaitVisible("#store"),
				chromedp.Click(`form[action$="/store"] button`),
				chromedp.WaitVisible("article.document"),
			)
			got := s.page("/proposals/ukraine-memorandum/2")
			got.want("#first-halt-length", "at least 60 days, renewable")
			got.want(".facts", "1 July 2025")
		})
	}
}

func press(do string) chromedp.Action[chromedp.Void] {
	return chromedp.Click(`.form-foot button[value="` + do + `"], .steps-nav button[value="` + do + `"]`)
}

// The button stands behind the form and sends it, with the script and without.
func TestUndoingInABrowser(t *testing.T) {
	for _, view := range []browsertest.View{{Width: 1440}, {Width: 360, NoScript: true}} {
		t.Run(view.String(), func(t *testing.T) {
			w := newShippedSite(t).as("ab", proposals.Coder)
			_, to, _ := w.submit("/add/ukraine-memorandum", "go:text", nil)
			w.submit(to, "save", func(v url.Values) { v.Set("title", "Another title") })
			page := browsertest.Start(t).Open(t, w.url+to, view)
			page.Do(t,
				chromedp.SetValue("#title", "Typed and not saved"),
				chromedp.Click(`.endings button[value="undo"]`),
				chromedp.WaitVisible(".banner[role=status]"),
			)
			if got := w.fields(w.get(to)).Get("title"); got != "Another title" {
				t.Errorf("the title is %q", got)
			}
		})
	}
}

// Two texts of a document, with lines and letters that a form could change on the
// way: the chosen one arrives as it was typed.
func TestGoingOnWithOneOfTwoTextsInABrowser(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.post("/add", url.Values{"do": {"document"}, "document": {secondText(t)}})
	address := draftOf(t, to) + "/document"
	page := browsertest.Start(t).Open(t, w.url+address, browsertest.View{Width: 768})
	w.submit(address, "save", func(v url.Values) { v.Set("document", "another") })
	const typed = "first “one” & <b>\n\n\tмир  \nlast\n"
	page.Do(t,
		chromedp.SetValue("#document", typed),
		press("save"),
		chromedp.WaitVisible("#theirs"),
	)
	page.Axe(t)
	page.Do(t, chromedp.Click(`form[action$="/over"] button`), chromedp.WaitVisible("#document"))
	if got := w.fields(w.get(address)).Get("document"); got != typed {
		t.Errorf("the draft goes on with %q", got)
	}
}

// What is typed is kept every few seconds, and survives a closed tab.
func TestDraftsKeepThemselves(t *testing.T) {
	t.Parallel()
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.submit("/add/ukraine-memorandum", "go:text", nil)
	browser := browsertest.Start(t)
	page := browser.Open(t, w.url+to, browsertest.View{Width: 768})
	page.Do(t, chromedp.SendKeys("#title", "July: "))
	for range 20 {
		if value, _ := attribute(w.page(to).one("#title"), "value"); value == "July: Peace proposals" {
			return
		}
		page.Do(t, chromedp.Sleep(time.Second))
	}
	t.Error("what was typed was not kept by itself")
}
