package proposals

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// A Deadline says by when a thing begins, ends or is done.
type Deadline struct {
	// edge is "begins", "ends" or empty for the thing as a whole.
	edge string
	form DeadlineForm
	// Which of these are set depends on form.
	event    Slug
	duration Duration
	day      int
	date     Date
	clock    string // "15:04 UTC"
}

// A DeadlineForm is what kind of deadline it is.
type DeadlineForm string

// The forms of a deadline.
const (
	Immediately DeadlineForm = "immediately"
	Within      DeadlineForm = "within"
	OnDay       DeadlineForm = "on day"
	Before      DeadlineForm = "before"
	NotBefore   DeadlineForm = "not before"
	ByDate      DeadlineForm = "by"
	OnDate      DeadlineForm = "on"
	Every       DeadlineForm = "every"
	OpenEnded   DeadlineForm = "open"
)

var deadlineForms = []struct {
	form    DeadlineForm
	pattern *regexp.Regexp
}{
	{Immediately, regexp.MustCompile(`^immediately(?: after (?P<event>\S+))?$`)},
	{Within, regexp.MustCompile(`^within (?P<duration>\S+ \S+) of (?P<event>\S+)$`)},
	{OnDay, regexp.MustCompile(`^on day (?P<day>[0-9]{1,5}) after (?P<event>\S+)$`)},
	{NotBefore, regexp.MustCompile(`^not before (?P<event>\S+)$`)},
	{Before, regexp.MustCompile(`^before (?P<event>\S+)$`)},
	{ByDate, regexp.MustCompile(`^by (?P<date>\S+)$`)},
	{OnDate, regexp.MustCompile(`^on (?P<date>\S+)(?: (?P<clock>(?:[01][0-9]|2[0-3]):[0-5][0-9] \S{1,40}))?$`)},
	{Every, regexp.MustCompile(`^every (?P<duration>\S+ \S+)$`)},
	{OpenEnded, regexp.MustCompile(`^open$`)},
}

// ParseDeadline reads a deadline, such as "ends within 30 days of
// withdrawal-begins".
func ParseDeadline(s string) (Deadline, error) {
	var d Deadline
	rest := s
	for _, edge := range []string{"begins", "ends"} {
		if after, ok := strings.CutPrefix(s, edge+" "); ok {
			d.edge, rest = edge, after
		}
	}
	for _, f := range deadlineForms {
		m := f.pattern.FindStringSubmatch(rest)
		if m == nil {
			continue
		}
		d.form = f.form
		for i, group := range f.pattern.SubexpNames() {
			if group == "" || m[i] == "" {
				continue
			}
			if err := d.set(group, m[i]); err != nil {
				return Deadline{}, err
			}
		}
		return d, nil
	}
	return Deadline{}, fmt.Errorf("%q is not a deadline: expected, after begins or ends or neither, "+
		"immediately [after EVENT], within 30 days of EVENT, on day 3 after EVENT, before EVENT, not before EVENT, "+
		"by DATE, on DATE [15:04 ZONE], every 30 days, or open", Clip(s))
}

func (d *Deadline) set(group, text string) (err error) {
	switch group {
	case "event":
		if text == Unsaid.text {
			d.event = Unsaid
			return nil
		}
		d.event, err = ParseSlug(text)
	case "duration":
		d.duration, err = ParseDuration(text)
	case "day":
		d.day, err = strconv.Atoi(text)
	case "date":
		d.date, err = ParseDate(text)
	case "clock":
		d.clock = text
	}
	return err
}

func (d Deadline) String() string { return d.print(Slug.String, Date.String) }

// Words prints the deadline for a reader, events by what name gives for them.
func (d Deadline) Words(name func(Slug) string) string {
	words := d.prefix() + "at a time that is not named"
	if d.form != OpenEnded {
		words = d.print(func(event Slug) string {
			if event == Unsaid {
				return "a moment that the sources do not show"
			}
			return "‹" + name(event) + "›"
		}, Date.Words)
	}
	if after, ok := strings.CutPrefix(words, "ends "); ok {
		return "completed " + after // what ends might be taken to lapse
	}
	return words
}

func (d Deadline) prefix() string {
	if d.edge == "" {
		return ""
	}
	return d.edge + " "
}

func (d Deadline) print(event func(Slug) string, date func(Date) string) string {
	text := string(d.form)
	switch d.form {
	case Immediately:
		if !d.event.IsZero() {
			text += " after " + event(d.event)
		}
	case Within:
		text += " " + d.duration.String() + " of " + event(d.event)
	case OnDay:
		text += " " + strconv.Itoa(d.day) + " after " + event(d.event)
	case Before, NotBefore:
		text += " " + event(d.event)
	case ByDate:
		text += " " + date(d.date)
	case OnDate:
		text += " " + date(d.date)
		if d.clock != "" {
			text += " " + d.clock
		}
	case Every:
		text += " " + d.duration.String()
	case OpenEnded:
	}
	return d.prefix() + text
}

// Edge is "begins", "ends", or empty for the thing as a whole.
func (d Deadline) Edge() string { return d.edge }

// Form is what kind of deadline it is.
func (d Deadline) Form() DeadlineForm { return d.form }

// Event is the event that it counts from, [Unsaid], or zero where its form has
// none.
func (d Deadline) Event() Slug { return d.event }

// Duration is the time of a deadline within, or every so much time, else zero.
func (d Deadline) Duration() Duration { return d.duration }

// Day is the day of a deadline on a day, else zero.
func (d Deadline) Day() int { return d.day }

// Date is the date of a deadline by or on a date, else zero.
func (d Deadline) Date() Date { return d.date }

// Clock is the time of that day with its zone, "15:04 UTC", if it is given.
func (d Deadline) Clock() string { return d.clock }

// Known reports whether d can be equal to another deadline: one that is open,
// or runs from an unsaid moment, equals nothing.
func (d Deadline) Known() bool { return d.form != OpenEnded && d.event != Unsaid }
