package document

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"parley/proposals"
)

// terms prints each term under the heading of its issue's topic. One on an
// issue that the case does not have stands under any.
func (p *sheetPrinter) terms(list []TermFields, c *proposals.CaseRevision) {
	under := ""
	for i := range list {
		if label := topicOf(list[i], c, under); label != under {
			under = label
			p.line("", "")
			p.line("", "## ", escapeHeading(label))
		}
		p.term(fmt.Sprintf("terms[%d]", i), &list[i])
	}
}

func topicOf(t TermFields, c *proposals.CaseRevision, otherwise string) string {
	all := c.Case().Topics
	if issue := issueOf(t, c); issue != nil {
		topic, _ := c.Topic(issue.Topic)
		return topic.Label
	}
	if otherwise == "" && len(all) > 0 {
		return all[0].Label
	}
	return otherwise
}

// term prints a term. Its issue always stands there, so that no list of its prose
// is taken for its fields.
func (p *sheetPrinter) term(path string, t *TermFields) {
	p.line("", "")
	p.line(path+".headline", "### ", escapeHeading(oneLine(t.Headline)))
	p.line("", "")
	p.line(path+".issue", "- issue: ", escape(oneLine(t.Issue)))
	p.field("", path, "option", t.Option)
	p.field("", path, "part", t.Part)
	p.field("", path, "by", t.By)
	p.field("", path, "reading", t.Reading)
	p.field("", path, "stance", t.Stance)
	p.field("", path, "value", t.Value)
	p.field("", path, "on", t.On...)
	p.nested(path, "scope", t.Scope)
	p.field("", path, "after", t.After...)
	p.field("", path, "until", t.Until...)
	p.field("", path, "unless", t.Unless...)
	p.field("", path, "unconditional", yesIf(t.Unconditional))
	p.field("", path, "details-at", t.DetailsAt)
	p.nested(path, "deadline", t.Deadlines)
	p.field("", path, "point", t.Point)
	p.field("", path, "sources", t.Sources...)
	p.field("", path, "ambiguous", t.Ambiguous)
	p.field("", path, "inferred", t.Inferred)
	p.field("", path, "said-elsewhere", yesIf(t.SaidElsewhere))
	p.prose(path+".body", t.Body)
	p.quotes("", path, t.Quotes)
}

// field prints a field and its texts between commas, if there are any.
func (p *sheetPrinter) field(indent, path, name string, typed ...string) {
	if texts := nonEmpty(typed); len(texts) > 0 {
		p.line(join(path, name), indent, "- ", name, ": ", escape(strings.Join(texts, ", ")))
	}
}

// nested prints a field and each of its texts under it.
func (p *sheetPrinter) nested(path, name string, typed []string) {
	texts := nonEmpty(typed)
	if len(texts) > 0 {
		p.line(join(path, name), "- ", name, ":")
	}
	for _, t := range texts {
		p.line(join(path, name), "  - ", escapeStart(t))
	}
}

func (p *sheetPrinter) prose(path, typed string) {
	list := typedBlocks(typed)
	for i, b := range list {
		if !b.item || i == 0 || !list[i-1].item {
			p.line(path, "")
		}
		mark := ""
		if b.item {
			mark = "* "
		}
		p.line(path, mark, escapeOpener(b.text))
	}
}

func (p *sheetPrinter) quotes(indent, path string, list []QuoteFields) {
	for i, q := range list {
		at := fmt.Sprintf("%s.quotes[%d]", path, i)
		p.line("", "")
		p.line(at+".text", indent, "> ", orSpace(escapeStart(oneLine(q.Text))))
		p.attribution(indent, at, q)
	}
}

// orSpace is what is printed, or an empty text that keeps its place.
func orSpace(printed string) string { return cmp.Or(printed, "&#32;") }

// attribution prints where a quote was read. Where its line does not read, the
// language is to blame if the source is one.
func (p *sheetPrinter) attribution(indent, path string, q QuoteFields) {
	field, text := ".source", escapeWord(oneLine(q.Source))
	if language := oneLine(q.Language); language != "" {
		text += " (" + escapeWord(language) + ")"
		if _, err := proposals.ParseSlug(oneLine(q.Source)); err == nil {
			field = ".language"
		}
	}
	if q.OfText {
		text += ", " + ofText
	}
	p.line(path+field, indent, "> — ", text)
}

// steps prints the orders that no term says. What a step waits for is always
// printed, so that quotes have fields to stand behind.
func (p *sheetPrinter) steps(list []StepFields) {
	if len(list) > 0 {
		p.line("", "")
		p.line("", "## ", proposals.SectionOrder)
	}
	for i, s := range list {
		path := fmt.Sprintf("steps[%d]", i)
		number := strconv.Itoa(i+1) + ". "
		indent := strings.Repeat(" ", len(number))
		p.line("", "")
		p.line(path+".event", number, orSpace(escapeStart(oneLine(s.Event))))
		p.line(path+".after", indent, "- after: ", escape(strings.Join(nonEmpty(s.After), ", ")))
		p.field(indent, path, "option", s.Option)
		p.field(indent, path, "by", s.By)
		p.field(indent, path, "sources", s.Sources...)
		p.field(indent, path, "inferred", s.Inferred)
		p.quotes(indent, path, s.Quotes)
	}
}
