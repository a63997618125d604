package views

import (
	"slices"

	"parley/compare"
	"parley/proposals"
)

// topicTerms are the terms of one topic.
type topicTerms struct {
	proposals.Topic
	Terms []termEntry
}

// A termEntry is a term with the question that it answers.
type termEntry struct {
	compare.Entry
	Issue *proposals.Issue
}

// termsByTopic lists every term once: an issue that is shown under a second
// topic is left out there.
func termsByTopic(alone *compare.Comparison) []topicTerms {
	var topics []topicTerms
	for _, table := range alone.Tables {
		topic := topicTerms{Topic: table.Topic}
		for _, row := range ownRows(table) {
			cell := row.Cells[0]
			for _, e := range slices.Concat(cell.Entries, cell.Elsewhere) {
				topic.Terms = append(topic.Terms, termEntry{e, row.Issue})
			}
		}
		if len(topic.Terms) > 0 {
			topics = append(topics, topic)
		}
	}
	return topics
}

// ownRows are the issues of a table that stand under its topic first, in the
// order of the case.
func ownRows(table compare.Table) []compare.Row {
	var rows []compare.Row
	for _, g := range table.Groups {
		for _, r := range g.Rows {
			if r.Issue != nil && !r.Also {
				rows = append(rows, r)
			}
		}
	}
	return rows
}
