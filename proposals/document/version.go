package document

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"go.yaml.in/yaml/v4"
	"parley/proposals"
)

// A versionReader reads a version against a revision of its case.
type versionReader struct {
	*reader
	against *proposals.CaseRevision
	v       proposals.Version
	// topic is the one under whose heading the reader is, nil under a heading
	// that names none.
	topic *proposals.Topic
	// part is what stands under the last ## heading.
	part part
	// unread are the values of terms on issues that the case does not have, by
	// the terms' indexes.
	unread map[int]string
}

// A part is one of the parts of a body.
type part int

const (
	intro part = iota
	topics
	order
	blanks
	unknown // under a heading that was reported
)

func (r *versionReader) read(front *yaml.Node) {
	if !r.is(front, false) {
		return
	}
	r.head(front)
	seen := map[string]bool{}
	for _, s := range r.sections() {
		switch {
		case r.stopped:
			return
		case s.heading == nil:
			r.v.Intro = r.prose("intro", s.content)
		case r.underlined(s.heading):
			r.report(r.at(s.heading), "a line of - or = under words makes them a heading: write `## ` before a heading, or leave an empty line between")
		case s.heading.Level == 2:
			r.open(s, seen)
		case s.heading.Level == 3:
			r.term(s)
		default:
			r.report(r.at(s.heading), "%s", misplaced(s.heading))
		}
	}
}

// open begins what stands under a ## heading.
func (r *versionReader) open(s section, seen map[string]bool) {
	l, ok := r.line(s.heading)
	label := l.String()
	before := r.part
	r.part, r.topic = unknown, nil
	switch {
	case !ok:
	case seen[label]:
		r.report(r.at(s.heading), "the heading %q stands here twice: expected all of it under one", proposals.Clip(label))
	case label == proposals.SectionOrder:
		r.part = order
		r.steps(s.content)
	case label == proposals.SectionBlanks:
		r.part = blanks
		r.blanks(s.content)
	default:
		r.openTopic(s, label, before)
	}
	seen[label] = true
}

func (r *versionReader) openTopic(s section, label string, before part) {
	all := r.against.Case().Topics
	i := slices.IndexFunc(all, func(t proposals.Topic) bool { return t.Label == label })
	if i < 0 {
		r.report(r.at(s.heading), "the case has no topic %q%s", proposals.Clip(label), suggestHeading(label, all))
		return
	}
	r.part, r.topic = topics, &all[i]
	if before == order || before == blanks {
		r.report(r.at(s.heading), "%q and %q come last: move this topic before them", proposals.SectionOrder, proposals.SectionBlanks)
	}
	if len(s.content) > 0 {
		r.report(r.at(s.content[0]), "under a topic stand its terms: expected a `###` heading; words about the whole text stand before the first heading")
	}
}

// maxListed is the most headings that a message lists.
const maxListed = 30

// suggestHeading names the heading that was meant, or all that there are.
func suggestHeading(label string, topics []proposals.Topic) string {
	labels := []string{proposals.SectionOrder, proposals.SectionBlanks}
	for _, t := range topics {
		labels = append(labels, t.Label)
	}
	for _, l := range labels {
		if strings.EqualFold(l, label) {
			return fmt.Sprintf("; did you mean %q?", l)
		}
	}
	if near := proposals.Suggest(label, labels); near != "" {
		return near
	}
	if len(labels) > maxListed {
		return ""
	}
	return ": expected " + strings.Join(labels[2:], ", ") + ", or one of " + strings.Join(labels[:2], ", ")
}

// term reads a ### heading and what stands under it.
func (r *versionReader) term(s section) {
	switch r.part {
	case intro:
		r.report(r.at(s.heading), "a term stands under a topic: expected a `##` heading before it")
	case order, blanks:
		r.report(r.at(s.heading), "a term stands under a topic, before %q and %q", proposals.SectionOrder, proposals.SectionBlanks)
	case topics, unknown:
	}
	t := proposals.Term{}
	path := fmt.Sprintf("terms[%d]", len(r.v.Terms))
	r.mark(path, r.at(s.heading))
	r.heading(path+".headline", s.heading, &t.Headline)
	body, quotes := splitQuotes(r.fieldsOf(path, "a term", s.content, r.termFields(&t)))
	t.Body = r.prose(path+".body", body)
	r.quotes(path, quotes, &t.Quotes)
	r.checkTopic(path, &t)
	r.v.Terms = append(r.v.Terms, t)
}

// heading reads the words of a heading.
func (r *reader) heading(path string, h *ast.Heading, kept *string) {
	l, ok := r.line(h)
	if !ok {
		r.spoil(path)
		return
	}
	if len(l) > 0 {
		r.mark(path, r.src.at(l.at()))
	}
	*kept = l.String()
}

func isBullets(n ast.Node) bool {
	list, ok := n.(*ast.List)
	return ok && !list.IsOrdered()
}

// checkTopic checks that a term stands under a heading of its issue.
func (r *versionReader) checkTopic(path string, t *proposals.Term) {
	issue, ok := r.against.Issue(t.Issue)
	if !ok || r.topic == nil || issue.Topic == r.topic.Slug || slices.Contains(issue.Also, r.topic.Slug) {
		return
	}
	own, _ := r.against.Topic(issue.Topic)
	r.report(r.place(path+".issue"), "the issue %q belongs under the heading %q, and stands under %q", t.Issue, own.Label, r.topic.Label)
}

func (r *versionReader) termFields(t *proposals.Term) []field {
	return []field{
		{name: "issue", read: words(into(&t.Issue, proposals.ParseSlug))},
		{name: "option", read: words(into(&t.Option, proposals.ParseSlug))},
		{name: "part", read: words(into(&t.Part, proposals.ParseSlug))},
		{name: "by", read: words(into(&t.By, proposals.ParseSlug))},
		{name: "reading", read: words(into(&t.Reading, proposals.ParseSlug))},
		{name: "stance", read: words(into(&t.Stance, proposals.ParseStance))},
		{name: "value", read: words(r.value(t))},
		{name: "on", read: words(into(&t.On, proposals.ParseSlugs))},
		{name: "scope", read: words(onto(&t.Scope, plain)), list: mayList},
		{name: "after", read: words(into(&t.After, proposals.ParseEvents))},
		{name: "until", read: words(into(&t.Until, proposals.ParseEvents))},
		{name: "unless", read: words(into(&t.Unless, proposals.ParseEvents))},
		{name: "unconditional", read: words(into(&t.Unconditional, yes))},
		{name: "details-at", read: words(into(&t.DetailsAt, parseEvent))},
		{name: "deadline", read: words(onto(&t.Deadlines, proposals.ParseDeadline)), list: mayList},
		{name: "point", read: words(into(&t.Point, plain))},
		{name: "sources", read: words(into(&t.Sources, proposals.ParseSlugs))},
		{name: "ambiguous", read: words(into(&t.Ambiguous, plain))},
		{name: "inferred", read: words(into(&t.Inferred, plain))},
		{name: "said-elsewhere", read: words(into(&t.SaidElsewhere, yes))},
	}
}

// value reads an answer to the term's issue. Where that is unknown, nothing can
// be said of the value.
func (r *versionReader) value(t *proposals.Term) func(string) error {
	return func(s string) (err error) {
		issue, ok := r.against.Issue(t.Issue)
		if !ok {
			r.unread[len(r.v.Terms)] = s
			return nil
		}
		t.Value, err = proposals.ParseValue(s, issue)
		if err != nil {
			t.Value = nil
		}
		return err
	}
}

// parseEvent reads one event, or open.
func parseEvent(s string) (proposals.Slug, error) {
	if s == proposals.Open.String() {
		return proposals.Open, nil
	}
	return proposals.ParseSlug(s)
}
