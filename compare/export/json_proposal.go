package export

import (
	"io"

	"parley/compare"
	"parley/proposals"
)

// ProposalJSON prints the versions of a proposal, each with its codings, the
// newest first: codings are in that order, at least one.
func ProposalJSON(w io.Writer, c *proposals.CaseRevision, codings Page[proposals.Listing], o Options) error {
	first := codings.Items[0]
	return writeJSON(w, struct {
		jsonFile
		Notice    []string      `json:"notice"`
		Case      jsonCase      `json:"case"`
		Proposal  string        `json:"proposal"`
		Authors   []string      `json:"authors"`
		Revisions []jsonListing `json:"revisions"`
		Next      string        `json:"next,omitempty"`
	}{
		newJSONFile("proposal", first.Title, o), compare.Notice(c), newJSONCase(c), first.Ref.Proposal().String(), full(slugs(first.Authors)),
		each(codings.Items, newJSONListing), codings.Next,
	})
}

// VersionJSON prints one coding of a version, typed: alone is the comparison
// that has it for its only text, and of which nothing is left out. Explanations
// and quotes are there in any case.
func VersionJSON(w io.Writer, alone *compare.Comparison, o Options) error {
	o.Prose, o.Quotes, o.WithoutVerdicts = true, true, true
	v := alone.Columns[0].Revision.Version()
	file := jsonVersion{
		newJSONFile("version", v.Title, o), compare.Notice(alone.Case), newJSONCase(alone.Case), newJSONNames(alone.Case), newJSONText(alone.Columns[0]),
		v.Intro.Text(), nil, []jsonAnswer{}, each(v.Blanks, newJSONWritten),
		each(v.Steps, func(s proposals.Step) jsonWrittenStep { return newJSONWrittenStep(v, s) }),
		newJSONOrder(alone, o).Roads, newJSONSources(alone.Columns, alone.Sources),
	}
	if v.Rest != nil {
		file.Rest = &jsonRest{string(v.Rest.Coverage), slugs(v.Rest.After)}
	}
	eachRow(alone, func(_ compare.Table, row compare.Row) {
		if row.Issue != nil && !row.Also {
			file.Answers = append(file.Answers, jsonAnswer{newJSONIssue(row.Issue, row.Label, row.Question), newJSONCell(alone.Columns[0].Ref(), row.Cells[0], o)})
		}
	})
	return writeJSON(w, file)
}

type jsonVersion struct {
	jsonFile
	Notice []string  `json:"notice"`
	Case   jsonCase  `json:"case"`
	Names  jsonNames `json:"names"`
	Text   jsonText  `json:"text"`
	Intro  string    `json:"intro,omitempty"`
	Rest   *jsonRest `json:"rest,omitempty"`
	// Answers are one for each question, Blanks those that the coding writes:
	// others follow from them, from the rest or from what it does not say.
	Answers []jsonAnswer      `json:"answers"`
	Blanks  []jsonWritten     `json:"blanks"`
	Steps   []jsonWrittenStep `json:"steps"`
	Order   []jsonRoad        `json:"order"`
	Sources []jsonSource      `json:"sources"`
}

type jsonRest struct {
	Coverage string   `json:"coverage"`
	After    []string `json:"after,omitempty"`
}

// A jsonAnswer is what the text has on one question.
type jsonAnswer struct {
	jsonIssue
	Cell jsonCell `json:"cell"`
}

// A jsonWritten is a blank as the coding has it. Sources are the slugs that
// they have in it.
type jsonWritten struct {
	Issue         string      `json:"issue"`
	Option        string      `json:"option,omitempty"`
	Part          string      `json:"part,omitempty"`
	By            string      `json:"by,omitempty"`
	Coverage      string      `json:"coverage"`
	After         []string    `json:"after,omitempty"`
	SaidElsewhere bool        `json:"said-elsewhere,omitempty"`
	Search        *jsonSearch `json:"search,omitempty"`
	Sources       []string    `json:"sources,omitempty"`
}

// A jsonSearch is how a silence was established.
type jsonSearch struct {
	By     string   `json:"by"`
	On     string   `json:"on"`
	Words  []string `json:"words"`
	Points []string `json:"points,omitempty"`
}

func newJSONWritten(b proposals.Blank) jsonWritten {
	written := jsonWritten{
		b.Issue.String(), b.Option.String(), b.Part.String(), b.By.String(), string(b.Coverage), slugs(b.After), b.SaidElsewhere, nil, slugs(b.Sources),
	}
	if s := b.Search; !s.IsZero() {
		written.Search = &jsonSearch{s.By, s.On.String(), full(s.Words), s.Points}
	}
	return written
}

// A jsonWrittenStep is an order that no term says.
type jsonWrittenStep struct {
	Anchor   string             `json:"anchor"`
	Event    string             `json:"event"`
	After    []string           `json:"after"`
	Option   string             `json:"option,omitempty"`
	By       string             `json:"by,omitempty"`
	Inferred string             `json:"inferred,omitempty"`
	Sources  []string           `json:"sources,omitempty"`
	Quotes   []jsonWrittenQuote `json:"quotes,omitempty"`
}

type jsonWrittenQuote struct {
	Text     string `json:"text"`
	Language string `json:"language,omitempty"`
	Source   string `json:"source"`
	OfText   bool   `json:"of-text"`
}

func newJSONWrittenStep(v *proposals.Version, s proposals.Step) jsonWrittenStep {
	step := jsonWrittenStep{s.Anchor(), s.Event.String(), full(slugs(s.After)), s.Option.String(), s.By.String(), s.Inferred, slugs(v.SourcesOf(s.Sources)), nil}
	for _, q := range s.Quotes {
		step.Quotes = append(step.Quotes, jsonWrittenQuote{q.Text, q.Language, q.Source.String(), q.OfText})
	}
	return step
}
