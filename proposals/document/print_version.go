package document

import (
	"slices"
	"strconv"
	"strings"

	"parley/proposals"
)

// PrintVersion prints the canonical document of a coding.
func PrintVersion(r *proposals.Revision) []byte {
	p := versionPrinter{v: r.Version(), against: r.Against()}
	p.head()
	p.prose(p.v.Intro)
	p.terms()
	p.steps()
	p.blanks()
	return p.Bytes()
}

type versionPrinter struct {
	printer
	v       *proposals.Version
	against *proposals.CaseRevision
}

func (p *versionPrinter) head() {
	v := p.v
	p.printf("---\n")
	p.block("", []yamlField{
		{"proposal", v.Proposal.String()},
		{"version", strconv.Itoa(v.Number)},
		{"case", v.Case.String()},
		{"title", scalar(v.Title)},
		{"called", called(v.Called)},
		{"authors", slugs(v.Authors)},
		{"act", string(v.Act)},
		{"answers", v.Answers.String()},
		{"answers-with", string(v.AnswersWith)},
		{"based-on", v.BasedOn.String()},
		{"languages", flowList(v.Languages)},
		{"dates", flow([]yamlField{
			{"text", v.Dates.Text.String()}, {"handed-over", v.Dates.HandedOver.String()},
			{"published", v.Dates.Published.String()}, {"reported", v.Dates.Reported.String()},
		})},
	})
	if len(v.Options) > 0 {
		p.printf("options:\n")
	}
	for _, o := range v.Options {
		p.printf("  %s: %s\n", o.Slug, scalar(o.Text))
	}
	p.sources()
	p.block("", []yamlField{{"read", readBy(v.Read)}, {"rest", rest(v.Rest)}, {"note", scalar(v.Note)}})
	p.printf("---\n")
}

func called(list []proposals.CalledBy) string {
	var fields []yamlField
	for _, c := range list {
		fields = append(fields, yamlField{c.Party.String(), inFlow(c.Title)})
	}
	return flow(fields)
}

func (p *versionPrinter) sources() {
	if len(p.v.Sources) > 0 {
		p.printf("sources:\n")
	}
	for _, s := range p.v.Sources {
		p.printf("  %s:\n", s.Slug)
		p.block("    ", []yamlField{
			{"publisher", scalar(s.Publisher)},
			{"title", scalar(s.Title)},
			{"date", s.Date.String()},
			{"language", s.Language},
			{"kind", string(s.Kind)},
			{"extent", string(s.Extent)},
			{"rendering", string(s.Rendering)},
			{"leaked", yesIf(s.Leaked)},
			{"address", scalar(s.Address)},
			{"sha256", s.SHA256},
		})
	}
}

func rest(r *proposals.Rest) string {
	switch {
	case r == nil:
		return ""
	case r.Coverage == proposals.Deferred:
		return string(r.Coverage) + "; after " + proposals.JoinSlugs(r.After)
	default:
		return string(r.Coverage)
	}
}

// terms prints each term under the heading of its issue's own topic.
func (p *versionPrinter) terms() {
	var topic proposals.Slug
	for i := range p.v.Terms {
		t := &p.v.Terms[i]
		issue, _ := p.against.Issue(t.Issue)
		if issue.Topic != topic {
			topic = issue.Topic
			heading, _ := p.against.Topic(topic)
			p.printf("\n## %s\n", escapeHeading(heading.Label))
		}
		p.term(t)
	}
}

func (p *versionPrinter) term(t *proposals.Term) {
	p.printf("\n### %s\n\n", escapeHeading(t.Headline))
	var value string
	if t.Value != nil {
		value = escape(t.Value.String())
	}
	deadlines := make([]string, len(t.Deadlines))
	for i, d := range t.Deadlines {
		deadlines[i] = d.String()
	}
	p.fields("", []bodyField{
		{name: "issue", value: t.Issue.String()},
		{name: "option", value: t.Option.String()},
		{name: "part", value: t.Part.String()},
		{name: "by", value: t.By.String()},
		{name: "reading", value: t.Reading.String()},
		{name: "stance", value: string(t.Stance)},
		{name: "value", value: value},
		{name: "on", value: proposals.JoinSlugs(t.On)},
		oneOrList("scope", t.Scope),
		{name: "after", value: proposals.JoinSlugs(t.After)},
		{name: "until", value: proposals.JoinSlugs(t.Until)},
		{name: "unless", value: proposals.JoinSlugs(t.Unless)},
		{name: "unconditional", value: yesIf(t.Unconditional)},
		{name: "details-at", value: t.DetailsAt.String()},
		oneOrList("deadline", deadlines),
		{name: "point", value: escape(t.Point)},
		{name: "sources", value: proposals.JoinSlugs(t.Sources)},
		{name: "ambiguous", value: escape(t.Ambiguous)},
		{name: "inferred", value: escape(t.Inferred)},
		{name: "said-elsewhere", value: yesIf(t.SaidElsewhere)},
	})
	p.prose(t.Body)
	p.quotes("", t.Quotes)
}

// steps prints the orders that no term says. An empty line between two keeps a
// step from running into the quote before it.
func (p *versionPrinter) steps() {
	if len(p.v.Steps) > 0 {
		p.printf("\n## %s\n", proposals.SectionOrder)
	}
	for i, s := range p.v.Steps {
		marker := strconv.Itoa(i+1) + ". "
		indent := strings.Repeat(" ", len(marker))
		p.printf("\n%s%s\n", marker, s.Event)
		p.fields(indent, []bodyField{
			{name: "after", value: proposals.JoinSlugs(s.After)},
			{name: "option", value: s.Option.String()},
			{name: "by", value: s.By.String()},
			{name: "sources", value: proposals.JoinSlugs(s.Sources)},
			{name: "inferred", value: escape(s.Inferred)},
		})
		p.quotes(indent, s.Quotes)
	}
}

// blanks prints a line for those beside one another that differ in nothing but
// their issue.
func (p *versionPrinter) blanks() {
	if len(p.v.Blanks) > 0 {
		p.printf("\n## %s\n\n", proposals.SectionBlanks)
	}
	for i := 0; i < len(p.v.Blanks); {
		first := p.v.Blanks[i]
		issues, clauses := []proposals.Slug{first.Issue}, blankClauses(first)
		for i++; i < len(p.v.Blanks); i++ {
			b := p.v.Blanks[i]
			if b.Coverage != first.Coverage || blankClauses(b) != clauses || slices.Contains(issues, b.Issue) {
				break
			}
			issues = append(issues, b.Issue)
		}
		p.printf("- %s: %s%s\n", first.Coverage, proposals.JoinSlugs(issues), clauses)
	}
}

func blankClauses(b proposals.Blank) string {
	var clauses strings.Builder
	for _, c := range []struct{ name, value string }{
		{"after", proposals.JoinSlugs(b.After)},
		{"option", b.Option.String()},
		{"part", b.Part.String()},
		{"by", b.By.String()},
		{"sources", proposals.JoinSlugs(b.Sources)},
		{"checked", searched(b.Search)},
		{"words", items(b.Search.Words)},
		{"points", items(b.Search.Points)},
	} {
		if c.value != "" {
			clauses.WriteString("; " + c.name + " " + c.value)
		}
	}
	if b.SaidElsewhere {
		clauses.WriteString("; said-elsewhere")
	}
	return clauses.String()
}

func searched(s proposals.Search) string {
	if s.By == "" {
		return ""
	}
	return escapeItem(s.By) + " on " + s.On.String()
}

func items(texts []string) string {
	list := make([]string, len(texts))
	for i, t := range texts {
		list[i] = escapeItem(t)
	}
	return strings.Join(list, ", ")
}
