package document

import (
	"go.yaml.in/yaml/v4"
	"parley/proposals"
)

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
