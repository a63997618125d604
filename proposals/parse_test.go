package proposals_test

import (
	"fmt"
	"strings"
	"testing"

	"parley/proposals"
)

// The small values print what was parsed, and read nothing else.
func TestSmallValuesPrintWhatWasParsed(t *testing.T) {
	for _, test := range []struct {
		what  string
		parse func(string) (fmt.Stringer, error)
		good  []string
		bad   map[string]string // text, and what the error says
	}{
		{
			"slug", stringer(proposals.ParseSlug),
			[]string{"a", "withdrawal-begins", "a1", strings.Repeat("x", 64)},
			map[string]string{
				"": "is not a slug", "A": "is not a slug", "1a": "is not a slug", "a_b": "is not a slug", "a b": "is not a slug",
				strings.Repeat("x", 65): "at most 64", "open": "a meaning of its own", "or": "a meaning of its own",
			},
		},
		{
			"date", stringer(proposals.ParseDate),
			[]string{"2025-06-02", "2025-06", "2025", "2024-02-29"},
			map[string]string{"2025-02-30": "one that exists", "2025-6-2": "is not a date", "0000": "is not a date", "2 June 2025": "is not a date"},
		},
		{
			"ref", stringer(proposals.ParseRef),
			[]string{"russia-memorandum@1", "russia-memorandum@1.2", "april-draft@1:russia", "april-draft@12.34:russia"},
			map[string]string{"russia-memorandum": "is not a ref", "a@0": "is not a ref", "a@1.0": "is not a ref", "a@1:": "is not a ref", "a@01": "is not a ref", "1a@1": "is not a slug", "a@1:1": "is not a slug"},
		},
		{
			"duration", stringer(proposals.ParseDuration),
			[]string{"1 minute", "30 days", "2 years"},
			map[string]string{"30": "without a unit", "thirty days": "is not a duration", "0 days": "is no time", "1 fortnight": "is no unit of time", "1234567 days": "is not a duration"},
		},
		{
			"number", stringer(proposals.ParseNumber),
			[]string{"0", "600000", "94.5", "0.001"},
			map[string]string{"": "is not a number", "1,000": "is not a number", "-1": "is not a number", ".5": "is not a number", "1e3": "is not a number"},
		},
		{
			"deadline", stringer(proposals.ParseDeadline),
			[]string{
				"immediately", "immediately after talks", "begins immediately", "within 30 days of unsaid", "ends within 1 week of talks",
				"on day 3 after talks", "before talks", "not before talks", "by 2025-07-01", "by 2025", "on 2025-06-02",
				"on 2025-06-02 08:00 UTC", "begins on 2025-06-02 23:59 Europe/Kyiv", "every 30 days", "open", "ends open",
			},
			map[string]string{
				"": "is not a deadline", "within 30 days": "is not a deadline", "within 30 of talks": "is not a deadline", "within 30 dyas of talks": `did you mean "days"?`,
				"by 2025-02-30": "one that exists", "on 2025-06-02 24:00 UTC": "is not a deadline", "before Talks": "is not a slug", "before open": "a meaning of its own",
				"begins ends open": "is not a deadline",
			},
		},
	} {
		for _, text := range test.good {
			if got, err := test.parse(text); err != nil || got.String() != text {
				t.Errorf("%s %q: got %v, %v", test.what, text, got, err)
			}
		}
		for text, want := range test.bad {
			if got, err := test.parse(text); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s %q: got %v, %v; want an error with %q", test.what, text, got, err, want)
			}
		}
	}
}

func stringer[T fmt.Stringer](parse func(string) (T, error)) func(string) (fmt.Stringer, error) {
	return func(s string) (fmt.Stringer, error) { return parse(s) }
}

func TestNumbersAreCanonical(t *testing.T) {
	for in, want := range map[string]string{"007": "7", "1.50": "1.5", "0.0": "0", "000": "0"} {
		if got, err := proposals.ParseNumber(in); err != nil || got.String() != want {
			t.Errorf("%q: got %v, %v; want %s", in, got, err, want)
		}
	}
}

func TestDatesOfAVersion(t *testing.T) {
	date := func(s string) proposals.Date {
		d, err := proposals.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	all := proposals.Dates{Text: date("2025-06-01"), HandedOver: date("2025-06-02"), Published: date("2025-06-03"), Reported: date("2025-06-04")}
	for _, want := range []string{"2025-06-02", "2025-06-01", "2025-06-03", "2025-06-04", ""} {
		if got := all.AsOf(); got.String() != want {
			t.Errorf("got %v, want %s", got, want)
		}
		for _, d := range []*proposals.Date{&all.HandedOver, &all.Text, &all.Published, &all.Reported} {
			if !d.IsZero() {
				*d = proposals.Date{}
				break
			}
		}
	}
	if got := date("2025-06").Last().Format("2006-01-02"); got != "2025-06-30" {
		t.Errorf("June 2025 ends on %s", got)
	}
	if date("2025-06").Compare(date("2025-06-30")) <= 0 {
		t.Error("a month stands before its last day")
	}
}

func TestNearest(t *testing.T) {
	names := []string{"title", "authors", "act", "note"}
	for in, want := range map[string]string{"titel": "title", "Title": "title", "author": "authors", "atc": "act", "colour": "", "x": ""} {
		if got := proposals.Nearest(in, names); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestProblemsSayWhereTheyAre(t *testing.T) {
	for want, p := range map[string]proposals.Problem{
		"a.md:3:7: wrong": {Path: "title", File: "a.md", Line: 3, Column: 7, Text: "wrong"},
		"a.md: wrong":     {Path: "title", File: "a.md", Text: "wrong"},
		"title: wrong":    {Path: "title", Text: "wrong"},
		"wrong":           {Text: "wrong"},
	} {
		if p.String() != want {
			t.Errorf("got %q, want %q", p, want)
		}
	}
}
