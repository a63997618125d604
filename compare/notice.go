package compare

import "parley/proposals"

// Notice is what stands under every comparison of c, on a page and in a file,
// a paragraph each, as plain text: what a comparison claims, what it does not,
// and who answers for it. Readers know it from the position matrices of
// earlier talks.
func Notice(c *proposals.CaseRevision) []string {
	publisher := c.Case().Publisher
	return []string{
		"This comparison is for information only and binds nobody. " +
			"No cell may be read apart from the whole, and nothing is agreed until everything is agreed.",
		"Names of places are written as the sources write them; no view of their status is implied. " + NameNote,
		"Whose table this is: " + publisher.Name + ", not the parties’. Corrections: " + publisher.Contact + ".",
	}
}
