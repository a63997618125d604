package views

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"parley/data"
	"parley/proposals"
)

// TestEveryLinkLeadsSomewhere visits every page that can be reached from the
// first, checks each, and looks for every anchor that a link names.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	t.Parallel()
	s := newShippedSite(t)
	s.addNext("value: at least 30 days", "value: at least 60 days", "act: proposal\n", "act: proposal\nanswers: russia-memorandum@1\n")
	// A row by itself is what its comparison is: from there it goes no further.
	c := crawl(s, func(from, to *url.URL) bool { return !from.Query().Has("issue") && !isOneOfMany(to) }, "/")
	for _, wanted := range []string{"/", "/method", "/cases/russia-ukraine", "/cases/russia-ukraine/compare", "/cases/russia-ukraine/order",
		"/cases/russia-ukraine/timeline", "/cases/russia-ukraine/issues/ceasefire", "/cases/russia-ukraine/issues/ceasefire.md",
		"/cases/russia-ukraine/topics/ceasefire", "/cases/russia-ukraine/parties/russia",
		"/cases/russia-ukraine/codebook", "/cases/russia-ukraine/codebook.md", "/cases/russia-ukraine/coverage", "/cases/russia-ukraine/glance.md",
		"/cases/russia-ukraine/deadlines", "/cases/russia-ukraine/deadlines.md", "/cases/russia-ukraine/obligations",
		"/proposals/russia-memorandum", "/proposals/russia-memorandum/1", "/proposals/ukraine-memorandum/1.1",
		changesPath + "?from=1&to=2", changesPath + "?from=russia-memorandum@1&to=2",

		caseFeed, proposalFeed} {
		if _, ok := c.pages[wanted]; !ok {
			t.Errorf("no link leads to %s", wanted)
		}
	}
	t.Logf("%d pages, %d anchors", len(c.pages), len(c.anchors))
}

// TestEveryLinkOfTheWholeCorpusLeadsSomewhere is the same with everything that
// is shipped. There the comparisons have no end, since each links to others
// with one column more, fewer or elsewhere. A page with a query shows some
// choice of what is there: it is visited where a page without one links to it,
// and from it no other choice is.
func TestEveryLinkOfTheWholeCorpusLeadsSomewhere(t *testing.T) {
	t.Parallel()
	s := newWholeSite(t)
	c := crawl(s, func(from, to *url.URL) bool { return (from.RawQuery == "" || to.RawQuery == "") && !isOneOfMany(to) },
		"/", everyText(t, "/cases/russia-ukraine/compare"), everyText(t, "/cases/russia-ukraine/order"))
	for _, ref := range shippedRefs(t) {
		for _, wanted := range []string{proposalAddress(ref.Proposal()), versionAddress(ref.WithRevision(0)), versionAddress(ref)} {
			if _, ok := c.pages[wanted]; !ok {
				t.Errorf("no link leads to %s", wanted)
			}
		}
	}
	t.Logf("%d pages, %d anchors", len(c.pages), len(c.anchors))
}

// isOneOfMany reports whether an address is one of those that there are of every
// question: a row by itself, and the files of its page. Those of one question
// are visited; the files of the others are made alike.
func isOneOfMany(to *url.URL) bool {
	if issue := to.Query().Get("issue"); issue != "" {
		return issue != "ceasefire"
	}
	_, thing, ok := strings.Cut(to.Path, "/"+issuesName+"/")
	return ok && strings.Contains(thing, ".") && !strings.HasPrefix(thing, "ceasefire.")
}

// everyText is a page of a case with every text that is shipped, or as many as
// one page takes.
func everyText(t testing.TB, address string) string {
	t.Helper()
	var of []string
	for _, ref := range shippedRefs(t) {
		if text := ref.WithRevision(0).String(); !slices.Contains(of, text) {
			of = append(of, text)
		}
	}
	return address + "?" + url.Values{"of": of}.Encode()
}

// shippedRefs are all codings that are shipped.
func shippedRefs(t testing.TB) []proposals.Ref {
	t.Helper()
	var refs []proposals.Ref
	for _, d := range data.Documents() {
		if !strings.Contains(d.Name, "@") {
			continue
		}
		ref, err := proposals.ParseRef(strings.TrimSuffix(d.Name, ".md"))
		if err != nil {
			t.Fatal(err)
		}
		refs = append(refs, ref)
	}
	return refs
}

// A crawler visits what a page of a site links to, and what that links to.
type crawler struct {
	site    *testSite
	follows func(from, to *url.URL) bool
	pages   map[string]map[string]bool // the ids on each, by address without anchor
	anchors map[string]string          // addresses with an anchor, with the page they stand on
}

// An onPage says on which page a check fails.
type onPage struct {
	testing.TB
	address string
}

func (p onPage) Error(args ...any) {
	p.TB.Helper()
	p.TB.Errorf("%s: %s", p.address, fmt.Sprint(args...))
}

func (p onPage) Errorf(format string, args ...any) {
	p.TB.Helper()
	p.TB.Errorf("%s: %s", p.address, fmt.Sprintf(format, args...))
}

// crawl begins at some pages and goes along the links that are to be followed.
func crawl(s *testSite, follows func(from, to *url.URL) bool, begin ...string) *crawler {
	s.t.Helper()
	c := &crawler{s, follows, map[string]map[string]bool{}, map[string]string{}}
	for _, address := range begin {
		c.visit(address, "the test")
	}
	for address, from := range c.anchors {
		page, anchor, _ := strings.Cut(address, "#")
		if ids, visited := c.pages[page]; visited && !ids[anchor] {
			s.t.Errorf("%s links to %s, where the anchor is not", from, address)
		}
	}
	return c
}

func (c *crawler) visit(address, from string) {
	c.site.t.Helper()
	if _, ok := c.pages[address]; ok {
		return
	}
	response, body := c.site.request("GET", address)
	if response.StatusCode != http.StatusOK {
		c.site.t.Errorf("%s links to %s: %s", from, address, response.Status)
	}
	switch mediaType, _, _ := strings.Cut(response.Header.Get("Content-Type"), ";"); mediaType {
	case "text/html":
	case feedType:
		c.pages[address] = nil
		for _, link := range parseFeed(c.site.t, body).links() {
			c.follow(address, link)
		}
		return
	default:
		c.pages[address] = nil
		return
	}
	switch {
	case response.StatusCode != http.StatusOK:
	case response.Header.Get("Content-Disposition") != "":
		checkDocument(onPage{c.site.t, address}, body)
	default:
		checkPage(onPage{c.site.t, address}, body)
	}
	page := parsePage(c.site.t, body)
	ids := map[string]bool{}
	for _, n := range page.all("[id]") {
		id, _ := attribute(n, "id")
		ids[id] = true
	}
	c.pages[address] = ids
	for _, attr := range []string{"href", "src", "data-copy"} {
		for _, n := range page.all("[" + attr + "]") {
			link, _ := attribute(n, attr)
			if rel, _ := attribute(n, "rel"); rel == "nofollow" && strings.Contains(address, "?") {
				continue // a comparison has as many arrangements as there are orders
			}
			c.follow(address, link)
		}
	}
}

func (c *crawler) follow(from, link string) {
	base, err := url.Parse(from)
	if err != nil {
		c.site.t.Fatal(err)
	}
	target, err := base.Parse(link)
	if err != nil {
		c.site.t.Errorf("%s links to %q: %v", from, link, err)
		return
	}
	if target.Host != "" || target.Scheme != "" {
		return
	}
	if target.Fragment != "" {
		c.anchors[target.RequestURI()+"#"+target.Fragment] = from
	}
	if c.follows(base, target) {
		c.visit(target.RequestURI(), from)
	}
}
