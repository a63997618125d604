package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parley/proposals"
	"parley/proposals/sqlite"
)

func newAdd(w *world, open opener) *cobra.Command {
	var revise []string
	var as string
	cmd := &cobra.Command{
		Use:   "add FILE…",
		Short: "Store versions, or further codings of them",
		Long: `Store documents. A version that is not there yet is stored as its first revision.
A further coding of one that is there needs --revise with the revision it was
based on, so that nobody's coding is overwritten unseen. The same content again
changes nothing. Either all files are stored or none.`,
		Example: "  parley add ukraine-memorandum.2.md\n  parley add --revise russia-memorandum@1.1 russia-memorandum.md\n  parley add --revise russia-ukraine.1 russia-ukraine.md",
		Args:    usage(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, files []string) error {
			bases, err := parseBases(revise)
			if err != nil {
				return err
			}
			s, err := open(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			return s.add(cmd.Context(), w, files, bases, as)
		},
	}
	cmd.Flags().StringArrayVar(&revise, "revise", nil, "the revision that a further coding is based on: REF with its revision, or CASE.N; may be repeated")
	addSignatureFlag(cmd, &as)
	return cmd
}

// parseBases reads the revisions that further ones are based on, by what they
// revise: a case's slug or a version's ref.
func parseBases(names []string) (map[string]int, error) {
	bases := map[string]int{}
	for _, name := range names {
		what, revision, err := parseBase(name)
		if err != nil {
			return nil, errUsage{err}
		}
		if revision == 0 {
			return nil, errUsage{fmt.Errorf("--revise %s: expected the revision too, as in %s.1", name, name)}
		}
		bases[what] = revision
	}
	return bases, nil
}

func parseBase(name string) (what string, revision int, err error) {
	if !strings.Contains(name, "@") {
		slug, revision, err := parseCaseName(name)
		return slug.String(), revision, err
	}
	ref, err := proposals.ParseRef(name)
	return ref.WithRevision(0).String(), ref.Revision(), err
}

// add stores all files in one batch, or none.
func (s *shelf) add(ctx context.Context, w *world, files []string, bases map[string]int, as string) error {
	readings, err := s.readFiles(ctx, files)
	if err != nil {
		return err
	}
	var batch []sqlite.Addition
	var said []string
	for _, r := range readings {
		newest, err := s.newest(ctx, r)
		if err != nil {
			return err
		}
		based, revising := bases[r.name()]
		delete(bases, r.name())
		switch {
		case newest.Revision == 0 && revising:
			return fmt.Errorf("%s: there is no %s to revise: leave --revise out to store it as new", r.file, r.name())
		case newest.Revision > 0 && newest.Hash == r.hash():
			said = append(said, fmt.Sprintf("%s: %s is there already, with the same content, as revision %d", r.file, r.name(), newest.Revision))
			continue
		case newest.Revision > 0 && !revising:
			return fmt.Errorf("%s: %s is there already, with other content, as revision %d\nto store this as a further revision, say --revise %s",
				r.file, r.name(), newest.Revision, r.numbered(newest.Revision))
		case based != newest.Revision:
			return conflict(r, newest.Revision, based)
		}
		batch = append(batch, sqlite.Addition{Case: r.ofCase, Revision: r.revision, Based: based, Hash: r.hash()})
		said = append(said, fmt.Sprintf("%s: stored as %s%s", r.file, r.numbered(based+1), r.begins))
	}
	if err := unusedBases(bases); err != nil {
		return err
	}
	if err := s.Add(ctx, batch, w.signature(as)); err != nil {
		return err
	}
	for _, line := range said {
		fmt.Fprintln(w.stdout, line)
	}
	return nil
}

// conflict says that a revision is not based on the newest, and what to do.
func conflict(r *reading, newest, based int) error {
	if based > newest {
		return fmt.Errorf("%s: %s has no revision %d: its newest is %d", r.file, r.name(), based, newest)
	}
	return fmt.Errorf("%s: %s is at revision %d, and this is based on revision %d: %w\n"+
		"carry your changes over to what `parley show %s` prints, and say --revise %[6]s",
		r.file, r.name(), newest, based, proposals.ErrConflict, r.numbered(newest))
}

// newest is the newest stored revision of what r holds, zero where there is
// none.
func (s *shelf) newest(ctx context.Context, r *reading) (proposals.Stored, error) {
	if r.ofCase != nil {
		c, err := s.Case(ctx, r.head.Case, 0)
		if errors.Is(err, proposals.ErrNotFound) {
			return proposals.Stored{}, nil
		}
		if err != nil {
			return proposals.Stored{}, err
		}
		return c.Stored(), nil
	}
	l, err := s.listing(ctx, r.revision.Version().Ref())
	if errors.Is(err, proposals.ErrNotFound) {
		return proposals.Stored{}, nil
	}
	return l.Stored, err
}

// name is what r is a revision of.
func (r *reading) name() string {
	if r.ofCase != nil {
		return r.ofCase.Case().Slug.String()
	}
	return r.revision.Version().Ref().String()
}

// numbered names one revision of it.
func (r *reading) numbered(revision int) string {
	return fmt.Sprintf("%s.%d", r.name(), revision)
}

// unusedBases refuses a --revise that names none of the files.
func unusedBases(bases map[string]int) error {
	for _, name := range slices.Sorted(maps.Keys(bases)) {
		return errUsage{fmt.Errorf("--revise %s.%d names none of the files", name, bases[name])}
	}
	return nil
}
