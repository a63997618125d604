package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/proposals"
)

// A timeRow is a row of the report on deadlines: a deadline, or an answer that
// is a time.
type timeRow struct {
	heldTerm
	words string
	group timeGroup
	event proposals.Slug // where the group is of one
	time  *Time
}

// A timeGroup is which table a row stands in, in their order.
type timeGroup int

const (
	atOnce        timeGroup = iota // immediately, from no event that is named
	fromEvent                      // a table for each event
	repeated                       // every so much time
	byCalendar                     // by or on a date
	fromUnsaid                     // the sources do not say from when
	neverNamed                     // open
	lengthAnswers                  // durations that are answers
	dayAnswers                     // dates that are answers
)

var timeTables = map[timeGroup]struct {
	label, note string
	scale       Scale
}{
	atOnce:        {"Immediately, from no event that is named", "", SinceEvent},
	fromEvent:     {"Counted from ", "", SinceEvent},
	repeated:      {"Again and again", "The time from each to the next.", Lasting},
	byCalendar:    {"By the calendar", "", OnCalendar},
	fromUnsaid:    {"Counted from a moment that the sources do not say", "These need not be counted from one and the same moment.", SinceEvent},
	neverNamed:    {"At a time that is not named", "The texts leave the time open, which is not the same as setting none.", TimeOpen},
	lengthAnswers: {"No deadlines: how long a thing would last", "These are answers to questions of length. By when anything must happen they do not say.", Lasting},
	dayAnswers:    {"No deadlines: days that are answers", "These are answers to questions that ask for a day.", OnCalendar},
}

// Deadlines reports what must happen within what time of which event: every
// deadline of every term, also of those that reject and of what was said
// elsewhere, each marked so. An event from which times are counted has a table
// of its own, in the order in which the case names its events and questions,
// since a day after one event is no day after another; what is counted from no
// event that is known comes behind those. Durations and dates that are answers
// stand last, and apart.
func (c *Corpus) Deadlines() *Report {
	r := c.newReport("deadlines",
		"What must happen within what time of which event, as each text has it and as far as it is coded.",
		"Times that are counted from different events cannot be set against each other, so that each event has a table of its own. In each what is immediate comes first and what takes longest last. A time that is not named, or is counted from a moment that the sources do not say, stands behind all others: it is never taken for none.")
	rows := c.timeRows()
	if !slices.ContainsFunc(rows, func(r timeRow) bool { return r.group < lengthAnswers }) {
		r.Tables = append(r.Tables, ReportTable{Anchor: "none", Label: "Deadlines", Head: timeHead, Empty: "No deadline of these texts is coded."})
	}
	for len(rows) > 0 {
		n := slices.IndexFunc(rows, func(o timeRow) bool { return o.group != rows[0].group || o.event != rows[0].event })
		if n < 0 {
			n = len(rows)
		}
		r.Tables = append(r.Tables, c.timeTable(rows[:n], len(r.Tables)+1))
		rows = rows[n:]
	}
	r.cite(c.Sources)
	return r
}

var timeHead = head("Time", "What", "Text")

// timeRows are all of them, in the order of the tables.
func (c *Corpus) timeRows() []timeRow {
	var rows []timeRow
	for _, h := range c.heldTerms(true) {
		for _, d := range h.Term.Deadlines {
			row := timeRow{heldTerm: h, words: d.Words(c.Case.EventLabel)}
			row.group, row.event = groupOfDeadline(d)
			from, to := deadlineSpan(d)
			rows = append(rows, c.timed(row, from, to))
		}
		if h.Term.Value == nil {
			continue // rejects whatever the answer: that is no time
		}
		row := timeRow{heldTerm: h, words: h.Term.Value.Words(h.issue)}
		switch h.issue.Kind {
		case proposals.DurationKind:
			row.group = lengthAnswers
		case proposals.DateKind:
			row.group = dayAnswers
		default:
			continue
		}
		from, to := valueSpan(h.Term.Value, h.issue.Limit)
		rows = append(rows, c.timed(row, from, to))
	}
	slices.SortStableFunc(rows, func(a, b timeRow) int {
		return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(c.eventPlace(a.event), c.eventPlace(b.event)), compareTimes(a.time, b.time))
	})
	return rows
}

func groupOfDeadline(d proposals.Deadline) (timeGroup, proposals.Slug) {
	switch event := d.Event(); {
	case d.Form() == proposals.OpenEnded:
		return neverNamed, proposals.Slug{}
	case d.Form() == proposals.Every:
		return repeated, proposals.Slug{}
	case d.Form() == proposals.ByDate || d.Form() == proposals.OnDate:
		return byCalendar, proposals.Slug{}
	case event == proposals.Unsaid:
		return fromUnsaid, proposals.Slug{}
	case event.IsZero():
		return atOnce, proposals.Slug{}
	default:
		return fromEvent, event
	}
}

// eventPlace is where the case names an event: among its events, or behind
// them among its questions.
func (c *Corpus) eventPlace(event proposals.Slug) int {
	in := c.Case.Case()
	if i := slices.IndexFunc(in.Events, func(e proposals.Event) bool { return e.Slug == event }); i >= 0 {
		return i
	}
	return len(in.Events) + slices.IndexFunc(in.Issues, func(i proposals.Issue) bool { return i.Slug == event })
}

// timed gives a row the time that is drawn, with all that its cells say of how
// it holds.
func (c *Corpus) timed(r timeRow, from, to *float64) timeRow {
	if r.Term.Stance == proposals.Rejects {
		r.words = "rejects: " + r.words
	}
	r.time = &Time{
		What: r.issue.Label, Words: r.shortWords(c.Case), Text: capital(c.columns[r.column].name),
		From: from, To: to, Unsure: r.Term.Inferred != "" || r.Term.SaidElsewhere,
	}
	if where := c.whereWords(r.heldTerm); where != "" {
		r.time.Text += ", " + where
	}
	if r.Term.Inferred != "" {
		r.time.Text += ", by inference"
	}
	if r.Term.SaidElsewhere {
		r.time.Text += ", said elsewhere"
	}
	return r
}

// shortWords are the time without the event that its table names.
func (r timeRow) shortWords(in *proposals.CaseRevision) string {
	words := r.words
	for _, event := range []string{named(in.EventLabel(r.event)), "a moment that the sources do not show"} {
		words = strings.TrimSuffix(strings.TrimSuffix(words, " of "+event), " after "+event)
	}
	return words
}

func (c *Corpus) timeTable(rows []timeRow, number int) ReportTable {
	kind := timeTables[rows[0].group]
	table := ReportTable{Anchor: fmt.Sprintf("times-%d", number), Label: kind.label, Head: timeHead, Scale: kind.scale}
	if rows[0].group == fromEvent {
		table.Label += named(c.Case.EventLabel(rows[0].event))
		table.Anchor = "from-" + rows[0].event.String()
	}
	if kind.note != "" {
		table.Notes = []string{kind.note}
	}
	for _, r := range rows {
		table.Rows = append(table.Rows, ReportRow{Time: r.time, Cells: []ReportCell{
			words(capital(r.words)), c.termCell(r.heldTerm, c.doneWords(r)...), c.textCell(r.column),
		}})
	}
	return table
}

// doneWords are the question, the text's answer, and who would act.
func (c *Corpus) doneWords(r timeRow) []string {
	lines := []string{r.issue.Label, capital(r.Answer)}
	if on := r.bearers(); len(on) > 0 {
		lines = append(lines, "Who would act: "+actorWords(c.Case, on))
	}
	return lines
}
