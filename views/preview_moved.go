package views

import (
	"context"
	"slices"

	"parley/compare"
	"parley/proposals"
)

// movedSince is what changed since the coding that a draft is based on, or of a
// new version since the newest version before it; nil where there is none.
func (s *site) movedSince(ctx context.Context, k *desk, draft *proposals.Revision) (*compare.Movement, error) {
	ref := draft.Version().Ref()
	before := ref.WithRevision(k.Based)
	if k.Based == 0 {
		listings, err := s.store.Listings(ctx, draft.Version().Case)
		if err != nil {
			return nil, err
		}
		before = proposals.Ref{}
		for _, l := range proposals.Standing(listings) {
			if l.Ref.Proposal() == ref.Proposal() && l.Ref.Version() < ref.Version() && compareNumbers(l.Ref, before) > 0 {
				before = l.Ref
			}
		}
		if before.IsZero() {
			return nil, nil
		}
	}
	found, err := s.store.Revisions(ctx, []proposals.Ref{before})
	if err != nil {
		return nil, err
	}
	return compare.Move(draft.Against(), compare.Text{Revision: found[0]}, compare.Text{Revision: draft})
}

// carried are the terms of v on questions on which nothing moved.
func (k *desk) carried(m *compare.Movement, v *proposals.Version) []link {
	moved := map[proposals.Slug]bool{}
	for _, t := range m.Topics {
		for _, i := range t.Issues {
			moved[i.Issue.Slug] = true
		}
	}
	var all []link
	for i := range v.Terms {
		t := &v.Terms[i]
		if moved[t.Issue] {
			continue
		}
		address := draftAddress(k.ID, stepDocument)
		if issue, ok := k.in.Issue(t.Issue); ok && k.Save.Form == proposals.AsSheet {
			address = draftAddress(k.ID, stepTopics+issue.Topic.String()) + "#issue-" + t.Issue.String()
		}
		all = append(all, link{t.Headline, address})
	}
	return all
}

// keepsExplanation reports whether a coded field of a term changed, and the
// words that explain it did not.
func keepsExplanation(c compare.Change) bool {
	explains := func(d compare.Difference) bool { return d.Field == "body" }
	return len(c.Fields) > 0 && c.To.Entry != nil && len(c.To.Entry.Term.Body) > 0 && !slices.ContainsFunc(c.Wording, explains)
}
