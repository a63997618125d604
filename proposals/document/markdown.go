package document

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"golang.org/x/text/unicode/norm"
	"parley/proposals"
)

// A section is a heading of the body and what stands under it, up to the next.
// The first has no heading.
type section struct {
	heading *ast.Heading
	content []ast.Node
}

// sections reads the body as CommonMark, with no extensions.
func (r *reader) sections() []section {
	p := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)
	root := p.Parse(text.NewReader(r.src.text[r.src.body:]))
	list := []section{{}}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			list = append(list, section{heading: h})
			continue
		}
		last := &list[len(list)-1]
		last.content = append(last.content, n)
	}
	return list
}

// at is the place of a node.
func (r *reader) at(n ast.Node) place {
	pos := n.Pos()
	for pos < 0 && n.FirstChild() != nil {
		n = n.FirstChild()
		pos = n.Pos()
	}
	return r.src.at(r.src.body + max(pos, 0))
}

// underlined reports whether a heading is one by the line under it.
func (r *reader) underlined(h *ast.Heading) bool {
	at := r.at(h)
	return !bytes.HasPrefix(bytes.TrimLeft(r.src.line(at.line), " "), []byte("#"))
}

// line reads the text of a heading or paragraph, in which no markup may stand,
// as far as the first.
func (r *reader) line(block ast.Node) (line, bool) {
	var l line
	for n := block.FirstChild(); n != nil; n = n.NextSibling() {
		t, ok := n.(*ast.Text)
		if !ok {
			r.report(r.at(n), "%s", markup(n))
			return l, false
		}
		l = append(l, r.run(t)...)
	}
	return l, true
}

// run is the text of one node, with \n behind it where a line of it ends.
func (r *reader) run(t *ast.Text) line {
	from, to := r.src.body+t.Segment.Start, r.src.body+t.Segment.Stop
	l := resolve(r.src.text[from:to], from)
	if t.SoftLineBreak() || t.HardLineBreak() {
		l = append(l, char{'\n', to, false})
	}
	return l
}

// markup says what is to be written in place of a node that text may not hold.
func markup(n ast.Node) string {
	const escape = "; where it is no markup, write `\\` before it"
	switch n := n.(type) {
	case *ast.Emphasis:
		return "emphasis is not read, so that no word weighs more than another: write plain words" + escape
	case *ast.CodeSpan:
		return "code is not read: write plain words" + escape
	case *ast.RawHTML:
		return "HTML is not read: write plain words" + escape
	case *ast.Image:
		return "images are not read: describe it in plain words" + escape
	case *ast.AutoLink:
		return "an address in < and > is not read: write [words](address) in prose, and plain words elsewhere"
	case *ast.Link:
		return "a link can stand in prose only: write plain words here" + escape
	default:
		return fmt.Sprintf("%s is not read here: write plain words", n.Kind())
	}
}

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
	if spans = trimSpans(spans); len(spans) > 0 {
		prose = append(prose, proposals.Block{Item: item, Spans: spans})
	}
	return prose
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

// misplaced says what is to be written in place of a block that cannot stand
// where it does.
func misplaced(n ast.Node) string {
	switch n.(type) {
	case *ast.Heading:
		return "a heading of this level is not read here: expected `##` or `###`"
	case *ast.Blockquote:
		return "a quote stands last under a term or step: move it there"
	case *ast.CodeBlock:
		return "code blocks are not read: take out the four spaces before the words"
	case *ast.FencedCodeBlock:
		return "code blocks are not read: write plain words"
	case *ast.HTMLBlock:
		return "HTML is not read: write plain words, or `\\<` where it is text"
	case *ast.ThematicBreak:
		return "a rule across the page is not read: take it out, or write `\\` before it where it is text"
	case *ast.LinkReferenceDefinition:
		return "link definitions are not read: write [words](address) where the link stands, or `\\[` where it is text"
	case *ast.List:
		return "a list is not expected here: fields stand directly under their heading"
	case *ast.Paragraph, *ast.TextBlock:
		return "words are not expected here: prose stands before the first heading, or under a term's fields"
	default:
		return fmt.Sprintf("%s is not read here", n.Kind())
	}
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
