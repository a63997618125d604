package sqlite

import (
	"context"
	"errors"
	"fmt"

	"parley/proposals"
)

// Verify reads every revision and hashes it again. The error names each that
// cannot be read, breaks the rules, or has another hash than it was stored with.
func (s *Store) Verify(ctx context.Context, hashCase func(*proposals.CaseRevision) proposals.Hash, hashVersion func(*proposals.Revision) proposals.Hash) error {
	cases, err := s.Cases(ctx)
	if err != nil {
		return err
	}
	var wrong []error
	for _, newest := range cases {
		for n := 1; n <= newest.Stored().Revision; n++ {
			key := caseKey{newest.Case().Slug, n}
			c, err := s.Case(ctx, key.slug, n)
			if err == nil {
				err = compareHash(key, c.Stored().Hash, hashCase(c))
			}
			wrong = append(wrong, err)
		}
	}
	listings, err := s.Listings(ctx, proposals.Slug{})
	for _, l := range listings {
		found, err := s.Revisions(ctx, []proposals.Ref{l.Ref})
		if err == nil {
			err = compareHash(l.Ref, l.Stored.Hash, hashVersion(found[0]))
		}
		wrong = append(wrong, err)
	}
	return errors.Join(append(wrong, err)...)
}

func compareHash(what fmt.Stringer, stored, now proposals.Hash) error {
	if stored == now {
		return nil
	}
	return fmt.Errorf("%s was stored with the hash %s and has %s", what, stored, now)
}
