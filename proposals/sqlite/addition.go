package sqlite

import (
	"context"
	"strings"

	"parley/proposals"
)

// Add stores additions, in their order, all or none. Where one's revision is
// there already it returns [proposals.ErrExists], or [proposals.ErrConflict]
// for a further one. The revision of the case that a version was read against
// must be stored, or stand before it; a proposal keeps its case and its
// authors. The time of the signature is kept to the microsecond.
func (s *Store) Add(ctx context.Context, additions []proposals.Addition, by proposals.Signature) error {
	if len(additions) == 0 {
		return nil
	}
	return s.write(ctx, "store "+names(additions), func(b *batch) {
		for _, a := range additions {
			b.add(a, by)
		}
	})
}

// AddCase is [Store.Add] of one revision of a case.
func (s *Store) AddCase(ctx context.Context, c *proposals.CaseRevision, based int, hash proposals.Hash, by proposals.Signature) error {
	return s.Add(ctx, []proposals.Addition{{Case: c, Based: based, Hash: hash}}, by)
}

// AddRevision is [Store.Add] of one revision of a version.
func (s *Store) AddRevision(ctx context.Context, r *proposals.Revision, based int, hash proposals.Hash, by proposals.Signature) error {
	return s.Add(ctx, []proposals.Addition{{Revision: r, Based: based, Hash: hash}}, by)
}

func (b *batch) add(a proposals.Addition, by proposals.Signature) {
	if b.err != nil {
		return
	}
	b.operation = "store " + a.String()
	if a.Case != nil {
		b.addCase(a.Case, a.Based, a.Hash, by)
		return
	}
	b.addRevision(a.Revision, a.Based, a.Hash, by)
}

func names(additions []proposals.Addition) string {
	all := make([]string, len(additions))
	for i, a := range additions {
		all[i] = a.String()
	}
	return strings.Join(all, ", ")
}
