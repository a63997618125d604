package export

import (
	"fmt"
	"slices"
	"strings"

	"parley/compare"
	"parley/proposals"
)

// laidOut are the formats that arrange a comparison in any of the layouts. The
// others have one arrangement, which is that of tables.
var laidOut = []string{"md", "docx"}

// LaidOut are the words for those formats.
func LaidOut() []string {
	var names []string
	for _, f := range Formats {
		if slices.Contains(laidOut, f.Name) {
			names = append(names, f.Words)
		}
	}
	return names
}

// checkLayout refuses a layout that the format or what is taken away does not
// have.
func (f Format) checkLayout(t Taken, o Options) error {
	var without string
	switch {
	case o.Layout == "" || o.Layout == TablesLayout:
		return nil
	case !slices.Contains(laidOut, f.Name):
		without = f.Words + " has no layout " + quotedName(string(o.Layout)) + ": expected " + string(TablesLayout) + ", or the format " + or(laidOut)
	case t.comparison == nil:
		without = "only a comparison has the layout " + quotedName(string(o.Layout)) + ": expected " + string(TablesLayout)
	default:
		return nil
	}
	return proposals.Problems{{Path: keyLayout, Text: without}}
}

const (
	compromiseNote = "The column “Compromise” is empty on purpose: it is for words that those who negotiate may find. Nothing here proposes any."
	bracketsNote   = "Square brackets enclose what is not the same in all of these texts. They come from coded fields, not from words or brackets of the parties. " +
		"What stands outside them is the same in the coding: no party is said to have agreed to it, and nothing is agreed until everything is agreed. " +
		"Where a text has no position, it is named without brackets."
)

// comparisonDocument arranges a comparison: which texts these are, its topics in
// the layout of o, each under a heading that begins with the topic's name, the
// numbered sources and the notice. In tables every row has a cell for the
// question, for each column, and for the verdict.
func comparisonDocument(c *compare.Comparison, o Options) document {
	d := document{title: title(c, "proposals side by side"), wide: o.Layout != SectionsLayout && o.Layout != BracketedLayout}
	d.heading(1, d.title)
	d.paragraph(words(strings.Join(scopeLines(c), " ")))
	switch o.Layout {
	case FourColumnLayout:
		d.paragraph(words(compromiseNote))
	case BracketedLayout:
		d.paragraph(words(bracketsNote))
	case TablesLayout, SectionsLayout:
	}
	for _, column := range c.Columns {
		d.text(newTextItem(c, column))
	}
	d.paragraph(words(caseLine(c)))
	d.permanent("This comparison", o)
	arranged := arrangement{document: &d, c: c, o: o}
	for _, t := range c.Tables {
		d.heading(2, t.Topic.Label+countWords(t, o))
		for _, line := range tableLines(t, o) {
			d.paragraph(words(line))
		}
		if len(t.Groups) > 0 {
			arranged.topic(t)
		}
	}
	d.foot(c, readingLines(c, o))
	return d
}

// An arrangement is a comparison in one of the layouts.
type arrangement struct {
	*document
	c *compare.Comparison
	o Options
	// rows counts those of a table of four columns, and clauses those of one
	// text.
	rows, number int
	clauses      map[proposals.Slug][]compare.Clause
}

func (a *arrangement) topic(t compare.Table) {
	switch a.o.Layout {
	case SectionsLayout:
		a.eachRow(t, a.section)
	case FourColumnLayout:
		a.fourColumns(t)
	case BracketedLayout:
		a.eachRow(t, a.bracketed)
	default:
		a.tables(t)
	}
}

func (a *arrangement) eachRow(t compare.Table, visit func(compare.Row)) {
	for _, g := range t.Groups {
		for _, row := range g.Rows {
			visit(row)
		}
	}
}

// tables is a table for the topic: a row for each question, under a row that
// counts those that not every side answers. It is a row, not a paragraph, so
// that a topic stays one table.
func (a *arrangement) tables(t compare.Table) {
	g := grille{label: t.Topic.Label, turns: true, counts: map[int]bool{}, head: a.heads("Question"), shares: a.shares(len(a.c.Columns), 22, 26)}
	if !a.o.WithoutVerdicts {
		g.head = append(g.head, []phrase{words("Verdict")})
	}
	for _, group := range t.Groups {
		if line := groupLine(group); line != "" {
			row := [][]phrase{{strong(line)}}
			for i := range a.c.Columns {
				row = append(row, []phrase{words(groupCount(group, i))})
			}
			if !a.o.WithoutVerdicts {
				row = append(row, []phrase{words(groupRelation(group))})
			}
			g.counts[len(g.rows)] = true
			g.rows = append(g.rows, row)
		}
		for _, r := range group.Rows {
			row := append([][]phrase{append([]phrase{strong(r.Label)}, minorWords(questionLines(a.c, r))...)}, a.said(r)...)
			if !a.o.WithoutVerdicts {
				row = append(row, a.verdict(r))
			}
			g.rows = append(g.rows, row)
		}
	}
	a.tableOf(g)
}

// heads are the head of a table, up to its texts.
func (a *arrangement) heads(first string) [][]phrase {
	head := [][]phrase{{words(first)}}
	for _, column := range a.c.Columns {
		head = append(head, []phrase{words(column.Heading), phrase{{words: column.Ref().String(), kind: aRef}}, words(columnDate(column))})
	}
	return head
}

// shares are how wide the columns are: in hundredths the first and the one of
// verdicts, the n between them what is left.
func (a *arrangement) shares(n, first, last int) []int {
	if n > 4 { // these give way
		first, last = first*2/3, last*2/3
	}
	if a.o.WithoutVerdicts {
		last = 0
	}
	shares := append([]int{first * n}, slices.Repeat([]int{100 - first - last}, n)...)
	if last > 0 {
		shares = append(shares, last*n)
	}
	return shares
}

// said is what each text says in a row.
func (a *arrangement) said(row compare.Row) [][]phrase {
	cells := make([][]phrase, len(a.c.Columns))
	for i := range a.c.Columns {
		cells[i] = phrased(columnParts(a.c, row, i, a.o))
	}
	return cells
}

func (a *arrangement) verdict(row compare.Row) []phrase {
	return append([]phrase{strong(row.Words())}, phrased(plain(verdictLines(a.c, row)))...)
}

// fourColumns is a table as negotiators use it: a number, each text, room for a
// compromise, and a note.
func (a *arrangement) fourColumns(t compare.Table) {
	g := grille{label: t.Topic.Label, turns: true, shares: a.shares(len(a.c.Columns)+1, 15, 23)}
	g.head = append(a.heads("No., question"), []phrase{words("Compromise"), words("(empty on purpose)")})
	if !a.o.WithoutVerdicts {
		g.head = append(g.head, []phrase{words("Note")})
	}
	a.eachRow(t, func(r compare.Row) {
		a.rows++
		first := append([]phrase{strong(fmt.Sprint(a.rows)), strong(r.Label)}, minorWords(questionLines(a.c, r))...)
		row := append(append([][]phrase{first}, a.said(r)...), []phrase{nil})
		if !a.o.WithoutVerdicts {
			row = append(row, a.verdict(r))
		}
		g.rows = append(g.rows, row)
	})
	a.tableOf(g)
}

// section is a question under a heading of its own, with a heading for each
// text.
func (a *arrangement) section(row compare.Row) {
	a.heading(3, row.Label)
	a.lines(minorWords(questionLines(a.c, row)))
	for i, said := range a.said(row) {
		a.blocks = append(a.blocks, block{kind: aHeading, level: 4, words: words(a.c.Columns[i].Heading).with(", ", a.c.Columns[i].Ref().String(), aRef).with(", ", columnDate(a.c.Columns[i]), plainWords)})
		a.lines(said)
	}
	if !a.o.WithoutVerdicts {
		a.heading(4, "Verdict")
		a.lines(a.verdict(row))
	}
}

// lines are a paragraph each; what parted them in a cell is left out.
func (d *document) lines(all []phrase) {
	for _, p := range all {
		if len(p) > 1 || len(p) == 1 && p[0].words != "" {
			d.paragraph(p)
		}
	}
}
