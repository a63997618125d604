package views

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"

	"parley/proposals"
)

// A proposalPage is the history of a proposal: its versions, and the codings
// of each.
type proposalPage struct {
	Case     *proposals.CaseRevision
	Title    string
	Authors  string
	Feed     string
	Versions []versionCard // the newest first
	// Withdrawn are the versions that were, each with its address.
	Withdrawn []withdrawnLine
}

// A withdrawnLine says that a version was withdrawn.
type withdrawnLine struct{ Words, Reason, Address string }

// A versionCard is one version with its revisions.
type versionCard struct {
	Title, Act string
	Number     string
	Address    string
	Dated      string
	Basis      string
	Answers    *link
	BasedOn    *link
	// Changes are what changed since what went before it, and since the texts
	// that it answers or is based on.
	Changes   []link
	Revisions []revisionLine // the newest first
}

// A revisionLine is one coding.
type revisionLine struct {
	Words, Address string
	Coded, Note    string
	Read           string
	Changes        *link // since the coding before, nil for the first
}

func (s *site) serveProposal(r *http.Request) (content, error) {
	name, format, err := cutFile(r, r.PathValue("proposal"), "json")
	switch {
	case err != nil:
		return content{}, err
	case format == "json":
		return s.takeProposal(r, name)
	}
	slug, err := proposals.ParseSlug(name)
	if err != nil {
		return content{}, s.noProposal(r.Context(), name)
	}
	c, listings, err := s.history(r.Context(), slug)
	if err != nil {
		return content{}, err
	}
	texts, err := s.store.Listings(r.Context(), c.Case().Slug)
	if err != nil {
		return content{}, err
	}
	page := newProposalPage(c, listings, proposals.Standing(texts))
	return s.render(r, head{
		Title:       page.Title,
		Description: page.Title + ", by " + page.Authors + ": its versions and their codings.",
		Trail:       []link{caseLink(c)},
		Feed:        page.Feed,
	}, page.show())
}

// history is the case of a proposal and all its revisions, the newest first.
func (s *site) history(ctx context.Context, proposal proposals.Slug) (*proposals.CaseRevision, []proposals.Listing, error) {
	all, err := s.store.Listings(ctx, proposals.Slug{})
	if err != nil {
		return nil, nil, err
	}
	own := slices.DeleteFunc(all, func(l proposals.Listing) bool { return l.Ref.Proposal() != proposal })
	if len(own) == 0 {
		return nil, nil, s.noProposal(ctx, proposal.String())
	}
	slices.SortFunc(own, func(a, b proposals.Listing) int { return compareNumbers(b.Ref, a.Ref) })
	c, err := s.store.Case(ctx, own[0].Case, 0)
	return c, own, err
}

// noProposal is the error for a proposal that is not there; it offers the
// cases, which list those that are.
func (s *site) noProposal(ctx context.Context, name string) error {
	next, err := s.caseLinks(ctx)
	if err != nil {
		return err
	}
	return misdirected{sentence: fmt.Sprintf("There is no proposal called %q.", name), next: next}
}

// compareNumbers orders refs of one proposal by version and revision.
func compareNumbers(a, b proposals.Ref) int {
	return cmp.Or(a.Version()-b.Version(), a.Revision()-b.Revision())
}

// newProposalPage shows listings, which are those of the proposal, among all
// texts of the case.
func newProposalPage(c *proposals.CaseRevision, listings, texts []proposals.Listing) proposalPage {
	page := proposalPage{
		Case:    c,
		Title:   listings[0].Title,
		Authors: authorWords(c, listings[0].Authors),
		Feed:    feedAddress(proposalAddress(listings[0].Ref.Proposal())),
	}
	for _, l := range listings {
		if l.Withdrawn != nil {
			page.addWithdrawn(l)
			continue
		}
		if last := len(page.Versions) - 1; last < 0 || page.Versions[last].Number != l.Ref.WithRevision(0).Number() {
			page.Versions = append(page.Versions, newVersionCard(l, texts))
		}
		card := &page.Versions[len(page.Versions)-1]
		card.Revisions = append(card.Revisions, newRevisionLine(l))
	}
	return page
}

func (p *proposalPage) addWithdrawn(l proposals.Listing) {
	line := withdrawnLine{
		Words:   fmt.Sprintf("Version %d, withdrawn on %s", l.Ref.Version(), proposals.DateOf(l.Withdrawn.At).Words()),
		Reason:  l.Withdrawn.Reason,
		Address: versionAddress(l.Ref.WithRevision(0)),
	}
	if !slices.Contains(p.Withdrawn, line) {
		p.Withdrawn = append(p.Withdrawn, line)
	}
}

func newVersionCard(l proposals.Listing, texts []proposals.Listing) versionCard {
	ref := l.Ref.WithRevision(0)
	return versionCard{
		Title:   l.Title,
		Act:     l.Act.Words(),
		Number:  ref.Number(),
		Address: versionAddress(ref),
		Dated:   l.Dates.Words(),
		Basis:   l.Basis.Words(),
		Answers: refLink(l.Answers),
		BasedOn: refLink(l.BasedOn),
		Changes: changesSince(ref, l.Answers, l.BasedOn, texts),
	}
}

func newRevisionLine(l proposals.Listing) revisionLine {
	line := revisionLine{
		Words:   fmt.Sprintf("Revision %d", l.Ref.Revision()),
		Address: versionAddress(l.Ref),
		Coded:   readWords(l.Read),
		Read:    l.Reading.Words(l.Read.By),
		Note:    l.Note,
	}
	if before := l.Ref.Revision() - 1; before > 0 {
		line.Changes = changesLink(fmt.Sprintf("What changed since revision %d", before), l.Ref.WithRevision(before), l.Ref)
	}
	return line
}

// refLink is nil where ref names nothing.
func refLink(ref proposals.Ref) *link {
	if ref.IsZero() {
		return nil
	}
	return &link{ref.String(), versionAddress(ref)}
}
