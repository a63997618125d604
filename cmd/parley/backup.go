package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

func newBackup(w *world, open opener) *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the whole database into a file, while it is in use",
		Long: `Copy the whole database into a file, with users, sessions and drafts; the site may
go on meanwhile. The file is put in place when it is whole, for its owner alone.
To use it, stop the site and name it with --db.`,
		Example: "  parley backup parley-2026-11-23.db",
		Args:    usage(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := open(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			if err := s.backUp(cmd.Context(), args[0]); err != nil {
				return err
			}
			fmt.Fprintf(w.stdout, "%s: a copy of %s\n", args[0], s.Path())
			return nil
		},
	}
}

// backUp writes beside the file and renames. It refuses to take the place of a
// database that is in use, or was not closed: what stands beside that one would
// be read into the copy.
func (s *shelf) backUp(ctx context.Context, file string) error {
	if info, err := os.Lstat(file); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is a directory or a link: expected a file", file)
	}
	for _, beside := range []string{"-wal", "-shm", "-journal"} {
		if _, err := os.Lstat(file + beside); !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s is a database in use, as %s says: name another file", file, file+beside)
		}
	}
	directory := filepath.Dir(file)
	if info, err := os.Stat(directory); err != nil || !info.IsDir() {
		return fmt.Errorf("%s cannot be written: there is no directory %s", file, directory)
	}
	part, err := os.CreateTemp(directory, "."+filepath.Base(file)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(part.Name()) // nothing is there once it was renamed
	defer part.Close()
	if err := s.BackUp(ctx, part.Name()); err != nil {
		return err
	}
	if err := errors.Join(part.Sync(), part.Close()); err != nil {
		return err
	}
	return os.Rename(part.Name(), file)
}
