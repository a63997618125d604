package views

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"parley/proposals"
	"parley/proposals/document"
)

const memorandum = "/proposals/russia-memorandum/1"

// beginReading begins a second reading of the memorandum in a manner, and
// returns the address of its draft.
func (w writer) beginReading(manner proposals.Manner) string {
	w.t.Helper()
	status, to, body := w.post(memorandum+"/read", url.Values{"do": {string(manner)}})
	if status != http.StatusSeeOther {
		w.t.Fatalf("beginning answers %d: %s", status, body)
	}
	return to
}

// checkAll agrees on all places of a check but the first, and stores it.
func (w writer) checkAll() (places int) {
	w.t.Helper()
	address := w.beginReading(proposals.Checked)
	status, to, body := w.submit(address, "store", func(v url.Values) {
		for places = 0; ; places++ {
			if _, there := v[placePath(places)+".note"]; !there {
				break
			}
			v.Set(placePath(places)+".answer", answerAgree)
		}
		v.Set("places[0].answer", answerDiffer)
		v.Set("places[0].note", "The article says\r\nsomething else.")
		v.Set("note", "Read in the same article.")
	})
	if status != http.StatusSeeOther || to != "/proposals/russia-memorandum/1.1/read?done=stored" {
		w.t.Fatalf("storing answers %d and leads to %q: %s", status, to, body)
	}
	return places
}

func TestReadingSaysWhoCodedAndOffersBothManners(t *testing.T) {
	s := newShippedSite(t)
	p := s.as("cd", proposals.Coder).page(memorandum + "/read")
	p.want(".facts", "coders a and b")
	p.want(".facts", "ab, 1 January 1970")
	p.want(".facts", "Coded by several, not checked by another since")
	p.want("button[value=checked]", "Check it term by term")
	p.want("button", "Code it again")
	s.as("cd", proposals.Coder).page(memorandum).want(".facts a[href=/proposals/russia-memorandum/1.1/read]", "Read it again")
	s.page(memorandum).wantNone("a[href=/proposals/russia-memorandum/1.1/read]")
}

func TestCodersDoNotReadAgain(t *testing.T) {
	s := newShippedSite(t)
	for name, why := range map[string]string{"ab": "stored it", "b": "is named in it"} {
		w := s.as(name, proposals.Editor)
		p := w.page(memorandum + "/read")
		p.want(".banner", "Someone else has to read it again")
		p.wantNone("button[value=checked]")
		for _, manner := range proposals.Manners {
			status, _, body := w.post(memorandum+"/read", url.Values{"do": {string(manner)}})
			if status != http.StatusForbidden {
				t.Errorf("one who %s begins a reading: %d", why, status)
			}
			parsePage(t, body).want(".lead", "You have coded version 1")
		}
	}
	if status, _, _ := s.as("", "").post(memorandum+"/read", nil); status == http.StatusOK || status == http.StatusNotFound {
		t.Errorf("someone who is not signed in is answered %d", status)
	}
}

// TestWhoBecomesACoderDoesNotReadAgain begins a check, and stores a coding
// before the check is stored.
func TestWhoBecomesACoderDoesNotReadAgain(t *testing.T) {
	s := newShippedSite(t)
	w := s.as("cd", proposals.Coder)
	address := w.beginReading(proposals.Checked)
	s.addRevision("cd")
	if status, _, _ := w.post(address, url.Values{"do": {"store"}}); status != http.StatusForbidden {
		t.Errorf("storing answers %d", status)
	}
}

// addRevision stores a further coding of the memorandum.
func (s *testSite) addRevision(by string) {
	s.t.Helper()
	c, err := s.store.Case(s.t.Context(), proposals.MustSlug("russia-ukraine"), 0)
	if err != nil {
		s.t.Fatal(err)
	}
	text := shipped(s.t, "russia-memorandum@1.1.md")
	text = strings.Replace(text, "\nnote: ", "\nnote: Corrected. ", 1)
	r, problems := document.ParseVersion("version.md", []byte(text), c)
	if err := problems.Err(); err != nil {
		s.t.Fatal(err)
	}
	signed := longAgo
	signed.By = by
	if err := s.store.AddRevision(s.t.Context(), r, 1, document.HashVersion(r), signed); err != nil {
		s.t.Fatal(err)
	}
}

func TestCheckShowsEveryPlace(t *testing.T) {
	s := newShippedSite(t)
	w := s.as("cd", proposals.Coder)
	p := w.page(w.beginReading(proposals.Checked))
	found, err := s.store.Revisions(t.Context(), []proposals.Ref{proposals.NewRef(slug("russia-memorandum"), 1, 1)})
	if err != nil {
		t.Fatal(err)
	}
	v := found[0].Version()
	if got, want := len(p.all(".checked-place")), len(found[0].Anchors()); got != want {
		t.Errorf("%d places are shown of %d", got, want)
	}
	for i := range v.Terms {
		p.want(".checked-place h3", v.Terms[i].Headline)
	}
	for _, place := range p.all(".checked-place") {
		if len(allBelow(place, "input[type=radio]")) != 2 || len(allBelow(place, "textarea")) != 1 || len(allBelow(place, ".citation")) == 0 {
			t.Errorf("a place lacks its question or its sources: %s", words(place))
		}
	}
}

func TestCheckIsKeptAndSaysWhatIsMissing(t *testing.T) {
	s := newShippedSite(t)
	w := s.as("cd", proposals.Coder)
	address := w.beginReading(proposals.Checked)
	if status, to, _ := w.submit(address, "save", func(v url.Values) {
		v.Set("places[0].answer", answerDiffer)
		v.Set("note", "As a whole "+hostile)
	}); status != http.StatusSeeOther || to != address {
		t.Fatalf("saving answers %d and leads to %q", status, to)
	}
	status, _, body := w.submit(address, "store", func(v url.Values) { v.Set("places[2].note", strings.Repeat("x", 2001)) })
	if status != http.StatusUnprocessableEntity {
		t.Fatalf("storing answers %d", status)
	}
	checkPage(t, body)
	p := parsePage(t, body)
	p.want("#places-0-note-problem", "what you read there is missing")
	p.want("#places-1-answer-problem", "choose agree or differ")
	p.want("#places-2-note-problem", "expected at most 2000")
	if _, checked := attribute(p.one("#places-0-answer-1"), "checked"); !checked {
		t.Error("what was chosen is gone")
	}
	if got := textOf(p.one("#note")); !strings.Contains(got, hostile) {
		t.Errorf("what was typed came back as %q", got)
	}
	if got := textOf(p.one("#places-2-note")); len(got) < 2001 {
		t.Errorf("what was typed came back as %q", got)
	}
	// It is all kept, and another's eyes do not see it.
	w.page("/add").want(".card", "A check of russia-memorandum@1.1, term by term")
	if again := w.beginReading(proposals.Checked); again != address {
		t.Errorf("a second check is begun at %q", again)
	}
	if response, _ := s.as("ef", proposals.Editor).request("GET", address); response.StatusCode != http.StatusNotFound {
		t.Errorf("another sees the draft: %s", response.Status)
	}
}

func TestCheckInTwoWindowsShowsBoth(t *testing.T) {
	w := newShippedSite(t).as("cd", proposals.Coder)
	address := w.beginReading(proposals.Checked)
	old := w.fields(w.get(address))
	w.submit(address, "save", func(v url.Values) { v.Set("places[0].answer", answerAgree) })
	old.Set("places[0].answer", answerDiffer)
	old.Set("do", "save")
	status, _, body := w.post(address, old)
	if status != http.StatusConflict {
		t.Fatalf("status %d", status)
	}
	p := parsePage(t, body)
	p.want("#mine", "differ")
	p.want("#theirs", "agree")
}

func TestCheckIsCountedEverywhere(t *testing.T) {
	s := newShippedSite(t)
	w := s.as("cd", proposals.Coder)
	n := w.checkAll()
	read := strings.ReplaceAll("checked by a second reader: N of M agreed, 0 settled, 1 open", "N of M", counts(n-1, n))
	s.page(memorandum).want(".facts", sentenceCase(read))
	s.page("/proposals/russia-memorandum").want(".revisions", sentenceCase(read))
	if markdown := s.get("/cases/russia-ukraine/compare.md"); !strings.Contains(markdown, read) {
		t.Errorf("the markdown does not say %q", read)
	}
	w.page(memorandum+"/read").want(".banner", "You have read this coding again already")
	if status, _, _ := w.post(memorandum+"/read", url.Values{"do": {"checked"}}); status != http.StatusForbidden {
		t.Errorf("a second reading by the same reader is begun: %d", status)
	}
	// A further coding starts unread; what was found of the first stays.
	s.addRevision("ab")
	s.page(memorandum).want(".facts", "not checked by another since")
	s.page("/proposals/russia-memorandum/1.1").want(".facts", sentenceCase(read))
	w.page(memorandum+"/read").want("main", "Nobody has read this coding again yet.")
	w.page("/proposals/russia-memorandum/1.1/read").want(".second-reading", "Checked by cd")
}

func counts(n, of int) string { return fmt.Sprintf("%d of %d", n, of) }

func TestCodingAgain(t *testing.T) {
	s := newShippedSite(t)
	w := s.as("cd", proposals.Coder)
	draft := draftOf(t, w.beginReading(proposals.CodedAgain))
	// No page of the form shows the first coding.
	v := s.newest("russia-memorandum")
	for _, page := range []string{"/text", "/topics/ceasefire", "/topics/territory", "/order", "/remaining", "/preview"} {
		body := w.get(draft + page)
		for _, term := range v.Terms {
			if strings.Contains(body, term.Headline) {
				t.Errorf("%s shows %q", page, term.Headline)
			}
		}
	}
	if status, _, _ := w.post(draft+"/store", url.Values{"unseen": {"yes"}}); status != http.StatusUnprocessableEntity {
		t.Errorf("an empty coding is stored: %d", status)
	}
	w.page(draft+"/preview").want(".problems", "note")
	w.submit(draft+"/text", "save", func(v url.Values) { v.Set("note", "Coded again from the same article.") })
	w.submit(draft+"/topics/ceasefire", "+terms:ceasefire", nil)
	status, _, body := w.submit(draft+"/topics/ceasefire", "save", func(v url.Values) {
		v.Set("terms[0].headline", "Fire stops")
		v.Set("terms[0].stance", "offers")
	})
	if status != http.StatusSeeOther {
		t.Fatalf("saving answers %d: %s", status, words(parsePage(t, body).one("main")))
	}
	w.submit(draft+"/remaining", "save", func(v url.Values) { v.Set("rest.coverage", "unreported") })

	w.page(draft+"/preview").want("button", "Store the reading")
	status, _, body = w.post(draft+"/store", url.Values{"note": {"On the whole the same."}})
	if status != http.StatusUnprocessableEntity {
		t.Fatalf("without the tick it answers %d", status)
	}
	checkPage(t, body)
	p := parsePage(t, body)
	p.want("#unseen-problem", "check the coding term by term instead")
	if got := textOf(p.one("#note")); !strings.Contains(got, "On the whole the same.") {
		t.Errorf("what was typed came back as %q", got)
	}
	status, to, body := w.post(draft+"/store", url.Values{"unseen": {"yes"}, "note": {"On the whole the same."}})
	if status != http.StatusSeeOther || to != "/proposals/russia-memorandum/1.1/read?done=stored" {
		t.Fatalf("storing answers %d and leads to %q: %s", status, to, words(parsePage(t, body).one("main")))
	}
	p = w.page(memorandum + "/read")
	p.want(".second-reading h2", "Coded again by cd")
	p.want(".second-reading pre", "### Fire stops")
	p.want(".second-reading", "the reader confirmed not to have looked at it")
	s.page(memorandum).want(".facts", "Coded again by a second reader, who confirmed not to have looked at the first coding")
	p.want(".difference", "coverage: ")
	p.want(".difference", "headline: Fire stops · coverage: stated · stance: offers")
	if status, to, _ := w.post(draft+"/store", nil); status != http.StatusSeeOther || to != "/proposals/russia-memorandum/1.1/read?done=stored" {
		t.Errorf("storing what is stored answers %d and leads to %q", status, to)
	}
}

func (s *testSite) newest(proposal string) *proposals.Version {
	s.t.Helper()
	return s.newestCoding(proposal).Version()
}

func (s *testSite) newestCoding(proposal string) *proposals.Revision {
	s.t.Helper()
	found, err := s.store.Revisions(s.t.Context(), []proposals.Ref{proposals.NewRef(slug(proposal), 1, 0)})
	if err != nil {
		s.t.Fatal(err)
	}
	return found[0]
}

func TestCodingAgainAsADocument(t *testing.T) {
	s := newShippedSite(t)
	w := s.as("cd", proposals.Coder)
	draft := draftOf(t, w.beginReading(proposals.CodedAgain))
	w.submit(draft+"/text", "go:document", nil)
	text := strings.Replace(shipped(t, "russia-memorandum@1.1.md"), "stance: requires", "stance: offers", 1)
	other := strings.Replace(text, "version: 1\n", "version: 2\n", 1)
	status, _, body := w.submit(draft+"/document", "save", func(v url.Values) { v.Set("document", other) })
	if status != http.StatusUnprocessableEntity {
		t.Errorf("the document of another version is taken: %d", status)
	}
	parsePage(t, body).want(".problems", "this is a second coding of russia-memorandum@1")
	w.submit(draft+"/document", "save", func(v url.Values) { v.Set("document", text) })
	if status, _, body := w.post(draft+"/store", url.Values{"unseen": {"yes"}}); status != http.StatusSeeOther {
		t.Fatalf("storing answers %d: %s", status, words(parsePage(t, body).one("main")))
	}
	p := w.page(memorandum + "/read")
	p.want(".difference", "stance: offers")
	if got := len(p.all(".difference")); got != 1 {
		t.Errorf("%d differences, want 1", got)
	}
}

func TestWhoHasSeenTheCodingDoesNotCodeItAgain(t *testing.T) {
	s := newShippedSite(t)
	w := s.as("cd", proposals.Coder)
	draft := draftOf(t, w.beginReading(proposals.Checked))
	w.post(draft+"/discard", nil)
	w.page(memorandum+"/read").want("form", "It is too late for coding the text again.")
	status, _, _ := w.post(memorandum+"/read", url.Values{"do": {"coded again"}})
	if status != http.StatusForbidden {
		t.Errorf("it answers %d", status)
	}
	for _, address := range []string{"/text", "/preview", "/document"} {
		if response, _ := w.request("GET", draft+address); response.StatusCode != http.StatusNotFound {
			t.Errorf("a check has the page %s: %s", address, response.Status)
		}
	}
	if status, _, _ := w.post(draft+"/move", url.Values{"based": {"2"}}); status != http.StatusNotFound {
		t.Errorf("a check is moved to another revision: %d", status)
	}
}

// What a reader has noted stays, though it can no longer be stored.
func TestNotesOfWhoBecomesACoderAreKept(t *testing.T) {
	s := newShippedSite(t)
	w := s.as("cd", proposals.Coder)
	address := w.beginReading(proposals.Checked)
	s.addRevision("cd")
	status, _, body := w.submit(address, "store", func(v url.Values) { v.Set("places[0].note", "The article says more.") })
	if status != http.StatusForbidden {
		t.Fatalf("storing answers %d", status)
	}
	checkPage(t, body)
	for _, p := range []pageDoc{parsePage(t, body), w.page(address)} {
		p.want(".banner", "You have coded version 1 of this text")
		p.want("#places-0-note", "The article says more.")
		p.wantNone("button[value=store]")
	}
	if status, _, _ := w.submit(address, "autosave", func(v url.Values) { v.Set("places[0].note", "Still more.") }); status != http.StatusOK {
		t.Errorf("keeping the draft answers %d", status)
	}
}

// Whoever opens the check has seen the coding, and stores no second coding that
// was begun before.
func TestWhoOpensTheCheckStoresNoSecondCoding(t *testing.T) {
	s := newShippedSite(t)
	w := s.as("cd", proposals.Coder)
	draft := draftOf(t, w.beginReading(proposals.CodedAgain))
	w.submit(draft+"/text", "save", func(v url.Values) { v.Set("note", "Coded again from the same article.") })
	w.submit(draft+"/remaining", "save", func(v url.Values) { v.Set("rest.coverage", "unreported") })
	w.page(memorandum+"/read").want("form", "the second coding that you have begun can no longer be stored")
	w.beginReading(proposals.Checked)
	status, _, body := w.post(draft+"/store", url.Values{"unseen": {"yes"}, "note": {"On the whole the same."}})
	if status != http.StatusForbidden {
		t.Fatalf("storing answers %d", status)
	}
	checkPage(t, body)
	p := parsePage(t, body)
	p.want(".banner", "It is too late for coding the text again.")
	p.want("#note", "On the whole the same.")
	w.page(memorandum+"/read").want("main", "Nobody has read this coding again yet.")
}

// The page of a version says to whoever codes it again that it shows the first
// coding, as soon as they begin and until they end.
func TestThePageOfAVersionWarnsWhoCodesItAgain(t *testing.T) {
	s := newShippedSite(t)
	w := s.as("cd", proposals.Coder)
	const warning = "You are coding this text again without seeing the first coding"
	silent := func(p pageDoc) {
		t.Helper()
		if strings.Contains(words(p.one("main")), warning) {
			t.Error("the page warns one who is not coding the text again")
		}
	}
	silent(w.page(memorandum))
	draft := draftOf(t, w.beginReading(proposals.CodedAgain))
	for _, address := range []string{memorandum, "/proposals/russia-memorandum/1.1"} {
		w.page(address).want(".banner", warning)
	}
	w.page(memorandum).want(".banner a[href="+draft+"/text]", "")
	silent(s.as("gh", proposals.Coder).page(memorandum))
	silent(s.page(memorandum))
	w.post(draft+"/discard", nil)
	silent(w.page(memorandum))
}

// A version that was withdrawn is not read again, and a coding that is not the
// newest is not corrected from its page.
func TestAVersionOffersToBeReadAndCorrected(t *testing.T) {
	s := newShippedSite(t)
	coder, editor := s.as("cd", proposals.Coder), s.as("ef", proposals.Editor)
	correct := ".facts a[href=/add/russia-memorandum?revise=1]"
	coder.page(memorandum).want(correct, "Correct the coding")
	s.page(memorandum).wantNone(correct)
	s.addRevision("ab")
	const first = "/proposals/russia-memorandum/1.1"
	coder.page(first).wantNone(correct)
	coder.page(first).want(".facts a[href="+first+"/read]", "Read it again")
	editor.post(withdrawAt, url.Values{"do": {"withdraw"}, "number": {"1"}, "reason": {"Added twice."}})
	for _, address := range []string{first, "/proposals/russia-memorandum/1.2"} {
		p := coder.page(address)
		p.want(".banner", "by ef: Added twice.")
		p.wantNone(".facts a[href=" + address + "/read]")
		p.wantNone(correct)
		coder.page(address+"/read").want(".banner", "This version was withdrawn")
		if status, _, _ := coder.post(address+"/read", url.Values{"do": {"checked"}}); status != http.StatusForbidden {
			t.Errorf("a reading of what was withdrawn is begun: %d", status)
		}
	}
	_, body := s.request("GET", memorandum)
	parsePage(t, body).want(".lead", "by ef: Added twice.")
}

// What the coding leaves to "the rest" is asked for too, as one place, and may
// be settled and corrected like others.
func TestTheRestIsReadAgain(t *testing.T) {
	s := newShippedSite(t)
	w := s.as("cd", proposals.Coder)
	address := w.beginReading(proposals.Checked)
	coding := s.newestCoding("russia-memorandum")
	left := coding.Left()
	p := w.page(address)
	p.want("#rest", "The rest")
	p.want(".checked-place summary", fmt.Sprintf("%d questions", len(left)))
	for _, issue := range left {
		p.want(".checked-place li", issue.Question)
	}
	rest := placePath(len(coding.Anchors()) - 1)
	status, _, body := w.submit(address, "store", func(v url.Values) {
		for i := range coding.Anchors() {
			v.Set(placePath(i)+".answer", answerAgree)
		}
		v.Set(rest+".answer", answerDiffer)
		v.Set(rest+".note", "The article reports what comes of elections.")
	})
	if status != http.StatusSeeOther {
		t.Fatalf("storing answers %d: %s", status, words(parsePage(t, body).one("main")))
	}
	p = w.page(memorandum + "/read")
	p.want(".second-reading p", fmt.Sprintf("%d of %d agreed", len(coding.Anchors())-1, len(coding.Anchors())))
	p.want(".difference a[href=/proposals/russia-memorandum/1.1#blanks]", "All that is not coded otherwise")
	w.post(settleAt, url.Values{
		"reader": {"cd"}, "anchor": {proposals.RestAnchor},
		settleField("outcome", "cd", proposals.RestAnchor): {string(proposals.ToBeChanged)},
		settleField("note", "cd", proposals.RestAnchor):    {"The reader is right."},
	})
	s.page(memorandum).want(".outstanding a[href=#blanks]", "All that is not coded otherwise")
	form, _ := attribute(w.page(memorandum+"/read").one(".difference form"), "action")
	status, to, _ := w.post(form, nil)
	if status != http.StatusSeeOther || !strings.HasSuffix(to, "/remaining") {
		t.Errorf("correcting it answers %d and leads to %q", status, to)
	}
}

// A reading from before the rest was asked for says what its count covers.
func TestAReadingWithoutTheRestSaysSo(t *testing.T) {
	s := newShippedSite(t)
	coding := s.newestCoding("russia-memorandum")
	reading := proposals.SecondReading{Of: coding.Ref(), Manner: proposals.Checked, Signature: proposals.Signature{By: "gh", Way: proposals.BySite, At: longAgo.At}}
	for _, anchor := range coding.Version().Anchors() {
		reading.Places = append(reading.Places, proposals.ReadPlace{Anchor: anchor, Agreed: true})
	}
	if err := s.store.AddSecondReading(t.Context(), reading); err != nil {
		t.Fatal(err)
	}
	s.as("cd", proposals.Coder).page(memorandum+"/read").want(".second-reading", fmt.Sprintf("not of the %d questions that the coding leaves to the rest", len(coding.Left())))
}

// What is wrong with a reading and belongs to no input is listed all the same.
func TestWhatBelongsToNoInputIsListed(t *testing.T) {
	s := newShippedSite(t)
	text := shipped(t, "russia-memorandum@1.1.md")
	front, _, _ := strings.Cut(strings.Replace(text, "version: 1\n", "version: 2\n", 1), "\n## ")
	front = strings.Replace(front, "rest: unreported\n", "", 1)
	c, err := s.store.Case(t.Context(), slug("russia-ukraine"), 0)
	if err != nil {
		t.Fatal(err)
	}
	empty, problems := document.ParseVersion("version.md", []byte(front), c)
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	if err := s.store.AddRevision(t.Context(), empty, 0, document.HashVersion(empty), longAgo); err != nil {
		t.Fatal(err)
	}
	const said = "othing is coded that could be read again"
	w := s.as("cd", proposals.Coder)
	_, to, _ := w.post("/proposals/russia-memorandum/2/read", url.Values{"do": {"coded again"}})
	draft := draftOf(t, to)
	w.submit(draft+"/text", "save", func(v url.Values) { v.Set("note", "Coded again from the same article.") })
	status, _, body := w.post(draft+"/store", url.Values{"unseen": {"yes"}})
	if status != http.StatusUnprocessableEntity {
		t.Fatalf("storing a second coding of nothing answers %d", status)
	}
	parsePage(t, body).want(".banner", said)
	_, to, _ = s.as("gh", proposals.Coder).post("/proposals/russia-memorandum/2/read", url.Values{"do": {"checked"}})
	status, _, body = s.as("gh", proposals.Coder).submit(to, "store", nil)
	if status != http.StatusUnprocessableEntity {
		t.Fatalf("storing a check of nothing answers %d", status)
	}
	parsePage(t, body).want(".banner .problems li", said)
}
