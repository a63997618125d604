package proposals

import (
	"fmt"
	"strings"
)

// limits are the two ends of a range. A zero end is missing; equal ends are a
// bare figure.
type limits[T comparable] struct{ low, high T }

// parseLimits reads a bare figure, two with .. between, or one behind the word
// for the lower or the upper limit.
func parseLimits[T comparable](s string, words [2]string, parse func(string) (T, error), compare func(a, b T) int) (limits[T], error) {
	var l limits[T]
	var err error
	if text, ok := strings.CutPrefix(s, words[0]+" "); ok {
		l.low, err = parse(text)
		return l, err
	}
	if text, ok := strings.CutPrefix(s, words[1]+" "); ok {
		l.high, err = parse(text)
		return l, err
	}
	low, high, two := strings.Cut(s, "..")
	if l.low, err = parse(low); err != nil {
		return limits[T]{}, err
	}
	if !two {
		l.high = l.low
		return l, nil
	}
	if l.high, err = parse(high); err != nil {
		return limits[T]{}, err
	}
	if compare(l.low, l.high) >= 0 {
		return limits[T]{}, fmt.Errorf("%q does not rise: expected the smaller figure first", s)
	}
	return l, nil
}

// Low is the lower end, zero where it is missing.
func (l limits[T]) Low() T { return l.low }

// High is the upper end, zero where it is missing; a bare figure has the same
// as its lower.
func (l limits[T]) High() T { return l.high }

func (l limits[T]) print(lower, upper string, text func(T) string) string {
	return l.words(lower, upper, "..", text)
}

func (l limits[T]) words(lower, upper, between string, text func(T) string) string {
	var none T
	switch {
	case l.low == none:
		return upper + " " + text(l.high)
	case l.high == none:
		return lower + " " + text(l.low)
	case l.low == l.high:
		return text(l.low)
	default:
		return text(l.low) + between + text(l.high)
	}
}

// Limit is the only limit of the range, as an issue may ask for one: a range
// with one end missing, or a bare figure where bare says that it is a limit.
func (l limits[T]) limit(bare LimitKind) LimitKind {
	var none T
	switch {
	case l.low == none:
		return UpperLimit
	case l.high == none:
		return LowerLimit
	case l.low == l.high:
		return bare
	default:
		return NoLimit
	}
}
