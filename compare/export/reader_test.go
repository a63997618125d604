package export_test

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A cells is a table as a reader of markdown finds it: rows of cells, each its
// text with a newline for every <br>.
type cells [][]string

// github renders markdown with GitHub's grammar of tables, links, strikes and
// bare addresses.
var github = goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))

func renderGoldmark(t testing.TB, markdown []byte) *xhtml.Node {
	var b bytes.Buffer
	if err := github.Convert(markdown, &b); err != nil {
		t.Fatal(err)
	}
	return parseHTML(t, &b)
}

func renderPandoc(t testing.TB, from string, markdown []byte) *xhtml.Node {
	pandoc, err := exec.LookPath("pandoc")
	if err != nil {
		t.Skip("SKIPPED: pandoc is not installed")
	}
	command := exec.Command(pandoc, "--from", from, "--to", "html", "--wrap=none")
	command.Stdin = bytes.NewReader(markdown)
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	return parseHTML(t, bytes.NewBuffer(out))
}

func parseHTML(t testing.TB, b *bytes.Buffer) *xhtml.Node {
	root, err := xhtml.Parse(b)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// tables are the tables below root, and headings its second headings.
func tables(root *xhtml.Node) (found []cells) {
	for _, table := range elements(root, atom.Table) {
		var rows cells
		for _, tr := range elements(table, atom.Tr) {
			var row []string
			for _, cell := range elements(tr, atom.Th, atom.Td) {
				row = append(row, words(cell))
			}
			rows = append(rows, row)
		}
		found = append(found, rows)
	}
	return found
}

func headings(root *xhtml.Node) (found []string) {
	for _, h := range elements(root, atom.H2) {
		found = append(found, words(h))
	}
	return found
}

func elements(root *xhtml.Node, names ...atom.Atom) (found []*xhtml.Node) {
	for n := range root.Descendants() {
		for _, name := range names {
			if n.Type == xhtml.ElementNode && n.DataAtom == name {
				found = append(found, n)
			}
		}
	}
	return found
}

func words(root *xhtml.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		switch {
		case n.Type == xhtml.TextNode:
			b.WriteString(n.Data)
		case n.DataAtom == atom.Br:
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// ownWords are those of a heading, a paragraph or an item without the items
// below it, and without the line breaks of the source.
func ownWords(root *xhtml.Node) string {
	var b strings.Builder
	var walk func(*xhtml.Node)
	walk = func(n *xhtml.Node) {
		for child := range n.ChildNodes() {
			switch {
			case child.Type == xhtml.TextNode:
				b.WriteString(strings.ReplaceAll(child.Data, "\n", ""))
			case child.DataAtom == atom.Br:
				b.WriteByte('\n')
			case child.DataAtom != atom.Ul:
				walk(child)
			}
		}
	}
	walk(root)
	return b.String()
}
