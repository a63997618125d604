package document

import (
	"cmp"
	"fmt"
	"strings"

	"parley/proposals"
)

// ofSheet is larger than a document, whose sizes hold for the canonical form:
// a sheet's text has a line a field, and repeats what blanks have in common.
var ofSheet = size{bytes: 2 * MaxBytes, lines: 32_000, headBytes: 2 * MaxBytes, headLines: 1000}

// head prints the front matter.
func (p *sheetPrinter) head(s *Sheet) {
	p.key("", "", "proposal", s.Proposal)
	p.key("", "", "version", s.Version)
	p.key("", "", "case", s.Case)
	p.key("", "", "title", s.Title)
	p.called(s.Called)
	p.list("authors", s.Authors)
	p.key("", "", "act", s.Act)
	p.key("", "", "answers", s.Answers)
	p.key("", "", "answers-with", s.AnswersWith)
	p.key("", "", "based-on", s.BasedOn)
	p.list("languages", strings.Split(s.Languages, ","))
	p.dates(s.Dates)
	p.options(s.Options)
	p.sources(s.Sources)
	p.read(s.Read)
	p.rest(s.Rest)
	p.key("", "", "note", s.Note)
}

// key prints a key and its value, if it has one.
func (p *sheetPrinter) key(indent, path, name, typed string) {
	if text := oneLine(typed); text != "" {
		p.line(join(path, name), indent, name, ": ", scalar(text))
	}
}

// list prints texts on one line.
func (p *sheetPrinter) list(name string, typed []string) {
	if texts := nonEmpty(typed); len(texts) > 0 {
		p.line(name, name, ": ", flowList(texts))
	}
}

// slug prints a key that was typed. One far too long is cut: YAML reads no long
// keys.
func (p *sheetPrinter) slug(path, typed string) {
	const most = 200
	text := []rune(oneLine(typed))
	p.line(path, "  ", orQuotes(scalar(string(text[:min(most, len(text))]))), ":")
}

// orQuotes is a value, or an empty one.
func orQuotes(printed string) string { return cmp.Or(printed, `""`) }

func (p *sheetPrinter) called(list []CalledFields) {
	if len(list) > 0 {
		p.line("called", "called:")
	}
	for i, c := range list {
		path := fmt.Sprintf("called[%d]", i)
		p.slug(path+".party", c.Party)
		p.line(path+".title", "    ", orQuotes(scalar(oneLine(c.Title))))
	}
}

func (p *sheetPrinter) dates(d DatesFields) {
	if oneLine(d.Text+d.HandedOver+d.Published+d.Reported) == "" {
		return
	}
	p.line("dates", "dates:")
	p.key("  ", "dates", "text", d.Text)
	p.key("  ", "dates", "handed-over", d.HandedOver)
	p.key("  ", "dates", "published", d.Published)
	p.key("  ", "dates", "reported", d.Reported)
}

func (p *sheetPrinter) options(list []OptionFields) {
	if len(list) > 0 {
		p.line("options", "options:")
	}
	for i, o := range list {
		path := fmt.Sprintf("options[%d]", i)
		p.slug(path+".slug", o.Slug)
		p.line(path+".label", "    ", orQuotes(scalar(oneLine(o.Label))))
	}
}

func (p *sheetPrinter) sources(list []SourceFields) {
	if len(list) > 0 {
		p.line("sources", "sources:")
	}
	for i, s := range list {
		path := fmt.Sprintf("sources[%d]", i)
		p.slug(path+".slug", s.Slug)
		lines := len(p.fields)
		const indent = "    "
		p.key(indent, path, "publisher", s.Publisher)
		p.key(indent, path, "title", s.Title)
		p.key(indent, path, "date", s.Date)
		p.key(indent, path, "language", s.Language)
		p.key(indent, path, "kind", s.Kind)
		p.key(indent, path, "extent", s.Extent)
		p.key(indent, path, "rendering", s.Rendering)
		p.key(indent, path, "leaked", yesIf(s.Leaked))
		p.key(indent, path, "address", s.Address)
		p.key(indent, path, "sha256", s.SHA256)
		if len(p.fields) == lines {
			p.line(path, indent, "{}")
		}
	}
}

func (p *sheetPrinter) read(r ReadFields) {
	if oneLine(r.By+r.On) == "" {
		return
	}
	p.line("read", "read:")
	p.key("  ", "read", "by", r.By)
	p.key("  ", "read", "on", r.On)
}

// rest prints what covers everything else, on one line. Where it does not
// read, one of the two fields is to blame: the events, if the coverage is one
// that may stand there.
func (p *sheetPrinter) rest(r RestFields) {
	coverage, after := oneLine(r.Coverage), nonEmpty(r.After)
	if coverage == "" && len(after) == 0 {
		return
	}
	field, text := "rest.coverage", coverage
	if coverage == string(proposals.Unreported) || coverage == string(proposals.Deferred) {
		field = "rest.after"
	}
	if len(after) > 0 || strings.Contains(coverage, ";") {
		text += "; after " + strings.Join(after, ", ")
	}
	p.line(field, "rest: ", scalar(text))
}
