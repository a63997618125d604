package proposals_test

import (
	"testing"

	"pgregory.net/rapid"

	"parley/proposals"
)

// editDistance is the plain form of what Nearest counts, with every cell looked
// at.
func editDistance(a, b string) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		for j := range rows[i] {
			switch {
			case i == 0 || j == 0:
				rows[i][j] = i + j
				continue
			case a[i-1] == b[j-1]:
				rows[i][j] = rows[i-1][j-1]
			default:
				rows[i][j] = rows[i-1][j-1] + 1
			}
			rows[i][j] = min(rows[i][j], rows[i-1][j]+1, rows[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}

func TestNearestIsTheNameWithTheFewestWrongLetters(t *testing.T) {
	name := rapid.StringMatching(`[abc]{0,30}`)
	rapid.Check(t, func(t *rapid.T) {
		s, names := name.Draw(t, "text"), rapid.SliceOfN(name, 0, 6).Draw(t, "names")
		want, least := "", 1+min(max(1, len(s)/3), 8)
		for _, n := range names {
			if d := editDistance(s, n); d < least && d < len(s) {
				want, least = n, d
			}
		}
		if got := proposals.Nearest(s, names); got != want {
			t.Errorf("nearest to %q of %q is %q, want %q", s, names, got, want)
		}
	})
}
