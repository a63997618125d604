package main

import (
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
}

// rank puts cases before versions.
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
	slices.SortStableFunc(readings, func(a, b *reading) int { return a.rank() - b.rank() })
	cases := map[proposals.Slug]*proposals.CaseRevision{}
	for _, r := range readings {
		wrong, err := s.read(ctx, r, texts[r.file], cases)
		if err != nil {
			return nil, err
		}
		problems = append(problems, wrong...)
	}
	problems.Sort()
	return readings, problems.Err()
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
