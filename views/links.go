package views

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"parley/compare"
	"parley/proposals"
)

// A link is an address with its words.
type link struct{ Words, Address string }

// plainLinks are words that lead nowhere.
func plainLinks(words []string) []link {
	var all []link
	for _, w := range words {
		all = append(all, link{Words: w})
	}
	return all
}

func homeAddress() string   { return "/" }
func methodAddress() string { return "/method" }

const searchPath = "/search"

// searchAddress is a page, from 1, of what q finds.
func searchAddress(q proposals.SearchQuery, number int) string {
	query := q.Encode()
	if number > 1 {
		query += "&page=" + strconv.Itoa(number)
	}
	if query == "" {
		return searchPath
	}
	return searchPath + "?" + query
}

const signInPath = "/sign-in"

// signInAddress is where one signs in to go to an address of this site.
func signInAddress(to string) string {
	if to = localAddress(to); to == homeAddress() {
		return signInPath
	}
	return signInPath + "?" + url.Values{"to": {to}}.Encode()
}

func signOutAddress() string { return "/sign-out" }

// auditAddress is a page of the audit list, from 1.
func auditAddress(number int) string {
	if number == 1 {
		return "/audit"
	}
	return "/audit?page=" + strconv.Itoa(number)
}

func caseAddress(c proposals.Slug) string         { return "/cases/" + c.String() }
func caseMarkdownAddress(c proposals.Slug) string { return caseAddress(c) + ".md" }

// comparisonAddress is where q is shown; tables have the slug of their topic
// as anchor.
func comparisonAddress(q compare.Query) string {
	return withQuery(caseAddress(q.Case)+"/compare", q)
}

// PermanentAddress is where c stands for good, on the site whose public address
// is site, or the path alone where that is empty.
func PermanentAddress(site string, c *compare.Comparison) string {
	return strings.TrimSuffix(site, "/") + comparisonAddress(c.Pinned())
}

// comparisonMarkdownAddress is where q stands as markdown.
func comparisonMarkdownAddress(q compare.Query) string {
	return withQuery(caseAddress(q.Case)+"/compare.md", q)
}

func orderAddress(q compare.Query) string {
	return withQuery(caseAddress(q.Case)+"/order", q)
}

// reportAddress is where a kind of report is shown, or its markdown.
func reportAddress(name string, q compare.Query) string {
	return withQuery(caseAddress(q.Case)+"/"+name, q)
}

// PermanentReportAddress is where the report of a name always shows the same,
// on the site at an address, or without one below the top.
func PermanentReportAddress(site, name string, r *compare.Report) string {
	return strings.TrimSuffix(site, "/") + reportAddress(name, r.Query)
}

// The names of the reports on one thing of a case, which stand between the
// addresses of the case and of the thing.
const (
	issuesName  = "issues"
	topicsName  = "topics"
	partiesName = "parties"
)

// thingAddress is where the report on one issue, topic or party is shown; name
// is one of the above.
func thingAddress(name string, thing proposals.Slug, q compare.Query) string {
	q.Topics, q.Issues = nil, nil // the thing chooses what is shown
	return reportAddress(name+"/"+thing.String(), q)
}

// issueAddress is where one question is shown through all texts of a case.
func issueAddress(c, issue proposals.Slug) string {
	return thingAddress(issuesName, issue, compare.Query{Case: c})
}

// glanceAddress is the first page of a case for the texts that q names, and
// glanceMarkdownAddress where the sides stand in it, as markdown.
func glanceAddress(q compare.Query) string         { return withQuery(caseAddress(q.Case), q) }
func glanceMarkdownAddress(q compare.Query) string { return reportAddress("glance.md", q) }

func withQuery(path string, q compare.Query) string {
	if query := q.Encode(); query != "" {
		return path + "?" + query
	}
	return path
}

func proposalAddress(p proposals.Slug) string { return "/proposals/" + p.String() }

// feedAddress is the feed of the case or proposal whose page is at an address.
func feedAddress(page string) string { return page + "/feed.atom" }

// versionAddress is the page of a version, or of one of its revisions if ref
// names one.
func versionAddress(ref proposals.Ref) string {
	return proposalAddress(ref.Proposal()) + "/" + ref.Number()
}

func versionMarkdownAddress(ref proposals.Ref) string { return versionAddress(ref) + ".md" }

// termAddress is a term's or a step's place on its version's page.
func termAddress(ref proposals.Ref, anchor string) string {
	return versionAddress(ref) + "#" + anchor
}

// citePlaceAddress is where a term, a step or a quote is offered for citing: the
// page of its text.
func citePlaceAddress(ref proposals.Ref, anchor string) string {
	return versionAddress(ref) + "?" + url.Values{termField: {anchor}}.Encode()
}

// changesAddress is where q is shown. A text of its own proposal is named by its
// number; each question on which something changed has an anchor.
func changesAddress(q compare.MovementQuery) string { return withTexts("/changes", q) }

// changesMarkdownAddress is where q stands as markdown.
func changesMarkdownAddress(q compare.MovementQuery) string { return withTexts("/changes.md", q) }

// PermanentChangesAddress is where m stands for good, on the site whose public
// address is site, or the path alone where that is empty.
func PermanentChangesAddress(site string, m *compare.Movement) string {
	return strings.TrimSuffix(site, "/") + changesAddress(m.Pinned())
}

func withTexts(page string, q compare.MovementQuery) string {
	if q.Proposal.IsZero() {
		q.Proposal = q.To.Proposal()
	}
	var parts []string
	for _, text := range []struct {
		key string
		ref proposals.Ref
	}{{"from", q.From}, {"to", q.To}} {
		switch {
		case text.ref.IsZero():
		case text.ref.Proposal() == q.Proposal && text.ref.By().IsZero():
			parts = append(parts, text.key+"="+text.ref.Number())
		default:
			parts = append(parts, text.key+"="+text.ref.String())
		}
	}
	for _, t := range q.Topics {
		parts = append(parts, "topic="+t.String())
	}
	if q.CaseRevision > 0 {
		parts = append(parts, fmt.Sprintf("case=%s.%d", q.Case, q.CaseRevision))
	}
	address := proposalAddress(q.Proposal) + page
	if len(parts) > 0 {
		address += "?" + strings.Join(parts, "&")
	}
	return address
}

// changeAnchor is the place of a question on a page of changes.
func changeAnchor(issue proposals.Slug) string { return "change-" + issue.String() }

// blanksAnchor is the place of the questions without an answer on the page of a
// version.
const blanksAnchor = "blanks"

// addAddress is where adding begins.
func addAddress() string { return "/add" }

// addProposalAddress is the form of the next version of ref's proposal, or of a
// further coding where it is based on one.
func addProposalAddress(ref proposals.Ref, based int) string {
	address := "/add/" + ref.Proposal().String()
	if based > 0 {
		address += fmt.Sprintf("?revise=%d", ref.Version())
	}
	return address
}

// reviseAddress is the form of a further coding of the version that ref names, at
// the place of an anchor.
func reviseAddress(ref proposals.Ref, anchor string) string {
	return addProposalAddress(ref, 1) + "&" + url.Values{"at": {anchor}}.Encode()
}

func editCaseAddress(c proposals.Slug) string { return caseAddress(c) + "/edit" }

// draftAddress is a page of a draft.
func draftAddress(id, step string) string { return "/drafts/" + id + "/" + step }

// readAddress is where the coding that ref names is read again, and
// settleAddress where a difference that was found there is settled.
func readAddress(ref proposals.Ref) string   { return versionAddress(ref) + "/read" }
func settleAddress(ref proposals.Ref) string { return versionAddress(ref) + "/settle" }

func withdrawAddress(ref proposals.Ref) string {
	return versionAddress(ref.WithRevision(0)) + "/withdraw"
}

func relationAnchor(r compare.Relation) string { return "relation-" + anchorWords(string(r)) }
func ruleAnchor(r compare.Rule) string         { return "rule-" + string(r) }
func blankAnchor(c proposals.Coverage) string  { return "blank-" + anchorWords(c.Words()) }

func relationsAddress() string                 { return methodAddress() + "#relations" }
func ruleAddress(r compare.Rule) string        { return methodAddress() + "#" + ruleAnchor(r) }
func blankAddress(c proposals.Coverage) string { return methodAddress() + "#" + blankAnchor(c) }

// anchorWords makes words of a closed set fit for an anchor.
func anchorWords(words string) string { return wordsInAnchor.Replace(words) }

// wordsInAnchor is made once, since every blank of a table leads to an anchor.
var wordsInAnchor = strings.NewReplacer(" ", "-", "'", "")
