package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"parley/proposals/intake"
)

func newCheck(w *world, open opener) *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE…",
		Short: "Check documents without storing them",
		Long: `Check documents and print every problem as file:line:column: text. A case file
beside a version counts for it. A notice is no problem: it says, on standard
error, what a new version may have taken over unread.`,
		Args: usage(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, files []string) error {
			s, err := open(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			return s.check(cmd.Context(), w, files)
		},
	}
}

func (s *shelf) check(ctx context.Context, w *world, files []string) error {
	readings, err := s.readFiles(ctx, files)
	if err != nil {
		return err
	}
	for _, r := range readings {
		fmt.Fprintf(w.stdout, "%s: %s has no problems%s\n", r.File, describe(r), r.Begins)
	}
	return nil
}

// describe says what the file holds.
func describe(r *intake.Reading) string {
	if r.Case != nil {
		c := r.Case.Case()
		return fmt.Sprintf("%s (%s, %s)", c.Slug, count(len(c.Topics), "topic"), count(len(c.Issues), "issue"))
	}
	v := r.Revision.Version()
	return fmt.Sprintf("%s (%s, %s)", v.Ref(), count(len(v.Terms), "term"), count(len(v.Steps), "step"))
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
