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
		return orderParts(c, column)
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
	lines := reasonLines(c, row)
	switch {
	case len(c.Columns) > mostWithPairs && len(c.Query.Issues) != 1:
		if n := len(pairLines(c, row.Pairs)); n > 0 {
			lines = append(lines, "How each two texts stand is told where this question is taken away by itself, in a spreadsheet, and in JSON.")
		}
	case len(c.Columns) > 2:
		lines = append(lines, pairLines(c, row.Pairs)...)
	}
	return lines
}

// mostWithPairs is with how many texts a cell still tells of every two.
const mostWithPairs = 6

// reasonLines are the reasons of a row's relation.
func reasonLines(c *compare.Comparison, row compare.Row) []string {
	var lines []string
	if len(c.Columns) > 2 && row.Left != row.Right {
		lines = append(lines, "The pair "+datedName(c, row.Left)+" – "+datedName(c, row.Right)+":")
	}
	return append(lines, reasonsOf(row.Relation, row.Verdicts)...)
}

// reasonsOf are the reasons of the verdicts that give a relation.
func reasonsOf(relation compare.Relation, verdicts []compare.Verdict) []string {
	lines := make([]string, len(verdicts))
	differ := slices.ContainsFunc(verdicts, func(v compare.Verdict) bool { return v.Relation != relation })
	for i, v := range verdicts {
		lines[i] = verdictLine(v, differ)
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
		if bothSpeak(p) {
			lines = append(lines, pairLine(c, p))
		}
	}
	if len(lines) > 0 {
		lines = append([]string{"", "Each pair that has positions:"}, lines...)
	}
	return lines
}

// bothSpeak reports whether both texts of a pair have a position.
func bothSpeak(p compare.Pair) bool {
	return p.Relation != compare.OneSide && p.Relation != compare.NoPosition
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
	return fmt.Sprintf("%s – %s: %s (%s: %s)", datedName(c, p.Left), datedName(c, p.Right), p.Words(), noun, listed(rules))
}
