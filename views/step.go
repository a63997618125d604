package views

import (
	"parley/compare"
	"parley/proposals"
)

// A stepLine is an order that no term says.
type stepLine struct {
	Anchor, Words string
	Fields        []compare.Field
	Sources       []int
	Quotes        []quotation
}

func newStepLines(alone *compare.Comparison) []stepLine {
	var lines []stepLine
	v := alone.Columns[0].Revision.Version()
	for _, step := range v.Steps {
		line := stepLine{
			Anchor: step.Anchor(),
			Words:  orderWords(alone.Case, step.Event, step.After),
			Fields: stepFields(alone.Case, v, step),
		}
		for _, slug := range v.SourcesOf(step.Sources) {
			line.Sources = append(line.Sources, sourceNumber(alone, slug))
		}
		for _, q := range step.Quotes {
			line.Quotes = append(line.Quotes, newQuotation(v, q))
		}
		lines = append(lines, line)
	}
	return lines
}

// stepFields are what narrows a step, and how it is known.
func stepFields(c *proposals.CaseRevision, v *proposals.Version, step proposals.Step) []compare.Field {
	var fields []compare.Field
	if !step.Option.IsZero() {
		fields = append(fields, compare.Field{Name: "option", Words: v.OptionLabel(step.Option)})
	}
	if !step.By.IsZero() {
		fields = append(fields, compare.Field{Name: "by", Words: c.ActorLabel(step.By)})
	}
	if step.Inferred != "" {
		fields = append(fields, compare.Field{Name: "inferred", Words: step.Inferred})
	}
	return fields
}

// sourceNumber is the number of a source of the only column.
func sourceNumber(alone *compare.Comparison, slug proposals.Slug) int {
	for _, s := range alone.Sources {
		if s.Slug == slug {
			return s.Number
		}
	}
	return 0
}
