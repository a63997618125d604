package compare

import "parley/proposals"

// A Query is what a reader asks of a comparison: the same names in an address,
// on the command line and in what is printed.
type Query struct {
	Case         proposals.Slug
	CaseRevision int             // 0 means the newest
	Of           []proposals.Ref // none: the newest versions of the opening comparison
	// Topics are those to show; none means all.
	Topics []proposals.Slug
	// Only keeps the rows with one of these relations; none means all.
	Only []Relation
	// Options narrow a text that offers several roads to one of them.
	Options []proposals.Slug
	// AsOf picks each proposal's newest version of that day.
	AsOf proposals.Date
	// Assume are the editors' assumptions that are switched on.
	Assume []proposals.Slug
	// AsGiven keeps the columns in the order of Of; otherwise they are ordered
	// by the names of their authors.
	AsGiven bool
}
