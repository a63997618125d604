package proposals

import (
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"
)

// A Duration is a whole number of one unit: 30 days. It is kept in the unit of
// the text, since a month is no fixed number of days.
type Duration struct {
	count int
	unit  durationUnit
}

// A durationUnit is one of [DurationUnits], by index.
type durationUnit int

// DurationUnits are the units of a duration, from the shortest.
var DurationUnits = []string{"minutes", "hours", "days", "weeks", "months", "years"}

const (
	minutes durationUnit = iota
	hours
	days
	weeks
	months
	years
)

var durationForm = regexp.MustCompile(`^([0-9]{1,6}) +([a-z]+)$`)

// ParseDuration reads a duration, such as 30 days or 1 year.
func ParseDuration(s string) (Duration, error) {
	m := durationForm.FindStringSubmatch(s)
	if m == nil {
		if _, err := strconv.Atoi(s); err == nil {
			return Duration{}, fmt.Errorf("%q is a duration without a unit: expected one of %s behind it, as %s days", s, orList(DurationUnits), s)
		}
		return Duration{}, fmt.Errorf("%q is not a duration: expected a whole number and a unit, as 30 days", Clip(s))
	}
	count, _ := strconv.Atoi(m[1])
	if count == 0 {
		return Duration{}, fmt.Errorf("%q is no time at all: expected 1 or more", s)
	}
	for i, name := range DurationUnits {
		if m[2] == name || m[2] == strings.TrimSuffix(name, "s") {
			return Duration{count, durationUnit(i)}, nil
		}
	}
	return Duration{}, fmt.Errorf("%q is no unit of time: expected %s%s", m[2], orList(DurationUnits), Suggest(m[2], DurationUnits))
}

// String prints the duration, as ParseDuration reads it and as a reader does.
func (d Duration) String() string {
	return fmt.Sprintf("%d %s", d.count, d.unitName())
}

func (d Duration) unitName() string {
	if d.count == 1 {
		return strings.TrimSuffix(DurationUnits[d.unit], "s")
	}
	return DurationUnits[d.unit]
}

// Count is how many of its unit it has.
func (d Duration) Count() int { return d.count }

// Unit is one of [DurationUnits].
func (d Duration) Unit() string { return DurationUnits[d.unit] }

// IsZero reports whether d is no duration.
func (d Duration) IsZero() bool { return d.count == 0 }

// calendar reports whether d is counted in months or years, which have no
// fixed number of days.
func (d Duration) calendar() bool { return d.unit >= months }

// exact is d in minutes, or in months where it is counted by the calendar.
func (d Duration) exact() *big.Rat {
	factor := map[durationUnit]int64{minutes: 1, hours: 60, days: 24 * 60, weeks: 7 * 24 * 60, months: 1, years: 12}[d.unit]
	return new(big.Rat).SetInt64(int64(d.count) * factor)
}

// bounds is the least and the most that d can be, in minutes: a month has 28
// to 31 days, a year 365 or 366.
func (d Duration) bounds() (least, most *big.Rat) {
	const day = 24 * 60
	n := int64(d.count)
	switch d.unit {
	case months:
		return big.NewRat(n*28*day, 1), big.NewRat(n*31*day, 1)
	case years:
		return big.NewRat(n*365*day, 1), big.NewRat(n*366*day, 1)
	default:
		return d.exact(), d.exact()
	}
}
