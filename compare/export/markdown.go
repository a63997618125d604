package export

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"parley/compare"
)

// Markdown prints c as a document in GitHub's markdown: which texts these are,
// a table for each topic under a heading that begins with the topic's name, the
// numbered sources and the notice. Every row of a table has a cell for the
// question, for each column, and for the verdict.
func Markdown(w io.Writer, c *compare.Comparison, opts Options) error {
	m := markdown{c: c, opts: opts}
	m.head(opts)
	for _, t := range c.Tables {
		m.table(t)
	}
	m.foot(readingLines(c))
	_, err := w.Write(m.Bytes())
	return err
}

type markdown struct {
	bytes.Buffer
	c    *compare.Comparison
	opts Options
}

func (m *markdown) head(opts Options) {
	m.paragraph("# " + escape(title(m.c, "proposals side by side")))
	m.paragraph(escape(strings.Join(scopeLines(m.c), " ")))
	for _, column := range m.c.Columns {
		m.text(newTextItem(m.c, column))
	}
	m.WriteByte('\n')
	m.paragraph(escape(caseLine(m.c)))
	if opts.Address != "" {
		m.paragraph("This comparison: " + address(opts.Address))
	}
}

func (m *markdown) text(t textItem) {
	fmt.Fprintf(m, "- %s: `%s`\n", escape(t.name), t.ref)
	for _, fact := range t.facts {
		line := escape(fact.words)
		if !fact.ref.IsZero() {
			line += ": `" + fact.ref.String() + "`"
		}
		fmt.Fprintf(m, "  - %s\n", line)
	}
}

func (m *markdown) table(t compare.Table) {
	m.paragraph("## " + escape(t.Topic.Label+countWords(t)))
	if line := hiddenLine(t); line != "" {
		m.paragraph(line)
	}
	if len(t.Groups) == 0 {
		return
	}
	m.tableHead()
	for _, g := range t.Groups {
		m.group(g)
	}
	m.WriteByte('\n')
}

func (m *markdown) tableHead() {
	cells := []string{"Question"}
	for _, column := range m.c.Columns {
		cells = append(cells, fmt.Sprintf("%s<br>`%s`", escape(column.Heading), column.Ref()))
	}
	if !m.opts.WithoutVerdicts {
		cells = append(cells, "Verdict")
	}
	m.row(cells)
	m.WriteString("|" + strings.Repeat(" --- |", len(cells)) + "\n")
}

// group prints the rows of a group, under a row that counts them where not
// every side answers. It is a row, not a paragraph, so that a topic stays one
// table.
func (m *markdown) group(g compare.Group) {
	if line := groupLine(g); line != "" {
		cells := []string{"**" + line + "**"}
		for i := range m.c.Columns {
			cells = append(cells, groupCount(g, i))
		}
		if !m.opts.WithoutVerdicts {
			cells = append(cells, groupRelation(g))
		}
		m.row(cells)
	}
	for _, row := range g.Rows {
		cells := []string{"**" + escape(row.Label) + "**<br>" + escapeLines(questionLines(m.c, row))}
		for i := range m.c.Columns {
			cells = append(cells, escapeLines(lineTexts(columnParts(m.c, row, i, m.opts))))
		}
		if !m.opts.WithoutVerdicts {
			cells = append(cells, "**"+row.Words()+"**<br>"+escapeLines(verdictLines(m.c, row)))
		}
		m.row(cells)
	}
}

func (m *markdown) row(cells []string) {
	m.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

func (m *markdown) foot(reading []string) {
	m.paragraph("## Sources")
	m.sources()
	m.paragraph("## How to read this")
	for _, line := range reading {
		fmt.Fprintf(m, "- %s\n", escape(line))
	}
	m.notice()
}

func (m *markdown) notice() {
	for _, line := range compare.Notice(m.c.Case) {
		m.WriteString("\n" + escape(line) + "\n")
	}
}

func (m *markdown) sources() {
	if len(m.c.Sources) == 0 {
		m.paragraph(noSource)
		return
	}
	for i, s := range m.c.Sources {
		fmt.Fprintf(m, "%d. %s", i+1, escape(sourceLine(m.c, s)))
		if s.Address != "" {
			m.WriteString("; " + address(s.Address))
		}
		m.WriteByte('\n')
	}
	m.WriteByte('\n')
}

func (m *markdown) paragraph(line string) {
	m.WriteString(line + "\n\n")
}

// address is a link where it can be one, and else a path as it stands. Neither
// holds a space or a bracket: addresses are checked where they are read.
func address(s string) string {
	if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
		return "<" + s + ">"
	}
	return "`" + s + "`"
}
