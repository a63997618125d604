package compare

import (
	"slices"
	"strings"

	"parley/proposals"
)

// Topic reports what each text answers to each question of one topic, those
// that it shares with another topic last. The error is [proposals.ErrNotFound].
func (c *Corpus) Topic(slug proposals.Slug) (*Report, error) {
	topic, ok := c.Case.Topic(slug)
	if !ok {
		return nil, c.missing("topic", slug, topicSlugs(c.Case))
	}
	r := c.newReport(topic.Label+" in all texts",
		"The short answer of each text to each question of the topic, the texts from the oldest to the newest. What narrows an answer, or when it would hold, is named here; the page of the question has it in full, with its sources.")
	table := c.shortTable(topic)
	table.Empty = "The case asks no question under this topic."
	r.Tables = []ReportTable{table}
	for _, t := range c.Case.Case().Topics {
		if !t.Retired && t.Slug != slug {
			r.Nearby = append(r.Nearby, ReportLine{Words: t.Label, To: Target{Topic: t.Slug}})
		}
	}
	return r, nil
}

func (c *Corpus) shortTable(topic *proposals.Topic) ReportTable {
	table := ReportTable{Anchor: "topic-" + topic.Slug.String(), Label: "The short answers", Grid: true, Head: head("Question")}
	for i := range c.columns {
		table.Head = append(table.Head, c.textCell(i))
	}
	used := map[string]bool{}
	for _, issue := range append(c.issues(topic.Slug), c.sharedIssues(topic.Slug)...) {
		row := ReportRow{Anchor: "issue-" + issue.Slug.String(), Cells: []ReportCell{issueCell(issue)}}
		if issue.Topic != topic.Slug {
			row.Cells[0].Lines = append(row.Cells[0].Lines, ReportLine{Words: "Also asked under another topic", Minor: true})
		}
		for _, col := range c.columns {
			cell := col.shortCell(issue)
			used[strings.TrimSuffix(cell.Short, "*")] = true
			row.Cells = append(row.Cells, cell)
		}
		table.Rows = append(table.Rows, row)
	}
	if len(c.columns) > 0 {
		table.Marks = markNote(used) + "; an asterisk says that other places of the same answer are blank."
	}
	return table
}

// sharedIssues are those of other topics that are shown under one as well.
func (c *Corpus) sharedIssues(topic proposals.Slug) []*proposals.Issue {
	var all []*proposals.Issue
	for i := range c.Case.Case().Issues {
		if issue := &c.Case.Case().Issues[i]; slices.Contains(issue.Also, topic) && !issue.Retired && c.Query.asksFor(issue) {
			all = append(all, issue)
		}
	}
	return all
}

// shortCell gives the answers of a text alone, each with the names of the
// fields that narrow or time it.
func (c *column) shortCell(issue *proposals.Issue) ReportCell {
	cell := c.cell(issue)
	if len(cell.Entries) == 0 {
		return c.coverageCell(issue)
	}
	shown := ReportCell{OfText: true, Coverage: cell.Shown(), Short: cell.mark()}
	for _, e := range cell.Entries {
		shown.Lines = append(shown.Lines, c.shortLines(e, issue)...)
	}
	blanks := slices.DeleteFunc(c.coverageCell(issue).Lines, func(l ReportLine) bool { return !l.Minor })
	if len(blanks) > 0 {
		shown.Short += "*"
	}
	shown.Lines = append(shown.Lines, blanks...)
	return shown
}

func (c *column) shortLines(e Entry, issue *proposals.Issue) []ReportLine {
	answer := capital(e.Answer)
	if _, free := e.Term.Value.(proposals.Text); free {
		answer = capital(strings.TrimPrefix(string(e.Term.Stance)+", in words of its own", ", "))
	}
	where := c.placeWords(e.Term.Place, issue)
	if !e.Term.Reading.IsZero() {
		where = append(where, "in the reading "+named(e.Term.Reading.String()))
	}
	if len(where) > 0 {
		answer = capital(strings.Join(where, ", ")) + ": " + answer
	}
	lines := []ReportLine{{Words: answer, To: Target{Ref: c.Ref(), Anchor: e.Anchor}}}
	if e.Term.Unconditional {
		lines = append(lines, ReportLine{Words: "said to be unconditional", Minor: true})
	}
	if narrowed := narrowedBy(e); len(narrowed) > 0 {
		lines = append(lines, ReportLine{Words: "with " + and(narrowed), Minor: true})
	}
	return lines
}

// narrowedBy names what stands beside an answer and narrows or times it.
func narrowedBy(e Entry) []string {
	t := e.Term
	var names []string
	for _, f := range []struct {
		name string
		has  bool
	}{
		{"scope", len(t.Scope) > 0},
		{"conditions", len(t.After)+len(t.Unless) > 0},
		{"an end", len(t.Until) > 0},
		{"details left to later", !t.DetailsAt.IsZero()},
		{"deadline", len(t.Deadlines) > 0},
	} {
		if f.has {
			names = append(names, f.name)
		}
	}
	return names
}
