package archive

import (
	"context"
	"crypto/sha256"
	"slices"

	"parley/proposals"
	"parley/proposals/document"
)

// readCases reads every case, each revision as what follows the one before.
func (in *reading) readCases() error {
	in.cases = map[string]*proposals.CaseRevision{}
	in.all = len(in.of(theDocument, true)) + len(in.of(theDocument, false))
	for _, n := range in.of(theDocument, true) {
		var before *proposals.CaseRevision
		if previous, ok := n.follows(); ok {
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
