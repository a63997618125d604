package compare

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"parley/proposals"
)

// LoadMovement loads the two texts that q asks for, and says what differs
// between them. A pinned movement does not say what came later.
//
// The error is [ErrAlone] where there is nothing yet to set beside the text that
// is meant, [proposals.ErrNotFound], which lists what there is, or
// [proposals.Problems].
func LoadMovement(ctx context.Context, s Store, q MovementQuery) (*Movement, error) {
	listings, err := s.Listings(ctx, proposals.Slug{})
	if err != nil {
		return nil, err
	}
	if q, err = q.complete(proposals.Standing(listings)); err != nil {
		return nil, err
	}
	if q.Case, err = caseOf(listings, q); err != nil {
		return nil, err
	}
	c, err := s.Case(ctx, q.Case, q.CaseRevision)
	if err != nil {
		return nil, err
	}
	listings = slices.DeleteFunc(listings, func(l proposals.Listing) bool { return l.Case != q.Case })
	from, to, err := findTwo(c, listings, q)
	if err != nil {
		return nil, err
	}
	read, err := readRevisions(ctx, s, []proposals.Ref{from, to})
	if err != nil {
		return nil, err
	}
	m, err := Move(c, newText(listings, read, from, q.Pinned()), newText(listings, read, to, q.Pinned()), q.Topics...)
	if err != nil {
		return nil, err
	}
	m.Query = q
	return m, nil
}

// caseOf is the case of both texts. Only texts of one case answer the same
// questions.
func caseOf(listings []proposals.Listing, q MovementQuery) (proposals.Slug, error) {
	in := func(p proposals.Slug) proposals.Slug {
		if i := slices.IndexFunc(listings, func(l proposals.Listing) bool { return l.Ref.Proposal() == p }); i >= 0 {
			return listings[i].Case
		}
		return proposals.Slug{}
	}
	var p problems
	for _, text := range []struct {
		key string
		ref proposals.Ref
	}{{keyFrom, q.From}, {keyTo, q.To}} {
		switch found := in(text.ref.Proposal()); {
		case found.IsZero() || found == q.Case:
		case q.Case.IsZero():
			q.Case = found
		default:
			p.addf(text.key, "%s belongs to the case %q, not to %q: expected two texts of one case", text.ref, found, q.Case)
		}
	}
	if q.Case.IsZero() {
		return q.Case, fmt.Errorf("there is no proposal %q%s: %w", q.From.Proposal(), instead(q.From.Proposal(), selection{listings: proposals.Standing(listings)}.proposals()), proposals.ErrNotFound)
	}
	return q.Case, p.Err()
}

// findTwo are the codings that the two refs of q mean.
func findTwo(c *proposals.CaseRevision, listings []proposals.Listing, q MovementQuery) (from, to proposals.Ref, err error) {
	s := newSelection(c, listings)
	var p problems
	var missing []error
	find := func(key string, ref proposals.Ref) proposals.Ref {
		l, err := s.find(ref)
		if err != nil {
			missing = append(missing, err)
		} else if !ref.By().IsZero() {
			p.checkAuthor(key, l.Ref, l.Act, l.Authors, ref.By())
		}
		return l.Ref.WithBy(ref.By())
	}
	from, to = find(keyFrom, q.From), find(keyTo, q.To)
	if err := errors.Join(missing...); err != nil {
		return from, to, err
	}
	return from, to, p.Err()
}
