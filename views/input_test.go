package views

import (
	"fmt"
	"slices"
	"testing"

	"parley/proposals"
)

func TestFault(t *testing.T) {
	var problems proposals.Problems
	for i, path := range []string{
		"title", "terms[0]", "terms[0].after", "terms[0].after[1]", "terms[0].quotes[1].text", "terms[10].after", "terms", "", "title",
	} {
		problems = append(problems, proposals.Problem{Path: path, Text: fmt.Sprint(i)})
	}
	f, rest := newFault(problems)
	if !slices.Equal(rest, []string{"7"}) {
		t.Errorf("without a place: %q", rest)
	}
	for _, tt := range []struct {
		path string
		own  []string
		want []string
	}{
		{"title", nil, []string{"0", "8"}},
		{"titl", nil, nil},
		{"terms", nil, []string{"1", "2", "3", "4", "5", "6"}},
		{"terms[0]", nil, []string{"1"}},
		{"terms[1]", nil, nil},
		{"terms[0].after", nil, []string{"2", "3"}},
		{"terms[0].quotes", nil, []string{"4"}},
		{"terms[0].after", []string{"terms[0]", "title"}, []string{"0", "1", "2", "3", "8"}},
	} {
		if got := f.of(tt.path, tt.own...); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.path, got, tt.want)
		}
	}
}

// A form as large as they come, with as many problems as are gathered: an input
// costs the same, however many problems there are elsewhere.
func BenchmarkFault(b *testing.B) {
	var problems proposals.Problems
	for i := range proposals.MaxProblems {
		problems = append(problems, proposals.Problem{Path: fmt.Sprintf("terms[%d].value", i), Text: "wrong"})
	}
	for b.Loop() {
		f, _ := newFault(problems)
		for i := range 400 {
			for _, field := range []string{"headline", "stance", "value", "after", "sources"} {
				f.of(fmt.Sprintf("terms[%d].%s", i, field))
			}
		}
	}
}
