// Package export prints a [compare.Comparison]: as a markdown document of
// GitHub tables, to be taken away, and as text for a terminal. It prints a
// [compare.Movement] in the same two ways.
//
// A printer decides nothing about the texts. What a cell, a question, a
// verdict or a source says is put into lines of plain words once, for all
// printers; each printer only escapes, wraps and arranges those lines. A single
// topic is printed by asking for a comparison of that topic, so that a table
// taken alone still carries its texts, its sources and the notice.
//
// Output is the same for the same comparison, byte for byte, and ends in a
// newline. Square brackets are never added but in the layout that is made of them:
// in texts under negotiation they enclose what is not agreed.
//
// What is taken away for reading is put into blocks once, by layout, and printed
// as markdown or WordprocessingML.
package export

import (
	"fmt"
	"strings"
)

// counted is a number with its noun.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// listed joins words as "a, b and c".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// located puts where something holds before it; where is empty if it holds
// everywhere.
func located(where, words string) string {
	if where == "" {
		return words
	}
	return where + ": " + words
}
