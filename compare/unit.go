package compare

import (
	"cmp"
	"maps"
	"slices"

	"parley/proposals"
)

// A Unit is a place at which two codings are compared: that of a term or a
// blank, or, where Step is set, that of a step, whose event stands as the
// issue. What was said elsewhere stands apart from the text's own.
type Unit struct {
	proposals.Place
	Reading   proposals.Slug
	Elsewhere bool
	Step      bool
}

// Words name the unit for a reader: a label, and the slugs by which it is found
// in a document.
func (u Unit) Words(c *proposals.CaseRevision) string {
	words := proposals.SectionOrder + ": " + c.EventLabel(u.Issue)
	if issue, ok := c.Issue(u.Issue); ok && !u.Step {
		words = issue.Label
	}
	words += " (" + u.Issue.String() + ")"
	for _, narrower := range []struct {
		name string
		slug proposals.Slug
	}{{"option", u.Option}, {"part", u.Part}, {"by", u.By}, {"reading", u.Reading}} {
		if !narrower.slug.IsZero() {
			words += ", " + narrower.name + " " + narrower.slug.String()
		}
	}
	if u.Elsewhere {
		words += ", said elsewhere"
	}
	return words
}

// unitsOf are the places at which two codings are compared: those of which
// either speaks, and each issue in force of which neither does. They stand in
// the order of the case, the general before the narrower, and steps last.
func unitsOf(a, b *coding) []Unit {
	units := map[Unit]bool{}
	for _, c := range []*coding{a, b} {
		for u := range c.written {
			units[u] = true
		}
	}
	index := map[proposals.Slug]int{}
	for i, issue := range a.Against().Case().Issues {
		index[issue.Slug] = i
		topic, _ := a.Against().Topic(issue.Topic)
		if !issue.Retired && !topic.Retired && !a.speaks[issue.Slug] && !b.speaks[issue.Slug] {
			units[Unit{Place: proposals.Place{Issue: issue.Slug}}] = true
		}
	}
	return slices.SortedFunc(maps.Keys(units), func(u, v Unit) int {
		order := falseFirst(u.Step, v.Step)
		if !u.Step && !v.Step {
			order = cmp.Compare(index[u.Issue], index[v.Issue])
		}
		return cmp.Or(order, u.Issue.Compare(v.Issue), u.Option.Compare(v.Option), u.Part.Compare(v.Part), u.By.Compare(v.By),
			u.Reading.Compare(v.Reading), falseFirst(u.Elsewhere, v.Elsewhere))
	})
}

func falseFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	default:
		return 1
	}
}
