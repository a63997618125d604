package proposals_test

import (
	"strings"
	"testing"

	"parley/proposals"
)

var issues = map[string]*proposals.Issue{
	"measure":  {Kind: proposals.Measure},
	"choice":   {Kind: proposals.ChoiceKind, Answers: labels("shore", "district", "lake")},
	"duration": {Kind: proposals.DurationKind},
	"quantity": {Kind: proposals.QuantityKind, Unit: "battle tanks"},
	"date":     {Kind: proposals.DateKind},
	"set": {Kind: proposals.SetKind, Elements: append(labels("states", "neighbours"),
		proposals.Label{Slug: slug("nobody-else"), Text: "Nobody else", Exclusive: true})},
	"text": {Kind: proposals.TextKind},
}

func slug(s string) proposals.Slug { return proposals.MustSlug(s) }

// labels are slugs, each with a label of its own.
func labels(slugs ...string) []proposals.Label {
	var list []proposals.Label
	for _, s := range slugs {
		list = append(list, proposals.Label{Slug: slug(s), Text: "The " + s})
	}
	return list
}

func TestParseValue(t *testing.T) {
	for _, test := range []struct{ kind, in, want, words string }{
		{"choice", "shore", "shore", "The shore"},
		{"choice", "lake or shore", "shore or lake", "The shore, or The lake"},
		{"duration", "30 days", "30 days", "30 days"},
		{"duration", "1 years", "1 year", "1 year"},
		{"duration", "2..3 days", "2..3 days", "2 to 3 days"},
		{"duration", "1 day..1 week", "1 day..1 week", "1 day to 1 week"},
		{"duration", "at least 30 days, renewable", "at least 30 days, renewable", "at least 30 days, renewable"},
		{"duration", "at most 1 year", "at most 1 year", "at most 1 year"},
		{"quantity", "600000 battle tanks", "600000 battle tanks", "600,000 battle tanks"},
		{"quantity", "094.50..96 battle tanks", "94.5..96 battle tanks", "94.5 to 96 battle tanks"},
		{"quantity", "at most 342 battle tanks", "at most 342 battle tanks", "at most 342 battle tanks"},
		{"date", "2025-06-02", "2025-06-02", "2 June 2025"},
		{"date", "2025-06-02..2025-06-30", "2025-06-02..2025-06-30", "2 June 2025 to 30 June 2025"},
		{"date", "from 2025-06", "from 2025-06", "from June 2025"},
		{"date", "by 2025", "by 2025", "by 2025"},
		{"set", "neighbours, states", "states, neighbours", "The states; The neighbours"},
		{"set", "nobody-else", "nobody-else", "Nobody else"},
		{"set", "none", "none", "none"},
		{"text", "as on the map", "as on the map", "as on the map"},
		{"text", "open", "open", "what exactly, the text leaves open"},
		{"set", "unreported", "unreported", "what exactly, the sources read do not show"},
	} {
		t.Run(test.kind+" "+test.in, func(t *testing.T) {
			issue := issues[test.kind]
			v, err := proposals.ParseValue(test.in, issue)
			if err != nil {
				t.Fatal(err)
			}
			if v.String() != test.want || v.Words(issue) != test.words {
				t.Errorf("got %q, in words %q; want %q, %q", v, v.Words(issue), test.want, test.words)
			}
			if again, err := proposals.ParseValue(v.String(), issue); err != nil || again.String() != v.String() {
				t.Errorf("%q reads back as %v, %v", v, again, err)
			}
		})
	}
}

func TestParseValueRefuses(t *testing.T) {
	for _, test := range []struct{ what, kind, in, want string }{
		{"any value of a measure", "measure", "open", "a measure takes no value"},
		{"nothing", "choice", "", "the value is empty"},
		{"an unknown answer", "choice", "shores", `did you mean "shore"?`},
		{"an answer twice", "choice", "shore or shore", `"shore" stands here twice`},
		{"answers between commas", "choice", "shore, lake", "is no answer of this issue"},
		{"no unit of time", "duration", "30", "without a unit"},
		{"a duration in other words", "duration", "2 to 3 days", "the forms are 30 days, 2..3 days, at least 60 days and at most 1 year"},
		{"an unknown unit of time", "duration", "30 dyas", `did you mean "days"?`},
		{"no time", "duration", "0 days", "is no time at all"},
		{"a falling range", "duration", "3..2 days", "does not rise"},
		{"a month beside days that it may have", "duration", "30 days..1 month", "does not rise"},
		{"no unit", "quantity", "600000", `expected "battle tanks" behind the figure`},
		{"separators", "quantity", "600,000 battle tanks", "no separators"},
		{"too many digits", "quantity", "1234567890123456 battle tanks", "more than 15 digits"},
		{"a day that does not exist", "date", "2025-02-30", "one that exists"},
		{"an unknown element", "set", "neighbors", `did you mean "neighbours"?`},
		{"an element that rules out others", "set", "nobody-else, states", "stands alone"},
		{"too long a text", "text", strings.Repeat("x", 501), "more than 500 characters"},
	} {
		t.Run(test.what, func(t *testing.T) {
			v, err := proposals.ParseValue(test.in, issues[test.kind])
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v and %v, want an error with %q", v, err, test.want)
			}
		})
	}
}

func TestBareFiguresAreLimitsWhereTheIssueAsks(t *testing.T) {
	issue := &proposals.Issue{Kind: proposals.QuantityKind, Unit: "tanks", Limit: proposals.UpperLimit}
	v, err := proposals.ParseValue("342 tanks", issue)
	if err != nil {
		t.Fatal(err)
	}
	if got := v.Words(issue); got != "at most 342 tanks" {
		t.Errorf("got %q", got)
	}
}
