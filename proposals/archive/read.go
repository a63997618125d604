package archive

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"parley/proposals"
	"parley/proposals/document"
)

// mostRecord is the most bytes of a record that are read, and mostManifest
// those of a manifest.
const (
	mostRecord   = 8 << 20
	mostManifest = 64 << 20
)

// An Archive is a tree that was read and keeps every rule.
type Archive struct {
	// tree names files in problems; it is closed.
	tree *tree
	// stored are the revisions, cases first, each before what needs it;
	// readings and withdrawals are what was done with them.
	stored      []storedFile
	readings    []readingFile
	withdrawals []withdrawalFile
}

type storedFile struct {
	name
	proposals.SignedAddition
}

type readingFile struct {
	name
	proposals.SecondReading
}

type withdrawalFile struct {
	name
	proposals.Withdrawal
}

// Read reads the archive in a directory. Everything that is wrong with it comes
// back in one list, as [proposals.Problems]: first whether the files are those
// of the manifest, and where they are, what they say.
func Read(ctx context.Context, dir string, progress Progress) (*Archive, error) {
	t, err := openTree(dir)
	if err != nil {
		return nil, err
	}
	defer t.close()
	in := reading{ctx: ctx, tree: t, progress: progress, archive: &Archive{tree: t}, texts: map[name][]byte{}}
	for _, step := range []func() error{in.readFiles, in.readCases, in.readVersions, in.readWork} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	in.problems.Sort()
	return in.archive, in.problems.Err()
}

// A reading is one reading of a tree.
type reading struct {
	ctx      context.Context
	tree     *tree
	progress Progress
	archive  *Archive
	problems proposals.Problems
	names    []name // in the order of the manifest
	texts    map[name][]byte
	// cases are the revisions of cases that read well, by what records call
	// them.
	cases map[string]*proposals.CaseRevision
	// versions are the codings that read well.
	versions map[proposals.Ref]*proposals.Revision
	// done are how many of all revisions were read.
	done, all int
}

// report adds a problem with a file as a whole.
func (in *reading) report(file string, line int, format string, args ...any) {
	in.problems = append(in.problems, proposals.Problem{File: in.tree.name(file), Line: line, Column: 1, Text: fmt.Sprintf(format, args...)})
}

const againWords = "; if an export was stopped, run it again"

// readFiles reads all files, and returns an error unless they are those that
// the manifest names, whole, and without a gap.
func (in *reading) readFiles() error {
	text, err := in.tree.read(manifestName, mostManifest)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is no archive: there is no %s in it%s", in.tree.dir, manifestName, againWords)
	}
	if err != nil {
		return err
	}
	entries, problems := parseManifest(in.tree.name(manifestName), string(text))
	in.problems = problems
	there, _, err := in.tree.files()
	if err != nil && !errors.Is(err, proposals.ErrInvalid) {
		return err
	}
	var links proposals.Problems
	if errors.As(err, &links) {
		in.problems = append(in.problems, links...)
	}
	if len(problems) > 0 && len(entries) == 0 {
		return in.problems
	}
	lines := map[name]int{}
	listed := map[string]bool{}
	for i, e := range entries {
		in.progress("files", i+1, len(entries))
		listed[e.path] = true
		if err := in.ctx.Err(); err != nil {
			return context.Cause(in.ctx)
		}
		n, err := parseName(e.path)
		if err != nil {
			in.report(manifestName, e.line, "%v", err)
			continue
		}
		lines[n] = e.line
		in.names = append(in.names, n)
		in.readFile(n, e)
	}
	for _, file := range there {
		if !listed[file] {
			in.report(file, 1, "the manifest %s does not name this file: take it out, or add it with `parley add`%s", manifestName, againWords)
		}
	}
	in.checkWhole(lines)
	in.problems.Sort()
	return in.problems.Err()
}

func (in *reading) readFile(n name, e entry) {
	most := mostRecord
	if n.kind == theDocument || n.kind == aCodingAgain {
		most = document.MaxBytes
	}
	text, err := in.tree.read(e.path, most)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		in.report(manifestName, e.line, "there is no %s", e.path)
	case err != nil:
		in.report(manifestName, e.line, "%s cannot be read: %v", e.path, err)
	case len(text) > most:
		in.report(manifestName, e.line, "%s has more than %d bytes", e.path, most)
	case sha256.Sum256(text) != e.hash:
		in.report(manifestName, e.line, "%s has another SHA-256 than stands here: it was changed since it was exported%s", e.path, againWords)
	default:
		in.texts[n] = text
	}
}

// checkWhole reports what the names miss: every number from 1, a record beside
// every document, and what a record is about. Lines are those of the manifest.
func (in *reading) checkWhole(lines map[name]int) {
	of := map[proposals.Slug]name{} // where each proposal stands first
	for _, n := range in.names {
		needs := []name{n.is(theStoring)}
		switch {
		case n.kind == theStoring:
			needs = []name{n.is(theDocument)}
		case n.kind == aWithdrawal:
			needs = []name{{of: n.of, ref: n.ref.WithRevision(1)}}
			if n.n > 1 {
				n.n--
				needs = append(needs, n)
				n.n++
			}
		case n.kind == aCodingAgain:
			needs = []name{n.is(aReading)}
		case n.kind == aReading:
			needs = []name{{of: n.of, ref: n.ref}}
			if n.n > 1 {
				n.n--
				needs = append(needs, n)
				n.n++
			}
		case n.ref.IsZero() && n.revision > 1:
			needs = append(needs, name{of: n.of, revision: n.revision - 1})
		case n.ref.IsZero():
		case n.ref.Revision() > 1:
			needs = append(needs, name{of: n.of, ref: n.ref.WithRevision(n.ref.Revision() - 1)})
		case n.ref.Version() > 1:
			needs = append(needs, name{of: n.of, ref: proposals.NewRef(n.ref.Proposal(), n.ref.Version()-1, 1)})
		}
		for _, needed := range needs {
			if _, there := lines[needed]; !there {
				in.report(manifestName, lines[n], "%s needs %s, which does not stand here", n.path(), needed.path())
			}
		}
		if first, ok := of[n.ref.Proposal()]; ok && first.of != n.of && !n.ref.IsZero() {
			in.report(manifestName, lines[n], "%s stands in the case %s, and %s in the case %s: a proposal keeps its case", n.path(), n.of, first.path(), first.of)
		} else if !ok && !n.ref.IsZero() {
			of[n.ref.Proposal()] = n
		}
	}
}

// of are the names of one kind, in their order: cases by slug, then versions by
// case and ref.
func (in *reading) of(k kind, ofCase bool) []name {
	var some []name
	for _, n := range in.names {
		if n.kind == k && n.ref.IsZero() == ofCase {
			some = append(some, n)
		}
	}
	slices.SortFunc(some, name.compare)
	return some
}

// readCases reads every case, each revision as what follows the one before.
func (in *reading) readCases() error {
	in.cases = map[string]*proposals.CaseRevision{}
	in.all = len(in.of(theDocument, true)) + len(in.of(theDocument, false))
	for _, n := range in.of(theDocument, true) {
		var before *proposals.CaseRevision
		if n.revision > 1 {
			previous := n
			previous.revision--
			if before = in.cases[previous.about()]; before == nil {
				continue // it has problems of its own
			}
		}
		record, ok := in.readStored(n)
		c, problems := document.ParseCase(in.tree.name(n.path()), in.texts[n], before)
		in.problems = append(in.problems, problems...)
		in.counted()
		if c == nil || !ok {
			continue
		}
		if c.Case().Slug != n.of {
			in.report(n.path(), 1, "this is the case %s, and its name says %s", c.Case().Slug, n.of)
			continue
		}
		if in.isCanonical(n, document.PrintCase(c)) {
			in.cases[n.about()] = c.WithStored(proposals.Stored{Revision: n.revision, Signature: record.Signature, Hash: record.Hash})
			in.keep(n, proposals.Addition{Case: c, Based: n.revision - 1, Hash: record.Hash}, record)
		}
	}
	return in.ctx.Err()
}

func (in *reading) counted() {
	in.done++
	in.progress("revisions", in.done, in.all)
}

func (in *reading) keep(n name, a proposals.Addition, record document.StoredRecord) {
	in.archive.stored = append(in.archive.stored, storedFile{n, proposals.SignedAddition{Addition: a, Signature: record.Signature}})
}

// readStored reads the record beside a document, and reports whether it is the
// document's.
func (in *reading) readStored(n name) (document.StoredRecord, bool) {
	file := n.is(theStoring)
	record, problems := document.ParseStored(in.tree.name(file.path()), in.texts[file])
	in.problems = append(in.problems, problems...)
	switch hash := proposals.Hash(sha256.Sum256(in.texts[n])); {
	case len(problems) > 0:
	case record.Of != n.about():
		in.report(file.path(), 1, "this is about %q, and its name says %s", proposals.Clip(record.Of), n.about())
	case record.Hash != hash:
		in.report(file.path(), 1, "%s was stored with the SHA-256 %s, and its document has %s", n.about(), record.Hash, hash)
	case n.ref.IsZero() != (record.Against == ""):
		in.report(file.path(), 1, "a version is read against a revision of its case, and a case against none: expected `against:` beside a version alone")
	default:
		return record, true
	}
	return record, false
}

func (in *reading) isCanonical(n name, canonical []byte) bool {
	if string(canonical) == string(in.texts[n]) {
		return true
	}
	in.report(n.path(), 1, "this is not the canonical form of its content, which its hash is of")
	return false
}

// readVersions reads every coding against the revision of its case that its
// record names.
func (in *reading) readVersions() error {
	in.versions = map[proposals.Ref]*proposals.Revision{}
	authors := map[proposals.Slug]*proposals.Version{}
	for _, n := range in.of(theDocument, false) {
		if in.ctx.Err() != nil {
			return context.Cause(in.ctx)
		}
		record, ok := in.readStored(n)
		in.counted()
		if !ok {
			continue
		}
		against, there := in.cases[record.Against]
		switch {
		case !there && in.texts[in.caseName(record.Against)] != nil:
			continue // the case has problems of its own
		case !there || against.Case().Slug != n.of:
			in.report(n.is(theStoring).path(), 1, "it was read against %q: expected a revision of the case %s that is in the archive, as %[2]s.1", proposals.Clip(record.Against), n.of)
			continue
		}
		r, problems := document.ParseVersion(in.tree.name(n.path()), in.texts[n], against)
		in.problems = append(in.problems, problems...)
		if r == nil {
			continue
		}
		v := r.Version()
		first, ok := authors[v.Proposal]
		switch {
		case v.Ref() != n.ref.WithRevision(0):
			in.report(n.path(), 1, "this is %s, and its name says %s", v.Ref(), n.ref.WithRevision(0))
		case v.Case != n.of:
			in.report(n.path(), 1, "this is of the case %s, and its name says %s", v.Case, n.of)
		case ok && !slices.Equal(v.Authors, first.Authors):
			in.report(n.path(), 1, "this is by %s, and %s by %s: a proposal keeps its authors", proposals.JoinSlugs(v.Authors), first.Ref(), proposals.JoinSlugs(first.Authors))
		case in.isCanonical(n, document.PrintVersion(r)):
			authors[v.Proposal] = v
			in.versions[n.ref] = r
			in.keep(n, proposals.Addition{Revision: r, Based: n.ref.Revision() - 1, Hash: record.Hash}, record)
		}
	}
	return nil
}

// caseName is the name of the document of a case's revision, as records call
// it.
func (in *reading) caseName(about string) name {
	for _, n := range in.of(theDocument, true) {
		if n.about() == about {
			return n
		}
	}
	return name{}
}

// readWork reads what people did with versions.
func (in *reading) readWork() error {
	for _, n := range in.of(aWithdrawal, false) {
		w, problems := document.ParseWithdrawal(in.tree.name(n.path()), in.texts[n])
		in.problems = append(in.problems, problems...)
		switch {
		case len(problems) > 0:
		case w.Of != n.ref || w.Number != n.n:
			in.report(n.path(), 1, "this is number %d of %s, and its name says number %d of %s", w.Number, w.Of, n.n, n.ref)
		case w.Restored != (n.n%2 == 0):
			in.report(n.path(), 1, "a version is withdrawn, put back, and withdrawn again: expected `restored: yes` in every second record alone")
		default:
			in.archive.withdrawals = append(in.archive.withdrawals, withdrawalFile{n, w})
		}
	}
	readers := map[string]name{}
	for _, n := range in.of(aReading, false) {
		r, problems := document.ParseSecondReading(in.tree.name(n.path()), in.texts[n])
		in.problems = append(in.problems, problems...)
		if len(problems) > 0 {
			continue
		}
		r.Document = string(in.texts[n.is(aCodingAgain)])
		who := r.Of.String() + " " + r.By
		first, twice := readers[who]
		readers[who] = n
		switch {
		case r.Of != n.ref:
			in.report(n.path(), 1, "this is of %s, and its name says %s", r.Of, n.ref)
		case twice:
			in.report(n.path(), 1, "%s read this already, in %s: each reads a coding once", r.By, first.path())
		case (r.Manner == proposals.CodedAgain) != (r.Document != ""):
			in.report(n.path(), 1, "a text that was coded again has its document in %s, and one that was checked has none", n.is(aCodingAgain).path())
		case in.hasStored(n.ref, r.By):
			in.report(n.path(), 1, "%s stored a coding of the version, and cannot be its second reader", r.By)
		case in.isCodingAgain(n):
			in.archive.readings = append(in.archive.readings, readingFile{n, r})
		}
	}
	return nil
}

// hasStored reports whether reader stored the coding of ref, or one before it.
func (in *reading) hasStored(ref proposals.Ref, reader string) bool {
	return slices.ContainsFunc(in.archive.stored, func(s storedFile) bool {
		return s.ref.WithRevision(0) == ref.WithRevision(0) && s.ref.Revision() <= ref.Revision() && s.By == reader
	})
}

// isCodingAgain reports whether the document of a second coding, if there is
// one, is of the version that was read.
func (in *reading) isCodingAgain(n name) bool {
	file := n.is(aCodingAgain)
	text, ok := in.texts[file]
	if !ok {
		return true
	}
	head, problems := document.Peek(in.tree.name(file.path()), text)
	in.problems = append(in.problems, problems...)
	if len(problems) == 0 && (head.Proposal != n.ref.Proposal() || head.Number != n.ref.Version()) {
		in.report(file.path(), 1, "expected a coding of %s", n.ref.WithRevision(0))
		return false
	}
	return len(problems) == 0
}
