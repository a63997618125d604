package views

import (
	"fmt"
	"strings"

	"parley/compare"
)

// counted is n with the noun that fits it: "1 question", "0 questions".
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// sentenceCase begins words with a capital letter.
func sentenceCase(words string) string {
	for i, r := range words {
		return strings.ToUpper(string(r)) + words[i+len(string(r)):]
	}
	return words
}

// barLength is how long a bar of counts is in all.
const barLength = 1000

// A bar is one count as a length.
type bar struct {
	Relation   compare.Relation
	At, Length int
}

// newBars share the length out; a gap tells two that follow each other apart
// without their colours.
func newBars(counts []compare.Count) []bar {
	const gap = 6
	all := 0
	for _, c := range counts {
		all += c.Rows
	}
	bars := make([]bar, len(counts))
	before := 0
	for i, c := range counts {
		from, to := before*barLength/all, (before+c.Rows)*barLength/all
		bars[i] = bar{c.Relation, from, max(1, to-from-gap)}
		before += c.Rows
	}
	return bars
}
