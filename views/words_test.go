package views

import (
	"testing"

	"parley/proposals"
)

func TestWords(t *testing.T) {
	reported := proposals.Dates{Reported: date(t, "2025-06")}
	report := proposals.Source{Kind: proposals.ReportSource, Extent: proposals.Part, Language: "en"}
	found := proposals.Source{Kind: proposals.AccountOf, Extent: proposals.Part, Address: "https://example.org/a"}
	leaked := proposals.Source{Kind: proposals.TextSource, Extent: proposals.Full, Rendering: proposals.Unofficial, Language: "uk", Leaked: true}
	for _, c := range []struct{ got, want string }{
		{counted(1, "question", "questions"), "1 question"},
		{counted(0, "question", "questions"), "0 questions"},
		{joinWords(nil), ""},
		{joinWords([]string{"a"}), "a"},
		{joinWords([]string{"a", "b", "c"}), "a, b and c"},
		{sentenceCase("éire, and more"), "Éire, and more"},
		{sentenceCase(""), ""},
		{reported.Words(), "reported June 2025"},
		{proposals.Dates{}.Words(), "undated"},
		{sourceWords(report, ""), "report on the text, giving part of it; in English"},
		{sourceWords(leaked, "Russia"), "the text itself, unofficial translation, giving all of it, leaked; in Ukrainian; read for the text of Russia"},
		{sourceWords(found, "Ukraine"), "account of the text, giving part of it; language not recorded; read for the text of Ukraine"},
		{languageName("tlh-x-odd"), "Klingon"},
		{versionWords(proposals.NewRef(slug("a"), 2, 0)), "version 2"},
		{versionWords(proposals.NewRef(slug("a"), 2, 3)), "version 2, revision 3"},
		{newerWords(proposals.NewRef(slug("a"), 1, 1), proposals.NewRef(slug("a"), 1, 2)), "A newer coding of this text exists: revision 2"},
		{versionAddress(proposals.NewRef(slug("a"), 1, 2)), "/proposals/a/1.2"},
		{blankAddress(proposals.InOthersBrackets), "/method#blank-for-another-author-only"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestNewRefusesWhatIsNoAddressOfASite(t *testing.T) {
	for _, url := range []string{"parley.example", "ftp://parley.example", "https://", "https://parley.example/path", "https://parley.example/?a=b", ":"} {
		if _, err := New(nil, Options{URL: url}); err == nil {
			t.Errorf("%q was taken", url)
		}
	}
	for _, url := range []string{"", "https://parley.example", "http://127.0.0.1:8817/"} {
		if _, err := New(nil, Options{URL: url}); err != nil {
			t.Errorf("%q: %v", url, err)
		}
	}
}
