package export

import (
	"strings"
	"unicode/utf8"
)

// A grid is a table for a terminal: cells of lines, under a head.
type grid struct {
	head [][]string
	rows [][][]string
}

const (
	gap = "  " // between two columns
	// leastColumn is how narrow a column of more than single words may become;
	// below it, reading down a column is worse than reading blocks.
	leastColumn = 12
)

// lines lays the grid out in at most width characters, and reports whether that
// was possible; a width of 0 is any.
func (g grid) lines(width int) ([]string, bool) {
	widths, ok := g.widths(width)
	if !ok {
		return nil, false
	}
	rule := make([][]string, len(widths))
	for i, w := range widths {
		rule[i] = []string{strings.Repeat("-", w)}
	}
	lines := append(gridLines(g.head, widths), gridLines(rule, widths)...)
	for _, row := range g.rows {
		lines = append(lines, gridLines(row, widths)...)
	}
	return lines, true
}

// widths gives each column what it needs, and where that is too much in all
// takes it from the widest.
func (g grid) widths(width int) ([]int, bool) {
	needs, least := make([]int, len(g.head)), make([]int, len(g.head))
	for _, row := range append([][][]string{g.head}, g.rows...) {
		for i, cell := range row {
			for _, line := range cell {
				needs[i] = max(needs[i], utf8.RuneCountInString(line))
				for _, word := range strings.Fields(line) {
					least[i] = max(least[i], utf8.RuneCountInString(word))
				}
			}
		}
	}
	if width == 0 {
		return needs, true
	}
	over := -width + len(gap)*(len(needs)-1)
	for i, n := range needs {
		over += n
		least[i] = min(n, max(least[i], leastColumn))
	}
	for ; over > 0; over-- {
		widest := -1
		for i := range needs {
			if needs[i] > least[i] && (widest < 0 || needs[i] > needs[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return nil, false
		}
		needs[widest]--
	}
	return needs, true
}

// gridLines are one row, each cell wrapped to the width of its column.
func gridLines(row [][]string, widths []int) []string {
	wrapped := make([][]string, len(row))
	for i, cell := range row {
		for _, line := range cell {
			wrapped[i] = append(wrapped[i], wrap(line, widths[i])...)
		}
	}
	return sideBySide(wrapped, widths)
}

// sideBySide joins the lines of cells, none longer than its column.
func sideBySide(cells [][]string, widths []int) []string {
	height := 0
	for _, cell := range cells {
		height = max(height, len(cell))
	}
	lines := make([]string, height)
	for n := range lines {
		var parts []string
		for i, w := range widths {
			part := ""
			if n < len(cells[i]) {
				part = cells[i][n]
			}
			parts = append(parts, part+strings.Repeat(" ", max(0, w-utf8.RuneCountInString(part))))
		}
		lines[n] = strings.TrimRight(strings.Join(parts, gap), " ")
	}
	return lines
}
