package document

import (
	"regexp"
	"strings"

	"parley/proposals"
)

// PrintProse prints prose as it is typed into a sheet, a line a block. It is
// the markup of the documents, but that a paragraph with a bullet before its
// words has it as an entity: typed as it is, it would begin an item.
func PrintProse(p proposals.Prose) string {
	var printed printer
	printed.prose(p)
	text := strings.ReplaceAll("\n"+printed.String(), "\n• ", "\n&bull; ")
	return strings.Trim(text, "\n")
}

// A typedBlock is a paragraph or item as it was typed, its lines as one.
type typedBlock struct {
	item bool
	text string
}

// typedBlocks are the blocks of prose that was typed. An item begins with the
// marker of any list; every other block that markdown knows is none here, and
// stays the words that it is. Indentation means nothing.
func typedBlocks(typed string) []typedBlock {
	var blocks []typedBlock
	var lines []string
	item := false
	end := func() {
		if len(lines) > 0 {
			blocks = append(blocks, typedBlock{item, strings.Join(lines, " ")})
		}
		lines, item = nil, false
	}
	for line := range strings.SplitSeq(lineEnds.Replace(strings.ToValidUTF8(typed, "\uFFFD")), "\n") {
		line = strings.TrimSpace(line)
		words, marked := cutMarker(line)
		if marked || line == "" {
			end()
			item = marked
		}
		if words != "" {
			lines = append(lines, words)
		}
	}
	end()
	return blocks
}

// lineEnds makes one kind of line end of all, and spaces of tabs.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ")

var (
	marker = regexp.MustCompile(`^[-+*•] +`)
	rule   = regexp.MustCompile(`^(?:-(?: *-){2,}|\*(?: *\*){2,}|_(?: *_){2,})$`)
)

// cutMarker is a line without the marker of an item.
func cutMarker(line string) (words string, found bool) {
	if rule.MatchString(line) {
		return line, false
	}
	words = line[len(marker.FindString(line)):]
	return words, words != line
}

var (
	// opener matches prose that begins like a block other than a paragraph.
	opener = regexp.MustCompile("^(?:[*](?: |$)|`{3,}[^`]*$|" + `<[A-Za-z/!?]|\[(?:[^\\\[\]]|\\.)*\]:)`)
	// address matches the beginning of an address in < and >, which the reader
	// refuses.
	address = regexp.MustCompile(`^<[A-Za-z][A-Za-z0-9.+-]*[:@]`)
)

// escapeOpener prints markdown for the beginning of a line, so that what would
// open a block is words.
func escapeOpener(text string) string {
	if rule.MatchString(text) || opener.MatchString(text) && !address.MatchString(text) {
		return `\` + text
	}
	return escapeBlock(text)
}
