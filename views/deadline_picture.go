package views

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"parley/compare"
)

// A deadlinePicture draws the times of a report, a band for each of its tables
// that has any and in it a mark for each row. All bands have one scale, or if
// they are of the calendar another one, so that lengths can be set against each
// other from band to band; where a band begins is its own event. A band is as
// wide as the screen of a phone, as an orderPicture.
type deadlinePicture struct {
	Bands []deadlineBand
	steps []timeStep
}

// A deadlineBand is the picture of one table.
type deadlineBand struct {
	Label  string
	Height int
	Head   []pictureLine
	Ticks  []deadlineTick
	Marks  []deadlineMark
}

// A deadlineTick is a line across the bars, and at the head of the band what it
// stands for.
type deadlineTick struct {
	X     int
	Y     int    // of its words
	Words string // empty where there is no room
	Zero  bool
}

// A deadlineMark is one time: a bar from its first moment to its last, which
// runs into an arrow where there is none, or a point where they are one.
type deadlineMark struct {
	Words string // all that it says, in a line
	Lines []pictureLine
	// Bar, Ends and Arrows are paths, empty where there is none.
	Bar, Ends, Arrows string
	// Point is where the point is, if it is one, at the height of Y.
	Point, Y int
	// Unsure is drawn as broken, Unknown as dotted: nothing is known of it.
	Unsure, Unknown bool
}

// A timeStep is a unit at which the scale has a line.
type timeStep struct {
	minutes float64
	name    string
}

// Measures of a band, from the left: where what has no beginning begins, the
// event, the first step of the scale, its last, and where what has no end ends.
const (
	bandLeft    = 6
	bandZero    = 30
	bandFirst   = 78
	bandLast    = 304
	bandRight   = 334
	bandPadding = 8
	tickHeight  = 9
	endHeight   = 6
	tickWide    = 6.4 // a character of the words of a tick
)

func newDeadlinePicture(r *compare.Report) deadlinePicture {
	p := deadlinePicture{steps: stepsFor(r)}
	calendar := newCalendar(r)
	for _, t := range r.Tables {
		if t.Scale == "" {
			continue
		}
		band := deadlineBand{Label: t.Label}
		y := 0
		for _, words := range pictureWrap(t.Label, bandRight-bandLeft) {
			y += lineHeight
			band.Head = append(band.Head, pictureLine{y, words, false})
		}
		at := p.at
		switch t.Scale {
		case compare.OnCalendar:
			at = calendar.at
			band.Ticks = calendar.ticks()
		case compare.SinceEvent, compare.Lasting:
			band.Ticks = p.ticks(t.Scale)
		case compare.TimeOpen:
		}
		if len(band.Ticks) > 0 {
			y += lineHeight
		}
		for i := range band.Ticks {
			band.Ticks[i].Y = y
		}
		y += bandPadding
		for _, row := range t.Rows {
			if row.Time != nil {
				mark := newDeadlineMark(row.Time, t.Scale, at, y)
				band.Marks = append(band.Marks, mark)
				y = mark.Y + 2*bandPadding
			}
		}
		band.Height = y
		p.Bands = append(p.Bands, band)
	}
	return p
}

// newDeadlineMark draws a time, its words from y down and the bar below them.
func newDeadlineMark(t *compare.Time, scale compare.Scale, at func(float64) int, y int) deadlineMark {
	m := deadlineMark{Words: t.What + ": " + t.Words + ". " + t.Text, Unsure: t.Unsure}
	add := func(words string, minor bool) {
		for _, line := range pictureWrap(words, bandRight-bandLeft) {
			y += lineHeight
			m.Lines = append(m.Lines, pictureLine{y, line, minor})
		}
	}
	add(t.What+": "+t.Words, false)
	add(t.Text, true)
	m.Y = y + 2*bandPadding
	if t.From != nil && t.To != nil && at(*t.From) == at(*t.To) {
		m.Point = at(*t.From)
		return m
	}
	m.Unknown = t.From == nil && t.To == nil
	left, right := bandLeft, bandRight
	if t.From != nil {
		left = at(*t.From)
		if *t.From != 0 || scale == compare.OnCalendar || t.To == nil {
			m.Ends += endMark(left, m.Y)
		}
	} else if !m.Unknown {
		m.Arrows += fmt.Sprintf("M%d %dl%d %dv%dz", left, m.Y, headLength, -headLength/2-1, headLength+1)
		left += headLength
	}
	if t.To != nil {
		right = at(*t.To)
		m.Ends += endMark(right, m.Y)
	} else if !m.Unknown {
		m.Arrows += fmt.Sprintf("M%d %dl%d %dv%dz", right, m.Y, -headLength, -headLength/2-1, headLength+1)
		right -= headLength
	}
	m.Bar = fmt.Sprintf("M%d %dH%d", left, m.Y, right)
	return m
}

func endMark(x, y int) string { return fmt.Sprintf("M%d %dv%d", x, y-endHeight, 2*endHeight) }

// stepsFor are the steps of the scale that the times of a report need: from the
// longest that none is shorter than to the shortest that none is longer than.
func stepsFor(r *compare.Report) []timeStep {
	all := []timeStep{{1, "minute"}, {60, "hour"}, {24 * 60, "day"}, {7 * 24 * 60, "week"}, {30 * 24 * 60, "month"}, {365 * 24 * 60, "year"}}
	for years := 10; years <= 1_000_000; years *= 10 {
		all = append(all, timeStep{float64(years) * 365 * 24 * 60, fmt.Sprint(years, " years")})
	}
	first, last := len(all), -1
	for _, n := range reportMinutes(r, compare.SinceEvent, compare.Lasting) {
		for i, s := range all {
			if n > 0 && (s.minutes <= n || i == 0) && (i+1 == len(all) || all[i+1].minutes > n) {
				first = min(first, i)
			}
			if n > 0 && s.minutes >= n && (i == 0 || all[i-1].minutes < n) {
				last = max(last, i)
			}
		}
	}
	if last < 0 {
		return nil
	}
	return all[first : last+1]
}

// reportMinutes are the ends of all times of a report on these scales.
func reportMinutes(r *compare.Report, scales ...compare.Scale) []float64 {
	var all []float64
	for _, t := range r.Tables {
		for _, row := range t.Rows {
			if row.Time == nil || !slices.Contains(scales, t.Scale) {
				continue
			}
			for _, end := range []*float64{row.Time.From, row.Time.To} {
				if end != nil {
					all = append(all, *end)
				}
			}
		}
	}
	return all
}

// at is where a number of minutes stands: each step is as wide as the next.
// Within a step a doubling of time is as wide wherever it stands; what is
// shorter than the first runs evenly from none to that.
func (p deadlinePicture) at(minutes float64) int {
	x, before := bandZero, 0.0
	for i, s := range p.steps {
		if minutes <= s.minutes {
			part := max(0, minutes) / s.minutes
			if i > 0 {
				part = math.Log(minutes/before) / math.Log(s.minutes/before)
			}
			return x + int(math.Round(float64(p.stepAt(i)-x)*part))
		}
		x, before = p.stepAt(i), s.minutes
	}
	return x
}

// stepAt is where a step stands.
func (p deadlinePicture) stepAt(i int) int {
	if n := len(p.steps); n > 1 {
		return bandFirst + i*(bandLast-bandFirst)/(n-1)
	}
	return bandLast
}

// ticks are the event and the steps, all named where there is room. The last
// step is always named.
func (p deadlinePicture) ticks(scale compare.Scale) []deadlineTick {
	ticks := []deadlineTick{{X: bandZero, Words: "at once", Zero: true}}
	if scale == compare.Lasting {
		ticks[0].Words = "no time"
	}
	for i, s := range p.steps {
		tick := deadlineTick{X: p.stepAt(i), Words: s.name}
		last := len(ticks) - 1
		for ; last > 0 && (ticks[last].Words == "" || i == len(p.steps)-1 && ticks[last].meets(tick)); last-- {
			ticks[last].Words = ""
		}
		if ticks[last].meets(tick) {
			tick.Words = ""
		}
		ticks = append(ticks, tick)
	}
	return ticks
}

// meets reports whether there is no room between the words of two ticks.
func (t deadlineTick) meets(next deadlineTick) bool {
	_, end := t.wordsFrom()
	start, _ := next.wordsFrom()
	return start < end+tickWide
}

// wordsFrom is where the words begin and end.
func (t deadlineTick) wordsFrom() (start, end float64) {
	wide := tickWide * float64(len(t.Words))
	at := float64(t.wordsAt())
	switch t.anchor() {
	case "start":
		return at, at + wide
	case "end":
		return at - wide, at
	default:
		return at - wide/2, at + wide/2
	}
}

// A calendar puts days on a line from the first that is named to the last; it is
// empty where none is.
type calendar struct {
	first, last float64
	empty       bool
}

func newCalendar(r *compare.Report) calendar {
	all := reportMinutes(r, compare.OnCalendar)
	if len(all) == 0 {
		return calendar{empty: true}
	}
	return calendar{first: slices.Min(all), last: slices.Max(all)}
}

func (c calendar) at(minutes float64) int {
	if c.last == c.first {
		return (bandFirst + bandLast) / 2
	}
	return bandZero + int((bandLast-bandZero)*(minutes-c.first)/(c.last-c.first))
}

func (c calendar) ticks() []deadlineTick {
	if c.empty {
		return nil
	}
	var ticks []deadlineTick
	for _, minutes := range slices.Compact([]float64{c.first, c.last}) {
		day := time.Unix(int64(minutes)*60, 0).UTC().Format("2 Jan 2006")
		ticks = append(ticks, deadlineTick{X: c.at(minutes), Words: day})
	}
	return ticks
}

// anchor keeps the words of a tick within the picture.
func (t deadlineTick) anchor() string {
	switch {
	case t.X <= bandZero:
		return "start"
	case t.X >= bandLast:
		return "end"
	default:
		return "middle"
	}
}

// across is the line across the bar of a mark.
func (t deadlineTick) across(m deadlineMark) string {
	return fmt.Sprintf("M%d %dv%d", t.X, m.Y-tickHeight, 2*tickHeight)
}

// wordsAt is where they stand.
func (t deadlineTick) wordsAt() int {
	switch t.anchor() {
	case "start":
		return bandLeft
	case "end":
		return bandRight
	default:
		return t.X
	}
}

// Words say what a band shows to those who do not see it.
func (b deadlineBand) Words() string {
	return fmt.Sprintf("%s: %s drawn; the table below says the same", b.Label, counted(len(b.Marks), "time", "times"))
}

// Legend says how to read the picture.
func (p deadlinePicture) Legend() string {
	legend := "Each row of the tables below is one mark. A bar is the time in which it is to happen: it ends in a stroke at its first or last moment, at the line of the event where it begins with that, and in an arrow where it has no end. A point is a single moment. A dotted line says nothing of when; a broken one is the coder’s conclusion, or is no part of the text."
	if len(p.steps) > 0 {
		var names []string
		for _, s := range p.steps {
			names = append(names, s.name)
		}
		legend += " All have one scale, in steps of the same width: " + strings.Join(names, ", ") +
			". Within a step a doubling of time has the same width wherever it stands; a month is drawn as 30 days and a year as 365. Days of the calendar have a scale of their own."
	}
	return legend
}
