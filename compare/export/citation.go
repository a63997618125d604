package export

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"parley/compare"
	"parley/proposals"
)

// A Citation is what a reader names to others: a table, a text as it was coded,
// an answer in it, or words quoted from a source. It has no day of access: that
// is the reader's.
type Citation struct {
	// Key tells it from all others and is the same for the same thing in the
	// same revisions. It holds letters of ASCII, digits and "-._:" only.
	Key string
	// IsTable says that it is of a table, made of texts; else it is of words.
	IsTable bool
	// Authors are whose it is, none where only Publisher answers for it. Of
	// words from a source that is the source's publisher.
	Authors   []string
	Title     string
	Publisher string
	// Dated says which date of a text Date is: "handed over". It is empty where
	// Date is that of the newest revision that a table rests on, and of a source.
	Dated string
	Date  proposals.Date
	// Language is BCP 47, or empty where it was not recorded.
	Language string
	// Address is where it stands for good; of words from a source, where those
	// stand, or where that was not recorded, the place here. It may be empty, or
	// a path.
	Address string
	// Notes are whole sentences: which texts, in which codings, from which
	// sources.
	Notes []string
}

// An Origin is where what is cited was found: the address at which it stands for
// good, or a path, and the version of the program; both may be empty.
type Origin struct{ Address, Program string }

// language is that of what is made here: headlines, verdicts, reports.
const language = "en"

// Cite names what is taken away.
func (t Taken) Cite(at Origin) Citation {
	switch {
	case t.comparison != nil:
		return citeComparison(t.comparison, at)
	case t.report != nil:
		return citeReport(t.report, at)
	default:
		return citeMovement(t.movement, at)
	}
}

func citeComparison(c *compare.Comparison, at Origin) Citation {
	cited := citeTable(c.Case, c.Columns, title(c, "proposals side by side")+choiceWords(c), at)
	cited.Key = citationKey(c.Case, "comparison", c.Pinned().Encode())
	cited.Notes = slices.Concat([]string{asOfLine(c)}, choiceLines(c), cited.Notes)
	return cited
}

// choiceWords name the rows or topics that were asked for, where they are not
// all.
func choiceWords(c *compare.Comparison) string {
	if labels := issueLabels(c); len(labels) > 0 {
		return ", " + labelled("row", labels)
	}
	if len(c.Query.Topics) > 0 {
		return ", " + labelled("topic", topicLabels(c))
	}
	return ""
}

func labelled(what string, labels []string) string {
	quoted := make([]string, len(labels))
	for i, l := range labels {
		quoted[i] = "“" + l + "”"
	}
	if len(labels) > 1 {
		what += "s"
	}
	return what + " " + listed(quoted)
}

func citeReport(r *compare.Report, at Origin) Citation {
	heading := r.Case.Case().Title + ": " + r.Title
	if !r.Query.AsOf.IsZero() {
		heading += ", as of " + r.Query.AsOf.Words()
	}
	cited := citeTable(r.Case, r.Texts, heading, at)
	cited.Key = citationKey(r.Case, nameOfFile(r.Title), r.Query.Encode())
	return cited
}

func citeMovement(m *compare.Movement, at Origin) Citation {
	heading := m.Case.Case().Title + ": " + m.Title()
	if topics := m.TopicLabels(); len(topics) > 0 {
		heading += ", " + labelled("topic", topics)
	}
	cited := citeTable(m.Case, m.Columns[:], heading, at)
	cited.Key = fmt.Sprintf("parley-%s.%d-changes-%s-%s", m.Case.Case().Slug, m.Case.Stored().Revision, keyOf(m.Columns[0].Ref()), keyOf(m.Columns[1].Ref()))
	for _, topic := range m.Query.Topics {
		cited.Key += "-" + topic.String()
	}
	return cited
}

// citeTable cites what was made of some texts, and lists them.
func citeTable(c *proposals.CaseRevision, columns []compare.Column, title string, at Origin) Citation {
	cited := citeCoding(c, columns, title, at)
	cited.IsTable = true
	var texts []string
	for _, column := range columns {
		texts = append(texts, textWords(column))
	}
	if len(texts) > 0 {
		cited.Notes = append(cited.Notes, "Texts: "+strings.Join(texts, "; ")+".")
	}
	cited.Notes = append(cited.Notes, madeNotes(c, cited.Date, at)...)
	return cited
}

// citeCoding cites what was coded of some texts: the publisher of the case
// answers for that, on the day of the newest revision that it rests on.
func citeCoding(c *proposals.CaseRevision, columns []compare.Column, title string, at Origin) Citation {
	return Citation{
		Title:     title,
		Publisher: c.Case().Publisher.Name,
		Date:      newestDay(c, columns),
		Language:  language,
		Address:   at.Address,
	}
}

// newestDay is when the newest of the revisions was stored, zero where none is.
func newestDay(c *proposals.CaseRevision, columns []compare.Column) proposals.Date {
	newest := c.Stored().At
	for _, column := range columns {
		if at := column.Revision.Stored().At; at.After(newest) {
			newest = at
		}
	}
	if newest.Equal(time.Time{}) {
		return proposals.Date{}
	}
	return proposals.DateOf(newest)
}

// textWords name a text and the coding of it: "“Plan”, North, handed over 2 June
// 2031 (north-plan@1.1)".
func textWords(column compare.Column) string {
	v := column.Revision.Version()
	dated, date := v.Dates.Named()
	return strings.TrimSpace(fmt.Sprintf("“%s”, %s, %s %s", v.Title, column.Heading, dated, date.Words())) + " (" + column.Ref().String() + ")"
}

// madeNotes say of which revision of the case something was made, when, and by
// which program.
func madeNotes(c *proposals.CaseRevision, newest proposals.Date, at Origin) []string {
	notes := []string{"Case: " + c.Case().Title + caseNumber(c) + ", published by " + ended(c.Case().Publisher.Name)}
	if !newest.IsZero() {
		notes = append(notes, "Newest revision stored on "+newest.Words()+".")
	}
	if at.Program != "" {
		notes = append(notes, "Made by Parley, version "+at.Program+".")
	}
	return notes
}

func caseNumber(c *proposals.CaseRevision) string {
	if n := c.Stored().Revision; n > 0 {
		return fmt.Sprintf(" (%s.%d)", c.Case().Slug, n)
	}
	return " (" + c.Case().Slug.String() + ")"
}
