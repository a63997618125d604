package views

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
)

// hitsPerPage is how many of the places that a search found stand on one page.
const hitsPerPage = 50

// A searchPage shows what a search found: what answers one question, or stands
// in one text, under its heading.
type searchPage struct {
	Form   searchForm
	Asked  bool // whether there was a word to look for
	Sum    string
	File   string // where the same is for a program
	Notes  []string
	Groups []searchGroup
	// Before and After are the addresses of the pages beside this, empty at
	// either end.
	Before, After string
	Examples      []link
}

// A searchGroup is what was found on one question, or in one text.
type searchGroup struct {
	ID       string
	Kind     string
	Heading  []proposals.Stretch
	Question []proposals.Stretch
	Address  string
	// Own are the fields of the question itself in which something was found.
	Own  []proposals.FoundField
	Hits []searchHit
}

// A searchHit is one place that was found.
type searchHit struct {
	Kind    string // of what is no term
	Head    proposals.FoundField
	Address string
	By      string // whose it is, in which text, of when
	Text    link
	Row     string // where it stands in a comparison, for a term
	Found   []proposals.FoundField
	Note    string // that the coding is not the newest, or was withdrawn
}

// search finds what r asks for, one page of it.
func (s *site) search(r *http.Request) (result proposals.SearchResult, page int, err error) {
	values := r.URL.Query()
	if page, err = pageNumber(values); err != nil {
		return result, page, err
	}
	q, problems := proposals.ParseSearchQuery(values)
	if err := problems.Err(); err != nil {
		return result, page, err
	}
	result, err = s.store.Search(r.Context(), q, (page-1)*hitsPerPage, hitsPerPage)
	if err == nil && page > 1 && result.Skipped >= result.Total {
		err = proposals.Problems{{Path: "page", Text: fmt.Sprintf("there is no page %d: %d places were found, %d on a page", page, result.Total, hitsPerPage)}}
	}
	return result, page, err
}

// takeSearch is a search for a program.
func (s *site) takeSearch(r *http.Request) (content, error) {
	if err := onlyKnown(r.URL.Query(), proposals.SearchKeys); err != nil {
		return content{}, err
	}
	result, number, err := s.search(r)
	if err != nil {
		return content{}, err
	}
	listings, err := s.store.Listings(r.Context(), proposals.Slug{})
	if err != nil {
		return content{}, err
	}
	var found export.Page[export.FoundPlace]
	for _, h := range result.Hits {
		found.Items = append(found.Items, export.FoundPlace{Hit: h, Address: s.opts.URL + hitAddress(h), Newer: !h.Text.Ref.IsZero() && !isNewest(h.Text.Ref, listings)})
	}
	if result.Skipped+len(result.Hits) < result.Total {
		found.Next = s.opts.URL + searchFile(searchAddress(result.Query, number+1))
	}
	return s.asJSON(searchAddress(result.Query, number), func(w io.Writer, o export.Options) error {
		return export.SearchJSON(w, result, found, o)
	})
}

// searchFile is where what stands at the address of a search is, for a program.
func searchFile(address string) string {
	return strings.Replace(address, searchPath, searchPath+".json", 1)
}

// hitAddress is where what was found stands.
func hitAddress(h proposals.Hit) string {
	switch {
	case h.Text.Ref.IsZero():
		return issueAddress(h.Case, h.Issue)
	case h.Anchor == "":
		return versionAddress(h.Text.Ref)
	default:
		return termAddress(h.Text.Ref, h.Anchor)
	}
}

func (s *site) serveSearch(r *http.Request) (content, error) {
	result, number, err := s.search(r)
	if err != nil {
		return content{}, err
	}
	cases, err := s.store.Cases(r.Context())
	if err != nil {
		return content{}, err
	}
	listings, err := s.store.Listings(r.Context(), proposals.Slug{})
	if err != nil {
		return content{}, err
	}
	title := "Search"
	if words := result.Query.Words; words != "" {
		title += ": " + proposals.Clip(words)
	}
	return s.render(r, head{Title: title, Description: "Search in all questions and texts."}, newSearchPage(result, cases, listings, number).show())
}

func newSearchPage(result proposals.SearchResult, cases []*proposals.CaseRevision, listings []proposals.Listing, number int) searchPage {
	page := searchPage{
		Form:  newSearchForm(result.Query, cases, listings),
		Asked: len(result.Phrases) > 0,
		Sum:   searchSum(result),
		File:  searchFile(searchAddress(result.Query, number)),
	}
	if number > 1 {
		page.Before = searchAddress(result.Query, number-1)
	}
	if result.Skipped+len(result.Hits) < result.Total {
		page.After = searchAddress(result.Query, number+1)
	}
	if hint := result.Hint(); hint != "" {
		page.Notes = append(page.Notes, hint)
	}
	if !result.Whole {
		page.Notes = append(page.Notes, fmt.Sprintf("At most %d words are looked for: the others were left out.", proposals.MostSearchWords))
	}
	for _, words := range searchExamples {
		page.Examples = append(page.Examples, link{words, searchAddress(proposals.SearchQuery{Words: words, Case: result.Query.Case}, 1)})
	}
	var last proposals.Hit
	for i, h := range result.Hits {
		if i == 0 || !sameGroup(last, h) {
			page.Groups = append(page.Groups, newSearchGroup(h, result.Phrases, len(page.Groups)+1))
		}
		last = h
		g := &page.Groups[len(page.Groups)-1]
		switch h.Kind {
		case proposals.QuestionPassage:
			g.Own = h.Found
		default:
			g.Hits = append(g.Hits, newSearchHit(h, cases, listings))
		}
	}
	return page
}

// searchExamples show what can be typed.
var searchExamples = []string{"ceasefire", `"security guarantees"`, "withdraw*"}

func sameGroup(a, b proposals.Hit) bool {
	return a.Case == b.Case && a.Issue == b.Issue && (!a.Issue.IsZero() || a.Text.Ref == b.Text.Ref)
}

// searchSum says how much was found, and where was looked.
func searchSum(result proposals.SearchResult) string {
	where := counted(result.Texts, "text", "texts")
	if !result.Query.OfTexts() {
		where += " and the questions"
	}
	sum := "Nothing was found"
	switch {
	case len(result.Hits) > 0 && len(result.Hits) < result.Total:
		sum = fmt.Sprintf("%d to %d of %d places", result.Skipped+1, result.Skipped+len(result.Hits), result.Total)
	case result.Total > 0:
		sum = sentenceCase(counted(result.Total, "place", "places"))
	}
	return sum + ", in a search of " + where + "."
}

func newSearchGroup(h proposals.Hit, phrases []proposals.SearchPhrase, number int) searchGroup {
	g := searchGroup{ID: fmt.Sprintf("found-%d", number)}
	if h.Issue.IsZero() {
		g.Kind, g.Heading, g.Address = "Text", proposals.Mark(h.Text.Title, phrases), versionAddress(h.Text.Ref)
		return g
	}
	g.Kind, g.Heading, g.Question, g.Address = "Question", h.Label, h.Question, issueAddress(h.Case, h.Issue)
	return g
}

func newSearchHit(h proposals.Hit, cases []*proposals.CaseRevision, listings []proposals.Listing) searchHit {
	ref := h.Text.Ref
	name, date := h.Text.Dates.Named()
	hit := searchHit{
		Head:    h.Head,
		Address: hitAddress(h),
		By:      joinWords(h.Authors),
		Text:    link{fmt.Sprintf("%s, %s %s", h.Text.Title, name, date.Words()), versionAddress(ref)},
		Found:   h.Found,
	}
	switch h.Kind {
	case proposals.TermPassage:
		hit.Row = rowAddress(h, cases, listings)
	case proposals.StepPassage:
		hit.Kind = "Order of steps"
	case proposals.SourcePassage:
		hit.Kind = "Source"
	case proposals.TextPassage:
		hit.Head = proposals.FoundField{Stretches: []proposals.Stretch{{Text: "The text as a whole"}}} // the heading above has its title
	}
	switch {
	case h.Text.Withdrawn != nil:
		hit.Note = withdrawnWords(h.Text.Withdrawn)
	case !isNewest(h.Text.Ref, listings):
		hit.Note = "This is not the newest coding of the text."
	}
	return hit
}

func isNewest(ref proposals.Ref, listings []proposals.Listing) bool {
	return !slices.ContainsFunc(listings, func(l proposals.Listing) bool {
		return l.Ref.WithRevision(0) == ref.WithRevision(0) && l.Ref.Revision() > ref.Revision()
	})
}

// rowAddress is the row of a term in a comparison of its text with the texts of
// the opening comparison, or in that alone where it is one of them.
func rowAddress(h proposals.Hit, cases []*proposals.CaseRevision, listings []proposals.Listing) string {
	i := slices.IndexFunc(cases, func(c *proposals.CaseRevision) bool { return c.Case().Slug == h.Case })
	if i < 0 {
		return ""
	}
	issue, ok := cases[i].Issue(h.Issue)
	if !ok {
		return ""
	}
	q := compare.Query{Case: h.Case, Issues: []proposals.Slug{h.Issue}}
	others, among := openingBeside(cases[i], listings, h.Text.Ref)
	if !among {
		q.Of = append([]proposals.Ref{h.Text.Ref}, others...)
	}
	return comparisonAddress(q) + "#" + issueRowID(issue.Topic, h.Issue)
}

// openingBeside are the newest versions of the opening comparison but for those
// of ref's own proposal. Among reports whether ref is the newest coding there.
func openingBeside(c *proposals.CaseRevision, listings []proposals.Listing, ref proposals.Ref) (others []proposals.Ref, among bool) {
	standing := proposals.Standing(listings)
	for _, p := range c.Case().Opening {
		var newest proposals.Ref
		for _, l := range standing {
			if l.Ref.Proposal() == p {
				newest = l.Ref
			}
		}
		switch {
		case newest.IsZero():
		case p == ref.Proposal():
			among = newest == ref
		default:
			others = append(others, newest.WithRevision(0))
		}
	}
	return others, among
}
