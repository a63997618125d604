package sqlite

import (
	"database/sql"
	"strconv"
	"strings"

	"parley/proposals"
)

// valueGiven marks a term whose value stands in the columns beside it, or in
// term_value.
const valueGiven = "given"

// A valueRow is the columns of a term that hold its value. The same row is
// written and read.
type valueRow struct {
	value             sql.NullString // "given", "open", "unreported", or NULL: none
	low, high         sql.NullFloat64
	lowUnit, highUnit sql.NullString
	renewable         bool
	lowDate, highDate sql.NullString
	text              sql.NullString
	members           []string // rows of term_value
}

func newValueRow(v proposals.Value) valueRow {
	if v == nil {
		return valueRow{}
	}
	row := valueRow{value: null(valueGiven)}
	switch v := v.(type) {
	case proposals.OpenValue, proposals.UnreportedValue:
		row.value = null(v.String())
	case proposals.Choice:
		row.members = slugTexts(v.Answers())
	case proposals.Set:
		row.members = slugTexts(v.Elements())
	case proposals.DurationRange:
		row.low, row.lowUnit = durationColumns(v.Low())
		row.high, row.highUnit = durationColumns(v.High())
		row.renewable = v.Renewable()
	case proposals.QuantityRange:
		row.low, row.high = numberColumn(v.Low()), numberColumn(v.High())
	case proposals.DateRange:
		row.lowDate, row.highDate = null(v.Low().String()), null(v.High().String())
	case proposals.Text:
		row.text = null(v.String())
	}
	return row
}

func slugTexts(slugs []proposals.Slug) []string {
	texts := make([]string, len(slugs))
	for i, s := range slugs {
		texts[i] = s.String()
	}
	return texts
}

func durationColumns(d proposals.Duration) (sql.NullFloat64, sql.NullString) {
	if d.IsZero() {
		return sql.NullFloat64{}, sql.NullString{}
	}
	return sql.NullFloat64{Float64: float64(d.Count()), Valid: true}, null(d.Unit())
}

// numberColumn is n as the nearest double. A number has at most 15 digits, and
// so many survive the way there and back.
func numberColumn(n proposals.Number) sql.NullFloat64 {
	f, err := strconv.ParseFloat(n.String(), 64)
	return sql.NullFloat64{Float64: f, Valid: err == nil}
}

// parse is the value that the row holds, an answer to issue.
func (row valueRow) parse(issue *proposals.Issue) (proposals.Value, error) {
	if !row.value.Valid {
		return nil, nil
	}
	return proposals.ParseValue(row.document(issue), issue)
}

// document writes the value as a document does.
func (row valueRow) document(issue *proposals.Issue) string {
	if row.value.String != valueGiven {
		return row.value.String
	}
	switch issue.Kind {
	case proposals.ChoiceKind:
		return strings.Join(row.members, " or ")
	case proposals.SetKind:
		if len(row.members) == 0 {
			return "none"
		}
		return strings.Join(row.members, ", ")
	case proposals.DurationKind:
		limits := rangeText("at least", "at most", durationText(row.low, row.lowUnit), durationText(row.high, row.highUnit))
		if row.renewable {
			limits += ", renewable"
		}
		return limits
	case proposals.QuantityKind:
		return rangeText("at least", "at most", numberText(row.low), numberText(row.high)) + " " + issue.Unit
	case proposals.DateKind:
		return rangeText("from", "by", row.lowDate.String, row.highDate.String)
	default:
		return row.text.String
	}
}

func numberText(f sql.NullFloat64) string {
	if !f.Valid {
		return ""
	}
	return strconv.FormatFloat(f.Float64, 'f', -1, 64)
}

func durationText(count sql.NullFloat64, unit sql.NullString) string {
	return strings.TrimSpace(numberText(count) + " " + unit.String)
}

// rangeText writes a range as a document does; an end that is missing is empty.
func rangeText(lower, upper, low, high string) string {
	switch {
	case low == "":
		return upper + " " + high
	case high == "":
		return lower + " " + low
	case low == high:
		return low
	default:
		return low + ".." + high
	}
}
