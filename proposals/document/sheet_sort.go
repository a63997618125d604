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
	issues := map[string]int{} // all below 0, which stands for an unknown one
	for i, issue := range c.Case().Issues {
		issues[issue.Slug.String()] = i - len(c.Case().Issues)
	}
	options := map[string]int{}
	for i, o := range s.Options {
		options[oneLine(o.Slug)] = i + 1
	}
	delete(options, "")
	slices.SortStableFunc(s.Terms, func(a, b TermFields) int {
		return cmp.Or(
			cmp.Compare(issues[oneLine(a.Issue)], issues[oneLine(b.Issue)]),
			cmp.Compare(options[oneLine(a.Option)], options[oneLine(b.Option)]),
			cmp.Compare(partIndex(a, c), partIndex(b, c)),
			cmp.Compare(oneLine(a.By), oneLine(b.By)),
			cmp.Compare(oneLine(a.Reading), oneLine(b.Reading)),
			compareFlags(a.SaidElsewhere, b.SaidElsewhere),
		)
	})
}

func compareFlags(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	default:
		return 1
	}
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

func partIndex(t TermFields, c *proposals.CaseRevision) int {
	issue := issueOf(t, c)
	if issue == nil {
		return -1
	}
	return slices.IndexFunc(issue.Parts, func(l proposals.Label) bool { return l.Slug.String() == oneLine(t.Part) })
}
