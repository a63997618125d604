package compare

import (
	"cmp"
	"time"

	"parley/proposals"
)

// A Time is a stretch of time that a text names, to be drawn on a [Scale].
type Time struct {
	What  string // the question on which it stands
	Words string // the time itself, without the event that its table names
	Text  string // whose it is, and under which option or part
	// From and To are its ends: minutes of the scale, or nil where there is no
	// end on that side. Where both are nil nothing is known of it.
	From, To *float64
	// Unsure says that the coder concluded it, or that it is no part of the
	// text. Words or Text say so too.
	Unsure bool
}

// A Scale is what times are counted by: two that stand on different scales, or
// on one scale in two tables, cannot be set against each other.
type Scale string

// The scales; the zero value is none.
const (
	SinceEvent Scale = "since an event" // 0 is the event
	Lasting    Scale = "lasting"        // 0 is no time at all
	OnCalendar Scale = "on the calendar"
	TimeOpen   Scale = "not named" // nothing is known of the times
)

const day = 24 * 60 // minutes

// unitMinutes are the units of a duration. A month is taken as 30 days and a
// year as 365, to be put on a line beside days; nothing else rests on it.
var unitMinutes = map[string]float64{
	"minutes": 1, "hours": 60, "days": day, "weeks": 7 * day, "months": 30 * day, "years": 365 * day,
}

// minutesOf is the end of a stretch of time, nil for no duration.
func minutesOf(d proposals.Duration) *float64 {
	if d.IsZero() {
		return nil
	}
	return minutes(float64(d.Count()) * unitMinutes[d.Unit()])
}

func minutes(n float64) *float64 { return &n }

func calendarMinutes(t time.Time) *float64 { return minutes(float64(t.Unix()) / 60) }

// deadlineSpan is the stretch of time in which d is kept, and of one that is
// repeated the time from each to the next.
func deadlineSpan(d proposals.Deadline) (from, to *float64) {
	switch d.Form() {
	case proposals.Immediately:
		return minutes(0), minutes(0)
	case proposals.Within:
		return minutes(0), minutesOf(d.Duration())
	case proposals.OnDay:
		at := minutes(float64(d.Day()) * day)
		return at, at
	case proposals.Before:
		return nil, minutes(0)
	case proposals.NotBefore:
		return minutes(0), nil
	case proposals.ByDate:
		return nil, calendarMinutes(d.Date().Last())
	case proposals.OnDate:
		return calendarMinutes(d.Date().First()), calendarMinutes(d.Date().Last())
	case proposals.Every:
		return minutesOf(d.Duration()), minutesOf(d.Duration())
	case proposals.OpenEnded:
	}
	return nil, nil
}

// valueSpan is the stretch of time that a value names; of a duration that is
// at most so long, from none at all. A bare figure is a limit where the
// question asks for one.
func valueSpan(v proposals.Value, limit proposals.LimitKind) (from, to *float64) {
	bare := false
	switch v := v.(type) {
	case proposals.DurationRange:
		bare = v.Low() == v.High()
		from, to = minutesOf(v.Low()), minutesOf(v.High())
		if from == nil || bare && limit == proposals.UpperLimit {
			from = minutes(0)
		}
	case proposals.DateRange:
		bare = v.Low() == v.High()
		if !v.Low().IsZero() && !(bare && limit == proposals.UpperLimit) {
			from = calendarMinutes(v.Low().First())
		}
		if !v.High().IsZero() {
			to = calendarMinutes(v.High().Last())
		}
	}
	if bare && limit == proposals.LowerLimit {
		to = nil
	}
	return from, to
}

// compareTimes puts what ends sooner first, of two that end together what
// begins sooner; what has no end comes behind, and that of which nothing is
// known last.
func compareTimes(a, b *Time) int {
	unknown := func(t *Time) int {
		if t.From == nil && t.To == nil {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(unknown(a), unknown(b)), compareEnds(a.To, b.To, 1), compareEnds(a.From, b.From, -1))
}

// compareEnds compares two ends, of which one that is not there lies as far as
// it can in the direction of missing.
func compareEnds(a, b *float64, missing int) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return missing
	case b == nil:
		return -missing
	default:
		return cmp.Compare(*a, *b)
	}
}
