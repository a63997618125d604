package compare

import (
	"cmp"
	"slices"
	"strings"

	"parley/proposals"
)

func (b *builder) row(issue *proposals.Issue, also bool) Row {
	row := Row{Issue: issue, Also: also, Label: issue.Label, Question: issue.Question}
	for i, left := range b.columns {
		cell := left.cell(issue)
		if left.since != nil {
			cell.Since = widestChange(left.since.changes(issue))
		}
		row.Cells = append(row.Cells, cell)
		for _, right := range b.columns[i+1:] {
			row.Pairs = append(row.Pairs, comparePair(b.in, issue, left, right))
		}
	}
	if len(b.columns) == 1 {
		alone := b.alone(issue)
		row.Relation, row.Verdicts = alone.Relation, []Verdict{alone}
		return row
	}
	shown := b.shown(row)
	row.Relation, row.Verdicts = shown.Relation, shown.Verdicts
	return row
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

// shown is the pair that stands for the row: the widest among the columns that
// speak, where two or more do. Of several it is the one with the earliest rule,
// then by what the columns show, so that it does not depend on their order.
func (b *builder) shown(row Row) Pair {
	silent := func(p Pair) int {
		if hasPosition(row.Cells[p.Left]) && hasPosition(row.Cells[p.Right]) {
			return 0
		}
		return 1
	}
	refs := func(p Pair) string {
		left, right := b.columns[p.Left].Ref().String(), b.columns[p.Right].Ref().String()
		return min(left, right) + " " + max(left, right)
	}
	return slices.MinFunc(row.Pairs, func(x, y Pair) int {
		return cmp.Or(
			cmp.Compare(silent(x), silent(y)),
			cmp.Compare(slices.Index(width, x.Relation), slices.Index(width, y.Relation)),
			cmp.Compare(x.firstRule(), y.firstRule()),
			strings.Compare(refs(x), refs(y)),
		)
	})
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
