package proposals

import (
	"fmt"
	"regexp"
	"strconv"
)

// A Ref names a version of a proposal: its newest revision (russia-memorandum@1),
// one revision for ever (russia-memorandum@1.2), either as one author of a
// joint draft would have it (april-draft@1:russia). It is the same text in an
// address, on the command line and in a file. The zero value names nothing.
type Ref struct {
	proposal          Slug
	version, revision int
	by                Slug
}

var refForm = regexp.MustCompile(`^([a-z0-9-]+)@([1-9][0-9]{0,5})(?:\.([1-9][0-9]{0,5}))?(?::([a-z0-9-]+))?$`)

// ParseRef reads a ref.
func ParseRef(s string) (Ref, error) {
	m := refForm.FindStringSubmatch(s)
	if m == nil {
		return Ref{}, fmt.Errorf("%q is not a ref: expected proposal@version or proposal@version.revision, such as russia-memorandum@1", Clip(s))
	}
	proposal, err := ParseSlug(m[1])
	if err != nil {
		return Ref{}, err
	}
	ref := Ref{proposal: proposal}
	ref.version, _ = strconv.Atoi(m[2])
	ref.revision, _ = strconv.Atoi(m[3])
	if m[4] != "" {
		if ref.by, err = ParseSlug(m[4]); err != nil {
			return Ref{}, err
		}
	}
	return ref, nil
}

// NewRef names a version; revision 0 means its newest.
func NewRef(proposal Slug, version, revision int) Ref {
	return Ref{proposal: proposal, version: version, revision: revision}
}

func (r Ref) String() string {
	if r.IsZero() {
		return ""
	}
	s := r.proposal.text + "@" + r.Number()
	if !r.by.IsZero() {
		s += ":" + r.by.text
	}
	return s
}

// Number is the part after the @: 1 or 1.2.
func (r Ref) Number() string {
	if r.revision == 0 {
		return strconv.Itoa(r.version)
	}
	return fmt.Sprintf("%d.%d", r.version, r.revision)
}

// Proposal is the proposal's slug.
func (r Ref) Proposal() Slug { return r.proposal }

// Version is the version's number, from 1.
func (r Ref) Version() int { return r.version }

// Revision is the revision's number, from 1, or 0 for the newest.
func (r Ref) Revision() int { return r.revision }

// By is the author in whose reading a joint draft is meant, if any.
func (r Ref) By() Slug { return r.by }

// WithRevision is r pinned to one revision.
func (r Ref) WithRevision(n int) Ref { r.revision = n; return r }

// WithBy is r as the given author would have it.
func (r Ref) WithBy(party Slug) Ref { r.by = party; return r }

// IsZero reports whether r names nothing.
func (r Ref) IsZero() bool { return r == Ref{} }
