package compare

import (
	"cmp"
	"fmt"
	"slices"

	"parley/proposals"
)

// Issue reports what each text answers to one question, in the order of their
// dates, and what changed on it from the texts that each
// follows, or from its authors' text before. The error is
// [proposals.ErrNotFound].
func (c *Corpus) Issue(slug proposals.Slug) (*Report, error) {
	issue, ok := c.Case.Issue(slug)
	if !ok {
		return nil, c.missing("question", slug, issueSlugs(c.Case))
	}
	r := c.newReport(issue.Label+" in all texts", issue.Question,
		"What every text says on this question, from the oldest text to the newest, and what differs from the texts that it follows, or from its authors’ text before it.")
	r.Tables = []ReportTable{c.questionTable(issue), c.answersTable(issue)}
	r.Nearby = c.besideIssue(issue)
	r.cite(c.Sources)
	return r, nil
}

// missing is the error for a thing that the case does not have.
func (c *Corpus) missing(what string, slug proposals.Slug, there []proposals.Slug) error {
	texts := make([]string, len(there))
	for i, t := range there {
		texts[i] = t.String()
	}
	return fmt.Errorf("there is no %s %q in the case %q%s: %w", what, slug, c.Case.Case().Slug, proposals.Suggest(slug.String(), texts), proposals.ErrNotFound)
}

// questionTable says what is asked and which answers it takes.
func (c *Corpus) questionTable(issue *proposals.Issue) ReportTable {
	table := ReportTable{Anchor: "question", Label: "The question", Head: head("What", "How the case has it")}
	add := func(what string, lines ...ReportLine) {
		if len(lines) > 0 {
			table.Rows = append(table.Rows, ReportRow{Cells: []ReportCell{words(what), {Lines: lines}}})
		}
	}
	add("Kind", kindLines(issue)...)
	add("Answers", labelLines(issue.Answers)...)
	add("Elements", labelLines(issue.Elements)...)
	add("Parts", labelLines(issue.Parts)...)
	if len(issue.On) > 0 {
		add("Who would act", ReportLine{Words: capital(actorWords(c.Case, issue.On))})
	}
	add("Topics", c.topicLines(issue)...)
	add("How it is coded", guidanceLines(issue)...)
	if issue.Retired {
		add("Retired", ReportLine{Words: "The question is asked of no further text."})
	}
	return table
}

func labelLines(labels []proposals.Label) []ReportLine {
	lines := make([]ReportLine, len(labels))
	for i, l := range labels {
		lines[i] = ReportLine{Words: memberName(l)}
	}
	return lines
}

// topicLines are those under which an issue is shown, its own first.
func (c *Corpus) topicLines(issue *proposals.Issue) []ReportLine {
	var lines []ReportLine
	for i, slug := range append([]proposals.Slug{issue.Topic}, issue.Also...) {
		if t, ok := c.Case.Topic(slug); ok {
			lines = append(lines, ReportLine{Words: t.Label, To: Target{Topic: t.Slug}, Minor: i > 0})
		}
	}
	return lines
}

func (c *Corpus) answersTable(issue *proposals.Issue) ReportTable {
	table := ReportTable{
		Anchor: "answers", Label: "The answers, text by text", Empty: "No text of this case is here yet.",
		Head: head("Text", "What it says", "What differs from the texts that it follows, or from its authors’ text before"),
	}
	used := map[proposals.Coverage]bool{}
	for i, col := range c.columns {
		cell := col.cell(issue)
		for _, b := range cell.Blanks {
			used[b.Coverage] = true
		}
		used[cell.Coverage] = true
		text := c.textCell(i)
		text.Lines = slices.Insert(text.Lines, 1, ReportLine{Words: col.version().Title, Minor: true})
		table.Rows = append(table.Rows, ReportRow{Anchor: textAnchor(i), Cells: []ReportCell{text, col.wholeCell(issue, cell), c.sinceCell(i, issue)}})
	}
	for _, kind := range proposals.Coverages {
		if used[kind] && kind != proposals.Stated {
			table.Notes = append(table.Notes, capital(kind.Words())+": "+kind.Meaning())
		}
	}
	return table
}

// wholeCell is all that a text has on an issue, in words: each term with its
// fields, then the blanks, then what was said elsewhere.
func (c *column) wholeCell(issue *proposals.Issue, cell Cell) ReportCell {
	shown := ReportCell{OfText: true, Coverage: cell.Shown()}
	for _, e := range cell.Entries {
		shown.Lines = append(shown.Lines, c.entryLines(e)...)
	}
	shown.Lines = append(shown.Lines, c.blankLines(cell, false)...)
	if len(shown.Lines) == 0 {
		shown.Lines = []ReportLine{{Words: capital(cell.Coverage.Words())}}
	}
	elsewhere := c.blankLines(cell, true)
	for _, e := range cell.Elsewhere {
		elsewhere = append(elsewhere, c.entryLines(e)...)
	}
	if len(elsewhere) > 0 {
		shown.Lines = append(append(shown.Lines, ReportLine{Words: ElsewhereNote + ":", Minor: true}), elsewhere...)
	}
	return shown
}

// entryLines are a term: its headline, its answer, and every field by name.
func (c *column) entryLines(e Entry) []ReportLine {
	lines := []ReportLine{{Words: e.Headline, To: Target{Ref: c.Ref(), Anchor: e.Anchor}, Sources: e.Sources}}
	if e.Answer != "" {
		lines = append(lines, ReportLine{Words: capital(e.Answer)})
	}
	for _, f := range e.Fields {
		lines = append(lines, ReportLine{Words: f.Label() + ": " + f.Words, Minor: true})
	}
	return lines
}

// blankLines are why a cell has no term, or what was said elsewhere of that.
func (c *column) blankLines(cell Cell, elsewhere bool) []ReportLine {
	var lines []ReportLine
	for _, b := range cell.Blanks {
		if b.SaidElsewhere != elsewhere {
			continue
		}
		words := capital(b.Words)
		if b.Where != "" {
			words = b.Where + ": " + b.Words
		}
		lines = append(lines, ReportLine{Words: words, Sources: b.Sources, Minor: len(cell.Entries) > 0})
	}
	return lines
}

// sinceCell says what became of an issue from each text that a text follows, or
// where it follows none, what differs from the text of its authors before it.
func (c *Corpus) sinceCell(at int, issue *proposals.Issue) ReportCell {
	var cell ReportCell
	for _, l := range c.links(at) {
		cell.Lines = append(cell.Lines, c.sinceLines(l.From, at, issue, capital(string(l.Kind)))...)
	}
	if len(cell.Lines) > 0 {
		return cell
	}
	cell = words("It follows none of these texts.")
	if before := c.authorsBefore(at); before >= 0 {
		cell.Lines = append(cell.Lines, c.sinceLines(before, at, issue, "Beside its authors’ text before it,")...)
	}
	return cell
}

// sinceLines say how many changes there are on an issue between two texts, and
// which fields differ.
func (c *Corpus) sinceLines(from, at int, issue *proposals.Issue, how string) []ReportLine {
	m := c.moverBetween(from, at)
	target := Target{Changes: c.Columns[from].Ref(), Ref: c.Columns[at].Ref(), Issue: issue.Slug}
	changes := m.changes(issue)
	said := ""
	if counts := countChanges(changes); len(counts) > 0 {
		said = m.words().CountWords(counts)
	} else {
		said, target.Issue = m.sameWords(issue), proposals.Slug{}
	}
	lines := []ReportLine{{Words: fmt.Sprintf("%s %s: %s", how, c.Columns[from].Ref(), said), To: target}}
	for _, change := range changes {
		for _, d := range change.Fields {
			words := fmt.Sprintf("%s: %s → %s", capital(d.Label()), cmp.Or(d.Old, "nothing coded"), cmp.Or(d.New, "nothing coded"))
			if change.Where != "" {
				words = change.Where + ": " + words
			}
			lines = append(lines, ReportLine{Words: words, Minor: true})
		}
	}
	return lines
}

// authorsBefore is the newest text that has the same authors as text number at
// and is surely older, or -1.
func (c *Corpus) authorsBefore(at int) int {
	v := c.Columns[at].Revision.Version()
	for i, column := range slices.Backward(c.Columns[:at]) {
		other := column.Revision.Version()
		if sameMembers(other.Authors, v.Authors) && surelyBefore(other.Dates.AsOf(), v.Dates.AsOf()) {
			return i
		}
	}
	return -1
}

// surelyBefore reports whether all of one date lies before all of another.
func surelyBefore(d, other proposals.Date) bool {
	return !d.IsZero() && !other.IsZero() && d.Last().Before(other.First())
}

// sameWords say of an issue on which nothing differs whether anything was there
// that could.
func (m *mover) sameWords(issue *proposals.Issue) string {
	for _, cell := range []Cell{m.from.cell(issue), m.to.cell(issue)} {
		if speaks(cell) || len(cell.Elsewhere) > 0 {
			return "nothing that is coded differs"
		}
	}
	return "neither has an answer that is coded"
}

// moverBetween compares two texts, in that order.
func (c *Corpus) moverBetween(from, to int) *mover {
	columns, _ := newColumns(c.Case, []Text{c.texts[from], c.texts[to]}, Query{AsGiven: true})
	m := newMover(c.Case, columns[0], columns[1])
	m.name()
	return m
}

// words is a movement without its changes, for its words.
func (m *mover) words() *Movement {
	return &Movement{Columns: []Column{m.from.Column, m.to.Column}, Names: [2]string{m.from.name, m.to.name}, Recoded: m.recoded}
}

// besideIssue are its topic and the questions before and after it there.
func (c *Corpus) besideIssue(issue *proposals.Issue) []ReportLine {
	var lines []ReportLine
	if topic, ok := c.Case.Topic(issue.Topic); ok {
		lines = append(lines, ReportLine{Words: "Topic: " + topic.Label, To: Target{Topic: topic.Slug}})
	}
	all := c.issues(issue.Topic)
	at := slices.IndexFunc(all, func(i *proposals.Issue) bool { return i.Slug == issue.Slug })
	if at > 0 {
		lines = append(lines, ReportLine{Words: "Previous question: " + all[at-1].Label, To: Target{Issue: all[at-1].Slug}})
	}
	if at >= 0 && at+1 < len(all) {
		lines = append(lines, ReportLine{Words: "Next question: " + all[at+1].Label, To: Target{Issue: all[at+1].Slug}})
	}
	return lines
}
