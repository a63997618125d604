package views

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"parley/proposals"
	"parley/views/browsertest"
)

func TestStoringIsConfirmed(t *testing.T) {
	s := newShippedSite(t)
	w := s.as("ab", proposals.Coder)
	_, to, _ := w.post("/add", url.Values{"do": {"document"}, "document": {secondText(t)}})
	draft := draftOf(t, to)
	_, to, _ = w.post(draft+"/store", nil)
	p := w.page(to)
	p.want("section.banner", "Stored as ukraine-memorandum@2.1.")
	p.want(".banner a[href=/proposals/ukraine-memorandum/changes?from=1&to=2.1]", "since version 1")
	p.want(".banner a[href=/proposals/ukraine-memorandum/2.1/read]", "Have it read by another")
	// Pressed twice, the button leads to the same.
	if _, again, _ := w.post(draft+"/store", nil); again != to {
		t.Errorf("storing again leads to %q", again)
	}
	// Nobody else is told, and neither is the signer without being led there.
	for _, other := range []*testSite{s, s.as("cd", proposals.Editor).testSite} {
		other.page(to).wantNone("section.banner")
	}
	w.page("/proposals/ukraine-memorandum/2").wantNone("section.banner")
	for _, address := range []string{"/proposals/ukraine-memorandum/2?done=withdrawn", "/proposals/ukraine-memorandum/2?done=put-back", "/proposals/ukraine-memorandum/1?done=stored"} {
		w.page(address).wantNone("section.banner")
	}

	// When another coding has come, the address says nothing any more.
	_, theirs, _ := s.as("cd", proposals.Coder).submit("/add/ukraine-memorandum?revise=2", "go:preview", func(v url.Values) { v.Set("note", "Corrected.") })
	s.as("cd", proposals.Coder).post(draftOf(t, theirs)+"/store", nil)
	w.page(to).wantNone("section.banner")
}

func TestStoringACaseIsConfirmed(t *testing.T) {
	s := newShippedSite(t)
	w := s.as("ed", proposals.Editor)
	_, to, _ := w.submit("/cases/russia-ukraine/edit", "go:preview", func(v url.Values) {
		v.Set("document", strings.Replace(v.Get("document"), `note: "First`, `note: "Second`, 1))
	})
	_, to, _ = w.post(draftOf(t, to)+"/store", nil)
	w.page(to).want("section.banner", "Stored as russia-ukraine.2.")
	s.page(to).wantNone("section.banner")
}

func TestWithdrawingIsConfirmed(t *testing.T) {
	s := newShippedSite(t)
	w := s.as("ef", proposals.Editor)
	_, to, _ := w.post(withdrawAt, url.Values{"do": {"withdraw"}, "number": {"1"}, "reason": {"Added twice."}})
	response, body := w.request("GET", to)
	if response.StatusCode != http.StatusGone {
		t.Fatal(response.Status)
	}
	checkPage(t, body)
	parsePage(t, body).want("section.banner", "You have withdrawn it")
	_, body = s.request("GET", to)
	parsePage(t, body).wantNone("section.banner")

	_, to, _ = w.post(withdrawAt, url.Values{"do": {"restore"}, "number": {"2"}, "reason": {"It was another text."}})
	w.page(to).want("section.banner", "Version 1 was put back, and stands in the lists again.")
	s.page(to).wantNone("section.banner")
}

func TestItIsSaidOnceInABrowser(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.post("/add", url.Values{"do": {"document"}, "document": {secondText(t)}})
	_, to, _ = w.post(draftOf(t, to)+"/store", nil)
	page := browsertest.Start(t).Open(t, w.url+to, browsertest.View{Width: 768})
	page.Axe(t)
	page.Do(t, chromedp.WaitVisible("section.banner"))
	if at := browsertest.Eval[string](t, page, `location.pathname + location.search`); at != "/proposals/ukraine-memorandum/2" {
		t.Errorf("the address is %q", at)
	}
}

func TestReadingAndSettlingAreConfirmed(t *testing.T) {
	s := newShippedSite(t)
	reader, editor := s.as("cd", proposals.Coder), s.as("ef", proposals.Editor)
	reader.checkAll()
	address := memorandum + ".1/read"
	reader.page(address+"?done=stored").want("section.banner", "Your reading of russia-memorandum@1.1 was stored.")
	editor.page(address + "?done=stored").wantNone("section.banner")
	editor.page(address + "?done=settled").wantNone("section.banner")
	editor.settle(proposals.ToBeChanged, "The reader is right.")
	p := editor.page(address + "?done=settled")
	p.want("section.banner", "Settled: ")
	p.want(".banner a", "Make the change")
	reader.page(address + "?done=settled").wantNone("section.banner")
	editor.page(address).wantNone("section.banner")
}
