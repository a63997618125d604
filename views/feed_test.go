package views

import (
	"encoding/xml"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"parley/proposals"
	"parley/proposals/document"
)

const (
	caseFeed     = "/cases/russia-ukraine/feed.atom"
	proposalFeed = "/proposals/russia-memorandum/feed.atom"
)

// feed is a feed that is there, checked for what RFC 4287 asks of each.
func (s *testSite) feed(address string) atomFeed {
	s.t.Helper()
	response, body := s.request("GET", address)
	if got := response.Header.Get("Content-Type"); response.StatusCode != http.StatusOK || got != "application/atom+xml; charset=utf-8" {
		s.t.Fatalf("%s: %s, %q", address, response.Status, got)
	}
	return parseFeed(s.t, body)
}

func parseFeed(t rapid.TB, body string) atomFeed {
	t.Helper()
	var f atomFeed
	decoder := xml.NewDecoder(strings.NewReader(strings.TrimSpace(body)))
	if err := decoder.Decode(&f); err != nil {
		t.Fatal(err)
	}
	if token, err := decoder.Token(); err != io.EOF {
		t.Errorf("behind the feed: %v, %v", token, err)
	}
	ids := []string{f.ID}
	for _, e := range f.Entries {
		ids = append(ids, e.ID)
		if e.Title == "" || e.Content == "" || len(e.Links) == 0 || e.Updated.Location() != time.UTC {
			t.Errorf("an entry is not complete: %+v", e)
		}
		if e.Updated.After(f.Updated) {
			t.Errorf("the feed is of %s, and has an entry of %s", f.Updated, e.Updated)
		}
	}
	if f.Title == "" || len(f.Authors) != 1 || f.Updated.IsZero() {
		t.Errorf("the feed is not complete: %+v", f)
	}
	slices.Sort(ids)
	if !strings.HasPrefix(ids[0], "urn:uuid:") || len(slices.Compact(slices.Clone(ids))) != len(ids) {
		t.Errorf("the ids are not unique: %q", ids)
	}
	return f
}

func (f atomFeed) links() []string {
	var all []string
	for _, l := range f.Links {
		all = append(all, l.Href)
	}
	for _, e := range f.Entries {
		for _, l := range e.Links {
			all = append(all, l.Href)
		}
	}
	return all
}

func (f atomFeed) titles() []string {
	titles := make([]string, len(f.Entries))
	for i, e := range f.Entries {
		titles[i] = e.Title
	}
	return titles
}

func (f atomFeed) ids() []string {
	ids := []string{f.ID}
	for _, e := range f.Entries {
		ids = append(ids, e.ID)
	}
	return ids
}

// addLater stores a coding of the memorandum, changed by the pairs of old and
// new in its document, some minutes after everything else.
func (s *testSite) addLater(minutes, based int, changes ...string) {
	s.t.Helper()
	c, err := s.store.Case(s.t.Context(), slug("russia-ukraine"), 0)
	if err != nil {
		s.t.Fatal(err)
	}
	text := strings.NewReplacer(changes...).Replace(shipped(s.t, "russia-memorandum@1.1.md"))
	r, problems := document.ParseVersion("version.md", []byte(text), c)
	if err := problems.Err(); err != nil {
		s.t.Fatal(err)
	}
	if err := s.store.AddRevision(s.t.Context(), r, based, document.HashVersion(r), later(minutes)); err != nil {
		s.t.Fatal(err)
	}
}

func later(minutes int) proposals.Signature {
	by := longAgo
	by.At = by.At.Add(time.Duration(minutes) * time.Minute)
	return by
}

// at is the same store, served as the site at url.
func (s *testSite) at(url string) *testSite {
	s.t.Helper()
	site, err := New(s.store, Options{URL: url})
	if err != nil {
		s.t.Fatal(err)
	}
	server := httptest.NewServer(site)
	s.t.Cleanup(server.Close)
	other := *s
	other.url = server.URL
	return &other
}

func wantTitles(t testing.TB, f atomFeed, want ...string) {
	t.Helper()
	if got := f.titles(); !slices.Equal(got, want) {
		t.Errorf("the entries are\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

func TestFeedEntry(t *testing.T) {
	f := newShippedSite(t).feed(proposalFeed)
	if f.Title != "Memorandum, Russia: versions and revisions" || len(f.Entries) != 1 {
		t.Fatalf("%q with %d entries", f.Title, len(f.Entries))
	}
	e := f.Entries[0]
	if e.Title != "Version 1 of Memorandum, Russia" || e.Category.Term != "version" || !e.Updated.Equal(longAgo.At) {
		t.Errorf("%q, %q, %s", e.Title, e.Category.Term, e.Updated)
	}
	if want := []atomName{{"Russia"}}; !slices.Equal(e.Authors, want) {
		t.Errorf("the authors are %v", e.Authors)
	}
	for _, want := range []string{"Handed over 2 June 2025.\nReported 3 June 2025.\nBasis: report on the text, giving part of it.\nRead by ", "not checked by another since.\n"} {
		if !strings.Contains(e.Content, want) {
			t.Errorf("the content lacks %q:\n%s", want, e.Content)
		}
	}
}

func TestFeedOrder(t *testing.T) {
	const (
		russia     = "Version 1 of Memorandum, Russia"
		ukraine    = "Version 1 of Peace proposals, Ukraine"
		second     = "Version 2 of Memorandum, Russia"
		correction = russia + ": revision 2 (the coding was corrected)"
	)
	s := newShippedSite(t)
	wantTitles(t, s.feed(caseFeed), russia, ukraine)
	s.addLater(1, 0, "version: 1\n", "version: 2\n")
	wantTitles(t, s.feed(caseFeed), second, russia, ukraine)
	s.addLater(2, 1, "note: ", "note: Corrected. ")
	f := s.feed(caseFeed)
	wantTitles(t, f, correction, second, russia, ukraine)
	wantTitles(t, s.feed(proposalFeed), correction, second, russia)
	if first := f.Entries[0]; first.Category.Term != "revision" || !f.Updated.Equal(later(2).At) || !strings.Contains(first.Content, "Corrected.") {
		t.Errorf("%q of %s: %s", first.Category.Term, f.Updated, first.Content)
	}
}

func TestFeedOfWithdrawnVersion(t *testing.T) {
	s := newShippedSite(t)
	s.addLater(1, 0, "version: 1\n", "version: 2\n")
	s.addLater(2, 1, "version: 1\n", "version: 2\n", "note: ", "note: Corrected. ")
	before := s.feed(proposalFeed)
	turn := func(number int, restored bool) {
		w := proposals.Withdrawal{
			Of:     proposals.NewRef(slug("russia-memorandum"), 2, 0),
			Number: number, Restored: restored,
			Reason:    "The same text as version 1.",
			Signature: later(2 + number),
		}
		if err := s.store.Withdraw(t.Context(), w); err != nil {
			t.Fatal(err)
		}
	}
	turn(1, false)
	f := s.feed(proposalFeed)
	wantTitles(t, f, "Version 2 of Memorandum, Russia was withdrawn", "Version 1 of Memorandum, Russia")
	e := f.Entries[0]
	if e.Content != "Withdrawn on 1 January 1970 by ab: The same text as version 1." || !e.Updated.Equal(later(3).At) || e.Category.Term != "withdrawal" {
		t.Errorf("%q, %s, %q", e.Content, e.Updated, e.Category.Term)
	}
	if len(e.Authors) != 0 {
		t.Errorf("the withdrawal is by %v, want by those who publish the case", e.Authors)
	}
	if slices.Contains(before.ids(), e.ID) {
		t.Error("the withdrawal has the id of a revision")
	}
	turn(2, true)
	f = s.feed(proposalFeed)
	wantTitles(t, f,
		"Version 2 of Memorandum, Russia was put back",
		"Version 2 of Memorandum, Russia was withdrawn",
		"Version 2 of Memorandum, Russia: revision 2 (the coding was corrected)",
		"Version 2 of Memorandum, Russia",
		"Version 1 of Memorandum, Russia")
	back := f.Entries[0]
	if back.Content != "Put back on 1 January 1970: The same text as version 1." || !back.Updated.Equal(later(4).At) || !f.Updated.Equal(later(4).At) || back.Category.Term != "restoration" {
		t.Errorf("%q, %s, %q", back.Content, back.Updated, back.Category.Term)
	}
	if ids := f.ids(); ids[2] != e.ID || !slices.Equal(ids[3:], before.ids()[1:]) {
		t.Error("what was there before it was put back is not the same to those who follow")
	}
	if of := s.feed(caseFeed); of.Entries[0].ID != back.ID || len(of.Entries) != 6 {
		t.Errorf("the case's feed has %q", of.titles())
	}
	turn(3, false)
	wantTitles(t, s.feed(proposalFeed),
		"Version 2 of Memorandum, Russia was withdrawn",
		"Version 2 of Memorandum, Russia was put back",
		"Version 2 of Memorandum, Russia was withdrawn",
		"Version 1 of Memorandum, Russia")
}

// Whatever is done, the feed is never of an earlier time than it was, even where
// the newest that was stored does not stand in it.
func TestFeedNeverGoesBack(t *testing.T) {
	s := newShippedSite(t)
	was := s.feed(proposalFeed).Updated
	s.addLater(1, 0, "version: 1\n", "version: 2\n")
	w := proposals.Withdrawal{Of: proposals.NewRef(slug("russia-memorandum"), 2, 0), Reason: "x"}
	for minute, do := range []func(at int) error{
		func(at int) error {
			w.Number, w.Restored, w.Signature = 1, false, later(at)
			return s.store.Withdraw(t.Context(), w)
		},
		func(at int) error {
			s.addLater(at, 1, "version: 1\n", "version: 2\n", "note: ", "note: Of what is withdrawn. ")
			return nil
		},
		func(at int) error {
			w.Number, w.Restored, w.Signature = 2, true, later(at)
			return s.store.Withdraw(t.Context(), w)
		},
		func(at int) error {
			w.Number, w.Restored, w.Signature = 3, false, later(at)
			return s.store.Withdraw(t.Context(), w)
		},
	} {
		if err := do(2 + minute); err != nil {
			t.Fatal(err)
		}
		f := s.feed(proposalFeed)
		if !f.Updated.Equal(later(2+minute).At) || !f.Updated.After(was) {
			t.Errorf("act %d: the feed is of %s, and was of %s", minute+1, f.Updated, was)
		}
		was = f.Updated
	}
}

func TestFeedAddresses(t *testing.T) {
	s := newShippedSite(t)
	for address, want := range map[string][]string{
		caseFeed:     {caseFeed, "/cases/russia-ukraine", "/proposals/russia-memorandum/1.1", "/proposals/ukraine-memorandum/1.1"},
		proposalFeed: {proposalFeed, "/proposals/russia-memorandum", "/proposals/russia-memorandum/1.1"},
	} {
		here, there := s.feed(address), s.at("https://parley.example/").feed(address)
		if got := here.links(); !slices.Equal(got, want) {
			t.Errorf("without an address of the site: %q", got)
		}
		for i := range want {
			want[i] = "https://parley.example" + want[i]
		}
		if got := there.links(); !slices.Equal(got, want) {
			t.Errorf("with an address of the site: %q", got)
		}
		if !slices.Equal(here.ids(), there.ids()) {
			t.Error("the ids depend on where the site is")
		}
	}
	if s.feed(caseFeed).Entries[0].ID != s.feed(proposalFeed).Entries[0].ID {
		t.Error("one coding has two ids")
	}
}

func TestFeedOfCaseWithoutTexts(t *testing.T) {
	s := newEmptySite(t)
	c := s.addCase(shipped(t, "russia-ukraine.1.md"), nil)
	f := s.feed(caseFeed)
	if len(f.Entries) != 0 || !f.Updated.Equal(longAgo.At) || f.Authors[0].Name != c.Case().Publisher.Name {
		t.Errorf("%d entries of %s, by %v", len(f.Entries), f.Updated, f.Authors)
	}
}

func TestFeedThatIsNotThere(t *testing.T) {
	s := newShippedSite(t)
	for address, sentence := range map[string]string{
		"/cases/atlantis/feed.atom":             `There is no case called "atlantis".`,
		"/cases/russia-ukraine.md/feed.atom":    `There is no case called "russia-ukraine.md".`,
		"/proposals/atlantis/feed.atom":         `There is no proposal called "atlantis".`,
		"/proposals/Russia%3Cb%3E/feed.atom":    `There is no proposal called "Russia<b>".`,
		"/proposals/russia-memorandum/feed.rss": `has no version or revision "feed.rss".`,
	} {
		response, body := s.request("GET", address)
		if response.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s", address, response.Status)
		}
		parsePage(t, body).want("article", sentence)
	}
}

func TestPagesNameTheirFeed(t *testing.T) {
	s := newShippedSite(t)
	for page, feed := range map[string]string{
		"/cases/russia-ukraine":            caseFeed,
		"/proposals/russia-memorandum":     proposalFeed,
		"/proposals/russia-memorandum/1":   proposalFeed,
		"/proposals/russia-memorandum/1.1": proposalFeed,
	} {
		link := s.page(page).one("head link[type=application/atom+xml]")
		rel, _ := attribute(link, "rel")
		if got, _ := attribute(link, "href"); rel != "alternate" || got != feed {
			t.Errorf("%s: %q is %q", page, rel, got)
		}
	}
	s.page("/cases/russia-ukraine").want("a[href="+caseFeed+"]", "Follow (Atom)")
	s.page("/proposals/russia-memorandum").want("a[href="+proposalFeed+"]", "Follow (Atom)")
	s.page("/").wantNone("link[type=application/atom+xml]")
}

func TestFeedHasTheNewestChangesOnly(t *testing.T) {
	var listings []proposals.Listing
	for n := range maxEntries + 1 {
		listings = append(listings, proposals.Listing{
			Ref:    proposals.NewRef(slug("north-plan"), n+1, 1),
			Title:  "A plan",
			Stored: proposals.Stored{Revision: 1, Signature: later(n)},
		})
	}
	f := newFeed(followed{}, sampleCase(t), listings, nil, "")
	if len(f.Entries) != maxEntries || !strings.HasPrefix(f.Entries[0].Title, "Version 101 ") || !strings.HasPrefix(f.Entries[maxEntries-1].Title, "Version 2 ") {
		t.Errorf("%d entries, from %q on", len(f.Entries), f.Entries[0].Title)
	}
}

// What the model lets be stored arrives as it was stored.
func TestFeedOfHostileText(t *testing.T) {
	const note = `]]><!-- &amp; </content><script>alert('x')</script> ` + "\u200f" + rightLeft + "\u200e" + ` <?x?> "quotes"`
	s := newShippedSite(t)
	s.addLater(1, 1,
		"title: Memorandum\n", "title: '</title></feed><script>&lt;'\n",
		"note: ", "note: '"+strings.ReplaceAll(note, "'", "''")+"' #")
	e := s.feed(caseFeed).Entries[0]
	if !strings.HasPrefix(e.Title, "Version 1 of </title></feed><script>&lt;, Russia: revision 2") || !strings.HasSuffix(e.Content, "\n"+note) {
		t.Errorf("%q\n%s", e.Title, e.Content)
	}
}

// What it does not let be stored cannot break a feed either.
func TestFeedOfAnyText(t *testing.T) {
	c := sampleCase(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
			hostile, "\x00", "\x1b[31m", "a\u202eb\u2066", "\xff\xfe", "\ufffe", "a\r\nb\u2028", "]]>",
		})).Draw(t, "text")
		made, err := newFeed(followed{"x", text, "/x"}, c, []proposals.Listing{{
			Ref:     proposals.NewRef(slug("north-plan"), 1, 1),
			Title:   text,
			Authors: []proposals.Slug{slug("north")},
			Note:    text,
			Stored:  proposals.Stored{Revision: 1, Signature: longAgo},
		}}, nil, "").content()
		if err != nil {
			t.Fatal(err)
		}
		held := strings.Map(func(r rune) rune {
			if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\ufffe' || r == '\uffff' {
				return '\ufffd'
			}
			return r
		}, text)
		f := parseFeed(t, string(made.body))
		e := f.Entries[0]
		if f.Title != held+": versions and revisions" || e.Title != "Version 1 of "+held+", North "+longWord || !strings.HasSuffix(e.Content, ".\n"+held) {
			t.Errorf("%q became %+v", text, f)
		}
	})
}

func TestNameUUID(t *testing.T) {
	// The example of RFC 9562, appendix A.4.
	dns := uuid{0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}
	if got := nameUUID(dns, "www.example.com").String(); got != "2ed6657d-e927-568b-95e1-2665a8aea6a2" {
		t.Error(got)
	}
}

// An id that changes shows everything again to everyone who follows.
func TestFeedIDsNeverChange(t *testing.T) {
	s := newShippedSite(t)
	for address, want := range map[string]string{
		caseFeed:     "urn:uuid:0d93b8ce-94b5-5004-b94b-e0f92aac4736",
		proposalFeed: "urn:uuid:815ab68b-6c31-5f46-a8ea-f3be32721fa8",
	} {
		if got := s.feed(address).ID; got != want {
			t.Errorf("the id of %s is %s, and was %s", address, got, want)
		}
	}
	listing := proposals.Listing{Ref: proposals.NewRef(slug("north-plan"), 2, 3), Stored: proposals.Stored{Hash: proposals.Hash{1}}}
	if got := newRevisionEntry(sampleCase(t), listing, "").ID; got != "urn:uuid:0118b77b-313b-556a-8865-0d9255c092e0" {
		t.Errorf("the id of %s is now %s", listing.Ref, got)
	}
}
