package compare

import (
	"fmt"
	"slices"
	"strings"

	"parley/proposals"
)

// partyNotes explain what stands on the page of a party, and what it claims.
var partyNotes = []string{
	"The newest text first, with its answers to the questions that are shown; then the answers of older texts that no newer one has replaced at every place that they speak of, such as a part or an option, with what each newer text has there. A text of which only the month or the year is known counts from the last day of it.",
	"What a party says alone stands in place of what it said before. What it says together with others, in a mediator’s text or in an agreement stands in place of nothing that it said alone. " +
		"Dropped is said only between texts that follow each other, where the newer one was read and is silent, has it struck out or excludes it; of any other blank nothing is claimed.",
}

// Party reports the positions of one party, those of its newest text first. A
// joint draft is read as the party would have it. The error is
// [proposals.ErrNotFound].
func (c *Corpus) Party(slug proposals.Slug) (*Report, error) {
	party, ok := c.Case.Party(slug)
	if !ok {
		return nil, c.missing("party", slug, partySlugs(c.Case))
	}
	own, err := c.ofParty(slug)
	if err != nil {
		return nil, err
	}
	r := c.newReport("positions of "+party.Label, slices.Concat(partyNotes, c.company(party))...)
	r.Texts = own.Columns
	for at := len(own.columns) - 1; at >= 0; at-- {
		r.Tables = append(r.Tables, own.positionsTable(at))
	}
	if len(own.columns) == 0 {
		r.Tables = []ReportTable{{Anchor: "positions", Label: "Positions", Head: head("Question", "What it says"), Empty: "No text of " + party.Label + " is here."}}
	}
	for _, p := range c.Case.Case().Parties {
		if p.Slug != slug {
			r.Nearby = append(r.Nearby, ReportLine{Words: p.Label, To: Target{Party: p.Slug}})
		}
	}
	r.cite(own.Sources)
	return r, nil
}

func partySlugs(c *proposals.CaseRevision) []proposals.Slug {
	var all []proposals.Slug
	for _, p := range c.Case().Parties {
		all = append(all, p.Slug)
	}
	return all
}

// ofParty are the texts of the corpus that are by a party, a joint draft as it
// would have it.
func (c *Corpus) ofParty(party proposals.Slug) (*Corpus, error) {
	var own []Text
	for i, t := range c.texts {
		if !slices.Contains(c.Columns[i].whose(), party) {
			continue
		}
		if v := t.Revision.Version(); v.Act == proposals.JointDraft && len(v.Authors) > 1 {
			t.By = party
		}
		if !slices.ContainsFunc(own, func(o Text) bool { return o.Revision == t.Revision }) {
			own = append(own, t)
		}
	}
	q, there := c.Query, optionSlugs(own)
	q.Options = slices.DeleteFunc(slices.Clone(q.Options), func(o proposals.Slug) bool { return !slices.Contains(there, o) })
	return NewCorpus(c.Case, own, q)
}

// company says for whom a party stands, and who stands for it.
func (c *Corpus) company(p proposals.Party) []string {
	var notes []string
	if len(p.Members) > 0 {
		notes = append(notes, p.Label+" stands here for: "+strings.Join(p.Members, ", ")+".")
	}
	for _, bloc := range c.Case.Case().Parties {
		if slices.Contains(bloc.Members, p.Label) {
			notes = append(notes, fmt.Sprintf("%s is among those for whom %s stands; what %s said has a page of its own, and is not repeated here.", p.Label, bloc.Label, bloc.Label))
		}
	}
	return notes
}

// positionsTable is what one text of a party says that no newer text replaces.
func (c *Corpus) positionsTable(at int) ReportTable {
	col := c.columns[at]
	v := col.version()
	newest := at == len(c.columns)-1
	table := ReportTable{
		Anchor: "positions-" + textAnchor(at),
		Label:  fmt.Sprintf("%s, %s (%s)", v.Title, datesOf(v.Dates)[0].Words(), col.Ref()),
		To:     Target{Ref: col.Ref()},
		Notes:  companyNotes(col),
		Head:   head("Question", "What it says"),
		Empty:  "All that this text says, a newer text says as well, or says otherwise.",
	}
	if !newest {
		table.Head = head("Question", "What it says", "In the newer texts")
	}
	speaks := false
	for _, issue := range c.allIssues() {
		cell := col.cell(issue)
		if len(cell.Entries)+len(cell.Elsewhere) == 0 {
			continue
		}
		speaks = true
		if c.replaced(at, issue, cell) {
			continue
		}
		row := ReportRow{Anchor: textAnchor(at) + "-" + issue.Slug.String(), Cells: []ReportCell{issueCell(issue), c.positionCell(col, issue, cell)}}
		if !newest {
			row.Cells = append(row.Cells, c.newerCell(at, issue))
		}
		table.Rows = append(table.Rows, row)
	}
	if !speaks {
		table.Empty = "No answer of this text is coded."
	}
	return table
}

// companyNotes say with whom, and as what, a party speaks through a text.
func companyNotes(col *column) []string {
	v := col.version()
	notes := []string{fmt.Sprintf("By %s alone. Kind of text: %s.", actorWords(col.in, v.Authors), v.Act.Words())}
	if len(v.Authors) > 1 {
		notes = []string{fmt.Sprintf("In company: by %s. Kind of text: %s.", actorWords(col.in, v.Authors), v.Act.Words())}
		if !col.By.IsZero() {
			notes = append(notes, "It is read as "+col.in.ActorLabel(col.By)+" would have it.")
		}
	}
	switch v.Act {
	case proposals.MediatorText, proposals.Agreement, proposals.JointDraft:
		notes = append(notes, "What it provides is laid down for all, and is the position of nobody.")
	}
	return notes
}

// allIssues are those of all topics that are shown, in the order of the case.
func (c *Corpus) allIssues() []*proposals.Issue {
	var all []*proposals.Issue
	for _, t := range c.topics() {
		all = append(all, c.issues(t.Slug)...)
	}
	return all
}

// replaced reports whether for all that a cell of a text has, newer texts that
// can take the place of that one have an answer at the same places.
func (c *Corpus) replaced(at int, issue *proposals.Issue, cell Cell) bool {
	var newer []*mover
	for i := at + 1; i < len(c.columns); i++ {
		if replaces(c.columns[i].version(), c.columns[at].version()) {
			newer = append(newer, c.moverBetween(at, i))
		}
	}
	kept := func(e Entry) bool {
		return !slices.ContainsFunc(newer, func(m *mover) bool { return m.replacesTerm(issue, e.Term) })
	}
	return !slices.ContainsFunc(cell.Entries, kept) && !slices.ContainsFunc(cell.Elsewhere, kept)
}

// replacesTerm reports whether the second text has an answer, and no blank,
// wherever the first has the term. Options that the second does not offer count
// only where it answers under none.
func (m *mover) replacesTerm(issue *proposals.Issue, t *proposals.Term) bool {
	if t.SaidElsewhere {
		return m.replacesElsewhere(issue, t)
	}
	answers := func(s stand) bool { return isMention(t) || s.hasPosition() }
	replaced := false
	for _, part := range partsOf(issue, m.from, m.to) {
		for _, r := range m.roads(issue) {
			from, to := m.footing(m.from, m.to, issue, part, r), m.footing(m.to, m.from, issue, part, r)
			switch {
			case !slices.ContainsFunc(from.terms, func(s stand) bool { return s.term == t }):
			case len(to.terms) == 0 && !to.vacant: // nothing there can be set beside it
			case to.vacant || !slices.ContainsFunc(to.terms, answers):
				return false
			default:
				replaced = true
			}
		}
	}
	return replaced
}

// replacesElsewhere is replacesTerm for what was said beside the first text: in
// its place stands what the second says, or what was said beside that.
func (m *mover) replacesElsewhere(issue *proposals.Issue, t *proposals.Term) bool {
	newer := m.to.cell(issue)
	return slices.ContainsFunc(slices.Concat(newer.Entries, newer.Elsewhere), func(e Entry) bool {
		wide, narrow := stand{side: side{column: m.to, term: e.Term}}.key(), stand{side: side{column: m.from, term: t}}.key()
		return covers(wide.Place, narrow.Place) && (isMention(t) || !isMention(e.Term))
	})
}

// replaces reports whether what a newer text of a party says is said in place
// of an older one's.
func replaces(newer, older *proposals.Version) bool {
	return ownWords(newer) || !ownWords(older) && slices.Equal(newer.Authors, older.Authors)
}

// ownWords reports whether one party alone speaks for itself in a text.
func ownWords(v *proposals.Version) bool {
	return len(v.Authors) == 1 && v.Act != proposals.MediatorText && v.Act != proposals.Agreement && v.Act != proposals.JointDraft
}

// positionCell is a cell with the text's date and ref, so that it can be told
// without its table.
func (c *Corpus) positionCell(col *column, issue *proposals.Issue, cell Cell) ReportCell {
	shown := col.wholeCell(issue, cell)
	shown.Lines = append(shown.Lines, ReportLine{
		Words: capital(datesOf(col.version().Dates)[0].Words()) + "; " + col.Ref().String(), To: Target{Ref: col.Ref()}, Minor: true,
	})
	return shown
}

// newerCell says what each newer text has on an issue that an older one states,
// the newest first.
func (c *Corpus) newerCell(at int, issue *proposals.Issue) ReportCell {
	var cell ReportCell
	for newer := len(c.columns) - 1; newer > at; newer-- {
		cell.Lines = append(cell.Lines, c.newerLines(at, newer, issue)...)
	}
	return cell
}

func (c *Corpus) newerLines(at, newer int, issue *proposals.Issue) []ReportLine {
	col := c.columns[newer]
	ref := col.Ref().String()
	cell := col.cell(issue)
	if len(cell.Entries) > 0 {
		return append([]ReportLine{{Words: ref + col.answersWords(cell), To: Target{Ref: col.Ref(), Anchor: cell.Entries[0].Anchor}}}, c.lackLines(at, newer, issue, cell)...)
	}
	lines := []ReportLine{{Words: ref + ": " + cell.Coverage.Words(), To: Target{Ref: col.Ref()}}}
	if len(cell.Blanks) > 0 {
		var kinds []string
		for _, l := range col.blankLines(cell, false) {
			if claims(cell.Coverage) {
				lines[0].Sources = append(lines[0].Sources, l.Sources...)
			}
			kinds = append(kinds, l.Words)
		}
		lines[0].Words = ref + ": " + strings.Join(kinds, "; ")
	}
	m := c.moverBetween(at, newer)
	if words := m.words(); words.follows() && widestChange(m.changes(issue)) == Dropped && onlyClaims(cell) {
		lines = append(lines, ReportLine{
			Words: "Dropped since " + c.columns[at].Ref().String(), Minor: true,
			To: Target{Changes: c.columns[at].Ref(), Ref: col.Ref(), Issue: issue.Slug},
		})
	}
	return lines
}

// answersWords say as what a text with a term answers an issue, or that it only
// speaks of it.
func (c *column) answersWords(cell Cell) string {
	switch {
	case !cell.HasPosition():
		return " " + mentionWords
	case len(c.version().Authors) == 1:
		return " answers it, as the kind of text named above"
	default:
		return " answers it, in the company named above"
	}
}

// lackLines name the places at which an older text has an answer and a newer
// one, which answers the issue at others, has none.
func (c *Corpus) lackLines(at, newer int, issue *proposals.Issue, cell Cell) []ReportLine {
	var lines []ReportLine
	for _, change := range c.moverBetween(at, newer).changes(issue) {
		to, said := change.To, ""
		switch {
		case change.Kind == OutsideText || change.From.Entry == nil:
		case to.Blank != nil:
			said = to.Blank.Words
		case to.Entry == nil:
			said = change.Note
		case isMention(to.Entry.Term) && cell.HasPosition():
			said = mentionWords
		}
		if said == "" {
			continue
		}
		line := ReportLine{Words: capital(said), Minor: true}
		if change.Where != "" {
			line.Words = change.Where + ": " + said
		}
		lines = append(lines, line)
	}
	return lines
}

// onlyClaims reports whether all that a cell without terms has says that the
// text has nothing there.
func onlyClaims(cell Cell) bool {
	n := 0
	for _, b := range cell.Blanks {
		if b.SaidElsewhere {
			continue
		}
		if n++; !claims(b.Coverage) {
			return false
		}
	}
	return n > 0
}
