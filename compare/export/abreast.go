package export

import (
	"slices"
	"strings"
	"unicode/utf8"

	"parley/compare"
)

// An abreast is the texts of one row side by side, all of the same width.
type abreast struct {
	width int // of each
	names []string
	cells [][]string
}

// leastAbreast is how narrow a text may become beside others; below it, reading
// down a column of prose is worse than reading blocks.
const leastAbreast = 26

func newAbreast(c *compare.Comparison, row compare.Row, width int) abreast {
	n := len(c.Columns)
	a := abreast{width: (width - len(gap)*(n-1)) / n}
	for i := range c.Columns {
		a.names = append(a.names, columnName(c, i))
		a.cells = append(a.cells, columnLines(c, row, i))
	}
	return a
}

// hasRoom reports whether there are texts to set side by side, and room for
// prose in each.
func (a abreast) hasRoom() bool { return len(a.names) > 1 && a.width >= leastAbreast }

// fits reports whether there is room for each of their words as well.
func (a abreast) fits() bool {
	tooLong := func(word string) bool { return utf8.RuneCountInString(word) > a.width-len(hang) }
	return a.hasRoom() && !slices.ContainsFunc(slices.Concat(append(a.cells, a.names)...), func(line string) bool {
		return slices.ContainsFunc(wordsOf(line), tooLong)
	})
}

// lines are the names, ruled, and under each what its text says.
func (a abreast) lines() []string {
	head, rule, said := make([][]string, len(a.names)), make([][]string, len(a.names)), make([][]string, len(a.names))
	widths := slices.Repeat([]int{a.width}, len(a.names))
	for i, name := range a.names {
		head[i] = wrap(name, a.width)
		rule[i] = []string{strings.Repeat("-", a.width)}
		for _, line := range a.cells[i] {
			said[i] = append(said[i], hung(line, a.width)...)
		}
	}
	return slices.Concat(sideBySide(head, widths), sideBySide(rule, widths), sideBySide(said, widths))
}
