package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/proposals"
)

func (b *builder) row(issue *proposals.Issue, also bool) Row {
	row := Row{Issue: issue, Also: also, Label: issue.Label, Question: issue.Question}
	for _, col := range b.columns {
		cell := col.cell(issue)
		if col.since != nil {
			cell.Since = widestChange(col.since.changes(issue))
		}
		row.Cells = append(row.Cells, cell)
	}
	if len(b.columns) == 1 {
		alone := b.alone(issue)
		row.Relation, row.Verdicts = alone.Relation, []Verdict{alone}
		return row
	}
	row.Pairs = b.pairs(issue, row.Cells)
	shown := b.shown(row.Pairs)
	bothSpeak := speaks(row.Cells[shown.Left]) && speaks(row.Cells[shown.Right])
	if !bothSpeak {
		row.Pairs = []Pair{shown}
	}
	row.Left, row.Right = shown.Left, shown.Right
	row.Relation, row.Verdicts = shown.Relation, shown.Verdicts
	if len(b.columns) > 2 && !bothSpeak && len(shown.Verdicts) == 1 {
		row.Verdicts = []Verdict{b.ofAll(issue, shown)}
		row.Left, row.Right = 0, 0
	}
	return row
}

// ofAll is the verdict of a pair of which at most one speaks, as it holds of all
// columns: any other would have given it as well.
func (b *builder) ofAll(issue *proposals.Issue, p Pair) Verdict {
	v := p.Verdicts[0]
	said := []string{"No position is coded for any text. Why stands in each cell."}
	for _, col := range []*column{b.columns[p.Left], b.columns[p.Right]} {
		if one := col.speaksAlone(issue); len(one) > 0 {
			said = append(one, fmt.Sprintf("Why there is none for the other %d texts stands in their cells.", len(b.columns)-1))
		}
	}
	if v.Inferred {
		said = append(said, somethingConcluded)
	}
	v.Reason = sentences(said)
	return v
}

// speaksAlone says, of what the column has on an issue, what is said where no
// other speaks of it.
func (c *column) speaksAlone(issue *proposals.Issue) []string {
	var said []string
	for _, part := range partsOf(issue, c) {
		for _, s := range c.sides(issue, part) {
			words := ""
			switch {
			case s.hasPosition():
				words = "A position is coded for " + c.name + " only" + s.untilWhen() + "."
			case s.isMention():
				words = s.mention(issue)
			default:
				continue
			}
			if !slices.Contains(said, words) {
				said = append(said, words)
			}
		}
	}
	return said
}

// pairs compares those columns that have a position; where fewer than two do,
// the one that has with each other, or any two.
func (b *builder) pairs(issue *proposals.Issue, cells []Cell) []Pair {
	var speak, rest []*column
	for i, col := range b.columns {
		if speaks(cells[i]) {
			speak = append(speak, col)
		} else {
			rest = append(rest, col)
		}
	}
	var pairs []Pair
	compared := func(left, right *column) {
		if left.number > right.number {
			left, right = right, left
		}
		pairs = append(pairs, b.withOrder(issue, comparePair(b.in, issue, left, right)))
	}
	switch len(speak) {
	case 0:
		slices.SortFunc(rest, func(a, c *column) int { return strings.Compare(a.Ref().String(), c.Ref().String()) })
		compared(rest[0], rest[1])
	case 1:
		for _, other := range rest {
			compared(speak[0], other)
		}
	default:
		for i, left := range speak {
			for _, right := range speak[i+1:] {
				compared(left, right)
			}
		}
	}
	return pairs
}

// withOrder says of a pair that does not stand apart on an issue where the order
// of steps sets the two apart on it, in the same places.
func (b *builder) withOrder(issue *proposals.Issue, p Pair) Pair {
	for i, v := range p.Verdicts {
		apart := func(f Finding) bool {
			return f.Left == p.Left && f.Right == p.Right && (f.Where == "" || f.Where == v.Where) && f.isOn(issue)
		}
		if (v.Relation == Partly || v.Relation == Agree) && slices.ContainsFunc(b.findings, apart) {
			p.Verdicts[i].Reason = sentences([]string{"The order of steps sets the two apart on this.", v.Reason})
		}
	}
	return p
}

// alone is the verdict where there is one column only.
func (b *builder) alone(issue *proposals.Issue) Verdict {
	col := b.columns[0]
	for _, part := range partsOf(issue, col) {
		for _, s := range col.sides(issue, part) {
			if s.hasPosition() {
				return Verdict{Relation: OneSide, Rule: RuleOneSide, Reason: "Only " + col.name + " is shown.", Fields: s.fields()}
			}
		}
	}
	return Verdict{Relation: NoPosition, Rule: RuleNoPosition, Reason: "Only " + col.name + " is shown, and it has no position."}
}

// shown is the pair that stands for the row: the widest. Of several it is one
// that does not hold by inference, then the one with the earliest rule, then by
// what the columns show, so that it does not depend on their order.
func (b *builder) shown(pairs []Pair) Pair {
	refs := func(p Pair) string {
		left, right := b.columns[p.Left].Ref().String(), b.columns[p.Right].Ref().String()
		return min(left, right) + " " + max(left, right)
	}
	return slices.MinFunc(pairs, func(x, y Pair) int {
		return cmp.Or(
			cmp.Compare(slices.Index(width, x.Relation), slices.Index(width, y.Relation)),
			falseFirst(x.onlyInferred(), y.onlyInferred()),
			cmp.Compare(x.firstRule(), y.firstRule()),
			strings.Compare(refs(x), refs(y)),
		)
	})
}

// onlyInferred reports whether all that gives the pair its relation holds by
// inference.
func (p Pair) onlyInferred() bool {
	return !slices.ContainsFunc(p.Verdicts, func(v Verdict) bool { return v.Relation == p.Relation && !v.Inferred })
}

// firstRule is the place among [Rules] of the earliest that gave the pair its
// relation.
func (p Pair) firstRule() int {
	first := len(Rules)
	for _, v := range p.Verdicts {
		if v.Relation == p.Relation {
			first = min(first, slices.Index(Rules, v.Rule))
		}
	}
	return first
}
