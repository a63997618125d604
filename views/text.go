package views

import (
	"slices"
	"strings"

	"parley/proposals"
)

// A textCard is a proposal in a list, by its newest version.
type textCard struct {
	Title, Authors, Act string
	Address             string
	Version, Dated      string
	Basis               string
	Versions            string // how many there are
}

// newTextCards shows the newest version of each proposal, in the order of
// their authors' names.
func newTextCards(c *proposals.CaseRevision, listings []proposals.Listing) []textCard {
	var cards []textCard
	for _, newest := range newestListings(listings) {
		cards = append(cards, textCard{
			Title:    newest.Title,
			Authors:  authorWords(c, newest.Authors),
			Act:      sentenceCase(newest.Act.Words()),
			Address:  proposalAddress(newest.Ref.Proposal()),
			Version:  versionWords(newest.Ref.WithRevision(0)),
			Dated:    newest.Dates.Words(),
			Basis:    newest.Basis.Words(),
			Versions: counted(versionCount(listings, newest.Ref.Proposal()), "version", "versions"),
		})
	}
	slices.SortStableFunc(cards, func(a, b textCard) int { return strings.Compare(a.Authors, b.Authors) })
	return cards
}

// newestListings are the newest revisions of the newest versions, one for each
// proposal.
func newestListings(listings []proposals.Listing) []proposals.Listing {
	var newest []proposals.Listing
	for _, l := range listings {
		at := slices.IndexFunc(newest, func(n proposals.Listing) bool { return n.Ref.Proposal() == l.Ref.Proposal() })
		switch {
		case at < 0:
			newest = append(newest, l)
		case compareNumbers(l.Ref, newest[at].Ref) > 0:
			newest[at] = l
		}
	}
	return newest
}

func versionCount(listings []proposals.Listing, proposal proposals.Slug) int {
	seen := map[int]bool{}
	for _, l := range listings {
		if l.Ref.Proposal() == proposal {
			seen[l.Ref.Version()] = true
		}
	}
	return len(seen)
}
