package proposals

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"
)

// A Number is an exact decimal, such as 600000 or 94.5, of at most 15 digits.
// Its canonical form has no sign, no needless zeros and no separators.
type Number struct{ text string }

var numberForm = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?$`)

// ParseNumber reads a number.
func ParseNumber(s string) (Number, error) {
	if !numberForm.MatchString(s) {
		return Number{}, fmt.Errorf("%q is not a number: expected digits, with a point before decimals, no separators", Clip(s))
	}
	whole, fraction, _ := strings.Cut(s, ".")
	whole, fraction = strings.TrimLeft(whole, "0"), strings.TrimRight(fraction, "0")
	if len(whole)+len(fraction) > 15 {
		return Number{}, fmt.Errorf("%q has more than 15 digits", Clip(s))
	}
	if whole == "" {
		whole = "0"
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return Number{whole}, nil
}

func (n Number) String() string { return n.text }

// Words groups the digits as English prints them: 600,000.
func (n Number) Words() string {
	whole, fraction, decimal := strings.Cut(n.text, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if decimal {
		return whole + "." + fraction
	}
	return whole
}

func (n Number) rat() *big.Rat {
	r, ok := new(big.Rat).SetString(n.text)
	if !ok {
		panic("proposals: a Number that was not parsed")
	}
	return r
}

// ratWords prints a figure that was computed, with at most two decimals.
func ratWords(r *big.Rat) string {
	if r.IsInt() {
		return Number{r.Num().String()}.Words()
	}
	text := strings.TrimRight(strings.TrimRight(r.FloatString(2), "0"), ".")
	return Number{text}.Words()
}
