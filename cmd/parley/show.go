package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"parley/proposals"
	"parley/proposals/document"
)

func newShow(w *world, open opener) *cobra.Command {
	return &cobra.Command{
		Use:     "show REF|CASE",
		Short:   "Print the document of a version or a case",
		Long:    "Print the canonical document of a version (russia-memorandum@1, or one revision of it,\nrussia-memorandum@1.2) or of a case (russia-ukraine, or russia-ukraine.1).",
		Example: "  parley show russia-memorandum@1 > russia-memorandum.md",
		Args:    usage(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := open(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			text, err := s.document(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			_, err = w.stdout.Write(text)
			return err
		},
	}
}

// document is the canonical document that name, a ref or a case, stands for.
func (s *shelf) document(ctx context.Context, name string) ([]byte, error) {
	if strings.Contains(name, "@") {
		ref, err := proposals.ParseRef(name)
		if err != nil {
			return nil, errUsage{err}
		}
		revisions, err := s.Revisions(ctx, []proposals.Ref{ref})
		if err != nil {
			return nil, s.withHint(ctx, ref, err)
		}
		return document.PrintVersion(revisions[0]), nil
	}
	slug, revision, err := parseCaseName(name)
	if err != nil {
		return nil, errUsage{err}
	}
	c, err := s.Case(ctx, slug, revision)
	if err != nil {
		return nil, s.withVersions(ctx, slug, err)
	}
	return document.PrintCase(c), nil
}

// parseCaseName reads russia-ukraine, the newest revision of a case, or
// russia-ukraine.1.
func parseCaseName(name string) (proposals.Slug, int, error) {
	text, number, pinned := strings.Cut(name, ".")
	slug, err := proposals.ParseSlug(text)
	if err != nil || !pinned {
		return slug, 0, err
	}
	revision, err := strconv.Atoi(number)
	if err != nil || revision < 1 {
		return slug, 0, fmt.Errorf("%q is no revision of a case: expected a number from 1, as in %s.1", number, slug)
	}
	return slug, revision, nil
}

// withVersions adds the newest version of a proposal to an error that there is
// no case of its name.
func (s *shelf) withVersions(ctx context.Context, slug proposals.Slug, err error) error {
	all, listErr := s.Listings(ctx, proposals.Slug{})
	if listErr != nil {
		return err
	}
	for _, l := range slices.Backward(all) {
		if l.Ref.Proposal() == slug {
			return fmt.Errorf("%w; a version is named with its number: %s", err, l.Ref.WithRevision(0))
		}
	}
	return err
}

// withHint adds the nearest ref that there is to an error that ref was not
// found.
func (s *shelf) withHint(ctx context.Context, ref proposals.Ref, err error) error {
	if !errors.Is(err, proposals.ErrNotFound) {
		return err
	}
	all, listErr := s.Listings(ctx, proposals.Slug{})
	if listErr != nil {
		return err
	}
	var names []string
	for _, l := range all {
		names = append(names, l.Ref.WithRevision(0).String(), l.Ref.String())
	}
	return fmt.Errorf("%w%s", err, proposals.Suggest(ref.String(), names))
}
