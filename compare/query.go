package compare

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"parley/proposals"
)

// A Query is what a reader asks of a comparison: the same names in an address,
// on the command line and in what is printed.
type Query struct {
	Case         proposals.Slug
	CaseRevision int             // 0 means the newest
	Of           []proposals.Ref // none: the newest versions of the opening comparison
	// Topics are those to show; none means all.
	Topics []proposals.Slug
	// Issues are the questions to show; none means all.
	Issues []proposals.Slug
	// Only keeps the rows with one of these relations; none means all.
	Only []Relation
	// Options narrow a text that offers several roads to one of them.
	Options []proposals.Slug
	// AsOf picks each proposal's newest version of that day.
	AsOf proposals.Date
	// Assume are the editors' assumptions that are switched on.
	Assume []proposals.Slug
	// AsGiven keeps the columns in the order of Of; otherwise they are ordered
	// by the names of their authors.
	AsGiven bool
}

// The names of a query's values, in the order in which [Query.Encode] prints
// them.
const (
	keyOf      = "of"
	keyTopic   = "topic"
	keyIssue   = "issue"
	keyOnly    = "only"
	keyOption  = "option"
	keyAsOf    = "as-of"
	keyCase    = "case"
	keyAssume  = "assume"
	keyColumns = "columns"
)

// Keys are the names of all values that a query can have.
var Keys = []string{keyOf, keyTopic, keyIssue, keyOnly, keyOption, keyAsOf, keyCase, keyAssume, keyColumns}

// asGiven is the only value of "columns".
const asGiven = "given"

// Values are the query as values of an address, as [ParseQuery] reads them. The
// case stands among them only where its revision is pinned: the path of an
// address names it.
func (q Query) Values() url.Values {
	values := url.Values{}
	for _, r := range q.Of {
		values.Add(keyOf, r.String())
	}
	for _, t := range q.Topics {
		values.Add(keyTopic, t.String())
	}
	for _, i := range q.Issues {
		values.Add(keyIssue, i.String())
	}
	for _, r := range q.Only {
		values.Add(keyOnly, r.slug())
	}
	for _, o := range q.Options {
		values.Add(keyOption, o.String())
	}
	if !q.AsOf.IsZero() {
		values.Add(keyAsOf, q.AsOf.String())
	}
	if q.CaseRevision > 0 {
		values.Add(keyCase, fmt.Sprintf("%s.%d", q.Case, q.CaseRevision))
	}
	for _, a := range q.Assume {
		values.Add(keyAssume, a.String())
	}
	if q.AsGiven {
		values.Add(keyColumns, asGiven)
	}
	return values
}

// Encode is the query of an address, in a fixed order and with refs as a reader
// writes them; empty where nothing is asked.
func (q Query) Encode() string {
	values := q.Values()
	var parts []string
	for _, key := range Keys {
		for _, value := range values[key] {
			parts = append(parts, key+"="+plainInQuery.Replace(url.QueryEscape(value)))
		}
	}
	return strings.Join(parts, "&")
}

// plainInQuery undoes escapes that a query does not need.
var plainInQuery = strings.NewReplacer("%40", "@", "%3A", ":")

// asksFor reports whether q shows a question.
func (q Query) asksFor(i *proposals.Issue) bool {
	return len(q.Issues) == 0 || slices.Contains(q.Issues, i.Slug)
}

// Pinned reports whether q names every revision that it rests on, so that what
// it shows never changes.
func (q Query) Pinned() bool {
	open := func(ref proposals.Ref) bool { return ref.Revision() == 0 }
	return q.CaseRevision > 0 && len(q.Of) > 0 && !slices.ContainsFunc(q.Of, open)
}
