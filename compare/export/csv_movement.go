package export

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"parley/compare"
	"parley/proposals"
)

// movementSheet has a row for each thing in which a change consists, or one for
// a change of which both sides are whole terms or blanks. Where nothing differs
// one row says so.
func movementSheet(m *compare.Movement) sheet {
	var s sheet
	add := func(t compare.TopicMovement, i compare.IssueMovement, c compare.Change, n int, d movedThing) {
		s.row(movementValues(m, t, i, c, n, d)...)
	}
	n := 0
	change := func(t compare.TopicMovement, i compare.IssueMovement, c compare.Change) {
		n++
		for _, thing := range movedThings(m, c) {
			add(t, i, c, n, thing)
		}
	}
	for _, c := range m.Whole {
		change(compare.TopicMovement{}, compare.IssueMovement{Issue: &proposals.Issue{}}, c)
	}
	for _, t := range m.Topics {
		for _, i := range t.Issues {
			for _, c := range i.Changes {
				change(t, i, c)
			}
		}
	}
	if n == 0 {
		nothing := compare.Change{Note: m.Summary()}
		add(compare.TopicMovement{}, compare.IssueMovement{Issue: &proposals.Issue{}}, nothing, 0, movedThing{})
	}
	return s
}

// A movedThing is one field that differs, or without a field the whole of what
// two texts have at a place.
type movedThing struct{ field, label, old, new, runs string }

func movedThings(m *compare.Movement, c compare.Change) []movedThing {
	var all []movedThing
	for _, d := range slices.Concat(c.Fields, c.Wording) {
		thing := movedThing{field: d.Field, label: d.Label(), old: d.Old, new: d.New}
		if d.Quote != nil && d.Old != "" {
			thing.old = quoteText(m.Sources, *d.Quote)
		} else if d.Quote != nil {
			thing.new = quoteText(m.Sources, *d.Quote)
		}
		if len(d.Runs) > 0 {
			thing.runs = markedRuns(d.Runs)
		}
		all = append(all, thing)
	}
	if len(all) == 0 {
		all = append(all, movedThing{old: strings.Join(sideLines(m, c.From), "\n"), new: strings.Join(sideLines(m, c.To), "\n")})
	}
	return all
}

func movementValues(m *compare.Movement, t compare.TopicMovement, i compare.IssueMovement, c compare.Change, n int, d movedThing) []value {
	texts := textsOf(m)
	values := placeValues(texts)
	for at, end := range []string{"from", "to"} {
		for _, v := range textValues(texts, texts.Columns[at]) {
			values = append(values, value{end + " " + v.name, v.text})
		}
	}
	sources := map[int]bool{}
	for _, side := range []compare.ChangeSide{c.From, c.To} {
		if side.Entry != nil {
			mark(sources, side.Entry.Sources)
		}
		if side.Blank != nil {
			mark(sources, side.Blank.Sources)
		}
	}
	words := ""
	if c.Kind != "" {
		words = m.KindWords(c.Kind)
	}
	return append(values, []value{
		{"recoded", strconv.FormatBool(m.Recoded)},
		{"change", positive(n)},
		{"topic", t.Topic.Slug.String()},
		{"topic-label", t.Topic.Label},
		{"issue", i.Issue.Slug.String()},
		{"label", cmp.Or(c.Label, i.Issue.Label)},
		{"question", i.Issue.Question},
		{"change-kind", string(c.Kind)},
		{"change-words", words},
		{"where", c.Where},
		{"field", d.field},
		{"field-label", d.label},
		{"old", d.old},
		{"new", d.new},
		{"marked", d.runs},
		{"note", c.Note},
		{"from anchor", c.From.Anchor},
		{"to anchor", c.To.Anchor},
		{"sources", sourceText(m.Sources, marked(sources))},
	}...)
}

func mark(numbers map[int]bool, more []int) {
	for _, n := range more {
		numbers[n] = true
	}
}

// marked are the numbers in their order.
func marked(numbers map[int]bool) []int { return slices.Sorted(maps.Keys(numbers)) }
