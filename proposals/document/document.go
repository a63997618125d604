// Package document reads and prints the two kinds of document, case and
// version files, in the form that FORMAT.md of package proposals lays down.
//
// Reading is strict and total: every problem of a file is found at once, with
// its line and column, and nothing that the format does not name is passed
// over. A file goes through four stages, each of which stops the next only
// where nothing sensible could be said any more: characters and limits, before
// any parser sees the file; the YAML of the front matter; the markdown of the
// body; and the checks of the model, whose problems are put back to the places
// where their fields stand. One mistake gives one problem: what fails to read
// is not reported as missing too. Reading ends with the two hundredth problem,
// so that a file that is nothing but mistakes is refused as soon as any.
//
// Printing is canonical: there is one form of each document, reading it gives
// the same revision, and its SHA-256 is the revision's hash.
//
// A [Sheet] is a version as a form has it, field by field. It has no reader of
// its own: it is printed as a document, and that is read.
//
// Only this package knows YAML and markdown.
package document

import (
	"crypto/sha256"

	"parley/proposals"
)

// The limits of a document. They hold for a file as it is read and for its
// canonical form, so that what was read can be printed and read again.
const (
	// MaxBytes is the most bytes that a document has.
	MaxBytes = 256 << 10
	maxDepth = 8
	// maxList is the most entries of one list, as the model's checks compare
	// each with all others.
	maxList = 1000
	// maxMarkup is the most characters that may open markup in one run of
	// lines. A markdown parser takes quadratic time in them, and words need
	// few. maxAllMarkup is the most in the whole body, as each takes memory.
	maxMarkup    = 1000
	maxAllMarkup = 20_000
	// maxHeadings is the most headings of a body, each of which is a term or
	// the like.
	maxHeadings = 2000
	// maxProblems is the most problems that are reported of one document.
	maxProblems = 200
)

// A size is the most that a text has of bytes and lines, and of bytes and lines
// of front matter. A markdown parser takes a few hundred bytes for each line,
// however short.
type size struct{ bytes, lines, headBytes, headLines int }

var ofDocument = size{MaxBytes, 16_000, 64 << 10, 200}

// A Head says what a file is: a case, or a version of a proposal. What the
// file does not say is zero.
type Head struct {
	IsCase   bool
	Case     proposals.Slug
	Proposal proposals.Slug
	Number   int // of the version, from 1
}

// Peek says what a file is, from its front matter alone.
func Peek(file string, src []byte) (Head, proposals.Problems) {
	r, front := open(file, src, ofDocument)
	if front == nil {
		return Head{}, r.sorted()
	}
	return r.peek(front), r.sorted()
}

// ParseCase reads a case. Where before is not nil, the case must also be a
// lawful next revision of it. There is either a revision or a problem.
func ParseCase(file string, src []byte, before *proposals.CaseRevision) (*proposals.CaseRevision, proposals.Problems) {
	r, front := open(file, src, ofDocument)
	if r.stopped {
		return nil, r.sorted()
	}
	c := caseReader{reader: r}
	c.read(front)
	if r.stopped {
		return nil, r.sorted()
	}
	revision, problems := proposals.NewCaseRevision(c.c, before)
	r.add(problems)
	if len(r.problems) == 0 {
		r.checkPrinted(PrintCase(revision))
	}
	if len(r.problems) > 0 {
		return nil, r.sorted()
	}
	return revision, nil
}

// ParseVersion reads a version against a revision of its case. There is either
// a revision or a problem.
func ParseVersion(file string, src []byte, against *proposals.CaseRevision) (*proposals.Revision, proposals.Problems) {
	return parseVersion(file, src, against, ofDocument)
}

func parseVersion(file string, src []byte, against *proposals.CaseRevision, most size) (*proposals.Revision, proposals.Problems) {
	r := readVersion(file, src, against, most)
	if r.stopped {
		return nil, r.sorted()
	}
	revision, problems := proposals.NewRevision(r.v, against)
	r.add(problems)
	if len(r.problems) == 0 {
		r.checkPrinted(PrintVersion(revision))
	}
	if len(r.problems) > 0 {
		return nil, r.sorted()
	}
	return revision, nil
}

// readVersion reads a version and leaves the model's checks to the caller.
func readVersion(file string, src []byte, against *proposals.CaseRevision, most size) *versionReader {
	r, front := open(file, src, most)
	v := &versionReader{reader: r, against: against, unread: map[int]string{}}
	if !r.stopped {
		v.read(front)
	}
	return v
}

// HashCase is the hash of a case's canonical document.
func HashCase(c *proposals.CaseRevision) proposals.Hash { return sha256.Sum256(PrintCase(c)) }

// HashVersion is the hash of a coding's canonical document.
func HashVersion(r *proposals.Revision) proposals.Hash { return sha256.Sum256(PrintVersion(r)) }
