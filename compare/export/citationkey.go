package export

import (
	"fmt"
	"hash/fnv"
	"strings"

	"parley/proposals"
)

// citationKey names a table of a case by what it is and by the query that always
// gives it.
func citationKey(c *proposals.CaseRevision, what, query string) string {
	sum := fnv.New64a()
	sum.Write([]byte(query))
	return fmt.Sprintf("parley-%s.%d-%s-%016x", c.Case().Slug, c.Stored().Revision, what, sum.Sum64())
}

// keyOf names a coding in a key.
func keyOf(ref proposals.Ref) string { return strings.ReplaceAll(ref.String(), "@", "-") }
