package document

import (
	"regexp"
	"strings"
)

// escape prints text for a place inside a line, so that markdown reads the
// same.
func escape(s string) string { return escapeAll(s, "") }

// escapeAll is escape that also escapes the characters of more.
func escapeAll(s, more string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case strings.ContainsRune("\\*_`[]<", r) || strings.ContainsRune(more, r):
			b.WriteByte('\\')
		case r == '&':
			if _, length := entity([]byte(s[i:])); length > 0 {
				b.WriteByte('\\')
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// block matches the beginning of a line that markdown takes for more than
// words, up to the character that is to be escaped.
var block = regexp.MustCompile(`^(?:[0-9]{1,9}[.)](?: |$)|[-+](?: |$|-)|#|>|~)`)

// escapeStart prints text for the beginning of a line.
func escapeStart(s string) string { return escapeBlock(escape(s)) }

// escapeBlock prints what is escaped already for the beginning of a line.
func escapeBlock(text string) string {
	found := block.FindString(text)
	if found == "" {
		return text
	}
	digits := len(found) - len(strings.TrimLeft(found, "0123456789"))
	return text[:digits] + `\` + text[digits:]
}

// escapeHeading prints text for a heading, whose closing hashes markdown would
// drop.
func escapeHeading(s string) string {
	text := escape(s)
	words := strings.TrimRight(text, "#")
	if words == text || words != "" && !strings.HasSuffix(words, " ") {
		return text
	}
	return words + `\` + text[len(words):]
}

// escapeItem prints text for a list between commas, in a line of clauses
// between semicolons: one behind an ampersand would make an entity of it.
func escapeItem(s string) string { return escapeAll(s, ",;&") }

// escapeLink prints an address for the brackets behind a link.
func escapeLink(s string) string { return escapeAll(s, "()&!") }
