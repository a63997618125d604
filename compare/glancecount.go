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
	seen := map[proposals.Slug]bool{}
	for _, t := range g.Tables {
		for _, group := range t.Groups {
			for _, r := range group.Rows {
				if r.Issue != nil {
					if seen[r.Issue.Slug] {
						continue
					}
					seen[r.Issue.Slug] = true
				}
				rows = append(rows, r)
			}
		}
	}
	return newTable(proposals.Topic{Label: "All questions"}, rows, nil)
}

// countSentence says how many questions how many texts answer, and how those
// stand that two or more do.
func (g glance) countSentence(t Table) string {
	n := g.answered(t)
	by := []string{fmt.Sprintf("%s %d", g.allTexts(), n.byAll)}
	if n.bySome > 0 {
		by = append(by, fmt.Sprintf("%s of them %d more", g.some(), n.bySome))
	}
	if n.byOne > 0 && len(g.Columns) > 1 {
		by = append(by, fmt.Sprintf("one alone %d", n.byOne))
	}
	of := questions(n.all)
	if ordered(t) {
		of = questions(n.all-1) + " and the order of steps"
	}
	words := fmt.Sprintf("Of %s, %s", of, and(by))
	if n.byNone > 0 {
		words += fmt.Sprintf("; %d have no answer", n.byNone)
	}
	words += "."
	if counts := countsWords(relationsOf(t)); len(g.Columns) > 1 && len(counts) > 0 {
		where := "two or more"
		if len(g.Columns) == 2 {
			where = "both"
		}
		words += " Where " + where + " answer: " + strings.Join(counts, ", ") + "."
	}
	return words
}

// ordered reports whether the row "Order of steps" is among those of t.
func ordered(t Table) bool {
	return slices.ContainsFunc(t.Groups, func(g Group) bool {
		return slices.ContainsFunc(g.Rows, func(r Row) bool { return r.Issue == nil })
	})
}

// allTexts says which texts answer, to stand before a figure.
func (g glance) allTexts() string {
	switch len(g.Columns) {
	case 1:
		return "the one text here answers"
	case 2:
		return "both texts answer"
	default:
		return fmt.Sprintf("all %d texts answer", len(g.Columns))
	}
}

// some says how many texts are more than one and fewer than all.
func (g glance) some() string {
	if len(g.Columns) == 3 {
		return "two"
	}
	return "two or more"
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
		words[i] = c.Words()
	}
	return words
}

// An answered counts rows by how many texts answer them.
type answered struct{ all, byAll, bySome, byOne, byNone int }

func (g glance) answered(t Table) (n answered) {
	for _, group := range t.Groups {
		for _, r := range group.Rows {
			positions := g.positions(r)
			n.all++
			switch {
			case positions == len(g.Columns):
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

// positions counts the texts that answer a row, or that state an order where it
// is that of the steps.
func (g glance) positions(r Row) int {
	n := 0
	for i := range g.Columns {
		if r.Issue == nil && g.ordered(i) > 0 || r.Issue != nil && r.Cells[i].HasPosition() {
			n++
		}
	}
	return n
}

// topicsTable is one row a topic: how many questions are answered, and how the
// answers stand to each other.
func (g glance) topicsTable() ReportTable {
	table := ReportTable{
		Anchor: "topics", Label: "Topic by topic", Head: head("Topic", "Questions answered"),
		Notes: []string{"What a text leaves to later counts as answered, and the order of steps as a question where it stands in a topic. Nothing is weighed: a topic with more questions is not the larger dispute."},
	}
	if len(g.Columns) > 1 {
		table.Head = append(table.Head, words("How the answers stand"))
	}
	for _, t := range g.Tables {
		row := g.topicRow(t)
		row.Cells[0].Lines[0].To = Target{Table: topicAnchor(t.Topic)}
		table.Rows = append(table.Rows, row)
	}
	if len(table.Rows) > 1 {
		table.Rows = append(table.Rows, g.topicRow(g.all()))
	}
	return table
}

func (g glance) topicRow(t Table) ReportRow {
	n := g.answered(t)
	by := fmt.Sprintf("%d of %d", n.byAll, n.all)
	switch len(g.Columns) {
	case 1:
	case 2:
		by += " by both"
	default:
		by += fmt.Sprintf(" by all %d", len(g.Columns))
	}
	var more []string
	for _, rest := range []struct {
		n  int
		by string
	}{{n.bySome, g.some()}, {n.byOne, "one alone"}, {n.byNone, "none"}} {
		if rest.n > 0 {
			more = append(more, fmt.Sprintf("%d by %s", rest.n, rest.by))
		}
	}
	answered := words(by)
	if len(more) > 0 {
		answered.Lines = append(answered.Lines, minor(strings.Join(more, ", "))...)
	}
	row := ReportRow{Cells: []ReportCell{words(t.Topic.Label), answered}}
	if len(g.Columns) > 1 {
		relations := ReportCell{Counts: t.Counts, Lines: minor(countsWords(t.Counts)...)}
		if len(t.Counts) == 0 {
			relations = words("No question")
		}
		row.Cells = append(row.Cells, relations)
	}
	return row
}
