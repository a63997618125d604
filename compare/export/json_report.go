package export

import (
	"parley/compare"
)

// A jsonReport is a report: tables of words, with what each line is about.
type jsonReport struct {
	jsonFile
	Notice  []string          `json:"notice"`
	Case    jsonCase          `json:"case"`
	Query   jsonQuery         `json:"query"`
	AsOf    jsonDay           `json:"as-of"`
	Report  string            `json:"report"`
	Notes   []string          `json:"notes"`
	Texts   []jsonText        `json:"texts"`
	Tables  []jsonReportTable `json:"tables"`
	Sources []jsonSource      `json:"sources"`
}

type jsonReportTable struct {
	Table string           `json:"table"`
	Label string           `json:"label"`
	About *jsonTarget      `json:"about,omitempty"`
	Notes []string         `json:"notes"`
	Head  []jsonReportCell `json:"head"`
	Rows  []jsonReportRow  `json:"rows"`
	Empty string           `json:"empty,omitempty"`
	Marks string           `json:"marks,omitempty"`
	Scale string           `json:"scale,omitempty"`
}

type jsonReportRow struct {
	Anchor string           `json:"anchor,omitempty"`
	Cells  []jsonReportCell `json:"cells"`
	Time   *jsonTime        `json:"time,omitempty"`
}

type jsonReportCell struct {
	Lines    []jsonReportLine `json:"lines"`
	Short    string           `json:"short,omitempty"`
	Coverage string           `json:"coverage,omitempty"`
	Relation string           `json:"relation,omitempty"`
	Counts   []jsonCount      `json:"counts,omitempty"`
}

type jsonReportLine struct {
	Words   string      `json:"words"`
	Minor   bool        `json:"minor,omitempty"`
	About   *jsonTarget `json:"about,omitempty"`
	Sources []int       `json:"sources,omitempty"`
}

// A jsonTarget is what words are about: a text, a place in it, a change, a thing
// of the case, or rows of a comparison.
type jsonTarget struct {
	Ref         string    `json:"ref,omitempty"`
	Anchor      string    `json:"anchor,omitempty"`
	ChangesFrom string    `json:"changes-from,omitempty"`
	Proposal    string    `json:"proposal,omitempty"`
	Issue       string    `json:"issue,omitempty"`
	Topic       string    `json:"topic,omitempty"`
	Party       string    `json:"party,omitempty"`
	Table       string    `json:"table,omitempty"`
	Compared    jsonQuery `json:"compared,omitempty"`
	Order       bool      `json:"order,omitempty"`
	Address     string    `json:"address,omitempty"`
}

// A jsonTime is a stretch of time in minutes of its table's scale.
type jsonTime struct {
	What   string   `json:"what"`
	Words  string   `json:"words"`
	Text   string   `json:"text"`
	From   *float64 `json:"from,omitempty"`
	To     *float64 `json:"to,omitempty"`
	Unsure bool     `json:"unsure,omitempty"`
}

func newJSONReport(r *compare.Report, o Options) jsonReport {
	c := reported(r)
	return jsonReport{
		newJSONFile("report", title(c, r.Title), o), compare.Notice(r.Case), newJSONCase(r.Case), newJSONQuery(r.Query), newJSONDay(c),
		r.Title, full(r.Notes), each(r.Texts, newJSONText), each(r.Tables, newJSONReportTable), newJSONSources(r.Texts, r.Sources),
	}
}

func newJSONReportTable(t compare.ReportTable) jsonReportTable {
	return jsonReportTable{
		t.Anchor, t.Label, newJSONTarget(t.To), full(t.Notes), newJSONCells(t.Head),
		each(t.Rows, func(row compare.ReportRow) jsonReportRow {
			return jsonReportRow{row.Anchor, newJSONCells(row.Cells), newJSONTime(row.Time)}
		}),
		t.Empty, t.Marks, string(t.Scale),
	}
}

// newJSONCells are the cells of a row, or of the head.
func newJSONCells(cells []compare.ReportCell) []jsonReportCell {
	return each(cells, func(cell compare.ReportCell) jsonReportCell {
		return jsonReportCell{each(cell.Lines, newJSONLine), cell.Short, cellCoverage(cell), string(cell.Relation), newJSONCounts(cell.Counts)}
	})
}

func newJSONLine(l compare.ReportLine) jsonReportLine {
	return jsonReportLine{l.Words, l.Minor, newJSONTarget(l.To), l.Sources}
}

func newJSONTarget(t compare.Target) *jsonTarget {
	if t.IsZero() {
		return nil
	}
	target := &jsonTarget{
		t.Ref.String(), t.Anchor, t.Changes.String(), t.Proposal.String(), t.Issue.String(), t.Topic.String(), t.Party.String(), t.Table, nil, t.Order, t.Address,
	}
	if t.Compared != nil {
		target.Compared = newJSONQuery(*t.Compared)
	}
	return target
}

func newJSONTime(t *compare.Time) *jsonTime {
	if t == nil {
		return nil
	}
	return &jsonTime{t.What, t.Words, t.Text, t.From, t.To, t.Unsure}
}
