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

// TestReadingInABrowser checks a coding, and looks at every page of reading
// again and of withdrawing.
func TestReadingInABrowser(t *testing.T) {
	t.Parallel()
	s := newShippedSite(t)
	browser := browsertest.Start(t)
	w, editor := s.as("cd", proposals.Coder), s.as("ef", proposals.Editor)
	for _, view := range []browsertest.View{{Width: 360}, {Width: 1440, Dark: true}} {
		look := func(w writer, address string) {
			page := browser.Open(t, w.url+address, view)
			page.FitsWidth(t)
			page.Axe(t)
		}
		look(w, memorandum+"/read")
		if view.Width > 360 {
			continue
		}
		page := browser.Open(t, w.url+memorandum+"/read", view)
		page.Do(t, chromedp.Click("button[value=checked]"), chromedp.WaitVisible(".checked-place"))
		page.FitsWidth(t)
		page.Axe(t)
		page.Do(t, chromedp.Click(".form-foot button[value=store]"), chromedp.WaitVisible("#places-0-answer-problem"))
		page.FitsWidth(t)
		page.Axe(t)
		n := len(s.newestCoding("russia-memorandum").Anchors())
		browsertest.Eval[int](t, page, `document.querySelectorAll("input[value=agree]").forEach(r => { r.checked = true }), 0`)
		browsertest.Eval[bool](t, page, `document.querySelector("#places-0-answer-1").checked = true`)
		browsertest.Eval[string](t, page, `document.querySelector("#places-0-note").value = "The article says something else."`)
		page.Do(t, chromedp.Click(".form-foot button[value=store]"), chromedp.WaitVisible(".second-reading"))
		look(editor, memorandum+"/read")
		w.page(memorandum+"/read").want(".second-reading", counts(n-1, n)+" agreed")
		page = browser.Open(t, editor.url+memorandum+"/read", view)
		page.Do(t, chromedp.Click(".difference form button"), chromedp.WaitVisible(".difference .problem"))
		page.FitsWidth(t)
		page.Axe(t)
		page.Do(t, chromedp.Click(".difference input[value='to be changed']"), chromedp.SendKeys(".difference textarea", "The reader is right."))
		page.Do(t, chromedp.Click(".difference form button"), chromedp.WaitVisible(".settled"))
		page.FitsWidth(t)
		page.Axe(t)
		page.Do(t, chromedp.Click(".difference form button"), chromedp.WaitVisible(".form-foot"))
		look(editor, memorandum)

		again := s.as("gh", proposals.Coder)
		draft := draftOf(t, again.beginReading(proposals.CodedAgain))
		again.submit(draft+"/text", "save", func(v url.Values) { v.Set("note", "Coded again.") })
		look(again, draft+"/preview")
	}
	look := browser.Open(t, editor.url+memorandum, browsertest.View{Width: 360})
	look.Do(t, chromedp.Click("details.group summary"), chromedp.WaitVisible("#reason"))
	look.FitsWidth(t)
	look.Axe(t)
	editor.post(withdrawAt, url.Values{"do": {"withdraw"}, "number": {"1"}, "reason": {"Added twice."}})
	gone := browser.Open(t, editor.url+memorandum, browsertest.View{Width: 360})
	gone.Do(t, chromedp.Click("details.group summary"), chromedp.WaitVisible("#reason"))
	gone.FitsWidth(t)
	gone.Axe(t)
}

// A check keeps itself, and what is typed after that goes on from there: one
// window alone is in no conflict with itself.
func TestChecksKeepThemselves(t *testing.T) {
	t.Parallel()
	w := newShippedSite(t).as("cd", proposals.Coder)
	address := w.beginReading(proposals.Checked)
	page := browsertest.Start(t).Open(t, w.url+address, browsertest.View{Width: 768})
	kept := func(want string) {
		t.Helper()
		for range 20 {
			if strings.TrimSpace(textOf(w.page(address).one("#places-0-note"))) == want {
				return
			}
			page.Do(t, chromedp.Sleep(time.Second))
		}
		t.Fatalf("%q was not kept by itself: %s", want, browsertest.Eval[string](t, page, `document.querySelector("#saved").textContent`))
	}
	page.Do(t, chromedp.Click("#places-0-answer-1"), chromedp.SendKeys("#places-0-note", "One."))
	kept("One.")
	page.Do(t, chromedp.SendKeys("#places-0-note", " Two."))
	kept("One. Two.")
	if said := browsertest.Eval[string](t, page, `document.querySelector("#saved").textContent`); !strings.HasPrefix(said, "Saved at ") {
		t.Errorf("it says %q", said)
	}
	page.Do(t, chromedp.SendKeys("#places-0-note", " Three."), chromedp.Click(".form-foot button[value=store]"), chromedp.WaitVisible("#places-1-answer-problem"))
	kept("One. Two. Three.")
	// What is answered is not called unanswered any more.
	page.Do(t, chromedp.Click("#places-1-answer-0"), chromedp.WaitNotPresent("#places-1-answer-problem"), chromedp.WaitVisible("#places-2-answer-problem"))
	if browsertest.Eval[bool](t, page, `document.querySelector("#places-1-answer-control").matches(".wrong, :has([aria-describedby])")`) {
		t.Error("the answered place is still marked as wrong")
	}
	page.Axe(t)
}
