package views

import (
	"bytes"
	_ "embed"
	"io"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strings"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
)

// jsonType is the media type of what pages are for a program.
const jsonType = "application/json"

// openAPI describes every address that answers with JSON, and manual is the page
// of examples.
var (
	//go:embed openapi.json
	openAPI []byte
	//go:embed API.md
	manual []byte
)

// The addresses of what describes the others.
const (
	openAPIPath = "/openapi.json"
	manualPath  = "/api.md"
	// manualSite is the site of the examples, where none is known.
	manualSite = "http://127.0.0.1:8817"
)

// apiRoutes are the pages that are no tables, as JSON, and what describes all of
// it. What the last segment of an address names is asked for by [cutFile].
func (s *site) apiRoutes() []route {
	file := func(mediaType string, body []byte) http.Handler {
		return s.page(func(*http.Request) (content, error) { return content{mediaType: mediaType, body: body}, nil })
	}
	return []route{
		{"GET /cases.json", toRead, s.page(s.takeCases)},
		{"GET /cases/{case}/order.json", toRead, s.page(s.takeOrder)},
		{"GET /method.json", toRead, s.page(s.takeMethod)},
		{"GET " + export.SchemaPath, toRead, file("application/schema+json", export.Schema)},
		{"GET " + openAPIPath, toRead, file(jsonType, openAPI)},
		{"GET " + manualPath, toRead, s.pageOf(s.serveManual)},
	}
}

// serveManual is the page of examples, with the address of this site in them:
// its public one, else the one that was asked for, if it is fit to stand in an
// example.
func (s *site) serveManual(r *http.Request) (content, error) {
	address := s.opts.URL
	switch {
	case address != "":
	case plainHost.MatchString(r.Host):
		address = "http://" + r.Host
	default:
		address = manualSite
	}
	return content{mediaType: markdownType, body: bytes.ReplaceAll(manual, []byte(manualSite), []byte(address))}, nil
}

var plainHost = regexp.MustCompile(`^[A-Za-z0-9.:\[\]-]+$`)

// cutFile splits the name of a thing from the format in which it is asked for,
// which is one of those that it has; a page has none. The thing is given with the
// error of another format, too.
func cutFile(r *http.Request, name string, formats ...string) (thing, format string, err error) {
	if !isFile(name) {
		return name, "", nil
	}
	ending := path.Ext(name)
	thing, format = strings.TrimSuffix(name, ending), ending[1:]
	if !slices.Contains(formats, format) {
		return thing, "", noFormat(r, formats)
	}
	return thing, format, nil
}

// asJSON is what print prints of what stands at an address of the site.
func (s *site) asJSON(address string, print func(io.Writer, export.Options) error) (content, error) {
	var b bytes.Buffer
	err := print(&b, export.Options{Address: s.opts.URL + address, Program: s.opts.Version})
	return content{mediaType: jsonType, body: b.Bytes()}, err
}

func (s *site) takeCases(r *http.Request) (content, error) {
	all, err := s.store.Cases(r.Context())
	if err != nil {
		return content{}, err
	}
	cases, err := partOf(s, r, all, func(c *proposals.CaseRevision) string { return c.Case().Slug.String() })
	if err != nil {
		return content{}, err
	}
	return s.asJSON(homeAddress(), func(w io.Writer, o export.Options) error { return export.CasesJSON(w, cases, o) })
}

// takeCase is a case, in the revision that is asked for, with its texts.
func (s *site) takeCase(r *http.Request, name string) (content, error) {
	c, err := s.findCase(r.Context(), name)
	if err != nil {
		return content{}, err
	}
	q, err := parseQuery(c.Case().Slug, r.URL.Query())
	if err != nil {
		return content{}, err
	}
	if q.CaseRevision > 0 {
		if c, err = s.store.Case(r.Context(), q.Case, q.CaseRevision); err != nil {
			return content{}, err
		}
	}
	listings, err := s.store.Listings(r.Context(), q.Case)
	if err != nil {
		return content{}, err
	}
	texts, err := partOf(s, r, newestTexts(listings), func(l proposals.Listing) string { return l.Ref.WithRevision(0).String() }, "case")
	if err != nil {
		return content{}, err
	}
	address := withQuery(caseAddress(q.Case), compare.Query{Case: q.Case, CaseRevision: c.Stored().Revision})
	return s.asJSON(address, func(w io.Writer, o export.Options) error { return export.CaseJSON(w, c, texts, o) })
}

// newestTexts are the newest codings of the versions that stand, the newest text
// first.
func newestTexts(listings []proposals.Listing) []proposals.Listing {
	var newest []proposals.Listing
	for _, l := range proposals.Standing(listings) {
		if newestOf(listings, l.Ref).Ref == l.Ref {
			newest = append(newest, l)
		}
	}
	slices.SortStableFunc(newest, func(a, b proposals.Listing) int { return b.Dates.AsOf().Compare(a.Dates.AsOf()) })
	return newest
}

// takeProposal is all codings of the versions of a proposal, also of those that
// were withdrawn.
func (s *site) takeProposal(r *http.Request, name string) (content, error) {
	slug, err := proposals.ParseSlug(name)
	if err != nil {
		return content{}, s.noProposal(r.Context(), name)
	}
	c, listings, err := s.history(r.Context(), slug)
	if err != nil {
		return content{}, err
	}
	codings, err := partOf(s, r, listings, func(l proposals.Listing) string { return l.Ref.String() })
	if err != nil {
		return content{}, err
	}
	return s.asJSON(proposalAddress(slug), func(w io.Writer, o export.Options) error { return export.ProposalJSON(w, c, codings, o) })
}

func (s *site) takeVersion(r *http.Request, coding *proposals.Revision) (content, error) {
	alone, err := s.alone(r.Context(), coding)
	if err != nil {
		return content{}, err
	}
	return s.asJSON(versionAddress(coding.Ref()), func(w io.Writer, o export.Options) error { return export.VersionJSON(w, alone, o) })
}

func (s *site) takeOrder(r *http.Request) (content, error) {
	c, err := s.compare(r)
	if err != nil {
		return content{}, err
	}
	return s.asJSON(orderAddress(c.Pinned()), func(w io.Writer, o export.Options) error { return export.OrderJSON(w, c, o) })
}

func (s *site) takeMethod(*http.Request) (content, error) {
	return s.asJSON(methodAddress(), export.MethodJSON)
}
