package document

import (
	"bytes"
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"parley/proposals"
)

// A source is the text of a file, and where its parts begin.
type source struct {
	file string
	// text has no byte order mark, and its lines end in \n.
	text  []byte
	lines []int // where each line begins
	front []byte
	body  int // where the body begins
	// The offset that was last asked for, and its place.
	lastOffset int
	last       place
}

// A place is a line and a column, in characters, both from 1.
type place struct{ line, column int }

// start is where the front matter begins: the place of what has no other.
var start = place{1, 1}

// A refusal is why a file is not read any further.
type refusal struct {
	at   place
	text string
}

func newSource(file string, src []byte, most size) (*source, *refusal) {
	if len(src) > most.bytes {
		return nil, &refusal{start, fmt.Sprintf("the document has more than %d KiB", most.bytes>>10)}
	}
	switch {
	case bytes.HasPrefix(src, []byte("PK\x03\x04")):
		return nil, &refusal{start, "this is a zip or Word file: expected a markdown file"}
	case bytes.HasPrefix(src, []byte("%PDF-")):
		return nil, &refusal{start, "this is a PDF: expected a markdown file"}
	}
	s := &source{file: file, text: bytes.ReplaceAll(bytes.TrimPrefix(src, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))}
	ends := bytes.Count(s.text, []byte("\n"))
	if ends > most.lines {
		return nil, &refusal{start, fmt.Sprintf("the document has %d lines: expected at most %d", ends, most.lines)}
	}
	s.lines = append(make([]int, 0, ends+1), 0)
	for i, b := range s.text {
		if b == '\n' {
			s.lines = append(s.lines, i+1)
		}
	}
	if no := s.checkCharacters(); no != nil {
		return nil, no
	}
	if no := s.split(most); no != nil {
		return nil, no
	}
	return s, s.checkMarkup()
}

// at is the place of an offset into the text. It counts on from the last one
// that was asked for, so that a line may be long and have many places.
func (s *source) at(offset int) place {
	n, found := slices.BinarySearch(s.lines, offset)
	if !found {
		n--
	}
	from, column := s.lines[n], 1
	if s.last.line == n+1 && s.lastOffset <= offset {
		from, column = s.lastOffset, s.last.column
	}
	s.lastOffset, s.last = offset, place{n + 1, column + utf8.RuneCount(s.text[from:offset])}
	return s.last
}

// line is the text of a line, without its end.
func (s *source) line(n int) []byte {
	end := len(s.text)
	if n < len(s.lines) {
		end = s.lines[n] - 1
	}
	return s.text[s.lines[n-1]:end]
}

// checkCharacters refuses what is no text, or deceives who reads it.
func (s *source) checkCharacters() *refusal {
	for i := 0; i < len(s.text); {
		r, size := utf8.DecodeRune(s.text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return &refusal{s.at(i), fmt.Sprintf("the byte 0x%02X is not valid UTF-8: expected a text file in UTF-8", s.text[i])}
		case r == '\n' || r == '\t':
		case unicode.IsControl(r) || r == '\u2028' || r == '\u2029':
			return &refusal{s.at(i), fmt.Sprintf("the control character U+%04X has no place in a document: take it out", r)}
		case proposals.Reorders(r):
			return &refusal{s.at(i), fmt.Sprintf("the character U+%04X reorders what a reader sees: take it out", r)}
		}
		i += size
	}
	return nil
}

var fence = []byte("---")

// split finds the front matter, between two lines of three hyphens.
func (s *source) split(most size) *refusal {
	if !bytes.Equal(bytes.TrimRight(s.line(1), " "), fence) {
		return &refusal{start, "the front matter is missing: expected `---` on the first line"}
	}
	for n := 2; n <= len(s.lines); n++ {
		if !bytes.Equal(bytes.TrimRight(s.line(n), " "), fence) {
			continue
		}
		s.front = s.text[s.lines[1]:s.lines[n-1]]
		s.body = min(s.lines[n-1]+len(s.line(n))+1, len(s.text))
		return checkFront(len(s.front), n-2, most)
	}
	return &refusal{start, "the front matter is not closed: expected a line `---` behind its last key"}
}

func checkFront(length, lines int, most size) *refusal {
	if length > most.headBytes {
		return &refusal{start, fmt.Sprintf("the front matter has %d bytes: expected at most %d", length, most.headBytes)}
	}
	if lines > most.headLines {
		return &refusal{start, fmt.Sprintf("the front matter has %d lines: expected at most %d", lines, most.headLines)}
	}
	return nil
}

// checkMarkup refuses bodies that would take too long to read: those nested too
// deep, with too many headings, or with too much markup in one place.
func (s *source) checkMarkup() *refusal {
	count, all, headings := 0, 0, 0
	for row := s.at(s.body).line; row <= len(s.lines); row++ {
		line := s.line(row)
		if containers(line) > maxDepth {
			return &refusal{place{row, 1}, fmt.Sprintf("lists and quotes nest more than %d deep here", maxDepth)}
		}
		if bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte("#")) {
			if headings++; headings > maxHeadings {
				return &refusal{place{row, 1}, fmt.Sprintf("the document has more than %d headings", maxHeadings)}
			}
		}
		if len(bytes.TrimSpace(line)) == 0 {
			count = 0
			continue
		}
		n := openers(line)
		if all += n; all > maxAllMarkup {
			return &refusal{place{row, 1}, fmt.Sprintf("the document has more than %d characters of markup (* _ [ ] < `): write plain words", maxAllMarkup)}
		}
		if count += n; count > maxMarkup {
			return &refusal{place{row, 1}, fmt.Sprintf("this run of lines has more than %d characters of markup (* _ [ ] < `): write plain words, and leave empty lines between paragraphs", maxMarkup)}
		}
	}
	return nil
}

// containers counts the markers of lists and quotes with which a line begins.
func containers(line []byte) int {
	count := 0
	for {
		line = bytes.TrimLeft(line, " \t")
		digits := len(line) - len(bytes.TrimLeft(line, "0123456789"))
		switch {
		case len(line) == 0:
			return count
		case line[0] == '>' || line[0] == '-' || line[0] == '*' || line[0] == '+':
			line = line[1:]
		case digits > 0 && digits < len(line) && (line[digits] == '.' || line[digits] == ')'):
			line = line[digits+1:]
		default:
			return count
		}
		count++
	}
}

// openers counts the characters of a line that may open or close markup.
func openers(line []byte) int {
	count := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '*', '_', '[', ']', '<', '`':
			count++
		}
	}
	return count
}
