package compare

import (
	"fmt"
	"slices"
	"strings"

	"parley/proposals"
)

// A Report is what is shown of a case beside its comparison: what its texts
// cover, which deadlines they set, and the like, as tables of plain words. The
// function that makes it decides everything; printers escape, wrap and arrange
// it, and have no words of their own for it.
type Report struct {
	Query Query // that always gives the same
	Case  *proposals.CaseRevision
	// Title follows the title of the case: "coverage".
	Title string
	// Notes are sentences that say what is shown, and by which rule.
	Notes []string
	// Texts are those that it rests on, from the oldest to the newest.
	Texts []Column
	// Timeline is the same as its first table, for a picture; nil where none is
	// to be drawn.
	Timeline *Timeline
	Tables   []ReportTable
	// Compared is the comparison of the texts that the report looks at, nil where
	// it looks at each by itself.
	Compared *Query
	// Sources are those that the numbers in the tables mean; empty where no
	// table has any.
	Sources []Source
	// Nearby are the reports to which a reader of this one goes on. They are no
	// part of it: what is no page leaves them out.
	Nearby []ReportLine
}

// A ReportTable is one table of a report. Every row has a cell for each column
// of the head, the first of which names the row.
type ReportTable struct {
	// Anchor is its place on a page; it is unique in a report.
	Anchor string
	Label  string
	// To is what the whole table is about, if there is a page of it.
	To    Target
	Notes []string
	Head  []ReportCell
	// Rows may be none: Empty then says so in a sentence, or is empty as well
	// where the notes are all that there is.
	Rows  []ReportRow
	Empty string
	// Grid says that the cells are single words or marks, to be seen as a
	// whole: they have a Short, as has the head.
	Grid bool
	// Marks explains the Short of the cells, where that is what is shown.
	Marks string
	// Scale is what the times of its rows are counted by, if it has any.
	Scale Scale
}

// A ReportRow is one row.
type ReportRow struct {
	// Anchor is its place on a page, unique in a report, or empty.
	Anchor string
	Cells  []ReportCell
	// Time is what the row says of time, to be drawn as well; nil where it says
	// nothing.
	Time *Time
}

// A ReportCell is a few lines of words; a cell is never empty.
type ReportCell struct {
	Lines []ReportLine
	// Short stands for the cell where there is no room: a letter or a figure,
	// which the marks of the table explain.
	Short string
	// OfText says that it shows what a text has on a question. Coverage is of
	// which kind that is; an answer of which it is known only that there is one
	// is not reported. Its words stand in Lines as well.
	OfText   bool
	Coverage proposals.Coverage
	// Relation is how texts stand to each other, if it shows that.
	Relation Relation
	// Counts are how many rows have which relation, if it shows that, to be
	// drawn as well. Their words stand in Lines.
	Counts []Count
}

// A ReportLine is words, and where a reader finds what is behind them.
type ReportLine struct {
	Words string
	To    Target
	// Minor lines go with the one before: a date, a question.
	Minor bool
	// IsRef says that the words are a ref and nothing else.
	IsRef bool
	// Sources are numbers of the report's sources, to stand behind the words.
	Sources []int
}

// A Target is what words lead to: a text, a place in it, or a thing of the
// case. The zero value is nothing.
type Target struct {
	Ref proposals.Ref
	// Anchor is a term's or a step's place on the page of Ref.
	Anchor string
	// Changes is the text that Ref is set beside, where what changed is meant:
	// all of it, or on Issue.
	Changes proposals.Ref
	// Compared is the comparison in which the row of Issue under Topic is meant,
	// or with Order the row "Order of steps" there; nil where none is.
	Compared *Query
	Order    bool
	// Table is the anchor of a table of the same report.
	Table                         string
	Proposal, Issue, Topic, Party proposals.Slug
	// Address is outside: http or https.
	Address string
}

// IsZero reports whether the target is nothing.
func (t Target) IsZero() bool { return t == Target{} }

// newReport is a report on all texts of the corpus, without its tables.
func (c *Corpus) newReport(title string, notes ...string) *Report {
	return &Report{Query: c.Pinned(), Case: c.Case, Title: title, Notes: slices.Concat(notes, c.scopeNotes()), Texts: c.Columns}
}

// scopeNotes say to what the query narrows a report, so that nothing that it
// leaves out looks absent. Of the texts a report has a list: that they are asked
// for by name is true of every permanent address, and is not said.
func (c *Corpus) scopeNotes() []string {
	var notes, topics, issues, options []string
	for _, t := range c.Case.Case().Topics {
		if slices.Contains(c.Query.Topics, t.Slug) {
			topics = append(topics, t.Label)
		}
	}
	for _, slug := range c.Query.Issues {
		if issue, ok := c.Case.Issue(slug); ok {
			issues = append(issues, issue.Label)
		}
	}
	for _, option := range c.Query.Options {
		options = append(options, c.optionName(option))
	}
	for _, scope := range []struct {
		what   string
		labels []string
	}{{"Topics", topics}, {"Questions", issues}, {"Options", options}} {
		if len(scope.labels) > 0 {
			notes = append(notes, scope.what+" shown: "+strings.Join(scope.labels, ", ")+".")
		}
	}
	return notes
}

// optionName names an option as the text that offers it does.
func (c *Corpus) optionName(option proposals.Slug) string {
	for _, col := range c.Columns {
		if label := col.Revision.Version().OptionLabel(option); label != option.String() {
			return Named(label)
		}
	}
	return option.String()
}

// cite gives the report those of all sources that its tables mean, numbered
// anew.
func (r *Report) cite(all []Source) {
	used := map[int]int{}
	r.eachLine(func(l *ReportLine) {
		for _, n := range l.Sources {
			used[n] = 0
		}
	})
	r.Sources = nil
	for _, s := range all {
		if _, ok := used[s.Number]; ok {
			used[s.Number] = len(r.Sources) + 1
			s.Number = len(r.Sources) + 1
			r.Sources = append(r.Sources, s)
		}
	}
	r.eachLine(func(l *ReportLine) {
		l.Sources = slices.Clone(l.Sources)
		for i, n := range l.Sources {
			l.Sources[i] = used[n]
		}
	})
}

// eachLine visits all lines of the tables' cells.
func (r *Report) eachLine(visit func(*ReportLine)) {
	for _, t := range r.Tables {
		for _, row := range t.Rows {
			for _, cell := range row.Cells {
				for i := range cell.Lines {
					visit(&cell.Lines[i])
				}
			}
		}
	}
}

// words are a cell of one line.
func words(text string) ReportCell { return ReportCell{Lines: []ReportLine{{Words: text}}} }

// head are the cells of a table's head.
func head(labels ...string) []ReportCell {
	cells := make([]ReportCell, len(labels))
	for i, label := range labels {
		cells[i] = words(label)
	}
	return cells
}

// textCell names a text by its authors, its day and its ref; the number is its
// place in the report.
func (c *Corpus) textCell(at int) ReportCell {
	column := c.Columns[at]
	lines := []ReportLine{{Words: column.Heading, To: Target{Ref: column.Ref()}}}
	if name, date := column.Revision.Version().Dates.Named(); !date.IsZero() {
		lines = append(lines, ReportLine{Words: name + " " + date.Words(), Minor: true})
	}
	lines = append(lines, ReportLine{Words: column.Ref().String(), Minor: true, IsRef: true})
	return ReportCell{Lines: lines, Short: fmt.Sprint(at + 1)}
}

// issueCell names a question.
func issueCell(issue *proposals.Issue) ReportCell {
	return ReportCell{Lines: []ReportLine{
		{Words: issue.Label, To: Target{Issue: issue.Slug}},
		{Words: issue.Question, Minor: true},
	}, Short: issue.Label}
}

// minor are further lines of a cell.
func minor(texts ...string) []ReportLine {
	lines := make([]ReportLine, len(texts))
	for i, text := range texts {
		lines[i] = ReportLine{Words: text, Minor: true}
	}
	return lines
}
