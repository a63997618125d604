package views

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
	"parley/proposals/document"
)

// A casePage is where a case begins: where the sides stand, and what is new.
type casePage struct {
	*proposals.CaseRevision
	Counts     string
	Comparison string // empty where there is nothing to compare
	Order      string
	Codebook   string
	Coverage   string
	Reports    []link
	Glance     reportPage
	// Texts are the newest of each proposal, on the day that is asked for; none
	// where texts are asked for, since a newer one would change them.
	Texts []textCard
	// Changes are what was stored last, and Uncoded what waits for a coder; of
	// neither is told where texts or a day are asked for.
	Changes []caseChange
	Uncoded *compare.ReportTable
	// Done is what the viewer has just done with the case, nil for anybody else.
	Done *doneNote
}

// A caseChange is something that was stored, or withdrawn.
type caseChange struct {
	Day  string
	Text link
	// Since is what changed by it, from what went before.
	Since []link
}

func (s *site) serveCase(r *http.Request) (content, error) {
	name, format, err := cutFile(r, r.PathValue("case"), "md", "json")
	switch {
	case err != nil:
		return content{}, err
	case format == "json":
		return s.takeCase(r, name)
	case format == "md":
		c, err := s.findCase(r.Context(), name)
		if err != nil {
			return content{}, err
		}
		return content{mediaType: markdownType, body: document.PrintCase(c)}, nil
	}
	corpus, err := s.corpus(r)
	if err != nil {
		return content{}, err
	}
	listings, err := s.store.Listings(r.Context(), corpus.Query.Case)
	if err != nil {
		return content{}, err
	}
	withdrawals, err := s.store.Withdrawals(r.Context(), proposals.Slug{})
	if err != nil {
		return content{}, err
	}
	page := newCasePage(corpus, listings, withdrawals, s.opts.URL)
	page.Glance.Cite = s.citeTaken(export.OfReport(page.Glance.Report), "where the sides stand", page.Glance.Markdown, glanceAddress(page.Glance.Query))
	slug := page.Case().Slug
	if stored := page.Stored(); hasDone(r, doneStoring, stored.Signature) {
		page.Done = &doneNote{"Stored as " + fmt.Sprintf("%s.%d.", slug, stored.Revision), []link{{"Your drafts", addAddress()}}}
	}
	return s.render(r, head{
		Title:       page.Title(),
		Description: "Proposals in the case " + page.Case().Title + ", compared topic by topic.",
		Markdown:    caseMarkdownAddress(slug),
		Feed:        feedAddress(caseAddress(slug)),
		Canonical:   glanceAddress(corpus.Query),
		Cited:       page.Glance.Cite,
	}, page.show())
}

// takeGlance loads where the sides stand.
func (s *site) takeGlance(r *http.Request) (export.Taken, string, error) {
	corpus, err := s.corpus(r)
	if err != nil {
		return export.Taken{}, "", err
	}
	report := corpus.Glance()
	return export.OfReport(report), glanceAddress(report.Query), nil
}

// glanceAddresses are those of where the sides stand.
var glanceAddresses = reportAddresses{glanceAddress, glanceMarkdownAddress}

// findCase is the newest revision of the case of that name.
func (s *site) findCase(ctx context.Context, name string) (*proposals.CaseRevision, error) {
	slug, err := proposals.ParseSlug(name)
	if err != nil {
		return nil, s.noCase(ctx, name)
	}
	c, err := s.store.Case(ctx, slug, 0)
	if errors.Is(err, proposals.ErrNotFound) {
		return nil, s.noCase(ctx, name)
	}
	return c, err
}

// noCase is the error for a case that is not there; it offers those that are.
func (s *site) noCase(ctx context.Context, name string) error {
	next, err := s.caseLinks(ctx)
	if err != nil {
		return err
	}
	return misdirected{sentence: fmt.Sprintf("There is no case called %q.", name), next: next}
}

func (s *site) caseLinks(ctx context.Context) ([]link, error) {
	cases, err := s.store.Cases(ctx)
	if err != nil {
		return nil, err
	}
	var links []link
	for _, c := range cases {
		links = append(links, caseLink(c))
	}
	return links, nil
}

func caseLink(c *proposals.CaseRevision) link {
	return link{c.Case().Title, caseAddress(c.Case().Slug)}
}

func newCasePage(corpus *compare.Corpus, listings []proposals.Listing, withdrawals []proposals.Withdrawal, site string) casePage {
	c, q := corpus.Case, compare.Query{Case: corpus.Case.Case().Slug}
	var standing []proposals.Listing
	if len(corpus.Query.Of) == 0 {
		standing = slices.DeleteFunc(proposals.Standing(listings), func(l proposals.Listing) bool {
			return !corpus.Query.AsOf.IsZero() && l.Dates.AsOf().Last().After(corpus.Query.AsOf.Last())
		})
	}
	page := casePage{
		CaseRevision: c,
		Counts:       caseCounts(c, len(newestListings(standing))),
		Codebook:     reportAddress("codebook", q),
		Coverage:     reportAddress("coverage", q),
		Glance:       newReportPage(corpus.Glance(), corpus.Query, site, glanceAddresses),
		Texts:        newTextCards(c, standing),
	}
	if len(corpus.Columns) > 0 {
		page.Comparison, page.Order, page.Reports = comparisonAddress(q), orderAddress(q), reportLinks(q.Case)
	}
	if len(corpus.Query.Of) == 0 && corpus.Query.AsOf.IsZero() {
		uncoded := corpus.Uncoded()
		page.Changes, page.Uncoded = newCaseChanges(c, listings, withdrawals), &uncoded
	}
	return page
}

// mostChanges is how many changes the page of a case shows: the newest.
const mostChanges = 6

func newCaseChanges(c *proposals.CaseRevision, listings []proposals.Listing, withdrawals []proposals.Withdrawal) []caseChange {
	newest := newestChanges(listings, withdrawals)
	changes := make([]caseChange, min(len(newest), mostChanges))
	for i := range changes {
		stored := newest[i]
		entry := newRevisionEntry(c, stored.Listing, "")
		switch {
		case stored.withdrawal != nil:
			entry = newWithdrawalEntry(c, stored.Listing, stored.withdrawal, "")
		case stored.Withdrawn == nil:
			changes[i].Since = changesSince(stored.Ref, stored.Answers, stored.BasedOn, proposals.Standing(listings))
		}
		changes[i].Day, changes[i].Text = proposals.DateOf(stored.at()).Words(), link{entry.Title, entry.Links[0].Href}
	}
	return changes
}

// caseCounts say how much there is: "2 proposals, 37 questions in 7 topics", or
// without any number of texts "37 questions in 7 topics".
func caseCounts(c *proposals.CaseRevision, texts int) string {
	issues, topics := 0, 0
	for _, issue := range c.Case().Issues {
		if !issue.Retired {
			issues++
		}
	}
	for _, topic := range c.Case().Topics {
		if !topic.Retired {
			topics++
		}
	}
	asked := counted(issues, "question", "questions") + " in " + counted(topics, "topic", "topics")
	if texts == 0 {
		return asked
	}
	return counted(texts, "proposal", "proposals") + ", " + asked
}

// authorWords name the authors of a text.
func authorWords(c *proposals.CaseRevision, authors []proposals.Slug) string {
	names := make([]string, len(authors))
	for i, a := range authors {
		names[i] = c.ActorLabel(a)
	}
	return joinWords(names)
}

// Lead is the first paragraph about the case.
func (p casePage) Lead() proposals.Prose { return p.Case().Intro[:min(1, len(p.Case().Intro))] }

// Title is that of the case, with the day that is asked for.
func (p casePage) Title() string {
	title := p.Case().Title
	if !p.Glance.Query.AsOf.IsZero() {
		title += ", as of " + p.Glance.Query.AsOf.Words()
	}
	return title
}

// Compared is where the texts that stand for the sides are compared in full;
// empty where there are not two.
func (p casePage) Compared() string {
	if len(p.Glance.Texts) < 2 {
		return ""
	}
	return comparisonAddress(*p.Glance.Compared)
}

// Revised says which revision of the case this is, and whose.
func (p casePage) Revised() string {
	return fmt.Sprintf("Revision %d, read by %s. %s", p.Stored().Revision, readWords(p.Case().Read), p.Case().Note)
}
