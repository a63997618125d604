package proposals

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
