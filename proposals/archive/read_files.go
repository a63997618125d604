package archive

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"

	"parley/proposals"
	"parley/proposals/document"
)

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
	of := map[proposals.Slug]name{} // the first file of each proposal
	for _, n := range in.names {
		for _, needed := range n.needs() {
			if _, there := lines[needed]; !there {
				in.report(manifestName, lines[n], "%s needs %s, which does not stand here", n.path(), needed.path())
			}
		}
		if n.ref.IsZero() {
			continue
		}
		first, ok := of[n.ref.Proposal()]
		switch {
		case !ok:
			of[n.ref.Proposal()] = n
		case first.of != n.of:
			in.report(manifestName, lines[n], "%s stands in the case %s, and %s in the case %s: a proposal keeps its case", n.path(), n.of, first.path(), first.of)
		}
	}
}
