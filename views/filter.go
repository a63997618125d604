package views

import (
	"net/url"
	"slices"
	"strings"

	"parley/compare"
)

// A filter is the form with which a reader narrows a comparison.
type filter struct {
	Action string
	// Kept are the parameters that the form passes on as they are.
	Kept    []parameter
	Topics  []choice
	Only    []choice
	Options []choice
	// State says in words what is shown now.
	State string
	// All is the address without any narrowing, empty where there is none.
	All string
}

// A parameter is a part of an address's query.
type parameter struct{ Name, Value string }

// A choice is a box to tick.
type choice struct {
	ID, Value, Words string
	Relation         compare.Relation // of a choice among relations
	On               bool
}

// narrowing are the parameters that the form's own fields stand for.
var narrowing = []string{"topic", "only", "option"}

func newFilter(c *compare.Comparison) filter {
	q := c.Query
	f := filter{
		Action:  comparisonAddress(compare.Query{Case: q.Case}),
		Kept:    keptParameters(q.Values()),
		Topics:  topicChoices(c),
		Only:    relationChoices(q),
		Options: optionChoices(c),
		State:   filterWords(c),
	}
	if f.narrows() {
		f.All = comparisonAddress(widest(q))
	}
	return f
}

func (f filter) narrows() bool {
	on := func(c choice) bool { return c.On }
	return slices.ContainsFunc(f.Topics, on) || slices.ContainsFunc(f.Only, on) || slices.ContainsFunc(f.Options, on) || slices.ContainsFunc(f.Kept, func(p parameter) bool { return p.Name == "issue" })
}

// widest is q without any narrowing.
func widest(q compare.Query) compare.Query {
	q.Topics, q.Issues, q.Only, q.Options = nil, nil, nil, nil
	return q
}

func keptParameters(values url.Values) []parameter {
	var kept []parameter
	for name, all := range values {
		for _, value := range all {
			if !slices.Contains(narrowing, name) {
				kept = append(kept, parameter{name, value})
			}
		}
	}
	// Stable: the values of one name keep their order.
	slices.SortStableFunc(kept, func(a, b parameter) int { return strings.Compare(a.Name, b.Name) })
	return kept
}

func topicChoices(c *compare.Comparison) []choice {
	var all []choice
	for _, t := range c.Case.Case().Topics {
		on := slices.Contains(c.Query.Topics, t.Slug)
		if on || !t.Retired {
			all = append(all, choice{"in-" + t.Slug.String(), t.Slug.String(), t.Label, "", on})
		}
	}
	return all
}

func relationChoices(q compare.Query) []choice {
	var all []choice
	for _, r := range compare.Relations {
		value := compare.Query{Only: []compare.Relation{r}}.Values().Get("only")
		all = append(all, choice{"only-" + relationAnchor(r), value, sentenceCase(string(r)), r, slices.Contains(q.Only, r)})
	}
	return all
}

// optionChoices lists each option once, though several versions may offer it.
func optionChoices(c *compare.Comparison) []choice {
	var all []choice
	for _, column := range c.Columns {
		for _, option := range column.Revision.Version().Options {
			if slices.ContainsFunc(all, func(there choice) bool { return there.Value == option.Slug.String() }) {
				continue
			}
			all = append(all, choice{
				ID:    "option-" + option.Slug.String(),
				Value: option.Slug.String(),
				Words: column.Heading + ": " + option.Text,
				On:    slices.Contains(c.Query.Options, option.Slug),
			})
		}
	}
	return all
}

// filterWords say what the filter lets through.
func filterWords(c *compare.Comparison) string {
	parts := []string{"all topics", "all verdicts"}
	if on := chosen(topicChoices(c)); len(on) > 0 {
		parts[0] = joinWords(on)
	}
	for _, slug := range c.Query.Issues {
		if issue, ok := c.Case.Issue(slug); ok {
			parts[0] += ", only “" + issue.Label + "”"
		}
	}
	if on := chosen(relationChoices(c.Query)); len(on) > 0 {
		parts[1] = "only: " + strings.ToLower(joinWords(on))
	}
	if on := chosen(optionChoices(c)); len(on) > 0 {
		parts = append(parts, joinWords(on))
	}
	return strings.Join(parts, "; ")
}

func chosen(all []choice) []string {
	var words []string
	for _, c := range all {
		if c.On {
			words = append(words, c.Words)
		}
	}
	return words
}
