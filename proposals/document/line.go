package document

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
	"golang.org/x/text/unicode/norm"
)

// A line is text as its reader sees it, character by character: escapes and
// entities are resolved, and soft line breaks are \n.
type line []char

// A char is one character of a line.
type char struct {
	rune
	// at is its offset in the source.
	at int
	// written says that it was written as an escape or an entity, so that it
	// is never part of the document's own grammar.
	written bool
}

// String is the text on one line, in Unicode normal form C.
func (l line) String() string {
	var b strings.Builder
	for _, c := range l {
		if c.rune == '\n' {
			b.WriteByte(' ')
			continue
		}
		b.WriteRune(c.rune)
	}
	return norm.NFC.String(strings.TrimSpace(b.String()))
}

// at is the offset of the first character that is no space, or else where the
// line ends.
func (l line) at() int {
	for _, c := range l {
		if c.rune != ' ' && c.rune != '\n' {
			return c.at
		}
	}
	if len(l) > 0 {
		return l[len(l)-1].at + 1
	}
	return 0
}

// index is the place in l of the first sep that was not escaped, or -1.
func (l line) index(sep rune) int {
	for i, c := range l {
		if c.rune == sep && !c.written {
			return i
		}
	}
	return -1
}

// cut is what stands before and behind the first sep.
func (l line) cut(sep rune) (before, after line, found bool) {
	i := l.index(sep)
	if i < 0 {
		return l, nil, false
	}
	return l[:i], l[i+1:], true
}

// split is what stands between the separators.
func (l line) split(sep rune) []line {
	var parts []line
	for {
		before, after, found := l.cut(sep)
		parts = append(parts, before)
		if !found {
			return parts
		}
		l = after
	}
}

// cutLast is what stands before and behind the last sep of which nothing was
// escaped.
func (l line) cutLast(sep string) (before, after line, found bool) {
	for end := len(l); end > 0; end-- {
		if before, found := l[:end].cutSuffix(sep); found {
			return before, l[end:], true
		}
	}
	return l, nil, false
}

// unfolded is l with a space for each line break.
func (l line) unfolded() line {
	unfolded := slices.Clone(l)
	for i, c := range l {
		if c.rune == '\n' {
			unfolded[i].rune = ' '
		}
	}
	return unfolded
}

// cutSuffix is l without a suffix of which nothing was escaped.
func (l line) cutSuffix(suffix string) (line, bool) {
	want := []rune(suffix)
	from := len(l) - len(want)
	if from < 0 {
		return l, false
	}
	for i, r := range want {
		if c := l[from+i]; c.rune != r || c.written {
			return l, false
		}
	}
	return l[:from], true
}

// trimmed is l without the spaces around it.
func (l line) trimmed() line {
	for len(l) > 0 && (l[0].rune == ' ' || l[0].rune == '\n') {
		l = l[1:]
	}
	for len(l) > 0 && (l[len(l)-1].rune == ' ' || l[len(l)-1].rune == '\n') {
		l = l[:len(l)-1]
	}
	return l
}

// resolve reads a run of markdown text that begins at an offset of the source:
// it resolves backslash escapes and entities, once.
func resolve(run []byte, offset int) line {
	l := make(line, 0, utf8.RuneCount(run)+1) // and perhaps the end of the line
	for i := 0; i < len(run); {
		r, size := utf8.DecodeRune(run[i:])
		written := false
		switch {
		case r == '\\' && i+1 < len(run) && isPunctuation(run[i+1]):
			r, size, written = rune(run[i+1]), 2, true
		case r == '&':
			if text, length := entity(run[i:]); length > 0 {
				for _, r := range text {
					l = append(l, char{r, offset + i, true})
				}
				i += length
				continue
			}
		}
		l = append(l, char{r, offset + i, written})
		i += size
	}
	return l
}

// isPunctuation reports whether a backslash escapes the character.
func isPunctuation(b byte) bool {
	return '!' <= b && b <= '/' || ':' <= b && b <= '@' || '[' <= b && b <= '`' || '{' <= b && b <= '~'
}

// The longest entity of HTML is &CounterClockwiseContourIntegral;.
const maxEntity = 40

// entity resolves the entity or character reference with which text begins. It
// takes length bytes, none if it is only an ampersand.
func entity(text []byte) (resolved string, length int) {
	end := bytes.IndexByte(text[:min(len(text), maxEntity)], ';')
	if end < 2 {
		return "", 0
	}
	name := string(text[1:end])
	if digits, ok := strings.CutPrefix(name, "#"); ok {
		if r, ok := reference(digits); ok {
			return string(r), end + 1
		}
		return "", 0
	}
	if e, ok := util.LookUpHTML5EntityByName(name); ok {
		return string(e.Characters), end + 1
	}
	return "", 0
}

// reference resolves up to seven decimal or, behind an x, six hexadecimal
// digits. What is no character becomes U+FFFD, which the model refuses.
func reference(digits string) (rune, bool) {
	base, most := 10, 7
	if rest := strings.TrimLeft(digits, "xX"); len(rest) == len(digits)-1 {
		digits, base, most = rest, 16, 6
	}
	n, err := strconv.ParseUint(digits, base, 32)
	switch {
	case err != nil || len(digits) > most:
		return 0, false
	case n == 0 || n > utf8.MaxRune || !utf8.ValidRune(rune(n)):
		return utf8.RuneError, true
	default:
		return rune(n), true
	}
}
