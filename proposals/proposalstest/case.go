package proposalstest

import (
	"fmt"
	"slices"

	"parley/proposals"
	"pgregory.net/rapid"
)

// Case draws a case that keeps every rule.
func Case() *rapid.Generator[*proposals.CaseRevision] {
	return rapid.Custom(func(t *rapid.T) *proposals.CaseRevision {
		b := caseBuilder{t: t, taken: map[string]bool{}}
		b.head()
		b.topics()
		b.issues()
		b.wider()
		b.occasions()
		b.assumptions()
		revision, problems := proposals.NewCaseRevision(b.c, nil)
		if len(problems) > 0 {
			t.Fatalf("proposalstest: a case with problems:\n%v", problems)
		}
		return revision
	})
}

type caseBuilder struct {
	t     *rapid.T
	c     proposals.Case
	taken map[string]bool
}

// slug draws one that nothing else of the case has.
func (b *caseBuilder) slug(what string) proposals.Slug {
	s := rapid.StringMatching(`[a-z]([a-z0-9]|-[a-z]){0,8}`).Draw(b.t, what)
	for n := 2; ; n++ {
		if _, err := proposals.ParseSlug(s); err == nil && !b.taken[s] {
			break
		}
		s = fmt.Sprintf("%.8s-%d", s, n)
	}
	b.taken[s] = true
	return proposals.MustSlug(s)
}

func (b *caseBuilder) retired() bool { return chance(b.t, "retired", 8) }

func (b *caseBuilder) head() {
	t := b.t
	b.c = proposals.Case{
		Slug:      b.slug("case"),
		Title:     text(t, "title", 300),
		Publisher: proposals.Publisher{Name: text(t, "publisher", 120), Contact: text(t, "contact", 300)},
		Read:      proposals.Read{By: text(t, "reader", 120), On: date(t, "read on")},
		Note:      text(t, "note", 2000),
		Intro:     maybeProse(t, "intro"),
	}
	for range rapid.IntRange(2, 4).Draw(t, "parties") {
		p := proposals.Party{Slug: b.slug("party"), Label: text(t, "party's label", 120), Kind: pick(t, "party kind", proposals.PartyKinds), Retired: b.retired()}
		if p.Kind == proposals.Bloc {
			p.Members = rapid.SliceOfN(Text(40), 1, 3).Draw(t, "members")
		}
		b.c.Parties = append(b.c.Parties, p)
	}
	for range rapid.IntRange(0, 2).Draw(t, "actors") {
		b.c.Actors = append(b.c.Actors, proposals.Actor{Slug: b.slug("actor"), Label: text(t, "actor's label", 120), Retired: b.retired()})
	}
	for range rapid.IntRange(1, 4).Draw(t, "events") {
		b.c.Events = append(b.c.Events, proposals.Event{
			Slug: b.slug("event"), Label: text(t, "event's label", 120), Definition: text(t, "definition", 300), Retired: b.retired(),
		})
	}
	for range rapid.IntRange(0, 2).Draw(t, "opening") {
		b.c.Opening = append(b.c.Opening, b.slug("proposal"))
	}
}

func (b *caseBuilder) topics() {
	var labels []string
	for range rapid.IntRange(1, 4).Draw(b.t, "topics") {
		label := text(b.t, "topic's label", 100)
		for slices.Contains(labels, label) || slices.Contains(proposals.Sections, label) {
			label += "x"
		}
		labels = append(labels, label)
		b.c.Topics = append(b.c.Topics, proposals.Topic{Slug: b.slug("topic"), Label: label, Retired: b.retired()})
	}
	b.c.OrderTopic = maybe(b.t, "order topic", b.topicSlugs(), 2)
}

func (b *caseBuilder) topicSlugs() []proposals.Slug {
	var slugs []proposals.Slug
	for _, topic := range b.c.Topics {
		slugs = append(slugs, topic.Slug)
	}
	return slugs
}

func (b *caseBuilder) issues() {
	for range rapid.IntRange(1, 9).Draw(b.t, "issues") {
		kind := pick(b.t, "issue kind", append(proposals.IssueKinds, proposals.Measure, proposals.Measure))
		issue := proposals.Issue{
			Slug:     b.slug("issue"),
			Topic:    pick(b.t, "topic", b.topicSlugs()),
			Question: text(b.t, "question", 300),
			Label:    text(b.t, "issue's label", 60),
			Kind:     kind,
			On:       some(b.t, "bearers", b.actorSlugs(), 2),
			Retired:  b.retired(),
			Guidance: maybeProse(b.t, "guidance"),
		}
		b.kindFields(&issue)
		also := slices.DeleteFunc(b.topicSlugs(), func(s proposals.Slug) bool { return s == issue.Topic })
		issue.Also = some(b.t, "also", also, 2)
		if chance(b.t, "has parts", 3) {
			issue.Parts = b.labels("part", false)
		}
		b.c.Issues = append(b.c.Issues, issue)
	}
}

// kindFields draws what an issue of its kind needs.
func (b *caseBuilder) kindFields(issue *proposals.Issue) {
	switch issue.Kind {
	case proposals.ChoiceKind:
		issue.Answers = b.labels("answer", false)
	case proposals.SetKind:
		issue.Elements = b.labels("element", true)
	case proposals.QuantityKind:
		issue.Unit = pick(b.t, "unit", []string{"personnel", "percent", "battle tanks", "or_x*", "km²", text(b.t, "unit", 60)})
		issue.Limit = maybe(b.t, "limit", proposals.LimitKinds, 2)
	case proposals.DurationKind, proposals.DateKind:
		issue.Limit = maybe(b.t, "limit", proposals.LimitKinds, 2)
	case proposals.Measure, proposals.TextKind:
	}
}

func (b *caseBuilder) labels(what string, exclusive bool) []proposals.Label {
	var list []proposals.Label
	for range rapid.IntRange(1, 4).Draw(b.t, what+"s") {
		list = append(list, proposals.Label{Slug: b.slug(what), Text: text(b.t, what+"'s label", 300), Exclusive: exclusive && chance(b.t, "exclusive", 4)})
	}
	return list
}

func (b *caseBuilder) actorSlugs() []proposals.Slug {
	var slugs []proposals.Slug
	for _, p := range b.c.Parties {
		slugs = append(slugs, p.Slug)
	}
	for _, a := range b.c.Actors {
		slugs = append(slugs, a.Slug)
	}
	return slugs
}

// eventSlugs are the events of a case, measures among them.
func eventSlugs(c *proposals.Case) []proposals.Slug {
	var slugs []proposals.Slug
	for _, e := range c.Events {
		slugs = append(slugs, e.Slug)
	}
	for _, i := range c.Issues {
		if i.Kind == proposals.Measure {
			slugs = append(slugs, i.Slug)
		}
	}
	return slugs
}

// wider makes some events narrower cases of others. Each may only be narrower
// than one before it, so that there is no circle.
func (b *caseBuilder) wider() {
	all := eventSlugs(&b.c)
	before := func(slug proposals.Slug) []proposals.Slug {
		return some(b.t, "wider events", all[:slices.Index(all, slug)], 2)
	}
	for i := range b.c.Events {
		b.c.Events[i].Is = before(b.c.Events[i].Slug)
	}
	for i, issue := range b.c.Issues {
		if issue.Kind == proposals.Measure && chance(b.t, "is narrower", 3) {
			b.c.Issues[i].Is = before(issue.Slug)
		}
	}
}

func (b *caseBuilder) occasions() {
	for range rapid.IntRange(0, 3).Draw(b.t, "occasions") {
		o := proposals.Occasion{
			Slug:     b.slug("occasion"),
			Headline: text(b.t, "headline", proposals.MaxHeadline),
			Date:     date(b.t, "date"),
			Source:   proposals.OccasionSource{Publisher: text(b.t, "publisher", 120), Address: "https://paper.example/occasion"},
		}
		if to := date(b.t, "last day"); o.Date.Last().Before(to.First()) {
			o.To = to
		}
		if chance(b.t, "all recorded", 2) {
			o.Source.Title, o.Source.Date, o.Source.Language = text(b.t, "title", 300), date(b.t, "published"), "uk"
		}
		b.c.Occasions = append(b.c.Occasions, o)
	}
}

func (b *caseBuilder) assumptions() {
	all := eventSlugs(&b.c)
	if len(all) < 2 {
		return
	}
	for range rapid.IntRange(0, 2).Draw(b.t, "assumptions") {
		events := rapid.Permutation(all).Draw(b.t, "assumed order")
		b.c.Assumptions = append(b.c.Assumptions, proposals.Assumption{
			Slug:     b.slug("assumption"),
			Headline: text(b.t, "headline", proposals.MaxHeadline),
			Event:    events[0],
			After:    events[1:min(len(events), rapid.IntRange(2, 3).Draw(b.t, "after"))],
			Author:   text(b.t, "author", 120),
			Reason:   prose(b.t, "reason"),
		})
	}
}
