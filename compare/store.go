package compare

import (
	"context"
	"fmt"
	"slices"

	"parley/proposals"
)

// A Store is where comparisons are read from. Each method is called at most
// once for a comparison.
type Store interface {
	// Case is one revision of a case, the newest where revision is 0.
	Case(ctx context.Context, slug proposals.Slug, revision int) (*proposals.CaseRevision, error)
	// Listings are all revisions of all versions of a case.
	Listings(ctx context.Context, slug proposals.Slug) ([]proposals.Listing, error)
	// Revisions are the codings under refs, each with its revision and none
	// twice, in the order of refs.
	Revisions(ctx context.Context, refs []proposals.Ref) ([]*proposals.Revision, error)
}

// Load builds the comparison that q asks for. A pinned one does not say which
// texts came later; whether a coding was read again, or its version withdrawn,
// every one says.
func Load(ctx context.Context, s Store, q Query) (*Comparison, error) {
	c, err := s.Case(ctx, q.Case, q.CaseRevision)
	if err != nil {
		return nil, err
	}
	listings, err := s.Listings(ctx, q.Case)
	if err != nil {
		return nil, err
	}
	refs, err := Select(c, listings, q)
	if err != nil {
		return nil, err
	}
	texts, err := loadTexts(ctx, s, refs)
	if err != nil {
		return nil, err
	}
	for i := range texts {
		ref := refs[i].WithBy(proposals.Slug{})
		texts[i].Standing = standing(listings, ref)
		if !q.Pinned() {
			texts[i].Newer = newer(proposals.Standing(listings), ref)
		}
	}
	comparison, err := Build(c, texts, q)
	if err != nil {
		return nil, err
	}
	if len(q.Of) == 0 {
		comparison.Absent = absent(c, refs)
	}
	return comparison, nil
}

// loadTexts reads each revision once, though it may stand in two columns as
// two authors would have it.
func loadTexts(ctx context.Context, s Store, refs []proposals.Ref) ([]Text, error) {
	var unique []proposals.Ref
	for _, ref := range refs {
		if ref = ref.WithBy(proposals.Slug{}); !slices.Contains(unique, ref) {
			unique = append(unique, ref)
		}
	}
	revisions, err := s.Revisions(ctx, unique)
	if err != nil {
		return nil, err
	}
	if len(revisions) != len(unique) {
		return nil, fmt.Errorf("compare: the store gave %d revisions for %d refs", len(revisions), len(unique))
	}
	texts := make([]Text, len(refs))
	for i, ref := range refs {
		plain := ref.WithBy(proposals.Slug{})
		texts[i] = Text{Revision: revisions[slices.Index(unique, plain)], By: ref.By()}
	}
	return texts, nil
}

// standing is what was done since with the coding that ref pins.
func standing(listings []proposals.Listing, ref proposals.Ref) Standing {
	for _, l := range listings {
		if l.Ref == ref {
			return Standing{l.Reading, l.Withdrawn}
		}
	}
	return Standing{}
}

// absent are the proposals of the opening comparison that are not among refs.
func absent(c *proposals.CaseRevision, refs []proposals.Ref) []proposals.Slug {
	var all []proposals.Slug
	for _, p := range c.Case().Opening {
		if !slices.ContainsFunc(refs, func(r proposals.Ref) bool { return r.Proposal() == p }) {
			all = append(all, p)
		}
	}
	return all
}

// Pinned is the query that always shows what c shows: it names the revision of
// every text and of the case, and the order of the columns.
func (c *Comparison) Pinned() Query {
	q := c.Query
	q.Case, q.CaseRevision = c.Case.Case().Slug, c.Case.Stored().Revision
	q.Of, q.AsGiven = nil, true
	for _, column := range c.Columns {
		q.Of = append(q.Of, column.Ref())
	}
	return q
}
