package export

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// escape is markdown that reads back as the plain text s inside a line: in a
// cell, a heading, or a paragraph after its first word. A line break in s
// becomes <br>, another control character a space. Nothing in s links, names a
// user or an issue of a code host, or opens a formula.
func escape(s string) string {
	var b strings.Builder
	runes := []rune(" " + s + " ")
	for i, r := range runes[1 : len(runes)-1] {
		edge := i == 0 || i == len(runes)-3
		b.WriteString(escapeRune(runes[i], r, runes[i+2], edge))
	}
	return b.String()
}

// escapeRune escapes one character by its neighbours, and whether it stands at
// an edge, where a cell would lose a space. A backslash is never escaped by
// another: before a pipe, table grammars disagree on those.
func escapeRune(before, r, after rune, edge bool) string {
	switch {
	case r == '\n':
		return "<br>"
	case unicode.IsSpace(r) && edge:
		return fmt.Sprintf("&#%d;", r)
	case unicode.IsControl(r):
		return " "
	case r == '\\':
		return "&#92;"
	case r == '&' && (after == '#' || isWord(after)):
		return "&amp;"
	case r == '<':
		return "&lt;"
	case strings.ContainsRune("`*_[]>|~^$", r):
		return `\` + string(r)
	case r == '@' || r == '#':
		return `\` + string(r) + mentionGuard(before, after)
	case r == ':' && unicode.IsLetter(before) && !unicode.IsSpace(after): // http:
		return `\:`
	case r == '.' && (before == 'w' || before == 'W') && isWord(after): // www.
		return `\.`
	default:
		return string(r)
	}
}

// mentionGuard keeps a code host from reading @name as a mention, #1 as an
// issue or a ref as an address of mail: hosts look for those in the finished
// text, past every escape. It leaves real addresses of mail whole.
func mentionGuard(before, after rune) string {
	if isWord(after) && !isWord(before) || unicode.IsDigit(after) {
		return "<!-- -->"
	}
	return ""
}

// marker is what would open a list, a rule, an underline or a definition at the
// start of a line.
var marker = regexp.MustCompile(`^(?:[-+=:]|[0-9]{1,9}[.)])`)

// opening is markdown of a line that opens a paragraph or an item, so that its
// first signs mean nothing.
func opening(line string) string {
	mark := marker.FindString(line)
	if mark == "" {
		return line
	}
	last := len(mark) - 1
	return fmt.Sprintf("%s&#%d;%s", mark[:last], mark[last], line[len(mark):])
}

func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
