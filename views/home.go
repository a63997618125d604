package views

import (
	"net/http"

	"parley/compare"
	"parley/proposals"
)

// A homePage lists the cases.
type homePage struct{ Cases []caseCard }

// A caseCard is a case in a list.
type caseCard struct {
	Title      string
	Intro      proposals.Prose // the first paragraph
	Counts     string
	Address    string
	Comparison string
}

func (s *site) serveHome(r *http.Request) (content, error) {
	cases, err := s.store.Cases(r.Context())
	if err != nil {
		return content{}, err
	}
	page := homePage{}
	for _, c := range cases {
		listings, err := s.store.Listings(r.Context(), c.Case().Slug)
		if err != nil {
			return content{}, err
		}
		page.Cases = append(page.Cases, newCaseCard(c, proposals.Standing(listings)))
	}
	return s.render(r, head{
		Title:       siteName,
		Description: "Peace proposals compared side by side, topic by topic, each cell with its source.",
	}, page.show())
}

func newCaseCard(c *proposals.CaseRevision, listings []proposals.Listing) caseCard {
	slug := c.Case().Slug
	card := caseCard{
		Title:   c.Case().Title,
		Intro:   c.Case().Intro[:min(1, len(c.Case().Intro))],
		Counts:  caseCounts(c, len(newestListings(listings))),
		Address: caseAddress(slug),
	}
	if len(listings) > 0 {
		card.Comparison = comparisonAddress(compare.Query{Case: slug})
	}
	return card
}
