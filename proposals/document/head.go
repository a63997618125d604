package document

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
	"parley/proposals"
)

// peek reads the keys that say what a file is.
func (r *reader) peek(front *yaml.Node) Head {
	head := Head{IsCase: true}
	for i := 0; i+1 < len(front.Content); i += 2 {
		name, value := front.Content[i].Value, front.Content[i+1]
		var read func(string) error
		switch name {
		case "case":
			read = into(&head.Case, proposals.ParseSlug)
		case "proposal":
			head.IsCase, read = false, into(&head.Proposal, proposals.ParseSlug)
		case "version":
			head.IsCase, read = false, into(&head.Number, parseVersionNumber)
		default:
			continue
		}
		r.scalar(name, value, read)
	}
	if head.Case.IsZero() && !r.failed["case"] {
		r.report(start, "the front matter does not say which case this is about: expected `case: slug`")
	}
	return head
}

var versionForm = regexp.MustCompile(`^[1-9][0-9]{0,5}$`)

func parseVersionNumber(s string) (int, error) {
	if !versionForm.MatchString(s) {
		return 0, fmt.Errorf("%q is not the number of a version: expected a whole number from 1; a revision's number is never written", s)
	}
	return strconv.Atoi(s)
}

// is refuses a file of the other kind, in one problem.
func (r *reader) is(front *yaml.Node, wantCase bool) bool {
	other, what := "proposal", "this is a version of a proposal, and a case was expected"
	if !wantCase {
		other, what = "parties", "this is a case, and a version of a proposal was expected"
	}
	for i := 0; i+1 < len(front.Content); i += 2 {
		if name := front.Content[i]; name.Value == other {
			r.report(nodePlace(name), "%s", what)
			r.stopped = true
			return false
		}
	}
	return true
}

// head reads the front matter of a version.
func (r *versionReader) head(front *yaml.Node) {
	v := &r.v
	r.mapping("", "a version", front, []key{
		{name: "proposal", text: into(&v.Proposal, proposals.ParseSlug)},
		{name: "version", text: into(&v.Number, parseVersionNumber)},
		{name: "case", text: into(&v.Case, proposals.ParseSlug)},
		{name: "title", text: into(&v.Title, plain)},
		{name: "called", node: r.called},
		{name: "authors", items: onto(&v.Authors, proposals.ParseSlug)},
		{name: "act", text: into(&v.Act, proposals.ParseAct)},
		{name: "answers", text: into(&v.Answers, proposals.ParseRef)},
		{name: "answers-with", text: into(&v.AnswersWith, proposals.ParseAnswer)},
		{name: "based-on", text: into(&v.BasedOn, proposals.ParseRef)},
		{name: "languages", items: onto(&v.Languages, plain)},
		{name: "dates", node: r.dates},
		{name: "options", node: r.options},
		{name: "sources", node: r.sources},
		{name: "read", node: r.readBy(&v.Read)},
		{name: "rest", text: into(&v.Rest, parseRest)},
		{name: "note", text: into(&v.Note, plain)},
	})
}

func (r *versionReader) called(path string, n *yaml.Node) {
	r.entries(path, n, func(party proposals.Slug, path string, value *yaml.Node) {
		called := proposals.CalledBy{Party: party}
		r.scalar(path, value, into(&called.Title, plain))
		r.v.Called = append(r.v.Called, called)
	})
}

func (r *versionReader) dates(path string, n *yaml.Node) {
	d := &r.v.Dates
	r.mapping(path, "dates", n, []key{
		{name: "text", text: into(&d.Text, proposals.ParseDate)},
		{name: "handed-over", text: into(&d.HandedOver, proposals.ParseDate)},
		{name: "published", text: into(&d.Published, proposals.ParseDate)},
		{name: "reported", text: into(&d.Reported, proposals.ParseDate)},
	})
}

func (r *versionReader) options(path string, n *yaml.Node) {
	r.entries(path, n, func(slug proposals.Slug, path string, value *yaml.Node) {
		r.mark(fmt.Sprintf("options[%d]", len(r.v.Options)), nodePlace(value))
		option := proposals.Label{Slug: slug}
		r.scalar(path, value, into(&option.Text, plain))
		r.v.Options = append(r.v.Options, option)
	})
}

func (r *versionReader) sources(path string, n *yaml.Node) {
	r.entries(path, n, func(slug proposals.Slug, path string, value *yaml.Node) {
		s := proposals.Source{Slug: slug, Extent: proposals.Part}
		r.mapping(path, "a source", value, []key{
			{name: "publisher", text: into(&s.Publisher, plain)},
			{name: "title", text: into(&s.Title, plain)},
			{name: "date", text: into(&s.Date, proposals.ParseDate)},
			{name: "language", text: into(&s.Language, plain)},
			{name: "kind", text: into(&s.Kind, proposals.ParseSourceKind)},
			{name: "extent", text: into(&s.Extent, proposals.ParseExtent)},
			{name: "rendering", text: into(&s.Rendering, proposals.ParseRendering)},
			{name: "leaked", text: into(&s.Leaked, yes)},
			{name: "address", text: into(&s.Address, plain)},
			{name: "sha256", text: into(&s.SHA256, plain)},
		})
		r.v.Sources = append(r.v.Sources, s)
	})
}

// readBy reads who coded a document, and when.
func (r *reader) readBy(read *proposals.Read) func(string, *yaml.Node) {
	return func(path string, n *yaml.Node) {
		r.mapping(path, "read", n, []key{
			{name: "by", text: into(&read.By, plain)},
			{name: "on", text: into(&read.On, proposals.ParseDate)},
		})
	}
}

// parseRest reads what covers everything not coded: `unreported`, or
// `deferred; after EVENT`.
func parseRest(s string) (*proposals.Rest, error) {
	if s == string(proposals.Unreported) {
		return &proposals.Rest{Coverage: proposals.Unreported}, nil
	}
	after, ok := strings.CutPrefix(s, "deferred; after ")
	if !ok {
		return nil, fmt.Errorf("%q cannot be said of everything else: expected `unreported`, or `deferred; after EVENT`", s)
	}
	events, err := proposals.ParseEvents(after)
	if err != nil {
		return nil, err
	}
	return &proposals.Rest{Coverage: proposals.Deferred, After: events}, nil
}

// head reads the front matter of a case.
func (r *caseReader) head(front *yaml.Node) {
	c := &r.c
	r.mapping("", "a case", front, []key{
		{name: "case", text: into(&c.Slug, proposals.ParseSlug)},
		{name: "title", text: into(&c.Title, plain)},
		{name: "publisher", node: r.publisher},
		{name: "parties", node: r.parties},
		{name: "actors", node: r.actors},
		{name: "events", node: r.events},
		{name: "opening", items: onto(&c.Opening, proposals.ParseSlug)},
		{name: "order-topic", text: into(&c.OrderTopic, proposals.ParseSlug)},
		{name: "read", node: r.readBy(&c.Read)},
		{name: "note", text: into(&c.Note, plain)},
	})
}

func (r *caseReader) publisher(path string, n *yaml.Node) {
	r.mapping(path, "a publisher", n, []key{
		{name: "name", text: into(&r.c.Publisher.Name, plain)},
		{name: "contact", text: into(&r.c.Publisher.Contact, plain)},
	})
}

func (r *caseReader) parties(path string, n *yaml.Node) {
	r.entries(path, n, func(slug proposals.Slug, path string, value *yaml.Node) {
		p := proposals.Party{Slug: slug}
		r.mapping(path, "a party", value, []key{
			{name: "label", text: into(&p.Label, plain)},
			{name: "kind", text: into(&p.Kind, proposals.ParsePartyKind)},
			{name: "members", items: onto(&p.Members, plain)},
			{name: "retired", text: into(&p.Retired, yes)},
		})
		r.c.Parties = append(r.c.Parties, p)
	})
}

func (r *caseReader) actors(path string, n *yaml.Node) {
	r.entries(path, n, func(slug proposals.Slug, path string, value *yaml.Node) {
		a := proposals.Actor{Slug: slug}
		r.mapping(path, "an actor", value, []key{
			{name: "label", text: into(&a.Label, plain)},
			{name: "retired", text: into(&a.Retired, yes)},
		})
		r.c.Actors = append(r.c.Actors, a)
	})
}

func (r *caseReader) events(path string, n *yaml.Node) {
	r.entries(path, n, func(slug proposals.Slug, path string, value *yaml.Node) {
		e := proposals.Event{Slug: slug}
		r.mapping(path, "an event", value, []key{
			{name: "label", text: into(&e.Label, plain)},
			{name: "definition", text: into(&e.Definition, plain)},
			{name: "is", items: onto(&e.Is, proposals.ParseSlug)},
			{name: "retired", text: into(&e.Retired, yes)},
		})
		r.c.Events = append(r.c.Events, e)
	})
}
