package compare

import (
	"maps"
	"slices"
	"strings"
)

// A FieldAgreement is how far two codings agree on one field.
type FieldAgreement struct {
	// Field is its name in a document, or "coverage".
	Field string
	// Pairs is on how many places both codings answer it, and Agreed on how
	// many of those they answer the same.
	Pairs, Agreed int
	// Kappa is [Kappa] of the answers. Where that is not defined, Undefined
	// says why, and Kappa means nothing.
	Kappa     float64
	Undefined string
	// Commonest is the answer given most often by the two together, and Times
	// how often: of 2 × Pairs answers.
	Commonest string
	Times     int
}

// Why kappa is not defined.
const (
	undefinedNoPairs   = "no pairs"
	undefinedOneAnswer = "one answer only" // both gave it throughout
)

func newFieldAgreement(field string, pairs [][2]string) FieldAgreement {
	f := FieldAgreement{Field: field, Pairs: len(pairs)}
	for _, p := range pairs {
		if p[0] == p[1] {
			f.Agreed++
		}
	}
	var commonest string
	commonest, f.Times = commonestOf(pairs)
	f.Commonest = shown(commonest)
	var defined bool
	switch f.Kappa, defined = Kappa(pairs); {
	case f.Pairs == 0:
		f.Undefined, f.Commonest = undefinedNoPairs, ""
	case !defined:
		f.Undefined = undefinedOneAnswer
	}
	return f
}

// commonestOf is the answer given most often, the first by its letters of
// several, and how often.
func commonestOf(pairs [][2]string) (commonest string, times int) {
	count := map[string]int{}
	for _, p := range pairs {
		count[p[0]]++
		count[p[1]]++
	}
	for _, answer := range slices.Sorted(maps.Keys(count)) {
		if count[answer] > times {
			commonest, times = answer, count[answer]
		}
	}
	return commonest, times
}

// IsLopsided reports whether one answer is so common that kappa says little:
// more than nine of ten answers are the same. Chance alone would then make
// coders agree nearly always, so that one difference takes kappa far down
// however many pairs agree (Feinstein and Cicchetti, High agreement but low
// kappa, Journal of Clinical Epidemiology 43, 1990). The share agreed says more
// there. That it begins at nine of ten is a convention of this program.
func (f FieldAgreement) IsLopsided() bool { return f.Times*10 > 2*f.Pairs*9 }

// IsFew reports whether kappa rests on fewer than 30 pairs, a rule of thumb:
// each of them then moves it by much.
func (f FieldAgreement) IsFew() bool { return f.Pairs < 30 }

// Kappa is Cohen's kappa of paired answers, those of one coder and those of the
// other: the share of agreement that chance does not explain,
//
//	κ = (p_o − p_e) / (1 − p_e)
//
// where p_o is the share of pairs that are equal, and p_e the share that would
// be if each coder gave the same answers as often, but drew them at random: the
// sum, over all answers, of the share of the first coder's that are this one
// times the share of the second's. It is 1 where all pairs are equal, 0 where
// as many are as by chance, and below 0 where fewer are (Cohen, A coefficient
// of agreement for nominal scales, Educational and Psychological Measurement
// 20, 1960). It is not defined where there is no pair, nor where p_e is 1: both
// gave one same answer throughout.
func Kappa(pairs [][2]string) (kappa float64, defined bool) {
	first, second := map[string]int{}, map[string]int{}
	equal := 0
	for _, p := range pairs {
		first[p[0]]++
		second[p[1]]++
		if p[0] == p[1] {
			equal++
		}
	}
	chance := 0 // p_e, times the square of the pairs
	for answer, times := range first {
		chance += times * second[answer]
	}
	n := len(pairs)
	if chance == n*n {
		return 0, false
	}
	return float64(n*equal-chance) / float64(n*n-chance), true
}

// Several words of one field are kept with a line break between, which no text
// of a document holds.
func several(words []string) string { return strings.Join(words, "\n") }

// shown is an answer as a document has it.
func shown(answer string) string {
	if answer == "" {
		return "not given"
	}
	return strings.ReplaceAll(answer, "\n", "; ")
}
