package views

import (
	"slices"

	"parley/proposals"
)

// A searchForm is what a reader types, and what narrows where it is looked for.
type searchForm struct {
	Words           string
	Case            string // empty for every case
	Topics, Parties []choice
	Texts           []textGroup
	Every           bool // no text is chosen
	From, To, AsOf  string
	// All is the address of the same words without any narrowing, empty where
	// there is none.
	All string
}

func newSearchForm(q proposals.SearchQuery, cases []*proposals.CaseRevision, listings []proposals.Listing) searchForm {
	f := searchForm{
		Words: q.Words,
		Case:  q.Case.String(),
		From:  q.From.String(),
		To:    q.To.String(),
		AsOf:  q.AsOf.String(),
		Every: len(q.Texts) == 0,
	}
	for _, c := range cases {
		slug := c.Case().Slug
		if !q.Case.IsZero() && q.Case != slug {
			continue
		}
		for _, t := range c.Case().Topics {
			f.Topics = addChoice(f.Topics, "in-", t.Slug, t.Label, slices.Contains(q.Topics, t.Slug), t.Retired)
		}
		for _, p := range c.Case().Parties {
			f.Parties = addChoice(f.Parties, "by-", p.Slug, p.Label, slices.Contains(q.Parties, p.Slug), p.Retired)
		}
		of := slices.DeleteFunc(slices.Clone(listings), func(l proposals.Listing) bool { return l.Case != slug })
		f.Texts = append(f.Texts, textGroups(c, of)...)
	}
	if len(q.Texts) > 0 {
		f.Texts = chosenText(f.Texts, q.Texts[0])
	}
	if wide := (proposals.SearchQuery{Words: q.Words, Case: q.Case}); wide.Encode() != q.Encode() {
		f.All = searchAddress(wide, 1)
	}
	return f
}

// addChoice offers a thing once, though several cases may have it.
func addChoice(all []choice, prefix string, slug proposals.Slug, label string, on, retired bool) []choice {
	there := slices.ContainsFunc(all, func(c choice) bool { return c.Value == slug.String() })
	if there || retired && !on {
		return all
	}
	return append(all, choice{ID: prefix + slug.String(), Value: slug.String(), Words: label, On: on})
}
