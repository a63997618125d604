package export

import (
	"fmt"
	"slices"

	"parley/compare"
)

// questionLines are what stands under a row's label.
func questionLines(c *compare.Comparison, row compare.Row) []string {
	lines := []string{row.Question}
	if row.Also {
		if topic, ok := c.Case.Topic(row.Issue.Topic); ok {
			lines = append(lines, "Also under “"+topic.Label+"”.")
		}
	}
	return lines
}

// columnParts are what a column says in a row: its cell, or in the row "Order of
// steps" its steps.
func columnParts(c *compare.Comparison, row compare.Row, column int, o Options) []line {
	if row.Issue == nil {
		return plain(orderLines(c, column))
	}
	return cellParts(c, row.Cells[column], o)
}

// columnLines are the same in plain words, without prose and quotes.
func columnLines(c *compare.Comparison, row compare.Row, column int) []string {
	return lineTexts(columnParts(c, row, column, Options{}))
}

// verdictLines are the reasons of a row's relation, and with more than two
// columns how the pairs stand.
func verdictLines(c *compare.Comparison, row compare.Row) []string {
	var lines []string
	if len(c.Columns) > 2 && row.Left != row.Right {
		lines = append(lines, "Between "+columnName(c, row.Left)+" and "+columnName(c, row.Right)+":")
	}
	differ := slices.ContainsFunc(row.Verdicts, func(v compare.Verdict) bool { return v.Relation != row.Relation })
	for _, v := range row.Verdicts {
		lines = append(lines, verdictLine(v, differ))
	}
	if len(c.Columns) > 2 {
		lines = append(lines, pairLines(c, row.Pairs)...)
	}
	return lines
}

// verdictLine repeats the relation where the verdicts of a row differ in it.
func verdictLine(v compare.Verdict, differ bool) string {
	words := v.Reason + " (rule: " + string(v.Rule) + ")"
	if differ {
		words = string(v.Relation) + ". " + words
	}
	return located(v.Where, words)
}

// pairLines say how each two columns stand that both have a position; of the
// others the cells say enough.
func pairLines(c *compare.Comparison, pairs []compare.Pair) []string {
	var lines []string
	for _, p := range pairs {
		if p.Relation != compare.OneSide && p.Relation != compare.NoPosition {
			lines = append(lines, pairLine(c, p))
		}
	}
	if len(lines) > 0 {
		lines = append([]string{"", "Each pair that has positions:"}, lines...)
	}
	return lines
}

func pairLine(c *compare.Comparison, p compare.Pair) string {
	var rules []string
	for _, v := range p.Verdicts {
		if !slices.Contains(rules, string(v.Rule)) {
			rules = append(rules, string(v.Rule))
		}
	}
	noun := "rule"
	if len(rules) > 1 {
		noun = "rules"
	}
	return fmt.Sprintf("%s and %s: %s (%s: %s)", columnName(c, p.Left), columnName(c, p.Right), p.Words(), noun, listed(rules))
}
