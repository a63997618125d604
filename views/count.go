package views

import (
	"fmt"
	"strings"
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
