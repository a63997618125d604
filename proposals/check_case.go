package proposals

import (
	"fmt"
	"slices"
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
	ps.events = ps.index.eventSlugs()
	ps.checkHead()
	ps.checkPeople()
	ps.checkEvents()
	ps.checkTopics()
	for i := range c.Issues {
		if ps.full() {
			break
		}
		ps.checkIssue(fmt.Sprintf("issues[%d]", i), &c.Issues[i])
	}
	ps.checkWiderCircle()
	ps.checkOccasions()
	ps.checkAssumptions()
	return ps.Problems
}

type caseCheck struct {
	Problems
	c      *Case
	index  *CaseRevision
	events []string // measures among them
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
	if t := ps.c.OrderTopic; !t.IsZero() {
		ps.checkTopic("order-topic", t)
	}
	ps.checkProse("intro", ps.c.Intro)
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
			ps.unknown(fmt.Sprintf("%s[%d]", path, i), "event", e, ps.events)
		}
	}
}

func (ps *caseCheck) checkTopic(path string, t Slug) {
	if _, ok := ps.index.topics[t]; !ok && !ps.full() {
		ps.unknown(path, "topic", t, topicSlugs(ps.c))
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
	slugs, labels := map[Slug]bool{}, map[string]bool{}
	for i, t := range ps.c.Topics {
		path := fmt.Sprintf("topics[%d]", i)
		if t.Slug.IsZero() {
			ps.addf(path, "the topic has no slug: expected a line `- topic: slug` under its heading")
		} else if slugs[t.Slug] {
			ps.addf(path, "the topic %q stands here twice", t.Slug)
		}
		ps.checkText(path+".label", "the topic's heading", t.Label, maxLabel)
		if labels[t.Label] || slices.Contains(Sections, t.Label) {
			ps.addf(path+".label", "the heading %q is taken", t.Label)
		}
		slugs[t.Slug], labels[t.Label] = true, true
	}
}

// Sections are the headings that have a meaning of their own in a document, so
// that no topic may be called so. SectionOccasions is none of them: cases that
// were stored before it may have such a topic, which its fields tell from the
// section.
var Sections = []string{SectionOrder, SectionBlanks, SectionAssumptions}

// The headings of the sections.
const (
	SectionOrder       = "Order of steps"
	SectionBlanks      = "Not in the text"
	SectionOccasions   = "Occasions"
	SectionAssumptions = "Assumptions"
)

func (ps *caseCheck) checkWiderCircle() {
	circular := ps.index.circular()
	for _, e := range ps.events {
		if circular[Slug{e}] {
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
			ps.unknown(path+".event", "event", a.Event, ps.events)
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
