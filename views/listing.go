package views

import "parley/proposals"

// highest is the highest number of a version of a proposal, withdrawn ones
// among them.
func highest(listings []proposals.Listing, proposal proposals.Slug) int {
	n := 0
	for _, l := range listings {
		if l.Ref.Proposal() == proposal {
			n = max(n, l.Ref.Version())
		}
	}
	return n
}

// newestOf is the newest coding of the version that ref names, zero where
// there is none.
func newestOf(listings []proposals.Listing, ref proposals.Ref) proposals.Listing {
	var newest proposals.Listing
	for _, l := range listings {
		if l.Ref.WithRevision(0) == ref.WithRevision(0) && l.Ref.Revision() > newest.Ref.Revision() {
			newest = l
		}
	}
	return newest
}

// withdrawnSince counts the versions behind one that were withdrawn: their
// numbers stay taken.
func withdrawnSince(history []proposals.Listing, ref proposals.Ref) int {
	seen := map[int]bool{}
	for _, l := range history {
		if l.Withdrawn != nil && l.Ref.Version() > ref.Version() {
			seen[l.Ref.Version()] = true
		}
	}
	return len(seen)
}
