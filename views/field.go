package views

import (
	"strings"

	"parley/compare"
)

// fieldWords name a field of a term for a reader who has no document at hand.
func fieldWords(name string) string {
	switch name {
	case "on":
		return "who would act"
	case "by":
		return "in the brackets of"
	case "details-at":
		return "details left to"
	case "point":
		return "place in the text"
	case "ambiguous":
		return "ambiguous as drafted"
	case "inferred":
		return "by inference"
	default:
		return strings.ReplaceAll(name, "-", " ")
	}
}

// detailWords name what opens under an entry.
func detailWords(e compare.Entry) string {
	var parts []string
	if len(e.Term.Body) > 0 {
		parts = append(parts, "explanation")
	}
	if len(e.Quotes) > 0 {
		parts = append(parts, "quotes")
	}
	return sentenceCase(joinWords(append(parts, "source")))
}
