package views

import (
	"net/http"
	"testing"

	"parley/proposals"
)

func TestAudit(t *testing.T) {
	s := newShippedSite(t)
	s.addUser("ab", proposals.Coder)
	v := s.visitor()
	v.signIn("ab")
	by := longAgo
	by.By = hostile
	if err := s.store.RemoveUser(t.Context(), slug("ab"), by); err != nil {
		t.Fatal(err)
	}
	s.addUser("cd", proposals.Editor)
	v.signIn("cd")
	response, body := v.send("GET", "/audit", nil)
	if response.StatusCode != http.StatusOK || response.Header.Get("Cache-Control") != "no-store" {
		t.Fatalf("%s, Cache-Control: %q", response.Status, response.Header.Get("Cache-Control"))
	}
	checkPage(t, body)
	p := parsePage(t, body)
	p.want(".revisions li", hostile+", by command: removed user ab")
	p.want(".revisions li", "added as editor user cd")
	p.want(".revisions a[href=/proposals/russia-memorandum/1.1]", "russia-memorandum@1.1")
	p.want(".revisions a[href=/cases/russia-ukraine]", "russia-ukraine.1")
	p.wantNone("nav[aria-label=Pages]")
	if response, _ := v.send("GET", "/audit?page=0", nil); response.StatusCode != http.StatusBadRequest {
		t.Errorf("page 0: %s", response.Status)
	}
	if response, _ := v.send("GET", "/audit?page=2", nil); response.StatusCode != http.StatusOK {
		t.Errorf("a page behind the last: %s", response.Status)
	}
}

func TestAuditHasPages(t *testing.T) {
	entries := make([]proposals.AuditEntry, perPage+1)
	for _, c := range []struct {
		entries, number int
		newer, older    string
		lines           int
	}{
		{0, 1, "", "", 0},
		{perPage, 1, "", "", perPage},
		{perPage + 1, 1, "", "/audit?page=2", perPage},
		{perPage + 1, 2, "/audit", "/audit?page=3", perPage},
		{1, 3, "/audit?page=2", "", 1},
	} {
		p := newAuditPage(entries[:c.entries], c.number)
		if p.Newer != c.newer || p.Older != c.older || len(p.Entries) != c.lines {
			t.Errorf("%d entries on page %d: %d lines, newer %q, older %q", c.entries, c.number, len(p.Entries), p.Newer, p.Older)
		}
	}
}
