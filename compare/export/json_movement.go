package export

import (
	"parley/compare"
)

// A jsonMovement is what differs between two texts.
type jsonMovement struct {
	jsonFile
	Notice  []string         `json:"notice"`
	Reading []string         `json:"reading"`
	Case    jsonCase         `json:"case"`
	Names   []string         `json:"names"`
	Summary string           `json:"summary"`
	Recoded bool             `json:"recoded"`
	Texts   []jsonText       `json:"texts"`
	Whole   []jsonChange     `json:"whole"`
	Topics  []jsonTopicMoved `json:"topics"`
	Sources []jsonSource     `json:"sources"`
}

type jsonTopicMoved struct {
	Topic  string            `json:"topic"`
	Label  string            `json:"label"`
	Counts []jsonChangeCount `json:"counts"`
	Issues []jsonIssueMoved  `json:"issues"`
}

type jsonChangeCount struct {
	Kind    string `json:"kind"`
	Words   string `json:"words"`
	Changes int    `json:"changes"`
}

type jsonIssueMoved struct {
	jsonIssue
	Changes []jsonChange `json:"changes"`
}

// A jsonChange is one thing that differs. Fields are those that a verdict can
// rest on, Wording the rest.
type jsonChange struct {
	Kind    string           `json:"kind"`
	Words   string           `json:"words"`
	Label   string           `json:"label,omitempty"`
	Where   string           `json:"where,omitempty"`
	From    jsonSide         `json:"from"`
	To      jsonSide         `json:"to"`
	Fields  []jsonDifference `json:"fields"`
	Wording []jsonDifference `json:"wording"`
	Note    string           `json:"note,omitempty"`
}

// A jsonSide is what one of the texts has there: a term, a blank, or neither.
type jsonSide struct {
	Anchor string     `json:"anchor,omitempty"`
	Term   *jsonTerm  `json:"term,omitempty"`
	Blank  *jsonBlank `json:"blank,omitempty"`
}

type jsonDifference struct {
	Field string     `json:"field"`
	Label string     `json:"label"`
	Old   string     `json:"old,omitempty"`
	New   string     `json:"new,omitempty"`
	Runs  []jsonRun  `json:"runs,omitempty"`
	Quote *jsonQuote `json:"quote,omitempty"`
}

type jsonRun struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
}

func newJSONMovement(m *compare.Movement, o Options) jsonMovement {
	o.Prose, o.Quotes = true, true
	change := func(c compare.Change) jsonChange { return newJSONChange(m, c, o) }
	return jsonMovement{
		newJSONFile("movement", movementTitle(m), o), compare.Notice(m.Case), movementReading(m), newJSONCase(m.Case), m.Names[:], m.Summary(), m.Recoded,
		each(m.Columns, newJSONText), each(m.Whole, change),
		each(m.Topics, func(t compare.TopicMovement) jsonTopicMoved {
			counts := each(t.Counts, func(c compare.ChangeCount) jsonChangeCount {
				return jsonChangeCount{string(c.Kind), m.KindWords(c.Kind), c.Changes}
			})
			issues := each(t.Issues, func(i compare.IssueMovement) jsonIssueMoved {
				return jsonIssueMoved{newJSONIssue(i.Issue, i.Issue.Label, i.Issue.Question), each(i.Changes, change)}
			})
			return jsonTopicMoved{t.Topic.Slug.String(), t.Topic.Label, counts, issues}
		}),
		newJSONSources(m.Columns, m.Sources),
	}
}

func newJSONChange(m *compare.Movement, c compare.Change, o Options) jsonChange {
	return jsonChange{
		string(c.Kind), m.KindWords(c.Kind), c.Label, c.Where, newJSONSide(c.From, o), newJSONSide(c.To, o),
		each(c.Fields, newJSONDifference), each(c.Wording, newJSONDifference), c.Note,
	}
}

func newJSONSide(s compare.ChangeSide, o Options) jsonSide {
	side := jsonSide{Anchor: s.Anchor}
	if s.Entry != nil {
		term := newJSONTerm(*s.Entry, o)
		side.Term = &term
	}
	if s.Blank != nil {
		blank := newJSONBlank(*s.Blank)
		side.Blank = &blank
	}
	return side
}

func newJSONDifference(d compare.Difference) jsonDifference {
	made := jsonDifference{Field: d.Field, Label: d.Label(), Old: d.Old, New: d.New}
	for _, r := range d.Runs {
		made.Runs = append(made.Runs, jsonRun{string(r.Kind), r.Text})
	}
	if d.Quote != nil {
		quote := newJSONQuote(*d.Quote)
		made.Quote = &quote
	}
	return made
}
