package views

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"parley/proposals"
)

func TestSearch(t *testing.T) {
	s := newShippedSite(t)
	s.page("/cases/russia-ukraine").want("form.search button", "Search")
	p := s.page("/search?q=ROLLing")
	p.one("input#q[value=ROLLing]")
	p.want(".lead", "1 place, in a search of 2 texts and the questions.")
	p.want("section.found h2 a[href=/cases/russia-ukraine/issues/first-halt-length]", "Length of the first halt")
	p.want(".hits a[href=/proposals/ukraine-memorandum/1.1#first-halt-length] mark", "rolling")
	p.want(".hits .who", "Ukraine")
	p.want(".hits a[href=/cases/russia-ukraine/compare?issue=first-halt-length#row-sequencing-first-halt-length]", "In the comparison")
	s.page("/cases/russia-ukraine/compare?issue=first-halt-length").one("#row-sequencing-first-halt-length")
}

// Words are marked as they are written, whatever was typed.
func TestSearchMarksOriginalWords(t *testing.T) {
	s := newShippedSite(t)
	s.addNext("scope: the full ceasefire", `scope: об’єднання \<b>ещё\</b>`)
	for _, words := range []string{"ОБʼЄДНАННЯ еще", "об'єднання ЕЩЁ", "об’еднання b"} {
		p := s.page("/search?q=" + url.QueryEscape(words))
		if words == "об’еднання b" {
			p.want(".lead", "Nothing was found")
			continue
		}
		p.want(".hits .fields dd", "об’єднання <b> ещё</b>")
		p.want(".hits .fields mark", "об’єднання")
		p.want(".hits .fields mark", "ещё")
		p.want(".hits .fields dt", "Scope")
	}
	if strings.Contains(s.get("/search?q=ещё"), "<b>") {
		t.Error("what stands in a text became markup")
	}
}

func TestSearchSaysWhatWasNotFound(t *testing.T) {
	s := newShippedSite(t)
	p := s.page("/search?q=zebra&topic=territory")
	p.want(".lead", "Nothing was found, in a search of 2 texts and the questions.")
	p.want("a[href=/search?q=zebra]", "Search everywhere")
	p.want("details.filter[open]", "Territory")
	s.page("/search").want(".examples a[href=/search?q=withdraw%2A]", "withdraw*")
	s.page("/search?q="+url.QueryEscape(strings.Repeat("peace ", 100))).want(".quiet", "At most 32 words are looked for")
	for _, address := range []string{"/search?q=x&topic=food", "/search?q=x&from=June", "/search?q=x&page=0", "/search?q=x&text=nowhere@1", "/search?q=x&from=2026&to=2025"} {
		if response, _ := s.request("GET", address); response.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %s", address, response.Status)
		}
	}
}

// An earlier coding and one that was withdrawn are found only where they are
// named, and say what they are.
func TestSearchOfWhatIsNamed(t *testing.T) {
	s := newShippedSite(t)
	s.addNext("value: at least 30 days", "value: at least 60 days")
	if err := s.store.Withdraw(t.Context(), proposals.Withdrawal{Of: proposals.NewRef(slug("ukraine-memorandum"), 2, 0), Number: 1, Reason: "Added twice.", Signature: longAgo}); err != nil {
		t.Fatal(err)
	}
	s.page("/search?q=rolling").want(".lead", "1 place,")
	s.page("/search?q=rolling&text=ukraine-memorandum@2.1").want(".hits .newer", "Added twice.")
}

func TestSearchHasPages(t *testing.T) {
	result := proposals.SearchResult{Query: proposals.SearchQuery{Words: "a b"}, Whole: true, Total: 2*hitsPerPage + 1}
	for _, c := range []struct {
		number, hits  int
		before, after string
		sum           string
	}{
		{1, hitsPerPage, "", "/search?q=a+b&page=2", "1 to 50 of 101 places"},
		{2, hitsPerPage, "/search?q=a+b", "/search?q=a+b&page=3", "51 to 100 of 101 places"},
		{3, 1, "/search?q=a+b&page=2", "", "101 to 101 of 101 places"},
		{4, 0, "/search?q=a+b&page=3", "", "101 places"},
	} {
		result.Skipped, result.Hits = (c.number-1)*hitsPerPage, make([]proposals.Hit, c.hits)
		p := newSearchPage(result, nil, nil, c.number)
		if p.Before != c.before || p.After != c.after || !strings.HasPrefix(p.Sum, c.sum) {
			t.Errorf("page %d: %q, before %q, after %q", c.number, p.Sum, p.Before, p.After)
		}
	}
}

// Whatever is typed, there is a page.
func TestSearchAnswersAnything(t *testing.T) {
	s := newShippedSite(t)
	for _, words := range []string{"", `"`, `a"b`, "*", "(", "NEAR/2", "a AND OR b", "\x00", "\xed\xa0\x80", "<script>", "'; DROP TABLE passage; --", strings.Repeat("ё", 10_000), strings.Repeat("a ", 5_000)} {
		s.page("/search?q=" + url.QueryEscape(words))
	}
	for _, query := range []string{"q=%zz", "q=a;b", "q=a&q=b", "x=1", "q=%ff%fe"} {
		if response, _ := s.request("GET", "/search?"+query); response.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", query, response.Status)
		}
	}
	if s.log.Len() > 0 {
		t.Error(fmt.Sprint("logged: ", s.log))
	}
}
