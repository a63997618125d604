package export

import (
	"bytes"
	_ "embed"
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"

	"parley/compare"
)

// HTMLStyle is the style that stands in every HTML file, between its tags. What
// serves such a file under a policy that allows no style inside lets this one
// through by its hash.
//
//go:embed html.css
var HTMLStyle string

// printHTML writes a page that needs nothing beside it: no script, no image and
// no other file.
func printHTML(w io.Writer, t Taken, o Options) error {
	d := htmlFile{book: bookOf(t, o)}
	d.head(o)
	d.texts()
	d.contents()
	for i, s := range d.sheets {
		d.sheet(i, s)
	}
	d.sources()
	d.readingAndNotice()
	_, err := w.Write(d.Bytes())
	return err
}

type htmlFile struct {
	bytes.Buffer
	*book
}

// put writes markup; %s in it stands for words, which are escaped.
func (d *htmlFile) put(markup string, words ...string) {
	escaped := make([]any, len(words))
	for i, w := range words {
		escaped[i] = html.EscapeString(fileText(w))
	}
	fmt.Fprintf(d, markup, escaped...)
}

func (d *htmlFile) head(o Options) {
	d.put("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
	if o.Program != "" {
		d.put("<meta name=\"generator\" content=\"Parley %s\">\n", o.Program)
	}
	d.put("<title>%s</title>\n<style>", d.title)
	d.WriteString(HTMLStyle)
	d.put("</style>\n</head>\n<body>\n<header>\n<h1 dir=\"auto\">%s</h1>\n", d.title)
	d.notes(d.scope)
	d.put("<dl>\n")
	for _, from := range d.origin {
		d.put("<div><dt>%s</dt> <dd>", from.label)
		d.address(from.what)
		d.put("</dd></div>\n")
	}
	d.put("</dl>\n</header>\n<main>\n")
}

func (d *htmlFile) texts() {
	if len(d.book.texts) == 0 {
		return
	}
	d.put("<section class=\"texts\">\n<h2>Texts</h2>\n<ul>\n")
	for _, t := range d.book.texts {
		d.put("<li>")
		d.lines(textParts(t))
		d.put("</li>\n")
	}
	d.put("</ul>\n</section>\n")
}

// contents leads to what follows. The names of tables come from a case and can
// be anything, so that their places are numbers.
func (d *htmlFile) contents() {
	d.put("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ol>\n")
	for i, s := range d.sheets {
		d.put("<li><a href=\"#%s\" dir=\"auto\">%s</a>", tableID(i), s.name)
		if len(s.notes) > 0 {
			d.put(": %s", s.notes[0])
		}
		d.put("</li>\n")
	}
	if d.cites {
		d.put("<li><a href=\"#sources\">Sources</a></li>\n")
	}
	if len(d.reading) > 0 {
		d.put("<li><a href=\"#reading\">How to read this</a></li>\n")
	}
	d.put("<li><a href=\"#notice\">Notice</a></li>\n</ol>\n</nav>\n")
}

func tableID(i int) string { return "table-" + strconv.Itoa(i+1) }

func (d *htmlFile) sheet(i int, s tab) {
	d.put("<section>\n<h2 id=\"%s\" dir=\"auto\">%s</h2>\n", tableID(i), s.name)
	d.notes(s.notes)
	if len(s.rows) > 0 {
		d.put("<div class=\"scroller\" role=\"region\" tabindex=\"0\" aria-labelledby=\"%s\">\n<table>\n<thead>\n<tr>", tableID(i))
		for _, cell := range s.head {
			d.put("<th scope=\"col\">")
			d.lines(cell)
			d.put("</th>")
		}
		d.put("</tr>\n</thead>\n<tbody>\n")
		for _, row := range s.rows {
			d.row(row)
		}
		d.put("</tbody>\n</table>\n</div>\n")
	}
	d.put("</section>\n")
}

// row names its row in the first cell. A relation has its colour beside its word.
func (d *htmlFile) row(r tabRow) {
	switch {
	case r.counts:
		d.put("<tr class=\"counts\">")
	case r.relation != "":
		d.put("<tr class=\"%s\">", relationClass(r.relation))
	default:
		d.put("<tr>")
	}
	for i, cell := range r.cells {
		switch {
		case i == 0:
			d.put("<th scope=\"row\">")
		case r.says(i):
			d.put("<td class=\"relation\">")
		default:
			d.put("<td>")
		}
		d.lines(cell)
		if i == 0 {
			d.put("</th>")
		} else {
			d.put("</td>")
		}
	}
	d.put("</tr>\n")
}

func relationClass(r compare.Relation) string { return strings.ReplaceAll(string(r), " ", "-") }

// lines are the lines of a cell, each a paragraph; what an empty line parts are
// groups.
func (d *htmlFile) lines(lines []line) {
	d.put("<div>")
	for _, l := range lines {
		if l.words == "" && len(l.sources) == 0 {
			d.put("</div><div>")
			continue
		}
		d.line(l)
	}
	d.put("</div>")
}

func (d *htmlFile) line(l line) {
	tag := "p"
	if l.quoted {
		tag = "blockquote"
	}
	d.put("<" + tag)
	if l.strong {
		d.put(" class=\"strong\"")
	} else if l.minor {
		d.put(" class=\"minor\"")
	}
	d.put(" dir=\"auto\">")
	if l.quoted && l.language != "" {
		d.put("<span lang=\"%s\">%s</span>", l.language, l.words)
	} else {
		d.put("%s", l.words)
	}
	d.numbers(l)
	d.put("</" + tag + ">")
}

// numbers are the sources of a line, as [sourceNumbers] has them, each leading
// to its source.
func (d *htmlFile) numbers(l line) {
	if len(l.sources) == 0 {
		return
	}
	if l.words != "" {
		d.put(" ")
	}
	d.put("(" + sourceNoun(l.sources) + " ")
	for i, n := range l.sources {
		if i > 0 {
			d.put(", ")
		}
		d.put("<a href=\"#source-%s\">%s</a>", strconv.Itoa(n), strconv.Itoa(n))
	}
	d.put(")")
}

func (d *htmlFile) sources() {
	if !d.cites {
		return
	}
	d.put("<section class=\"sources\">\n<h2 id=\"sources\">Sources</h2>\n")
	if len(d.c.Sources) == 0 {
		d.notes([]string{noSource})
	} else {
		d.put("<ol>\n")
		for i, s := range d.c.Sources {
			d.put("<li id=\"source-%s\" dir=\"auto\">%s", strconv.Itoa(i+1), sourceLine(d.c, s))
			if s.Address != "" {
				d.put("; ")
				d.address(s.Address)
			}
			d.put("</li>\n")
		}
		d.put("</ol>\n")
	}
	d.put("</section>\n")
}

func (d *htmlFile) readingAndNotice() {
	if len(d.reading) > 0 {
		d.put("<section>\n<h2 id=\"reading\">How to read this</h2>\n<ul>\n")
		for _, line := range d.reading {
			d.put("<li dir=\"auto\">%s</li>\n", line)
		}
		d.put("</ul>\n</section>\n")
	}
	d.put("</main>\n<footer>\n<h2 id=\"notice\">Notice</h2>\n")
	d.notes(d.notice())
	d.put("</footer>\n</body>\n</html>\n")
}

func (d *htmlFile) notes(notes []string) {
	for _, note := range notes {
		d.put("<p dir=\"auto\">%s</p>\n", note)
	}
}

func (d *htmlFile) address(s string) {
	if isLink(s) {
		d.put("<a href=\"%s\">%s</a>", s, s)
	} else {
		d.put("%s", s)
	}
}
