package archive

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"reflect"
	"slices"

	"parley/proposals"
	"parley/proposals/document"
)

// An Exported is what an export found to do.
type Exported struct {
	Files   int // of the archive, with the manifest
	Written int // those whose bytes differed, or that were missing
	// Foreign are the paths of files that stand among those of the archive, and
	// that the store does not have.
	Foreign []string
}

// Export writes the archive of a store into a directory, which is made where it
// is missing. Other things may be in it.
func Export(ctx context.Context, s Store, dir string, progress Progress) (Exported, error) {
	t, err := makeTree(dir)
	if err != nil {
		return Exported{}, err
	}
	defer t.close()
	there, parts, err := t.files()
	if err != nil {
		return Exported{}, err
	}
	for _, part := range parts {
		if err := t.remove(part); err != nil {
			return Exported{}, err
		}
	}
	e := export{ctx: ctx, store: s, tree: t, progress: progress}
	if err := e.all(); err != nil {
		return e.done, err
	}
	has := map[string]bool{}
	for _, entry := range e.entries {
		has[entry.path] = true
	}
	e.done.Foreign = slices.DeleteFunc(there, func(file string) bool { return has[file] })
	return e.done, nil
}

// An export is one run of it.
type export struct {
	ctx      context.Context
	store    Store
	tree     *tree
	progress Progress
	entries  []entry
	done     Exported
	// revisions are how many revisions of cases and versions there are, and how
	// many of them were written.
	revisions, written int
}

// all writes every file. What points at others is read from the store before
// them: since nothing is ever taken away there, all that is pointed at is found
// then, though others write meanwhile.
func (e *export) all() error {
	withdrawals, err := e.store.Withdrawals(e.ctx, proposals.Slug{})
	if err != nil {
		return err
	}
	readings, err := e.store.SecondReadings(e.ctx, proposals.Slug{})
	if err != nil {
		return err
	}
	listings, err := e.store.Listings(e.ctx, proposals.Slug{})
	if err != nil {
		return err
	}
	cases, err := e.store.Cases(e.ctx)
	if err != nil {
		return err
	}
	e.revisions = len(listings)
	for _, c := range cases {
		e.revisions += c.Stored().Revision
	}
	if err := e.cases(cases); err != nil {
		return err
	}
	if err := e.versions(listings); err != nil {
		return err
	}
	of := map[proposals.Ref]proposals.Slug{}
	for _, l := range listings {
		of[l.Ref.WithRevision(0)] = l.Case
	}
	if err := e.work(of, withdrawals, readings); err != nil {
		return err
	}
	slices.SortFunc(e.entries, func(a, b entry) int { return cmp.Compare(a.path, b.path) })
	return e.write(manifestName, printManifest(e.entries))
}

// write writes one file, and counts it.
func (e *export) write(file string, text []byte) error {
	if err := e.ctx.Err(); err != nil {
		return context.Cause(e.ctx)
	}
	written, err := e.tree.write(file, text)
	e.done.Files++
	if written {
		e.done.Written++
	}
	return err
}

func (e *export) add(n name, text []byte) error {
	e.entries = append(e.entries, newEntry(n.path(), text))
	return e.write(n.path(), text)
}

func (e *export) cases(newest []*proposals.CaseRevision) error {
	for _, c := range newest {
		for r := 1; r <= c.Stored().Revision; r++ {
			c, err := e.store.Case(e.ctx, c.Case().Slug, r)
			if err != nil {
				return err
			}
			n := name{of: c.Case().Slug, revision: r}
			if err := e.revision(n, document.PrintCase(c), c.Stored(), ""); err != nil {
				return err
			}
		}
	}
	return nil
}

func (e *export) versions(listings []proposals.Listing) error {
	for some := range slices.Chunk(listings, atOnce) {
		refs := make([]proposals.Ref, len(some))
		for i, l := range some {
			refs[i] = l.Ref
		}
		revisions, err := e.store.Revisions(e.ctx, refs)
		if err != nil {
			return err
		}
		for _, r := range revisions {
			n := name{of: r.Version().Case, ref: r.Ref()}
			against := name{of: n.of, revision: r.Against().Stored().Revision}.about()
			if err := e.revision(n, document.PrintVersion(r), r.Stored(), against); err != nil {
				return err
			}
		}
	}
	return nil
}

// revision writes a document and the record of who stored it. A document with
// another hash than it was stored with is refused, so that no archive takes the
// place of a good one.
func (e *export) revision(n name, text []byte, stored proposals.Stored, against string) error {
	if hash := proposals.Hash(sha256.Sum256(text)); hash != stored.Hash {
		return fmt.Errorf("%s was stored with the hash %s and has %s", n.about(), stored.Hash, hash)
	}
	record := document.StoredRecord{Of: n.about(), Against: against, Hash: stored.Hash, Signature: stored.Signature}
	printed := document.PrintStored(record)
	read, problems := document.ParseStored(n.is(theStoring).path(), printed)
	if err := same(n.about(), record, read, problems); err != nil {
		return err
	}
	e.written++
	e.progress("revisions", e.written, e.revisions)
	if err := e.add(n, text); err != nil {
		return err
	}
	return e.add(n.is(theStoring), printed)
}

// work writes what people did with versions: of names the case of each.
func (e *export) work(of map[proposals.Ref]proposals.Slug, withdrawals []proposals.Withdrawal, readings []proposals.SecondReading) error {
	for _, w := range withdrawals {
		n := name{of: of[w.Of], ref: w.Of, kind: aWithdrawal, n: w.Number}
		printed := document.PrintWithdrawal(w)
		read, problems := document.ParseWithdrawal(n.path(), printed)
		if err := same(n.about(), w, read, problems); err != nil {
			return err
		}
		if err := e.add(n, printed); err != nil {
			return err
		}
	}
	count := map[proposals.Ref]int{}
	for _, r := range readings {
		count[r.Of]++
		n := name{of: of[r.Of.WithRevision(0)], ref: r.Of, kind: aReading, n: count[r.Of]}
		coding := r.Document
		r.Document = ""
		printed := document.PrintSecondReading(r)
		read, problems := document.ParseSecondReading(n.path(), printed)
		if err := same(n.about(), r, read, problems); err != nil {
			return err
		}
		if err := e.add(n, printed); err != nil {
			return err
		}
		if coding == "" {
			continue
		}
		if err := e.add(n.is(aCodingAgain), []byte(coding)); err != nil {
			return err
		}
	}
	return nil
}

// same refuses a record that does not read back as it was, before it is
// written.
func same[T any](about string, want, got T, problems proposals.Problems) error {
	if len(problems) > 0 {
		return fmt.Errorf("what the store says of %s cannot be written as a record: %w", about, problems)
	}
	if !reflect.DeepEqual(want, got) {
		return fmt.Errorf("what the store says of %s cannot be written as a record: it would not read back the same", about)
	}
	return nil
}
