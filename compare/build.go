package compare

import (
	"slices"

	"parley/proposals"
)

// Build compares texts of one case as c has it, and decides everything that a
// page or a file shows of them. A text may have been coded against another
// revision of the case: what that one did not ask is not coded.
//
// The error is [proposals.Problems], where the query names what there is not.
func Build(c *proposals.CaseRevision, texts []Text, q Query) (*Comparison, error) {
	if err := checkBuild(c, texts, q).Err(); err != nil {
		return nil, err
	}
	return build(c, texts, q), nil
}

// build is Build of what was checked.
func build(c *proposals.CaseRevision, texts []Text, q Query) *Comparison {
	columns, sources := newColumns(c, texts, q)
	order := newOrder(c, columns, q)
	b := &builder{in: c, q: q, columns: columns, findings: order.Findings}
	comparison := &Comparison{Query: q, Case: c, Sources: sources, Order: order}
	for _, col := range columns {
		comparison.Columns = append(comparison.Columns, col.Column)
	}
	for _, t := range c.Case().Topics {
		if len(q.Topics) > 0 && !slices.Contains(q.Topics, t.Slug) {
			continue
		}
		if rows := b.rows(t, comparison.Order); len(rows) > 0 || !t.Retired && len(q.Issues) == 0 {
			table := newTable(t, rows, q.Only)
			if t.Slug == c.Case().OrderTopic && len(q.Issues) == 0 {
				table.Note = comparison.Order.unison()
			}
			comparison.Tables = append(comparison.Tables, table)
		}
	}
	return comparison
}

type builder struct {
	in      *proposals.CaseRevision
	q       Query
	columns []*column
	// findings are those of the order of steps.
	findings []Finding
}

// rows are those of one topic. What is retired shows only where a text has a
// position on it.
func (b *builder) rows(t proposals.Topic, order Order) []Row {
	var rows []Row
	if t.Slug == b.in.Case().OrderTopic && len(order.Findings) > 0 && len(b.q.Issues) == 0 {
		rows = append(rows, orderRow(order))
	}
	for i := range b.in.Case().Issues {
		issue := &b.in.Case().Issues[i]
		also := slices.Contains(issue.Also, t.Slug)
		if issue.Topic != t.Slug && !also || !b.q.asksFor(issue) || also && len(b.q.Issues) > 0 && len(b.q.Topics) == 0 {
			continue
		}
		row := b.row(issue, also)
		if !issue.Retired && !t.Retired || slices.ContainsFunc(row.Cells, speaks) {
			rows = append(rows, row)
		}
	}
	return rows
}
