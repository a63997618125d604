package archive

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"strconv"

	"parley/proposals"
)

// The names in an archive's directory: a manifest, and one folder.
const (
	manifestName = "parley-archive.sha256"
	folder       = "cases"
)

// A kind is what a file of an archive holds.
type kind string

const (
	theDocument  kind = ""           // of a case or a version
	theStoring   kind = "stored"     // the record of who stored it
	aWithdrawal  kind = "withdrawal" // the record of one
	aReading     kind = "reading"    // the record of a second reading
	aCodingAgain kind = "coding"     // the document of a second coding
)

// A name says what a file of an archive is. For a file of a case the ref is
// zero and revision is the case's; n is the number of a withdrawal or a
// reading.
type name struct {
	of       proposals.Slug // the case
	revision int
	ref      proposals.Ref
	kind     kind
	n        int
}

// about is what the file is about, as records name it.
func (n name) about() string {
	if n.ref.IsZero() {
		return fmt.Sprintf("%s.%d", n.of, n.revision)
	}
	return n.ref.String()
}

// path is where the file stands in the directory, with slashes.
func (n name) path() string {
	base := n.about()
	switch n.kind {
	case theDocument:
	case theStoring:
		base += ".stored"
	case aWithdrawal:
		base += fmt.Sprintf(".withdrawal-%d", n.n)
	case aReading:
		base += fmt.Sprintf(".reading-%d", n.n)
	case aCodingAgain:
		base += fmt.Sprintf(".reading-%d.coding", n.n)
	}
	if n.ref.IsZero() {
		return path.Join(folder, n.of.String(), base+".md")
	}
	return path.Join(folder, n.of.String(), n.ref.Proposal().String(), base+".md")
}

// is is the file of another kind about the same.
func (n name) is(k kind) name {
	n.kind = k
	return n
}

var (
	caseForm    = regexp.MustCompile(`^cases/([a-z0-9-]+)/[a-z0-9-]+\.([1-9][0-9]{0,5})(\.stored)?\.md$`)
	versionForm = regexp.MustCompile(`^cases/([a-z0-9-]+)/[a-z0-9-]+/([a-z0-9-]+@[0-9.]+?)(?:\.(stored|withdrawal|reading)(?:-([1-9][0-9]{0,5}))?(\.coding)?)?\.md$`)
)

// parseName reads a path. Only what [name.path] makes is one.
func parseName(file string) (name, error) {
	var n name
	var slug string
	if m := caseForm.FindStringSubmatch(file); m != nil {
		slug = m[1]
		n.revision, _ = strconv.Atoi(m[2])
		if m[3] != "" {
			n.kind = theStoring
		}
	} else if m := versionForm.FindStringSubmatch(file); m != nil {
		slug, n.kind = m[1], kind(m[3])
		n.ref, _ = proposals.ParseRef(m[2])
		n.n, _ = strconv.Atoi(m[4])
		if m[5] != "" {
			n.kind = aCodingAgain
		}
	}
	n.of, _ = proposals.ParseSlug(slug)
	wants := n.kind != aWithdrawal // a revision
	numbered := n.kind == aWithdrawal || n.kind == aReading || n.kind == aCodingAgain
	if n.path() != file || !n.ref.IsZero() && wants != (n.ref.Revision() > 0) || numbered != (n.n > 0) {
		return name{}, fmt.Errorf("%q is no name of a file of an archive: expected one as cases/CASE/CASE.1.md or cases/CASE/PROPOSAL/PROPOSAL@1.1.md", proposals.Clip(file))
	}
	return n, nil
}

// compare puts names in the order in which what they hold is put back.
func (n name) compare(other name) int {
	return cmp.Or(
		n.of.Compare(other.of),
		n.ref.Proposal().Compare(other.ref.Proposal()),
		cmp.Compare(n.revision, other.revision),
		cmp.Compare(n.ref.Version(), other.ref.Version()),
		cmp.Compare(n.ref.Revision(), other.ref.Revision()),
		cmp.Compare(n.n, other.n),
	)
}

// needs are the files without which this one means nothing: the record beside a
// document, what a record is about, and what has the number before.
func (n name) needs() []name {
	before := n
	before.n--
	var needs []name
	switch n.kind {
	case theStoring:
		return []name{n.is(theDocument)}
	case aCodingAgain:
		return []name{n.is(aReading)}
	case aReading:
		needs = []name{{of: n.of, ref: n.ref}}
	case aWithdrawal:
		needs = []name{{of: n.of, ref: n.ref.WithRevision(1)}}
	case theDocument:
		needs = []name{n.is(theStoring)}
		if before, ok := n.follows(); ok {
			needs = append(needs, before)
		}
		return needs
	}
	if before.n > 0 {
		needs = append(needs, before)
	}
	return needs
}

// follows is the document before n: of the revision before, or of the first
// coding of the version before.
func (n name) follows() (name, bool) {
	switch {
	case n.ref.IsZero():
		n.revision--
		return n, n.revision > 0
	case n.ref.Revision() > 1:
		n.ref = n.ref.WithRevision(n.ref.Revision() - 1)
		return n, true
	default:
		n.ref = proposals.NewRef(n.ref.Proposal(), n.ref.Version()-1, 1)
		return n, n.ref.Version() > 0
	}
}
