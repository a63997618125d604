package export

import (
	"fmt"
	"strings"

	"parley/compare"
	"parley/proposals"
)

// title names the case, what is printed of it, and the day if one was asked for.
func title(c *compare.Comparison, what string) string {
	text := c.Case.Case().Title + ": " + what
	if !c.Query.AsOf.IsZero() {
		text += ", as of " + c.Query.AsOf.Words()
	}
	return text
}

// scopeLines say which day, which order of columns and which choice of rows
// this is, so that nothing that was left out looks absent.
func scopeLines(c *compare.Comparison) []string {
	lines := []string{asOfLine(c)}
	if c.Query.AsGiven {
		lines = append(lines, "The texts stand in the order that was asked for.")
	} else {
		lines = append(lines, "The texts stand in the order of their authors’ names, those of the same authors by date.")
	}
	return append(lines, choiceLines(c)...)
}

// choiceLines say which texts were not there yet, which rows were asked for, and
// what was assumed.
func choiceLines(c *compare.Comparison) []string {
	var lines []string
	for _, p := range c.Absent {
		lines = append(lines, "No text of "+p.String()+" is known to have been there on that day.")
	}
	if len(c.Query.Topics) > 0 {
		lines = append(lines, "Topics shown: "+strings.Join(topicLabels(c), ", ")+".")
	}
	if len(c.Query.Issues) > 0 {
		lines = append(lines, "Questions shown: "+strings.Join(issueLabels(c), ", ")+".")
	}
	if len(c.Query.Only) > 0 {
		lines = append(lines, "Rows shown: "+strings.Join(relationNames(c.Query.Only), ", ")+".")
	}
	if len(c.Query.Options) > 0 {
		lines = append(lines, "Options shown: "+strings.Join(optionLabels(c), ", ")+".")
	}
	for _, a := range c.Order.Assumed {
		lines = append(lines, fmt.Sprintf("Assumed by %s, in no text: %s.", a.Author, a.Headline))
	}
	return lines
}

func asOfLine(c *compare.Comparison) string {
	switch kind, date := asOf(c); {
	case !c.Query.AsOf.IsZero():
		return "As of " + date.Words() + "."
	case date.IsZero():
		return "As of no day: the texts are undated."
	default:
		return fmt.Sprintf("As of %[1]s, the newest date of the texts shown (%[2]s).", date.Words(), kind)
	}
}

// asOf is the day that was asked for, or else the newest date of the texts and
// which of a text's dates that is; zero where they are undated.
func asOf(c *compare.Comparison) (kind string, date proposals.Date) {
	if !c.Query.AsOf.IsZero() {
		return "asked for", c.Query.AsOf
	}
	for _, column := range c.Columns {
		if n, d := column.Revision.Version().Dates.Named(); !d.IsZero() && (date.IsZero() || d.Compare(date) > 0) {
			kind, date = n, d
		}
	}
	return kind, date
}

func topicLabels(c *compare.Comparison) []string {
	labels := make([]string, len(c.Tables))
	for i, t := range c.Tables {
		labels[i] = t.Topic.Label
	}
	return labels
}

func issueLabels(c *compare.Comparison) []string {
	var labels []string
	for _, slug := range c.Query.Issues {
		if issue, ok := c.Case.Issue(slug); ok {
			labels = append(labels, issue.Label)
		}
	}
	return labels
}

func relationNames(relations []compare.Relation) []string {
	names := make([]string, len(relations))
	for i, r := range relations {
		names[i] = string(r)
	}
	return names
}

// optionLabels name the options asked for as the texts that offer them do.
func optionLabels(c *compare.Comparison) []string {
	var labels []string
	for _, option := range c.Query.Options {
		label := option.String()
		for _, column := range c.Columns {
			if text := column.Revision.Version().OptionLabel(option); text != label {
				label = compare.Named(text)
				break
			}
		}
		labels = append(labels, label)
	}
	return labels
}

// caseLine names the revision of the case whose questions were asked.
func caseLine(c *compare.Comparison) string {
	line := "Case: " + c.Case.Case().Slug.String()
	if n := c.Case.Stored().Revision; n > 0 {
		line += fmt.Sprintf(", revision %d", n)
	}
	return line + "."
}
