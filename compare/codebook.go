package compare

import (
	"slices"
	"strings"

	"parley/proposals"
)

// Codebook reports what the case asks of every text: its questions with what
// they take as an answer, and who and what they name; and which texts give which
// answer.
func (c *Corpus) Codebook() *Report {
	r := c.newReport("codebook",
		"The same questions are asked of every text. A question stands here because at least one text answers it; it is a demand of nobody.",
		"How often an answer is given is counted in texts, by the newest coding of each version, and says how the case is coded, not what is right. What was reported as a position of a text’s authors, not as part of the text, is not counted.")
	if coding := c.Case.Case().Intro; len(coding) > 0 {
		r.Tables = append(r.Tables, ReportTable{Anchor: "coding", Label: "The case, and how it is coded", Notes: proseLines(coding)})
	}
	for _, t := range c.allTopics() {
		if table := c.questionsTable(t); len(table.Rows) > 0 {
			r.Tables = append(r.Tables, table)
		}
	}
	r.Tables = append(r.Tables, c.actorsTable())
	if len(c.Case.Case().Events) > 0 {
		r.Tables = append(r.Tables, c.eventsTable())
	}
	return r
}

// allTopics are those that the query asks for, or all, the retired among them:
// older texts were asked those as well.
func (c *Corpus) allTopics() []proposals.Topic {
	return slices.DeleteFunc(slices.Clone(c.Case.Case().Topics), func(t proposals.Topic) bool {
		return len(c.Query.Topics) > 0 && !slices.Contains(c.Query.Topics, t.Slug)
	})
}

func (c *Corpus) questionsTable(t proposals.Topic) ReportTable {
	table := ReportTable{
		Anchor: topicAnchor(t), Label: t.Label + retired(t.Retired),
		Head: head("Question", "Kind of answer", "Guidance", "Answers, and the texts that give them"),
	}
	for i := range c.Case.Case().Issues {
		issue := &c.Case.Case().Issues[i]
		if issue.Topic != t.Slug {
			continue
		}
		question := issueCell(issue)
		question.Lines[0].Words += retired(issue.Retired)
		table.Rows = append(table.Rows, ReportRow{
			Anchor: "issue-" + issue.Slug.String(),
			Cells:  []ReportCell{question, c.kindCell(issue), guidanceCell(issue), c.usesCell(issue)},
		})
	}
	return table
}

// retired marks what is kept for older texts only.
func retired(is bool) string {
	if is {
		return " (retired)"
	}
	return ""
}

// kindCell says what an issue takes as an answer, and what goes with it.
func (c *Corpus) kindCell(issue *proposals.Issue) ReportCell {
	cell := ReportCell{Lines: kindLines(issue)}
	add := func(name string, list []string) {
		if len(list) > 0 {
			cell.Lines = append(cell.Lines, minor(name+": "+strings.Join(list, "; "))...)
		}
	}
	var parts, also []string
	for _, l := range issue.Parts {
		parts = append(parts, l.Text)
	}
	for _, t := range issue.Also {
		if topic, ok := c.Case.Topic(t); ok {
			also = append(also, topic.Label)
		}
	}
	add("parts", parts)
	if len(issue.On) > 0 {
		add("who would act", []string{actorWords(c.Case, issue.On)})
	}
	add("a case of", eventWords(c.Case, issue.Is))
	add("also asked under", also)
	return cell
}

// kindLines are the kind of an issue with its unit and limit, and what it takes
// as an answer.
func kindLines(issue *proposals.Issue) []ReportLine {
	kind := capital(string(issue.Kind))
	if issue.Unit != "" {
		kind += ", in " + issue.Unit
	}
	if issue.Limit != proposals.NoLimit {
		kind += ": a bare figure is the " + string(issue.Limit) + " limit"
	}
	return append([]ReportLine{{Words: kind}}, minor(issue.Kind.Meaning())...)
}

func guidanceCell(issue *proposals.Issue) ReportCell {
	if len(issue.Guidance) == 0 {
		return words("None")
	}
	return ReportCell{Lines: guidanceLines(issue)}
}

// guidanceLines are how an issue is coded, none where the case does not say.
func guidanceLines(issue *proposals.Issue) []ReportLine {
	var lines []ReportLine
	if len(issue.Guidance) > 0 {
		for _, line := range proseLines(issue.Guidance) {
			lines = append(lines, ReportLine{Words: line})
		}
	}
	return lines
}

func proseLines(p proposals.Prose) []string { return strings.Split(proseWords(p), "\n") }

func (c *Corpus) actorsTable() ReportTable {
	table := ReportTable{Anchor: "actors", Label: "Parties and actors", Head: head("Name", "Is"), Empty: "The case names none.",
		Notes: []string{"A party takes positions. An actor only has things to do."}}
	add := func(name, is string, more ...string) {
		cell := words(is)
		cell.Lines = append(cell.Lines, minor(more...)...)
		table.Rows = append(table.Rows, ReportRow{Cells: []ReportCell{words(name), cell}})
	}
	for _, p := range c.Case.Case().Parties {
		var more []string
		if len(p.Members) > 0 {
			more = []string{and(p.Members)}
		}
		add(p.Label+retired(p.Retired), "Party: "+strings.ReplaceAll(string(p.Kind), "-", " "), more...)
	}
	for _, a := range c.Case.Case().Actors {
		add(a.Label+retired(a.Retired), "Actor")
	}
	return table
}

func (c *Corpus) eventsTable() ReportTable {
	table := ReportTable{Anchor: "events", Label: "Events", Head: head("Event", "Definition"),
		Notes: []string{"What steps wait for. A question about a thing to be done names an event as well: that it is done."}}
	for _, e := range c.Case.Case().Events {
		cell := words(e.Definition)
		if len(e.Is) > 0 {
			cell.Lines = append(cell.Lines, minor("a case of: "+strings.Join(eventWords(c.Case, e.Is), "; "))...)
		}
		table.Rows = append(table.Rows, ReportRow{
			Anchor: "event-" + e.Slug.String(), Cells: []ReportCell{words(e.Label + retired(e.Retired)), cell},
		})
	}
	return table
}
