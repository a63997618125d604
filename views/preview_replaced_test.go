package views

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"parley/proposals"
)

// An edited copy of revision 1, taken in after revision 2 was stored, takes
// nothing of it away unseen.
func TestADocumentSaysWhichRevisionItWasMadeFrom(t *testing.T) {
	s := newShippedSite(t)
	ab, cd := s.as("ab", proposals.Coder), s.as("cd", proposals.Coder)
	_, to, _ := cd.submit("/add/ukraine-memorandum?revise=1", "go:preview", func(v url.Values) {
		v.Set("note", "The title corrected.")
		v.Set("title", "As cd has it")
	})
	cd.post(draftOf(t, to)+"/store", nil)
	mine := strings.Replace(shipped(t, "ukraine-memorandum@1.1.md"), "note: First coding", "note: Second coding", 1)

	take := func(revision string) (status int, to, body string) {
		return ab.post("/add", url.Values{"do": {"document"}, "document": {mine}, "revision": {revision}})
	}
	for _, wrong := range []string{"3", "0", "one", "-1"} {
		status, _, body := take(wrong)
		if status != http.StatusUnprocessableEntity {
			t.Fatalf("revision %s: status %d", wrong, status)
		}
		checkPage(t, body)
		parsePage(t, body).want("#revision-problem", "expected a number from 1 to 2")
	}
	_, to, _ = take("1")
	p := ab.page(draftOf(t, to) + "/preview")
	p.want("section[aria-labelledby=replaces]", "It was made from ukraine-memorandum@1.1, and there is ukraine-memorandum@1.2, stored by cd, ")
	status, _, body := ab.post(draftOf(t, to)+"/store", nil)
	if status != http.StatusConflict {
		t.Fatalf("storing it: status %d", status)
	}
	parsePage(t, body).want("#theirs", "As cd has it")

	// Whoever did not say so is told what goes, and can say so still.
	_, to, _ = take("")
	preview := ab.get(draftOf(t, to) + "/preview")
	p = parsePage(t, preview)
	p.want("section[aria-labelledby=replaces]", "It would take the place of ukraine-memorandum@1.2, stored by cd, ")
	p.want(".moved li", "As cd has it")
	status, again, _ := ab.post(draftOf(t, to)+"/move", url.Values{"based": {"1"}})
	if status != http.StatusSeeOther {
		t.Fatalf("saying so later: status %d", status)
	}
	ab.page(again).want("section[aria-labelledby=replaces]", "It was made from ukraine-memorandum@1.1")
	if status, _, _ := ab.post(draftOf(t, to)+"/store", nil); status != http.StatusConflict {
		t.Errorf("storing it then: status %d", status)
	}

	status, _, body = ab.post("/add", url.Values{"do": {"document"}, "document": {secondText(t)}, "revision": {"1"}})
	if status != http.StatusUnprocessableEntity {
		t.Fatalf("a revision of what is not stored: status %d", status)
	}
	parsePage(t, body).want("#revision-problem", "is not stored yet")
}

func TestACaseShowsWhatChangedInItsDocument(t *testing.T) {
	w := newShippedSite(t).as("ed", proposals.Editor)
	_, to, _ := w.submit("/cases/russia-ukraine/edit", "go:preview", func(v url.Values) {
		v.Set("document", strings.Replace(v.Get("document"), `note: "First`, `note: "Second`, 1))
	})
	p := w.page(to)
	p.want("section[aria-labelledby=replaces]", "It would take the place of russia-ukraine.1, stored by ")
	p.want("pre del", "First")
	p.want("pre ins", "Second")
	if got := len(textOf(p.one("section[aria-labelledby=replaces] pre"))); got > 1500 {
		t.Errorf("the change of one word is shown in %d bytes", got)
	}
}

func TestWhatIsTheSameReplacesNothing(t *testing.T) {
	w := newShippedSite(t).as("ed", proposals.Editor)
	_, to, _ := w.submit("/cases/russia-ukraine/edit", "go:preview", nil)
	p := w.page(to)
	p.want("h1", "Revision 2 of the case “Russia and Ukraine” (russia-ukraine)")
	p.want("section", "It says the same as what is stored already")
	p.wantNone("#replaces")
}

func TestDiscardingIsConfirmed(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.submit("/add/ukraine-memorandum", "go:text", nil)
	_, at, _ := w.post(draftOf(t, to)+"/discard", nil)
	body := w.get(at)
	checkPage(t, body)
	parsePage(t, body).want("section.banner", "Discarded: Version 2 of “Peace proposals” (ukraine-memorandum). It is kept")
	if status, again, _ := w.press(body, "button"); status != http.StatusSeeOther || again != to {
		t.Errorf("opening it again answers %d and leads to %q", status, again)
	}
	w.page(at).wantNone("section.banner")
	w.page("/add").wantNone("section.banner")
}

// Whoever writes another version stores first or second without a conflict.
func TestOnlyTheSameVersionIsStoredTwice(t *testing.T) {
	s := newShippedSite(t)
	ab, cd := s.as("ab", proposals.Coder), s.as("cd", proposals.Coder)
	const both = "Whoever stores second will be shown both texts"
	cd.submit("/add/ukraine-memorandum?revise=1", "save", nil)
	_, to, _ := ab.submit("/add/ukraine-memorandum", "go:text", nil)
	p := ab.page(to)
	p.want(".banner", "cd is writing revision 2 of “Peace proposals” (ukraine-memorandum@1) as well")
	if strings.Contains(words(p.one("main")), both) {
		t.Error("two versions are said to be one")
	}
	cd.submit("/add/ukraine-memorandum", "save", nil)
	ab.page(to).want(".banner", both)
}
