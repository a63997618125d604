// Package archive writes all that a store keeps as a tree of small text files,
// and makes a store out of such a tree. ARCHIVE.md of package proposals says
// what the tree looks like.
//
// A revision is its canonical document, byte for byte, so that its hash can be
// checked by any program; beside it stand records of what the store adds: who
// stored it and when, withdrawals, second readings and how their differences
// were settled. Users, sessions and drafts are no part of it.
//
//   - The tree of one content is always the same, byte for byte. Writing it
//     again touches only files whose bytes differ, and deletes none.
//   - Each file is written beside its place and renamed, the manifest last: an
//     export that was killed leaves whole files, and the next one goes on.
//   - Reading refuses a tree as a whole, with every problem and its place. What
//     it accepts is put back in one transaction, or not at all.
//   - Nothing is read or written outside the directory, and no link is followed
//     in it.
//
// It knows documents and their records; the store it knows by [Store] alone.
package archive

import (
	"context"
	"iter"

	"parley/proposals"
)

// A Store is what is archived, or where an archive is put back.
type Store interface {
	// Cases are the newest revisions of all cases, in the order of their slugs.
	Cases(ctx context.Context) ([]*proposals.CaseRevision, error)
	// CaseRevisions are all revisions of a case.
	CaseRevisions(ctx context.Context, of proposals.Slug) ([]proposals.CaseListing, error)
	// Case is one revision of a case.
	Case(ctx context.Context, slug proposals.Slug, revision int) (*proposals.CaseRevision, error)
	// Listings are all revisions of all versions in every case, for the zero
	// slug.
	Listings(ctx context.Context, slug proposals.Slug) ([]proposals.Listing, error)
	// Revisions are the codings that refs name, in that order.
	Revisions(ctx context.Context, refs []proposals.Ref) ([]*proposals.Revision, error)
	// Withdrawals are those of all proposals, for the zero slug, in their order.
	Withdrawals(ctx context.Context, of proposals.Slug) ([]proposals.Withdrawal, error)
	// SecondReadings are those of all proposals, for the zero slug, the oldest
	// first.
	SecondReadings(ctx context.Context, of proposals.Slug) ([]proposals.SecondReading, error)
	// Restore puts back deeds in their order, all or none.
	Restore(ctx context.Context, deeds iter.Seq[proposals.Deed]) error
}

// A Progress is told how far long work is: so many of all things of a kind.
type Progress func(what string, done, all int)

// atOnce is how many codings are read from the store together.
const atOnce = 50
