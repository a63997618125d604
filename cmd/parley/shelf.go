package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"parley/data"
	"parley/proposals"
	"parley/proposals/document"
	"parley/proposals/sqlite"
)

// A shelf is the open database, filled with what the program ships.
type shelf struct {
	*sqlite.Store
	w *world
}

// openShelf opens the database and adds what the program ships and it lacks.
func openShelf(ctx context.Context, w *world, path string) (*shelf, error) {
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
	s := &shelf{store, w}
	if err := s.fill(ctx, data.Documents()); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// fill adds the shipped documents that are missing. It never touches what is
// there, and names what it left out because its number was taken.
func (s *shelf) fill(ctx context.Context, documents []data.Document) error {
	cases := map[proposals.Slug]*proposals.CaseRevision{}
	for _, d := range documents {
		head, problems := document.Peek(d.Name, d.Text)
		if len(problems) > 0 {
			return fmt.Errorf("a shipped document does not read: %w", problems)
		}
		var err error
		if head.IsCase {
			cases[head.Case], err = s.fillCase(ctx, d, cases[head.Case])
		} else {
			err = s.fillVersion(ctx, d, cases[head.Case])
		}
		if err != nil {
			return fmt.Errorf("adding the shipped document %s: %w", d.Name, err)
		}
	}
	return nil
}

// fillCase returns the shipped revision as stored, also where it was there.
func (s *shelf) fillCase(ctx context.Context, d data.Document, before *proposals.CaseRevision) (*proposals.CaseRevision, error) {
	c, problems := document.ParseCase(d.Name, d.Text, before)
	if len(problems) > 0 {
		return nil, problems
	}
	number := 1
	if before != nil {
		number = before.Stored().Revision + 1
	}
	hash := document.HashCase(c)
	there, err := s.Case(ctx, c.Case().Slug, number)
	if errors.Is(err, proposals.ErrNotFound) {
		err = s.AddCase(ctx, c, number-1, hash, s.w.now())
		if raced(err) {
			return s.fillCase(ctx, d, before) // another copy of the program was first
		}
		there = c.WithStored(proposals.Stored{Revision: number, Hash: hash})
	}
	if err != nil {
		return nil, err
	}
	if there.Stored().Hash != hash {
		s.leftOut(fmt.Sprintf("%s.%d", c.Case().Slug, number))
		return nil, nil
	}
	return there, nil
}

// fillVersion adds a version read against the shipped case. Where that was
// left out, so is everything read against it.
func (s *shelf) fillVersion(ctx context.Context, d data.Document, against *proposals.CaseRevision) error {
	ref, err := shippedRef(d.Name)
	if err != nil {
		return err
	}
	if against == nil {
		s.leftOut(ref.String())
		return nil
	}
	r, problems := document.ParseVersion(d.Name, d.Text, against)
	if len(problems) > 0 {
		return problems
	}
	hash := document.HashVersion(r)
	there, err := s.listing(ctx, ref)
	if errors.Is(err, proposals.ErrNotFound) {
		err = s.AddRevision(ctx, r, ref.Revision()-1, hash, s.w.now())
		if raced(err) {
			return s.fillVersion(ctx, d, against)
		}
		return err
	}
	if err == nil && there.Stored.Hash != hash {
		s.leftOut(ref.String())
	}
	return err
}

// shippedRef is the revision that a shipped file is, by its name.
func shippedRef(name string) (proposals.Ref, error) {
	return proposals.ParseRef(name[:len(name)-len(".md")])
}

func raced(err error) bool {
	return errors.Is(err, proposals.ErrConflict) || errors.Is(err, proposals.ErrExists)
}

func (s *shelf) leftOut(what string) {
	fmt.Fprintf(s.w.stderr, "parley: the shipped %s was left out: this database has another text under that number\n", what)
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
