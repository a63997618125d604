package proposalstest

import (
	"strings"

	"parley/proposals"
	"pgregory.net/rapid"
)

// Value draws an answer to an issue of any kind but measure.
func Value(issue *proposals.Issue) *rapid.Generator[proposals.Value] {
	return rapid.Custom(func(t *rapid.T) proposals.Value {
		s := pick(t, "no value", []string{"open", "unreported", "", "", "", "", "", ""})
		if s == "" {
			s = valueText(t, issue)
		}
		value, err := proposals.ParseValue(s, issue)
		if err != nil {
			t.Fatalf("proposalstest: %v", err)
		}
		return value
	})
}

func valueText(t *rapid.T, issue *proposals.Issue) string {
	switch issue.Kind {
	case proposals.ChoiceKind:
		return strings.Join(someLabels(t, issue.Answers), " or ")
	case proposals.SetKind:
		if chance(t, "none", 5) {
			return "none"
		}
		return strings.Join(someElements(t, issue), ", ")
	case proposals.DurationKind:
		return pick(t, "duration", []string{"30 days", "1 day", "2..3 days", "at least 30 days", "at most 1 year", "2 days..3 weeks", "1..2 hours", "90 minutes"}) +
			pick(t, "renewable", []string{"", ", renewable"})
	case proposals.QuantityKind:
		return pick(t, "quantity", []string{"600000", "94..96", "0", "0.5", "at least 5", "at most 342", "999999999999.999"}) + " " + issue.Unit
	case proposals.DateKind:
		return pick(t, "date", []string{"2025-06-02", "2025-06", "2025", "2025-06-02..2025-06-30", "2024..2025-06", "from 2025-06", "by 2025-07-01"})
	default:
		return text(t, "text value", proposals.MaxText)
	}
}

func someLabels(t *rapid.T, all []proposals.Label) []string {
	var texts []string
	for _, slug := range append(some(t, "labels", labelSlugs(all)[1:], 3), all[0].Slug) {
		texts = append(texts, slug.String())
	}
	return texts
}

// someElements draws elements of a set; an exclusive one stands alone.
func someElements(t *rapid.T, issue *proposals.Issue) []string {
	texts := someLabels(t, issue.Elements)
	for _, s := range texts {
		if issue.Exclusive(proposals.MustSlug(s)) {
			return []string{s}
		}
	}
	return texts
}

// deadline draws one of every form.
func deadline(t *rapid.T, events []proposals.Slug) proposals.Deadline {
	event := pick(t, "deadline's event", append([]proposals.Slug{proposals.Unsaid}, events...)).String()
	s := pick(t, "edge", []string{"", "", "begins ", "ends "}) + pick(t, "deadline", []string{
		"immediately", "immediately after " + event, "within 30 days of " + event, "on day 3 after " + event, "on day 0 after " + event,
		"before " + event, "not before " + event, "by 2025-07-01", "by 2025", "on 2025-06-02", "on 2025-06-02 08:00 UTC", "on 2025-06 23:59 Europe/Kyiv", "every 1 week", "open",
	})
	return must(t, proposals.ParseDeadline, s)
}
