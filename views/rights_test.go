package views

import (
	"net/http"
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"

	"parley/proposals"
)

// openToPost are the only routes that take something from somebody who is not
// signed in: they let nobody write.
var openToPost = []string{"POST /sign-in", "POST /sign-out"}

// A routeRequest is a request for a route of the table.
type routeRequest struct {
	route
	method, address string
}

var wildcard = regexp.MustCompile(`\{[^}]*\}`)

// everyRoute has a request for each route of the site.
func (s *testSite) everyRoute() []routeRequest {
	s.t.Helper()
	inside, err := newSite(s.store, Options{})
	if err != nil {
		s.t.Fatal(err)
	}
	names := map[string]string{
		"{$}": "", "{case}": "russia-ukraine", "{proposal}": "russia-memorandum", "{number}": "1",
		"{step}": "text", "{topic}": "ceasefire", "{file}": path.Base(inside.assets.address("parley.css")),
	}
	var all []routeRequest
	for _, r := range inside.table() {
		method, pattern, ok := strings.Cut(r.pattern, " ")
		if !ok {
			s.t.Fatalf("%s has no method: a route that writes must be told from one that reads", r.pattern)
		}
		address := wildcard.ReplaceAllStringFunc(pattern, func(name string) string {
			if value, ok := names[name]; ok {
				return value
			}
			return "x"
		})
		all = append(all, routeRequest{r, method, address})
	}
	return all
}

func (r routeRequest) writes() bool { return r.method != "GET" && r.method != "HEAD" }

func (r routeRequest) isOpen() bool {
	for _, pattern := range openToPost {
		if r.pattern == pattern {
			return true
		}
	}
	return false
}

// A new route cannot forget who may use it.
func TestNobodyWritesWithoutSigningIn(t *testing.T) {
	withUser, without := newShippedSite(t), newShippedSite(t)
	withUser.addUser("ab", proposals.Editor)
	generation, err := withUser.store.Generation(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, r := range withUser.everyRoute() {
		if r.writes() && !r.isOpen() && r.right != toCode && r.right != toEdit {
			t.Errorf("%s: what writes needs the right to code or to edit", r.pattern)
		}
		if !r.writes() && r.right != toCode && r.right != toEdit || r.pattern == "POST /sign-in" {
			continue
		}
		tried++
		for _, s := range []*testSite{withUser, without} {
			response, body := s.visitor().send(r.method, r.address, url.Values{"do": {"save"}, "note": {"typed"}})
			if !isRefused(response) {
				t.Errorf("%s for somebody who is not signed in: %s, to %q", r.pattern, response.Status, response.Header.Get("Location"))
			}
			if body != "" && response.StatusCode != http.StatusSeeOther {
				checkPage(t, body)
			}
		}
	}
	if tried < 10 {
		t.Errorf("only %d routes were tried", tried)
	}
	if after, err := withUser.store.Generation(t.Context()); err != nil || after != generation {
		t.Errorf("something was stored: %v", err)
	}
}

// isRefused reports whether an answer keeps somebody out who is not signed in.
func isRefused(r *http.Response) bool {
	to, _, _ := strings.Cut(r.Header.Get("Location"), "?")
	return r.StatusCode == http.StatusUnauthorized && r.Header.Get("WWW-Authenticate") != "" ||
		r.StatusCode == http.StatusForbidden ||
		r.StatusCode == http.StatusSeeOther && to == signInPath
}

func TestCodersDoNotEdit(t *testing.T) {
	s := newShippedSite(t)
	s.addUser("cd", proposals.Coder)
	s = s.with(Options{}, route{"POST /trial/edit", toEdit, http.NotFoundHandler()})
	v := s.visitor()
	v.signIn("cd")
	requests := append(s.everyRoute(), routeRequest{route{"POST /trial/edit", toEdit, nil}, "POST", "/trial/edit"})
	for _, r := range requests {
		response, body := v.send(r.method, r.address, nil)
		switch {
		case r.right == toEdit && response.StatusCode != http.StatusForbidden:
			t.Errorf("%s: a coder is answered %s", r.pattern, response.Status)
		case r.right == toEdit:
			checkPage(t, body)
			parsePage(t, body).want("article", "Only an editor can do this.")
		case r.pattern == "POST /sign-out":
			v.signIn("cd")
		case r.right == toCode && (response.StatusCode == http.StatusForbidden || isRefused(response)):
			t.Errorf("%s: a coder is refused: %s", r.pattern, response.Status)
		}
	}
}

func TestNothingIsTakenFromAnotherSite(t *testing.T) {
	s := newShippedSite(t)
	s.addUser("ab", proposals.Editor)
	v := s.visitor()
	v.signIn("ab")
	for _, r := range s.everyRoute() {
		if !r.writes() {
			continue
		}
		for _, header := range [][]string{
			{"Sec-Fetch-Site", "cross-site"},
			{"Sec-Fetch-Site", "same-site"},
			{"Origin", "https://evil.example"},
			{"Origin", "null"},
		} {
			response, body := v.send(r.method, r.address, url.Values{"do": {"save"}}, header...)
			if response.StatusCode != http.StatusForbidden || len(response.Cookies()) != 0 {
				t.Errorf("%s with %s: %s", r.pattern, header, response.Status)
			}
			parsePage(t, body).want("article", "The request came from another site.")
		}
	}
	if v.who() == "" {
		t.Error("another site signed somebody out")
	}
}

// Behind a proxy that names another host, browsers still send the public one.
func TestTheSitesOwnAddressIsNoOtherSite(t *testing.T) {
	s := newEmptySite(t)
	s.addUser("ab", proposals.Coder)
	s = s.with(Options{URL: "http://parley.example"})
	fields := url.Values{"name": {"ab"}, "password": {rightPassword}}
	if response, _ := s.visitor().send("POST", signInPath, fields, "Origin", "http://parley.example"); response.StatusCode != http.StatusSeeOther {
		t.Errorf("from the site's own address: %s", response.Status)
	}
	if response, _ := s.visitor().send("POST", signInPath, fields, "Origin", "http://other.example"); response.StatusCode != http.StatusForbidden {
		t.Errorf("from another: %s", response.Status)
	}
}

func TestPrivateSite(t *testing.T) {
	s := newShippedSite(t)
	s.addUser("ab", proposals.Coder)
	s = s.with(Options{Private: true})
	for _, r := range s.everyRoute() {
		response, body := s.visitor().send(r.method, r.address, nil)
		switch {
		case r.pattern == "POST /sign-in":
			continue
		case r.right == toAll && !r.writes():
			if response.StatusCode != http.StatusOK {
				t.Errorf("%s is open to all: %s", r.pattern, response.Status)
			}
		case !isRefused(response):
			t.Errorf("%s for somebody who is not signed in: %s", r.pattern, response.Status)
		case isFile(r.address) && !r.writes() && response.StatusCode != http.StatusUnauthorized:
			t.Errorf("%s leads to a page: %s", r.pattern, response.Status)
		case strings.Contains(body, "Russia"):
			t.Errorf("%s says what the site holds", r.pattern)
		}
	}
	v := s.visitor()
	v.signIn("ab")
	for _, r := range s.everyRoute() {
		if r.right != toRead {
			continue
		}
		response, _ := v.send(r.method, r.address, nil)
		if isRefused(response) {
			t.Errorf("%s for a user: %s", r.pattern, response.Status)
		}
		// Errors are kept by nobody.
		if got := response.Header.Get("Cache-Control"); response.StatusCode == http.StatusOK && got != "private, no-cache" {
			t.Errorf("%s for a user: Cache-Control: %q", r.pattern, got)
		}
	}
	// The documents, which have the addresses of pages with .md behind them.
	for _, address := range []string{"/proposals/russia-memorandum/1.md", "/proposals/russia-memorandum/1.1.md"} {
		if response, _ := s.visitor().send("GET", address, nil); response.StatusCode != http.StatusUnauthorized {
			t.Errorf("%s: %s", address, response.Status)
		}
		if response, _ := v.send("GET", address, nil); response.StatusCode != http.StatusOK {
			t.Errorf("%s for a user: %s", address, response.Status)
		}
	}
	response, _ := s.visitor().send("GET", "/cases/russia-ukraine/compare?topic=ceasefire", nil)
	if want := "/sign-in?to=%2Fcases%2Frussia-ukraine%2Fcompare%3Ftopic%3Dceasefire"; response.Header.Get("Location") != want {
		t.Errorf("leads to %q, want %q", response.Header.Get("Location"), want)
	}
	if response, _ := s.visitor().send("HEAD", "/proposals/russia-memorandum/1.1", nil); response.StatusCode != http.StatusSeeOther {
		t.Errorf("a revision is taken for a file: %s", response.Status)
	}
}
