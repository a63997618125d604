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

// A column of the form holds some 32 letters; what is longer takes the width.
func TestLongChoicesTakeTheWidth(t *testing.T) {
	long, short := inputChoice{"a", "Russia withdraws its forces from the regions"}, inputChoice{"b", "Russia"}
	for what, tt := range map[string]struct {
		in   input
		want bool
	}{
		"short choices":       {input{Kind: pick, Choices: []inputChoice{short}}, false},
		"a long one":          {input{Kind: pick, Choices: []inputChoice{short, long}}, true},
		"several to pick":     {input{Kind: picks, Choices: []inputChoice{long}}, true},
		"what can be wrapped": {input{Kind: ticks, Choices: []inputChoice{long}}, false},
		"a line":              {input{Kind: line}, false},
	} {
		if got := tt.in.Spans(); got != tt.want {
			t.Errorf("%s: %t", what, got)
		}
	}
}
