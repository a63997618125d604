package main

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"parley/proposals"
)

type opener func(context.Context) (*shelf, error)

func newList(w *world, open opener) *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the versions, a line each",
		Args:  noWord,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := open(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			return s.list(cmd.Context(), w)
		},
	}
}

// list prints the newest revision of every version, beginning with its ref.
func (s *shelf) list(ctx context.Context, w *world) error {
	cases, err := s.Cases(ctx)
	if err != nil {
		return err
	}
	lines := tabwriter.NewWriter(w.stdout, 0, 0, 2, ' ', 0)
	for _, c := range cases {
		all, err := s.Listings(ctx, c.Case().Slug)
		if err != nil {
			return err
		}
		all = proposals.Standing(all)
		for i, l := range all {
			if i+1 < len(all) && all[i+1].Ref.WithRevision(0) == l.Ref.WithRevision(0) {
				continue // a newer coding of the same version follows
			}
			name, date := l.Dates.Named()
			fmt.Fprintf(lines, "%s\trevision %d\t%s\t%s\t%s %s\t%s\n", l.Ref.WithRevision(0), l.Ref.Revision(),
				l.Case, authors(c, l.Authors), name, date.Words(), l.Title)
		}
	}
	return lines.Flush()
}

func authors(c *proposals.CaseRevision, slugs []proposals.Slug) string {
	names := make([]string, len(slugs))
	for i, s := range slugs {
		names[i] = c.ActorLabel(s)
	}
	return strings.Join(names, ", ")
}
