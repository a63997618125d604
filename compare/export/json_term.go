package export

import (
	"encoding/json"

	"parley/compare"
	"parley/proposals"
)

// A jsonCell is what one text has on one question.
type jsonCell struct {
	Ref      string `json:"ref"`
	Coverage string `json:"coverage"`
	Words    string `json:"words"`
	// Terms are those of the text, Blanks why it has none at a place, and
	// Elsewhere what was reported of its authors, which is no part of it.
	Terms     []jsonTerm  `json:"terms"`
	Blanks    []jsonBlank `json:"blanks"`
	Elsewhere []jsonTerm  `json:"said-elsewhere"`
	Since     string      `json:"since,omitempty"`
}

func newJSONCell(ref proposals.Ref, cell compare.Cell, o Options) jsonCell {
	term := func(e compare.Entry) jsonTerm { return newJSONTerm(e, o) }
	return jsonCell{
		ref.String(), coverageName(cell.Shown()), cell.ShownWords(),
		each(cell.Entries, term), each(cell.Blanks, newJSONBlank), each(cell.Elsewhere, term), string(cell.Since),
	}
}

// A jsonTerm has the fields of a term, and its answer and the rest of them in
// words.
type jsonTerm struct {
	Anchor   string `json:"anchor"`
	Headline string `json:"headline"`
	Answer   string `json:"answer"`

	Option        string         `json:"option,omitempty"`
	Part          string         `json:"part,omitempty"`
	By            string         `json:"by,omitempty"`
	Reading       string         `json:"reading,omitempty"`
	Stance        string         `json:"stance,omitempty"`
	Value         *jsonValue     `json:"value,omitempty"`
	On            []string       `json:"on,omitempty"`
	Scope         []string       `json:"scope,omitempty"`
	After         []string       `json:"after,omitempty"`
	Until         []string       `json:"until,omitempty"`
	Unless        []string       `json:"unless,omitempty"`
	Unconditional bool           `json:"unconditional,omitempty"`
	DetailsAt     string         `json:"details-at,omitempty"`
	Deadlines     []jsonDeadline `json:"deadlines,omitempty"`
	Point         string         `json:"point,omitempty"`
	Ambiguous     string         `json:"ambiguous,omitempty"`
	Inferred      string         `json:"inferred,omitempty"`
	SaidElsewhere bool           `json:"said-elsewhere,omitempty"`

	Fields      []jsonField `json:"fields"`
	Explanation string      `json:"explanation,omitempty"`
	Quotes      []jsonQuote `json:"quotes,omitempty"`
	Sources     []int       `json:"sources"`
}

// A jsonField is a field in words.
type jsonField struct {
	Field string `json:"field"`
	Label string `json:"label"`
	Words string `json:"words"`
}

func newJSONTerm(e compare.Entry, o Options) jsonTerm {
	t := e.Term
	term := jsonTerm{
		Anchor: e.Anchor, Headline: e.Headline, Answer: e.Answer,
		Option: t.Option.String(), Part: t.Part.String(), By: t.By.String(), Reading: t.Reading.String(),
		Stance: string(t.Stance), Value: newJSONValue(t.Value), On: slugs(t.On), Scope: t.Scope,
		After: slugs(t.After), Until: slugs(t.Until), Unless: slugs(t.Unless), Unconditional: t.Unconditional,
		DetailsAt: t.DetailsAt.String(), Point: t.Point, Ambiguous: t.Ambiguous, Inferred: t.Inferred, SaidElsewhere: t.SaidElsewhere,
		Fields:  each(e.Fields, func(f compare.Field) jsonField { return jsonField{f.Name, f.Label(), f.Words} }),
		Sources: full(e.Sources),
	}
	for _, d := range t.Deadlines {
		term.Deadlines = append(term.Deadlines, newJSONDeadline(d))
	}
	if o.Prose {
		term.Explanation = t.Body.Text()
	}
	if o.Quotes {
		for _, q := range e.Quotes {
			term.Quotes = append(term.Quotes, newJSONQuote(q))
		}
	}
	return term
}

// A jsonQuote is words copied from a source: those of the text as it quotes
// them, or else its own, or of nobody that it names.
type jsonQuote struct {
	Text     string `json:"text"`
	Language string `json:"language"`
	Source   int    `json:"source"`
	OfText   bool   `json:"of-text"`
}

func newJSONQuote(q compare.Quote) jsonQuote {
	return jsonQuote{q.Text, q.Language, q.Source, q.OfText}
}

// A jsonBlank is why a text has no term at a place.
type jsonBlank struct {
	Coverage      string `json:"coverage"`
	Where         string `json:"where,omitempty"`
	Words         string `json:"words"`
	SaidElsewhere bool   `json:"said-elsewhere,omitempty"`
	Sources       []int  `json:"sources"`
}

func newJSONBlank(b compare.Blank) jsonBlank {
	return jsonBlank{coverageName(b.Coverage), b.Where, b.Words, b.SaidElsewhere, full(b.Sources)}
}

// A jsonValue is an answer, by its kind: answers of a choice, elements of a set,
// or two ends, of which one may be missing and which are equal for a bare
// figure. Text is the whole in the form of documents.
type jsonValue struct {
	Kind      string    `json:"kind"`
	Text      string    `json:"text"`
	Answers   []string  `json:"answers,omitempty"`
	Elements  *[]string `json:"elements,omitempty"` // empty for "none"
	Low       any       `json:"low,omitempty"`
	High      any       `json:"high,omitempty"`
	Unit      string    `json:"unit,omitempty"`
	Renewable bool      `json:"renewable,omitempty"`
}

type jsonDuration struct {
	Count int    `json:"count"`
	Unit  string `json:"unit"`
}

func newJSONValue(v proposals.Value) *jsonValue {
	if v == nil {
		return nil
	}
	value := jsonValue{Text: v.String()}
	switch v := v.(type) {
	case proposals.Choice:
		value.Kind, value.Answers = string(proposals.ChoiceKind), slugs(v.Answers())
	case proposals.Set:
		elements := full(slugs(v.Elements()))
		value.Kind, value.Elements = string(proposals.SetKind), &elements
	case proposals.DurationRange:
		value.Kind, value.Renewable = string(proposals.DurationKind), v.Renewable()
		value.Low, value.High = end(v.Low(), durationEnd), end(v.High(), durationEnd)
	case proposals.QuantityRange:
		value.Kind, value.Unit = string(proposals.QuantityKind), v.Unit()
		number := func(n proposals.Number) any { return json.Number(n.String()) }
		value.Low, value.High = end(v.Low(), number), end(v.High(), number)
	case proposals.DateRange:
		value.Kind = string(proposals.DateKind)
		date := func(d proposals.Date) any { return d.String() }
		value.Low, value.High = end(v.Low(), date), end(v.High(), date)
	case proposals.Text:
		value.Kind = string(proposals.TextKind)
	case proposals.OpenValue, proposals.UnreportedValue:
		value.Kind = v.String()
	}
	return &value
}

// end is one end of a range, nil where it is missing.
func end[T comparable](limit T, shown func(T) any) any {
	var none T
	if limit == none {
		return nil
	}
	return shown(limit)
}

func durationEnd(d proposals.Duration) any { return newJSONDuration(d) }

func newJSONDuration(d proposals.Duration) *jsonDuration {
	if d.IsZero() {
		return nil
	}
	return &jsonDuration{d.Count(), d.Unit()}
}

// A jsonDeadline is a deadline by its form; what a form has not is left out.
type jsonDeadline struct {
	Text     string        `json:"text"`
	Edge     string        `json:"edge,omitempty"`
	Form     string        `json:"form"`
	Event    string        `json:"event,omitempty"`
	Duration *jsonDuration `json:"duration,omitempty"`
	Day      *int          `json:"day,omitempty"`
	Date     string        `json:"date,omitempty"`
	Clock    string        `json:"clock,omitempty"`
}

func newJSONDeadline(d proposals.Deadline) jsonDeadline {
	deadline := jsonDeadline{d.String(), d.Edge(), string(d.Form()), d.Event().String(), newJSONDuration(d.Duration()), nil, d.Date().String(), d.Clock()}
	if day := d.Day(); d.Form() == proposals.OnDay {
		deadline.Day = &day
	}
	return deadline
}
