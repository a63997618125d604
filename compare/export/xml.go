package export

import (
	"bytes"
	"encoding/xml"
	"strings"
	"unicode"
)

// A node is an element of XML, or where it has no name the text in one.
type node struct {
	name     string
	attrs    []string // names and values by turns
	children []node
	text     string
}

// el makes an element with attributes, names and values by turns.
func el(name string, attrs ...string) node { return node{name: name, attrs: attrs} }

// of is n with children.
func (n node) of(children ...node) node {
	n.children = append(n.children[:len(n.children):len(n.children)], children...)
	return n
}

func textNode(s string) node { return node{text: s} }

// val is an element with the one attribute that most of WordprocessingML have.
func val(name, value string) node { return el(name, "w:val", value) }

func (n node) write(b *bytes.Buffer) {
	if n.name == "" {
		escapeXML(b, n.text)
		return
	}
	b.WriteString("<" + n.name)
	for i := 0; i+1 < len(n.attrs); i += 2 {
		b.WriteString(" " + n.attrs[i] + `="`)
		escapeXML(b, n.attrs[i+1])
		b.WriteByte('"')
	}
	if len(n.children) == 0 {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	for _, child := range n.children {
		child.write(b)
	}
	b.WriteString("</" + n.name + ">")
}

// escapeXML writes s so that it reads back the same; a control character, which
// XML cannot hold, is a space.
func escapeXML(b *bytes.Buffer, s string) {
	_ = xml.EscapeText(b, []byte(strings.Map(func(r rune) rune { // a buffer takes all
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)))
}

// part is n as a part of a package.
func (n node) part() []byte {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n")
	n.write(&b)
	b.WriteByte('\n')
	return b.Bytes()
}
