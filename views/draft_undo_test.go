package views

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"parley/proposals"
)

// undo presses the button on a page of a form.
func (w writer) undo(address string) (to string) {
	w.t.Helper()
	status, to, body := w.submit(address, doUndo, nil)
	if status != http.StatusSeeOther {
		w.t.Fatalf("undoing on %s: status %d: %s", address, status, body)
	}
	return to
}

func TestUndoingSaysWhatAndGoesThere(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.submit("/add/ukraine-memorandum", "go:topics/ceasefire", nil)
	draft := draftOf(t, to)
	w.submit(to, "-terms[0]", nil)
	w.submit(draft+"/text", "save", func(v url.Values) { v.Set("title", "Another title") })
	w.page(draft+"/order").want("button[value=undo]", "Undo the last change")

	// What is typed and not saved is what was changed last.
	_, to, _ = w.submit(draft+"/order", "+steps", nil)
	if to = w.undo(draft + "/order"); !strings.HasPrefix(to, draft+"/order?") {
		t.Errorf("undoing a step leads to %q", to)
	}
	if to = w.undo(draft + "/order"); !strings.HasPrefix(to, draft+"/text?") {
		t.Fatalf("undoing the title leads to %q", to)
	}
	p := w.page(to)
	p.want(".banner", "Undone: the last change under “The text”, saved ")
	if title, _ := attribute(p.one("#title"), "value"); title != "Peace proposals" {
		t.Errorf("the title is %q", title)
	}
	if to = w.undo(draft + "/text"); !strings.HasPrefix(to, draft+"/topics/") {
		t.Errorf("undoing a term leads to %q", to)
	}
	w.submit(draft+"/text", "save", nil)
	w.page(draft + "/text").wantNone(".banner[role=status]")

	_, to, _ = w.submit(draft+"/text", "go:document", nil)
	to = w.undo(to)
	w.page(to).want(".banner", "Undone: going on as a document")
}

func TestUndoingNamesTheSave(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.submit("/add/ukraine-memorandum", "go:text", nil)
	draft := draftOf(t, to)
	title := func(text string) func(url.Values) { return func(v url.Values) { v.Set("title", text) } }
	w.submit(to, "save", title("First"))
	stale := w.fields(w.get(to))
	seen, _ := attribute(w.page(draft+"/preview").one(".endings input[name=save]"), "value")
	w.submit(to, "save", title("Second"))

	stale.Set("do", doUndo)
	status, _, body := w.post(to, stale)
	if status != http.StatusConflict {
		t.Fatalf("from a stale page: status %d", status)
	}
	parsePage(t, body).want("#theirs", "Second")
	for _, v := range []url.Values{{"save": {seen}}, nil} {
		if status, _, _ := w.post(draft+"/undo", v); status != http.StatusConflict {
			t.Errorf("from a stale preview: status %d", status)
		}
	}
	if got := w.fields(w.get(to)).Get("title"); got != "Second" {
		t.Errorf("the title is %q", got)
	}
	fields, action, _ := formFields(t, w.page(draft + "/preview").all(".endings form")[0])
	if status, again, _ := w.post(action, fields); status != http.StatusSeeOther || w.fields(w.get(again)).Get("title") != "First" {
		t.Errorf("from the preview: status %d", status)
	}
}

// What is typed goes first, and only that.
func TestUndoingWhatIsTyped(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.submit("/add/ukraine-memorandum", "go:text", nil)
	w.submit(to, "save", func(v url.Values) { v.Set("title", "First") })
	status, again, _ := w.submit(to, doUndo, func(v url.Values) { v.Set("title", "Typed") })
	if status != http.StatusSeeOther {
		t.Fatalf("status %d", status)
	}
	if got := w.fields(w.get(again)).Get("title"); got != "First" {
		t.Errorf("the title is %q", got)
	}
}
