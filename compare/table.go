package compare

import (
	"slices"

	"parley/proposals"
)

// newTable counts rows, leaves out those that were not asked for, and puts the
// others into their groups.
func newTable(t proposals.Topic, rows []Row, only []Relation) Table {
	table := Table{Topic: t}
	for _, relation := range Relations {
		count := Count{Relation: relation}
		for _, r := range rows {
			if r.Relation != relation {
				continue
			}
			count.Rows++
			if InPart(r.Relation, r.Verdicts) {
				count.InPart++
			}
		}
		if count.Rows > 0 {
			table.Counts = append(table.Counts, count)
		}
	}
	for _, kind := range []GroupKind{Answered, OneSided, NoSide} {
		group := Group{Kind: kind}
		for _, r := range rows {
			switch {
			case groupOf(r) != kind:
			case len(only) > 0 && !slices.Contains(only, r.Relation):
				table.Hidden++
			default:
				group.Rows = append(group.Rows, r)
			}
		}
		if len(group.Rows) > 0 {
			table.Groups = append(table.Groups, group)
		}
	}
	return table
}

// Coded counts the rows that a column answers, and those that it alone speaks of
// without an answer.
func (g Group) Coded(column int) int {
	n := 0
	for _, row := range g.Rows {
		if row.Issue == nil {
			continue
		}
		answered := slices.ContainsFunc(row.Cells, Cell.HasPosition)
		if cell := row.Cells[column]; cell.HasPosition() || !answered && cell.onlySpeaks() {
			n++
		}
	}
	return n
}

// groupOf is by how many columns answer a row; the row "Order of steps" takes
// at least two, and so does one with a verdict on two answers.
func groupOf(r Row) GroupKind {
	onTwo := func(v Verdict) bool { return v.Relation != OneSide && v.Relation != NoPosition }
	if r.Issue == nil || slices.ContainsFunc(r.Verdicts, onTwo) {
		return Answered
	}
	n := 0
	for _, cell := range r.Cells {
		if cell.HasPosition() {
			n++
		}
	}
	switch {
	case n > 1:
		return Answered
	case n == 1 || r.Relation == OneSide: // by a text that only speaks of it
		return OneSided
	default:
		return NoSide
	}
}
