package views

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
)

// A comparisonPage shows some texts of a case side by side.
type comparisonPage struct {
	*compare.Comparison
	Heads []columnHead
	// Pinned says that the address names every revision: the page then says
	// nothing of what came later.
	Pinned bool
	// Permanent is the address that always shows this, and Newest the one that
	// always shows the newest texts.
	Permanent, Newest string
	// Swap shows the columns the other way round, where there are two or more.
	Swap string
	// Tools are one for each column, none where the texts cannot be chosen.
	Tools  []columnTools
	Adder  *columnAdder
	Filter filter
	Notice []string
	// Draft is the text among them that is not stored yet, and has no page; it
	// is zero where all are.
	Draft proposals.Ref
	// Cite is what the page is cited as, nil where it is not to be; CiteCells are
	// the answers of the only row, each by itself.
	Cite      *citeBox
	CiteCells []citeBox
}

// isDraft reports whether a column is not stored yet.
func (p comparisonPage) isDraft(column int) bool {
	return !p.Draft.IsZero() && p.Columns[column].Ref() == p.Draft
}

func (s *site) serveComparison(r *http.Request) (content, error) {
	c, err := s.compare(r)
	if err != nil {
		return content{}, err
	}
	page := newComparisonPage(c, s.opts.URL)
	page.Tools = newColumnTools(c)
	page.Cite = s.citeTaken(export.OfComparison(c), citedPart(c), page.Markdown(), PermanentAddress("", c))
	page.CiteCells = s.cellBoxes(c)
	if !page.Pinned { // a pinned page knows nothing of texts that came later
		texts, err := s.store.Listings(r.Context(), c.Case.Case().Slug)
		if err != nil {
			return content{}, err
		}
		page.Adder = newColumnAdder(c, texts)
	}
	return s.render(r, head{
		Title:       page.Title(),
		Description: page.Texts() + ", topic by topic.",
		Trail:       []link{caseLink(c.Case)},
		Markdown:    page.Markdown(),
		Canonical:   comparisonAddress(c.Query),
		Cited:       page.Cite,
	}, page.show())
}

// takeComparison loads the same comparison as the page of the same query.
func (s *site) takeComparison(r *http.Request) (export.Taken, string, error) {
	c, err := s.compare(r)
	if err != nil {
		return export.Taken{}, "", err
	}
	return export.OfComparison(c), PermanentAddress("", c), nil
}

func newComparisonPage(c *compare.Comparison, site string) comparisonPage {
	page := comparisonPage{
		Comparison: c,
		Heads:      newColumnHeads(c),
		Pinned:     c.Query.Pinned(),
		Permanent:  PermanentAddress(site, c),
		Newest:     comparisonAddress(newestQuery(c)),
		Filter:     newFilter(c),
		Notice:     compare.Notice(c.Case),
	}
	if len(c.Columns) > 1 {
		page.Swap = comparisonAddress(swapped(c))
	}
	return page
}

// IsWide reports whether the texts are too many to stand abreast.
func (p comparisonPage) IsWide() bool { return len(p.Columns) > mostAbreast }

// Names lists the texts as the heads of the tables do.
func (p comparisonPage) Names() string {
	names := make([]string, len(p.Heads))
	for i, h := range p.Heads {
		names[i] = h.Heading + ", " + p.shortDate(i)
	}
	return strings.Join(names, "; ")
}

// tableClass names how the columns of a table are laid out.
func (p comparisonPage) tableClass() []string {
	classes := []string{"positions", "matrix", columnsClass(len(p.Columns))}
	if p.IsWide() {
		classes = append(classes, "many")
	}
	return classes
}

// showsPairsBelow reports whether the pairs of a row stand below the table,
// since the row is what was asked for.
func (p comparisonPage) showsPairsBelow(r compare.Row) bool {
	return len(p.Query.Issues) > 0 && len(r.Pairs) > 1
}

// shortDate tells texts of the same authors apart in the head of a table.
func (p comparisonPage) shortDate(column int) string {
	_, date := p.Columns[column].Revision.Version().Dates.Named()
	return date.Words()
}

// rowAddress is a comparison of the same texts on one question, where all of
// its pairs stand.
func (p comparisonPage) rowAddress(r compare.Row) string {
	q := p.Query
	q.Topics, q.Only, q.Issues = nil, nil, []proposals.Slug{r.Issue.Slug}
	return comparisonAddress(q)
}

// citeAddress is where a row is cited: on the page that shows it alone.
func (p comparisonPage) citeAddress(r compare.Row) string {
	if len(p.Query.Issues) == 1 {
		return "#cite"
	}
	return p.rowAddress(r) + "#cite"
}

// listsPairs reports whether the pairs of a row stand with its verdict, as they
// do where they are few.
func (p comparisonPage) listsPairs(r compare.Row) bool {
	return r.Issue == nil || len(r.Pairs) <= mostPairs || !p.Draft.IsZero()
}

// Title names the case, and the day if one was asked for.
func (p comparisonPage) Title() string {
	title := p.Case.Case().Title + ": proposals side by side"
	if !p.Query.AsOf.IsZero() {
		title += ", as of " + p.Query.AsOf.Words()
	}
	return title
}

// Day says for which day the comparison stands: the one that was asked for, or
// that of the latest text in it.
func (p comparisonPage) Day() string {
	if !p.Query.AsOf.IsZero() {
		return "The texts as they stood on " + p.Query.AsOf.Words() + "."
	}
	var latest proposals.Dates
	for _, c := range p.Columns {
		if d := c.Revision.Version().Dates; latest.AsOf().IsZero() || d.AsOf().Compare(latest.AsOf()) > 0 {
			latest = d
		}
	}
	if latest.AsOf().IsZero() {
		return ""
	}
	return "As of " + latest.AsOf().Words() + ", the newest date of the texts shown."
}

// Texts lists what is compared in one line.
func (p comparisonPage) Texts() string {
	texts := make([]string, len(p.Heads))
	for i, h := range p.Heads {
		texts[i] = fmt.Sprintf("%s: %s (%s)", h.Heading, h.Title, h.Dated)
	}
	return strings.Join(texts, "; ")
}

// between names the two texts that the verdict of a row is about, where there
// are more; else it is empty.
func (p comparisonPage) between(r compare.Row) string {
	if len(p.Columns) < 3 || r.Left == r.Right {
		return ""
	}
	return "The pair " + p.Heads[r.Left].Name + " – " + p.Heads[r.Right].Name
}

// OrderRule says by which rule the columns stand as they do.
func (p comparisonPage) OrderRule() string {
	if p.Query.AsGiven {
		return "The columns stand in the order that the address asks for."
	}
	return "The columns stand in the order of their authors’ names, those of the same authors by date."
}

// Markdown is the address of the same comparison as markdown.
func (p comparisonPage) Markdown() string { return comparisonMarkdownAddress(p.Query) }

// TableMarkdown is the address of one of its tables as markdown.
func (p comparisonPage) TableMarkdown(t compare.Table) string {
	q := p.Query
	q.Topics = []proposals.Slug{t.Topic.Slug}
	return comparisonMarkdownAddress(q)
}

// roads are the orders of one column, one for each of its options.
func (p comparisonPage) roads(column int) []compare.ColumnOrder {
	return roadsOf(p.Comparison, column)
}

// Rows says what the rows of a group have in common; empty where it needs no
// saying.
func (p comparisonPage) Rows(g compare.Group) string {
	if len(p.Columns) < 2 {
		return ""
	}
	n := len(g.Rows)
	switch g.Kind {
	case compare.OneSided:
		return counted(n, "question", "questions") + " coded for one text only: " + p.answers(g)
	case compare.NoSide:
		return counted(n, "question", "questions") + " with no position coded"
	default:
		return ""
	}
}

// sinceAddress is where it stands what became of a row's cell since the version
// before.
func (p comparisonPage) sinceAddress(column int, r compare.Row) string {
	c := p.Columns[column]
	q := compare.MovementQuery{Proposal: c.Ref().Proposal(), From: c.Before.WithRevision(0), To: c.Ref()}
	return changesAddress(q) + "#" + changeAnchor(r.Issue.Slug)
}

// sinceWhat says what became of a cell, and claims no more than its kind does.
func sinceWhat(k compare.ChangeKind, before proposals.Ref) string {
	version := versionWords(before.WithRevision(0))
	switch k {
	case compare.Changed, compare.Added, compare.Dropped:
		return "Changed since " + version
	case compare.Reworded:
		return "Reworded since " + version
	case compare.Restated:
		return "Another stance than in " + version
	default:
		return "Not coded alike for " + version
	}
}

// whereWords say where a verdict holds, and which it is where the row as a
// whole has another.
func whereWords(v compare.Verdict, row compare.Relation) string {
	if v.Relation == row {
		return v.Where
	}
	return v.Where + ": " + string(v.Relation)
}

// answers says how many rows of a group each text answers.
func (p comparisonPage) answers(g compare.Group) string {
	counts := make([]string, len(p.Heads))
	for i, h := range p.Heads {
		counts[i] = fmt.Sprintf("%s %d", h.Name, g.Coded(i))
	}
	return joinWords(counts)
}

// rulesOf are the rules of verdicts, each once.
func rulesOf(verdicts []compare.Verdict) []compare.Rule {
	var rules []compare.Rule
	for _, v := range verdicts {
		if !slices.Contains(rules, v.Rule) {
			rules = append(rules, v.Rule)
		}
	}
	return rules
}

func rowID(t compare.Table, r compare.Row) string {
	if r.Issue == nil {
		return "row-" + t.Topic.Slug.String() + "-order"
	}
	return issueRowID(t.Topic.Slug, r.Issue.Slug)
}

// issueRowID is the place of a question in the table of a topic.
func issueRowID(topic, issue proposals.Slug) string {
	return "row-" + topic.String() + "-" + issue.String()
}

// headsID is the list of the texts; where it is folded, a browser opens it for
// whoever is led there.
const headsID = "text-list"

func topicID(t compare.Table) string { return "topic-" + t.Topic.Slug.String() }

// joinWords is "a", "a and b" or "a, b and c".
func joinWords(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
