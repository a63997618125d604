package proposals

import (
	"cmp"
	"fmt"
	"slices"
)

// A Term is what one version says on one issue.
type Term struct {
	Place
	// Reading tells terms apart where sources disagree on what the text says.
	Reading  Slug
	Headline string

	Stance Stance
	Value  Value // nil on a measure
	// On are the parties or actors who must do it or refrain, where the text
	// says so; else the issue's own.
	On []Slug
	// Scope are phrases that narrow it, never interpreted.
	Scope []string

	// After are the events that it waits for, all of them; Until those any one
	// of which ends it; Unless those any one of which makes it lapse. Each may
	// be [Open] alone.
	After, Until, Unless []Slug
	Unconditional        bool
	DetailsAt            Slug
	Deadlines            []Deadline

	Point         string // the text's own label for the place
	Sources       []Slug // may be empty where the version has one only
	Ambiguous     string // how it is ambiguous as drafted
	Inferred      string // what the coder concluded it from
	SaidElsewhere bool
	Body          Prose
	Quotes        []Quote
}

// A Place is where in a version a term or a blank stands. Option, Part and By
// may be zero.
type Place struct {
	Issue, Option, Part Slug
	By                  Slug // in a joint draft, whose bracket
}

// MaxHeadline is the longest headline, in characters.
const MaxHeadline = 120

// A Blank says why a version has no term at a place.
type Blank struct {
	Place
	Coverage Coverage // one of [Blanks]
	After    []Slug   // the events that it is left to, where it is deferred
	Sources  []Slug
	// SaidElsewhere marks a blank that rests on what was reported of the
	// party's position elsewhere, not on this text.
	SaidElsewhere bool
	Search        Search // where it is silent
}

// A Search is how a silence was established.
type Search struct {
	By     string
	On     Date
	Words  []string // that were looked for
	Points []string // of the text that were read, where only a part was
}

// IsZero reports whether nothing was searched.
func (s Search) IsZero() bool {
	return s.By == "" && s.On.IsZero() && len(s.Words) == 0 && len(s.Points) == 0
}

// A Step is an order that no term says: Event waits for all of After.
type Step struct {
	Event    Slug
	After    []Slug
	Option   Slug
	By       Slug
	Sources  []Slug
	Inferred string
	Quotes   []Quote
}

// comparePlaces orders places as the case orders issues and parts, and the
// version its options; the general one stands first.
func comparePlaces(a, b Place, c *CaseRevision, v *Version) int {
	return cmp.Or(
		cmp.Compare(c.issueIndex(a.Issue), c.issueIndex(b.Issue)),
		cmp.Compare(optionIndex(v, a.Option), optionIndex(v, b.Option)),
		cmp.Compare(c.partIndex(a.Issue, a.Part), c.partIndex(b.Issue, b.Part)),
		a.By.Compare(b.By),
	)
}

func optionIndex(v *Version, option Slug) int {
	return slices.IndexFunc(v.Options, func(l Label) bool { return l.Slug == option })
}

// order puts the content of v into canonical order: terms and blanks as the
// case orders its issues, sets by their slugs.
func (v *Version) order(c *CaseRevision) {
	slices.SortStableFunc(v.Terms, func(a, b Term) int {
		return cmp.Or(comparePlaces(a.Place, b.Place, c, v), a.Reading.Compare(b.Reading), compareBool(a.SaidElsewhere, b.SaidElsewhere))
	})
	for i := range v.Terms {
		t := &v.Terms[i]
		for _, list := range []*[]Slug{&t.On, &t.After, &t.Until, &t.Unless, &t.Sources} {
			*list = sortedSlugs(*list)
		}
		t.Sources = v.impliedSources(t.Sources)
		t.Quotes = v.plainQuotes(t.Quotes)
		t.Body = t.Body.joined()
	}
	slices.SortStableFunc(v.Blanks, func(a, b Blank) int {
		return cmp.Or(cmp.Compare(slices.Index(Blanks, a.Coverage), slices.Index(Blanks, b.Coverage)), comparePlaces(a.Place, b.Place, c, v))
	})
	for i := range v.Blanks {
		b := &v.Blanks[i]
		b.After, b.Sources = sortedSlugs(b.After), v.impliedSources(sortedSlugs(b.Sources))
	}
	for i := range v.Steps {
		s := &v.Steps[i]
		s.After, s.Sources = sortedSlugs(s.After), v.impliedSources(sortedSlugs(s.Sources))
		s.Quotes = v.plainQuotes(s.Quotes)
	}
	v.Authors = sortedSlugs(v.Authors)
	v.Intro = v.Intro.joined()
	if v.Rest != nil {
		v.Rest = &Rest{v.Rest.Coverage, sortedSlugs(v.Rest.After)}
	}
}

// impliedSources drops what need not be said where there is one source only.
func (v *Version) impliedSources(sources []Slug) []Slug {
	if len(v.Sources) == 1 {
		return nil
	}
	return sources
}

// plainQuotes drops the language where it is the source's own.
func (v *Version) plainQuotes(quotes []Quote) []Quote {
	quotes = slices.Clone(quotes)
	for i, q := range quotes {
		if s, ok := v.Source(q.Source); ok && s.Language == q.Language {
			quotes[i].Language = ""
		}
	}
	return quotes
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	default:
		return 1
	}
}

// String names the place in a message.
func (p Place) String() string {
	text := fmt.Sprintf("%q", p.Issue)
	for _, narrower := range []struct {
		name string
		slug Slug
	}{{"option", p.Option}, {"part", p.Part}, {"by", p.By}} {
		if !narrower.slug.IsZero() {
			text += fmt.Sprintf(", %s %q", narrower.name, narrower.slug)
		}
	}
	return text
}
