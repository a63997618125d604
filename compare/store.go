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
	// Listings are all revisions of all versions of a case, or of every case
	// for the zero slug.
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
	wanted := slices.Clone(refs)
	if !q.Pinned() {
		wanted = append(wanted, versionsBefore(listings, refs)...)
	}
	read, err := readRevisions(ctx, s, wanted)
	if err != nil {
		return nil, err
	}
	texts := make([]Text, len(refs))
	for i, ref := range refs {
		texts[i] = newText(listings, read, ref, q.Pinned())
	}
	comparison, err := Build(c, texts, q)
	if err != nil {
		return nil, err
	}
	if len(q.Of) == 0 {
		comparison.Absent = absent(c, listings, texts)
	}
	return comparison, nil
}

// newText is the coding under ref with what the listings know of it. Where it
// is pinned, it is not told what came later, nor what was before: which coding
// of the version before is its newest can change.
func newText(listings []proposals.Listing, read map[proposals.Ref]*proposals.Revision, ref proposals.Ref, pinned bool) Text {
	plain := ref.WithBy(proposals.Slug{})
	t := Text{Revision: read[plain], By: ref.By(), Standing: standing(listings, plain)}
	t.Base = titleOf(listings, followed(t.Revision.Version()))
	if !pinned {
		t.Newer = newer(proposals.Standing(listings), plain)
		t.Before = read[versionBefore(proposals.Standing(listings), plain)]
	}
	return t
}

// titleOf is the title of a version in its first coding, which is the same for
// ever; empty where there is none.
func titleOf(listings []proposals.Listing, version proposals.Ref) string {
	i := slices.IndexFunc(listings, func(l proposals.Listing) bool { return l.Ref == version.WithRevision(1) })
	if i < 0 {
		return ""
	}
	return listings[i].Title
}

// versionsBefore are the versions before those of refs, where there are any.
func versionsBefore(listings []proposals.Listing, refs []proposals.Ref) []proposals.Ref {
	var all []proposals.Ref
	for _, ref := range refs {
		if before := versionBefore(proposals.Standing(listings), ref); !before.IsZero() {
			all = append(all, before)
		}
	}
	return all
}

// readRevisions reads each coding once, though it may be wanted as two authors
// would have it. They stand under their refs, without those authors.
func readRevisions(ctx context.Context, s Store, refs []proposals.Ref) (map[proposals.Ref]*proposals.Revision, error) {
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
	read := map[proposals.Ref]*proposals.Revision{}
	for i, ref := range unique {
		read[ref] = revisions[i]
	}
	return read, nil
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

// absent are the proposals of the opening comparison whose authors have no text
// among those that are shown.
func absent(c *proposals.CaseRevision, listings []proposals.Listing, shown []Text) []proposals.Slug {
	var all []proposals.Slug
	for _, p := range c.Case().Opening {
		stands := slices.ContainsFunc(shown, func(t Text) bool {
			v := t.Revision.Version()
			return v.Proposal == p || slices.ContainsFunc(listings, func(l proposals.Listing) bool {
				return l.Ref.Proposal() == p && slices.Equal(l.Authors, v.Authors)
			})
		})
		if !stands {
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
