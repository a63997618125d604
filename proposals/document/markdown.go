package document

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
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
		run := r.run(t)
		if l == nil {
			l = run
			continue
		}
		l = append(l, run...)
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
