package export

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// markdown prints d in GitHub's markdown.
func (d document) markdown(w io.Writer) error {
	var m markdown
	isItem := func(k blockKind) bool { return k == anItem || k == aNumbered }
	for i, b := range d.blocks {
		if i > 0 && !(isItem(b.kind) && isItem(d.blocks[i-1].kind)) {
			m.WriteByte('\n')
		}
		m.block(b)
	}
	_, err := w.Write(m.Bytes())
	return err
}

// markdown is what is written of a document.
type markdown struct{ bytes.Buffer }

func (m *markdown) block(b block) {
	switch b.kind {
	case aHeading:
		m.WriteString(strings.Repeat("#", b.level) + " " + b.words.markdown() + "\n")
	case anItem:
		m.WriteString(strings.Repeat("  ", b.level) + "- " + opening(b.words.markdown()) + "\n")
	case aNumbered:
		fmt.Fprintf(m, "%d. %s\n", b.level, opening(b.words.markdown()))
	case aTable:
		m.row(markdownCells(b.table.head))
		m.WriteString("|" + strings.Repeat(" --- |", len(b.table.head)) + "\n")
		for _, row := range b.table.rows {
			m.row(markdownCells(row))
		}
	default:
		m.WriteString(opening(b.words.markdown()) + "\n")
	}
}

func (m *markdown) paragraph(line string) { m.WriteString(line + "\n\n") }

func (m *markdown) row(cells []string) {
	m.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

func markdownCells(cells [][]phrase) []string {
	all := make([]string, len(cells))
	for i, cell := range cells {
		lines := make([]string, len(cell))
		for i, p := range cell {
			lines[i] = p.markdown()
		}
		all[i] = strings.Join(lines, "<br>")
	}
	return all
}

func (p phrase) markdown() string {
	var b strings.Builder
	for _, piece := range p {
		b.WriteString(piece.before)
		switch piece.kind {
		case strongWords:
			b.WriteString("**" + escape(piece.words) + "**")
		case aRef:
			b.WriteString("`" + piece.words + "`")
		case anAddress:
			b.WriteString(address(piece.words))
		default:
			b.WriteString(escape(piece.words))
		}
	}
	return b.String()
}

// address is a link where it can be one, and else a path as it stands. Neither
// holds a space or a bracket: addresses are checked where they are read.
func address(s string) string {
	if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
		return "<" + s + ">"
	}
	return "`" + s + "`"
}
