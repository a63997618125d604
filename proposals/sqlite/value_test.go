package sqlite

import (
	"testing"

	"parley/proposals"
	"pgregory.net/rapid"
)

// A column of type REAL gives back every number, digit by digit.
func TestNumbersSurviveTheirColumn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := rapid.StringMatching(`[0-9]{1,15}`).Draw(t, "digits")
		if point := rapid.IntRange(1, len(digits)).Draw(t, "point"); point < len(digits) {
			digits = digits[:point] + "." + digits[point:]
		}
		n, err := proposals.ParseNumber(digits)
		if err != nil {
			t.Fatal(err)
		}
		if got := numberText(numberColumn(n)); got != n.String() {
			t.Errorf("%s came back as %s", n, got)
		}
	})
}
