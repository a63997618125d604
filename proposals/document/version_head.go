package document

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
	"parley/proposals"
)

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
		at := fmt.Sprintf("options[%d]", len(r.v.Options))
		r.mark(at, nodePlace(value))
		option := proposals.Label{Slug: slug}
		r.scalar(path, value, into(&option.Text, plain))
		if r.failed[path] {
			r.spoil(at)
		}
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

// parseRest reads what covers everything not coded: `unreported`, or
// `deferred; after EVENT`.
func parseRest(s string) (*proposals.Rest, error) {
	if s == string(proposals.Unreported) {
		return &proposals.Rest{Coverage: proposals.Unreported}, nil
	}
	after, ok := strings.CutPrefix(s, "deferred; after ")
	if !ok {
		return nil, fmt.Errorf("%q cannot be said of everything else: expected `unreported`, or `deferred; after EVENT`", proposals.Clip(s))
	}
	events, err := proposals.ParseEvents(after)
	if err != nil {
		return nil, err
	}
	return &proposals.Rest{Coverage: proposals.Deferred, After: events}, nil
}
