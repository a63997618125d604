// Package proposalstest generates cases and codings of versions for property
// tests, of every shape that the model allows: every kind of issue, value,
// deadline and blank, options, parts, brackets, readings, quotes, and text full
// of characters that mean something to markdown, YAML or a table.
//
// What it generates keeps every rule: it goes through [proposals.NewCaseRevision]
// and [proposals.NewRevision] like anything else, and a problem there fails the
// test that drew it.
package proposalstest

import (
	"slices"

	"parley/proposals"
	"pgregory.net/rapid"
)

// pick draws one of list.
func pick[T any](t *rapid.T, what string, list []T) T {
	return list[rapid.IntRange(0, len(list)-1).Draw(t, what)]
}

// some draws up to most members of list, each once, nil for none.
func some[T any](t *rapid.T, what string, list []T, most int) []T {
	n := rapid.IntRange(0, min(most, len(list))).Draw(t, "number of "+what)
	if n == 0 {
		return nil
	}
	return rapid.Permutation(slices.Clone(list)).Draw(t, what)[:n]
}

// chance draws true once in n times.
func chance(t *rapid.T, what string, n int) bool {
	return rapid.IntRange(1, n).Draw(t, what) == n
}

// maybe draws one of list once in n times, else the zero value.
func maybe[T any](t *rapid.T, what string, list []T, n int) T {
	var none T
	if len(list) == 0 || !chance(t, "has "+what, n) {
		return none
	}
	return pick(t, what, list)
}

// date draws a whole date or one without its day or month.
func date(t *rapid.T, what string) proposals.Date {
	return must(t, proposals.ParseDate, pick(t, what, []string{"2025-06-02", "2025-06-03", "2024-02-29", "2025-06", "2025", "0999-12-31"}))
}

// must reads what the generator wrote itself.
func must[T any](t *rapid.T, parse func(string) (T, error), s string) T {
	value, err := parse(s)
	if err != nil {
		t.Fatalf("proposalstest: %v", err)
	}
	return value
}
