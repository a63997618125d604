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
	"parley/proposals/intake"
)

func newAdd(w *world, open opener) *cobra.Command {
	var revise []string
	var as string
	var dry bool
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
			return s.add(cmd.Context(), w, files, bases, as, dry)
		},
	}
	cmd.Flags().StringArrayVar(&revise, "revise", nil, "the revision that a further coding is based on: REF with its revision, or CASE.N; may be repeated")
	addSignatureFlag(cmd, &as)
	cmd.Flags().BoolVar(&dry, "dry-run", false, "say what would be stored, and store nothing")
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

// add stores all files in one batch, or none; or only says what it would do.
func (s *shelf) add(ctx context.Context, w *world, files []string, bases map[string]int, as string, dry bool) error {
	readings, err := s.readFiles(ctx, files)
	if err != nil {
		return err
	}
	var outcomes []intake.Outcome
	for _, r := range readings {
		o, err := r.Outcome(bases[r.Name()])
		if err != nil {
			return whatToDo(err)
		}
		delete(bases, r.Name())
		outcomes = append(outcomes, o)
	}
	if err := unusedBases(bases); err != nil {
		return err
	}
	if !dry {
		if err := intake.Add(ctx, s, outcomes, w.signature(as)); err != nil {
			return err
		}
	}
	for _, o := range outcomes {
		fmt.Fprintln(w.stdout, said(o, dry))
	}
	return nil
}

// said says what became of a file, or what would.
func said(o intake.Outcome, dry bool) string {
	switch {
	case o.Same:
		return fmt.Sprintf("%s: %s is there already, with the same content, as revision %d", o.File, o.Name(), o.Based)
	case dry:
		return fmt.Sprintf("%s: would be stored as %s%s", o.File, o.Numbered(o.Based+1), o.Begins)
	default:
		return fmt.Sprintf("%s: stored as %s%s", o.File, o.Numbered(o.Based+1), o.Begins)
	}
}

// whatToDo adds to an error that a file cannot be stored what to do about it.
func whatToDo(err error) error {
	var taken *intake.Taken
	if !errors.As(err, &taken) {
		return err
	}
	newest := taken.Numbered(taken.Newest.Revision)
	switch {
	case taken.Newest.Revision == 0:
		return fmt.Errorf("%w: leave --revise out to store it as new", err)
	case taken.Based == 0:
		return fmt.Errorf("%w\nto store this as a further revision, say --revise %s", err, newest)
	case errors.Is(err, proposals.ErrConflict):
		return fmt.Errorf("%w\ncarry your changes over to what `parley show %s` prints, and say --revise %[2]s", err, newest)
	default:
		return err
	}
}

// unusedBases refuses a --revise that names none of the files.
func unusedBases(bases map[string]int) error {
	for _, name := range slices.Sorted(maps.Keys(bases)) {
		return errUsage{fmt.Errorf("--revise %s.%d names none of the files", name, bases[name])}
	}
	return nil
}
