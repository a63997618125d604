package export

import (
	"strings"

	"parley/compare"
	"parley/proposals"
)

// noSource stands in place of the sources where there are none.
const noSource = "None: no source of these texts was read."

// sourceLine describes a numbered source, without its number and address.
func sourceLine(c *compare.Comparison, s compare.Source) string {
	words := []string{"“" + s.Title + "”, " + s.Publisher + ", " + s.Date.Words(), kindWords(s.Source)}
	if s.Rendering != "" {
		words = append(words, renderingWords(s.Rendering))
	}
	if s.Leaked {
		words = append(words, "leaked")
	}
	return strings.Join(append(words, "language: "+s.Language, "read for the text of "+columnName(c, s.Column)), "; ")
}

func kindWords(s proposals.Source) string {
	switch s.Extent {
	case proposals.Full:
		return string(s.Kind) + ", in full"
	case proposals.Part:
		return string(s.Kind) + ", in part"
	default:
		return string(s.Kind)
	}
}

func renderingWords(r proposals.Rendering) string {
	switch r {
	case proposals.Official, proposals.Unofficial:
		return string(r) + " translation"
	case proposals.Machine:
		return "machine translation"
	default:
		return string(r)
	}
}
