package compare

import (
	"slices"

	"parley/proposals"
)

// sides are the newest text of each party. A text of several authors stands once
// for all of them that have none of their own as new: beside itself it would
// agree on everything. Where that is one of them only, a joint draft is read as
// they would have it.
func (c *Corpus) sides() []Text {
	var newest []*column
	of := map[*column][]proposals.Slug{}
	for _, party := range c.Case.Case().Parties {
		if col := c.newestOf(party.Slug); col != nil {
			if len(of[col]) == 0 {
				newest = append(newest, col)
			}
			of[col] = append(of[col], party.Slug)
		}
	}
	slices.SortStableFunc(newest, func(a, b *column) int {
		return b.version().Dates.AsOf().Compare(a.version().Dates.AsOf())
	})
	var sides []Text
	for _, col := range newest {
		side := Text{Revision: col.Revision, By: col.By, Newer: col.Newer, Standing: col.Standing}
		if v := col.version(); v.Act == proposals.JointDraft && len(v.Authors) > 1 && len(of[col]) == 1 {
			side.By = of[col][0]
		}
		sides = append(sides, side)
	}
	return sides
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

// comparedQuery asks for the comparison of the texts of a glance: of the newest
// codings, unless the corpus was asked for by name.
func (c *Corpus) comparedQuery(compared *Comparison) *Query {
	q := Query{Case: c.Query.Case, CaseRevision: c.Query.CaseRevision, AsOf: c.Query.AsOf, Options: compared.Query.Options}
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
