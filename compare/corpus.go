package compare

import (
	"cmp"
	"context"
	"slices"

	"parley/proposals"
)

// A Corpus is any number of texts of a case, from the oldest to the newest, for
// what is shown of them other than how they stand to each other. Its methods
// make the reports.
type Corpus struct {
	Query   Query // what was asked for
	Case    *proposals.CaseRevision
	Columns []Column
	// Sources are all that the texts cite; source number n is Sources[n-1].
	Sources []Source
	columns []*column
	texts   []Text // of the columns
}

// LoadCorpus reads the texts that q names, else the newest coding of every
// version of the case that stands, or stood on the day that q asks for. The
// case's opening comparison is not asked.
func LoadCorpus(ctx context.Context, s Store, q Query) (*Corpus, error) {
	c, err := s.Case(ctx, q.Case, q.CaseRevision)
	if err != nil {
		return nil, err
	}
	listings, err := s.Listings(ctx, q.Case)
	if err != nil {
		return nil, err
	}
	refs := newestCodings(listings, q.AsOf)
	if len(q.Of) > 0 {
		if refs, err = Select(c, listings, q); err != nil {
			return nil, err
		}
	}
	read, err := readRevisions(ctx, s, refs)
	if err != nil {
		return nil, err
	}
	texts := make([]Text, len(refs))
	for i, ref := range refs {
		texts[i] = newText(listings, read, ref, true)
	}
	return NewCorpus(c, texts, q)
}

// NewCorpus puts texts of one case into the order of their dates. The error is
// [proposals.Problems], as of [Build], and where the query asks for what only a
// comparison has; no text at all is none.
func NewCorpus(c *proposals.CaseRevision, texts []Text, q Query) (*Corpus, error) {
	var p problems
	for _, t := range texts {
		p.checkText(keyOf, c, t)
	}
	p.names(keyTopic, "topic", q.Topics, topicSlugs(c))
	p.names(keyIssue, "question", q.Issues, issueSlugs(c))
	p.names(keyOption, "option", q.Options, optionSlugs(texts))
	p.notOfReports(q)
	if err := p.Err(); err != nil {
		return nil, err
	}
	texts = slices.Clone(texts)
	slices.SortStableFunc(texts, func(a, b Text) int {
		x, y := a.Revision.Version(), b.Revision.Version()
		return cmp.Or(x.Dates.AsOf().Compare(y.Dates.AsOf()), x.Proposal.Compare(y.Proposal), cmp.Compare(x.Number, y.Number))
	})
	arranged := q
	arranged.AsGiven = true
	corpus := &Corpus{Query: q, Case: c, texts: texts}
	corpus.columns, corpus.Sources = newColumns(c, texts, arranged)
	for _, col := range corpus.columns {
		corpus.Columns = append(corpus.Columns, col.Column)
	}
	return corpus, nil
}

// newestCodings are the newest codings of all versions that stood on a day, or
// stand now.
func newestCodings(listings []proposals.Listing, day proposals.Date) []proposals.Ref {
	newest := map[proposals.Ref]proposals.Ref{}
	var versions []proposals.Ref
	for _, l := range proposals.Standing(listings) {
		if !day.IsZero() && l.Dates.AsOf().Last().After(day.Last()) {
			continue
		}
		version := l.Ref.WithRevision(0)
		if _, ok := newest[version]; !ok {
			versions = append(versions, version)
		}
		if l.Ref.Revision() > newest[version].Revision() {
			newest[version] = l.Ref
		}
	}
	refs := make([]proposals.Ref, len(versions))
	for i, v := range versions {
		refs[i] = newest[v]
	}
	return refs
}

// Pinned is the query that always gives the same texts, read against the same
// case.
func (c *Corpus) Pinned() Query {
	q := c.Query
	q.Case, q.CaseRevision = c.Case.Case().Slug, c.Case.Stored().Revision
	q.Of = nil
	for _, column := range c.Columns {
		q.Of = append(q.Of, column.Ref())
	}
	return q
}

// topics are those that the query asks for, or all that are not retired.
func (c *Corpus) topics() []proposals.Topic {
	return slices.DeleteFunc(slices.Clone(c.Case.Case().Topics), func(t proposals.Topic) bool {
		if len(c.Query.Topics) > 0 {
			return !slices.Contains(c.Query.Topics, t.Slug)
		}
		return t.Retired
	})
}

// issues are those of a topic, those that are shown under it as well left out.
func (c *Corpus) issues(topic proposals.Slug) []*proposals.Issue {
	var all []*proposals.Issue
	for i := range c.Case.Case().Issues {
		if issue := &c.Case.Case().Issues[i]; issue.Topic == topic && !issue.Retired && c.Query.asksFor(issue) {
			all = append(all, issue)
		}
	}
	return all
}

// topicAnchor is the place of a topic's table in a report.
func topicAnchor(t proposals.Topic) string { return "topic-" + t.Slug.String() }
