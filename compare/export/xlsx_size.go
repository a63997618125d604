package export

import (
	"slices"
	"unicode/utf8"
)

// The width of a column is that of its longest line, and at least and at most
// these, in characters. Sheets of many columns begin with the narrow ones; a
// column is as wide as none of its cells is higher than a program shows.
const leastWidth = 9

var mostWidths = []int{32, 44, 60, 90, 140}

// narrowest is where the columns of a sheet begin among the widths.
func narrowest(columns int) int {
	switch {
	case columns <= 3:
		return 3
	case columns <= 6:
		return 1
	default:
		return 0
	}
}

// Heights are in points.
const (
	lineHeight = 15
	mostHeight = 409
)

// columnWidths are the widths that the rows of a sheet need.
func columnWidths(rows []xlsxRow) []int {
	widths := make([]int, len(rows[0]))
	for i := range widths {
		longest := leastWidth
		for _, row := range rows {
			longest = max(longest, row.longest(i))
		}
		for _, most := range mostWidths[narrowest(len(widths)):] {
			widths[i] = min(longest, most)
			if !slices.ContainsFunc(rows, func(r xlsxRow) bool { return r.lines(i, widths[i])*lineHeight >= mostHeight }) {
				break
			}
		}
	}
	return widths
}

// longest is how wide the longest line in a column is.
func (r xlsxRow) longest(column int) int {
	most := 0
	if column < len(r) {
		for _, l := range xlsxLines(r[column].lines) {
			most = max(most, utf8.RuneCountInString(l.words)+3)
		}
	}
	return most
}

// lines are how many lines a column has at a width, by which a digit is meant:
// words have more characters.
func (r xlsxRow) lines(column, width int) int {
	n := 0
	if column < len(r) {
		for _, l := range xlsxLines(r[column].lines) {
			room := width*11/10 - 2
			for _, wrapped := range wrap(l.words, room) { // an address is wider
				n += max(1, (utf8.RuneCountInString(wrapped)+room-1)/room)
			}
		}
	}
	return n
}

// height is what the wrapped words of a row need.
func (r xlsxRow) height(widths []int) float64 {
	most := 1
	for i, width := range widths {
		most = max(most, r.lines(i, width))
	}
	return float64(min(mostHeight, most*lineHeight+3))
}
