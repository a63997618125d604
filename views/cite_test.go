package views

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// publicSite is where the pages of these tests are read by others.
const publicSite = "https://parley.example"

// value is an attribute of the only element that a selector names.
func (p pageDoc) value(selector, name string) string {
	p.t.Helper()
	value, _ := attribute(p.one(selector), name)
	return value
}

func TestEveryPageSaysItsCleanAddress(t *testing.T) {
	s := newShippedSite(t)
	pinned := "/cases/russia-ukraine/compare?of=russia-memorandum@1.1&of=ukraine-memorandum@1.1&case=russia-ukraine.1&columns=given"
	for address, want := range map[string]string{
		"/":                                 "/",
		"/method":                           "/method",
		"/cases/russia-ukraine?done=stored": "/cases/russia-ukraine",
		"/cases/russia-ukraine/compare":     "/cases/russia-ukraine/compare",
		"/cases/russia-ukraine/compare?with=quotes&topic=ceasefire": "/cases/russia-ukraine/compare?topic=ceasefire",
		pinned: pinned,
		"/cases/russia-ukraine/order?with=quotes":                           "/cases/russia-ukraine/order",
		"/cases/russia-ukraine/issues/ceasefire?with=quotes":                "/cases/russia-ukraine/issues/ceasefire",
		"/proposals/russia-memorandum/1":                                    "/proposals/russia-memorandum/1",
		"/proposals/russia-memorandum/1.1?term=ceasefire_option_withdrawal": "/proposals/russia-memorandum/1.1",
		"/sign-in?to=%2Fadd":                                                "/sign-in",
	} {
		p := s.page(address)
		if got := p.value("head link[rel=canonical]", "href"); got != want {
			t.Errorf("%s says that its address is %q, expected %q", address, got, want)
		}
		if p.value("head meta[property=og:title]", "content") == "" {
			t.Errorf("%s has no title for those who share it", address)
		}
		p.wantNone("head meta[property=og:url]")
		public := parsePage(t, s.at(publicSite).get(address))
		for selector, name := range map[string]string{"head link[rel=canonical]": "href", "head meta[property=og:url]": "content"} {
			if got := public.value(selector, name); got != publicSite+want {
				t.Errorf("%s: %s is %q, expected %q", address, selector, got, publicSite+want)
			}
		}
	}
	_, body := s.request("GET", "/nowhere")
	parsePage(t, body).wantNone("head link[rel=canonical]")
}

func TestPageHasMetadataOfItsCitation(t *testing.T) {
	s := newShippedSite(t).at(publicSite)
	p := s.page("/cases/russia-ukraine/compare?issue=ceasefire")
	for name, want := range map[string]string{
		"z:itemType":                "webpage",
		"citation_title":            "Russia and Ukraine: proposals side by side, row “General ceasefire”",
		"citation_publisher":        "Parley",
		"citation_publication_date": "1970/01/01", // when it was stored
		"citation_language":         "en",
		"citation_public_url":       publicSite + "/cases/russia-ukraine/compare?of=russia-memorandum@1.1&of=ukraine-memorandum@1.1&issue=ceasefire&case=russia-ukraine.1&columns=given",
	} {
		if got := p.value("head meta[name="+name+"]", "content"); got != want {
			t.Errorf("%s is %q, expected %q", name, got, want)
		}
	}
	p.wantNone("head meta[name=citation_author]")
	text := s.page("/proposals/russia-memorandum/1")
	for name, want := range map[string]string{"citation_author": "Russia", "citation_publication_date": "2025/06/02", "citation_public_url": publicSite + "/proposals/russia-memorandum/1.1"} {
		if got := text.value("head meta[name="+name+"]", "content"); got != want {
			t.Errorf("%s of a text is %q, expected %q", name, got, want)
		}
	}
	text.wantNone("head meta[name=citation_publisher]")
	if p := newShippedSite(t).page("/proposals/russia-memorandum/1"); len(p.all("head link[type=application/atom+xml]")) != 1 {
		t.Error("the feed of the proposal is no alternate of its text any more")
	}
}

// TestCitationFiles asks for the files of every kind of page that is cited.
func TestCitationFiles(t *testing.T) {
	s := newShippedSite(t)
	s.addNext("value: at least 30 days", "value: at least 60 days")
	for _, page := range []string{
		"/cases/russia-ukraine/compare", "/cases/russia-ukraine/compare?issue=ceasefire", "/cases/russia-ukraine", "/cases/russia-ukraine/timeline",
		"/cases/russia-ukraine/codebook", "/cases/russia-ukraine/issues/ceasefire", "/cases/russia-ukraine/parties/russia",
		"/proposals/russia-memorandum/1", changesPath,
	} {
		p := s.page(page)
		cited := words(p.one("#cite_text"))
		for mediaType, begins := range map[string]string{"application/x-bibtex": "@misc{parley-", "application/x-research-info-systems": "TY  - "} {
			address := p.value("head link[type="+mediaType+"]", "href")
			response, body := s.request("GET", address)
			if got, _, _ := strings.Cut(response.Header.Get("Content-Type"), ";"); response.StatusCode != http.StatusOK || got != mediaType || !strings.HasPrefix(body, begins) {
				t.Errorf("%s: %s, %s, %q", address, response.Status, got, body)
			}
			if _, again := s.request("GET", address); again != body {
				t.Errorf("%s is not the same the second time", address)
			}
			title := p.value("head meta[name=citation_title]", "content")
			if !strings.Contains(body, title) || !strings.Contains(cited, title) {
				t.Errorf("%s and the page do not both name %q", address, title)
			}
		}
	}
}

func TestRowAndItsCellsAreCited(t *testing.T) {
	s := newShippedSite(t)
	all := s.page("/cases/russia-ukraine/compare")
	link := all.value("#row-ceasefire-ceasefire a[rel=nofollow]", "href")
	address, anchor, _ := strings.Cut(link, "#")
	p := s.page(address)
	p.want("#"+anchor, "To cite this comparison")
	p.want("#cite_text", "row “General ceasefire”")
	for _, of := range []string{"russia-memorandum@1.1", "ukraine-memorandum@1.1"} {
		id := "cell-ceasefire-" + of
		cited := words(byID(p, "cite-"+id))
		if !strings.Contains(cited, "&issue=ceasefire&case=russia-ukraine.1") || !strings.Contains(cited, "#"+id+" Question: ") {
			t.Errorf("the answer of %s is cited without its place: %q", of, cited)
		}
		for _, page := range []pageDoc{all, p, s.page("/cases/russia-ukraine/compare?of=ukraine-memorandum@1&of=russia-memorandum@1&columns=given")} {
			if n := byID(page, id); n == nil || n.Data != "td" {
				t.Errorf("no cell has the id %s", id)
			}
		}
	}
	if boxes := len(all.all("details.cite")); boxes != 1 {
		t.Errorf("%d boxes on a whole comparison, expected one", boxes)
	}
}

func TestTermAndQuoteAreCited(t *testing.T) {
	s := newShippedSite(t)
	p := s.page("/proposals/ukraine-memorandum/1")
	quotes := p.all("blockquote")
	figure := quotes[0].Parent.Parent
	id, _ := attribute(figure, "id")
	term, number, _ := strings.Cut(id, "_quote_")
	if term == "" || number != "1" {
		t.Fatalf("the first quote stands at %q", id)
	}
	asked := s.page(citePage("ukraine-memorandum", term))
	asked.want("#"+term+" details.cite summary", "what is coded here")
	asked.want("#"+term+" details.cite summary", "the words quoted, from Reuters")
	text := words(byID(asked, "cite-"+id))
	if !strings.HasPrefix(text, "Reuters, “") || strings.Index(text, "Reuters") > strings.Index(text, "As coded in") {
		t.Errorf("a newspaper’s words are cited as %q", text)
	}
	for _, anchor := range []string{term, id} {
		bib := s.get(strings.Replace(citePage("ukraine-memorandum", anchor), "?", ".bib?", 1))
		if want := strings.Count(anchor, "_quote_"); (want == 1) != (strings.Count(bib, "@misc") == 1) {
			t.Errorf("the file of %s has %d entries", anchor, strings.Count(bib, "@misc"))
		}
	}
	for _, suffix := range []string{"", ".bib", ".ris"} {
		response, body := s.request("GET", "/proposals/ukraine-memorandum/1.1"+suffix+"?term=nothing")
		if response.StatusCode != http.StatusNotFound || !strings.Contains(body, "in ukraine-memorandum@1.1") {
			t.Errorf("a place that is not there: %s", response.Status)
		}
	}
}

func citePage(proposal, anchor string) string {
	return "/proposals/" + proposal + "/1.1?" + url.Values{termField: {anchor}}.Encode()
}

// byID is the element of an id that has characters which a selector takes for
// more, nil if there is none.
func byID(p pageDoc, id string) *html.Node {
	for _, n := range p.all("[id]") {
		if got, _ := attribute(n, "id"); got == id {
			return n
		}
	}
	return nil
}
