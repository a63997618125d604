package export

import (
	"fmt"
	"slices"
	"strings"

	"parley/compare"
	"parley/proposals"
)

// CiteVersion names the only text of a comparison, by its own authors, title and
// date, and the coding of it.
func CiteVersion(alone *compare.Comparison, at Origin) Citation {
	column := alone.Columns[0]
	v := column.Revision.Version()
	cited := citeCoding(alone.Case, alone.Columns, v.Title, at)
	stored := cited.Date
	cited.Publisher, cited.Language = "", "" // those of the coding, which the notes name
	cited.Key = "parley-" + keyOf(column.Ref())
	for _, author := range v.Authors {
		cited.Authors = append(cited.Authors, alone.Case.ActorLabel(author))
	}
	cited.Dated, cited.Date = v.Dates.Named()
	cited.Notes = append(cited.Notes, sentence(v.Act.Words()+", "+versionWords(column.Revision)+" ("+column.Ref().String()+")"))
	if words := dateWords(v.Dates); words != "" {
		cited.Notes = append(cited.Notes, sentence(words))
	}
	cited.Notes = append(cited.Notes, codedNotes(column)...)
	for _, s := range alone.Sources {
		cited.Notes = append(cited.Notes, sourceNote(alone, s.Number))
	}
	cited.Notes = append(cited.Notes, madeNotes(alone.Case, stored, at)...)
	return cited
}

// codedNotes say who coded a text, and that it was withdrawn if it was.
func codedNotes(column compare.Column) []string {
	read := column.Revision.Version().Read
	notes := []string{"Coded by " + read.By + " on " + read.On.Words() + "."}
	if w := column.Withdrawn; w != nil {
		notes = append(notes, "Withdrawn on "+proposals.DateOf(w.At).Words()+": "+ended(w.Reason))
	}
	return notes
}

// sourceNote describes source number n, with its address.
func sourceNote(c *compare.Comparison, n int) string {
	source := c.Sources[n-1]
	name := "title not recorded"
	if source.Title != "" {
		name = source.Name()
	}
	note := fmt.Sprintf("Source: %s, %s, %s; %s", source.Publisher, name, source.DateWords(), source.Words())
	if source.Address != "" {
		note += " <" + source.Address + ">"
	}
	return note
}

// CiteCell names what one text of a comparison has on one question, at is where
// the cell stands.
func CiteCell(c *compare.Comparison, row compare.Row, column int, at Origin) Citation {
	text := c.Columns[column]
	cited := citeCoding(c.Case, []compare.Column{text}, title(c, "proposals side by side")+", "+labelled("row", []string{row.Label})+", "+columnName(c, column), at)
	cited.IsTable = true
	cited.Key = citationKey(c.Case, "cell-"+row.Issue.Slug.String()+"-"+keyOf(text.Ref()), c.Pinned().Encode())
	cited.Notes = append(cited.Notes, "Question: "+row.Question)
	cell := row.Cells[column]
	var sources []int
	for _, e := range cell.Entries {
		cited.Notes = append(cited.Notes, headlineNote(e.Headline, e.Term))
		sources = append(sources, e.Sources...)
	}
	for _, e := range cell.Elsewhere {
		cited.Notes = append(cited.Notes, compare.ElsewhereNote+": “"+e.Headline+"”.")
		sources = append(sources, e.Sources...)
	}
	for _, b := range cell.Blanks {
		cited.Notes = append(cited.Notes, "No answer: "+ended(located(b.Where, b.Words)))
		sources = append(sources, b.Sources...)
	}
	if len(cell.Entries)+len(cell.Blanks) == 0 {
		cited.Notes = append(cited.Notes, "No answer: "+cell.Coverage.Words()+".")
	}
	cited.Notes = append(cited.Notes, "Text: "+textWords(text)+".")
	cited.Notes = append(cited.Notes, codedNotes(text)...)
	slices.Sort(sources)
	for _, n := range slices.Compact(sources) {
		cited.Notes = append(cited.Notes, sourceNote(c, n))
	}
	cited.Notes = append(cited.Notes, madeNotes(c.Case, cited.Date, at)...)
	return cited
}

// headlineNote says what was coded, and how far it is the text's.
func headlineNote(headline string, term *proposals.Term) string {
	note := "Coded: “" + headline + "”"
	if term != nil && term.Point != "" {
		note += ", at " + term.Point
	}
	if term != nil && term.Inferred != "" {
		note += ", by inference"
	}
	return note + "."
}

// CitePlace names what stands at an anchor of the only text of a comparison: a
// term or a step with all of its quotes, or one quote. It is empty where nothing
// stands there. The address of at is that of the text.
func CitePlace(alone *compare.Comparison, anchor string, at Origin) []Citation {
	for _, p := range places(alone) {
		quotes := make([]Citation, len(p.quotes))
		for i, q := range p.quotes {
			quotes[i] = citeQuote(alone, p, i+1, q, at)
			if anchor == proposals.QuoteAnchor(p.anchor, i+1) {
				return quotes[i : i+1]
			}
		}
		if anchor == p.anchor {
			return append([]Citation{citePlace(alone, p, at)}, quotes...)
		}
	}
	return nil
}

// A place is a term or a step, as its text's page shows it.
type place struct {
	anchor, headline string
	question         string // empty for a step
	term             *proposals.Term
	inferred         bool
	sources          []int
	quotes           []compare.Quote
}

// places are those of the only text, each once.
func places(alone *compare.Comparison) []place {
	var all []place
	for _, t := range alone.Tables {
		for _, g := range t.Groups {
			for _, row := range g.Rows {
				if row.Issue == nil || row.Also {
					continue
				}
				for _, e := range slices.Concat(row.Cells[0].Entries, row.Cells[0].Elsewhere) {
					all = append(all, place{e.Anchor, e.Headline, row.Question, e.Term, e.Term.Inferred != "", e.Sources, e.Quotes})
				}
			}
		}
	}
	return append(all, stepPlaces(alone)...)
}

func stepPlaces(alone *compare.Comparison) []place {
	v := alone.Columns[0].Revision.Version()
	number := func(slug proposals.Slug) int {
		return slices.IndexFunc(alone.Sources, func(s compare.Source) bool { return s.Slug == slug }) + 1
	}
	var all []place
	for _, step := range v.Steps {
		after := make([]string, len(step.After))
		for i, event := range step.After {
			after[i] = compare.Named(alone.Case.EventLabel(event))
		}
		p := place{
			anchor:   step.Anchor(),
			headline: compare.Named(alone.Case.EventLabel(step.Event)) + " after " + listed(after),
			inferred: step.Inferred != "",
		}
		for _, slug := range v.SourcesOf(step.Sources) {
			p.sources = append(p.sources, number(slug))
		}
		for _, q := range step.Quotes {
			source, _ := v.Source(q.Source)
			spoken := q.Language
			if spoken == "" {
				spoken = source.Language
			}
			p.quotes = append(p.quotes, compare.Quote{Text: q.Text, Language: spoken, Source: number(q.Source), OfText: q.OfText})
		}
		all = append(all, p)
	}
	return all
}

// point is the text's own label for the place, if it has one.
func (p place) point() string {
	if p.term == nil {
		return ""
	}
	return p.term.Point
}

// citePlace names a coded answer. Its headline is the coder's, so that the
// authors of the text are named as those, never as its own.
func citePlace(alone *compare.Comparison, p place, at Origin) Citation {
	column := alone.Columns[0]
	at.Address += "#" + p.anchor
	cited := citeCoding(alone.Case, alone.Columns, "“"+p.headline+"”, as coded of "+textWords(column), at)
	cited.Key = "parley-" + keyOf(column.Ref()) + "-" + p.anchor
	if p.question != "" {
		cited.Notes = append(cited.Notes, "Question: "+p.question)
	}
	if p.point() != "" {
		cited.Notes = append(cited.Notes, "Place in the text: "+ended(p.point()))
	}
	if p.inferred {
		cited.Notes = append(cited.Notes, "By inference.")
	}
	if p.term != nil && p.term.SaidElsewhere {
		cited.Notes = append(cited.Notes, compare.ElsewhereNote+".")
	}
	cited.Notes = append(cited.Notes, codedNotes(column)...)
	for _, n := range p.sources {
		cited.Notes = append(cited.Notes, sourceNote(alone, n))
	}
	cited.Notes = append(cited.Notes, madeNotes(alone.Case, cited.Date, at)...)
	return cited
}

// citeQuote names the source in which words stand, says whose they are, and only
// then where they were coded: words of a newspaper are never to be cited as if
// they stood here first.
func citeQuote(alone *compare.Comparison, p place, n int, q compare.Quote, at Origin) Citation {
	column, source := alone.Columns[0], alone.Sources[q.Source-1]
	anchor := proposals.QuoteAnchor(p.anchor, n)
	cited := Citation{
		Key:      "parley-" + keyOf(column.Ref()) + "-" + anchor,
		Authors:  []string{source.Publisher},
		Title:    source.Title,
		Date:     source.Date,
		Language: source.Language,
		Address:  source.Address,
	}
	if cited.Title == "" {
		cited.Title = "Title not recorded"
	}
	quoted := strings.Trim(q.Text, `"“”`) // it is set in marks here
	if q.OfText {
		cited.Notes = append(cited.Notes, fmt.Sprintf("Words of the text, as quoted by %s: “%s”.", source.Publisher, quoted))
	} else {
		cited.Notes = append(cited.Notes, fmt.Sprintf("As printed by %s, not shown to be words of the text: “%s”.", source.Publisher, quoted))
	}
	coded := "As coded in " + textWords(column)
	if p.point() != "" {
		coded += ", at " + p.point()
	}
	coded += ", under “" + p.headline + "”, " + alone.Case.Case().Publisher.Name
	if stored := newestDay(alone.Case, alone.Columns); !stored.IsZero() {
		coded += ", stored on " + stored.Words()
	}
	switch place := at.Address + "#" + anchor; {
	case at.Address == "":
	case cited.Address == "":
		cited.Address = place
		coded += ", at this address; none was recorded of the source"
	default:
		coded += " <" + place + ">"
	}
	cited.Notes = append(cited.Notes, coded)
	return cited
}

// sentence makes words one, with a capital and a full stop.
func sentence(words string) string {
	return ended(strings.ToUpper(words[:1]) + words[1:])
}

// ended puts a full stop behind words that have none.
func ended(words string) string {
	if strings.HasSuffix(words, ".") || strings.HasSuffix(words, "?") || strings.HasSuffix(words, "!") {
		return words
	}
	return words + "."
}
