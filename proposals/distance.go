package proposals

import (
	"cmp"
	"math/big"
	"strings"
	"time"
)

// A Distance is how two values of an ordered kind stand to each other.
type Distance struct {
	Kind DistanceKind
	// Words give the gap or the overlap with its unit, such as "27 days";
	// empty where Kind is Equal.
	Words string
}

// A DistanceKind is one of the ways in which two ranges can stand.
type DistanceKind string

// The kinds of distance.
const (
	Equal      DistanceKind = "equal"
	Overlap    DistanceKind = "overlap"
	Disjoint   DistanceKind = "disjoint"
	OtherLimit DistanceKind = "other limit" // two upper or two lower limits at different figures
)

// DistanceBetween compares two values of an ordered kind as answers to issue.
// It reports false where either is open, unreported or of another kind.
//
// Months and years have no fixed number of days: beside days they count as 28
// to 31 and 365 to 366 days, and are never equal to them.
func DistanceBetween(a, b Value, issue *Issue) (Distance, bool) {
	switch a := a.(type) {
	case QuantityRange:
		if b, ok := b.(QuantityRange); ok {
			return distanceBetween(a.limits, b.limits, issue.Limit, quantityScale(a.unit)), true
		}
	case DateRange:
		if b, ok := b.(DateRange); ok {
			return distanceBetween(a.limits, b.limits, issue.Limit, dateScale), true
		}
	case DurationRange:
		if b, ok := b.(DurationRange); ok {
			return distanceBetween(a.limits, b.limits, issue.Limit, durationScale), true
		}
	}
	return Distance{}, false
}

// A scale puts figures of one type on a line.
type scale[T comparable] struct {
	bounds func(T) (least, most *big.Rat)
	// same is equality of two figures, finer than equal bounds.
	same  func(a, b T) bool
	gap   func(*big.Rat) string
	words func(T) string
}

func quantityScale(unit string) scale[Number] {
	return scale[Number]{
		bounds: func(n Number) (*big.Rat, *big.Rat) { return n.rat(), n.rat() },
		same:   func(a, b Number) bool { return a == b },
		gap:    func(r *big.Rat) string { return ratWords(r) + " " + unit },
		words:  func(n Number) string { return n.Words() + " " + unit },
	}
}

var dateScale = scale[Date]{
	bounds: func(d Date) (*big.Rat, *big.Rat) { return unixDay(d.First()), unixDay(d.Last()) },
	same:   func(a, b Date) bool { return a == b },
	gap:    func(r *big.Rat) string { return plural(ratWords(r), "day") },
	words:  Date.Words,
}

var durationScale = scale[Duration]{
	bounds: Duration.bounds,
	same:   func(a, b Duration) bool { return a.calendar() == b.calendar() && a.exact().Cmp(b.exact()) == 0 },
	gap:    minuteWords,
	words:  Duration.String,
}

func unixDay(t time.Time) *big.Rat { return big.NewRat(t.Unix()/(24*60*60), 1) }

// minuteWords prints a number of minutes in the widest of days, hours and
// minutes that gives a whole figure.
func minuteWords(r *big.Rat) string {
	for _, unit := range []struct {
		minutes int64
		name    string
	}{{24 * 60, "day"}, {60, "hour"}} {
		if q := new(big.Rat).Quo(r, big.NewRat(unit.minutes, 1)); q.IsInt() {
			return plural(ratWords(q), unit.name)
		}
	}
	return plural(ratWords(r), "minute")
}

func plural(figure, unit string) string {
	if figure == "1" {
		return figure + " " + unit
	}
	return figure + " " + unit + "s"
}

func distanceBetween[T comparable](a, b limits[T], bare LimitKind, s scale[T]) Distance {
	a, aLimit := a.asLimit(bare)
	b, bLimit := b.asLimit(bare)
	if s.sameEnd(a.low, b.low) && s.sameEnd(a.high, b.high) {
		return Distance{Kind: Equal}
	}
	if gap := s.apart(a, b); gap != nil {
		return Distance{Disjoint, s.gap(gap)}
	}
	if aLimit == bLimit && aLimit != NoLimit {
		x, y := a.high, b.high
		if aLimit == LowerLimit {
			x, y = a.low, b.low
		}
		if gap := s.between(x, y); gap != nil {
			return Distance{OtherLimit, s.gap(gap)}
		}
	}
	return Distance{Overlap, s.overlap(a, b)}
}

// asLimit drops the end of a bare figure that the issue asks to read as a
// limit, and says which limit l is.
func (l limits[T]) asLimit(bare LimitKind) (limits[T], LimitKind) {
	kind := l.limit(bare)
	var none T
	switch kind {
	case UpperLimit:
		l.low = none
	case LowerLimit:
		l.high = none
	case NoLimit:
	}
	return l, kind
}

func (s scale[T]) sameEnd(a, b T) bool {
	var none T
	if a == none || b == none {
		return a == b
	}
	return s.same(a, b)
}

// apart is the gap between two ranges, nil if they meet.
func (s scale[T]) apart(a, b limits[T]) *big.Rat {
	if gap := s.above(a.low, b.high); gap != nil {
		return gap
	}
	return s.above(b.low, a.high)
}

// above is how far low lies above high, nil where it does not for certain.
func (s scale[T]) above(low, high T) *big.Rat {
	var none T
	if low == none || high == none {
		return nil
	}
	least, _ := s.bounds(low)
	_, most := s.bounds(high)
	if gap := new(big.Rat).Sub(least, most); gap.Sign() > 0 {
		return gap
	}
	return nil
}

func (s scale[T]) between(a, b T) *big.Rat {
	if gap := s.above(a, b); gap != nil {
		return gap
	}
	return s.above(b, a)
}

// overlap is the part that two ranges share, in words, whichever comes first.
func (s scale[T]) overlap(a, b limits[T]) string {
	var none T
	low, high := s.later(a.low, b.low), s.earlier(a.high, b.high)
	switch {
	case low == none && high == none:
		return ""
	case low == none:
		return "up to " + s.words(high)
	case high == none:
		return "from " + s.words(low)
	case s.same(low, high):
		return s.words(low)
	default:
		return s.words(low) + " to " + s.words(high)
	}
}

// later is the lower end that lies higher, or the only one.
func (s scale[T]) later(a, b T) T {
	var none T
	if a == none || b != none && s.compare(a, b) < 0 {
		return b
	}
	return a
}

// earlier is the upper end that lies lower, or the only one.
func (s scale[T]) earlier(a, b T) T {
	var none T
	if a == none || b != none && s.compareMost(a, b) > 0 {
		return b
	}
	return a
}

// compare orders figures by the least that they can be; by their words where
// that is the same, so that the order in which they are given never shows.
func (s scale[T]) compare(a, b T) int {
	aLeast, aMost := s.bounds(a)
	bLeast, bMost := s.bounds(b)
	return cmp.Or(aLeast.Cmp(bLeast), aMost.Cmp(bMost), strings.Compare(s.words(a), s.words(b)))
}

// compareMost is compare by the most that figures can be.
func (s scale[T]) compareMost(a, b T) int {
	aLeast, aMost := s.bounds(a)
	bLeast, bMost := s.bounds(b)
	return cmp.Or(aMost.Cmp(bMost), aLeast.Cmp(bLeast), strings.Compare(s.words(a), s.words(b)))
}
