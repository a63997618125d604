package export

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// hang is how much deeper the rest of a wrapped line stands in a block.
const hang = "  "

// hung wraps a line as [wrap] does, and sets all but its first part deeper, so
// that one line can be told from the next.
func hung(line string, width int) []string {
	if width > 0 {
		width = max(1, width-len(hang))
	}
	lines := wrap(line, width)
	for i := range lines[1:] {
		lines[i+1] = hang + lines[i+1]
	}
	return lines
}

// wrap breaks a line at its spaces so that none is longer than width
// characters; a longer word stands alone, and 0 breaks nothing. An empty line
// stays one.
func wrap(line string, width int) []string {
	lines := []string{""}
	for _, word := range wordsOf(line) {
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

// wordsOf are what a line may be broken between. Control characters count as
// spaces: none may reach a terminal.
func wordsOf(line string) []string {
	return strings.FieldsFunc(line, func(r rune) bool { return unicode.IsControl(r) || r == ' ' })
}
