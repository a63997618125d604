package compare

import (
	"slices"
	"strings"

	"parley/proposals"
)

// A blank is why no term holds at a place.
type blank struct {
	coverage proposals.Coverage
	after    string           // what it is left to, in words, where it is deferred
	written  *proposals.Blank // nil where it is computed
	rest     bool             // by what the version says of everything else
}

// written is a blank that the version has.
func (c *column) written(b *proposals.Blank) blank {
	return blank{coverage: b.Coverage, after: c.untilWords(b.After), written: b}
}

// computed is the blank of a place that the version says nothing of.
func (c *column) computed(issue *proposals.Issue, place proposals.Place) blank {
	v := c.version()
	spoken := func(fits func(proposals.Place) bool) bool {
		return slices.ContainsFunc(c.placed[issue.Slug], func(p placed) bool {
			return p.term != nil && general(p.Part, place.Part) && fits(p.Place)
		})
	}
	_, known := c.Revision.Against().Issue(issue.Slug)
	switch {
	case len(v.Sources) == 0:
		return blank{coverage: proposals.Unavailable}
	case spoken(func(p proposals.Place) bool { return !general(p.Option, place.Option) }):
		return blank{coverage: proposals.NotInThisOption}
	case spoken(func(p proposals.Place) bool { return !general(p.By, place.By) }):
		return blank{coverage: proposals.InOthersBrackets}
	case v.Rest != nil && known:
		return blank{coverage: v.Rest.Coverage, after: c.untilWords(v.Rest.After), rest: true}
	default:
		return blank{coverage: proposals.NotCoded}
	}
}

// untilWords name the events that something is left to.
func (c *column) untilWords(after []proposals.Slug) string {
	return and(eventWords(c.in, after))
}

// blank is b in words.
func (c *column) blank(b blank, where string) Blank {
	shown := Blank{Coverage: b.coverage, Where: where, Words: b.coverage.Words()}
	switch {
	case b.written != nil:
		shown.Sources = c.numbers(b.written.Sources)
		shown.Words += searchWords(b.written.Search)
	case b.rest:
		for _, s := range c.version().Sources {
			shown.Sources = append(shown.Sources, c.sources[s.Slug])
		}
	}
	if b.coverage == proposals.Deferred {
		shown.Words += " until " + b.after
	}
	return shown
}

// searchWords say how a silence was established.
func searchWords(s proposals.Search) string {
	if s.IsZero() {
		return ""
	}
	words := ": searched by " + s.By + " on " + s.On.Words() + " for the words: " + strings.Join(s.Words, ", ")
	if len(s.Points) > 0 {
		words += "; in the points: " + strings.Join(s.Points, ", ")
	}
	return words
}
