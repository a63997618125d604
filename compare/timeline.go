package compare

import (
	"fmt"
	"slices"
	"strings"

	"parley/proposals"
)

// A Timeline is what the timeline says, for a picture: each text at its date,
// under the parties whose text it is, which text follows which, and the
// occasions of the case among them. It has no event of the case, since a case
// defines its events and dates none of them.
type Timeline struct {
	// Lanes are the parties that have a text, in the order of the case.
	Lanes []proposals.Party
	// Marks are one for each text of the report, in its order.
	Marks []TimelineMark
	// Occasions are those of the case, in the order of their dates.
	Occasions []TimelineOccasion
	// Links are one for each text that answers another of these, is based on
	// it or is the next version of it.
	Links []TimelineLink
}

// A TimelineMark is a text.
type TimelineMark struct {
	// Lanes are those of its authors, by their numbers from 0.
	Lanes []int
	// Title and Heading are its own, and who it is by.
	Title, Heading string
	// Dates are those that are known, at least one; the first decides where the
	// text stands.
	Dates []TextDate
}

// A TimelineOccasion is an occasion of the case, and before which mark it
// stands: one of the same date stands before the texts of that date.
type TimelineOccasion struct {
	proposals.Occasion
	Before int
}

// A TextDate is one of a version's dates.
type TextDate struct {
	Kind DateKind
	proposals.Date
}

// A DateKind says which of a version's four dates one is.
type DateKind string

// The kinds of date.
const (
	HandedOver    DateKind = "handed over"
	Dated         DateKind = "dated"
	Published     DateKind = "published"
	FirstReported DateKind = "first reported"
)

// DateKinds are all of them, in the order in which they decide where a text
// stands.
var DateKinds = []DateKind{HandedOver, Dated, Published, FirstReported}

// A TimelineLink says that one text follows another.
type TimelineLink struct {
	From, To int // marks; To follows From
	Kind     LinkKind
}

// A LinkKind says how a text follows another.
type LinkKind string

// The ways in which a text follows another.
const (
	Answering   LinkKind = "answers"
	BasedOn     LinkKind = "is based on"
	NextVersion LinkKind = "is the next version of"
)

// LinkKinds are all of them.
var LinkKinds = []LinkKind{Answering, BasedOn, NextVersion}

const timelineNote = "Every text at its date: the day it was handed over, else the date that it bears, else the day it was published or first reported. " +
	"Where only a month or a year is known, it may be any day of it, and the text stands behind those of whose day more is known. " +
	"What happened around the texts is named by the case, with the source that shows it. The events of a case are another thing: milestones that texts speak of, without a date."

// Timeline reports when each text was dated, handed over, published and first
// reported, and which text it follows.
func (c *Corpus) Timeline() *Report {
	r := c.newReport("timeline", timelineNote)
	r.Timeline = c.timeline()
	table := ReportTable{
		Anchor: "texts-in-time", Label: "The texts, from the oldest to the newest", Empty: "No text of this case is here yet.",
		Head: head("Text", "Dates", "Authors", "Kind", "What it follows"),
	}
	for i, column := range c.Columns {
		v := column.Revision.Version()
		row := ReportRow{Anchor: textAnchor(i), Cells: []ReportCell{
			{Lines: []ReportLine{
				{Words: v.Title, To: Target{Ref: column.Ref()}},
				{Words: column.Ref().String(), Minor: true},
			}},
			datesCell(r.Timeline.Marks[i].Dates),
			c.authorsCell(column),
			words(capital(v.Act.Words())),
			c.followsCell(i),
		}}
		table.Rows = append(table.Rows, row)
	}
	r.Tables = []ReportTable{table, c.occasionTable(r.Timeline.Occasions)}
	return r
}

// occasionTable lists what happened around the texts.
func (c *Corpus) occasionTable(occasions []TimelineOccasion) ReportTable {
	table := ReportTable{
		Anchor: "occasions", Label: "What happened around the texts", Empty: "No occasion is named here.",
		Head: head("What happened", "When", "Source"),
	}
	for _, o := range occasions {
		table.Rows = append(table.Rows, ReportRow{Anchor: "occasion-" + o.Slug.String(), Cells: []ReportCell{
			words(o.Headline), words(capital(OccasionDate(o.Occasion))), sourceCell(o.Source),
		}})
	}
	return table
}

// OccasionDate says when an occasion was, and how much of that is known: "from
// 28 March 2022 to 30 March 2022", "in June 2025, the day is not known".
func OccasionDate(o proposals.Occasion) string {
	if !o.To.IsZero() {
		return "from " + o.Date.Words() + " to " + o.To.Words()
	}
	return strings.TrimSpace(TextDate{Date: o.Date}.Words())
}

// sourceCell names where it was read that something happened.
func sourceCell(s proposals.OccasionSource) ReportCell {
	name := s.Publisher
	if s.Title != "" {
		name += ", “" + s.Title + "”"
	}
	cell := words(name)
	if s.Address != "" {
		cell.Lines = append(cell.Lines, ReportLine{Words: s.Address, To: Target{Address: s.Address}})
	}
	cell.Lines = append(cell.Lines, ReportLine{Words: capital(proposals.Source{Date: s.Date}.DateWords()), Minor: true})
	return cell
}

// textAnchor is the place of a text in a report.
func textAnchor(at int) string { return fmt.Sprintf("text-%d", at+1) }

func (c *Corpus) timeline() *Timeline {
	t := &Timeline{}
	lanes := map[proposals.Slug]int{}
	for _, p := range c.Case.Case().Parties {
		if slices.ContainsFunc(c.Columns, func(col Column) bool { return slices.Contains(col.whose(), p.Slug) }) {
			lanes[p.Slug] = len(t.Lanes)
			t.Lanes = append(t.Lanes, p)
		}
	}
	for i, column := range c.Columns {
		v := column.Revision.Version()
		mark := TimelineMark{Title: v.Title, Heading: column.Heading, Dates: datesOf(v.Dates)}
		for _, party := range column.whose() {
			mark.Lanes = append(mark.Lanes, lanes[party])
		}
		slices.Sort(mark.Lanes)
		t.Marks = append(t.Marks, mark)
		t.Links = append(t.Links, c.links(i)...)
	}
	for _, o := range c.Case.Case().Occasions {
		if asOf := c.Query.AsOf; !asOf.IsZero() && o.Date.Last().After(asOf.Last()) {
			continue
		}
		before := slices.IndexFunc(t.Marks, func(m TimelineMark) bool { return m.Dates[0].Compare(o.Date) >= 0 })
		if before < 0 {
			before = len(t.Marks)
		}
		t.Occasions = append(t.Occasions, TimelineOccasion{o, before})
	}
	return t
}

// whose are the parties whose text the column shows.
func (c Column) whose() []proposals.Slug {
	if !c.By.IsZero() {
		return []proposals.Slug{c.By}
	}
	return c.Revision.Version().Authors
}

// datesOf are the dates that are known, the one that decides first.
func datesOf(d proposals.Dates) []TextDate {
	var all []TextDate
	for i, date := range []proposals.Date{d.HandedOver, d.Text, d.Published, d.Reported} {
		if !date.IsZero() {
			all = append(all, TextDate{DateKinds[i], date})
		}
	}
	return all
}

// Words say which date it is, and how much of it is known: "published in
// December 2025, the day is not known".
func (d TextDate) Words() string {
	switch strings.Count(d.String(), "-") {
	case 0:
		return fmt.Sprintf("%s in %s, month and day are not known", d.Kind, d.Date.Words())
	case 1:
		return fmt.Sprintf("%s in %s, the day is not known", d.Kind, d.Date.Words())
	default:
		return string(d.Kind) + " " + d.Date.Words()
	}
}

// Partial reports whether only the month or the year is known.
func (d TextDate) Partial() bool { return d.First() != d.Last() }

func datesCell(dates []TextDate) ReportCell {
	var cell ReportCell
	for i, d := range dates {
		cell.Lines = append(cell.Lines, ReportLine{Words: capital(d.Words()), Minor: i > 0})
	}
	return cell
}

// authorsCell names those whose text it is, each with the page of its
// positions.
func (c *Corpus) authorsCell(column Column) ReportCell {
	var cell ReportCell
	for _, a := range column.Revision.Version().Authors {
		cell.Lines = append(cell.Lines, ReportLine{Words: c.Case.ActorLabel(a), To: Target{Party: a}})
	}
	if !column.By.IsZero() {
		cell.Lines = append(cell.Lines, ReportLine{Words: "as " + c.Case.ActorLabel(column.By) + " would have it", Minor: true})
	}
	return cell
}

// links are from the texts that text number to follows.
func (c *Corpus) links(to int) []TimelineLink {
	v := c.Columns[to].Revision.Version()
	var all []TimelineLink
	add := func(kind LinkKind, is func(Column) bool) {
		for i, column := range c.Columns {
			if i != to && is(column) {
				all = append(all, TimelineLink{i, to, kind})
			}
		}
	}
	add(Answering, func(o Column) bool { return means(v.Answers, o) })
	add(BasedOn, func(o Column) bool { return means(v.BasedOn, o) })
	before := 0
	for _, o := range c.Columns {
		if n := o.Ref().Version(); o.Ref().Proposal() == v.Proposal && n < v.Number {
			before = max(before, n)
		}
	}
	add(NextVersion, func(o Column) bool { return o.Ref().Proposal() == v.Proposal && o.Ref().Version() == before })
	return all
}

// means reports whether a ref, with or without a revision, names the text of a
// column.
func means(ref proposals.Ref, column Column) bool {
	v := column.Revision.Version()
	return ref.Proposal() == v.Proposal && ref.Version() == v.Number
}

// followsCell says which texts a text follows; those that are not among the
// report's it names by their refs alone.
func (c *Corpus) followsCell(at int) ReportCell {
	v := c.Columns[at].Revision.Version()
	var cell ReportCell
	links := c.links(at)
	for _, l := range links {
		from := c.Columns[l.From]
		words := string(l.Kind)
		if l.Kind == Answering && v.AnswersWith != "" {
			words += " and " + v.AnswersWith.Words()
		}
		cell.Lines = append(cell.Lines,
			ReportLine{Words: fmt.Sprintf("%s %s (%s)", capital(words), from.Revision.Version().Title, from.Ref()), To: Target{Ref: from.Ref()}},
			ReportLine{Words: "What differs between the two", To: Target{Changes: from.Ref(), Ref: c.Columns[at].Ref()}, Minor: true})
	}
	for _, out := range []struct {
		kind LinkKind
		ref  proposals.Ref
	}{{Answering, v.Answers}, {BasedOn, v.BasedOn}} {
		if !out.ref.IsZero() && !slices.ContainsFunc(links, func(l TimelineLink) bool { return l.Kind == out.kind }) {
			cell.Lines = append(cell.Lines, ReportLine{Words: fmt.Sprintf("%s %s, which is not among these texts", capital(string(out.kind)), out.ref)})
		}
	}
	if len(cell.Lines) == 0 {
		cell = words("No text that the coding names")
	}
	return cell
}
