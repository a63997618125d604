package compare_test

import (
	"math"
	"strconv"
	"testing"

	"parley/compare"
)

// answers are the pairs of a table: a row for each answer of the first coder, a
// column for each of the second.
func answers(table [][]int) [][2]string {
	var pairs [][2]string
	for i, row := range table {
		for j, times := range row {
			for range times {
				pairs = append(pairs, [2]string{strconv.Itoa(i), strconv.Itoa(j)})
			}
		}
	}
	return pairs
}

func TestKappa(t *testing.T) {
	for _, test := range []struct {
		name  string
		table [][]int
		want  float64
	}{
		// Feinstein and Cicchetti 1990: 85 of 100 agree in both, and in the
		// second one answer is common.
		{"answers that are as common", [][]int{{40, 9}, {6, 45}}, 0.70},
		{"one answer that is common", [][]int{{80, 10}, {5, 5}}, 0.32},
		// Gerstman, Epidemiology Kept Simple, example 10.1.
		{"many pairs", [][]int{{1467, 782}, {1309, 16232}}, 0.524},
		// p_o = 140/200; p_e = (100×120 + 60×60 + 40×20) / 200² = 0.41.
		{"three answers", [][]int{{88, 10, 2}, {14, 40, 6}, {18, 10, 12}}, 0.29 / 0.59},
		{"full agreement", [][]int{{3, 0}, {0, 2}}, 1},
		{"as by chance", [][]int{{4, 4}, {4, 4}}, 0},
		// p_o = 0; p_e = (5×5 + 5×5) / 10² = 0.5.
		{"full disagreement", [][]int{{0, 5}, {5, 0}}, -1},
		{"each one answer, and not the same", [][]int{{0, 7}, {0, 0}}, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, defined := compare.Kappa(answers(test.table))
			if !defined || math.Abs(got-test.want) > 0.005 {
				t.Errorf("kappa is %.4f (defined: %v), want %.3f", got, defined, test.want)
			}
		})
	}
}

func TestKappaThatIsNotDefined(t *testing.T) {
	for name, table := range map[string][][]int{"no pairs": nil, "one same answer throughout": {{7}}} {
		if got, defined := compare.Kappa(answers(table)); defined {
			t.Errorf("%s: kappa is %v, want none", name, got)
		}
	}
}

func TestCaveatsOfKappa(t *testing.T) {
	for _, test := range []struct {
		field         compare.FieldAgreement
		lopsided, few bool
	}{
		{compare.FieldAgreement{Pairs: 29, Times: 30}, false, true},
		{compare.FieldAgreement{Pairs: 30, Times: 54}, false, false}, // nine of ten
		{compare.FieldAgreement{Pairs: 30, Times: 55}, true, false},
		{compare.FieldAgreement{}, false, true},
	} {
		if got := test.field.IsLopsided(); got != test.lopsided {
			t.Errorf("%d of %d answers are the same: lopsided is %v", test.field.Times, 2*test.field.Pairs, got)
		}
		if got := test.field.IsFew(); got != test.few {
			t.Errorf("%d pairs: few is %v", test.field.Pairs, got)
		}
	}
}
