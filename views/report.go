package views

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
)

// A reportKind is a page of a case that shows a report: its address behind that
// of the case, and what makes it.
type reportKind struct {
	name        string
	description string
	make        func(*compare.Corpus) *compare.Report
}

// reportKinds are all of them, in the order in which a case lists them.
var reportKinds = []reportKind{
	{"timeline", "When each text was dated, handed over, published and first reported, and which text it follows.", (*compare.Corpus).Timeline},
	{"codebook", "The questions of the case, what each takes as an answer, and which texts give which.", (*compare.Corpus).Codebook},
	{"coverage", "Which questions each text answers, why it does not where it does not, and who read it.", (*compare.Corpus).Coverage},
	{"deadlines", "What must happen within what time of which event, by each text, in tables and drawn.", (*compare.Corpus).Deadlines},
	{"obligations", "Who would have to do what, or refrain from it, by each text.", (*compare.Corpus).Obligations},
}

// A thingKind is the pages of a case that each show a report on one thing of
// it: their address between that of the case and of the thing, and what makes
// one.
type thingKind struct {
	name        string
	what        string // what one of them is, in words
	description string
	make        func(*compare.Corpus, proposals.Slug) (*compare.Report, error)
}

var thingKinds = []thingKind{
	{issuesName, "question", "What every text says on one question, and what differs from the texts that it follows, or from its authors’ text before.", (*compare.Corpus).Issue},
	{topicsName, "topic", "What every text answers to the questions of one topic.", (*compare.Corpus).Topic},
	{partiesName, "party", "The positions of one party, those of its newest text first.", (*compare.Corpus).Party},
}

// reportRoutes are the page of each report, and what it can be taken away in.
func (s *site) reportRoutes() []route {
	var routes []route
	for _, k := range reportKinds {
		path := "/cases/{case}/" + k.name
		routes = append(routes, route{"GET " + path, toRead, s.page(func(r *http.Request) (content, error) {
			made, err := s.report(r, k)
			if err != nil {
				return content{}, err
			}
			return s.showReport(r, made)
		})})
		routes = append(routes, s.takeRoutes(path, compare.Keys, func(r *http.Request) (export.Taken, string, error) {
			made, err := s.report(r, k)
			if err != nil {
				return export.Taken{}, "", err
			}
			return export.OfReport(made.Report), made.at.page(made.Query), nil
		})...)
	}
	for _, k := range thingKinds {
		routes = append(routes, route{"GET /cases/{case}/" + k.name + "/{thing}", toRead, s.page(func(r *http.Request) (content, error) {
			return s.serveThing(r, k)
		})})
	}
	return routes
}

// reportLinks lead to the reports on a case.
func reportLinks(c proposals.Slug) []link {
	links := make([]link, len(reportKinds))
	for i, k := range reportKinds {
		links[i] = link{sentenceCase(k.name), reportAddress(k.name, compare.Query{Case: c})}
	}
	return links
}

// A reportPage shows a report.
type reportPage struct {
	*compare.Report
	Asked     compare.Query     // what other reports are asked that it leads to
	Pictures  []timelinePicture // the same for each width of a window
	Drawn     deadlinePicture
	Heads     []columnHead
	Pinned    bool
	Permanent string // the address that always shows this
	Newest    string // the address that always shows the newest texts
	Markdown  string
	Cite      *citeBox // nil where the page is not to be cited
	Notice    []string
}

// A madeReport is a report with what its page needs to know.
type madeReport struct {
	*compare.Report
	asked       compare.Query
	at          reportAddresses
	description string
}

func (s *site) report(r *http.Request, k reportKind) (madeReport, error) {
	corpus, err := s.corpus(r)
	if err != nil {
		return madeReport{}, err
	}
	return madeReport{k.make(corpus), corpus.Query, reportAt(k.name), k.description}, nil
}

// serveThing answers with the page of a thing, or with what it is taken away or
// cited in if its name ends in that.
func (s *site) serveThing(r *http.Request, k thingKind) (content, error) {
	if name, citation := cutCitation(r.PathValue("thing")); citation != nil {
		return s.cite(r, *citation, s.thingTaker(k, name))
	}
	name, format := cutFormat(r.PathValue("thing"))
	if format == nil && isFile(name) {
		return content{}, noFormat(r, formatNames())
	}
	if format == nil {
		made, err := s.thing(r, k, name)
		if err != nil {
			return content{}, err
		}
		return s.showReport(r, made)
	}
	return s.take(r, *format, compare.Keys, s.thingTaker(k, name))
}

// thingTaker loads the report on a thing, to be taken away or cited.
func (s *site) thingTaker(k thingKind, name string) taker {
	return func(r *http.Request) (export.Taken, string, error) {
		made, err := s.thing(r, k, name)
		if err != nil {
			return export.Taken{}, "", err
		}
		return export.OfReport(made.Report), made.at.page(made.Query), nil
	}
}

func (s *site) thing(r *http.Request, k thingKind, name string) (madeReport, error) {
	corpus, err := s.corpus(r)
	if err != nil {
		return madeReport{}, err
	}
	slug, err := proposals.ParseSlug(name)
	if err != nil {
		return madeReport{}, noThing(corpus.Case, k, name)
	}
	report, err := k.make(corpus, slug)
	switch {
	case errors.Is(err, proposals.ErrNotFound):
		return madeReport{}, noThing(corpus.Case, k, name)
	case err != nil:
		return madeReport{}, err
	}
	return madeReport{report, corpus.Query, reportAt(k.name + "/" + name), k.description}, nil
}

// noThing is the error for a thing that a case does not have; it offers the one
// that may have been meant, and all parties, or the topics with their questions.
func noThing(c *proposals.CaseRevision, k thingKind, name string) error {
	lost := misdirected{sentence: fmt.Sprintf("The case %q has no %s called %q.", c.Case().Title, k.what, name)}
	var slugs []string
	labels := map[string]string{}
	add := func(slug proposals.Slug, label string) {
		slugs = append(slugs, slug.String())
		labels[slug.String()] = label
	}
	query := compare.Query{Case: c.Case().Slug}
	if k.name == partiesName {
		for _, p := range c.Case().Parties {
			add(p.Slug, p.Label)
			lost.next = append(lost.next, link{p.Label, thingAddress(partiesName, p.Slug, query)})
		}
	} else {
		for _, t := range c.Case().Topics {
			if k.name == topicsName {
				add(t.Slug, t.Label)
			}
			lost.next = append(lost.next, link{t.Label, thingAddress(topicsName, t.Slug, query)})
		}
	}
	if k.name == issuesName {
		for _, i := range c.Case().Issues {
			add(i.Slug, i.Label)
		}
	}
	if near := proposals.Nearest(name, slugs); near != "" {
		meant := link{"Perhaps meant: " + labels[near], thingAddress(k.name, proposals.MustSlug(near), query)}
		lost.next = append([]link{meant}, lost.next...)
	}
	lost.next = append(lost.next, caseLink(c))
	return lost
}

// showReport is the page of a report.
func (s *site) showReport(r *http.Request, made madeReport) (content, error) {
	page := newReportPage(made.Report, made.asked, s.opts.URL, made.at)
	page.Cite = s.citeTaken(export.OfReport(made.Report), "this page", page.Markdown, made.at.page(made.Query))
	return s.render(r, head{
		Title:       page.Heading(),
		Description: made.description,
		Trail:       []link{caseLink(made.Case)},
		Markdown:    page.Markdown,
		Canonical:   made.at.page(made.asked),
		Cited:       page.Cite,
	}, page.show())
}

// reportAddresses are where a report stands, as a page and as markdown.
type reportAddresses struct{ page, markdown func(compare.Query) string }

// reportAt are those of the report that stands under a name in its case.
func reportAt(name string) reportAddresses {
	at := func(name string) func(compare.Query) string {
		return func(q compare.Query) string { return reportAddress(name, q) }
	}
	return reportAddresses{at(name), at(name + ".md")}
}

func newReportPage(r *compare.Report, asked compare.Query, site string, at reportAddresses) reportPage {
	page := reportPage{
		Report:    r,
		Asked:     asked,
		Drawn:     newDeadlinePicture(r),
		Pinned:    asked.Pinned(),
		Permanent: strings.TrimSuffix(site, "/") + at.page(r.Query),
		Newest:    at.page(compare.Query{Case: asked.Case}),
		Markdown:  at.markdown(asked),
		Notice:    compare.Notice(r.Case),
	}
	if r.Timeline != nil && len(r.Texts) > 0 {
		for _, width := range []int{pictureWidth, wideTimeline} {
			page.Pictures = append(page.Pictures, newTimelinePicture(r.Timeline, width))
		}
	}
	for _, column := range r.Texts {
		page.Heads = append(page.Heads, newColumnHead(r.Case, column))
	}
	return page
}

// Heading names the case and the report.
func (p reportPage) Heading() string {
	heading := p.Case.Case().Title + ": " + p.Title
	if !p.Query.AsOf.IsZero() {
		heading += ", as of " + p.Query.AsOf.Words()
	}
	return heading
}

// targetAddress is where a reader finds what a target means; empty for none.
// Other reports show the same texts, or those of the same day.
func (p reportPage) targetAddress(t compare.Target) string {
	switch {
	case t.Address != "":
		return t.Address
	case t.Table != "":
		return "#" + t.Table
	case t.Compared != nil:
		return comparisonAddress(*t.Compared) + "#" + comparedAnchor(t)
	case !t.Changes.IsZero():
		address := changesAddress(compare.MovementQuery{From: t.Changes, To: t.Ref})
		if !t.Issue.IsZero() {
			address += "#" + changeAnchor(t.Issue)
		}
		return address
	case !t.Ref.IsZero() && t.Anchor != "":
		return termAddress(t.Ref, t.Anchor)
	case !t.Ref.IsZero():
		return versionAddress(t.Ref)
	case !t.Proposal.IsZero():
		return proposalAddress(t.Proposal)
	case !t.Issue.IsZero():
		return thingAddress(issuesName, t.Issue, p.Asked)
	case !t.Topic.IsZero():
		return thingAddress(topicsName, t.Topic, p.Asked)
	case !t.Party.IsZero():
		return thingAddress(partiesName, t.Party, p.Asked)
	default:
		return ""
	}
}

// noteClass sets the first of a report's notes apart.
func noteClass(at int) string {
	if at == 0 {
		return "lead"
	}
	return "quiet"
}

// comparedAnchor is the place that a target means in a comparison.
func comparedAnchor(t compare.Target) string {
	table := compare.Table{Topic: proposals.Topic{Slug: t.Topic}}
	if t.Order {
		return rowID(table, compare.Row{})
	}
	return rowID(table, compare.Row{Issue: &proposals.Issue{Slug: t.Issue}})
}

// A grid of few columns shares out the width of any page that shows it as a
// table, one of some that of a wide page; more scroll sideways.
const fewColumns, someColumns = 5, 8

// tableClass names a table, for its style.
func tableClass(t compare.ReportTable) string {
	switch n := len(t.Head); {
	case !t.Grid:
		return "report-table"
	case n <= fewColumns:
		return "report-table grid few"
	case n <= someColumns:
		return "report-table grid some"
	default:
		return "report-table grid"
	}
}

// cellClass names what a cell shows, for its style.
func cellClass(t compare.ReportTable, c compare.ReportCell) string {
	switch {
	case c.Relation != "":
		return relationAnchor(c.Relation)
	case !t.Grid:
		return ""
	case c.Coverage == proposals.Stated:
		return "is-stated"
	default:
		return "is-blank"
	}
}
