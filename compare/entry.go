package compare

import (
	"strings"

	"parley/proposals"
)

// entry is a term in words.
func (c *column) entry(t *proposals.Term, issue *proposals.Issue) Entry {
	e := Entry{
		Term: t, Anchor: t.Anchor(), Headline: t.Headline,
		Answer: answer(t, issue), Fields: c.fields(t, issue), Sources: c.numbers(t.Sources),
	}
	for _, q := range t.Quotes {
		e.Quotes = append(e.Quotes, c.quote(q))
	}
	return e
}

func (c *column) quote(q proposals.Quote) Quote {
	language := q.Language
	if s, ok := c.version().Source(q.Source); ok && language == "" {
		language = s.Language
	}
	return Quote{Text: q.Text, Language: language, Source: c.sources[q.Source], OfText: q.OfText}
}

// answer is stance and value, and whether they were concluded.
func answer(t *proposals.Term, issue *proposals.Issue) string {
	words := statedAnswer(t, issue)
	if t.Inferred != "" {
		words += ", by inference"
	}
	return words
}

func statedAnswer(t *proposals.Term, issue *proposals.Issue) string {
	_, free := t.Value.(proposals.Text)
	switch {
	case issue.Kind == proposals.Measure:
		return capital(string(t.Stance))
	case !free && !knownValue(t.Value):
		return capital(says(t, issue))
	case t.Stance == "":
		return t.Value.Words(issue)
	default:
		return capital(string(t.Stance)) + ": " + t.Value.Words(issue)
	}
}

// fields are all that narrows or times a term, and how we know it.
func (c *column) fields(t *proposals.Term, issue *proposals.Issue) []Field {
	var fields []Field
	add := func(name, words string) {
		if words != "" {
			fields = append(fields, Field{name, words})
		}
	}
	if !t.Option.IsZero() {
		add("option", c.version().OptionLabel(t.Option))
	}
	if !t.Part.IsZero() {
		add("part", issue.PartLabel(t.Part))
	}
	if !t.By.IsZero() {
		add("by", c.in.ActorLabel(t.By))
	}
	add("reading", t.Reading.String())
	add("on", actorWords(c.in, t.On))
	add("scope", strings.Join(t.Scope, "; "))
	add("after", and(eventWords(c.in, t.After)))
	add("until", or(eventWords(c.in, t.Until)))
	add("unless", or(eventWords(c.in, t.Unless)))
	if t.Unconditional {
		add("unconditional", "said to be so")
	}
	add("details-at", and(eventWords(c.in, single(t.DetailsAt))))
	add("deadline", strings.Join(deadlineWords(c.in, t.Deadlines), "; "))
	add("point", t.Point)
	add("ambiguous", t.Ambiguous)
	add("inferred", t.Inferred)
	return fields
}
