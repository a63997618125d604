package views

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"

	"parley/proposals"
)

func TestEveryAnswerCarriesTheSecurityHeaders(t *testing.T) {
	s := newShippedSite(t)
	for _, address := range []string{"/", "/nowhere", "/cases/russia-ukraine/compare.md", s.asset(".css")} {
		response, _ := s.request("GET", address)
		policy := response.Header.Get("Content-Security-Policy")
		for _, part := range []string{"default-src 'none'", "style-src 'self'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"} {
			if !strings.Contains(policy, part) {
				t.Errorf("%s: the policy lacks %q: %q", address, part, policy)
			}
		}
		if strings.Contains(policy, "unsafe") {
			t.Errorf("%s: the policy allows what is inline: %q", address, policy)
		}
		if got := response.Header.Get("X-Content-Type-Options"); got != "nosniff" {
			t.Errorf("%s: X-Content-Type-Options: %q", address, got)
		}
		if got := response.Header.Get("Referrer-Policy"); got != "same-origin" {
			t.Errorf("%s: Referrer-Policy: %q", address, got)
		}
	}
}

// asset is the address of the asset with that ending, as the first page names
// it.
func (s *testSite) asset(extension string) string {
	s.t.Helper()
	for _, attr := range []string{"href", "src"} {
		for _, n := range s.page("/").all("head [" + attr + "]") {
			if address, _ := attribute(n, attr); strings.HasSuffix(address, extension) {
				return address
			}
		}
	}
	s.t.Fatalf("the first page names no %s", extension)
	return ""
}

func TestAssetsAreKeptForEver(t *testing.T) {
	s := newEmptySite(t)
	for extension, mediaType := range map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"} {
		response, body := s.request("GET", s.asset(extension))
		if response.StatusCode != http.StatusOK || body == "" {
			t.Fatalf("%s: %s", extension, response.Status)
		}
		if got := response.Header.Get("Cache-Control"); !strings.Contains(got, "immutable") {
			t.Errorf("%s: Cache-Control: %q", extension, got)
		}
		if got := response.Header.Get("Content-Type"); got != mediaType {
			t.Errorf("%s: Content-Type: %q", extension, got)
		}
	}
}

func TestPageThatIsKnownIsNotSentAgain(t *testing.T) {
	s := newShippedSite(t)
	address := "/cases/russia-ukraine/compare"
	first, _ := s.request("GET", address)
	tag := first.Header.Get("ETag")
	again, body := s.request("GET", address, "If-None-Match", tag)
	if tag == "" || again.StatusCode != http.StatusNotModified || body != "" {
		t.Errorf("ETag %q: %s with %d bytes", tag, again.Status, len(body))
	}
	if got := first.Header.Get("Cache-Control"); got != "no-cache" {
		t.Errorf("Cache-Control: %q", got)
	}
}

// An answer that everybody may read is sent compressed to whoever takes it so,
// and is known again.
func TestLongAnswersAreCompressed(t *testing.T) {
	s := newShippedSite(t)
	for address, compressed := range map[string]bool{
		"/cases/russia-ukraine/compare": true, "/cases/russia-ukraine/compare.json": true, "/cases/russia-ukraine/compare.csv": true,
		"/cases/russia-ukraine/compare.docx": false, "/cases/russia-ukraine/compare.xlsx": false, // zips
	} {
		plain, whole := s.request("GET", address, "Accept-Encoding", "identity")
		packed, body := s.request("GET", address, "Accept-Encoding", "gzip")
		if got := packed.Header.Get("Content-Encoding") == "gzip"; got != compressed || compressed && len(body) > len(whole)/3 {
			t.Errorf("%s: compressed %v, %d bytes of %d", address, got, len(body), len(whole))
		}
		if compressed {
			r, err := gzip.NewReader(strings.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			if read, err := io.ReadAll(r); err != nil || string(read) != whole {
				t.Errorf("%s: another answer is unpacked: %v", address, err)
			}
		}
		if plain.Header.Get("Content-Encoding") != "" || plain.Header.Get("ETag") != packed.Header.Get("ETag") || !strings.Contains(strings.Join(packed.Header.Values("Vary"), ","), "Accept-Encoding") {
			t.Errorf("%s: the headers are %v and %v", address, plain.Header, packed.Header)
		}
		if again, body := s.request("GET", address, "Accept-Encoding", "gzip", "If-None-Match", packed.Header.Get("ETag")); again.StatusCode != http.StatusNotModified || body != "" {
			t.Errorf("%s: %s with %d bytes for what is known", address, again.Status, len(body))
		}
	}
	if response, _ := s.as("ab", proposals.Coder).request("GET", "/cases/russia-ukraine/compare", "Accept-Encoding", "gzip"); response.Header.Get("Content-Encoding") != "" {
		t.Error("what only some may read is compressed")
	}
}

func TestHeadSendsNoBody(t *testing.T) {
	response, body := newEmptySite(t).request("HEAD", "/")
	if response.StatusCode != http.StatusOK || body != "" || response.ContentLength <= 0 {
		t.Errorf("%s with %d bytes, Content-Length %d", response.Status, len(body), response.ContentLength)
	}
}
