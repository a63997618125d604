package proposals

import (
	"fmt"
	"slices"
	"strings"
)

// parseOneOf reads a member of a closed set.
func parseOneOf[T ~string](what, s string, all []T) (T, error) {
	if slices.Contains(all, T(s)) {
		return T(s), nil
	}
	names := make([]string, len(all))
	for i, t := range all {
		names[i] = string(t)
	}
	var none T
	return none, fmt.Errorf("%q is no %s: expected %s%s", clip(s), what, orList(names), Suggest(s, names))
}

// orList joins names as "a, b or c".
func orList(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// Suggest returns `; did you mean "x"?` for the name nearest to s, or nothing
// where none is near.
func Suggest(s string, names []string) string {
	if near := Nearest(s, names); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

// Nearest is the name that s was probably meant to be, empty where none is
// near.
func Nearest(s string, names []string) string {
	best, least := "", 1+max(1, len([]rune(s))/3)
	for _, name := range names {
		if d := distance([]rune(strings.ToLower(s)), []rune(name)); d < least {
			best, least = name, d
		}
	}
	return best
}

// distance counts the letters to insert, delete, replace or swap with a
// neighbour that turn a into b (optimal string alignment).
func distance(a, b []rune) int {
	var before []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}

func kindTexts[T ~string](all []T) []string {
	texts := make([]string, len(all))
	for i, t := range all {
		texts[i] = string(t)
	}
	return texts
}
