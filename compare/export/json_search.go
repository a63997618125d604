package export

import (
	"io"

	"parley/proposals"
)

// A FoundPlace is where something was found, with its address.
type FoundPlace struct {
	proposals.Hit
	Address string
	// Newer says that the coding is not the newest of its version.
	Newer bool
}

// SearchJSON prints what a search found, part by part.
func SearchJSON(w io.Writer, result proposals.SearchResult, found Page[FoundPlace], o Options) error {
	return writeJSON(w, jsonSearchFile{
		newJSONFile("search", "Search: "+result.Query.Words, o), newJSONSearchQuery(result.Query), result.Whole,
		result.Texts, result.Total, result.Skipped, result.Hint(), each(found.Items, newJSONFound), found.Next,
	})
}

type jsonSearchFile struct {
	jsonFile
	Query jsonSearchQuery `json:"query"`
	// Whole says that all words were looked for.
	Whole   bool        `json:"whole"`
	Texts   int         `json:"texts"`
	Total   int         `json:"total"`
	Skipped int         `json:"skipped"`
	Hint    string      `json:"hint,omitempty"`
	Found   []jsonFound `json:"found"`
	Next    string      `json:"next,omitempty"`
}

type jsonSearchQuery struct {
	Words   string   `json:"q"`
	Case    string   `json:"case,omitempty"`
	Topics  []string `json:"topic,omitempty"`
	Parties []string `json:"party,omitempty"`
	Texts   []string `json:"text,omitempty"`
	From    string   `json:"from,omitempty"`
	To      string   `json:"to,omitempty"`
	AsOf    string   `json:"as-of,omitempty"`
}

func newJSONSearchQuery(q proposals.SearchQuery) jsonSearchQuery {
	var texts []string
	for _, ref := range q.Texts {
		texts = append(texts, ref.String())
	}
	return jsonSearchQuery{q.Words, q.Case.String(), slugs(q.Topics), slugs(q.Parties), texts, q.From.String(), q.To.String(), q.AsOf.String()}
}

// A jsonFound is a place with what was found there.
type jsonFound struct {
	Place    string     `json:"place"`
	Kind     string     `json:"kind"`
	Address  string     `json:"address"`
	Case     string     `json:"case"`
	Issue    string     `json:"issue,omitempty"`
	Label    string     `json:"label,omitempty"`
	Question string     `json:"question,omitempty"`
	Ref      string     `json:"ref,omitempty"`
	Title    string     `json:"title,omitempty"`
	Authors  []string   `json:"authors,omitempty"`
	Dates    *jsonDates `json:"dates,omitempty"`
	// Newer says that there is a newer coding of the version.
	Newer     bool             `json:"newer,omitempty"`
	Withdrawn *jsonWithdrawn   `json:"withdrawn,omitempty"`
	Fields    []jsonFoundField `json:"fields"`
}

// A jsonFoundField is a field in stretches, those that were found marked.
type jsonFoundField struct {
	Field     string        `json:"field"`
	Language  string        `json:"language,omitempty"`
	Stretches []jsonStretch `json:"stretches"`
}

type jsonStretch struct {
	Text  string `json:"text"`
	Found bool   `json:"found,omitempty"`
}

func newJSONFound(p FoundPlace) jsonFound {
	found := jsonFound{
		Place: p.Place(), Kind: string(p.Kind), Address: p.Address, Case: p.Case.String(), Issue: p.Issue.String(),
		Label: proposals.StretchText(p.Label), Question: proposals.StretchText(p.Question), Authors: p.Authors,
	}
	if !p.Text.Ref.IsZero() {
		dates := newJSONDates(p.Text.Dates)
		found.Ref, found.Title, found.Dates = p.Text.Ref.String(), p.Text.Title, &dates
		found.Newer, found.Withdrawn = p.Newer, newJSONWithdrawn(p.Text.Withdrawn)
	}
	for _, f := range append([]proposals.FoundField{p.Head}, p.Found...) {
		field := jsonFoundField{Field: string(f.Name), Language: f.Language}
		for _, s := range f.Stretches {
			field.Stretches = append(field.Stretches, jsonStretch{s.Text, s.Found})
		}
		found.Fields = append(found.Fields, field)
	}
	return found
}
