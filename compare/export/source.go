package export

import (
	"strings"

	"parley/compare"
)

// noSource stands in place of the sources where there are none.
const noSource = "None: no source of these texts was read."

// sourceLine describes a numbered source, without its number and address.
func sourceLine(c *compare.Comparison, s compare.Source) string {
	name, language := s.Name()+", "+s.Publisher, "language: "+s.Language
	if s.Title == "" {
		name = s.Name() + ", title not recorded"
	}
	if s.Language == "" {
		language = "language not recorded"
	}
	return strings.Join([]string{name + ", " + s.DateWords(), s.Words(), language, "read for the text of " + columnName(c, s.Column)}, "; ")
}
