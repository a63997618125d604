package compare

import (
	"fmt"
	"strings"

	"parley/proposals"
)

// relationMarks are one character for each relation, for where there is no room
// for its words.
var relationMarks = map[Relation]string{
	Apart: "≠", Partly: "~", NotComparable: "/", Deferred: "d", Agree: "=", OneSide: "1", NoPosition: "-",
}

// Glance reports where the sides stand: a column for the newest text of each
// party, and their relations as [Build] has them. A party without a text has no
// column; of more parties than one comparison shows, those have one whose texts
// are the newest.
func (c *Corpus) Glance() *Report {
	r := c.newReport("where the sides stand")
	sides := c.sides()
	if len(sides) == 0 {
		r.Texts, r.Query.Of, r.Query.Options = nil, nil, nil
		r.Tables = []ReportTable{{Anchor: "topics", Label: "Topic by topic", Empty: "No text of this case is here yet."}}
		return r
	}
	q := Query{Case: c.Case.Case().Slug, Topics: c.Query.Topics, Issues: c.Query.Issues, Options: optionsOf(c.Query.Options, sides)}
	compared := build(c.Case, sides, q)
	g := glance{Comparison: compared, to: c.comparedQuery(compared)}
	r.Compared = g.to
	r.Texts, r.Query.Of, r.Query.Options = compared.Columns, compared.Pinned().Of, q.Options
	r.Notes = append(g.notes(), r.Notes...)
	r.Tables = append(r.Tables, g.topicsTable())
	for _, t := range compared.Tables {
		r.Tables = append(r.Tables, g.table(t))
	}
	return r
}

// A glance is the comparison that a report on where the sides stand shows.
type glance struct {
	*Comparison
	to *Query
}

// notes count all questions, and say what the columns are.
func (g glance) notes() []string {
	return []string{
		g.countSentence(g.all()),
		"Each party by its newest text. One of several authors stands once, for all of them that have none of their own as new. " +
			"Answers are shown shortly: who would act, scope, deadlines, quotes and sources stand in the comparison, to which each leads.",
	}
}

// table is one topic: the questions down, the sides across. Those that no side
// answers stand in a sentence.
func (g glance) table(t Table) ReportTable {
	table := ReportTable{Anchor: topicAnchor(t.Topic), Label: t.Topic.Label, Grid: true, Head: head("Question")}
	for i, col := range g.Columns {
		cell := ReportCell{Lines: []ReportLine{{Words: col.Heading, To: Target{Ref: col.Ref()}}}, Short: fmt.Sprint(i + 1)}
		if name, date := col.Revision.Version().Dates.Named(); !date.IsZero() {
			cell.Lines = append(cell.Lines, minor(name+" "+date.Words())...)
		}
		table.Head = append(table.Head, cell)
	}
	if len(g.Columns) > 1 {
		table.Head = append(table.Head, words("Relation"))
	}
	var none []string
	used, relations := map[string]bool{}, map[Relation]bool{}
	for _, group := range t.Groups {
		for _, r := range group.Rows {
			if group.Kind == NoSide {
				none = append(none, named(r.Label))
				continue
			}
			row := g.row(t, r)
			table.Rows = append(table.Rows, row)
			relations[r.Relation] = true
			for _, cell := range row.Cells[1 : 1+len(g.Columns)] {
				used[cell.Short] = true
			}
		}
	}
	if len(none) > 0 {
		table.Notes = append(table.Notes, fmt.Sprintf("Without an answer in these texts: %s.", and(none)))
	}
	if len(table.Rows) == 0 && len(none) == 0 {
		table.Empty = "No question of the case stands here."
	}
	if len(table.Rows) > 0 {
		table.Marks = markNote(used) + relationNote(relations, len(g.Columns))
	}
	return table
}

// relationNote goes on with the marks of relations.
func relationNote(used map[Relation]bool, sides int) string {
	var parts []string
	for _, r := range Relations {
		if used[r] && sides > 1 {
			parts = append(parts, relationMarks[r]+" "+string(r))
		}
	}
	if len(parts) == 0 {
		return "."
	}
	return "; in the last column " + strings.Join(parts, ", ") + "."
}

// row is one question, or the order of steps. Each cell leads to its row of the
// comparison.
func (g glance) row(t Table, r Row) ReportRow {
	to := Target{Compared: g.to, Topic: t.Topic.Slug, Order: r.Issue == nil}
	row := ReportRow{}
	if r.Issue == nil {
		row.Cells = []ReportCell{{Lines: append([]ReportLine{{Words: r.Label}}, minor(r.Question)...), Short: r.Label}}
		for i := range g.Columns {
			row.Cells = append(row.Cells, g.orderCell(i, to))
		}
	} else {
		to.Issue = r.Issue.Slug
		row.Anchor = "glance-" + t.Topic.Slug.String() + "-" + r.Issue.Slug.String()
		row.Cells = []ReportCell{issueCell(r.Issue)}
		for _, cell := range r.Cells {
			row.Cells = append(row.Cells, glanceCell(cell, to))
		}
	}
	if len(g.Columns) > 1 {
		row.Cells = append(row.Cells, ReportCell{
			Lines: []ReportLine{{Words: capital(string(r.Relation)), To: to}}, Short: relationMarks[r.Relation], Relation: r.Relation,
		})
	}
	return row
}

// orderCell counts the steps that one text puts into an order.
func (g glance) orderCell(column int, to Target) ReportCell {
	n := g.ordered(column)
	cell := ReportCell{
		Lines: []ReportLine{{Words: fmt.Sprintf("%d steps in an order", n), To: to}}, Short: fmt.Sprint(n),
		OfText: true, Coverage: proposals.Stated,
	}
	switch n {
	case 0:
		cell.Lines[0].Words, cell.OfText, cell.Coverage = "No order stated", false, proposals.NotCoded
	case 1:
		cell.Lines[0].Words = "1 step in an order"
	}
	return cell
}

// ordered is how many steps a text puts into an order, under any option.
func (g glance) ordered(column int) int {
	steps := map[proposals.Slug]bool{}
	for _, o := range g.Order.Columns {
		if o.Column == column {
			in, _ := o.Ordered()
			for _, s := range in {
				steps[s.Event] = true
			}
		}
	}
	return len(steps)
}
