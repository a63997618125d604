package export

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// A CitationFormat is a kind of file in which citations are taken away.
type CitationFormat struct {
	// Name is the last part of its addresses and of its files: "bib".
	Name string
	// Words name it for a reader: "BibTeX".
	Words     string
	MediaType string
	entry     func(Citation) string
}

// CitationFormats are all of them, in the order in which they are offered.
var CitationFormats = []CitationFormat{
	{"bib", "BibTeX", "application/x-bibtex; charset=utf-8", bibtex},
	{"ris", "RIS", "application/x-research-info-systems; charset=utf-8", ris},
}

// Print writes the entries of citations, one behind the other.
func (f CitationFormat) Print(citations ...Citation) string {
	entries := make([]string, len(citations))
	for i, c := range citations {
		entries[i] = f.entry(c)
	}
	return strings.Join(entries, lineEnd(f))
}

func lineEnd(f CitationFormat) string {
	if f.Name == "ris" {
		return risEnd
	}
	return "\n"
}

// Plain is the citation as one paragraph of plain text, without a line break:
// whose it is, title, publisher, date, address, and then its notes.
func (c Citation) Plain() string {
	var parts []string
	if len(c.Authors) > 0 {
		parts = append(parts, listed(c.Authors))
	}
	title := c.Title
	if !strings.ContainsRune(title, '“') { // it needs no marks around its own
		title = "“" + title + "”"
	}
	parts = append(parts, title)
	if c.Publisher != "" {
		parts = append(parts, c.Publisher)
	}
	if words := strings.TrimSpace(c.Dated + " " + c.Date.Words()); words != "" {
		parts = append(parts, words)
	}
	text := strings.Join(parts, ", ") + "."
	if c.Address != "" {
		text += " " + c.Address
	}
	for _, note := range c.Notes {
		text += " " + ended(note)
	}
	return oneLine(text)
}

// oneLine puts text on one line, without control characters.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' || unicode.IsControl(r) }), " ")
}

// bibtex is the citation as an entry of BibTeX. Names and the title stand in
// braces of their own: no style takes them apart or changes their case.
func bibtex(c Citation) string {
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{%s", c.Key)
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, ",\n  %s = %s", name, value)
		}
	}
	field("author", texNames(c.Authors))
	if len(c.Authors) == 0 {
		field("key", texWords(c.Publisher)) // by which styles sort what has no author
	}
	if c.Title != "" {
		field("title", "{"+texWords(c.Title)+"}")
	}
	field("publisher", texWords(c.Publisher))
	year, month, day := dateParts(c)
	field("year", texWords(year))
	if n, err := strconv.Atoi(month); err == nil {
		field("month", months[n-1])
	}
	field("day", texWords(strings.TrimPrefix(day, "0")))
	field("language", texWords(c.Language))
	field("url", texAddress(c.Address))
	notes := make([]string, 0, len(c.Notes)+1)
	if c.Dated != "" {
		notes = append(notes, sentence(strings.TrimSpace(c.Dated+" "+c.Date.Words())))
	}
	for _, note := range c.Notes {
		notes = append(notes, ended(note))
	}
	field("note", texWords(strings.Join(notes, " ")))
	b.WriteString("\n}\n")
	return b.String()
}

// months are the names that BibTeX has for them.
var months = strings.Fields("jan feb mar apr may jun jul aug sep oct nov dec")

// dateParts are the year, month and day as far as they are known, as "2025",
// "06", "02".
func dateParts(c Citation) (year, month, day string) {
	year, rest, _ := strings.Cut(c.Date.String(), "-")
	month, day, _ = strings.Cut(rest, "-")
	return year, month, day
}

// texNames are names that no style takes for those of people.
func texNames(names []string) string {
	braced := make([]string, len(names))
	for i, name := range names {
		braced[i] = texWords(name)
	}
	if len(names) == 0 {
		return ""
	}
	return "{" + strings.Join(braced, " and ") + "}"
}

// texWords are words in braces. A brace is written by its name, since BibTeX
// counts braces before TeX reads them.
func texWords(words string) string {
	if words = oneLine(words); words == "" {
		return ""
	}
	return "{" + texEscapes.Replace(words) + "}"
}

var texEscapes = strings.NewReplacer(
	"&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`,
	"{", `{\textbraceleft}`, "}", `{\textbraceright}`, "~", `{\textasciitilde}`, "^", `{\textasciicircum}`, `\`, `{\textbackslash}`,
)

// texAddress is an address in braces. Styles print it as it is, so that nothing
// in it is escaped but what would end the braces.
func texAddress(address string) string {
	if address = oneLine(address); address == "" {
		return ""
	}
	return "{" + strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", " ", "%20").Replace(address) + "}"
}

// risEnd ends every line of a RIS file.
const risEnd = "\r\n"

// ris is the citation as a record of RIS.
func ris(c Citation) string {
	var b strings.Builder
	line := func(tag, value string) {
		if value = oneLine(value); value != "" {
			b.WriteString(tag + "  - " + value + risEnd)
		}
	}
	if c.IsTable {
		line("TY", "DATA")
	} else {
		line("TY", "ELEC") // a page; WEB is not in the format's own list
	}
	for _, author := range c.Authors {
		line("AU", author)
	}
	line("TI", c.Title)
	line("PB", c.Publisher)
	if year, month, day := dateParts(c); year != "" {
		line("PY", year)
		line("DA", year+"/"+month+"/"+day+"/"+c.Dated)
	}
	line("LA", c.Language)
	line("UR", c.Address)
	for _, note := range c.Notes {
		line("N1", ended(note))
	}
	b.WriteString("ER  - " + risEnd)
	return b.String()
}
