package compare

import (
	"fmt"
	"slices"
	"strings"

	"parley/proposals"
)

// all is all rows, each once though it may stand under two topics.
func (g glance) all() (all Table) {
	var rows []Row
	for _, t := range g.Tables {
		for _, group := range t.Groups {
			rows = append(rows, slices.DeleteFunc(slices.Clone(group.Rows), func(r Row) bool { return r.Also })...)
		}
	}
	return newTable(proposals.Topic{Label: "All questions"}, rows, nil)
}

// countSentence says how many questions how many sides answer, and how those
// stand that two or more do.
func (g glance) countSentence(t Table) string {
	n := g.answered(t)
	words := fmt.Sprintf("Of %s, %s %d", questions(n.all), g.allSides(), n.byAll)
	if g.sides > 2 {
		words += fmt.Sprintf(", two or more of them %d more", n.bySome)
	}
	if g.sides > 1 {
		words += fmt.Sprintf(", and one alone %d", n.byOne)
	}
	if n.byNone > 0 {
		words += fmt.Sprintf("; %d have no answer", n.byNone)
	}
	words += "."
	if counts := countsWords(relationsOf(t)); g.sides > 1 && len(counts) > 0 {
		words += " Where two or more answer: " + strings.Join(counts, ", ") + "."
	}
	return words
}

// allSides says who answers, to stand before a figure.
func (g glance) allSides() string {
	switch g.sides {
	case 1:
		return "the one side with a text answers"
	case 2:
		return "both sides answer"
	default:
		return fmt.Sprintf("all %d sides answer", g.sides)
	}
}

func questions(n int) string {
	if n == 1 {
		return "1 question"
	}
	return fmt.Sprintf("%d questions", n)
}

// relationsOf count the rows of a table that two columns or more answer.
func relationsOf(t Table) []Count {
	return slices.DeleteFunc(slices.Clone(t.Counts), func(c Count) bool { return c.Relation == OneSide || c.Relation == NoPosition })
}

func countsWords(counts []Count) []string {
	words := make([]string, len(counts))
	for i, c := range counts {
		words[i] = fmt.Sprintf("%d %s", c.Rows, c.Relation)
	}
	return words
}

// An answered counts rows by how many sides answer them.
type answered struct{ all, byAll, bySome, byOne, byNone int }

func (g glance) answered(t Table) (n answered) {
	for _, group := range t.Groups {
		for _, r := range group.Rows {
			positions := 0
			for _, cell := range r.Cells {
				if hasPosition(cell) {
					positions++
				}
			}
			n.all++
			switch {
			case r.Issue == nil || positions == g.sides:
				n.byAll++
			case positions > 1:
				n.bySome++
			case positions == 1:
				n.byOne++
			default:
				n.byNone++
			}
		}
	}
	return n
}

// topicsTable is one row a topic: how many questions are answered, and how the
// answers stand to each other.
func (g glance) topicsTable() ReportTable {
	table := ReportTable{
		Anchor: "topics", Label: "Topic by topic", Head: head("Topic", "Questions answered", "How the answers stand"),
		Notes: []string{"The order of steps, where it stands in a topic, counts as one of its questions. Nothing is weighed: a topic with more questions is not the larger dispute."},
	}
	for _, t := range g.Tables {
		row := g.topicRow(t)
		row.Cells[0].Lines[0].To = Target{Compared: g.to, Topic: t.Topic.Slug}
		table.Rows = append(table.Rows, row)
	}
	if len(table.Rows) > 1 {
		table.Rows = append(table.Rows, g.topicRow(g.all()))
	}
	return table
}

func (g glance) topicRow(t Table) ReportRow {
	n := g.answered(t)
	by := fmt.Sprintf("%d of %d by all %d sides", n.byAll, n.all, g.sides)
	more := []string{fmt.Sprintf("%d more by two or more", n.bySome), fmt.Sprintf("%d by one alone", n.byOne), fmt.Sprintf("%d by none", n.byNone)}
	switch g.sides {
	case 1:
		by, more = fmt.Sprintf("%d of %d", n.byAll, n.all), nil
	case 2:
		by, more = fmt.Sprintf("%d of %d by both", n.byAll, n.all), more[1:]
	}
	relations := ReportCell{Counts: t.Counts, Lines: minor(countsWords(t.Counts)...)}
	if len(t.Counts) == 0 {
		relations = words("no question")
	}
	return ReportRow{Cells: []ReportCell{
		words(t.Topic.Label), {Lines: append([]ReportLine{{Words: by}}, minor(more...)...)}, relations,
	}}
}
