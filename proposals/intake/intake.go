// Package intake takes documents into the store. It reads them against what is
// stored, says what would become of each, and stores all of them or none. The
// command, the editor and the form all go through it, so that a document is
// judged and stored alike whichever way it comes.
//
// What a single document says is checked by packages document and proposals.
// This package adds what only the store can tell: whether a version goes on
// with its proposal, whether a case still fits the codings that were read
// against it, and whether a revision is based on the newest.
package intake

import (
	"context"

	"parley/proposals"
)

// A Store is where documents go, and what they are read against.
type Store interface {
	// Case is one revision of a case, the newest if revision is 0.
	Case(ctx context.Context, slug proposals.Slug, revision int) (*proposals.CaseRevision, error)
	// Listings are all revisions of all versions in a case, or in every case
	// for the zero slug.
	Listings(ctx context.Context, slug proposals.Slug) ([]proposals.Listing, error)
	// Revisions are the codings that refs name, in that order.
	Revisions(ctx context.Context, refs []proposals.Ref) ([]*proposals.Revision, error)
	// Add stores all of the additions or none.
	Add(ctx context.Context, additions []proposals.Addition, by proposals.Signature) error
}

// A File is a document as it came, with the name that problems give it.
type File struct {
	Name string
	Text []byte
}
