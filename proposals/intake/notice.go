package intake

import (
	"fmt"
	"reflect"

	"parley/proposals"
)

// notice says of the versions that were read what somebody should look at before
// they are stored.
func (in *intake) notice() error {
	listings, err := in.store.Listings(in.ctx, proposals.Slug{})
	if err != nil {
		return err
	}
	for _, r := range in.readings {
		if r.Revision == nil {
			continue
		}
		r.noticeSources()
		before, err := in.versionBefore(r, proposals.Standing(listings))
		if err != nil {
			return err
		}
		if before != nil && r.Newest.Revision == 0 {
			r.noticeCarried(before)
		}
	}
	return nil
}

// versionBefore is the version before the one that r is of, by its newest coding
// or as it stands among the files, nil where there is none.
func (in *intake) versionBefore(r *Reading, standing []proposals.Listing) (*proposals.Version, error) {
	this := r.Revision.Version()
	var before *proposals.Version
	precedes := func(ref proposals.Ref) bool {
		return ref.Proposal() == this.Proposal && ref.Version() < this.Number && (before == nil || ref.Version() > before.Number)
	}
	var stored proposals.Ref
	for _, l := range standing {
		if precedes(l.Ref) && l.Ref.Version() >= stored.Version() {
			stored = l.Ref
		}
	}
	if !stored.IsZero() {
		found, err := in.store.Revisions(in.ctx, []proposals.Ref{stored})
		if err != nil {
			return nil, err
		}
		before = found[0].Version()
	}
	for _, other := range in.readings {
		if other.Revision != nil && precedes(other.Revision.Version().Ref()) {
			before = other.Revision.Version()
		}
	}
	return before, nil
}

// noticeSources says that no source can have read the text, where all of them
// are dated before it.
func (r *Reading) noticeSources() {
	v := r.Revision.Version()
	first, newest := v.Dates.First(), proposals.Date{}
	if len(v.Sources) == 0 || first.IsZero() {
		return
	}
	for _, s := range v.Sources {
		if s.Date.IsZero() || !s.Date.Last().Before(first.First()) {
			return
		}
		if newest.IsZero() || s.Date.Compare(newest) > 0 {
			newest = s.Date
		}
	}
	r.Notices = append(r.Notices, fmt.Sprintf(
		"every source is older than the text: the newest is dated %s, and the earliest date of the text is %s", newest.Words(), first.Words()))
}

// noticeCarried says what of a new version is as in the one before, and can
// hardly be.
func (r *Reading) noticeCarried(before *proposals.Version) {
	v := r.Revision.Version()
	for _, carried := range []struct {
		what string
		same bool
	}{
		{"who read it and when are", v.Read == before.Read},
		{"the note is", v.Note == before.Note},
		{"the sources are", len(v.Sources) > 0 && reflect.DeepEqual(v.Sources, before.Sources)},
	} {
		if carried.same {
			r.Notices = append(r.Notices, fmt.Sprintf("%s the same as in version %d", carried.what, before.Number))
		}
	}
}
