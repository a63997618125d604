package views

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"parley/proposals"
)

func TestErrorPages(t *testing.T) {
	s := newShippedSite(t)
	for _, c := range []struct {
		name, method, address string
		status                int
		says                  string
		offers                string // an address
	}{
		{"no such page", "GET", "/nowhere", 404, "There is nothing at this address.", "/"},
		{"no such case", "GET", "/cases/atlantis", 404, "There is no case called \"atlantis\".", "/cases/russia-ukraine"},
		{"no name of a case", "GET", "/cases/A%20B/compare", 404, "There is no case called \"A B\".", "/cases/russia-ukraine"},
		{"no such proposal", "GET", "/proposals/atlantis", 404, "There is no proposal called \"atlantis\".", "/cases/russia-ukraine"},
		{"a version of no proposal", "GET", "/proposals/atlantis/1", 404, "There is no proposal called \"atlantis\".", "/cases/russia-ukraine"},
		{"no such version", "GET", "/proposals/russia-memorandum/9", 404, "has no version or revision \"9\"", "/proposals/russia-memorandum"},
		{"no such revision", "GET", "/proposals/russia-memorandum/1.9.md", 404, "has no version or revision \"1.9\"", "/proposals/russia-memorandum"},
		{"an author's reading of no joint draft", "GET", "/proposals/russia-memorandum/1:nobody", 404, "has no version or revision \"1:nobody\"", "/proposals/russia-memorandum"},
		{"no number", "GET", "/proposals/russia-memorandum/first", 404, "has no version or revision \"first\"", "/proposals/russia-memorandum"},
		{"an unknown topic", "GET", "/cases/russia-ukraine/compare?topic=food", 400, "sequencing", "/cases/russia-ukraine/compare"},
		{"an unknown verdict", "GET", "/cases/russia-ukraine/compare?only=red", 400, "apart", "/cases/russia-ukraine/compare"},
		{"a query that cannot be read", "GET", "/cases/russia-ukraine/compare?topic=%zz", 400, "cannot be read", "/cases/russia-ukraine/compare"},
		{"no ref", "GET", "/cases/russia-ukraine/compare?of=x", 400, "\"x\" is not a ref", "/cases/russia-ukraine/compare"},
		{"no day", "GET", "/cases/russia-ukraine/order?as-of=today", 400, "\"today\" is not a date", "/cases/russia-ukraine/order"},
		{"no such question", "GET", "/cases/russia-ukraine/issues/ceasfire", 404, "has no question called \"ceasfire\"", "/cases/russia-ukraine/issues/ceasefire"},
		{"no name of a question", "GET", "/cases/russia-ukraine/issues/A%20B.md", 404, "has no question called \"A B\"", "/cases/russia-ukraine/topics/ceasefire"},
		{"no such topic", "GET", "/cases/russia-ukraine/topics/food", 404, "has no topic called \"food\"", "/cases/russia-ukraine/topics/territory"},
		{"no such party", "GET", "/cases/russia-ukraine/parties/atlantis", 404, "has no party called \"atlantis\"", "/cases/russia-ukraine/parties/ukraine"},
		{"a text that is not there", "GET", "/cases/russia-ukraine/compare?of=russia-memorandum@9", 404, "russia-memorandum@9", "/cases/russia-ukraine"},
		{"sending to a page", "POST", "/method", 405, "This address can only be read.", "/"},
		{"an asset of another day", "GET", "/assets/parley-000000000000.css", 404, "There is nothing at this address.", "/"},
	} {
		t.Run(c.name, func(t *testing.T) {
			response, body := s.request(c.method, c.address)
			if response.StatusCode != c.status {
				t.Fatalf("%s: want %d", response.Status, c.status)
			}
			checkPage(t, body)
			page := parsePage(t, body)
			page.want("article", c.says)
			if len(page.all("article a[href="+c.offers+"]")) == 0 {
				t.Errorf("the page offers no link to %s", c.offers)
			}
			if got := response.Header.Get("Cache-Control"); got != "no-store" {
				t.Errorf("an error is kept: Cache-Control: %s", got)
			}
		})
	}
}

func TestRefusedMethodSaysWhichAreAllowed(t *testing.T) {
	response, _ := newEmptySite(t).request("POST", "/")
	if got := response.Header.Get("Allow"); got != "GET, HEAD" {
		t.Errorf("Allow: %q", got)
	}
}

func TestRequestOfAnotherSiteIsRefused(t *testing.T) {
	response, body := newEmptySite(t).request("POST", "/", "Sec-Fetch-Site", "cross-site")
	if response.StatusCode != http.StatusForbidden {
		t.Fatal(response.Status)
	}
	parsePage(t, body).want("article", "The request came from another site.")
}

// A brokenStore fails in a way that no reader can mend.
type brokenStore struct{ Store }

func (brokenStore) Generation(context.Context) (int64, error) { return 1, nil }

func (brokenStore) Cases(context.Context) ([]*proposals.CaseRevision, error) {
	return nil, errors.New("the disk is gone")
}

func TestInternalErrorIsLoggedAndNotShown(t *testing.T) {
	var log bytes.Buffer
	site, err := New(brokenStore{}, Options{Logger: slog.New(slog.NewTextHandler(&log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	response := httptest.NewRecorder()
	site.ServeHTTP(response, httptest.NewRequest("GET", "/", nil))
	if response.Code != http.StatusInternalServerError {
		t.Fatal(response.Code)
	}
	checkPage(t, response.Body.String())
	page := parsePage(t, response.Body.String())
	if strings.Contains(response.Body.String(), "disk") {
		t.Error("the page shows what went wrong inside")
	}
	id := words(page.one("article code"))
	if !strings.Contains(log.String(), "the disk is gone") || !strings.Contains(log.String(), id) {
		t.Errorf("the log does not hold the error under %q: %s", id, log.String())
	}
}

func TestUncleanAddressLeadsToTheCleanOne(t *testing.T) {
	s := newShippedSite(t)
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Get(s.url + "//method")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if to := answer.Header.Get("Location"); answer.StatusCode/100 != 3 || to != "/method" {
		t.Errorf("%s, to %q", answer.Status, to)
	}
}
