package compare

import (
	"fmt"
	"slices"
	"strings"

	"parley/proposals"
)

// marks are one letter for each kind of cell, for where there is no room for
// its words.
var marks = map[proposals.Coverage]string{
	proposals.Stated: "+", proposals.Deferred: "d", proposals.Excluded: "x", proposals.Struck: "k", proposals.Silent: "s",
	proposals.Unreported: "r", proposals.Unavailable: "u", proposals.NotCoded: "?",
	proposals.NotInThisOption: "o", proposals.InOthersBrackets: "b",
}

// mentionMark is that of a cell that only speaks of its question.
const mentionMark = "m"

// Coverage reports what the corpus can say, and what it cannot: on what each
// coding rests and who read it, and for each question and text whether there is
// an answer, or which kind of blank.
func (c *Corpus) Coverage() *Report {
	r := c.newReport("coverage",
		"Which questions each text answers, as far as its coding goes, and why it does not where it does not. A blank is about the sources that were read and the coding, not about the text, unless it says that the text was read.")
	r.Tables = append(r.Tables, c.codingsTable())
	for _, t := range c.topics() {
		if table := c.coverageTable(t); len(table.Rows) > 0 {
			r.Tables = append(r.Tables, table)
		}
	}
	return r
}

// codingsTable is one row a text: basis, readers, and how many questions have
// which kind of cell.
func (c *Corpus) codingsTable() ReportTable {
	table := ReportTable{
		Anchor: "codings", Label: "The codings", Empty: "No text of this case is here yet.",
		Head: head("Text", "Basis", "Coded", "Read again", "Questions"),
	}
	for i, column := range c.Columns {
		v := column.Revision.Version()
		table.Rows = append(table.Rows, ReportRow{Cells: []ReportCell{
			c.textCell(i),
			words(capital(v.Basis().Words())),
			words(v.Read.By + ", " + v.Read.On.Words()),
			words(capital(column.Reading.Words(v.Read.By))),
			c.countCell(i),
		}})
	}
	return table
}

// countCell counts the cells of a text by their kind.
func (c *Corpus) countCell(at int) ReportCell {
	counts, mentions, all := map[proposals.Coverage]int{}, 0, 0
	for _, t := range c.topics() {
		for _, issue := range c.issues(t.Slug) {
			all++
			if cell := c.columns[at].cell(issue); cell.onlySpeaks() {
				mentions++
			} else {
				counts[cell.Coverage]++
			}
		}
	}
	cell := ReportCell{Lines: []ReportLine{{Words: fmt.Sprintf("%d of %d answered", counts[proposals.Stated], all)}}}
	if mentions > 0 {
		cell.Lines = append(cell.Lines, ReportLine{Words: fmt.Sprintf("%d spoken of, answer not reported", mentions), Minor: true})
	}
	for _, kind := range proposals.Coverages {
		if n := counts[kind]; n > 0 && kind != proposals.Stated {
			cell.Lines = append(cell.Lines, ReportLine{Words: fmt.Sprintf("%d %s", n, kind.Words()), Minor: true})
		}
	}
	return cell
}

func (c *Corpus) coverageTable(t proposals.Topic) ReportTable {
	table := ReportTable{Anchor: topicAnchor(t), Label: t.Label, To: Target{Topic: t.Slug}, Grid: true, Head: head("Question")}
	for i := range c.columns {
		table.Head = append(table.Head, c.textCell(i))
	}
	used := map[string]bool{}
	for _, issue := range c.issues(t.Slug) {
		row := ReportRow{Anchor: "issue-" + issue.Slug.String(), Cells: []ReportCell{issueCell(issue)}}
		for _, col := range c.columns {
			cell := col.coverageCell(issue)
			used[strings.TrimSuffix(cell.Short, "*")] = true
			row.Cells = append(row.Cells, cell)
		}
		table.Rows = append(table.Rows, row)
	}
	table.Marks = markNote(used) + "; an asterisk says that other places of the same answer are blank."
	return table
}

// coverageCell says what kind of cell the text has, and leads to the terms. A
// cell that has terms in one place and blanks in another names both.
func (c *column) coverageCell(issue *proposals.Issue) ReportCell {
	cell := c.cell(issue)
	shown := ReportCell{OfText: true, Coverage: cell.Shown(), Short: cell.mark()}
	if len(cell.Entries) > 0 {
		shown.Lines = append(shown.Lines, ReportLine{Words: cell.ShownWords(), To: Target{Ref: c.Ref(), Anchor: cell.Entries[0].Anchor}})
	}
	var kinds []proposals.Coverage
	for _, b := range cell.Blanks {
		if !b.SaidElsewhere && !slices.Contains(kinds, b.Coverage) {
			kinds = append(kinds, b.Coverage)
			shown.Lines = append(shown.Lines, ReportLine{Words: otherwise(cell, b.Coverage.Words()), Minor: len(cell.Entries) > 0})
		}
	}
	if len(shown.Lines) == 0 {
		shown.Lines = []ReportLine{{Words: cell.Coverage.Words()}}
	}
	if len(shown.Lines) > 1 {
		shown.Short += "*"
	}
	return shown
}

// markNote explains the marks that a table uses.
func markNote(used map[string]bool) string {
	var parts []string
	for _, kind := range proposals.Coverages {
		if used[marks[kind]] {
			parts = append(parts, marks[kind]+" "+kind.Words())
		}
	}
	if used[mentionMark] {
		parts = append(parts, mentionMark+" "+mentionWords)
	}
	return "Where there is no room for words: " + strings.Join(parts, ", ")
}

// otherwise marks a kind of blank that stands beside terms: it holds in other
// places of the same answer.
func otherwise(cell Cell, words string) string {
	if len(cell.Entries) > 0 {
		return "otherwise " + words
	}
	return words
}

// Uncoded are the texts of which some question is not coded yet.
func (c *Corpus) Uncoded() ReportTable {
	table := ReportTable{
		Anchor: "uncoded", Label: "Not coded yet", Head: head("Text", "Not coded"),
		Empty: "For every text each question is coded, or it is coded why there is no answer.",
	}
	for i, col := range c.columns {
		n, all := 0, 0
		for _, t := range c.topics() {
			for _, issue := range c.issues(t.Slug) {
				all++
				if col.cell(issue).Coverage == proposals.NotCoded {
					n++
				}
			}
		}
		if n > 0 {
			table.Rows = append(table.Rows, ReportRow{Cells: []ReportCell{c.textCell(i), words(fmt.Sprintf("%d of %s", n, questions(all)))}})
		}
	}
	return table
}
