package export

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"parley/compare"
)

// Text prints c for a terminal: the rows one below another, and under each what
// the texts say, side by side where the width allows it, and the reason of its
// relation. No line is longer than width characters, unless a single word is; a
// width of 0 breaks no line and sets nothing side by side.
func Text(w io.Writer, c *compare.Comparison, width int) error {
	t := text{c: c, width: width}
	t.head(title(c, "proposals side by side"))
	for _, table := range c.Tables {
		t.table(table)
	}
	t.foot(readingLines(c, Options{}))
	_, err := w.Write(t.Bytes())
	return err
}

// OrderText prints the order of steps for a terminal: those of each text under
// each of its options, and what they make impossible together. Width is as for
// [Text].
func OrderText(w io.Writer, c *compare.Comparison, width int) error {
	t := text{c: c, width: width}
	t.head(title(c, "order of steps"))
	for i := range c.Columns {
		t.block(0, columnName(c, i), orderLines(c, i))
		t.WriteByte('\n')
	}
	t.findings()
	t.foot(nil)
	_, err := w.Write(t.Bytes())
	return err
}

type text struct {
	bytes.Buffer
	c     *compare.Comparison
	width int
}

func (t *text) head(title string) {
	t.line(0, title)
	t.WriteByte('\n')
	for _, line := range append(scopeLines(t.c), caseLine(t.c)) {
		t.line(0, line)
	}
	t.WriteByte('\n')
	for _, column := range t.c.Columns {
		t.item(newTextItem(t.c, column))
	}
}

func (t *text) item(item textItem) {
	t.line(0, item.name+": "+item.ref.String())
	for _, fact := range item.facts {
		line := fact.whole()
		if !fact.ref.IsZero() {
			line += ": " + fact.ref.String()
		}
		t.line(1, line)
	}
	t.WriteByte('\n')
}

func (t *text) table(table compare.Table) {
	t.line(0, strings.ToUpper(table.Topic.Label)+countWords(table, Options{}))
	for _, line := range tableLines(table, Options{}) {
		t.line(0, line)
	}
	t.WriteByte('\n')
	for _, g := range table.Groups {
		if line := groupLine(g); line != "" {
			t.line(0, line+":")
			t.WriteByte('\n')
		}
		for _, row := range g.Rows {
			t.row(row)
		}
	}
}

// row prints what the texts say side by side, or one below another where they
// are too many or a word is too long.
func (t *text) row(row compare.Row) {
	abreast, depth := newAbreast(t.c, row, t.width), 1
	if abreast.hasRoom() {
		t.line(0, strings.Repeat("=", t.width))
	}
	t.line(0, row.Label)
	for _, line := range questionLines(t.c, row) {
		t.line(0, line)
	}
	if abreast.fits() {
		depth = 0
		t.WriteString("\n" + strings.Join(abreast.lines(), "\n") + "\n\n")
	} else {
		for i := range t.c.Columns {
			t.block(depth, columnName(t.c, i), columnLines(t.c, row, i))
		}
	}
	t.block(depth, "Verdict: "+row.Words(), verdictLines(t.c, row))
	t.WriteByte('\n')
}

func (t *text) findings() {
	if len(t.c.Order.Findings) == 0 {
		t.line(0, "Nothing in these orders, as far as they are stated, rules the other out.")
		t.WriteByte('\n')
	}
	for _, f := range t.c.Order.Findings {
		t.block(0, "Finding: "+string(f.Kind), findingLines(t.c, f))
		t.WriteByte('\n')
	}
}

func (t *text) foot(reading []string) {
	t.sources()
	if len(reading) > 0 {
		t.WriteByte('\n')
		t.block(0, "How to read this", reading)
	}
	t.notice()
}

func (t *text) sources() {
	t.line(0, "Sources")
	if len(t.c.Sources) == 0 {
		t.line(1, noSource)
	}
	for i, s := range t.c.Sources {
		line := fmt.Sprintf("%d. %s", i+1, sourceLine(t.c, s))
		if s.Address != "" {
			line += "; " + s.Address
		}
		t.line(1, line)
	}
}

func (t *text) notice() {
	for _, line := range compare.Notice(t.c.Case) {
		t.WriteByte('\n')
		t.line(0, line)
	}
}

// block prints lines under a heading, which stands at the given depth.
func (t *text) block(depth int, heading string, lines []string) {
	t.line(depth, heading)
	for _, line := range lines {
		t.line(depth+1, line)
	}
}

// line prints one line of words at a depth of indents, wrapped. In a block, what
// is wrapped stands one indent deeper, so that its lines can be told apart.
func (t *text) line(depth int, words string) {
	indent, width := strings.Repeat(hang, depth), 0
	if t.width > 0 {
		width = max(1, t.width-len(indent))
	}
	lines := hung(words, width)
	if depth == 0 {
		lines = wrap(words, width)
	}
	for _, line := range lines {
		t.WriteString(strings.TrimRight(indent+line, " ") + "\n")
	}
}
