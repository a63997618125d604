package export

import (
	"strconv"
	"strings"

	"parley/compare"
)

// cellLines is all that a cell shows: what the text says, why it says nothing,
// and what was reported elsewhere. An empty line parts one from the next.
func cellLines(cell compare.Cell) []string {
	var said [][]string
	for _, e := range cell.Entries {
		said = append(said, entryLines(e))
	}
	for _, b := range cell.Blanks {
		said = append(said, []string{blankLine(b)})
	}
	for _, e := range cell.Elsewhere {
		said = append(said, append([]string{compare.ElsewhereNote + ":"}, entryLines(e)...))
	}
	if len(said) == 0 {
		return []string{cell.Coverage.Words()}
	}
	lines := said[0]
	for _, more := range said[1:] {
		lines = append(append(lines, ""), more...)
	}
	return lines
}

func entryLines(e compare.Entry) []string {
	lines := []string{e.Answer, e.Headline}
	for _, f := range e.Fields {
		lines = append(lines, f.Label()+": "+f.Words)
	}
	return append(lines, sourceNumbers(e.Sources)...)
}

func blankLine(b compare.Blank) string {
	words := b.Words
	if b.SaidElsewhere {
		words += ", as its authors’ position was reported, not as part of this text"
	}
	return strings.Join(append([]string{located(b.Where, words)}, sourceNumbers(b.Sources)...), " ")
}

// sourceNumbers is one line that names the sources, none where there is none.
func sourceNumbers(numbers []int) []string {
	if len(numbers) == 0 {
		return nil
	}
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = strconv.Itoa(n)
	}
	noun := "source "
	if len(texts) > 1 {
		noun = "sources "
	}
	return []string{"(" + noun + strings.Join(texts, ", ") + ")"}
}
