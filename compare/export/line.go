package export

import (
	"slices"
	"strings"

	"parley/compare"
)

// A line is one line of a cell, in words, for every printer. An empty one parts
// what stands before it from what follows.
type line struct {
	words string
	// strong lines are what the cell says in a word: an answer, a verdict.
	strong bool
	// minor lines go with the one before: a field, a question, a rule.
	minor bool
	// quoted lines are words of others, in this language (BCP 47, or empty
	// where it is not known).
	quoted   bool
	language string
	// sources are numbers of the sources that it rests on.
	sources []int
}

// text is the line for a printer of plain words.
func (l line) text() string {
	return strings.Join(slices.DeleteFunc(append([]string{l.words}, sourceNumbers(l.sources)...), func(s string) bool { return s == "" }), " ")
}

// plain are lines of words alone.
func plain(words []string) []line {
	lines := make([]line, len(words))
	for i, w := range words {
		lines[i] = line{words: w}
	}
	return lines
}

func lineTexts(lines []line) []string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.text()
	}
	return texts
}

// cellParts is all that a cell shows: what the text says, why it says nothing,
// and what was reported elsewhere; with prose and quotes where they are asked
// for.
func cellParts(c *compare.Comparison, cell compare.Cell, o Options) []line {
	var said [][]line
	for _, e := range cell.Entries {
		said = append(said, entryParts(c, e, o))
	}
	for _, b := range cell.Blanks {
		said = append(said, []line{blankPart(b)})
	}
	for _, e := range cell.Elsewhere {
		said = append(said, append([]line{{words: compare.ElsewhereNote + ":", minor: true}}, entryParts(c, e, o)...))
	}
	if len(said) == 0 {
		return []line{{words: cell.Coverage.Words()}}
	}
	lines := said[0]
	for _, more := range said[1:] {
		lines = append(append(lines, line{}), more...)
	}
	return lines
}

func entryParts(c *compare.Comparison, e compare.Entry, o Options) []line {
	lines := []line{{words: e.Answer, strong: true}, {words: e.Headline}}
	for _, f := range e.Fields {
		lines = append(lines, line{words: f.Label() + ": " + f.Words, minor: true})
	}
	if o.Prose {
		if body := e.Term.Body.Text(); body != "" {
			for _, paragraph := range strings.Split(body, "\n") {
				lines = append(lines, line{words: paragraph, minor: true})
			}
		}
	}
	if o.Quotes {
		for _, q := range e.Quotes {
			lines = append(lines, quoteParts(q, c.Sources[q.Source-1].Publisher)...)
		}
	}
	if len(e.Sources) > 0 {
		lines = append(lines, line{sources: e.Sources, minor: true})
	}
	return lines
}

func quoteParts(q compare.Quote, publisher string) []line {
	return []line{
		{words: q.Text, quoted: true, language: q.Language, sources: []int{q.Source}},
		{words: "— " + whoseWords(q, publisher), minor: true},
	}
}

func blankPart(b compare.Blank) line {
	words := b.Words
	if b.SaidElsewhere {
		words += ", as its authors’ position was reported, not as part of this text"
	}
	return line{words: located(b.Where, words), sources: b.Sources}
}

// whoseWords says whose the words of a quote are, as far as it is known.
func whoseWords(q compare.Quote, publisher string) string {
	if q.OfText {
		return "words of the text, as quoted by " + publisher
	}
	return "as printed by " + publisher + ", not shown to be words of the text"
}
