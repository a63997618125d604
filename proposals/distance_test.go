package proposals_test

import (
	"testing"

	"parley/proposals"
	"parley/proposals/proposalstest"
	"pgregory.net/rapid"
)

func TestDistanceBetween(t *testing.T) {
	quantity := &proposals.Issue{Kind: proposals.QuantityKind, Unit: "personnel"}
	upper := &proposals.Issue{Kind: proposals.QuantityKind, Unit: "personnel", Limit: proposals.UpperLimit}
	duration := &proposals.Issue{Kind: proposals.DurationKind}
	lower := &proposals.Issue{Kind: proposals.DurationKind, Limit: proposals.LowerLimit}
	date := &proposals.Issue{Kind: proposals.DateKind}
	for _, test := range []struct {
		what  string
		issue *proposals.Issue
		a, b  string
		kind  proposals.DistanceKind
		words string
	}{
		{"the same figure", quantity, "5 personnel", "5.0 personnel", proposals.Equal, ""},
		{"two figures", quantity, "600000 personnel", "800000 personnel", proposals.Disjoint, "200,000 personnel"},
		{"two upper limits", quantity, "at most 600000 personnel", "at most 800000 personnel", proposals.OtherLimit, "200,000 personnel"},
		{"two figures that are upper limits", upper, "600000 personnel", "800000 personnel", proposals.OtherLimit, "200,000 personnel"},
		{"a figure that is an upper limit, and one", upper, "600000 personnel", "at most 600000 personnel", proposals.Equal, ""},
		{"an upper and a lower limit that meet", quantity, "at most 8 personnel", "at least 6 personnel", proposals.Overlap, "6 personnel to 8 personnel"},
		{"an upper and a lower limit apart", quantity, "at most 6 personnel", "at least 8.5 personnel", proposals.Disjoint, "2.5 personnel"},
		{"ranges that share a figure", quantity, "5..6 personnel", "6..7 personnel", proposals.Overlap, "6 personnel"},
		{"a range inside another", quantity, "1..9 personnel", "4..5 personnel", proposals.Overlap, "4 personnel to 5 personnel"},
		{"a range and a least", duration, "2..3 days", "at least 30 days", proposals.Disjoint, "27 days"},
		{"days and hours", duration, "2 days", "48 hours", proposals.Equal, ""},
		{"hours apart", duration, "1 day", "30 hours", proposals.Disjoint, "6 hours"},
		{"minutes apart", duration, "1 hour", "90 minutes", proposals.Disjoint, "30 minutes"},
		{"one day apart", duration, "1 week", "8 days", proposals.Disjoint, "1 day"},
		{"figures that are lower limits", lower, "30 days", "60 days", proposals.OtherLimit, "30 days"},
		{"a year and twelve months", duration, "1 year", "12 months", proposals.Equal, ""},
		{"a month and thirty days, which may be the same", duration, "1 month", "30 days", proposals.Overlap, "30 days"},
		{"a month and a time that it never is", duration, "1 month", "35 days", proposals.Disjoint, "4 days"},
		{"the same day", date, "2025-06-02", "2025-06-02", proposals.Equal, ""},
		{"days apart", date, "2025-06-02", "2025-06-05", proposals.Disjoint, "3 days"},
		{"a day in a month", date, "2025-06-02", "2025-06", proposals.Overlap, "2 June 2025"},
		{"two last days", date, "by 2025-06-02", "by 2025-06-12", proposals.OtherLimit, "10 days"},
		{"from a day on, and by a later one", date, "from 2025-06-02", "by 2025-06-12", proposals.Overlap, "2 June 2025 to 12 June 2025"},
	} {
		t.Run(test.what, func(t *testing.T) {
			a, b := mustValue(t, test.a, test.issue), mustValue(t, test.b, test.issue)
			for _, pair := range [][2]proposals.Value{{a, b}, {b, a}} {
				got, ok := proposals.DistanceBetween(pair[0], pair[1], test.issue)
				if want := (proposals.Distance{Kind: test.kind, Words: test.words}); !ok || got != want {
					t.Errorf("%s beside %s: got %v, %v; want %v", pair[0], pair[1], got, ok, want)
				}
			}
		})
	}
}

func TestDistanceBetweenNeedsTwoFigures(t *testing.T) {
	issue := &proposals.Issue{Kind: proposals.DurationKind}
	days := mustValue(t, "30 days", issue)
	for _, other := range []proposals.Value{proposals.OpenValue{}, proposals.UnreportedValue{}, mustValue(t, "2025", &proposals.Issue{Kind: proposals.DateKind}), nil} {
		if got, ok := proposals.DistanceBetween(days, other, issue); ok {
			t.Errorf("%v beside %v: got %v", days, other, got)
		}
	}
}

func mustValue(t *testing.T, s string, issue *proposals.Issue) proposals.Value {
	t.Helper()
	v, err := proposals.ParseValue(s, issue)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Which of two values comes first never shows.
func TestDistanceIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		issue := &proposals.Issue{
			Kind:  rapid.SampledFrom([]proposals.IssueKind{proposals.DurationKind, proposals.QuantityKind, proposals.DateKind}).Draw(t, "kind"),
			Unit:  "tanks",
			Limit: rapid.SampledFrom([]proposals.LimitKind{proposals.NoLimit, proposals.UpperLimit, proposals.LowerLimit}).Draw(t, "limit"),
		}
		a, b := proposalstest.Value(issue).Draw(t, "a"), proposalstest.Value(issue).Draw(t, "b")
		ab, okAB := proposals.DistanceBetween(a, b, issue)
		ba, okBA := proposals.DistanceBetween(b, a, issue)
		if ab != ba || okAB != okBA {
			t.Errorf("%s beside %s: %v and %v", a, b, ab, ba)
		}
		if same, ok := proposals.DistanceBetween(a, a, issue); ok && same.Kind != proposals.Equal {
			t.Errorf("%s beside itself: %v", a, same)
		}
	})
}
