package views

import (
	"bytes"
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
	{"codebook", "The questions of the case, what each takes as an answer, and which texts give which.", (*compare.Corpus).Codebook},
	{"coverage", "Which questions each text answers, why it does not where it does not, and who read it.", (*compare.Corpus).Coverage},
}

// reportRoutes are the page of each kind of report and its markdown.
func (s *site) reportRoutes() []route {
	var routes []route
	for _, k := range reportKinds {
		path := "GET /cases/{case}/" + k.name
		routes = append(routes,
			route{path, toRead, s.page(func(r *http.Request) (content, error) { return s.serveReport(r, k) })},
			route{path + ".md", toRead, s.page(func(r *http.Request) (content, error) { return s.serveReportMarkdown(r, k) })})
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
	Heads     []columnHead
	Pinned    bool
	Permanent string // the address that always shows this
	Newest    string // the address that always shows the newest texts
	Markdown  string
	Notice    []string
}

func (s *site) serveReport(r *http.Request, k reportKind) (content, error) {
	corpus, err := s.corpus(r)
	if err != nil {
		return content{}, err
	}
	page := newReportPage(k.make(corpus), corpus.Query, s.opts.URL, k.addresses())
	return s.render(r, head{
		Title:       page.Heading(),
		Description: k.description,
		Trail:       []link{caseLink(corpus.Case)},
		Markdown:    page.Markdown,
	}, page.show())
}

func (s *site) serveReportMarkdown(r *http.Request, k reportKind) (content, error) {
	corpus, err := s.corpus(r)
	if err != nil {
		return content{}, err
	}
	return s.reportMarkdown(k.make(corpus), k.addresses())
}

func (s *site) reportMarkdown(report *compare.Report, at reportAddresses) (content, error) {
	var text bytes.Buffer
	if err := export.ReportMarkdown(&text, report, export.Options{Address: s.opts.URL + at.page(report.Query)}); err != nil {
		return content{}, err
	}
	return content{markdownType, text.Bytes()}, nil
}

// reportAddresses are where a report stands, as a page and as markdown.
type reportAddresses struct{ page, markdown func(compare.Query) string }

func (k reportKind) addresses() reportAddresses {
	at := func(name string) func(compare.Query) string {
		return func(q compare.Query) string { return reportAddress(name, q) }
	}
	return reportAddresses{at(k.name), at(k.name + ".md")}
}

func newReportPage(r *compare.Report, asked compare.Query, site string, at reportAddresses) reportPage {
	page := reportPage{
		Report:    r,
		Pinned:    asked.Pinned(),
		Permanent: strings.TrimSuffix(site, "/") + at.page(r.Query),
		Newest:    at.page(compare.Query{Case: asked.Case}),
		Markdown:  at.markdown(asked),
		Notice:    compare.Notice(r.Case),
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
func targetAddress(t compare.Target) string {
	switch {
	case t.Table != "":
		return "#" + t.Table
	case t.Compared != nil:
		return comparisonAddress(*t.Compared) + "#" + comparedAnchor(t)
	case !t.Changes.IsZero():
		return changesAddress(compare.MovementQuery{From: t.Changes, To: t.Ref})
	case !t.Ref.IsZero() && t.Anchor != "":
		return termAddress(t.Ref, t.Anchor)
	case !t.Ref.IsZero():
		return versionAddress(t.Ref)
	case !t.Proposal.IsZero():
		return proposalAddress(t.Proposal)
	default:
		return ""
	}
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
