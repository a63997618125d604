package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"parley/proposals/archive"
)

// newImport opens the database as it is: what the program ships must not be
// there before the archive is.
func newImport(w *world, open opener) *cobra.Command {
	return &cobra.Command{
		Use:   "import DIR",
		Short: "Put back what `export --all` wrote",
		Long: `Put back an archive, which "parley export --all DIR" wrote: all that the database
does not have of it, or nothing. What is there already is passed over; other
content under the same number refuses all. A database that is made so holds the
archive alone: the program adds nothing to it that it ships.`,
		Example: "  parley --db own.db import archive",
		Args:    usage(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return importAll(cmd.Context(), w, open, args[0])
		},
	}
}

// importAll reads the whole archive before it opens the database, so that one
// that is refused leaves none behind.
func importAll(ctx context.Context, w *world, open opener, dir string) error {
	c := newCounter(w)
	defer c.end()
	a, err := archive.Read(ctx, dir, c.count)
	if err != nil {
		return err
	}
	s, err := open(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	done, err := a.Import(ctx, s, c.count)
	if err != nil {
		return err
	}
	c.end()
	fmt.Fprintf(w.stdout, "%s: %d revisions of cases and versions, %d of them new here; %s\n", dir, done.Revisions, done.Added, work(done))
	return nil
}

// work says how many withdrawals, readings and settlements were new.
func work(done archive.Imported) string {
	if n := done.Deeds - done.Added; n > 0 {
		return fmt.Sprintf("%d new withdrawals, second readings and settlements", n)
	}
	return "no new withdrawals or second readings"
}
