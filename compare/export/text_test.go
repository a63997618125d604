package export_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"parley/compare"
	"parley/compare/export"
)

func TestTextKeepsItsWidth(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c := sample(t)
		table, _ := hostileTable(r)
		c.Tables = append(c.Tables, table)
		width := rapid.IntRange(1, 100).Draw(r, "width")
		for line := range strings.Lines(text(t, c, width)) {
			line = strings.TrimSuffix(line, "\n")
			words := strings.Trim(line, " ")
			if utf8.RuneCountInString(line) > width && strings.Contains(words, " ") {
				r.Fatalf("%q has %d characters and can be broken, expected at most %d", line, utf8.RuneCountInString(line), width)
			}
		}
	})
}

func TestTextOfWidthZeroBreaksNoLine(t *testing.T) {
	c := sample(t)
	long := strings.Repeat("word ", 200) + "end"
	c.Tables[0].Groups[0].Rows[1].Question = long
	if !strings.Contains(text(t, c, 0), "\n"+long+"\n") {
		t.Error("a long question was broken")
	}
}

func TestTextHoldsNoControlCharacter(t *testing.T) {
	c := sample(t)
	c.Tables[0].Groups[0].Rows[1].Label = "red \x1b[31m, bell \a and\rreturn"
	contains(t, text(t, c, 72), "\nred [31m, bell and return\n")
}

func text(t testing.TB, c *compare.Comparison, width int) string {
	t.Helper()
	var b bytes.Buffer
	if err := export.Text(&b, c, width); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
