package proposals

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// The most characters of a line of words, by what it is.
const (
	maxTitle = 300
	maxLabel = 120
	maxNote  = 2000
)

// checkCase checks everything that a case must keep by itself.
func checkCase(c *Case) Problems {
	ps := caseCheck{index: newCaseIndex(*c), c: c}
	ps.checkHead()
	ps.checkPeople()
	ps.checkEvents()
	ps.checkTopics()
	for i := range c.Issues {
		ps.checkIssue(fmt.Sprintf("issues[%d]", i), &c.Issues[i])
	}
	ps.checkWiderCircle()
	ps.checkAssumptions()
	return ps.Problems
}

type caseCheck struct {
	Problems
	c     *Case
	index *CaseRevision
}

func (ps *caseCheck) checkHead() {
	if ps.c.Slug.IsZero() {
		ps.addf("case", "the case's own slug is missing")
	}
	ps.checkText("title", "the title", ps.c.Title, maxTitle)
	ps.checkText("publisher.name", "the publisher's name", ps.c.Publisher.Name, maxLabel)
	ps.checkText("publisher.contact", "the publisher's contact", ps.c.Publisher.Contact, maxTitle)
	ps.checkRead(ps.c.Read, ps.c.Note)
	ps.checkUnique("opening", "proposal", ps.c.Opening)
	if len(ps.c.Topics) == 0 {
		ps.addf("", "the case has no topics: expected at least one ## heading")
	}
	if t := ps.c.OrderTopic; !t.IsZero() && ps.c.topicIndex(t) < 0 {
		ps.unknown("order-topic", "topic", t, topicSlugs(ps.c))
	}
	ps.checkProse("intro", ps.c.Intro)
}

func (ps *Problems) checkRead(r Read, note string) {
	ps.checkText("read.by", "who read it", r.By, maxLabel)
	if r.On.IsZero() {
		ps.addf("read.on", "the day it was read is missing")
	}
	ps.checkText("note", "the note", note, maxNote)
}

func (ps *caseCheck) checkPeople() {
	var all []Slug
	if len(ps.c.Parties) == 0 {
		ps.addf("parties", "the case has no parties: expected at least one")
	}
	for _, p := range ps.c.Parties {
		path := "parties." + p.Slug.text
		all = append(all, p.Slug)
		ps.checkSlug(path, p.Slug)
		ps.checkText(path+".label", "the label", p.Label, maxLabel)
		if !slices.Contains(PartyKinds, p.Kind) {
			ps.addf(path+".kind", "the kind of party is missing: expected %s", orList(kindTexts(PartyKinds)))
		}
		if (p.Kind == Bloc) != (len(p.Members) > 0) {
			ps.addf(path+".members", "a bloc lists its members, and no other party has any")
		}
		for i, m := range p.Members {
			ps.checkText(fmt.Sprintf("%s.members[%d]", path, i), "a member", m, maxLabel)
		}
	}
	for _, a := range ps.c.Actors {
		all = append(all, a.Slug)
		ps.checkSlug("actors."+a.Slug.text, a.Slug)
		ps.checkText("actors."+a.Slug.text+".label", "the label", a.Label, maxLabel)
	}
	ps.checkUnique("actors", "party or actor", all)
}

func (ps *caseCheck) checkEvents() {
	var all []Slug
	for _, e := range ps.c.Events {
		path := "events." + e.Slug.text
		all = append(all, e.Slug)
		ps.checkSlug(path, e.Slug)
		ps.checkText(path+".label", "the label", e.Label, maxLabel)
		ps.checkText(path+".definition", "the definition", e.Definition, maxNote)
		ps.checkEventList(path+".is", e.Is)
	}
	for _, i := range ps.c.Issues {
		if i.Kind == Measure {
			all = append(all, i.Slug)
		}
	}
	ps.checkUnique("events", "event", all)
}

func (ps *caseCheck) checkEventList(path string, events []Slug) {
	ps.checkUnique(path, "event", events)
	for i, e := range events {
		if _, ok := ps.index.events[e]; !ok {
			ps.unknown(fmt.Sprintf("%s[%d]", path, i), "event", e, ps.index.eventSlugs())
		}
	}
}

// eventSlugs are the events of the case, measures among them.
func (r *CaseRevision) eventSlugs() []string {
	texts := []string{}
	for e := range r.events {
		texts = append(texts, e.text)
	}
	slices.Sort(texts)
	return texts
}

func (ps *caseCheck) checkTopics() {
	var slugs, labels []string
	for i, t := range ps.c.Topics {
		path := fmt.Sprintf("topics[%d]", i)
		if t.Slug.IsZero() {
			ps.addf(path, "the topic has no slug: expected a line `- topic: slug` under its heading")
		} else if slices.Contains(slugs, t.Slug.text) {
			ps.addf(path, "the topic %q stands here twice", t.Slug)
		}
		ps.checkText(path+".label", "the topic's heading", t.Label, maxLabel)
		if slices.Contains(labels, t.Label) || slices.Contains(Sections, t.Label) {
			ps.addf(path+".label", "the heading %q is taken", t.Label)
		}
		slugs, labels = append(slugs, t.Slug.text), append(labels, t.Label)
	}
}

// Sections are the headings that have a meaning of their own in a document, so
// that no topic may be called so.
var Sections = []string{SectionOrder, SectionBlanks, SectionAssumptions}

// The headings of the sections.
const (
	SectionOrder       = "Order of steps"
	SectionBlanks      = "Not in the text"
	SectionAssumptions = "Assumptions"
)

func (ps *caseCheck) checkIssue(path string, i *Issue) {
	switch at, ok := ps.index.issues[i.Slug]; {
	case i.Slug.IsZero():
		ps.addf(path, "the issue has no slug: expected a line `- issue: slug` under its question")
	case ok && &ps.c.Issues[at] != i:
		ps.addf(path+".issue", "the issue %q stands here twice", i.Slug)
	}
	ps.checkText(path+".question", "the question", i.Question, maxTitle)
	ps.checkText(path+".label", "the label", i.Label, 60)
	if ps.c.topicIndex(i.Topic) < 0 {
		ps.addf(path, "the issue stands under no topic")
	}
	ps.checkUnique(path+".also", "topic", i.Also)
	for n, t := range i.Also {
		if ps.c.topicIndex(t) < 0 {
			ps.unknown(fmt.Sprintf("%s.also[%d]", path, n), "topic", t, topicSlugs(ps.c))
		} else if t == i.Topic {
			ps.addf(fmt.Sprintf("%s.also[%d]", path, n), "the issue stands under %q already", t)
		}
	}
	ps.checkUnique(path+".on", "party or actor", i.On)
	for n, on := range i.On {
		ps.checkActor(fmt.Sprintf("%s.on[%d]", path, n), on, ps.c)
	}
	ps.checkIssueKind(path, i)
	ps.checkProse(path+".guidance", i.Guidance)
}

// checkIssueKind checks that an issue has what its kind needs, and nothing
// else.
func (ps *caseCheck) checkIssueKind(path string, i *Issue) {
	if !slices.Contains(IssueKinds, i.Kind) {
		ps.addf(path+".kind", "the kind is missing: expected %s", orList(kindTexts(IssueKinds)))
		return
	}
	ordered := i.Kind == QuantityKind || i.Kind == DurationKind || i.Kind == DateKind
	for _, field := range []struct {
		name         string
		given, needs bool
		takes        bool
	}{
		{"unit", i.Unit != "", i.Kind == QuantityKind, i.Kind == QuantityKind},
		{"limit", i.Limit != NoLimit, false, ordered},
		{"answers", len(i.Answers) > 0, i.Kind == ChoiceKind, i.Kind == ChoiceKind},
		{"elements", len(i.Elements) > 0, i.Kind == SetKind, i.Kind == SetKind},
		{"is", len(i.Is) > 0, false, i.Kind == Measure},
	} {
		switch {
		case field.given && !field.takes:
			ps.addf(path+"."+field.name, "an issue of kind %s takes no %s", i.Kind, field.name)
		case field.name == "limit" && field.given && !slices.Contains(LimitKinds, i.Limit):
			ps.addf(path+".limit", "%q is no limit: expected %s", string(i.Limit), orList(kindTexts(LimitKinds)))
		case field.needs && !field.given:
			ps.addf(path+"."+field.name, "an issue of kind %s needs %s", i.Kind, field.name)
		}
	}
	ps.checkOptionalText(path+".unit", "the unit", i.Unit, 60)
	ps.checkLabels(path+".answers", i.Answers, false)
	ps.checkLabels(path+".elements", i.Elements, true)
	ps.checkLabels(path+".parts", i.Parts, false)
	ps.checkEventList(path+".is", i.Is)
}

func (ps *Problems) checkLabels(path string, labels []Label, exclusive bool) {
	for n, l := range labels {
		at := fmt.Sprintf("%s[%d]", path, n)
		ps.checkSlug(at, l.Slug)
		ps.checkText(at, "the label", l.Text, maxTitle)
		if l.Exclusive && !exclusive {
			ps.addf(at, "only an element of a set rules out the others")
		}
		if labelIndex(labels, l.Slug) != n {
			ps.addf(at, "%q stands here twice", l.Slug)
		}
	}
}

func (ps *caseCheck) checkWiderCircle() {
	for _, e := range ps.index.eventSlugs() {
		if slices.Contains(ps.index.Wider(Slug{e}), Slug{e}) {
			ps.addf("events."+e, "%q would be a narrower case of itself", e)
		}
	}
}

func (ps *caseCheck) checkAssumptions() {
	var all []Slug
	for n, a := range ps.c.Assumptions {
		path := fmt.Sprintf("assumptions[%d]", n)
		all = append(all, a.Slug)
		if a.Slug.IsZero() {
			ps.addf(path, "the assumption has no slug: expected a line `- assumption: slug`")
		}
		ps.checkText(path+".headline", "the headline", a.Headline, MaxHeadline)
		ps.checkText(path+".author", "the author", a.Author, maxLabel)
		if a.Event.IsZero() {
			ps.addf(path+".event", "the event is missing: expected a line `- event: slug`")
		} else if _, ok := ps.index.events[a.Event]; !ok {
			ps.unknown(path+".event", "event", a.Event, ps.index.eventSlugs())
		}
		ps.checkEventList(path+".after", a.After)
		if len(a.After) == 0 || slices.Contains(a.After, a.Event) {
			ps.addf(path+".after", "an assumption says which other events come first")
		}
		if len(a.Reason) == 0 {
			ps.addf(path, "the reason is missing: expected prose under the fields")
		}
		ps.checkProse(path+".reason", a.Reason)
	}
	ps.checkUnique("assumptions", "assumption", all)
}

// checkNextCase checks that nothing of a case is removed or changes its
// meaning.
func checkNextCase(c, before *Case) Problems {
	var ps Problems
	if c.Slug != before.Slug {
		ps.addf("case", "%q is not a further revision of %q", c.Slug, before.Slug)
	}
	index := newCaseIndex(*c)
	for _, kept := range []struct {
		what       string
		was, there []string
	}{
		{"party", partySlugs(before), partySlugs(c)},
		{"actor", actorSlugs(before), actorSlugs(c)},
		{"event", newCaseIndex(*before).eventSlugs(), index.eventSlugs()},
		{"topic", topicSlugs(before), topicSlugs(c)},
	} {
		for _, s := range kept.was {
			if !slices.Contains(kept.there, s) {
				ps.addf("", "the %s %q is gone: things are retired (`retired: yes`), never removed or renamed", kept.what, s)
			}
		}
	}
	for _, was := range before.Issues {
		checkNextIssue(&ps, &was, index)
	}
	return ps
}

func checkNextIssue(ps *Problems, was *Issue, index *CaseRevision) {
	now, ok := index.Issue(was.Slug)
	if !ok {
		ps.addf("", "the issue %q is gone: issues are retired (`retired: yes`), never removed or renamed", was.Slug)
		return
	}
	path := fmt.Sprintf("issues[%d]", index.issues[was.Slug])
	if now.Kind != was.Kind || now.Unit != was.Unit {
		ps.addf(path+".kind", "the issue %q had kind %s%s: an issue keeps its kind and unit", was.Slug, was.Kind, inUnit(was.Unit))
	}
	for _, list := range []struct {
		what     string
		was, now []Label
	}{{"answer", was.Answers, now.Answers}, {"element", was.Elements, now.Elements}, {"part", was.Parts, now.Parts}} {
		for _, l := range list.was {
			if labelIndex(list.now, l.Slug) < 0 {
				ps.addf(path+"."+list.what+"s", "the %s %q is gone: nothing is removed or renamed", list.what, l.Slug)
			}
		}
	}
}

func inUnit(unit string) string {
	if unit == "" {
		return ""
	}
	return " in " + unit
}

// checkSlug refuses what cannot name a thing, such as [Open].
func (ps *Problems) checkSlug(path string, s Slug) {
	if _, err := ParseSlug(s.text); err != nil {
		ps.addf(path, "%s", err)
	}
}

func (ps *Problems) checkUnique(path, what string, all []Slug) {
	for i, s := range all {
		if slices.Index(all, s) != i {
			ps.addf(fmt.Sprintf("%s[%d]", path, i), "the %s %q stands here twice", what, s)
		}
	}
}

// unknown says that the case or version has no such thing.
func (ps *Problems) unknown(path, what string, s Slug, known []string) {
	ps.addf(path, "there is no %s %q here%s", what, s, Suggest(s.text, known))
}

func (ps *Problems) checkActor(path string, s Slug, c *Case) {
	known := append(partySlugs(c), actorSlugs(c)...)
	if !slices.Contains(known, s.text) {
		ps.unknown(path, "party or actor", s, known)
	}
}

func partySlugs(c *Case) []string {
	var texts []string
	for _, p := range c.Parties {
		texts = append(texts, p.Slug.text)
	}
	return texts
}

func actorSlugs(c *Case) []string {
	var texts []string
	for _, a := range c.Actors {
		texts = append(texts, a.Slug.text)
	}
	return texts
}

func topicSlugs(c *Case) []string {
	var texts []string
	for _, t := range c.Topics {
		texts = append(texts, t.Slug.text)
	}
	return texts
}

func kindTexts[T ~string](all []T) []string {
	texts := make([]string, len(all))
	for i, t := range all {
		texts[i] = string(t)
	}
	return texts
}

// checkLink checks an absolute address of one of the schemes.
func (ps *Problems) checkLink(path, s string, schemes ...string) {
	if !validLink(s, schemes...) {
		ps.addf(path, "%q is not an address: expected %s", clip(s), orList(schemes))
		return
	}
	ps.checkCharacters(path, "the address", s)
}

// validLink reports whether s is an absolute address of one of the schemes.
func validLink(s string, schemes ...string) bool {
	u, err := url.Parse(s)
	if err != nil || len(s) > 2000 || strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == '<' || r == '>' || r == 0x7f }) {
		return false
	}
	return slices.Contains(schemes, u.Scheme) && (u.Host != "" || u.Opaque != "")
}
