package export

import (
	"slices"
	"strings"

	"parley/compare"
)

// issueSheet has a row for each question, in which every text has columns that
// are named after its ref.
func issueSheet(c *compare.Comparison, o Options) sheet {
	s := sheet{names: names(issueValues(c, compare.Table{}, blankRow(c), o))}
	eachRow(c, func(t compare.Table, row compare.Row) { s.row(issueValues(c, t, row, o)...) })
	return s
}

// eachRow visits the rows of all tables.
func eachRow(c *compare.Comparison, visit func(compare.Table, compare.Row)) {
	for _, t := range c.Tables {
		for _, g := range t.Groups {
			for _, row := range g.Rows {
				visit(t, row)
			}
		}
	}
}

// blankRow is a row of c with nothing in it, for the names of its values.
func blankRow(c *compare.Comparison) compare.Row {
	return compare.Row{Cells: make([]compare.Cell, len(c.Columns))}
}

func names(values []value) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = v.name
	}
	return all
}

func issueValues(c *compare.Comparison, t compare.Table, row compare.Row, o Options) []value {
	values := slices.Concat(placeValues(c), rowValues(c, t, row), verdictValues(c, row, o))
	for i, column := range c.Columns {
		for _, v := range slices.Concat(textValues(c, column), saidValues(c, row, i, o)) {
			values = append(values, value{column.Ref().String() + " " + v.name, v.text})
		}
	}
	return values
}

// saidValues are what a text says in a row. A cell of several terms has a line
// for each, which says where it holds; so has each blank, of which the kind
// stands in the words.
func saidValues(c *compare.Comparison, row compare.Row, column int, o Options) []value {
	if row.Issue == nil {
		steps := strings.Join(orderLines(c, column), "\n")
		return sayValues(said{coverage: notAsked, answer: []string{steps}}, o)
	}
	cell := row.Cells[column]
	all := said{coverage: coverageName(cell.Shown())}
	numbers := map[int]bool{}
	for _, e := range cell.Entries {
		all.term(c, e)
		mark(numbers, e.Sources)
	}
	for _, b := range cell.Blanks {
		all.answer = append(all.answer, located(b.Where, blankPart(compare.Blank{Words: b.Words, SaidElsewhere: b.SaidElsewhere}).words))
		mark(numbers, b.Sources)
	}
	for _, e := range cell.Elsewhere {
		var other said
		other.term(c, e)
		all.elsewhere = append(all.elsewhere, strings.Join(slices.Concat(other.answer, other.headline, other.fields), "; "))
		mark(numbers, e.Sources)
	}
	if len(all.answer) == 0 {
		all.answer = []string{cell.Coverage.Words()}
	}
	return sayValues(all, o, sourceText(c.Sources, marked(numbers)))
}

// said is what a text says in a row, a line for each term.
type said struct {
	coverage                                                 string
	answer, headline, fields, explanation, quotes, elsewhere []string
}

func (s *said) term(c *compare.Comparison, e compare.Entry) {
	where, rest := placeOf(e)
	s.answer = append(s.answer, located(where, e.Answer))
	if e.Headline != "" {
		s.headline = append(s.headline, located(where, e.Headline))
	}
	if len(rest) > 0 {
		s.fields = append(s.fields, located(where, strings.Join(rest, "; ")))
	}
	if body := e.Term.Body.Text(); body != "" {
		s.explanation = append(s.explanation, located(where, body))
	}
	for _, q := range e.Quotes {
		s.quotes = append(s.quotes, quoteText(c.Sources, q))
	}
}

// placeOf parts the fields of a term into those that place it and the others.
func placeOf(e compare.Entry) (where string, rest []string) {
	var places []string
	for _, f := range e.Fields {
		words := f.Label() + ": " + f.Words
		if slices.Contains([]string{"option", "part", "by", "reading"}, f.Name) {
			places = append(places, words)
		} else {
			rest = append(rest, words)
		}
	}
	return strings.Join(places, ", "), rest
}

// quoteText is a quote with whose words they are and its source.
func quoteText(sources []compare.Source, q compare.Quote) string {
	line := q.Text + " — " + whoseWords(q, sources[q.Source-1].Publisher)
	return strings.Join(append([]string{line}, sourceNumbers([]int{q.Source})...), " ")
}

func sayValues(s said, o Options, sources ...string) []value {
	values := []value{
		{"coverage", s.coverage},
		{"answer", strings.Join(s.answer, "\n")},
		{"headline", strings.Join(s.headline, "\n")},
		{"fields", strings.Join(s.fields, "\n")},
	}
	if o.Prose {
		values = append(values, value{"explanation", strings.Join(s.explanation, "\n")})
	}
	if o.Quotes {
		values = append(values, value{"quotes", strings.Join(s.quotes, "\n")})
	}
	return append(values, value{"said-elsewhere", strings.Join(s.elsewhere, "\n")}, value{"sources", strings.Join(sources, "\n")})
}
