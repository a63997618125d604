package views

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// TestEveryLinkLeadsSomewhere visits every page that can be reached from the
// first, checks each, and looks for every anchor that a link names.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	s := newShippedSite(t)
	s.addNext("value: at least 30 days", "value: at least 60 days", "act: proposal\n", "act: proposal\nanswers: russia-memorandum@1\n")
	c := crawler{site: s, pages: map[string]pageDoc{}, anchors: map[string]string{}}
	c.visit("/", "the first page")
	for address, from := range c.anchors {
		path, anchor, _ := strings.Cut(address, "#")
		if len(c.pages[path].all("[id="+anchor+"]")) != 1 {
			t.Errorf("%s links to %s, where the anchor is not", from, address)
		}
	}
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

type crawler struct {
	site    *testSite
	pages   map[string]pageDoc // by address without anchor
	anchors map[string]string  // addresses with an anchor, with the page they stand on
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
		c.pages[address] = pageDoc{}
		for _, link := range parseFeed(c.site.t, body).links() {
			c.follow(address, link)
		}
		return
	default:
		c.pages[address] = pageDoc{}
		return
	}
	if response.StatusCode == http.StatusOK {
		checkPage(c.site.t, body)
	}
	page := parsePage(c.site.t, body)
	c.pages[address] = page
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
	c.visit(target.RequestURI(), from)
}
