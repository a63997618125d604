package views

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"parley/proposals"
)

// press sends the form of a page in which a selector finds something, as it
// stands.
func (w writer) press(body, selector string) (status int, to, page string) {
	w.t.Helper()
	p := parsePage(w.t, body)
	for _, form := range p.all("main form") {
		if len(allBelow(form, selector)) > 0 {
			fields, action, _ := formFields(w.t, form)
			return w.post(action, fields)
		}
	}
	w.t.Fatalf("no form has %q: %s", selector, words(p.one("main")))
	return 0, "", ""
}

const overButton = "input[name=over]"

// What was typed on a first page is of the rows that this page had, not of those
// of a draft that was begun meanwhile.
func TestABegunDraftGoesOnWithTheRowsThatWereSent(t *testing.T) {
	const address = "/add/ukraine-memorandum"
	for name, first := range map[string]func(w writer, v url.Values){
		"a form": func(w writer, v url.Values) {
			v.Set("do", "-sources[0]")
			w.post(address, v)
		},
		"a document": func(w writer, v url.Values) {
			v.Set("title", "Begun as a document")
			v.Set("do", "go:document")
			w.post(address, v)
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newShippedSite(t).as("ab", proposals.Coder)
			w.t = t
			one, two := w.fields(w.get(address)), w.fields(w.get(address))
			first(w, one)
			two.Set("sources[0].title", "A source with another title")
			two.Set("do", "save")
			status, _, body := w.post(address, two)
			if status != http.StatusConflict {
				t.Fatalf("status %d", status)
			}
			checkPage(t, body)
			status, to, _ := w.press(body, overButton)
			if status != http.StatusSeeOther || !strings.HasSuffix(to, "/text") {
				t.Fatalf("going on with what was sent answers %d and leads to %q", status, to)
			}
			got := w.fields(w.get(to))
			if got.Get("sources[0].title") != "A source with another title" || got.Get("sources[0].slug") == "" {
				t.Errorf("the draft goes on with the source %q, %q", got.Get("sources[0].slug"), got.Get("sources[0].title"))
			}
		})
	}
}

// The same page sent twice begins one draft.
func TestAFirstPageSentTwiceBeginsOneDraft(t *testing.T) {
	w := newShippedSite(t).as("ed", proposals.Editor)
	for _, address := range []string{"/add/ukraine-memorandum", "/cases/russia-ukraine/edit"} {
		v := w.fields(w.get(address))
		v.Set("do", "go:preview")
		status, first, body := w.post(address, v)
		if status != http.StatusSeeOther {
			t.Fatalf("%s: status %d: %s", address, status, body)
		}
		status, second, body := w.post(address, v)
		if status != http.StatusSeeOther || draftOf(t, second) != draftOf(t, first) {
			t.Errorf("%s: sent again, it answers %d and leads to %q: %s", address, status, second, body)
		}
	}
	const address = "/cases/russia-ukraine/edit"
	v := url.Values{"do": {"save"}, "document": {shipped(t, "russia-ukraine.1.md") + "\nMore.\n"}}
	status, _, body := w.post(address, v)
	if status != http.StatusConflict {
		t.Fatalf("another text of the case: status %d", status)
	}
	checkPage(t, body)
	if status, to, _ := w.press(body, overButton); status != http.StatusSeeOther || !strings.HasSuffix(to, "/document") {
		t.Errorf("going on with it answers %d and leads to %q", status, to)
	}
	if got := len(w.page("/add").all("section[aria-labelledby=mine] .card")); got != 2 {
		t.Errorf("there are %d drafts", got)
	}
}

// A draft may have become a document, or a form, in another window.
func TestAPageOfAnotherFormShowsBothTexts(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.submit("/add/ukraine-memorandum", "go:text", nil)
	draft := draftOf(t, to)
	typed := w.fields(w.get(draft + "/text"))
	_, document, _ := w.submit(draft+"/text", "go:document", nil)
	typed.Set("title", "Typed in the form")
	typed.Set("do", "save")
	status, _, body := w.post(draft+"/text", typed)
	if status != http.StatusConflict {
		t.Fatalf("a form of what is a document now: status %d", status)
	}
	checkPage(t, body)
	parsePage(t, body).want("#mine", "Typed in the form")
	text := w.fields(w.get(document))
	if status, to, _ := w.press(body, overButton); status != http.StatusSeeOther || to != draft+"/text" {
		t.Fatalf("going on with the form answers %d and leads to %q", status, to)
	}
	if got := w.fields(w.get(draft + "/text")).Get("title"); got != "Typed in the form" {
		t.Errorf("the title is %q", got)
	}

	text.Set("document", secondText(t))
	text.Set("do", "save")
	status, _, body = w.post(document, text)
	if status != http.StatusConflict {
		t.Fatalf("a document of what is a form now: status %d", status)
	}
	checkPage(t, body)
	parsePage(t, body).want("#mine", "at least 60 days, renewable")
	if status, to, _ := w.press(body, overButton); status != http.StatusSeeOther || to != document {
		t.Fatalf("going on with the document answers %d and leads to %q", status, to)
	}
	if got := w.fields(w.get(document)).Get("document"); got != secondText(t) {
		t.Errorf("the draft goes on with\n%s", got)
	}
}

// Pressed twice, a button that changes the form of a draft leads to the same.
func TestGoingOnInAnotherFormTwice(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.post("/add", url.Values{"do": {"document"}, "document": {secondText(t)}})
	draft := draftOf(t, to)
	for _, step := range []string{"/document", "/text"} {
		v := w.fields(w.get(draft + step))
		v.Set("do", map[string]string{"/text": "go:document", "/document": "go:text"}[step])
		_, first, _ := w.post(draft+step, v)
		status, second, _ := w.post(draft+step, v)
		if status != http.StatusSeeOther || second != first {
			t.Errorf("%s: leads to %q, and then answers %d and leads to %q", step, first, status, second)
		}
	}
}

// What is sent to a draft that has ended is shown to be copied, and goes over
// nothing.
func TestWhatIsSentToADraftThatEnded(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.submit("/add/ukraine-memorandum", "go:text", nil)
	typed := w.fields(w.get(to))
	draft := draftOf(t, to)
	w.post(draft+"/discard", nil)
	if status, _, body := w.post(draft+"/store", nil); status != http.StatusConflict || !strings.Contains(body, "Open the draft again") {
		t.Errorf("storing what was discarded: status %d", status)
	}
	typed.Set("title", "Typed after the end")
	typed.Set("do", "save")
	status, _, body := w.post(to, typed)
	if status != http.StatusConflict {
		t.Fatalf("status %d", status)
	}
	checkPage(t, body)
	p := parsePage(t, body)
	p.want(".banner", "This draft was discarded")
	p.want("#mine", "Typed after the end")
	p.wantNone(overButton)
	if status, to, _ := w.press(body, "button"); status != http.StatusSeeOther || to != draft+"/text" {
		t.Fatalf("opening it again answers %d and leads to %q", status, to)
	}
	if status, _, _ := w.post(to, typed); status != http.StatusUnprocessableEntity {
		t.Errorf("what was typed, sent again: status %d", status)
	}

	_, to, _ = w.post("/add", url.Values{"do": {"document"}, "document": {secondText(t)}})
	typed = w.fields(w.get(to))
	w.post(draftOf(t, to)+"/store", nil)
	typed.Set("do", "save")
	status, _, body = w.post(draftOf(t, to)+"/document", typed)
	if status != http.StatusConflict {
		t.Fatalf("a draft that was stored: status %d", status)
	}
	p = parsePage(t, body)
	p.want(".banner", "This draft was stored")
	p.wantNone(overButton)
	p.wantNone("form[action=" + draftOf(t, to) + "/reopen]")
}

// Nothing but a content of the draft's own kind goes over it.
func TestGoingOverRefusesWhatIsNoContent(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.submit("/add/ukraine-memorandum", "go:text", nil)
	over := draftOf(t, to) + "/over"
	for _, v := range []url.Values{
		{"over": {"1"}, "form": {"sheet"}, "content": {"{"}},
		{"over": {"1"}, "form": {"another"}, "content": {"{}"}},
		{},
	} {
		if status, _, _ := w.post(over, v); status != http.StatusBadRequest {
			t.Errorf("%v: status %d", v, status)
		}
	}
	status, _, body := w.post(over, url.Values{"over": {"7"}, "form": {"sheet"}, "content": {`{"title":"Another"}`}})
	if status != http.StatusConflict {
		t.Fatalf("a save that is not the newest: status %d", status)
	}
	parsePage(t, body).want("#mine", "Another")
	if status, _, _ := newShippedSite(t).as("cd", proposals.Coder).post(over, nil); status != http.StatusNotFound {
		t.Errorf("somebody else's draft: status %d", status)
	}
}

// An ending store ends every draft as soon as it was listed.
type endingStore struct{ Store }

func (s endingStore) Drafts(ctx context.Context) ([]proposals.Draft, error) {
	all, err := s.Store.Drafts(ctx)
	for _, d := range all {
		if d.Ending == "" {
			err = s.EndDraft(ctx, d.ID, proposals.DraftDiscarded, longAgo.At)
		}
	}
	return all, err
}

func TestTheOtherDraftEndsMeanwhile(t *testing.T) {
	s := newShippedSite(t)
	w := s.as("ab", proposals.Coder)
	const address = "/add/ukraine-memorandum"
	v := w.fields(w.get(address))
	v.Set("do", "save")
	w.post(address, v)
	v.Set("title", "From a second window")
	site, err := New(endingStore{s.store}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequestWithContext(withViewer(t.Context(), viewer{"ab", proposals.Coder}), "POST", address, strings.NewReader(v.Encode()))
	request.Header.Set("Content-Type", urlencodedForm)
	response := httptest.NewRecorder()
	site.ServeHTTP(response, request)
	if response.Code != http.StatusConflict {
		t.Fatalf("status %d", response.Code)
	}
	p := parsePage(t, response.Body.String())
	p.want("#mine", "From a second window")
	p.want(".banner", "This draft was discarded")
}
