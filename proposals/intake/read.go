package intake

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"parley/proposals"
	"parley/proposals/document"
)

// A Reading is one file that was read and keeps every rule. Either its case or
// its revision is set.
type Reading struct {
	File     string
	Head     document.Head
	Case     *proposals.CaseRevision
	Revision *proposals.Revision
	Hash     proposals.Hash // of the canonical document
	// Newest is the newest stored revision of what it is, zero where there is
	// none.
	Newest proposals.Stored
	// Begins says what the file would begin: a new proposal.
	Begins string
	// Notices are what somebody should look at before it is stored, though it
	// keeps every rule: one plain sentence each, without a full stop.
	Notices []string
}

// Name is what r is a revision of.
func (r *Reading) Name() string { return r.addition(0).Name() }

// Numbered names one revision of it.
func (r *Reading) Numbered(revision int) string { return r.addition(revision - 1).String() }

func (r *Reading) addition(based int) proposals.Addition {
	return proposals.Addition{Case: r.Case, Revision: r.Revision, Based: based, Hash: r.Hash}
}

// Read reads documents and returns cases before versions: a case among the
// files counts for the versions beside it, in place of the stored one.
// Everything that is wrong with any of them comes back in one list, as
// [proposals.Problems].
func Read(ctx context.Context, s Store, files []File) ([]*Reading, error) {
	in := intake{ctx: ctx, store: s, cases: map[proposals.Slug]*proposals.CaseRevision{}}
	texts := make(map[string][]byte, len(files))
	for _, f := range files {
		head, wrong := document.Peek(f.Name, f.Text)
		in.problems = append(in.problems, wrong...)
		if len(wrong) == 0 {
			texts[f.Name] = f.Text
			in.readings = append(in.readings, &Reading{File: f.Name, Head: head})
		}
	}
	slices.SortStableFunc(in.readings, func(a, b *Reading) int { return cmp.Or(a.rank()-b.rank(), a.Head.Number-b.Head.Number) })
	for _, r := range in.readings {
		if err := in.read(r, texts[r.File]); err != nil {
			return nil, err
		}
	}
	if len(in.problems) == 0 {
		if err := in.fit(); err != nil {
			return nil, err
		}
	}
	if len(in.problems) == 0 {
		if err := in.notice(); err != nil {
			return nil, err
		}
	}
	in.problems.Sort()
	return in.readings, in.problems.Err()
}

// rank puts cases before versions, which go by their numbers.
func (r *Reading) rank() int {
	if r.Head.IsCase {
		return 0
	}
	return 1
}

// An intake is one reading of files.
type intake struct {
	ctx      context.Context
	store    Store
	readings []*Reading
	problems proposals.Problems
	// cases are those read so far, nil where one has problems.
	cases map[proposals.Slug]*proposals.CaseRevision
}

// read reads one file.
func (in *intake) read(r *Reading, text []byte) error {
	stored, err := in.store.Case(in.ctx, r.Head.Case, 0)
	if err != nil && !errors.Is(err, proposals.ErrNotFound) {
		return err
	}
	if r.Head.IsCase {
		return in.readCase(r, text, stored)
	}
	against, given := in.cases[r.Head.Case]
	switch {
	case given && against == nil:
		return nil // the case's own problems come first
	case !given && stored == nil:
		in.problems = append(in.problems, proposals.Problem{File: r.File, Line: 1, Column: 1, Path: "case", Text: fmt.Sprintf(
			"there is no case %q here: add its file first, or name it beside this one", r.Head.Case)})
		return nil
	case !given:
		against = stored
	}
	var problems proposals.Problems
	r.Revision, problems = document.ParseVersion(r.File, text, against)
	in.problems = append(in.problems, problems...)
	if r.Revision != nil {
		r.Hash = document.HashVersion(r.Revision)
	}
	return nil
}

// readCase reads a case, which must follow the stored one and fit the codings
// that were read against it.
func (in *intake) readCase(r *Reading, text []byte, stored *proposals.CaseRevision) error {
	var problems proposals.Problems
	r.Case, problems = document.ParseCase(r.File, text, stored)
	in.problems = append(in.problems, problems...)
	in.cases[r.Head.Case] = nil
	if stored == nil || r.Case == nil && len(problems) == 0 {
		in.keepCase(r, stored)
		return nil
	}
	c := r.Case
	if c == nil {
		// What does not follow may still read by itself, and then it can be
		// said which versions it would break.
		if c, problems = document.ParseCase(r.File, text, nil); len(problems) > 0 {
			return nil
		}
	}
	broken, err := in.broken(r.File, c)
	in.problems = append(in.problems, broken...)
	if err == nil && len(broken) == 0 {
		in.keepCase(r, stored)
	}
	return err
}

func (in *intake) keepCase(r *Reading, stored *proposals.CaseRevision) {
	if r.Case == nil {
		return
	}
	r.Hash = document.HashCase(r.Case)
	if stored != nil {
		r.Newest = stored.Stored()
	}
	in.cases[r.Head.Case] = r.asStored(stored)
}

// asStored is the case as it will be stored: the revision that is there if its
// content is the same, else the next.
func (r *Reading) asStored(there *proposals.CaseRevision) *proposals.CaseRevision {
	if there != nil && r.Hash == there.Stored().Hash {
		return there
	}
	return r.Case.WithStored(proposals.Stored{Revision: r.Newest.Revision + 1})
}

// broken names the versions, by their newest codings, that would not be valid
// against another revision of their case.
func (in *intake) broken(file string, c *proposals.CaseRevision) (proposals.Problems, error) {
	listings, err := in.store.Listings(in.ctx, c.Case().Slug)
	if err != nil {
		return nil, err
	}
	var refs []proposals.Ref
	for i, l := range listings {
		if i+1 == len(listings) || listings[i+1].Ref.WithRevision(0) != l.Ref.WithRevision(0) {
			refs = append(refs, l.Ref)
		}
	}
	revisions, err := in.store.Revisions(in.ctx, refs)
	if err != nil {
		return nil, err
	}
	var problems proposals.Problems
	for _, r := range revisions {
		if _, wrong := r.ReadAgainst(c); len(wrong) > 0 {
			problems = append(problems, proposals.Problem{File: file, Text: fmt.Sprintf(
				"%s could not be read against this: %s", r.Ref(), wrong[0].Text)})
		}
	}
	return problems, nil
}

// fit checks versions against what is stored of their proposals.
func (in *intake) fit() error {
	all, err := in.store.Listings(in.ctx, proposals.Slug{})
	if err != nil {
		return err
	}
	for _, r := range in.readings {
		if r.Revision != nil {
			v := r.Revision.Version()
			in.problems = append(in.problems, r.fit(all)...)
			all = append(all, proposals.Listing{Ref: v.Ref(), Case: v.Case, Authors: v.Authors})
		}
	}
	return nil
}

// fit checks that a version goes on with its proposal: by the same authors, in
// the same case, with the next number.
func (r *Reading) fit(all []proposals.Listing) proposals.Problems {
	v, newest := r.Revision.Version(), 0
	var others []string
	for _, l := range all {
		others = append(others, l.Ref.Proposal().String())
		if l.Ref.Proposal() != v.Proposal {
			continue
		}
		newest = max(newest, l.Ref.Version())
		if l.Ref.WithRevision(0) == v.Ref() && l.Stored.Revision > 0 {
			r.Newest = l.Stored
		}
		if l.Case != v.Case || !slices.Equal(l.Authors, v.Authors) {
			return proposals.Problems{{File: r.File, Path: "authors", Text: fmt.Sprintf(
				"%s is by %s in the case %s: a proposal keeps its case and its authors, and a text by others is another proposal",
				l.Ref, proposals.JoinSlugs(l.Authors), l.Case)}}
		}
	}
	if v.Number > newest+1 {
		return proposals.Problems{{File: r.File, Path: "version", Text: fmt.Sprintf(
			"version %d of %s would leave a gap: expected version %d", v.Number, v.Proposal, newest+1)}}
	}
	if newest == 0 {
		r.Begins = ", a new proposal" + proposals.Suggest(v.Proposal.String(), others)
	}
	return nil
}
