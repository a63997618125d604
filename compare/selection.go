package compare

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"parley/proposals"
)

// Select gives the revisions that q means, each pinned: those that it names, a
// ref without a revision being the newest, or else of each proposal of the
// case's opening comparison the newest version. Of a day, q.AsOf, it is in place
// of each such proposal the newest text that its authors had then, of whatever
// proposal; authors that had none are left out.
//
// What was withdrawn is chosen only where its revision is named.
//
// The error is [proposals.ErrNotFound] and lists what there is, or
// [proposals.Problems].
func Select(c *proposals.CaseRevision, listings []proposals.Listing, q Query) ([]proposals.Ref, error) {
	s := newSelection(c, listings)
	if len(q.Of) > 0 {
		return s.named(q.Of, q.AsOf)
	}
	return s.opening(q.AsOf)
}

// A selection picks from listings, which stand from the oldest to the newest.
type selection struct {
	in       *proposals.CaseRevision
	listings []proposals.Listing
	// everything has what was withdrawn as well, in no order.
	everything []proposals.Listing
}

func newSelection(c *proposals.CaseRevision, listings []proposals.Listing) selection {
	s := selection{in: c, listings: proposals.Standing(listings), everything: listings}
	slices.SortStableFunc(s.listings, func(a, b proposals.Listing) int {
		return cmp.Or(cmp.Compare(a.Ref.Version(), b.Ref.Version()), cmp.Compare(a.Ref.Revision(), b.Ref.Revision()))
	})
	return s
}

// named are the codings under refs. Where a day is asked for, a text that was
// not there yet is an error, since the comparison would claim that it was.
func (s selection) named(refs []proposals.Ref, day proposals.Date) ([]proposals.Ref, error) {
	var all []proposals.Ref
	var missing []error
	var p problems
	for _, ref := range refs {
		found, err := s.find(ref)
		if err != nil {
			missing = append(missing, err)
			continue
		}
		if name, date := found.Dates.Named(); !day.IsZero() && date.Last().After(day.Last()) {
			missing = append(missing, fmt.Errorf("%s was not there on %s: it was %s %s: %w", ref, day.Words(), name, date.Words(), proposals.ErrNotFound))
			continue
		}
		pinned := found.Ref.WithBy(ref.By())
		if !ref.By().IsZero() {
			p.checkAuthor(keyOf, ref.WithBy(proposals.Slug{}), found.Act, found.Authors, ref.By())
		}
		if slices.Contains(all, pinned) {
			p.addf(keyOf, "%s stands here twice", ref)
		}
		all = append(all, pinned)
	}
	if err := errors.Join(missing...); err != nil {
		return nil, err
	}
	return all, p.Err()
}

// find is the newest coding that ref can mean.
func (s selection) find(ref proposals.Ref) (proposals.Listing, error) {
	if l, ok := s.withdrawn(ref); ok && ref.Revision() == l.Ref.Revision() {
		return l, nil
	} else if ok {
		return proposals.Listing{}, fmt.Errorf("%s was withdrawn: %s: %w", ref, l.Withdrawn.Reason, proposals.ErrNotFound)
	}
	versions := s.all(func(r proposals.Ref) bool { return r.Proposal() == ref.Proposal() })
	revisions := s.all(func(r proposals.Ref) bool { return r.Proposal() == ref.Proposal() && r.Version() == ref.Version() })
	switch {
	case len(versions) == 0:
		return proposals.Listing{}, fmt.Errorf("there is no proposal %q in the case %q%s: %w",
			ref.Proposal(), s.in.Case().Slug, instead(ref.Proposal(), s.proposals()), proposals.ErrNotFound)
	case len(revisions) == 0:
		return proposals.Listing{}, fmt.Errorf("there is no %s: there is %s: %w", ref, and(versionTexts(versions)), proposals.ErrNotFound)
	case ref.Revision() == 0:
		return revisions[len(revisions)-1], nil
	}
	i := slices.IndexFunc(revisions, func(l proposals.Listing) bool { return l.Ref.Revision() == ref.Revision() })
	if i < 0 {
		return proposals.Listing{}, fmt.Errorf("there is no %s: there is %s: %w", ref, and(revisionTexts(revisions)), proposals.ErrNotFound)
	}
	return revisions[i], nil
}

// withdrawn is the coding that ref names, or else any of its version, where
// that was withdrawn.
func (s selection) withdrawn(ref proposals.Ref) (found proposals.Listing, ok bool) {
	for _, l := range s.everything {
		if l.Withdrawn != nil && l.Ref.WithRevision(0) == ref.WithRevision(0).WithBy(proposals.Slug{}) {
			if found, ok = l, true; l.Ref == ref.WithBy(proposals.Slug{}) {
				break
			}
		}
	}
	return found, ok
}

func (s selection) all(is func(proposals.Ref) bool) []proposals.Listing {
	var all []proposals.Listing
	for _, l := range s.listings {
		if is(l.Ref) {
			all = append(all, l)
		}
	}
	return all
}

func (s selection) proposals() []proposals.Slug {
	var all []proposals.Slug
	for _, l := range s.listings {
		if !slices.Contains(all, l.Ref.Proposal()) {
			all = append(all, l.Ref.Proposal())
		}
	}
	slices.SortFunc(all, proposals.Slug.Compare)
	return all
}

func versionTexts(listings []proposals.Listing) []string {
	var texts []string
	for _, l := range listings {
		if text := l.Ref.WithRevision(0).String(); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return texts
}

func revisionTexts(listings []proposals.Listing) []string {
	texts := make([]string, len(listings))
	for i, l := range listings {
		texts[i] = l.Ref.String()
	}
	return texts
}

// opening is the newest text of each proposal of the opening comparison, or on
// a day that of its authors.
func (s selection) opening(day proposals.Date) ([]proposals.Ref, error) {
	var all []proposals.Ref
	for _, proposal := range s.in.Case().Opening {
		there := s.all(func(r proposals.Ref) bool { return r.Proposal() == proposal })
		if len(there) > 0 && !day.IsZero() {
			there = s.byOn(there[0].Authors, day)
		}
		if len(there) == 0 {
			continue
		}
		if newest := there[len(there)-1].Ref; !slices.Contains(all, newest) {
			all = append(all, newest)
		}
	}
	if len(all) > 0 {
		return all, nil
	}
	return nil, s.noOpening(day)
}

// byOn are the codings of what just these authors had on a day, the newest
// last.
func (s selection) byOn(authors []proposals.Slug, day proposals.Date) []proposals.Listing {
	var all []proposals.Listing
	for _, l := range s.listings {
		if slices.Equal(l.Authors, authors) && !l.Dates.AsOf().Last().After(day.Last()) {
			all = append(all, l)
		}
	}
	// Stable: versions and revisions stay in their order.
	slices.SortStableFunc(all, func(a, b proposals.Listing) int { return a.Dates.AsOf().Compare(b.Dates.AsOf()) })
	return all
}

func (s selection) noOpening(day proposals.Date) error {
	if day.IsZero() {
		return fmt.Errorf("the case %q has no text of its opening comparison%s: %w", s.in.Case().Slug, s.there(), proposals.ErrNotFound)
	}
	return fmt.Errorf("the case %q has no text of its opening comparison that was there on %s%s: %w",
		s.in.Case().Slug, day.Words(), s.there(), proposals.ErrNotFound)
}

// there lists the versions that there are, with their days.
func (s selection) there() string {
	var texts []string
	for _, l := range s.listings {
		name, date := l.Dates.Named()
		if text := fmt.Sprintf("%s (%s %s)", l.Ref.WithRevision(0), name, date.Words()); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	if len(texts) == 0 {
		return ""
	}
	return "; there is " + and(texts)
}

// newer is the newest version of the same proposal where pinned is an older
// one, or the newest revision of the same version; else it is zero.
func newer(listings []proposals.Listing, pinned proposals.Ref) proposals.Ref {
	switch newest := newestOf(listings, pinned.Proposal()); {
	case newest.Version() > pinned.Version():
		return newest.WithRevision(0)
	case newest.Version() == pinned.Version() && newest.Revision() > pinned.Revision():
		return newest
	default:
		return proposals.Ref{}
	}
}
