package export

import (
	"parley/compare"
	"parley/proposals"
)

// A jsonComparison is a comparison.
type jsonComparison struct {
	jsonFile
	Notice  []string     `json:"notice"`
	Reading []string     `json:"reading"`
	Case    jsonCase     `json:"case"`
	Query   jsonQuery    `json:"query"`
	AsOf    jsonDay      `json:"as-of"`
	Scope   []string     `json:"scope"`
	Absent  []string     `json:"absent"`
	Names   jsonNames    `json:"names"`
	Texts   []jsonText   `json:"texts"`
	Tables  []jsonTable  `json:"tables"`
	Order   jsonOrder    `json:"order"`
	Sources []jsonSource `json:"sources"`
}

func newJSONComparison(c *compare.Comparison, o Options) jsonComparison {
	return jsonComparison{
		newJSONFile("comparison", title(c, "proposals side by side"), o), compare.Notice(c.Case), readingLines(c, o), newJSONCase(c.Case), newJSONQuery(c.Query),
		newJSONDay(c), scopeLines(c), full(slugs(c.Absent)), newJSONNames(c.Case), each(c.Columns, newJSONText),
		each(c.Tables, func(t compare.Table) jsonTable { return newJSONTable(c, t, o) }),
		newJSONOrder(c, o), newJSONSources(c.Columns, c.Sources),
	}
}

// A jsonQuery is what was asked for, each value as an address has it.
type jsonQuery map[string][]string

func newJSONQuery(q compare.Query) jsonQuery { return jsonQuery(q.Values()) }

// A jsonTable is one topic.
type jsonTable struct {
	Topic  string      `json:"topic"`
	Label  string      `json:"label"`
	Counts []jsonCount `json:"counts,omitempty"`
	// Hidden is how many rows are left out, since their relation was not asked
	// for.
	Hidden int       `json:"hidden"`
	Note   string    `json:"note,omitempty"`
	Rows   []jsonRow `json:"rows"`
}

// A jsonCount says how many rows have a relation.
type jsonCount struct {
	Relation string `json:"relation"`
	Rows     int    `json:"rows"`
	InPart   int    `json:"in-part,omitempty"`
}

func newJSONCounts(counts []compare.Count) []jsonCount {
	var all []jsonCount
	for _, c := range counts {
		all = append(all, jsonCount{string(c.Relation), c.Rows, c.InPart})
	}
	return all
}

func newJSONTable(c *compare.Comparison, t compare.Table, o Options) jsonTable {
	table := jsonTable{Topic: t.Topic.Slug.String(), Label: t.Topic.Label, Hidden: t.Hidden, Rows: []jsonRow{}}
	if !o.WithoutVerdicts {
		table.Counts, table.Note = newJSONCounts(t.Counts), t.Note
	}
	for _, g := range t.Groups {
		for _, row := range g.Rows {
			table.Rows = append(table.Rows, newJSONRow(c, g.Kind, row, o))
		}
	}
	return table
}

// A jsonRow is one question, or the row "Order of steps", which has no issue,
// no kind and no cells: what it compares stands in the file's order.
type jsonRow struct {
	jsonIssue
	Also  bool       `json:"also,omitempty"`
	Group string     `json:"group"`
	Cells []jsonCell `json:"cells"`
	*jsonStanding
}

// A jsonStanding is how texts stand to each other on a question: the widest
// relation, the two texts that it is between, and each pair.
type jsonStanding struct {
	Relation string        `json:"relation"`
	Words    string        `json:"relation-words"`
	Between  []string      `json:"between,omitempty"`
	Verdicts []jsonVerdict `json:"verdicts"`
	Pairs    []jsonPair    `json:"pairs"`
}

type jsonPair struct {
	Between  []string      `json:"between"`
	Relation string        `json:"relation"`
	Words    string        `json:"relation-words"`
	Verdicts []jsonVerdict `json:"verdicts"`
}

// A jsonVerdict is a relation with the rule that gave it, the fields that it
// rests on and its reason.
type jsonVerdict struct {
	Where    string   `json:"where,omitempty"`
	Relation string   `json:"relation"`
	Rule     string   `json:"rule"`
	Reason   string   `json:"reason"`
	Fields   []string `json:"fields"`
	Inferred bool     `json:"inferred"`
}

func newJSONVerdict(v compare.Verdict) jsonVerdict {
	return jsonVerdict{v.Where, string(v.Relation), string(v.Rule), v.Reason, full(v.Fields), v.Inferred}
}

func newJSONRow(c *compare.Comparison, group compare.GroupKind, row compare.Row, o Options) jsonRow {
	made := jsonRow{jsonIssue: jsonIssue{Label: row.Label, Question: row.Question}, Also: row.Also, Group: string(group), Cells: []jsonCell{}}
	if row.Issue != nil {
		made.jsonIssue = newJSONIssue(row.Issue, row.Label, row.Question)
	}
	for i, cell := range row.Cells {
		made.Cells = append(made.Cells, newJSONCell(c.Columns[i].Ref(), cell, o))
	}
	if o.WithoutVerdicts {
		return made
	}
	made.jsonStanding = &jsonStanding{string(row.Relation), row.Words(), nil, each(row.Verdicts, newJSONVerdict), []jsonPair{}}
	if row.Left != row.Right {
		made.Between = between(c, row.Left, row.Right)
	}
	for _, p := range row.Pairs {
		made.Pairs = append(made.Pairs, jsonPair{between(c, p.Left, p.Right), string(p.Relation), p.Words(), each(p.Verdicts, newJSONVerdict)})
	}
	return made
}

func between(c *compare.Comparison, left, right int) []string {
	return []string{c.Columns[left].Ref().String(), c.Columns[right].Ref().String()}
}

// A jsonIssue is a question and what it takes as an answer.
type jsonIssue struct {
	Issue    string      `json:"issue,omitempty"`
	Topic    string      `json:"topic,omitempty"`
	Label    string      `json:"label"`
	Question string      `json:"question"`
	Kind     string      `json:"kind,omitempty"`
	Unit     string      `json:"unit,omitempty"`
	Limit    string      `json:"limit,omitempty"`
	Answers  []jsonLabel `json:"answers,omitempty"`
	Elements []jsonLabel `json:"elements,omitempty"`
	Parts    []jsonLabel `json:"parts,omitempty"`
	On       []string    `json:"on,omitempty"`
}

func newJSONIssue(i *proposals.Issue, label, question string) jsonIssue {
	return jsonIssue{
		i.Slug.String(), i.Topic.String(), label, question, string(i.Kind), i.Unit, string(i.Limit),
		newJSONLabels(i.Answers), newJSONLabels(i.Elements), newJSONLabels(i.Parts), slugs(i.On),
	}
}
