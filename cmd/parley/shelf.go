package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/data"
	"parley/proposals"
	"parley/proposals/document"
	"parley/proposals/sqlite"
)

// A shelf is the open database, filled with what the program ships unless it
// was made from an archive.
type shelf struct {
	*sqlite.Store
	w *world
}

// openShelf opens the database and adds what the program ships and it lacks,
// unless it was made from an archive.
func openShelf(ctx context.Context, w *world, path string) (*shelf, error) {
	s, err := openAsItIs(ctx, w, path)
	if err != nil {
		return nil, err
	}
	adds, err := s.AddsShipped(ctx)
	if err == nil && adds {
		err = s.fill(ctx, data.Documents())
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// openAsItIs opens the database and adds nothing.
func openAsItIs(ctx context.Context, w *world, path string) (*shelf, error) {
	if path == "" {
		var err error
		if path, err = w.databasePath(); err != nil {
			return nil, err
		}
	}
	store, err := sqlite.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	return &shelf{store, w}, nil
}

// fill adds the shipped documents that are missing. It never touches what is
// there, and names what it left out because its number was taken, or because
// what it rests on was left out.
func (s *shelf) fill(ctx context.Context, documents []data.Document) error {
	cases := map[proposals.Slug]*proposals.CaseRevision{}
	left := map[string]bool{}
	for _, d := range documents {
		name := strings.TrimSuffix(d.Name, ".md")
		head, problems := document.Peek(d.Name, d.Text)
		if len(problems) > 0 {
			return fmt.Errorf("a shipped document does not read: %w", problems)
		}
		var in bool
		var err error
		switch before, number := predecessor(name); {
		case left[before]:
		case head.IsCase:
			in, err = s.fillCase(ctx, d, cases, number)
		default:
			in, err = s.fillVersion(ctx, d, cases[head.Case])
		}
		if err != nil {
			return fmt.Errorf("adding the shipped document %s: %w", d.Name, err)
		}
		if !in {
			left[name] = true
			if head.IsCase {
				cases[head.Case] = nil
			}
			fmt.Fprintf(s.w.stderr, "parley: the shipped %s was left out: this database has something else in its place\n", name)
		}
	}
	return nil
}

// predecessor is the shipped revision before the one called name, none for the
// first, and the number of that one.
func predecessor(name string) (before string, number int) {
	i := strings.LastIndexByte(name, '.')
	number, err := strconv.Atoi(name[i+1:])
	if err != nil || number < 2 {
		return "", number
	}
	return fmt.Sprintf("%s.%d", name[:i], number-1), number
}

// fillCase reports whether the shipped revision is in the database, and adds it
// to cases.
func (s *shelf) fillCase(ctx context.Context, d data.Document, cases map[proposals.Slug]*proposals.CaseRevision, number int) (bool, error) {
	c, problems := document.ParseCase(d.Name, d.Text, nil)
	if len(problems) > 0 {
		return false, problems
	}
	slug, hash := c.Case().Slug, document.HashCase(c)
	there, err := s.Case(ctx, slug, number)
	if errors.Is(err, proposals.ErrNotFound) {
		err = s.AddCase(ctx, c, number-1, hash, s.shipped())
		if raced(err) { // another copy of the program was first
			return s.fillCase(ctx, d, cases, number)
		}
		there = c.WithStored(proposals.Stored{Revision: number, Hash: hash})
	}
	if err != nil || there.Stored().Hash != hash {
		return false, err
	}
	cases[slug] = there
	return true, nil
}

// fillVersion reports whether the shipped revision is in the database.
func (s *shelf) fillVersion(ctx context.Context, d data.Document, against *proposals.CaseRevision) (bool, error) {
	if against == nil {
		return false, nil
	}
	ref, err := proposals.ParseRef(strings.TrimSuffix(d.Name, ".md"))
	if err != nil {
		return false, err
	}
	r, problems := document.ParseVersion(d.Name, d.Text, against)
	if len(problems) > 0 {
		return false, problems
	}
	hash := document.HashVersion(r)
	there, err := s.listing(ctx, ref)
	if !errors.Is(err, proposals.ErrNotFound) {
		return there.Stored.Hash == hash, err
	}
	err = s.AddRevision(ctx, r, ref.Revision()-1, hash, s.shipped())
	switch {
	case raced(err):
		return s.fillVersion(ctx, d, against)
	case errors.Is(err, proposals.ErrInvalid): // the proposal is stored as another's
		return false, nil
	default:
		return err == nil, err
	}
}

func (s *shelf) shipped() proposals.Signature {
	return proposals.Signature{By: "parley", Way: proposals.Shipped, At: s.w.now()}
}

func raced(err error) bool {
	return errors.Is(err, proposals.ErrConflict) || errors.Is(err, proposals.ErrExists)
}

// listing is the line of one revision, or of the newest where ref names none.
func (s *shelf) listing(ctx context.Context, ref proposals.Ref) (proposals.Listing, error) {
	all, err := s.Listings(ctx, proposals.Slug{})
	if err != nil {
		return proposals.Listing{}, err
	}
	for _, l := range slices.Backward(all) {
		if l.Ref == ref || ref.Revision() == 0 && l.Ref.WithRevision(0) == ref {
			return l, nil
		}
	}
	return proposals.Listing{}, fmt.Errorf("%s: %w", ref, proposals.ErrNotFound)
}
