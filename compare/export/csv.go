package export

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"parley/compare"
	"parley/proposals"
)

// printCSV prints a table of values as RFC 4180 has it: one line of names, the
// same number of values in each row, CRLF between rows. Where it comes from
// stands in columns of every row, never in lines above the names, so that any
// program reads it. How rows are made is told in the manual of these files,
// views/API.md.
func printCSV(w io.Writer, t Taken, o Options) error {
	var s sheet
	switch {
	case t.comparison != nil && o.Rows == RowsOfCells:
		s = cellSheet(t.comparison, o)
	case t.comparison != nil:
		s = issueSheet(t.comparison, o)
	case t.report != nil:
		s = reportSheet(t.report)
	default:
		s = movementSheet(t.movement)
	}
	s.add("address", o.Address)
	s.add("program", programWords(o))
	s.add("notice", strings.Join(compare.Notice(t.caseRevision()), "\n"))
	_, err := w.Write(s.csv())
	return err
}

// programWords name the program that wrote a file.
func programWords(o Options) string { return strings.TrimSpace("Parley " + o.Program) }

func (t Taken) caseRevision() *proposals.CaseRevision {
	switch {
	case t.comparison != nil:
		return t.comparison.Case
	case t.report != nil:
		return t.report.Case
	default:
		return t.movement.Case
	}
}

// A sheet is a table of values: names of columns, and rows with a value for
// each.
type sheet struct {
	names []string
	rows  [][]string
}

// A value is one of a row, under the name of its column.
type value struct{ name, text string }

// row adds a row. All rows of a sheet have the same names in the same order.
func (s *sheet) row(values ...value) {
	if s.names == nil {
		for _, v := range values {
			s.names = append(s.names, v.name)
		}
	}
	row := make([]string, len(values))
	for i, v := range values {
		row[i] = v.text
	}
	s.rows = append(s.rows, row)
}

// add gives every row one more value, the same for all.
func (s *sheet) add(name, text string) {
	s.names = append(s.names, name)
	for i := range s.rows {
		s.rows[i] = append(s.rows[i], text)
	}
}

func (s *sheet) csv() []byte {
	var b bytes.Buffer
	for _, row := range append([][]string{s.names}, s.rows...) {
		for i, text := range row {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(csvValue(text))
		}
		b.WriteString("\r\n")
	}
	return b.Bytes()
}

// csvValue quotes a value where it must be. An apostrophe goes before what a
// spreadsheet would take for a formula, and before an apostrophe: a reader that
// takes one from wherever a value begins with it has the value again.
func csvValue(text string) string {
	if strings.IndexAny(text, "=+-@＝＋－＠\t\r\n'") == 0 {
		text = "'" + text
	}
	if strings.ContainsAny(text, "\",\r\n") || strings.TrimSpace(text) != text {
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return text
}

// placeValues say of every row in which case, and as of which day.
func placeValues(c *compare.Comparison) []value {
	kind, date := asOf(c)
	return []value{
		{"case", c.Case.Case().Slug.String()},
		{"case-revision", positive(c.Case.Stored().Revision)},
		{"as-of", date.String()},
		{"as-of-kind", kind},
	}
}

// rowValues say which question a row is of.
func rowValues(c *compare.Comparison, t compare.Table, row compare.Row) []value {
	values := []value{
		{"topic", t.Topic.Slug.String()},
		{"topic-label", t.Topic.Label},
		{"issue", ""},
		{"label", row.Label},
		{"question", row.Question},
		{"kind", orderKind},
		{"also", strconv.FormatBool(row.Also)},
	}
	if row.Issue != nil {
		values[2].text, values[5].text = row.Issue.Slug.String(), string(row.Issue.Kind)
	}
	return values
}

// orderKind stands for the kind of issue in the row "Order of steps", which is
// none.
const orderKind = "order of steps"

// notAsked is the coverage of a row that asks no question.
const notAsked = "not asked"

// verdictValues are how the texts stand in a row, none where that is left out.
func verdictValues(c *compare.Comparison, row compare.Row, o Options) []value {
	if o.WithoutVerdicts {
		return nil
	}
	var rules []string
	inferred := false
	for _, v := range row.Verdicts {
		if !slices.Contains(rules, string(v.Rule)) {
			rules = append(rules, string(v.Rule))
		}
		inferred = inferred || v.Inferred
	}
	var between string
	if row.Left != row.Right {
		between = c.Columns[row.Left].Ref().String() + "\n" + c.Columns[row.Right].Ref().String()
	}
	return []value{
		{"relation", string(row.Relation)},
		{"relation-words", row.Words()},
		{"relation-between", between},
		{"rule", strings.Join(rules, "\n")},
		{"reason", strings.Join(verdictLines(c, row), "\n")},
		{"by-inference", strconv.FormatBool(inferred)},
	}
}

// textValues say which text a column is, and what its coding rests on.
func textValues(c *compare.Comparison, column compare.Column) []value {
	v := column.Revision.Version()
	kind, date := v.Dates.Named()
	withdrawn := ""
	if column.Withdrawn != nil {
		withdrawn = column.Withdrawn.Reason
	}
	return []value{
		{"ref", column.Ref().String()},
		{"proposal", v.Proposal.String()},
		{"version", strconv.Itoa(v.Number)},
		{"revision", positive(column.Revision.Stored().Revision)},
		{"as-author", column.By.String()},
		{"authors", proposals.JoinSlugs(v.Authors)},
		{"heading", column.Heading},
		{"title", v.Title},
		{"date-kind", kind},
		{"date", date.String()},
		{"basis", v.Basis().Words()},
		{"coded-by", v.Read.By},
		{"coded-on", v.Read.On.String()},
		{"coding-note", v.Note},
		{"read-again", column.Reading.Words(v.Read.By)},
		{"withdrawn", withdrawn},
	}
}

// sourceText is a line for each source of which the numbers are given.
func sourceText(sources []compare.Source, numbers []int) string {
	lines := make([]string, len(numbers))
	for i, n := range numbers {
		s := sources[n-1]
		parts := []string{s.Publisher, s.Name(), s.DateWords(), s.Words(), s.Address}
		lines[i] = fmt.Sprintf("%d: %s", n, strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), "; "))
	}
	return strings.Join(lines, "\n")
}

// positive prints a number that may be missing.
func positive(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// coverageName names a kind of cell as documents do, the zero value in words.
func coverageName(c proposals.Coverage) string {
	if c == proposals.NotCoded {
		return c.Words()
	}
	return string(c)
}
