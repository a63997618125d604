package document

import (
	"cmp"
	"slices"

	"parley/proposals"
)

// Sort puts the terms in the order of the case's topics and issues, and those
// of one issue in canonical order. Terms on issues that the case does not have
// come last.
func (s *Sheet) Sort(c *proposals.CaseRevision) {
	options := map[string]int{}
	for i, o := range s.Options {
		options[oneLine(o.Slug)] = i + 1
	}
	delete(options, "")
	places := make([]termPlace, len(s.Terms))
	for i, t := range s.Terms {
		places[i] = newTermPlace(t, options, c)
	}
	slices.SortStableFunc(places, termPlace.compare)
	for i, p := range places {
		s.Terms[i] = p.term
	}
}

// A termPlace is what decides where a term stands.
type termPlace struct {
	term                           TermFields
	issue, option, part, elsewhere int
	by, reading                    string
}

func newTermPlace(t TermFields, options map[string]int, c *proposals.CaseRevision) termPlace {
	p := termPlace{term: t, issue: len(c.Case().Issues), option: options[oneLine(t.Option)], by: oneLine(t.By), reading: oneLine(t.Reading)}
	if issue := issueOf(t, c); issue != nil {
		part := oneLine(t.Part)
		p.issue = slices.IndexFunc(c.Case().Issues, func(i proposals.Issue) bool { return i.Slug == issue.Slug })
		p.part = slices.IndexFunc(issue.Parts, func(l proposals.Label) bool { return l.Slug.String() == part })
	}
	if t.SaidElsewhere {
		p.elsewhere = 1
	}
	return p
}

func (p termPlace) compare(q termPlace) int {
	return cmp.Or(
		cmp.Compare(p.issue, q.issue),
		cmp.Compare(p.option, q.option),
		cmp.Compare(p.part, q.part),
		cmp.Compare(p.by, q.by),
		cmp.Compare(p.reading, q.reading),
		cmp.Compare(p.elsewhere, q.elsewhere),
	)
}

// issueOf is the issue of a term, nil where the case does not have it.
func issueOf(t TermFields, c *proposals.CaseRevision) *proposals.Issue {
	slug, err := proposals.ParseSlug(oneLine(t.Issue))
	if err != nil {
		return nil
	}
	issue, _ := c.Issue(slug)
	return issue
}
