package archive

import (
	"context"
	"fmt"
	"slices"

	"parley/proposals"
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
