package export

import (
	"strconv"
	"strings"

	"parley/compare"
)

// entryLines are a term as a cell has it, without its prose and quotes.
func entryLines(e compare.Entry) []string { return lineTexts(entryParts(nil, e, Options{})) }

func blankLine(b compare.Blank) string { return blankPart(b).text() }

// sourceNumbers is one line that names the sources, none where there is none.
func sourceNumbers(numbers []int) []string {
	if len(numbers) == 0 {
		return nil
	}
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = strconv.Itoa(n)
	}
	return []string{"(" + sourceNoun(numbers) + " " + strings.Join(texts, ", ") + ")"}
}

func sourceNoun(numbers []int) string {
	if len(numbers) > 1 {
		return "sources"
	}
	return "source"
}
