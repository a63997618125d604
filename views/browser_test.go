package views

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"parley/proposals"
	"parley/views/browsertest"
)

// everyKindOfPage is one address of each kind.
var everyKindOfPage = []string{
	"/",
	"/method",
	"/cases/russia-ukraine",
	"/cases/russia-ukraine/compare",
	"/cases/russia-ukraine/compare?topic=ceasefire&only=apart&option=withdrawal",
	"/cases/russia-ukraine/order",
	"/cases/russia-ukraine/timeline",
	"/cases/russia-ukraine/issues/ceasefire",
	"/cases/russia-ukraine/topics/ceasefire",
	"/cases/russia-ukraine/parties/russia",
	"/cases/russia-ukraine/parties/atlantis",
	"/cases/russia-ukraine?as-of=2025-06-02",
	"/cases/russia-ukraine/codebook",
	"/cases/russia-ukraine/coverage",
	"/cases/russia-ukraine/deadlines",
	"/cases/russia-ukraine/obligations",
	"/proposals/russia-memorandum",
	"/proposals/russia-memorandum/1",
	"/proposals/russia-memorandum/1?term=ceasefire_option_withdrawal",
	"/cases/russia-ukraine/compare?issue=ceasefire",
	"/proposals/ukraine-memorandum/changes",
	"/proposals/ukraine-memorandum/changes?from=russia-memorandum@1&to=1",
	"/search",
	"/search?q=%22in+the+alliance%22&topic=alliances&party=ukraine",
	"/search?q=the",
	"/sign-in",
	"/nowhere",
	"/cases/russia-ukraine/compare?topic=food",
}

func TestPagesInABrowser(t *testing.T) {
	t.Parallel()
	s := newShippedSite(t)
	lookAt(t, s, everyKindOfPage...)
}

// TestPagesOfTheWholeCorpusInABrowser looks at those that differ in kind where
// there are many texts.
func TestPagesOfTheWholeCorpusInABrowser(t *testing.T) {
	t.Parallel()
	s := newWholeSite(t)
	lookAt(t, s,
		"/cases/russia-ukraine",
		everyText(t, "/cases/russia-ukraine/compare")+"&topic=ceasefire",
		"/cases/russia-ukraine/order",
		"/cases/russia-ukraine/timeline",
		"/cases/russia-ukraine/coverage",
		"/cases/russia-ukraine/issues/ceasefire",
	)
}

// lookAt looks at pages in the widths and colours that readers have.
func lookAt(t *testing.T, s *testSite, addresses ...string) {
	t.Helper()
	browser := browsertest.Start(t)
	for _, address := range addresses {
		t.Run(address, func(t *testing.T) {
			for _, view := range []browsertest.View{{Width: 360}, {Width: 1440, Dark: true}} {
				page := browser.Open(t, s.url+address, view)
				page.FitsWidth(t)
				page.Axe(t)
			}
		})
	}
}

func TestComparisonInABrowser(t *testing.T) {
	t.Parallel()
	s := newShippedSite(t)
	browser := browsertest.Start(t)
	for _, view := range []browsertest.View{{Width: 320, NoScript: true}, {Width: 768}, {Width: 1000, Dark: true}, {Width: 1920}} {
		page := browser.Open(t, s.url+"/cases/russia-ukraine/compare", view)
		page.FitsWidth(t)
		page.Axe(t)
	}
}

func TestChangesInABrowser(t *testing.T) {
	t.Parallel()
	s := newShippedSite(t)
	s.addNext("value: at least 30 days", "value: at least 60 days",
		"The ceasefire would come before any talks.", "The ceasefire, "+longWord+", would come before all talks.")
	browser := browsertest.Start(t)
	for _, view := range []browsertest.View{{Width: 320, NoScript: true}, {Width: 360, Dark: true}, {Width: 768}, {Width: 1440}} {
		page := browser.Open(t, s.url+changesPath, view)
		page.FitsWidth(t)
		page.Axe(t)
		for _, element := range []string{"ins", "del"} {
			if line := browsertest.Eval[string](t, page, `getComputedStyle(document.querySelector("`+element+`")).textDecorationLine`); line == "none" {
				t.Errorf("%s is marked by colour alone", element)
			}
		}
	}
}

func TestPageWorksWithoutScript(t *testing.T) {
	t.Parallel()
	s := newShippedSite(t)
	page := browsertest.Start(t).Open(t, s.url+"/cases/russia-ukraine/compare", browsertest.View{Width: 360, NoScript: true})
	page.Do(t, chromedp.Click("#row-ceasefire-ceasefire summary"))
	shown := browsertest.Eval[string](t, page, `document.querySelector("#row-ceasefire-ceasefire details").innerText`)
	if !strings.Contains(shown, "Reuters") {
		t.Errorf("a click opens %q", shown)
	}
	if n := browsertest.Eval[int](t, page, `[...document.querySelectorAll("button[data-copy]")].filter(b => b.checkVisibility()).length`); n > 0 {
		t.Errorf("%d buttons show that need the script", n)
	}
}

func TestCopyAsMarkdown(t *testing.T) {
	t.Parallel()
	s := newShippedSite(t)
	page := browsertest.Start(t).Open(t, s.url+"/cases/russia-ukraine/compare", browsertest.View{Width: 1440})
	browsertest.Eval[bool](t, page, `navigator.clipboard.writeText = text => { globalThis.copied = text; return Promise.resolve() }, true`)
	page.Do(t, chromedp.Click("#topic-ceasefire button[data-copy]"), chromedp.WaitVisible("#topic-ceasefire [role=status]"))
	copied := browsertest.Eval[string](t, page, `globalThis.copied`)
	if want := s.get("/cases/russia-ukraine/compare.md?topic=ceasefire"); copied != want {
		t.Errorf("copied %d bytes, and the document has %d", len(copied), len(want))
	}
	browsertest.Eval[bool](t, page, `new Promise(done => setTimeout(() => done(true), 200))`)
	if said := browsertest.Eval[string](t, page, `document.querySelector("#topic-ceasefire [role=status]").textContent`); said != "Copied as markdown" {
		t.Errorf("the page says %q", said)
	}
}

func TestTabReachesEveryControl(t *testing.T) {
	t.Parallel()
	s := newShippedSite(t)
	browser := browsertest.Start(t)
	for _, c := range []struct {
		address string
		view    browsertest.View
	}{
		{"/", browsertest.View{Width: 360}},
		{"/cases/russia-ukraine", browsertest.View{Width: 360, Dark: true}},
		{"/cases/russia-ukraine/compare?topic=ceasefire&option=withdrawal", browsertest.View{Width: 360}},
		{"/cases/russia-ukraine/compare?topic=ceasefire&option=withdrawal", browsertest.View{Width: 1440, Dark: true}},
		{"/cases/russia-ukraine/order", browsertest.View{Width: 1440}},
		{"/proposals/russia-memorandum/1", browsertest.View{Width: 360}},
		{"/proposals/ukraine-memorandum/changes?from=russia-memorandum@1&to=1", browsertest.View{Width: 360}},
		{"/cases/russia-ukraine/compare?topic=food", browsertest.View{Width: 360}},
	} {
		t.Run(c.address+" "+c.view.String(), func(t *testing.T) {
			stops := browser.Open(t, s.url+c.address, c.view).TabStops(t)
			if len(stops) == 0 || !strings.Contains(stops[0], "Skip to the content") {
				t.Errorf("Tab does not begin with the way past the head: %q", stops)
			}
		})
	}
}

func TestSignInInABrowser(t *testing.T) {
	t.Parallel()
	s := newShippedSite(t)
	s.addUser("ab", proposals.Editor)
	browser := browsertest.Start(t)
	for _, view := range []browsertest.View{{Width: 360}, {Width: 1440, Dark: true, NoScript: true}} {
		t.Run(view.String(), func(t *testing.T) {
			page := browser.Open(t, s.url+"/method", view)
			look := func() { page.FitsWidth(t); page.Axe(t) }
			page.Do(t, chromedp.Click(".account a"), chromedp.WaitVisible("#password"))
			look()
			page.TabStops(t)
			page.Do(t, chromedp.SendKeys("#name", "ab"), chromedp.SendKeys("#password", "a wrong password\r"), chromedp.WaitVisible("[role=alert]"))
			look()
			page.Do(t, chromedp.SendKeys("#password", rightPassword+"\r"), chromedp.WaitVisible("form.account"))
			look()
			if at := browsertest.Eval[string](t, page, `location.pathname`); at != "/method" {
				t.Errorf("signing in led to %s", at)
			}
			page.Do(t, chromedp.Navigate(s.url+"/audit"), chromedp.WaitVisible(".revisions"))
			look()
			page.TabStops(t)
			page.Do(t, chromedp.Click("form.account button"), chromedp.WaitVisible(".account a"))
			if at := browsertest.Eval[string](t, page, `location.pathname`); at != "/" {
				t.Errorf("signing out led to %s", at)
			}
		})
	}
}

// What is typed when a session ends goes on after signing in: at once with the
// script, and by a button without.
func TestGoingOnInABrowser(t *testing.T) {
	t.Parallel()
	s := newShippedSite(t)
	s.addUser("ab", proposals.Editor)
	browser := browsertest.Start(t)
	endSessions := func() {
		by := longAgo
		by.At = time.Now()
		if err := s.store.SetPassword(t.Context(), slug("ab"), rightHash(t), by); err != nil {
			t.Fatal(err)
		}
	}
	for _, view := range []browsertest.View{{Width: 360}, {Width: 360, NoScript: true}} {
		t.Run(view.String(), func(t *testing.T) {
			endSessions()
			page := browser.Open(t, s.url+"/sign-in?to=/add/ukraine-memorandum", view)
			signIn := func() {
				page.Do(t, chromedp.WaitVisible("#password"), chromedp.SendKeys("#name", "ab"), chromedp.SendKeys("#password", rightPassword+"\r"))
			}
			signIn()
			title := "A title typed in " + view.String()
			page.Do(t, chromedp.WaitVisible("#title"), chromedp.SetValue("#title", title))
			endSessions()
			page.Do(t, chromedp.Click("button[value=save]"))
			page.Do(t, chromedp.WaitVisible("#password"))
			page.FitsWidth(t)
			page.Axe(t)
			signIn()
			if view.NoScript {
				page.Do(t, chromedp.WaitVisible("form[data-continue]"))
				page.FitsWidth(t)
				page.Axe(t)
				page.Do(t, chromedp.Click("form[data-continue] button"))
			}
			page.Do(t, chromedp.WaitVisible("#title"))
			if got := browsertest.Eval[string](t, page, `document.querySelector("#title").value`); got != title {
				t.Errorf("the title is %q, typed was %q", got, title)
			}
		})
	}
}

// TestSampleInABrowser looks at text that is hostile, long, and written from
// right to left, in three columns.
func TestSampleInABrowser(t *testing.T) {
	t.Parallel()
	browser := browsertest.Start(t)
	url := serveSample(t)
	for _, view := range []browsertest.View{{Width: 320}, {Width: 768, Dark: true}, {Width: 1440}} {
		page := browser.Open(t, url, view)
		page.FitsWidth(t)
		page.Axe(t)
	}
}
