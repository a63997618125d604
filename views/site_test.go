package views

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/data"
	"parley/proposals"
	"parley/proposals/document"
	"parley/proposals/sqlite"
)

// A testSite is the real site on a real store.
type testSite struct {
	t     testing.TB
	store *sqlite.Store
	url   string
	log   *bytes.Buffer
}

// longAgo is when everything in a test site was stored.
var longAgo = proposals.Signature{By: "ab", Way: proposals.ByCommand, At: time.Unix(0, 0)}

// newEmptySite has a store with nothing in it.
func newEmptySite(t testing.TB) *testSite {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "parley.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	s := &testSite{t: t, store: store, log: new(bytes.Buffer)}
	site, err := New(store, Options{Logger: slog.New(slog.NewTextHandler(s.log, nil)), Version: "1.0"})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	s.url = server.URL
	return s
}

// firstShipped is how many documents the first comparison takes: a case and
// two codings.
const firstShipped = 3

// newShippedSite has what was shipped first.
func newShippedSite(t testing.TB) *testSite {
	t.Helper()
	return newSiteOf(t, data.Documents()[:firstShipped])
}

// newWholeSite has everything that is shipped.
func newWholeSite(t testing.TB) *testSite {
	t.Helper()
	return newSiteOf(t, data.Documents())
}

func newSiteOf(t testing.TB, documents []data.Document) *testSite {
	t.Helper()
	s := newEmptySite(t)
	var against *proposals.CaseRevision
	for _, d := range documents {
		if !strings.Contains(d.Name, "@") {
			against = s.addCase(string(d.Text), against)
			continue
		}
		ref, err := proposals.ParseRef(strings.TrimSuffix(d.Name, ".md"))
		if err != nil {
			t.Fatal(err)
		}
		s.addCoding(string(d.Text), against, ref.Revision()-1)
	}
	return s
}

func (s *testSite) addCase(text string, before *proposals.CaseRevision) *proposals.CaseRevision {
	s.t.Helper()
	c, problems := document.ParseCase("case.md", []byte(text), before)
	if err := problems.Err(); err != nil {
		s.t.Fatal(err)
	}
	based := 0
	if before != nil {
		based = before.Stored().Revision
	}
	hash := document.HashCase(c)
	if err := s.store.AddCase(s.t.Context(), c, based, hash, longAgo); err != nil {
		s.t.Fatal(err)
	}
	return c.WithStored(proposals.Stored{Revision: based + 1, Hash: hash})
}

func (s *testSite) addVersion(text string, against *proposals.CaseRevision) {
	s.t.Helper()
	s.addCoding(text, against, 0)
}

// addCoding adds a coding that is based on an earlier one, or on none.
func (s *testSite) addCoding(text string, against *proposals.CaseRevision, based int) {
	s.t.Helper()
	r, problems := document.ParseVersion("version.md", []byte(text), against)
	if err := problems.Err(); err != nil {
		s.t.Fatal(err)
	}
	if err := s.store.AddRevision(s.t.Context(), r, based, document.HashVersion(r), longAgo); err != nil {
		s.t.Fatal(err)
	}
}

// request asks for an address of the site, without following where it leads.
func (s *testSite) request(method, address string, header ...string) (*http.Response, string) {
	s.t.Helper()
	request, err := http.NewRequestWithContext(s.t.Context(), method, s.url+address, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return response, string(body)
}

// get is the body at an address that is there.
func (s *testSite) get(address string) string {
	s.t.Helper()
	response, body := s.request("GET", address)
	if response.StatusCode != http.StatusOK {
		s.t.Fatalf("%s: %s", address, response.Status)
	}
	return body
}

// page is a page that is there, checked for what none may have.
func (s *testSite) page(address string) pageDoc {
	s.t.Helper()
	body := s.get(address)
	checkPage(s.t, body)
	return parsePage(s.t, body)
}
