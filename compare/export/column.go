package export

import (
	"fmt"
	"strings"

	"parley/compare"
	"parley/proposals"
)

// ColumnName names a column among the others: by its authors, and where those
// have several columns by its ref too.
func ColumnName(columns []compare.Column, at int) string { return nameAmong(columns, at, "") }

// datedName is the name of a column where no head says of which day its text is.
func datedName(c *compare.Comparison, column int) string {
	return nameAmong(c.Columns, column, columnDate(c.Columns[column])+", ")
}

// nameAmong puts a ref, behind what more is said of it, where the authors alone
// do not name a column.
func nameAmong(columns []compare.Column, at int, more string) string {
	for i, other := range columns {
		if i != at && other.Heading == columns[at].Heading {
			return other.Heading + " (" + more + columns[at].Ref().String() + ")"
		}
	}
	return columns[at].Heading
}

func columnName(c *compare.Comparison, column int) string { return ColumnName(c.Columns, column) }

// columnDate is the day by which a column's text is known.
func columnDate(column compare.Column) string { return column.Revision.Version().Dates.Words() }

// A textItem says which text a column is.
type textItem struct {
	name  string // title and authors
	ref   proposals.Ref
	facts []fact // its number, act, dates, basis and coding
}

// A fact is a line about a text; ref is the other text that it names, if any, and
// note what is said of it at length, which a document for reading keeps for its
// end.
type fact struct {
	words string
	ref   proposals.Ref
	note  string
}

// whole is the fact with its note.
func (f fact) whole() string {
	if f.note == "" {
		return f.words
	}
	return f.words + ": " + f.note
}

func newTextItem(c *compare.Comparison, column compare.Column) textItem {
	v := column.Revision.Version()
	item := textItem{name: "“" + v.Title + "”, " + column.Heading, ref: column.Ref()}
	for _, called := range v.Called {
		item.addf("called “%s” by %s", called.Title, c.Case.ActorLabel(called.Party))
	}
	item.addf("%s, %s", v.Act.Words(), versionWords(column.Revision))
	item.addRef(answerWords(v), v.Answers)
	item.addRef("based on", v.BasedOn)
	item.addf("%s", dateWords(v.Dates))
	item.addf("basis: %s", v.Basis().Words())
	item.addf("coded by %s on %s", v.Read.By, v.Read.On.Words())
	item.facts[len(item.facts)-1].note = v.Note
	item.addf("%s", column.Reading.Words(v.Read.By))
	if w := column.Withdrawn; w != nil {
		item.addf("withdrawn on %s by %s: %s", proposals.DateOf(w.At).Words(), w.By, w.Reason)
	}
	item.addRef("a newer one exists", column.Newer)
	return item
}

func (t *textItem) addf(format string, args ...any) {
	t.facts = append(t.facts, fact{words: fmt.Sprintf(format, args...)})
}

func (t *textItem) addRef(words string, ref proposals.Ref) {
	if !ref.IsZero() {
		t.facts = append(t.facts, fact{words: words, ref: ref})
	}
}

func answerWords(v *proposals.Version) string {
	if v.AnswersWith == "" {
		return "answers"
	}
	return "answers (" + v.AnswersWith.Words() + ")"
}

func versionWords(r *proposals.Revision) string {
	words := fmt.Sprintf("version %d", r.Version().Number)
	if n := r.Stored().Revision; n > 0 {
		words += fmt.Sprintf(", revision %d", n)
	}
	return words
}

// dateWords names each date that a text has and writes it out.
func dateWords(d proposals.Dates) string {
	var words []string
	for _, named := range []struct {
		name string
		date proposals.Date
	}{{"dated", d.Text}, {"handed over", d.HandedOver}, {"published", d.Published}, {"reported", d.Reported}} {
		if !named.date.IsZero() {
			words = append(words, named.name+" "+named.date.Words())
		}
	}
	return strings.Join(words, "; ")
}
