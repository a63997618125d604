package views

import (
	"net/url"
	"strings"
	"testing"

	"parley/proposals"
)

// What may have been taken over unread is said above the button, and an old
// explanation on its question, too.
func TestWhatToLookAtStandsAboveTheButton(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.post("/add", url.Values{"do": {"document"}, "document": {secondText(t)}})
	draft := draftOf(t, to)
	const kept = "the answer changed, and its explanation is as before"
	const older = "Every source is older than the text: the newest is dated 3 June 2025, and the earliest date of the text is 1 July 2025"
	p := w.page(draft + "/preview")
	p.want("section[aria-labelledby=store] h2", "It can be stored. Look at ")
	p.want("section[aria-labelledby=store] .problems a[href="+draft+"/document]", kept)
	p.want("section[aria-labelledby=store] .problems", older)
	p.want("section[aria-labelledby=store] .problems", "The sources are the same as in version 1")
	p.want("button", "Store ukraine-memorandum@2.1")

	w.submit(draft+"/document", "go:text", nil)
	address := draft + "/topics/sequencing"
	w.page(draft+"/preview").want(".problems a[href="+address+"#issue-first-halt-length]", kept)
	const said = "The answer changed since version 1, and its explanation is as before."
	w.page(address).want("#issue-first-halt-length .banner", said)
	if n := strings.Count(w.get(address), said); n != 1 {
		t.Errorf("%d terms of the topic keep their explanation", n)
	}
	w.submit(address, "save", func(v url.Values) {
		for name := range v {
			if strings.HasSuffix(name, ".body") {
				v.Set(name, v.Get(name)+" Read again.")
			}
		}
	})
	if strings.Contains(w.get(address), said) || strings.Contains(w.get(draft+"/preview"), kept) {
		t.Error("an explanation that was changed is said to be as before")
	}
}

func TestNothingToLookAt(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.submit("/add/ukraine-memorandum?revise=1", "go:preview", func(v url.Values) { v.Set("note", "A title corrected."); v.Set("title", "Another") })
	w.page(to).want("#store", "Nothing is wrong with it")
}

// The list of problems says where each is.
func TestThePreviewSaysWhereAProblemIs(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.submit("/add/ukraine-memorandum", "go:topics/sequencing", func(v url.Values) { v.Set("sources[0].kind", "") })
	draft := draftOf(t, to)
	w.submit(to, "+terms:first-halt-scope", func(v url.Values) {
		for name := range v {
			if strings.HasSuffix(name, ".headline") {
				v.Set(name, "")
			}
		}
	})
	p := w.page(draft + "/preview")
	p.want(".problems li", "Length of the first halt: the headline is missing or empty")
	p.want(".problems li", "Source 1: the kind of source is missing")
}

// A term in which nothing stands answers no question.
func TestAnEmptyTermIsNotCounted(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.submit("/add/ukraine-memorandum", "go:remaining", nil)
	draft := draftOf(t, to)
	remaining := func() (first string, n int) {
		for _, section := range w.page(draft + "/remaining").all("section.group") {
			if id, _ := attribute(section, "id"); strings.HasPrefix(id, "mark-") {
				first = strings.TrimPrefix(id, "mark-")
				n++
			}
		}
		return first, n
	}
	issue, before := remaining()
	topic := draft + "/topics/" + w.topicOf(issue)
	w.submit(topic, "+terms:"+issue, nil)
	if _, after := remaining(); after != before || before == 0 {
		t.Errorf("%d questions are not coded before a term is added, %d while it is empty", before, after)
	}
}

// topicOf is the topic of a question of the shipped case.
func (w writer) topicOf(issue string) string {
	w.t.Helper()
	c, err := w.store.Case(w.t.Context(), proposals.MustSlug("russia-ukraine"), 0)
	if err != nil {
		w.t.Fatal(err)
	}
	i, ok := c.Issue(proposals.MustSlug(issue))
	if !ok {
		w.t.Fatalf("the case has no question %q", issue)
	}
	return i.Topic.String()
}
