package compare

import (
	"slices"

	"parley/proposals"
)

// sides are the newest text of each party. A text of several authors stands for
// each of them that has none of its own as new; a joint draft in which the
// authors differ is read as each would have it.
func (c *Corpus) sides() []Text {
	var sides []Text
	for _, party := range c.Case.Case().Parties {
		newest := c.newestOf(party.Slug)
		if newest == nil {
			continue
		}
		side := Text{Revision: newest.Revision, By: newest.By, Newer: newest.Newer, Standing: newest.Standing}
		if side.By.IsZero() && newest.hasBrackets() {
			side.By = party.Slug
		}
		if !slices.ContainsFunc(sides, func(s Text) bool { return s.Revision == side.Revision && s.By == side.By }) {
			sides = append(sides, side)
		}
	}
	slices.SortStableFunc(sides, func(a, b Text) int {
		return b.Revision.Version().Dates.AsOf().Compare(a.Revision.Version().Dates.AsOf())
	})
	return sides[:min(len(sides), MaxColumns)]
}

// newestOf is the newest text of a party, nil where it has none. The columns
// stand from the oldest to the newest.
func (c *Corpus) newestOf(party proposals.Slug) *column {
	var newest *column
	for _, col := range c.columns {
		v := col.version()
		if !slices.Contains(v.Authors, party) || !col.By.IsZero() && col.By != party {
			continue
		}
		if newest != nil && len(v.Authors) > 1 && v.Dates.AsOf().Compare(newest.version().Dates.AsOf()) == 0 {
			continue
		}
		newest = col
	}
	return newest
}

// hasBrackets reports whether the text is a draft of which authors would have
// parts otherwise.
func (c *column) hasBrackets() bool {
	v := c.version()
	return v.Act == proposals.JointDraft &&
		(slices.ContainsFunc(v.Terms, func(t proposals.Term) bool { return !t.By.IsZero() }) ||
			slices.ContainsFunc(v.Blanks, func(b proposals.Blank) bool { return !b.By.IsZero() }) ||
			slices.ContainsFunc(v.Steps, func(s proposals.Step) bool { return !s.By.IsZero() }))
}

// comparedQuery asks for the comparison of the texts of a glance: of the newest
// codings, unless the corpus was asked for by name.
func (c *Corpus) comparedQuery(compared *Comparison) *Query {
	q := Query{Case: c.Query.Case, CaseRevision: c.Query.CaseRevision, AsOf: c.Query.AsOf}
	named := len(c.Query.Of) > 0
	for _, col := range compared.Columns {
		ref := col.Ref()
		if !named {
			ref = ref.WithRevision(0)
		}
		q.Of = append(q.Of, ref)
	}
	if !named && q.AsOf.IsZero() && c.isOpening(q.Of) {
		q.Of = nil
	}
	return &q
}

// isOpening reports whether refs are what the case's opening comparison shows.
func (c *Corpus) isOpening(refs []proposals.Ref) bool {
	opening := c.Case.Case().Opening
	return len(refs) == len(opening) && !slices.ContainsFunc(refs, func(ref proposals.Ref) bool {
		return !ref.By().IsZero() || !slices.Contains(opening, ref.Proposal()) ||
			slices.ContainsFunc(c.columns, func(col *column) bool {
				return col.Ref().Proposal() == ref.Proposal() && col.Ref().Version() > ref.Version()
			})
	})
}
