package views

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"parley/proposals"
)

// perPage is how many entries of the audit list stand on one page.
const perPage = 200

// An auditPage lists who did what, from the newest.
type auditPage struct {
	Entries      []auditLine
	Newer, Older string // addresses, empty at either end
}

// An auditLine is one thing that was done.
type auditLine struct {
	Time, Stamp string // in words, and for machines
	Who         string
	Deed, About string
	Address     string // of what it was done to, if it has one
}

func (s *site) serveAudit(r *http.Request) (content, error) {
	number, err := pageNumber(r.URL.Query())
	if err != nil {
		return content{}, err
	}
	entries, err := s.store.Audit(r.Context(), (number-1)*perPage, perPage+1)
	if err != nil {
		return content{}, err
	}
	return s.render(r, head{Title: "Audit", Canonical: auditAddress(number)}, newAuditPage(entries, number).show())
}

func pageNumber(query url.Values) (int, error) {
	text := query.Get("page")
	if text == "" {
		return 1, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > 1_000_000 {
		return 0, proposals.Problems{{Path: "page", Text: fmt.Sprintf("%q is no page: expected a number from 1", text)}}
	}
	return n, nil
}

// newAuditPage shows the entries of one page, and of one more if there are
// older ones.
func newAuditPage(entries []proposals.AuditEntry, number int) auditPage {
	var page auditPage
	if number > 1 {
		page.Newer = auditAddress(number - 1)
	}
	if len(entries) > perPage {
		entries, page.Older = entries[:perPage], auditAddress(number+1)
	}
	for _, e := range entries {
		page.Entries = append(page.Entries, auditLine{
			Time:    e.At.UTC().Format("2 January 2006, 15:04:05 UTC"),
			Stamp:   e.At.UTC().Format("2006-01-02T15:04:05Z"),
			Who:     whoWords(e.Signature),
			Deed:    e.Deed,
			About:   e.About,
			Address: storedAddress(e.About),
		})
	}
	return page
}

func whoWords(by proposals.Signature) string {
	switch {
	case by.By == "":
		return "Someone whose name was not kept"
	case by.Way == proposals.BySite:
		return by.By + ", on the site"
	case by.Way == proposals.ByCommand:
		return by.By + ", by command"
	default:
		return by.By + ", with the program"
	}
}

// storedAddress is where the revision stands that about names, if it is one.
func storedAddress(about string) string {
	if ref, err := proposals.ParseRef(about); err == nil {
		return versionAddress(ref)
	}
	name, _, _ := strings.Cut(about, ".")
	if slug, err := proposals.ParseSlug(name); err == nil {
		return caseAddress(slug)
	}
	return ""
}
