package document

import (
	"bytes"
	"strings"

	"parley/proposals"
)

// Print prints the sheet as a document, and for each line of it, from the
// first, the path of the field that it holds, empty where it holds none. It
// sorts the sheet before, so that its terms are those of the text.
//
// The text is not canonical and may be longer than a document; [Sheet.Parse]
// reads it, and what it reads has the canonical form. Every text of the sheet
// reads as that field and no other. Empty ones are left out, but for those
// without which the document would have no place for the others.
func (s *Sheet) Print(c *proposals.CaseRevision) (text []byte, fields []string) {
	s.Sort(c)
	var p sheetPrinter
	p.line("", "---")
	p.head(s)
	p.line("", "---")
	p.prose("intro", s.Intro)
	p.terms(s.Terms, c)
	p.steps(s.Steps)
	p.blanks(s.Blanks)
	return p.text.Bytes(), p.fields
}

// A sheetPrinter writes a document line by line, and notes which field each
// line holds.
type sheetPrinter struct {
	text   bytes.Buffer
	fields []string
}

func (p *sheetPrinter) line(field string, parts ...string) {
	for _, part := range parts {
		p.text.WriteString(part)
	}
	p.text.WriteByte('\n')
	p.fields = append(p.fields, field)
}

// oneLine is typed text as the line of words that it means.
func oneLine(typed string) string {
	return strings.TrimSpace(strings.ReplaceAll(lineEnds.Replace(strings.ToValidUTF8(typed, "\uFFFD")), "\n", " "))
}

// nonEmpty are the texts of a list that are not empty.
func nonEmpty(typed []string) []string {
	var texts []string
	for _, t := range typed {
		if t = oneLine(t); t != "" {
			texts = append(texts, t)
		}
	}
	return texts
}
