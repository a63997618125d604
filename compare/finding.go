package compare

import (
	"cmp"
	"slices"
	"strings"

	"parley/proposals"
)

// A found is a finding, and where it holds.
type found struct {
	search      *search
	kind        FindingKind
	left, right *column
	events      []proposals.Slug // what tells it from others
	arrows      []arrow
	spots       []spot
}

// compare orders findings by kind, then by columns, then by the events as the
// case has them.
func (f *found) compare(g *found) int {
	places := func(f *found) []int {
		list := make([]int, len(f.events))
		for i, e := range f.events {
			list[i] = f.search.place(e)
		}
		slices.Sort(list)
		return list
	}
	return cmp.Or(
		slices.Index(FindingKinds, f.kind)-slices.Index(FindingKinds, g.kind),
		f.left.number-g.left.number,
		f.right.number-g.right.number,
		slices.Compare(places(f), places(g)),
	)
}

func (f *found) widen(more *found) {
	f.spots = append(f.spots, more.spots...)
	for _, a := range more.arrows {
		if !slices.Contains(f.arrows, a) {
			f.arrows = append(f.arrows, a)
		}
	}
}

func (f *found) finding(c *proposals.CaseRevision) Finding {
	result := Finding{Kind: f.kind, Left: f.left.number, Right: f.right.number, Where: f.search.where(f.spots)}
	var concluded []string
	for _, a := range f.arrows {
		shown := FindingArrow{Column: -1, Event: a.event, After: a.after, Anchor: a.anchor, Headline: a.headline, Assumed: a.column == nil}
		if a.column != nil {
			shown.Column = a.column.number
		}
		if a.event != a.stated {
			shown.Wider = a.stated
			if shown.Headline == "" {
				shown.Headline = named(c.EventLabel(a.stated)) + " after " + named(c.EventLabel(a.after))
			}
		}
		result.Arrows = append(result.Arrows, shown)
		if a.inferred != "" && !slices.Contains(concluded, a.concluded(c)) {
			concluded = append(concluded, a.concluded(c))
		}
		result.Fields = append(result.Fields, a.field)
	}
	result.Fields = inDocumentOrder(result.Fields)
	reason := append(f.reason(c), f.avoidance()...)
	if len(concluded) > 0 {
		result.Inferred = true
		reason = append(append(reason, concluded...), "So this holds by inference.")
	}
	result.Reason = sentences(reason)
	return result
}

// isOn reports whether it is the step that the issue asks for of which the two
// disagree on what comes first. In a circle no single step is.
func (f Finding) isOn(issue *proposals.Issue) bool {
	steps := append([]proposals.Slug{issue.Slug}, issue.Is...)
	return f.Kind != Circle && slices.ContainsFunc(f.Arrows, func(a FindingArrow) bool {
		return slices.Contains(steps, a.Event) || slices.Contains(steps, a.Wider)
	})
}

func (f *found) reason(c *proposals.CaseRevision) []string {
	first, second := f.arrows[0], f.arrows[1]
	event := named(c.EventLabel(first.event))
	switch f.kind {
	case Reversal:
		return []string{
			capital(first.column.name) + " " + first.words(c) + ".",
			capital(second.column.name) + " " + second.words(c) + ".",
			"Each puts first what the other puts after.",
		}
	case Precondition:
		return []string{capital(first.column.name) + " calls " + event + " unconditional.", capital(second.column.name) + " " + second.words(c) + "."}
	default:
		var steps []string
		for _, a := range f.arrows[:len(f.events)] {
			steps = append(steps, a.whose()+" "+a.words(c))
		}
		return []string{"Taken together these orders cannot be carried out: " + strings.Join(steps, "; ") + "."}
	}
}

// concluded is a sentence on what was concluded in coding, of an order that is.
func (a arrow) concluded(c *proposals.CaseRevision) string {
	return "Concluded of " + named(c.EventLabel(a.stated)) + " in " + a.column.name + ": " + strings.TrimSuffix(a.inferred, ".") + "."
}

// words are an order, to stand behind what states it.
func (a arrow) words(c *proposals.CaseRevision) string {
	stated := named(c.EventLabel(a.stated))
	words := "makes " + stated + " wait for " + named(c.EventLabel(a.after))
	if a.event != a.stated {
		words += "; this case counts " + named(c.EventLabel(a.event)) + " as a narrower case of " + stated
	}
	return words
}

func (a arrow) whose() string {
	if a.column == nil {
		return "the editor’s assumption " + named(a.headline)
	}
	return a.column.name
}

// avoidance says of a circle whether some pair of options avoids it. It is
// silent where the query left options out.
func (f *found) avoidance() []string {
	left, right := f.search.left, f.search.right
	switch {
	case f.kind != Circle || left.narrowed() || right.narrowed():
		return nil
	case f.search.where(f.spots) != "":
		return []string{"Other options avoid it."}
	case len(distinct(f.search.all)) > 1:
		return []string{"No option avoids it."}
	default:
		return []string{"There are no options that could avoid it."}
	}
}

// narrowed reports whether the query leaves out options of the text.
func (c *column) narrowed() bool { return len(c.options) < len(c.version().Options) }
