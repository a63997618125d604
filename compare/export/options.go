package export

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"parley/proposals"
)

// Options say how a table is taken away, and what a document knows of the place
// where it is published. The zero value is all that stands on the page but
// explanations and quotes, in tables.
type Options struct {
	// Address is where the same stands for good: an address that pins every
	// revision, or a path. It may be empty; the refs of the texts are printed in
	// any case.
	Address string
	// Program is the version of the program, or empty.
	Program string
	Layout  Layout
	Rows    RowKind
	// Prose adds the explanation of each term, and Quotes its quotes.
	Prose, Quotes bool
	// WithoutVerdicts leaves out how the texts stand to each other.
	WithoutVerdicts bool
}

// A Layout is how a document for reading arranges a comparison.
type Layout string

// The layouts. The last two are those of negotiations: a table of four columns
// whose compromise is empty, and one text with what is not agreed in square
// brackets.
const (
	TablesLayout     Layout = "tables"
	SectionsLayout   Layout = "sections"
	FourColumnLayout Layout = "four-column"
	BracketedLayout  Layout = "bracketed"
)

// Layouts are all of them; the first is the usual one, but see [usualLayout].
var Layouts = []Layout{TablesLayout, SectionsLayout, FourColumnLayout, BracketedLayout}

// usualLayout is how markdown arranges so many texts where nothing is asked for:
// what a page cannot show side by side stands in sections.
func usualLayout(texts int) Layout {
	if texts+2 > mostOnA4 { // the question and the verdict
		return SectionsLayout
	}
	return TablesLayout
}

// Words say for a reader what the layout is.
func (l Layout) Words() string {
	switch l {
	case SectionsLayout:
		return "In sections, under headings"
	case FourColumnLayout:
		return "In four columns, with an empty one for a compromise"
	case BracketedLayout:
		return "As one text, with square brackets round what is not the same in all"
	default:
		return "In tables"
	}
}

// A RowKind is what a row of a flat file is.
type RowKind string

// The kinds of row: each question with all texts beside each other, or each
// answer of each text by itself.
const (
	RowsOfIssues RowKind = "issue"
	RowsOfCells  RowKind = "cell"
)

// RowKinds are both of them; the first is the usual one.
var RowKinds = []RowKind{RowsOfIssues, RowsOfCells}

// The names of the options in an address and as flags.
const (
	keyLayout  = "layout"
	keyRows    = "rows"
	keyWith    = "with"
	keyWithout = "without"
)

// OptionKeys are the names of all values that options can have in an address.
var OptionKeys = []string{keyLayout, keyRows, keyWith, keyWithout}

const (
	prose    = "prose"
	quotes   = "quotes"
	verdicts = "verdicts"
)

// ParseOptions reads options from the values of an address or of flags; others
// are passed over.
func ParseOptions(values url.Values) (Options, proposals.Problems) {
	var o Options
	var ps proposals.Problems
	oneOf := func(key, value string, all []string) bool {
		if slices.Contains(all, value) {
			return true
		}
		ps = append(ps, proposals.Problem{Path: key, Text: fmt.Sprintf("there is no %s here%s: expected %s", quotedName(value), proposals.Suggest(value, all), or(all))})
		return false
	}
	if given := values[keyLayout]; len(given) > 0 && oneOf(keyLayout, given[0], texts(Layouts)) {
		o.Layout = Layout(given[0])
	}
	if given := values[keyRows]; len(given) > 0 && oneOf(keyRows, given[0], texts(RowKinds)) {
		o.Rows = RowKind(given[0])
	}
	for _, value := range values[keyWith] {
		if oneOf(keyWith, value, []string{prose, quotes}) {
			o.Prose, o.Quotes = o.Prose || value == prose, o.Quotes || value == quotes
		}
	}
	for _, value := range values[keyWithout] {
		if oneOf(keyWithout, value, []string{verdicts}) {
			o.WithoutVerdicts = true
		}
	}
	return o, ps
}

// Values are the options as values of an address, as [ParseOptions] reads them.
// What was not asked for is left out.
func (o Options) Values() url.Values {
	values := url.Values{}
	if o.Layout != "" {
		values.Set(keyLayout, string(o.Layout))
	}
	if o.Rows != "" && o.Rows != RowsOfIssues {
		values.Set(keyRows, string(o.Rows))
	}
	if o.Prose {
		values.Add(keyWith, prose)
	}
	if o.Quotes {
		values.Add(keyWith, quotes)
	}
	if o.WithoutVerdicts {
		values.Add(keyWithout, verdicts)
	}
	return values
}

// checkOptions refuses what the file would pass over: only csv has one of two
// kinds of row, and only a comparison terms and verdicts that are added or left
// out.
func (f Format) checkOptions(t Taken, o Options) error {
	if t.comparison != nil {
		if o.Rows != "" && f.Name != "csv" {
			return proposals.Problems{{Path: keyRows, Text: f.Words + " has no choice of rows: expected the format csv for it"}}
		}
		return nil
	}
	what := "a report"
	if t.movement != nil {
		what = "what changed"
		o.Prose, o.Quotes = false, false // it has both, asked for or not
	}
	o.Layout = ""
	asked := o.Values()
	if o.Rows != "" {
		asked.Set(keyRows, string(o.Rows)) // the usual ones as well
	}
	var ps proposals.Problems
	for _, key := range OptionKeys {
		for _, value := range asked[key] {
			ps = append(ps, proposals.Problem{Path: key, Text: "only a comparison has " + quotedName(value) + " here: " + what + " is taken away whole"})
		}
	}
	return ps.Err()
}

func texts[T ~string](all []T) []string {
	list := make([]string, len(all))
	for i, one := range all {
		list[i] = string(one)
	}
	return list
}

func quotedName(name string) string { return fmt.Sprintf("%q", proposals.Clip(name)) }

// or joins words as "a, b or c".
func or(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// nameOfFile makes words fit for the name of a file.
func nameOfFile(words string) string {
	return strings.Trim(strings.Join(strings.FieldsFunc(strings.ToLower(words), func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), "-"), "-")
}
