package proposals

import "strings"

// Prose is what a term, a text or an issue says at length: a flat list of
// blocks, parsed once, so that every printer can show it and none parses
// markdown. It carries no emphasis: a neutral record gives no word more weight
// than another.
type Prose []Block

// A Block is a paragraph or an item of a bullet list; items that follow one
// another are one list.
type Block struct {
	Item  bool
	Spans []Span
}

// A Span is a run of text, with an address if it is a link.
type Span struct {
	Text string
	// Link is an http, https or mailto address, or empty.
	Link string
}

// MaxProse is the most bytes of text that one prose field holds.
const MaxProse = 16 << 10

// joined is p with runs of plain text that follow one another as one, since
// nothing tells them apart.
func (p Prose) joined() Prose {
	var prose Prose
	for _, b := range p {
		var spans []Span
		for _, s := range b.Spans {
			if last := len(spans) - 1; last >= 0 && s.Link == "" && spans[last].Link == "" {
				spans[last].Text += s.Text
				continue
			}
			spans = append(spans, s)
		}
		prose = append(prose, Block{b.Item, spans})
	}
	return prose
}

// Text is the prose as plain text, a block a line.
func (p Prose) Text() string {
	lines := make([]string, len(p))
	for i, b := range p {
		for _, s := range b.Spans {
			lines[i] += s.Text
		}
	}
	return strings.Join(lines, "\n")
}
