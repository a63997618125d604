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
	return none, fmt.Errorf("%q is no %s: expected %s%s", Clip(s), what, orList(names), Suggest(s, names))
}

// orList joins names as "a, b or c".
func orList(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// orFew says what was expected, where that is few enough names to read.
func orFew(names []string) string {
	if len(names) > 30 {
		return ""
	}
	return ": expected " + orList(names)
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
// near: one letter in three may be wrong, never all, and no more than mostWrong.
func Nearest(s string, names []string) string {
	const mostWrong = 8
	wanted := []rune(strings.ToLower(s))
	best, most := "", min(max(1, len(wanted)/3), mostWrong)
	for _, name := range names {
		if d := distance(wanted, []rune(name), most); d <= most && d < len(wanted) {
			best, most = name, d-1
		}
	}
	return best
}

// distance counts the letters to insert, delete, replace or swap with a
// neighbour that turn a into b (optimal string alignment). Where they are more
// than most, it says only that they are: what lies further than that from the
// diagonal is not looked at, which keeps the work small.
func distance(a, b []rune, most int) int {
	if max(len(a)-len(b), len(b)-len(a)) > most {
		return most + 1
	}
	width := len(b) + 1
	var few [3 * 65]int // enough for slugs, so that they take nothing from the heap
	cells := few[:]
	if 3*width > len(cells) {
		cells = make([]int, 3*width)
	}
	for i := range cells {
		cells[i] = most + 1
	}
	before, row, next := cells[:width], cells[width:2*width], cells[2*width:3*width]
	for j := range row {
		row[j] = j
	}
	for i := range a {
		from, to := max(0, i-most), min(len(b), i+most+1)
		next[from] = most + 1
		if from == 0 {
			next[0] = i + 1
		}
		for j := from; j < to; j++ {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row, next = row, next, before
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
