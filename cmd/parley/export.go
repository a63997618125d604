package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"parley/proposals/archive"
)

// addArchiveFlag lets export write the archive of the whole store, too.
func addArchiveFlag(cmd *cobra.Command, w *world, open opener) {
	var dir string
	cmd.Flags().StringVar(&dir, "all", "", "write every case, version and revision into this directory instead, with who stored them and what was done since")
	one := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if !cmd.Flags().Changed("all") {
			return one(cmd, args)
		}
		if err := alone(cmd, args, dir); err != nil {
			return err
		}
		s, err := open(cmd.Context())
		if err != nil {
			return err
		}
		defer s.Close()
		return s.exportAll(cmd.Context(), w, dir)
	}
}

// alone refuses whatever else than --all is asked for.
func alone(cmd *cobra.Command, args []string, dir string) error {
	if dir == "" {
		return errUsage{errors.New("--all: expected a directory")}
	}
	if len(args) > 0 {
		return errUsage{fmt.Errorf("--all writes every case: leave %s out", args[0])}
	}
	var with error
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if f.Name != "all" && cmd.InheritedFlags().Lookup(f.Name) == nil {
			with = errUsage{fmt.Errorf("--all writes everything: leave --%s out", f.Name)}
		}
	})
	return with
}

func (s *shelf) exportAll(ctx context.Context, w *world, dir string) error {
	c := newCounter(w)
	done, err := archive.Export(ctx, s, dir, c.count)
	c.end()
	if err != nil {
		return err
	}
	for _, file := range done.Foreign {
		fmt.Fprintf(w.stderr, "parley: %s/%s is not of this database, and stays; an import is refused until it is taken out\n", dir, file)
	}
	fmt.Fprintf(w.stdout, "%s: %d files, %d of them written\n", dir, done.Files, done.Written)
	return nil
}
