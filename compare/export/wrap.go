package export

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wrap breaks a line at its spaces so that none is longer than width
// characters; a longer word stands alone, and 0 breaks nothing. Control
// characters count as spaces: none may reach a terminal. An empty line stays
// one.
func wrap(line string, width int) []string {
	words := strings.FieldsFunc(line, func(r rune) bool { return unicode.IsControl(r) || r == ' ' })
	lines := []string{""}
	for _, word := range words {
		last := &lines[len(lines)-1]
		switch {
		case *last == "":
			*last = word
		case width == 0 || utf8.RuneCountInString(*last)+1+utf8.RuneCountInString(word) <= width:
			*last += " " + word
		default:
			lines = append(lines, word)
		}
	}
	return lines
}
