package export

import (
	"strings"

	"parley/compare"
)

func orderLines(c *compare.Comparison, column int) []string { return lineTexts(orderParts(c, column)) }

// orderParts are the steps of one column under each of its options: first
// those of which an order is stated, then the others. They carry no numbers:
// what a step waits for orders it, not its place in the list.
func orderParts(c *compare.Comparison, column int) []line {
	var lines []line
	for _, o := range c.Order.Columns {
		if o.Column != column || len(o.Steps) == 0 {
			continue
		}
		if o.Label != "" {
			lines = append(lines, line{words: "Option " + compare.Named(o.Label) + ":"})
		}
		lines = append(lines, stepParts(o)...)
	}
	if len(lines) == 0 {
		return plain([]string{"no step stated"})
	}
	return lines
}

func stepParts(o compare.ColumnOrder) []line {
	var lines []line
	var others []string
	in, loose := o.Ordered()
	for _, s := range in {
		lines = append(lines, stepPart(s))
	}
	for _, s := range loose {
		others = append(others, s.Label)
	}
	if len(others) > 0 {
		lines = append(lines, line{words: "No order coded: " + strings.Join(others, "; ")})
	}
	return lines
}

// stepPart is a step with all that it waits for. Sources stand behind what they
// are of; those of the last thing end the line.
func stepPart(s compare.OrderStep) line {
	var said []line
	if s.Unconditional {
		said = append(said, line{words: "unconditional", sources: s.CallSources()})
	}
	for _, wait := range s.Waits() {
		said = append(said, line{words: wait.Words, sources: wait.Sources})
	}
	if len(said) == 0 {
		return line{words: "– " + s.Label}
	}
	end := len(said) - 1
	last := said[end].sources
	said[end].sources = nil
	words := lineTexts(said)
	return line{words: "– " + s.Label + ": " + strings.Join(words, "; "), sources: last}
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
