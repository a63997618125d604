package compare

import (
	"errors"
	"strings"

	"parley/proposals"
)

// A MovementQuery is what a reader asks of a movement.
type MovementQuery struct {
	// Case may be zero where From names a text; it is then that text's.
	Case         proposals.Slug
	CaseRevision int // 0 means the newest
	// Proposal is the one whose newest texts are meant where From and To do not
	// name two.
	Proposal proposals.Slug
	From, To proposals.Ref
	// Topics are those to show; none means all, and the text as a whole.
	Topics []proposals.Slug
}

// The names of a movement's two texts in an address; the case is pinned as in
// a [Query].
const (
	keyFrom = "from"
	keyTo   = "to"
)

// MovementKeys are the names of all values that a query of a movement can have.
var MovementKeys = []string{keyFrom, keyTo, keyTopic, keyCase}

// ErrAlone says that there is no second text or coding to set beside the one
// that is meant.
var ErrAlone = errors.New("there is no other version or coding yet")

// ParseMovementQuery reads a query from the values of an address of proposal. A
// text is a number of that proposal, such as 1 or 1.2, or any ref. Values that a
// movement does not have are passed over.
func ParseMovementQuery(proposal proposals.Slug, values map[string][]string) (MovementQuery, proposals.Problems) {
	p := queryParser{values: values}
	q := MovementQuery{Proposal: proposal, Topics: parseAll(&p, keyTopic, proposals.ParseSlug)}
	parse := func(s string) (proposals.Ref, error) {
		if strings.Contains(s, "@") {
			return proposals.ParseRef(s)
		}
		return proposals.ParseRef(proposal.String() + "@" + s)
	}
	if refs := parseAll(&p, keyFrom, parse); p.single(keyFrom, len(refs)) {
		q.From = refs[0]
	}
	if refs := parseAll(&p, keyTo, parse); p.single(keyTo, len(refs)) {
		q.To = refs[0]
	}
	if cases := parseAll(&p, keyCase, parseCase); p.single(keyCase, len(cases)) {
		q.Case, q.CaseRevision = cases[0].slug, cases[0].revision
	}
	return q, p.problems
}

// Pinned reports whether q names every revision that it rests on, so that what
// it shows never changes.
func (q MovementQuery) Pinned() bool {
	return q.CaseRevision > 0 && q.From.Revision() > 0 && q.To.Revision() > 0
}

// Pinned is the query that always shows what m shows.
func (m *Movement) Pinned() MovementQuery {
	q := m.Query
	q.Case, q.CaseRevision = m.Case.Case().Slug, m.Case.Stored().Revision
	q.From, q.To = m.Columns[0].Ref(), m.Columns[1].Ref()
	return q
}

// complete names both texts where q does not: the second is the newest of its
// proposal, and the first is what went before the second. The error is
// [ErrAlone].
func (q MovementQuery) complete(listings []proposals.Listing) (MovementQuery, error) {
	if q.To.IsZero() {
		q.To = newestOf(listings, q.Proposal)
		if q.From == q.To || q.From == q.To.WithRevision(0) {
			return q, ErrAlone
		}
		q.To = q.To.WithRevision(0)
	}
	if q.From.IsZero() {
		q.From = Before(listings, q.To)
	}
	if q.From.IsZero() || q.To.IsZero() {
		return q, ErrAlone
	}
	return q, nil
}

// Before is what went before ref: the version before it, as it is coded now, or
// of a first version the coding before it. It is zero where there is none.
func Before(listings []proposals.Listing, ref proposals.Ref) proposals.Ref {
	if before := versionBefore(listings, ref); !before.IsZero() {
		return before.WithRevision(0)
	}
	coding := ref.WithBy(proposals.Slug{})
	if coding.Revision() == 0 {
		coding = last(listings, func(r proposals.Ref) bool { return r.WithRevision(0) == coding })
	}
	return last(listings, func(r proposals.Ref) bool {
		return r.WithRevision(0) == coding.WithRevision(0) && r.Revision() < coding.Revision()
	})
}

// versionBefore is the newest coding of the version before ref, zero where
// there is none.
func versionBefore(listings []proposals.Listing, ref proposals.Ref) proposals.Ref {
	return last(listings, func(r proposals.Ref) bool { return r.Proposal() == ref.Proposal() && r.Version() < ref.Version() })
}

// newestOf is the newest coding of the newest version of a proposal.
func newestOf(listings []proposals.Listing, proposal proposals.Slug) proposals.Ref {
	return last(listings, func(r proposals.Ref) bool { return r.Proposal() == proposal })
}

// last is the newest coding of the newest version among those that are wanted.
func last(listings []proposals.Listing, wanted func(proposals.Ref) bool) proposals.Ref {
	var newest proposals.Ref
	for _, l := range listings {
		r := l.Ref
		later := r.Version() > newest.Version() || r.Version() == newest.Version() && r.Revision() > newest.Revision()
		if wanted(r) && later {
			newest = r
		}
	}
	return newest
}
