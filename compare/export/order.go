package export

import (
	"strings"

	"parley/compare"
)

// orderLines are the steps of one column under each of its options: first
// those of which an order is stated, then the others. They carry no numbers:
// what a step waits for orders it, not its place in the list.
func orderLines(c *compare.Comparison, column int) []string {
	var lines []string
	for _, o := range c.Order.Columns {
		if o.Column != column || len(o.Steps) == 0 {
			continue
		}
		if o.Label != "" {
			lines = append(lines, "Option "+compare.Named(o.Label)+":")
		}
		lines = append(lines, stepLines(o)...)
	}
	if len(lines) == 0 {
		return []string{"no step stated"}
	}
	return lines
}

func stepLines(o compare.ColumnOrder) []string {
	var lines, others []string
	in, loose := o.Ordered()
	for _, s := range in {
		lines = append(lines, "– "+stepLine(s))
	}
	for _, s := range loose {
		others = append(others, s.Label)
	}
	if len(others) > 0 {
		lines = append(lines, "No order coded: "+strings.Join(others, "; "))
	}
	return lines
}

func stepLine(s compare.OrderStep) string {
	var words []string
	if s.Unconditional {
		words = append(words, "unconditional")
	}
	for _, wait := range s.Waits() {
		words = append(words, strings.Join(append([]string{wait.Words}, sourceNumbers(wait.Sources)...), " "))
	}
	if len(words) == 0 {
		return s.Label
	}
	return s.Label + ": " + strings.Join(words, "; ")
}

// findingLines are the reason of a finding and the orders that it rests on.
func findingLines(c *compare.Comparison, f compare.Finding) []string {
	lines := []string{located(f.Where, f.Reason)}
	for _, a := range f.Arrows {
		lines = append(lines, arrowLine(c, a))
	}
	return lines
}

func arrowLine(c *compare.Comparison, a compare.FindingArrow) string {
	who := "Assumed"
	if !a.Assumed {
		who = columnName(c, a.Column)
	}
	line := who + ": " + compare.Named(c.Case.EventLabel(a.Event))
	if !a.Wider.IsZero() {
		line += ", a narrower case of " + compare.Named(c.Case.EventLabel(a.Wider)) + ","
	}
	if a.After.IsZero() {
		line += " unconditionally"
	} else {
		line += " after " + compare.Named(c.Case.EventLabel(a.After))
	}
	if a.Headline != "" {
		line += " (" + a.Headline + ")"
	}
	return line
}
