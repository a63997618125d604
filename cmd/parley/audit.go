package main

import (
	"cmp"
	"context"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"
)

func newAudit(w *world, open opener) *cobra.Command {
	var limit int
	cmd := &cobra.Command{
		Use:   "audit",
		Short: "List who stored what and when, from the newest",
		Args:  noWord,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if limit < 0 {
				return errUsage{fmt.Errorf("--limit %d: expected a number of lines, or 0 for all", limit)}
			}
			s, err := open(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			return s.audit(cmd.Context(), w, limit)
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 0, "how many lines to print at most, 0 for all")
	return cmd
}

// audit prints a line for each thing that was done, beginning with the time.
func (s *shelf) audit(ctx context.Context, w *world, limit int) error {
	entries, err := s.Audit(ctx, 0, limit)
	if err != nil {
		return err
	}
	lines := tabwriter.NewWriter(w.stdout, 0, 0, 2, ' ', 0)
	for _, e := range entries {
		fmt.Fprintf(lines, "%s\t%s\t%s\t%s\t%s\n", e.At.Format("2006-01-02 15:04:05Z"), cmp.Or(e.By, "-"), cmp.Or(string(e.Way), "-"), e.Deed, e.About)
	}
	return lines.Flush()
}
