package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"parley/proposals"
	"parley/proposals/document"
)

// newVerify opens the database as it is, so that nothing is added to one that
// is damaged.
func newVerify(w *world, open opener) *cobra.Command {
	return &cobra.Command{
		Use:   "verify",
		Short: "Check that everything stored is as it was stored",
		Long: `Read every revision of every case and version, check it by today's rules, print
its canonical document, and compare its SHA-256 with the one it was stored with.
Withdrawals, second readings and users have no hash, and are not checked.`,
		Args: noWord,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := open(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			return s.verify(cmd.Context(), w)
		},
	}
}

// verify names everything that is not as it was stored, or says how much was
// checked.
func (s *shelf) verify(ctx context.Context, w *world) error {
	cases, versions := map[proposals.Slug]bool{}, map[proposals.Ref]bool{}
	revisions, codings := 0, 0
	err := s.Verify(ctx, func(c *proposals.CaseRevision) proposals.Hash {
		cases[c.Case().Slug] = true
		revisions++
		return document.HashCase(c)
	}, func(r *proposals.Revision) proposals.Hash {
		versions[r.Ref().WithRevision(0)] = true
		codings++
		return document.HashVersion(r)
	})
	if err != nil {
		return fmt.Errorf("the database %s is not as it was stored:\n%w", s.Path(), err)
	}
	fmt.Fprintf(w.stdout, "%s: every hash is the one that was stored\ncases: %d, with %d revisions\nversions: %d, with %d codings\n", s.Path(),
		len(cases), revisions, len(versions), codings)
	return nil
}
