package views

import (
	"slices"

	"parley/compare"
	"parley/proposals"
)

// columnTools are the addresses of the same comparison with one column moved,
// taken out or pinned. Those that do nothing are empty.
type columnTools struct {
	Left, Right, Remove string
	// Pin names the coding that is shown now, so that it stays; Unpin lets the
	// newest take its place.
	Pin, Unpin string
}

// newColumnTools are those of every column, in their order.
func newColumnTools(c *compare.Comparison) []columnTools {
	refs := shownRefs(c)
	tools := make([]columnTools, len(refs))
	for i, ref := range refs {
		t := &tools[i]
		if i > 0 {
			t.Left = arrangedAddress(c, swappedRefs(refs, i-1, i), true)
		}
		if i < len(refs)-1 {
			t.Right = arrangedAddress(c, swappedRefs(refs, i, i+1), true)
		}
		if len(refs) > 1 {
			t.Remove = arrangedAddress(withoutOptionsOf(c, i), slices.Delete(slices.Clone(refs), i, i+1), c.Query.AsGiven)
		}
		other := slices.Clone(refs)
		if ref.Revision() == 0 {
			other[i] = c.Columns[i].Ref()
			t.Pin = arrangedAddress(c, other, c.Query.AsGiven)
		} else {
			other[i] = ref.WithRevision(0)
			t.Unpin = arrangedAddress(c, other, c.Query.AsGiven)
		}
	}
	return tools
}

// shownRefs are the refs of the columns as the query has them, in the order in
// which they are shown; where it names none they are not pinned.
func shownRefs(c *compare.Comparison) []proposals.Ref {
	refs := make([]proposals.Ref, len(c.Columns))
	for i, column := range c.Columns {
		refs[i] = column.Ref()
		if !slices.Contains(c.Query.Of, refs[i]) {
			refs[i] = refs[i].WithRevision(0)
		}
	}
	return refs
}

func swappedRefs(refs []proposals.Ref, i, j int) []proposals.Ref {
	swapped := slices.Clone(refs)
	swapped[i], swapped[j] = swapped[j], swapped[i]
	return swapped
}

// arrangedAddress is the comparison of other texts with all else that c's query
// asks. Their columns stand as given, or by their authors' names. The day goes,
// since the texts are named now; so does the revision of the case, unless it
// still is all pinned. Where the list of the texts is folded, the address leads
// to it, so that it stays open for the next move.
func arrangedAddress(c *compare.Comparison, refs []proposals.Ref, asGiven bool) string {
	q := c.Query
	q.Of, q.AsGiven, q.AsOf = refs, asGiven, proposals.Date{}
	if !q.Pinned() {
		q.CaseRevision = 0
	}
	if len(refs) > mostAbreast {
		return comparisonAddress(q) + "#" + headsID
	}
	return comparisonAddress(q)
}

// withoutOptionsOf is c, of whose options only those are asked for that a text
// other than that of column i offers.
func withoutOptionsOf(c *compare.Comparison, i int) *compare.Comparison {
	rest := *c
	rest.Query.Options = slices.DeleteFunc(slices.Clone(c.Query.Options), func(option proposals.Slug) bool {
		return !slices.ContainsFunc(slices.Delete(slices.Clone(c.Columns), i, i+1), func(col compare.Column) bool {
			return slices.ContainsFunc(col.Revision.Version().Options, func(o proposals.Label) bool { return o.Slug == option })
		})
	})
	return &rest
}

// A columnAdder is the forms that put a further text beside those shown, and
// that go to another day.
type columnAdder struct {
	Action string
	// Kept are the parameters that adding a text passes on, and KeptOnDay those
	// that going to a day does.
	Kept, KeptOnDay []parameter
	Groups          []textGroup
	Day             string
}

func newColumnAdder(c *compare.Comparison, texts []proposals.Listing) *columnAdder {
	with := c.Query
	with.Of, with.AsOf = shownRefs(c), proposals.Date{}
	with.CaseRevision = 0
	onDay := c.Query
	onDay.Of, onDay.AsOf, onDay.AsGiven, onDay.CaseRevision = nil, proposals.Date{}, false, 0
	onDay.Options = nil // another text may have none of these
	a := &columnAdder{
		Action:    comparisonAddress(compare.Query{Case: c.Query.Case}),
		Kept:      allParameters(with),
		KeptOnDay: allParameters(onDay),
		Day:       c.Query.AsOf.String(),
	}
	for _, g := range textGroups(c.Case, texts) {
		g.Choices = slices.DeleteFunc(g.Choices, func(choice choice) bool {
			return slices.ContainsFunc(c.Columns, func(col compare.Column) bool {
				return choice.Value == col.Ref().String() || choice.Value == col.Ref().WithRevision(0).String()
			})
		})
		if len(g.Choices) > 0 {
			a.Groups = append(a.Groups, g)
		}
	}
	return a
}

// allParameters are all values of a query, in a fixed order.
func allParameters(q compare.Query) []parameter {
	var all []parameter
	values := q.Values()
	for _, key := range compare.Keys {
		for _, value := range values[key] {
			all = append(all, parameter{key, value})
		}
	}
	return all
}
