package proposals

import "fmt"

// An Addition is one revision to be stored: a case's or a version's, whichever
// is set.
type Addition struct {
	Case     *CaseRevision
	Revision *Revision
	// Based is the revision that it is based on, 0 for a new case or version;
	// it is stored as the next.
	Based int
	Hash  Hash // of the canonical document
}

// Name is what it is a revision of: a case's slug, or a version's ref.
func (a Addition) Name() string {
	if a.Case != nil {
		return a.Case.Case().Slug.String()
	}
	return a.Revision.Version().Ref().String()
}

// String names the revision that a becomes.
func (a Addition) String() string { return fmt.Sprintf("%s.%d", a.Name(), a.Based+1) }
