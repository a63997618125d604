package views

import (
	"context"
	"slices"

	"parley/compare"
	"parley/proposals"
)

// movedSince is what changed since the coding before, nil where there is none.
func (s *site) movedSince(ctx context.Context, k *desk, draft *proposals.Revision) (*compare.Movement, error) {
	before, err := s.codingBefore(ctx, k, draft.Version().Ref())
	if before == nil || err != nil {
		return nil, err
	}
	return compare.Move(draft.Against(), compare.Text{Revision: before}, compare.Text{Revision: draft})
}

// codingBefore is the coding that a draft of ref is based on, or of a new
// version the newest version before it; nil where there is none.
func (s *site) codingBefore(ctx context.Context, k *desk, ref proposals.Ref) (*proposals.Revision, error) {
	before := ref.WithRevision(k.Based)
	if k.Based == 0 {
		listings, err := s.store.Listings(ctx, k.Case)
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
	return found[0], nil
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
		all = append(all, link{t.Headline, k.issueAddress(t.Issue)})
	}
	return all
}

// issueAddress is where the draft's answer to a question is written.
func (k *desk) issueAddress(name proposals.Slug) string {
	if issue, ok := k.in.Issue(name); ok && k.Save.Form == proposals.AsSheet {
		return draftAddress(k.ID, stepTopics+issue.Topic.String()) + "#issue-" + name.String()
	}
	return draftAddress(k.ID, stepDocument)
}

// keptExplanations lead to the questions whose answers changed without their
// explanations.
func (k *desk) keptExplanations(m *compare.Movement) []link {
	var all []link
	for _, t := range m.Topics {
		for _, i := range t.Issues {
			if slices.ContainsFunc(i.Changes, keepsExplanation) {
				all = append(all, link{i.Issue.Label + ": the answer changed, and its explanation is as before", k.issueAddress(i.Issue.Slug)})
			}
		}
	}
	return all
}

// keepsExplanation reports whether a coded field of a term changed, and the
// words that explain it did not.
func keepsExplanation(c compare.Change) bool {
	explains := func(d compare.Difference) bool { return d.Field == "body" }
	return len(c.Fields) > 0 && c.To.Entry != nil && len(c.To.Entry.Term.Body) > 0 && !slices.ContainsFunc(c.Wording, explains)
}
