package proposals

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Value is an answer to an issue of any kind but measure. Its types are
// [Choice], [DurationRange], [QuantityRange], [DateRange], [Set], [Text],
// [OpenValue] and [UnreportedValue]; all are made by [ParseValue] alone.
type Value interface {
	// String is the canonical form, as ParseValue reads it.
	String() string
	// Words is the value for a reader, with the labels of issue.
	Words(issue *Issue) string

	isValue()
}

// A Choice is one answer of those that the issue lists, or any of several:
// each is enough. Answers stand in the order of the issue.
type Choice struct{ answers []Slug }

// A DurationRange is a time between two limits; one of them may be missing.
type DurationRange struct {
	limits[Duration]
	renewable bool
}

// A QuantityRange is a figure between two limits, in the unit of the issue.
type QuantityRange struct {
	limits[Number]
	unit string
}

// A DateRange is a day between two limits.
type DateRange struct{ limits[Date] }

// A Set is some of the elements that the issue lists, in its order, or none.
type Set struct{ elements []Slug }

// A Text is an answer that no machine compares.
type Text struct{ text string }

// OpenValue is the value of a thing that the text has and leaves unnamed.
type OpenValue struct{}

// UnreportedValue is a value that no source read shows.
type UnreportedValue struct{}

// MaxText is the longest text value, in characters.
const MaxText = 500

func (Choice) isValue()          {}
func (DurationRange) isValue()   {}
func (QuantityRange) isValue()   {}
func (DateRange) isValue()       {}
func (Set) isValue()             {}
func (Text) isValue()            {}
func (OpenValue) isValue()       {}
func (UnreportedValue) isValue() {}

// ParseValue reads the answer to issue.
func ParseValue(s string, issue *Issue) (Value, error) {
	if issue.Kind == Measure {
		return nil, errors.New("a measure takes no value: the stance is its answer")
	}
	switch s {
	case "":
		return nil, errors.New("the value is empty")
	case "open":
		return OpenValue{}, nil
	case "unreported":
		return UnreportedValue{}, nil
	}
	switch issue.Kind {
	case ChoiceKind:
		answers, err := parseMembers(s, " or ", "answer", issue.Answers)
		return Choice{answers}, err
	case SetKind:
		if s == "none" {
			return Set{}, nil
		}
		elements, err := parseMembers(s, ",", "element", issue.Elements)
		if err == nil {
			err = checkExclusive(elements, issue)
		}
		return Set{elements}, err
	case DurationKind:
		return parseDurationRange(s)
	case QuantityKind:
		return parseQuantityRange(s, issue.Unit)
	case DateKind:
		l, err := parseLimits(s, [2]string{"from", "by"}, ParseDate, Date.Compare)
		return DateRange{l}, err
	case TextKind:
		if utf8.RuneCountInString(s) > MaxText {
			return nil, fmt.Errorf("the value has more than %d characters: say it shortly here, and the rest in the prose", MaxText)
		}
		return Text{s}, nil
	default:
		return nil, fmt.Errorf("no value fits an issue of kind %q", issue.Kind)
	}
}

// parseMembers reads members of a closed list of the issue, in its order.
func parseMembers(s, separator, what string, all []Label) ([]Slug, error) {
	var given []Slug
	for part := range strings.SplitSeq(s, separator) {
		text := strings.TrimSpace(part)
		i := slices.IndexFunc(all, func(l Label) bool { return l.Slug.text == text })
		if i < 0 {
			names := labelSlugs(all)
			return nil, fmt.Errorf("%q is no %s of this issue%s%s", Clip(text), what, orFew(names), Suggest(text, names))
		}
		if slices.Contains(given, all[i].Slug) {
			return nil, fmt.Errorf("%q stands here twice", text)
		}
		given = append(given, all[i].Slug)
	}
	slices.SortFunc(given, func(a, b Slug) int { return labelIndex(all, a) - labelIndex(all, b) })
	return given, nil
}

func checkExclusive(elements []Slug, issue *Issue) error {
	for _, l := range issue.Elements {
		if l.Exclusive && len(elements) > 1 && slices.Contains(elements, l.Slug) {
			return fmt.Errorf("%q rules out every other element: it stands alone", l.Slug)
		}
	}
	return nil
}

func parseDurationRange(s string) (DurationRange, error) {
	text, renewable := strings.CutSuffix(s, ", renewable")
	l, err := parseLimits(withUnit(text), [2]string{"at least", "at most"}, parseLimitDuration, Duration.compare)
	return DurationRange{l, renewable}, err
}

// parseLimitDuration is [ParseDuration] of one end of a range. Whoever writes no
// duration there may not know the forms of the whole.
func parseLimitDuration(s string) (Duration, error) {
	d, err := ParseDuration(s)
	if _, noFigure := strconv.Atoi(s); err != nil && noFigure != nil && !durationForm.MatchString(s) {
		err = fmt.Errorf("%w; the forms are 30 days, 2..3 days, at least 60 days and at most 1 year, each also with “, renewable” behind it", err)
	}
	return d, err
}

// withUnit gives the first of two limits the unit of the second: 2..3 days.
func withUnit(s string) string {
	low, high, two := strings.Cut(s, "..")
	if _, unit, ok := strings.Cut(high, " "); two && ok && !strings.Contains(low, " ") {
		return low + " " + unit + ".." + high
	}
	return s
}

func (d Duration) compare(e Duration) int {
	if d.calendar() == e.calendar() {
		return d.exact().Cmp(e.exact())
	}
	dLeast, dMost := d.bounds()
	eLeast, eMost := e.bounds()
	switch {
	case dMost.Cmp(eLeast) < 0:
		return -1
	case dLeast.Cmp(eMost) > 0:
		return 1
	default:
		return 0
	}
}

func parseQuantityRange(s, unit string) (QuantityRange, error) {
	text, ok := strings.CutSuffix(s, " "+unit)
	if !ok {
		return QuantityRange{}, fmt.Errorf("%q has not the unit of this issue: expected %q behind the figure", Clip(s), unit)
	}
	l, err := parseLimits(text, [2]string{"at least", "at most"}, ParseNumber, func(a, b Number) int { return a.rat().Cmp(b.rat()) })
	return QuantityRange{l, unit}, err
}

func (c Choice) String() string        { return strings.Join(slugTexts(c.answers), " or ") }
func (s Text) String() string          { return s.text }
func (OpenValue) String() string       { return "open" }
func (UnreportedValue) String() string { return "unreported" }
func (v QuantityRange) String() string {
	return v.print("at least", "at most", Number.String) + " " + v.unit
}
func (v DateRange) String() string     { return v.print("from", "by", Date.String) }
func (v DurationRange) String() string { return v.text() }
func (s Text) Words(*Issue) string     { return s.text }
func (OpenValue) Words(*Issue) string  { return "what exactly, the text leaves open" }
func (c Choice) Words(i *Issue) string {
	return strings.Join(labelTexts(i.Answers, c.answers), ", or ")
}
func (v DateRange) Words(*Issue) string { return v.words("from", "by", " to ", Date.Words) }

func (s Set) String() string {
	if len(s.elements) == 0 {
		return "none"
	}
	return JoinSlugs(s.elements)
}

func (UnreportedValue) Words(*Issue) string { return "what exactly, the sources read do not show" }

// Words lists the labels of the elements.
func (s Set) Words(i *Issue) string {
	if len(s.elements) == 0 {
		return "none"
	}
	return strings.Join(labelTexts(i.Elements, s.elements), "; ")
}

// Words prints the figure with grouped digits and its unit.
func (v QuantityRange) Words(issue *Issue) string {
	return limitWords(issue, v.limits) + v.words("at least", "at most", " to ", Number.Words) + " " + v.unit
}

// Words prints the time, and whether it can be renewed.
func (v DurationRange) Words(issue *Issue) string {
	return limitWords(issue, v.limits) + strings.ReplaceAll(v.text(), "..", " to ")
}

// limitWords says which limit a bare figure is, where the issue asks for one.
func limitWords[T comparable](issue *Issue, l limits[T]) string {
	if l.low != l.high {
		return ""
	}
	switch issue.Limit {
	case UpperLimit:
		return "at most "
	case LowerLimit:
		return "at least "
	default:
		return ""
	}
}

func (v DurationRange) text() string {
	text := v.print("at least", "at most", Duration.String)
	if v.low.unit == v.high.unit && v.low != v.high && !v.low.IsZero() {
		text = fmt.Sprintf("%d..%s", v.low.count, v.high)
	}
	if v.renewable {
		text += ", renewable"
	}
	return text
}

// Answers are the answers of which each is enough.
func (c Choice) Answers() []Slug { return c.answers }

// Elements are the elements of the set, none for "none".
func (s Set) Elements() []Slug { return s.elements }

// Unit is that of the issue.
func (v QuantityRange) Unit() string { return v.unit }

// Renewable reports whether the text says that the time can be renewed.
func (v DurationRange) Renewable() bool { return v.renewable }
