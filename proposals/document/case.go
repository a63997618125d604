package document

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"go.yaml.in/yaml/v4"
	"parley/proposals"
)

// A caseReader reads a case.
type caseReader struct {
	*reader
	c proposals.Case
	// part is where the reader is: under which kind of ## heading.
	part casePart
}

type casePart int

const (
	caseIntro casePart = iota
	caseTopics
	caseOccasions
	caseAssumptions
)

func (r *caseReader) read(front *yaml.Node) {
	if !r.is(front, true) {
		return
	}
	r.head(front)
	for _, s := range r.sections() {
		switch {
		case r.stopped:
			return
		case s.heading == nil:
			r.c.Intro = r.prose("intro", s.content)
		case r.underlined(s.heading):
			r.report(r.at(s.heading), "a line of - or = under words makes them a heading: write `## ` before a heading, or leave an empty line between")
		case s.heading.Level == 2:
			r.open(s)
		case s.heading.Level == 3 && r.part == caseAssumptions:
			r.assumption(s)
		case s.heading.Level == 3 && r.part == caseOccasions:
			r.occasion(s)
		case s.heading.Level == 3:
			r.issue(s)
		default:
			r.report(r.at(s.heading), "%s", misplaced(s.heading))
		}
	}
}

// open begins a topic, or one of the sections behind all topics.
func (r *caseReader) open(s section) {
	l, ok := r.line(s.heading)
	before := r.part
	r.part = caseTopics
	switch {
	case ok && l.String() == proposals.SectionOccasions && (len(s.content) == 0 || !isBullets(s.content[0])): // no topic of that name
		r.part = caseOccasions
	case ok && l.String() == proposals.SectionAssumptions:
		r.part = caseAssumptions
	}
	if r.part < before {
		r.report(r.at(s.heading), "topics come first, then %q, then %q: move this heading up", proposals.SectionOccasions, proposals.SectionAssumptions)
	}
	switch {
	case r.part == caseTopics:
		r.topic(s, l, ok)
	case len(s.content) > 0:
		r.report(r.at(s.content[0]), "expected a `###` heading here, one for each of the %s", strings.ToLower(l.String()))
	}
}

func (r *caseReader) topic(s section, l line, ok bool) {
	path := fmt.Sprintf("topics[%d]", len(r.c.Topics))
	t := proposals.Topic{Label: l.String()}
	r.mark(path, r.at(s.heading))
	if !ok {
		r.spoil(path + ".label")
	}
	rest := r.fieldsOf(path, "a topic", s.content, []field{
		{name: "topic", read: words(into(&t.Slug, proposals.ParseSlug))},
		{name: "retired", read: words(into(&t.Retired, yes))},
	})
	if len(rest) > 0 {
		r.report(r.at(rest[0]), "under a topic stand its fields and its issues: expected a `###` heading")
	}
	r.c.Topics = append(r.c.Topics, t)
}

// fieldsOf reads the list directly under a heading, and returns what stands
// behind it.
func (r *reader) fieldsOf(path, what string, content []ast.Node, known []field) []ast.Node {
	if len(content) == 0 || !isBullets(content[0]) {
		return content
	}
	r.fields(path, what, content[0].(*ast.List), known)
	return content[1:]
}

func (r *caseReader) issue(s section) {
	path := fmt.Sprintf("issues[%d]", len(r.c.Issues))
	i := proposals.Issue{}
	r.mark(path, r.at(s.heading))
	r.heading(path+".question", s.heading, &i.Question)
	if n := len(r.c.Topics); n > 0 {
		if i.Topic = r.c.Topics[n-1].Slug; i.Topic.IsZero() {
			r.spoil(path + ".topic") // reported with the topic
		}
	}
	rest := r.fieldsOf(path, "an issue", s.content, []field{
		{name: "issue", read: words(into(&i.Slug, proposals.ParseSlug))},
		{name: "label", read: words(into(&i.Label, plain))},
		{name: "kind", read: words(into(&i.Kind, proposals.ParseIssueKind))},
		{name: "unit", read: words(into(&i.Unit, plain))},
		{name: "limit", read: words(into(&i.Limit, proposals.ParseLimitKind))},
		{name: "answers", read: labelled(&i.Answers, false), list: mustList},
		{name: "elements", read: labelled(&i.Elements, true), list: mustList},
		{name: "parts", read: labelled(&i.Parts, false), list: mustList},
		{name: "is", read: words(into(&i.Is, proposals.ParseSlugs))},
		{name: "also", read: words(into(&i.Also, proposals.ParseSlugs))},
		{name: "on", read: words(into(&i.On, proposals.ParseSlugs))},
		{name: "retired", read: words(into(&i.Retired, yes))},
	})
	i.Guidance = r.prose(path+".guidance", rest)
	r.c.Issues = append(r.c.Issues, i)
}

func (r *caseReader) occasion(s section) {
	path := fmt.Sprintf("occasions[%d]", len(r.c.Occasions))
	o := proposals.Occasion{}
	r.mark(path, r.at(s.heading))
	r.heading(path+".headline", s.heading, &o.Headline)
	rest := r.fieldsOf(path, "an occasion", s.content, []field{
		{name: "occasion", read: words(into(&o.Slug, proposals.ParseSlug))},
		{name: "date", read: words(into(&o.Date, proposals.ParseDate))},
		{name: "to", read: words(into(&o.To, proposals.ParseDate))},
		{name: "publisher", read: words(into(&o.Source.Publisher, plain))},
		{name: "title", read: words(into(&o.Source.Title, plain))},
		{name: "published", read: words(into(&o.Source.Date, proposals.ParseDate))},
		{name: "language", read: words(into(&o.Source.Language, plain))},
		{name: "address", read: words(into(&o.Source.Address, plain))},
	})
	if len(rest) > 0 {
		r.report(r.at(rest[0]), "an occasion has its fields only: say in the headline what the source shows of it")
	}
	r.c.Occasions = append(r.c.Occasions, o)
}

func (r *caseReader) assumption(s section) {
	path := fmt.Sprintf("assumptions[%d]", len(r.c.Assumptions))
	a := proposals.Assumption{}
	r.mark(path, r.at(s.heading))
	r.heading(path+".headline", s.heading, &a.Headline)
	rest := r.fieldsOf(path, "an assumption", s.content, []field{
		{name: "assumption", read: words(into(&a.Slug, proposals.ParseSlug))},
		{name: "event", read: words(into(&a.Event, proposals.ParseSlug))},
		{name: "after", read: words(into(&a.After, proposals.ParseSlugs))},
		{name: "author", read: words(into(&a.Author, plain))},
	})
	a.Reason = r.prose(path+".reason", rest)
	r.c.Assumptions = append(r.c.Assumptions, a)
}
