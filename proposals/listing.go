package proposals

import "slices"

// A Listing is one revision as a list shows it, without its terms.
type Listing struct {
	Ref     Ref // with the revision's number
	Case    Slug
	Title   string
	Authors []Slug
	Act     Act
	Answers Ref
	BasedOn Ref
	Dates   Dates
	Basis   Basis
	Read    Read
	Note    string
	Stored  Stored
	Reading Reading
	// Withdrawn is why the version stands in no list, nil where it does.
	Withdrawn *Withdrawal
}

// Standing are the listings of versions that were not withdrawn.
func Standing(listings []Listing) []Listing {
	return slices.DeleteFunc(slices.Clone(listings), func(l Listing) bool { return l.Withdrawn != nil })
}

// A CaseListing is one revision of a case as a list shows it, without its
// content.
type CaseListing struct {
	Case   Slug
	Title  string
	Read   Read
	Note   string
	Stored Stored
}
