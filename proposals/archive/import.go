package archive

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"parley/proposals"
)

// An Imported is what an import did.
type Imported struct {
	Revisions int // of cases and versions, in the archive
	Added     int // those that the store did not have
	Deeds     int // all that was added, with withdrawals, readings and settlements
}

// Import puts into a store what it does not have of the archive, all or none.
// What it has in the same words is passed over. Where it has other content
// under the same number, or could not hold both, everything that is wrong comes
// back in one list, as [proposals.Problems].
func (a *Archive) Import(ctx context.Context, s Store, progress Progress) (Imported, error) {
	in := merge{ctx: ctx, store: s, archive: a}
	for _, step := range []func() error{in.load, in.mergeRevisions, in.mergeAgainst, in.mergeCases, in.mergeWork} {
		if err := step(); err != nil {
			return Imported{}, err
		}
	}
	in.problems.Sort()
	if err := in.problems.Err(); err != nil {
		return Imported{}, err
	}
	err := s.Restore(ctx, func(yield func(proposals.Deed) bool) {
		for i, d := range in.deeds {
			progress("deeds", i+1, len(in.deeds))
			if !yield(d) {
				return
			}
		}
	})
	return Imported{len(a.stored), in.added, len(in.deeds)}, err
}

// A merge is one import: what the store has, and what is to be added to it.
type merge struct {
	ctx     context.Context
	store   Store
	archive *Archive
	// stored are the revisions that the store has, by what records call them.
	stored      map[string]proposals.Stored
	listings    []proposals.Listing
	withdrawals []proposals.Withdrawal
	readings    []proposals.SecondReading
	problems    proposals.Problems
	same        []storedFile
	deeds       []proposals.Deed
	added       int
}

func (m *merge) report(n name, format string, args ...any) {
	m.problems = append(m.problems, proposals.Problem{File: m.archive.tree.name(n.path()), Line: 1, Column: 1, Text: fmt.Sprintf(format, args...)})
}

func (m *merge) load() (err error) {
	if m.withdrawals, err = m.store.Withdrawals(m.ctx, proposals.Slug{}); err != nil {
		return err
	}
	if m.readings, err = m.store.SecondReadings(m.ctx, proposals.Slug{}); err != nil {
		return err
	}
	if m.listings, err = m.store.Listings(m.ctx, proposals.Slug{}); err != nil {
		return err
	}
	m.stored = map[string]proposals.Stored{}
	for _, l := range m.listings {
		m.stored[l.Ref.String()] = l.Stored
	}
	for _, f := range m.archive.stored {
		if !f.ref.IsZero() || f.revision > 1 {
			continue
		}
		revisions, err := m.store.CaseRevisions(m.ctx, f.of)
		if err != nil && !errors.Is(err, proposals.ErrNotFound) {
			return err
		}
		for _, r := range revisions {
			m.stored[name{of: f.of, revision: r.Stored.Revision}.about()] = r.Stored
		}
	}
	return nil
}

// mergeRevisions finds the revisions to add. A second reading is put back
// before the revisions behind the one that was read, since its reader may have
// stored those.
func (m *merge) mergeRevisions() error {
	of := map[proposals.Slug]proposals.Listing{}
	for _, l := range m.listings {
		of[l.Ref.Proposal()] = l
	}
	readings := map[proposals.Ref][]readingFile{}
	for _, r := range m.archive.readings {
		readings[r.Of] = append(readings[r.Of], r)
	}
	for _, f := range m.archive.stored {
		if there, ok := m.stored[f.about()]; !ok {
			m.deeds = append(m.deeds, f.SignedAddition)
			m.added++
		} else if there.Hash != f.Hash {
			m.report(f.name, "%s is stored with other content: its SHA-256 is %s, and this one's %s", f.about(), there.Hash, f.Hash)
		} else {
			m.same = append(m.same, f)
		}
		if f.ref.IsZero() {
			continue
		}
		v := f.Revision.Version()
		if l, ok := of[v.Proposal]; ok && (l.Case != v.Case || !slices.Equal(l.Authors, v.Authors)) {
			m.report(f.name, "%s is stored by %s in the case %s: a proposal keeps its case and its authors", l.Ref, proposals.JoinSlugs(l.Authors), l.Case)
		}
		for _, r := range readings[f.ref] {
			m.mergeReading(r)
		}
	}
	return nil
}

// mergeReading finds what to add of a second reading: all of it, or what was
// settled since.
func (m *merge) mergeReading(r readingFile) {
	i := slices.IndexFunc(m.readings, func(there proposals.SecondReading) bool { return there.Of == r.Of && there.By == r.By })
	if i < 0 {
		if m.hasStored(r.Of, r.By) {
			m.report(r.name, "%s has stored a coding of the version here, and cannot be its second reader", r.By)
		}
		m.deeds = append(m.deeds, r.SecondReading)
		return
	}
	there := m.readings[i]
	if !reflect.DeepEqual(withoutSettled(there), withoutSettled(r.SecondReading)) {
		m.report(r.name, "another second reading of %s by %s is stored", r.Of, r.By)
		return
	}
	for i, p := range r.Places {
		switch stored := there.Places[i].Settled; {
		case p.Settled == nil:
		case stored == nil:
			m.deeds = append(m.deeds, proposals.SettledPlace{Of: r.Of, Reader: r.By, Anchor: p.Anchor, Settled: *p.Settled})
		case *stored != *p.Settled:
			m.report(r.name, "the difference at %q is stored as settled otherwise, by %s", p.Anchor, stored.By)
		}
	}
}

// hasStored reports whether reader stored here the coding of ref, or one before
// it.
func (m *merge) hasStored(ref proposals.Ref, reader string) bool {
	return slices.ContainsFunc(m.listings, func(l proposals.Listing) bool {
		return l.Ref.WithRevision(0) == ref.WithRevision(0) && l.Ref.Revision() <= ref.Revision() && l.Stored.By == reader
	})
}

func withoutSettled(r proposals.SecondReading) proposals.SecondReading {
	r.Places = slices.Clone(r.Places)
	for i := range r.Places {
		r.Places[i].Settled = nil
	}
	return r
}

// mergeAgainst refuses codings of the same words that are stored as read
// against another revision of the case: they may mean something else.
func (m *merge) mergeAgainst() error {
	versions := slices.DeleteFunc(slices.Clone(m.same), func(f storedFile) bool { return f.ref.IsZero() })
	for some := range slices.Chunk(versions, atOnce) {
		refs := make([]proposals.Ref, len(some))
		for i, f := range some {
			refs[i] = f.ref
		}
		found, err := m.store.Revisions(m.ctx, refs)
		if err != nil {
			return err
		}
		for i, r := range found {
			if here, there := r.Against().Stored().Revision, some[i].Revision.Against().Stored().Revision; here != there {
				m.report(some[i].is(theStoring), "%s is stored as read against %s.%d, and this one was read against %[2]s.%[4]d", r.Ref(), some[i].of, here, there)
			}
		}
	}
	return nil
}

// mergeCases refuses revisions of a case that a coding could not be read
// against that is stored here, and not in the archive.
func (m *merge) mergeCases() error {
	newest := map[proposals.Slug]storedFile{} // of those to add
	in := map[proposals.Ref]bool{}
	for _, f := range m.archive.stored {
		if _, there := m.stored[f.about()]; f.ref.IsZero() && !there {
			newest[f.of] = f
		}
		in[f.ref] = true
	}
	last := map[proposals.Ref]proposals.Ref{} // of each version that the archive does not end
	for _, l := range m.listings {
		if _, changes := newest[l.Case]; changes {
			last[l.Ref.WithRevision(0)] = l.Ref
		}
	}
	var refs []proposals.Ref
	for version, ref := range last {
		if !in[ref] && !in[version.WithRevision(ref.Revision()+1)] {
			refs = append(refs, ref)
		}
	}
	slices.SortFunc(refs, func(a, b proposals.Ref) int { return cmp.Compare(a.String(), b.String()) })
	found, err := m.store.Revisions(m.ctx, refs)
	if err != nil {
		return err
	}
	for _, r := range found {
		f := newest[r.Version().Case]
		if _, wrong := r.ReadAgainst(f.Case); len(wrong) > 0 {
			m.report(f.name, "%s, which is stored here, could not be read against this: %s", r.Ref(), wrong[0].Text)
		}
	}
	return nil
}

// mergeWork finds the withdrawals to add.
func (m *merge) mergeWork() error {
	for _, w := range m.archive.withdrawals {
		i := slices.IndexFunc(m.withdrawals, func(there proposals.Withdrawal) bool { return there.Of == w.Of && there.Number == w.Number })
		switch {
		case i < 0:
			m.deeds = append(m.deeds, w.Withdrawal)
		case m.withdrawals[i] != w.Withdrawal:
			m.report(w.name, "another withdrawal of %s is stored under number %d", w.Of, w.Number)
		}
	}
	return nil
}
