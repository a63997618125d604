package proposalstest

import (
	"fmt"
	"slices"

	"parley/proposals"
	"pgregory.net/rapid"
)

// Revision draws a coding of a version against c that keeps every rule.
func Revision(c *proposals.CaseRevision) *rapid.Generator[*proposals.Revision] {
	return rapid.Custom(func(t *rapid.T) *proposals.Revision {
		b := versionBuilder{t: t, against: c, c: c.Case()}
		b.head()
		b.acts()
		b.sources()
		if len(b.v.Sources) > 0 {
			b.terms()
			b.blanks()
			b.steps()
		}
		revision, problems := proposals.NewRevision(b.v, c)
		if len(problems) > 0 {
			t.Fatalf("proposalstest: a version with problems:\n%v", problems)
		}
		return revision
	})
}

type versionBuilder struct {
	t       *rapid.T
	against *proposals.CaseRevision
	c       *proposals.Case
	v       proposals.Version
}

var (
	proposalSlugs = []proposals.Slug{proposals.MustSlug("first-draft"), proposals.MustSlug("memorandum"), proposals.MustSlug("plan-2")}
	optionSlugs   = []proposals.Slug{proposals.MustSlug("package"), proposals.MustSlug("withdrawal"), proposals.MustSlug("annex-b")}
	sourceSlugs   = []proposals.Slug{proposals.MustSlug("reuters"), proposals.MustSlug("tass"), proposals.MustSlug("a-copy")}
	readingSlugs  = []proposals.Slug{proposals.MustSlug("reading-1"), proposals.MustSlug("of-the-agency")}
	languages     = []string{"en", "ru", "uk", "en-GB", "zh-Hant"}
)

func (b *versionBuilder) head() {
	t := b.t
	b.v = proposals.Version{
		Proposal:  pick(t, "proposal", proposalSlugs),
		Number:    rapid.IntRange(1, 3).Draw(t, "version"),
		Case:      b.c.Slug,
		Title:     text(t, "title", 300),
		Languages: some(t, "languages", languages, 2),
		Dates:     b.dates(),
		Read:      proposals.Read{By: text(t, "reader", 120), On: date(t, "read on")},
		Note:      text(t, "note", 2000),
		Intro:     maybeProse(t, "intro"),
	}
	for _, party := range some(t, "callers", b.parties(), 2) {
		b.v.Called = append(b.v.Called, proposals.CalledBy{Party: party, Title: text(t, "called", 300)})
	}
	for _, option := range some(t, "options", optionSlugs, 2) {
		b.v.Options = append(b.v.Options, proposals.Label{Slug: option, Text: text(t, "option's label", 300)})
	}
	switch rapid.IntRange(0, 3).Draw(t, "rest") {
	case 0:
		b.v.Rest = &proposals.Rest{Coverage: proposals.Unreported}
	case 1:
		b.v.Rest = &proposals.Rest{Coverage: proposals.Deferred, After: b.events("rest until", 1)}
	}
}

func (b *versionBuilder) parties() []proposals.Slug {
	var slugs []proposals.Slug
	for _, p := range b.c.Parties {
		slugs = append(slugs, p.Slug)
	}
	return slugs
}

func (b *versionBuilder) dates() proposals.Dates {
	var d proposals.Dates
	all := []*proposals.Date{&d.Text, &d.HandedOver, &d.Published, &d.Reported}
	for _, which := range append(some(b.t, "dates", all, 3), pick(b.t, "a date", all)) {
		*which = date(b.t, "date")
	}
	return d
}

// events draws at least the given number of events of the case, or open alone.
func (b *versionBuilder) events(what string, least int) []proposals.Slug {
	if chance(b.t, what+" open", 6) {
		return []proposals.Slug{proposals.Open}
	}
	all := rapid.Permutation(eventSlugs(b.c)).Draw(b.t, what)
	return all[:min(len(all), least+rapid.IntRange(0, 1).Draw(b.t, "more events"))]
}

// acts draws who says it, as what, and to what.
func (b *versionBuilder) acts() {
	t := b.t
	b.v.Act = pick(t, "act", append(proposals.Acts, proposals.JointDraft))
	authors := rapid.Permutation(b.parties()).Draw(t, "authors")
	b.v.Authors = authors[:rapid.IntRange(1, len(authors)).Draw(t, "number of authors")]
	if b.v.Act == proposals.JointDraft {
		b.v.Authors = authors[:max(2, len(b.v.Authors))]
	}
	b.v.Answers, b.v.BasedOn = b.earlier("answers"), b.earlier("based on")
	if b.v.Act == proposals.Response && !b.v.Answers.IsZero() {
		b.v.AnswersWith = maybe(t, "answers with", proposals.Answers, 2)
	}
}

// earlier draws a ref to another text, or an earlier one of the proposal.
func (b *versionBuilder) earlier(what string) proposals.Ref {
	others := []string{"", "", "", "us-plan@1", "us-plan@2.3", "joint@1:" + b.v.Authors[0].String()}
	if b.v.Number > 1 {
		others = append(others, b.v.Proposal.String()+"@1")
	}
	s := pick(b.t, what, others)
	if s == "" {
		return proposals.Ref{}
	}
	return must(b.t, proposals.ParseRef, s)
}

func (b *versionBuilder) sources() {
	t := b.t
	for _, slug := range some(t, "sources", sourceSlugs, 3) {
		s := proposals.Source{
			Slug: slug, Publisher: text(t, "publisher", 120), Title: text(t, "source's title", 300), Date: date(t, "source's date"),
			Language: pick(t, "source's language", languages), Kind: pick(t, "source kind", proposals.SourceKinds), Extent: pick(t, "extent", proposals.Extents),
			Leaked: chance(t, "leaked", 4), Address: maybe(t, "address", []string{"https://a.example/x?y=1#z", "http://b.example/:%20#{}", "https://c.example/ї'\""}, 2),
		}
		if s.Kind == proposals.TextSource {
			s.Rendering = pick(t, "rendering", proposals.Renderings)
		}
		if chance(t, "held", 3) {
			s.SHA256 = fmt.Sprintf("%064x", rapid.Uint64().Draw(t, "hash"))
		}
		if s.Address != "" {
			forgets(t, &s)
		}
		b.v.Sources = append(b.v.Sources, s)
	}
}

// forgets takes away what was not recorded of a source with an address.
func forgets(t *rapid.T, s *proposals.Source) {
	if chance(t, "no title", 4) {
		s.Title = ""
	}
	if chance(t, "no date", 4) {
		s.Date = proposals.Date{}
	}
	if chance(t, "no language", 4) {
		s.Language = ""
	}
}

// cited draws the sources of a term, step or blank.
func (b *versionBuilder) cited() []proposals.Slug {
	all := b.sourceSlugs()
	if len(all) == 1 {
		return nil
	}
	return rapid.Permutation(all).Draw(b.t, "cited")[:rapid.IntRange(1, len(all)).Draw(b.t, "number cited")]
}

func (b *versionBuilder) sourceSlugs() []proposals.Slug {
	var slugs []proposals.Slug
	for _, s := range b.v.Sources {
		slugs = append(slugs, s.Slug)
	}
	return slugs
}

// place draws one of the case's issues, and perhaps what narrows it.
func (b *versionBuilder) place() (proposals.Place, *proposals.Issue) {
	issue := &b.c.Issues[rapid.IntRange(0, len(b.c.Issues)-1).Draw(b.t, "issue")]
	p := proposals.Place{
		Issue:  issue.Slug,
		Option: maybe(b.t, "option", labelSlugs(b.v.Options), 3),
		Part:   maybe(b.t, "part", labelSlugs(issue.Parts), 2),
	}
	if b.v.Act == proposals.JointDraft {
		p.By = maybe(b.t, "by", b.v.Authors, 2)
	}
	return p, issue
}

func labelSlugs(labels []proposals.Label) []proposals.Slug {
	var slugs []proposals.Slug
	for _, l := range labels {
		slugs = append(slugs, l.Slug)
	}
	return slugs
}

// blanks draws places without a term, of every kind that the sources allow.
func (b *versionBuilder) blanks() {
	for range rapid.IntRange(0, 5).Draw(b.t, "blanks") {
		place, _ := b.place()
		blank := proposals.Blank{Place: place, Coverage: pick(b.t, "kind of blank", proposals.Blanks), Sources: b.cited(), SaidElsewhere: chance(b.t, "said elsewhere", 4)}
		if !blank.SaidElsewhere && b.coded(place) {
			continue
		}
		switch blank.Coverage {
		case proposals.Deferred:
			blank.After = b.events("deferred until", 1)
		case proposals.Struck:
			if b.v.BasedOn.IsZero() && b.v.Number == 1 {
				blank.Coverage = proposals.Excluded
			}
		case proposals.Silent:
			b.search(&blank)
		}
		b.v.Blanks = append(b.v.Blanks, blank)
	}
}

func (b *versionBuilder) coded(p proposals.Place) bool {
	return slices.ContainsFunc(b.v.Terms, func(t proposals.Term) bool { return t.Place == p && !t.SaidElsewhere }) ||
		slices.ContainsFunc(b.v.Blanks, func(k proposals.Blank) bool { return k.Place == p && !k.SaidElsewhere })
}

// search makes a silence out of a blank whose version has a source that allows
// one, else an unreported one.
func (b *versionBuilder) search(blank *proposals.Blank) {
	i := slices.IndexFunc(b.v.Sources, func(s proposals.Source) bool { return s.Kind == proposals.TextSource })
	if i < 0 {
		blank.Coverage = proposals.Unreported
		return
	}
	if len(b.v.Sources) > 1 {
		blank.Sources = []proposals.Slug{b.v.Sources[i].Slug}
	}
	blank.Search = proposals.Search{
		By: text(b.t, "checked by", 120), On: date(b.t, "checked on"), Words: rapid.SliceOfN(Text(40), 1, 3).Draw(b.t, "words looked for"),
	}
	if b.v.Sources[i].Extent == proposals.Part || chance(b.t, "has points", 3) {
		blank.Search.Points = rapid.SliceOfN(Text(40), 1, 3).Draw(b.t, "points read")
	}
}

// steps draws orders, and keeps those that no term or earlier step says or
// contradicts.
func (b *versionBuilder) steps() {
	events := eventSlugs(b.c)
	for range rapid.IntRange(0, 3).Draw(b.t, "steps") {
		step := proposals.Step{
			Event:    pick(b.t, "step", events),
			After:    b.events("step after", 1),
			Option:   maybe(b.t, "option", labelSlugs(b.v.Options), 3),
			Sources:  b.cited(),
			Inferred: maybeText(b.t, "inferred", 200, 3),
			Quotes:   b.quotes(),
		}
		if b.v.Act == proposals.JointDraft {
			step.By = maybe(b.t, "by", b.v.Authors, 2)
		}
		with := b.v
		with.Steps = append(b.v.Steps[:len(b.v.Steps):len(b.v.Steps)], step)
		if _, problems := proposals.NewRevision(with, b.against); len(problems) == 0 {
			b.v = with
		}
	}
}
