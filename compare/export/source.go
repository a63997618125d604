package export

import (
	"strings"

	"parley/compare"
)

// noSource stands in place of the sources where there are none.
const noSource = "None: no source of these texts was read."

// sourceLine describes a numbered source, without its number and address.
func sourceLine(c *compare.Comparison, s compare.Source) string {
	words := []string{"“" + s.Title + "”, " + s.Publisher + ", " + s.Date.Words(), s.Words()}
	return strings.Join(append(words, "language: "+s.Language, "read for the text of "+columnName(c, s.Column)), "; ")
}
