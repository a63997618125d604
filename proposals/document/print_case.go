package document

import "parley/proposals"

// PrintCase prints the canonical document of a case.
func PrintCase(r *proposals.CaseRevision) []byte {
	p := casePrinter{c: r.Case()}
	p.head()
	p.prose(p.c.Intro)
	for _, t := range p.c.Topics {
		p.topic(t)
	}
	if len(p.c.Occasions) > 0 {
		p.printf("\n## %s\n", proposals.SectionOccasions)
	}
	for _, o := range p.c.Occasions {
		p.occasion(o)
	}
	if len(p.c.Assumptions) > 0 {
		p.printf("\n## %s\n", proposals.SectionAssumptions)
	}
	for _, a := range p.c.Assumptions {
		p.assumption(a)
	}
	return p.Bytes()
}

type casePrinter struct {
	printer
	c *proposals.Case
}

func (p *casePrinter) head() {
	c := p.c
	p.printf("---\n")
	p.block("", []yamlField{
		{"case", c.Slug.String()},
		{"title", scalar(c.Title)},
		{"publisher", flow([]yamlField{{"name", inFlow(c.Publisher.Name)}, {"contact", inFlow(c.Publisher.Contact)}})},
	})
	p.printf("parties:\n")
	for _, party := range c.Parties {
		p.printf("  %s: %s\n", party.Slug, flow([]yamlField{
			{"label", inFlow(party.Label)}, {"kind", string(party.Kind)}, {"members", flowList(party.Members)}, {"retired", yesIf(party.Retired)},
		}))
	}
	if len(c.Actors) > 0 {
		p.printf("actors:\n")
	}
	for _, a := range c.Actors {
		p.printf("  %s: %s\n", a.Slug, flow([]yamlField{{"label", inFlow(a.Label)}, {"retired", yesIf(a.Retired)}}))
	}
	if len(c.Events) > 0 {
		p.printf("events:\n")
	}
	for _, e := range c.Events {
		p.printf("  %s: %s\n", e.Slug, flow([]yamlField{
			{"label", inFlow(e.Label)}, {"definition", inFlow(e.Definition)}, {"is", slugs(e.Is)}, {"retired", yesIf(e.Retired)},
		}))
	}
	p.block("", []yamlField{
		{"opening", slugs(c.Opening)},
		{"order-topic", c.OrderTopic.String()},
		{"read", readBy(c.Read)},
		{"note", scalar(c.Note)},
	})
	p.printf("---\n")
}

func (p *casePrinter) topic(t proposals.Topic) {
	p.printf("\n## %s\n\n", escapeHeading(t.Label))
	p.fields("", []bodyField{{name: "topic", value: t.Slug.String()}, {name: "retired", value: yesIf(t.Retired)}})
	for i := range p.c.Issues {
		if issue := &p.c.Issues[i]; issue.Topic == t.Slug {
			p.issue(issue)
		}
	}
}

func (p *casePrinter) issue(i *proposals.Issue) {
	p.printf("\n### %s\n\n", escapeHeading(i.Question))
	p.fields("", []bodyField{
		{name: "issue", value: i.Slug.String()},
		{name: "label", value: escape(i.Label)},
		{name: "kind", value: string(i.Kind)},
		{name: "unit", value: escape(i.Unit)},
		{name: "limit", value: string(i.Limit)},
		labels("answers", i.Answers),
		labels("elements", i.Elements),
		labels("parts", i.Parts),
		{name: "is", value: proposals.JoinSlugs(i.Is)},
		{name: "also", value: proposals.JoinSlugs(i.Also)},
		{name: "on", value: proposals.JoinSlugs(i.On)},
		{name: "retired", value: yesIf(i.Retired)},
	})
	p.prose(i.Guidance)
}

func (p *casePrinter) occasion(o proposals.Occasion) {
	p.printf("\n### %s\n\n", escapeHeading(o.Headline))
	p.fields("", []bodyField{
		{name: "occasion", value: o.Slug.String()},
		{name: "date", value: o.Date.String()},
		{name: "to", value: o.To.String()},
		{name: "publisher", value: escape(o.Source.Publisher)},
		{name: "title", value: escape(o.Source.Title)},
		{name: "published", value: o.Source.Date.String()},
		{name: "language", value: escape(o.Source.Language)},
		{name: "address", value: escape(o.Source.Address)},
	})
}

func (p *casePrinter) assumption(a proposals.Assumption) {
	p.printf("\n### %s\n\n", escapeHeading(a.Headline))
	p.fields("", []bodyField{
		{name: "assumption", value: a.Slug.String()},
		{name: "event", value: a.Event.String()},
		{name: "after", value: proposals.JoinSlugs(a.After)},
		{name: "author", value: escape(a.Author)},
	})
	p.prose(a.Reason)
}
