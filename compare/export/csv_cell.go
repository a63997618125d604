package export

import (
	"slices"
	"strconv"
	"strings"

	"parley/compare"
	"parley/proposals"
)

// cellSheet has a row for each term of each text, for each blank, and for what
// was reported of its authors elsewhere.
func cellSheet(c *compare.Comparison, o Options) sheet {
	none := compare.Entry{Term: &proposals.Term{}}
	s := sheet{}
	add := func(t compare.Table, row compare.Row, column compare.Column, shown []value) {
		s.row(slices.Concat(placeValues(c), rowValues(c, t, row), textValues(c, column), shown, verdictValues(c, row, o))...)
	}
	eachRow(c, func(t compare.Table, row compare.Row) {
		for i, column := range c.Columns {
			if row.Issue == nil {
				add(t, row, column, cellValues(c, notAsked, none, strings.Join(orderLines(c, i), "\n"), nil, false, o))
				continue
			}
			for _, shown := range cellRows(c, row.Cells[i], o) {
				add(t, row, column, shown)
			}
		}
	})
	if s.names == nil {
		add(compare.Table{}, blankRow(c), compare.Column{Revision: new(proposals.Revision)}, cellValues(c, "", none, "", nil, false, o))
		s.rows = nil
	}
	return s
}

func cellRows(c *compare.Comparison, cell compare.Cell, o Options) [][]value {
	var rows [][]value
	for _, e := range cell.Entries {
		rows = append(rows, cellValues(c, string(e.Shown()), e, e.Answer, e.Sources, false, o))
	}
	for _, b := range cell.Blanks {
		none := compare.Entry{Term: &proposals.Term{}}
		if b.Where != "" {
			none.Fields = []compare.Field{{Name: "where", Words: b.Where}}
		}
		rows = append(rows, cellValues(c, coverageName(b.Coverage), none, b.Words, b.Sources, b.SaidElsewhere, o))
	}
	if len(rows) == 0 {
		rows = append(rows, cellValues(c, coverageName(cell.Coverage), compare.Entry{Term: &proposals.Term{}}, cell.Coverage.Words(), nil, false, o))
	}
	for _, e := range cell.Elsewhere {
		rows = append(rows, cellValues(c, string(proposals.Stated), e, e.Answer, e.Sources, true, o))
	}
	return rows
}

// cellValues are what a text says at one place: an answer in words, and where
// it is a term each of its fields in the form that documents have it in.
func cellValues(c *compare.Comparison, coverage string, e compare.Entry, answer string, sources []int, elsewhere bool, o Options) []value {
	t := e.Term
	text := ""
	if t.Value != nil {
		text = t.Value.String()
	}
	fields := make([]string, len(e.Fields))
	for i, f := range e.Fields {
		fields[i] = f.Label() + ": " + f.Words
	}
	deadlines := make([]string, len(t.Deadlines))
	for i, d := range t.Deadlines {
		deadlines[i] = d.String()
	}
	values := []value{
		{"coverage", coverage},
		{"said-elsewhere", strconv.FormatBool(elsewhere)},
		{"option", t.Option.String()},
		{"part", t.Part.String()},
		{"by", t.By.String()},
		{"reading", t.Reading.String()},
		{"stance", string(t.Stance)},
		{"value", text},
		{"answer", answer},
		{"on", proposals.JoinSlugs(t.On)},
		{"scope", strings.Join(t.Scope, "\n")},
		{"after", proposals.JoinSlugs(t.After)},
		{"until", proposals.JoinSlugs(t.Until)},
		{"unless", proposals.JoinSlugs(t.Unless)},
		{"unconditional", strconv.FormatBool(t.Unconditional)},
		{"details-at", t.DetailsAt.String()},
		{"deadline", strings.Join(deadlines, "\n")},
		{"point", t.Point},
		{"headline", e.Headline},
		{"fields", strings.Join(fields, "\n")},
		{"inferred", t.Inferred},
		{"ambiguous", t.Ambiguous},
	}
	if o.Prose {
		values = append(values, value{"explanation", t.Body.Text()})
	}
	if o.Quotes {
		quotes := make([]string, len(e.Quotes))
		for i, q := range e.Quotes {
			quotes[i] = quoteText(c.Sources, q)
		}
		values = append(values, value{"quotes", strings.Join(quotes, "\n")})
	}
	return append(values, value{"anchor", e.Anchor}, value{"sources", sourceText(c.Sources, sources)})
}
