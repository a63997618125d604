package proposals

import (
	"cmp"
	"fmt"
	"time"
)

// A Date is a day, or a month or a year of which no more is known. The zero
// value is no date.
type Date struct{ year, month, day int }

// ParseDate reads 2025-06-02, 2025-06 or 2025.
func ParseDate(s string) (Date, error) {
	for _, form := range []struct {
		layout      string
		month, days bool
	}{{"2006-01-02", true, true}, {"2006-01", true, false}, {"2006", false, false}} {
		t, err := time.Parse(form.layout, s)
		if err != nil {
			continue
		}
		d := Date{year: t.Year()}
		if form.month {
			d.month = int(t.Month())
		}
		if form.days {
			d.day = t.Day()
		}
		if d.year == 0 {
			break
		}
		return d, nil
	}
	return Date{}, fmt.Errorf("%q is not a date: expected one that exists, as 2025-06-02, 2025-06 or 2025", Clip(s))
}

// DateOf is the day of t in UTC.
func DateOf(t time.Time) Date {
	year, month, day := t.UTC().Date()
	return Date{year, int(month), day}
}

func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.month == 0:
		return fmt.Sprintf("%04d", d.year)
	case d.day == 0:
		return fmt.Sprintf("%04d-%02d", d.year, d.month)
	default:
		return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
	}
}

// Words writes the date out: 2 June 2025.
func (d Date) Words() string {
	switch {
	case d.IsZero():
		return ""
	case d.month == 0:
		return fmt.Sprint(d.year)
	case d.day == 0:
		return fmt.Sprintf("%s %d", time.Month(d.month), d.year)
	default:
		return fmt.Sprintf("%d %s %d", d.day, time.Month(d.month), d.year)
	}
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// First is the first day that d can mean, at midnight UTC.
func (d Date) First() time.Time {
	return time.Date(d.year, time.Month(max(d.month, 1)), max(d.day, 1), 0, 0, 0, 0, time.UTC)
}

// Last is the last day that d can mean, at midnight UTC.
func (d Date) Last() time.Time {
	switch {
	case d.month == 0:
		return time.Date(d.year, time.December, 31, 0, 0, 0, 0, time.UTC)
	case d.day == 0:
		return time.Date(d.year, time.Month(d.month)+1, 0, 0, 0, 0, 0, time.UTC)
	default:
		return d.First()
	}
}

// Compare orders dates by their last day, a wider date after a narrower one.
func (d Date) Compare(e Date) int {
	return cmp.Or(d.Last().Compare(e.Last()), e.First().Compare(d.First()))
}
