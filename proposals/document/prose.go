package document

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/text/unicode/norm"
	"parley/proposals"
)

// prose reads paragraphs and flat bullet lists.
func (r *reader) prose(path string, blocks []ast.Node) proposals.Prose {
	var prose proposals.Prose
	for i, n := range blocks {
		if i == 0 {
			r.mark(path, r.at(n))
		}
		switch n := n.(type) {
		case *ast.Paragraph:
			if r.isTable(n) {
				r.fail(path, r.at(n), "tables are not read: write a bullet list, a row a line")
				continue
			}
			prose = r.block(prose, path, n, false)
		case *ast.List:
			prose = r.bullets(prose, path, n)
		default:
			r.fail(path, r.at(n), "%s", misplaced(n))
		}
	}
	return prose
}

// isTable reports whether a code host would show a paragraph as a table.
func (r *reader) isTable(p *ast.Paragraph) bool {
	if p.Lines().Len() < 2 {
		return false
	}
	second := p.Lines().At(1)
	row := bytes.TrimSpace(r.src.text[r.src.body+second.Start : r.src.body+second.Stop])
	return len(bytes.Trim(row, "|:- ")) == 0 && bytes.Contains(row, []byte("|")) && bytes.Contains(row, []byte("-"))
}

func (r *reader) bullets(prose proposals.Prose, path string, list *ast.List) proposals.Prose {
	if list.IsOrdered() {
		r.fail(path, r.at(list), "numbered lists are not read here: write a bullet list, or `1\\.` where it is text")
		return prose
	}
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		switch only := item.FirstChild(); {
		case only == nil:
			r.fail(path, r.at(item), "an empty item: write words, or take the line out")
		case only.NextSibling() != nil || !isWords(only):
			r.fail(path, r.at(item), "an item of prose is one paragraph, with no list or quote inside")
		default:
			prose = r.block(prose, path, only, true)
		}
	}
	return prose
}

// isWords reports whether a block holds nothing but a line of words.
func isWords(n ast.Node) bool {
	switch n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return true
	default:
		return false
	}
}

// block reads a paragraph or item of prose.
func (r *reader) block(prose proposals.Prose, path string, n ast.Node, item bool) proposals.Prose {
	var spans []proposals.Span
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			spans = append(spans, proposals.Span{Text: fold(r.run(c))})
		case *ast.Link:
			span, ok := r.link(path, c)
			if !ok {
				return prose
			}
			spans = append(spans, span)
		default:
			r.fail(path, r.at(c), "%s", markup(c))
			return prose
		}
	}
	if spans = trimSpans(joinWords(spans)); len(spans) > 0 {
		prose = append(prose, proposals.Block{Item: item, Spans: spans})
	}
	return prose
}

// joinWords makes one run of plain text of those that follow one another.
func joinWords(spans []proposals.Span) []proposals.Span {
	var joined []proposals.Span
	for i := 0; i < len(spans); i++ {
		if spans[i].Link != "" {
			joined = append(joined, spans[i])
			continue
		}
		var words strings.Builder
		for ; i < len(spans) && spans[i].Link == ""; i++ {
			words.WriteString(spans[i].Text)
		}
		i--
		joined = append(joined, proposals.Span{Text: norm.NFC.String(words.String())})
	}
	return joined
}

func (r *reader) link(path string, n *ast.Link) (proposals.Span, bool) {
	if n.Title != nil || n.Reference != nil {
		r.fail(path, r.at(n), "a link has its address and nothing else beside it: expected [words](address)")
		return proposals.Span{}, false
	}
	words, ok := r.line(n)
	if !ok {
		r.spoil(path)
		return proposals.Span{}, false
	}
	return proposals.Span{Text: fold(words), Link: fold(resolve(n.Destination, 0))}, true
}

// trimSpans takes away the spaces with which a block begins and ends.
func trimSpans(spans []proposals.Span) []proposals.Span {
	for len(spans) > 0 {
		if spans[0].Text = strings.TrimLeftFunc(spans[0].Text, unicode.IsSpace); spans[0] != (proposals.Span{}) {
			break
		}
		spans = spans[1:]
	}
	for len(spans) > 0 {
		last := &spans[len(spans)-1]
		if last.Text = strings.TrimRightFunc(last.Text, unicode.IsSpace); *last != (proposals.Span{}) {
			break
		}
		spans = spans[:len(spans)-1]
	}
	return spans
}

// fold is the text of a run with its line breaks as spaces; spaces around it
// are kept.
func fold(l line) string {
	runes := make([]rune, len(l))
	for i, c := range l {
		runes[i] = c.rune
		if c.rune == '\n' {
			runes[i] = ' '
		}
	}
	return norm.NFC.String(string(runes))
}
