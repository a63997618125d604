package views

import "parley/compare"

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
