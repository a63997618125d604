package document

import (
	"fmt"
	"strings"

	"parley/proposals"
)

func (p *sheetPrinter) blanks(list []BlankFields) {
	if len(list) > 0 {
		p.line("", "")
		p.line("", "## ", proposals.SectionBlanks)
		p.line("", "")
	}
	for i := range list {
		path := fmt.Sprintf("blanks[%d]", i)
		for n, l := range blankLines(&list[i]) {
			indent := "  "
			if n == 0 {
				indent = "- "
			}
			p.line(join(path, l.field), indent, l.text)
		}
	}
}

// A fieldLine is a line of a blank, and the field that it holds.
type fieldLine struct{ field, text string }

// blankLines are the lines of one blank: its kind, its issue, and a clause a
// line.
func blankLines(b *BlankFields) []fieldLine {
	lines := []fieldLine{
		{"coverage", escapeBlock(escapeAll(oneLine(b.Coverage), ",;:&")) + ":"},
		{"issue", orSpace(escapeBlock(escapeAll(oneLine(b.Issue), ",;&=")))},
	}
	clause := func(field, text string) {
		lines[len(lines)-1].text += ";"
		lines = append(lines, fieldLine{field, text})
	}
	list := func(name string, typed ...string) {
		if texts := nonEmpty(typed); len(texts) > 0 {
			clause(name, name+" "+items(texts))
		}
	}
	list("after", b.After...)
	list("option", b.Option)
	list("part", b.Part)
	list("by", b.By)
	list("sources", b.Sources...)
	switch by, on := oneLine(b.Checked.By), oneLine(b.Checked.On); {
	case by != "" && on != "":
		clause("checked.by", "checked "+escapeItem(by))
		lines = append(lines, fieldLine{"checked.on", "on " + escapeWord(on)})
	case by != "":
		clause("checked.on", "checked "+escapeWord(by))
	case on != "":
		clause("checked.by", "checked on "+escapeWord(on))
	}
	list("words", b.Words...)
	list("points", b.Points...)
	if b.SaidElsewhere {
		clause("said-elsewhere", "said-elsewhere")
	}
	return lines
}

// escapeWord prints text so that no part of it stands for itself in a line of
// the documents' own grammar.
func escapeWord(s string) string {
	return strings.ReplaceAll(escapeAll(s, ",;&()"), " ", "&#32;")
}
