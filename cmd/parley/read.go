package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"parley/proposals"
	"parley/proposals/document"
)

// A reading is one file that was read and keeps every rule. Either its case or
// its revision is set.
type reading struct {
	file     string
	head     document.Head
	revision *proposals.Revision
	ofCase   *proposals.CaseRevision
	// begins says what the file would begin: a new proposal.
	begins string
}

// rank puts cases before versions, which go by their numbers.
func (r *reading) rank() int {
	if r.head.IsCase {
		return 0
	}
	return 1
}

// hash is that of the canonical document.
func (r *reading) hash() proposals.Hash {
	if r.ofCase != nil {
		return document.HashCase(r.ofCase)
	}
	return document.HashVersion(r.revision)
}

// readFiles reads documents and returns cases before versions: a case among the
// files counts for the versions beside it, in place of the stored one. Everything
// that is wrong with any of them comes back in one list.
func (s *shelf) readFiles(ctx context.Context, files []string) ([]*reading, error) {
	texts := make(map[string][]byte, len(files))
	var readings []*reading
	var problems proposals.Problems
	for _, file := range files {
		text, err := readFile(file)
		if err != nil {
			return nil, err
		}
		head, wrong := document.Peek(file, text)
		problems = append(problems, wrong...)
		if len(wrong) == 0 {
			texts[file] = text
			readings = append(readings, &reading{file: file, head: head})
		}
	}
	slices.SortStableFunc(readings, func(a, b *reading) int { return cmp.Or(a.rank()-b.rank(), a.head.Number-b.head.Number) })
	cases := map[proposals.Slug]*proposals.CaseRevision{}
	for _, r := range readings {
		wrong, err := s.read(ctx, r, texts[r.file], cases)
		if err != nil {
			return nil, err
		}
		problems = append(problems, wrong...)
	}
	if len(problems) == 0 {
		var err error
		if problems, err = s.fit(ctx, readings); err != nil {
			return nil, err
		}
	}
	problems.Sort()
	return readings, problems.Err()
}

// fit checks versions against what is stored of their proposals.
func (s *shelf) fit(ctx context.Context, readings []*reading) (proposals.Problems, error) {
	all, err := s.Listings(ctx, proposals.Slug{})
	if err != nil {
		return nil, err
	}
	var problems proposals.Problems
	for _, r := range readings {
		if r.revision != nil {
			v := r.revision.Version()
			problems = append(problems, r.fit(all)...)
			all = append(all, proposals.Listing{Ref: v.Ref(), Case: v.Case, Authors: v.Authors})
		}
	}
	return problems, nil
}

// fit checks that a version goes on with its proposal: by the same authors, in
// the same case, with the next number.
func (r *reading) fit(all []proposals.Listing) proposals.Problems {
	v, newest := r.revision.Version(), 0
	var others []string
	for _, l := range all {
		others = append(others, l.Ref.Proposal().String())
		if l.Ref.Proposal() != v.Proposal {
			continue
		}
		newest = max(newest, l.Ref.Version())
		if l.Case != v.Case || !slices.Equal(l.Authors, v.Authors) {
			return proposals.Problems{{File: r.file, Path: "authors", Text: fmt.Sprintf(
				"%s is by %s in the case %s: a proposal keeps its case and its authors, and a text by others is another proposal",
				l.Ref, proposals.JoinSlugs(l.Authors), l.Case)}}
		}
	}
	if v.Number > newest+1 {
		return proposals.Problems{{File: r.file, Path: "version", Text: fmt.Sprintf(
			"version %d of %s would leave a gap: expected version %d", v.Number, v.Proposal, newest+1)}}
	}
	if newest == 0 {
		r.begins = ", a new proposal" + proposals.Suggest(v.Proposal.String(), others)
	}
	return nil
}

// read reads one file; cases are those read before it, to which it adds its
// own, nil where it has problems.
func (s *shelf) read(ctx context.Context, r *reading, text []byte, cases map[proposals.Slug]*proposals.CaseRevision) (proposals.Problems, error) {
	stored, err := s.Case(ctx, r.head.Case, 0)
	if err != nil && !errors.Is(err, proposals.ErrNotFound) {
		return nil, err
	}
	var problems proposals.Problems
	if r.head.IsCase {
		r.ofCase, problems = document.ParseCase(r.file, text, stored)
		cases[r.head.Case] = asStored(r.ofCase, stored)
		return problems, nil
	}
	against, given := cases[r.head.Case]
	switch {
	case given && against == nil:
		return nil, nil // the case's own problems come first
	case !given && stored == nil:
		return proposals.Problems{{File: r.file, Line: 1, Column: 1, Path: "case", Text: fmt.Sprintf(
			"there is no case %q here: add its file first, or name it beside this one", r.head.Case)}}, nil
	case !given:
		against = stored
	}
	r.revision, problems = document.ParseVersion(r.file, text, against)
	return problems, nil
}

// asStored is a case as it will be stored: the revision that is there if its
// content is the same, else the next.
func asStored(c, there *proposals.CaseRevision) *proposals.CaseRevision {
	switch {
	case c == nil:
		return nil
	case there == nil:
		return c.WithStored(proposals.Stored{Revision: 1})
	case document.HashCase(c) == there.Stored().Hash:
		return there
	default:
		return c.WithStored(proposals.Stored{Revision: there.Stored().Revision + 1})
	}
}

// readFile reads a file, or refuses one that is too large to be a document
// without reading it whole.
func readFile(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, document.MaxBytes+1))
}
