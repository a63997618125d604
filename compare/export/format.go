package export

import (
	"io"
	"slices"
	"strings"

	"parley/compare"
	"parley/proposals"
)

// A Format is a kind of file in which a table is taken away.
type Format struct {
	// Name is the last part of its addresses and of its files: "md".
	Name string
	// Words name it for a reader: "Markdown".
	Words     string
	MediaType string
	print     func(io.Writer, Taken, Options) error
}

// Print writes what is taken away. It decides nothing and may have written a
// part where it fails. The error is [proposals.Problems] where the options ask
// for what there is not, and where the format cannot hold as many texts.
func (f Format) Print(w io.Writer, t Taken, o Options) error {
	if err := f.checkLayout(t, o); err != nil {
		return err
	}
	if err := f.checkOptions(t, o); err != nil {
		return err
	}
	return f.print(w, t, o)
}

// Formats are all of them, in the order in which they are offered.
var Formats = []Format{
	{"md", "Markdown", "text/markdown; charset=utf-8", printMarkdown},
	{"csv", "CSV", "text/csv; charset=utf-8; header=present", printCSV},
	{"json", "JSON", "application/json", printJSON},
	{"xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", printXLSX},
	{"docx", "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", printDocx},
	{"html", "HTML", "text/html; charset=utf-8", printHTML},
}

// IsBinary reports whether files of the format are not for reading as they are.
func (f Format) IsBinary() bool {
	return !strings.HasPrefix(f.MediaType, "text/") && !strings.HasPrefix(f.MediaType, "application/json")
}

// ParseFormat finds the format of a name.
func ParseFormat(name string) (Format, error) {
	names := make([]string, len(Formats))
	for i, f := range Formats {
		names[i] = f.Name
	}
	if i := slices.Index(names, name); i >= 0 {
		return Formats[i], nil
	}
	return Format{}, proposals.Problems{{Path: "format", Text: "there is no format " + quotedName(name) + proposals.Suggest(name, names) + ": expected " + or(names)}}
}

// A Taken is what is taken away: a comparison, a report, or what changed
// between two texts.
type Taken struct {
	comparison *compare.Comparison
	report     *compare.Report
	movement   *compare.Movement
}

// OfComparison takes the tables of a comparison away.
func OfComparison(c *compare.Comparison) Taken { return Taken{comparison: c} }

// OfReport takes the tables of a report away.
func OfReport(r *compare.Report) Taken { return Taken{report: r} }

// OfMovement takes away what changed.
func OfMovement(m *compare.Movement) Taken { return Taken{movement: m} }

// printMarkdown puts more texts than a table can show side by side into
// sections, unless tables are asked for.
func printMarkdown(w io.Writer, t Taken, o Options) error {
	if t.comparison != nil && o.Layout == "" {
		o.Layout = usualLayout(len(t.comparison.Columns))
	}
	return t.document(o).markdown(w)
}

// document is t for reading.
func (t Taken) document(o Options) document {
	switch {
	case t.comparison != nil:
		return comparisonDocument(t.comparison, o)
	case t.report != nil:
		return reportDocument(t.report, o)
	default:
		return movementDocument(t.movement, o)
	}
}

// FileName is what a file with t would be called: what it is, of which case,
// and the day if one was asked for.
func (t Taken) FileName(f Format) string {
	var c *proposals.CaseRevision
	var what string
	var day proposals.Date
	switch {
	case t.comparison != nil:
		c, what, day = t.comparison.Case, "comparison", t.comparison.Query.AsOf
		if topics := t.comparison.Query.Topics; len(topics) == 1 {
			what = topics[0].String()
		}
	case t.report != nil:
		c, what, day = t.report.Case, nameOfFile(t.report.Title), t.report.Query.AsOf
	default:
		c, what = t.movement.Case, "changes"
		if topics := t.movement.Query.Topics; len(topics) == 1 {
			what += "-" + topics[0].String()
		}
	}
	name := c.Case().Slug.String() + "-" + what
	if !day.IsZero() {
		name += "-" + day.String()
	}
	return name + "." + f.Name
}
