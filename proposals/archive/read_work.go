package archive

import (
	"slices"

	"parley/proposals"
	"parley/proposals/document"
)

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
