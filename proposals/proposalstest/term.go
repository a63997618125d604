package proposalstest

import (
	"slices"

	"parley/proposals"
	"pgregory.net/rapid"
)

// terms draws terms at places of their own.
func (b *versionBuilder) terms() {
	for range rapid.IntRange(0, 7).Draw(b.t, "terms") {
		place, issue := b.place()
		term := proposals.Term{Place: place, Reading: maybe(b.t, "reading", readingSlugs, 4), SaidElsewhere: chance(b.t, "said elsewhere", 6)}
		if slices.ContainsFunc(b.v.Terms, func(t proposals.Term) bool {
			return t.Place == place && t.Reading == term.Reading && t.SaidElsewhere == term.SaidElsewhere
		}) {
			continue
		}
		b.says(&term, issue)
		b.narrows(&term)
		b.shows(&term)
		b.v.Terms = append(b.v.Terms, term)
	}
}

// says draws the answer: stance and value.
func (b *versionBuilder) says(term *proposals.Term, issue *proposals.Issue) {
	stances := slices.Clone(proposals.Stances)
	if b.v.Act != proposals.MediatorText && b.v.Act != proposals.Agreement && (b.v.Act != proposals.JointDraft || !term.By.IsZero()) {
		stances = slices.DeleteFunc(stances, func(s proposals.Stance) bool { return s == proposals.Provides })
	}
	if issue.Kind == proposals.Measure {
		term.Stance = pick(b.t, "stance", stances)
		term.Unconditional = chance(b.t, "unconditional", 4)
		return
	}
	term.Stance = maybe(b.t, "stance", stances, 2)
	if term.Stance != proposals.Rejects || rapid.Bool().Draw(b.t, "rejects a value") {
		term.Value = Value(issue).Draw(b.t, "value")
	}
}

// narrows draws who, scope, conditions and deadlines.
func (b *versionBuilder) narrows(term *proposals.Term) {
	t := b.t
	var actors []proposals.Slug
	for _, a := range b.c.Actors {
		actors = append(actors, a.Slug)
	}
	term.On = some(t, "bearers", append(b.parties(), actors...), 2)
	for range rapid.IntRange(0, 2).Draw(t, "scopes") {
		if phrase := text(t, "scope", 300); !slices.Contains(term.Scope, phrase) {
			term.Scope = append(term.Scope, phrase)
		}
	}
	for _, list := range []*[]proposals.Slug{&term.After, &term.Until, &term.Unless} {
		if chance(t, "has events", 3) {
			*list = b.events("events", 1)
		}
	}
	term.After = slices.DeleteFunc(term.After, func(s proposals.Slug) bool { return s == term.Issue })
	if chance(t, "details later", 5) {
		term.DetailsAt = b.events("details at", 1)[0]
	}
	for range rapid.IntRange(0, 2).Draw(t, "deadlines") {
		if d := deadline(t, eventSlugs(b.c)); !slices.Contains(term.Deadlines, d) {
			term.Deadlines = append(term.Deadlines, d)
		}
	}
}

// shows draws what a reader sees and how we know.
func (b *versionBuilder) shows(term *proposals.Term) {
	t := b.t
	term.Headline = text(t, "headline", proposals.MaxHeadline)
	term.Point = maybeText(t, "point", 120, 3)
	term.Sources = b.cited()
	term.Ambiguous = maybeText(t, "ambiguous", 200, 5)
	term.Inferred = maybeText(t, "inferred", 200, 5)
	term.Body = maybeProse(t, "body")
	term.Quotes = b.quotes()
}

func (b *versionBuilder) quotes() []proposals.Quote {
	var list []proposals.Quote
	for range rapid.IntRange(0, 2).Draw(b.t, "quotes") {
		source := pick(b.t, "quoted source", b.v.Sources)
		q := proposals.Quote{Text: text(b.t, "quote", 300), Source: source.Slug, OfText: rapid.Bool().Draw(b.t, "of the text")}
		if source.Language == "" {
			q.Language = pick(b.t, "quote's own language", languages)
		} else if language := maybe(b.t, "quote's language", languages, 3); language != source.Language {
			q.Language = language
		}
		list = append(list, q)
	}
	return list
}
