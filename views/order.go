package views

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"parley/compare"
	"parley/proposals"
)

// An orderPage shows the order of steps that each text states, and what the
// orders make impossible together.
type orderPage struct {
	*compare.Comparison
	Heads       []columnHead
	Assumptions []assumption
	Table       string // the comparison's address
	Permanent   string
}

// An assumption is an order that an editor adds, off unless asked for.
type assumption struct {
	proposals.Assumption
	Words  string // what it says
	On     bool
	Switch string // the address with it on, or off
}

func (s *site) serveOrder(r *http.Request) (content, error) {
	c, err := s.compare(r)
	if err != nil {
		return content{}, err
	}
	page := newOrderPage(c, s.opts.URL)
	return s.render(r, head{
		Title:       page.Title(),
		Description: "Which step each text puts first, and which orders cannot both be kept.",
		Trail:       []link{caseLink(c.Case), {"Comparison", page.Table}},
		Canonical:   orderAddress(c.Query),
	}, page.show())
}

func newOrderPage(c *compare.Comparison, site string) orderPage {
	return orderPage{
		Comparison:  c,
		Heads:       newColumnHeads(c),
		Assumptions: newAssumptions(c),
		Table:       comparisonAddress(c.Query),
		Permanent:   site + orderAddress(c.Pinned()),
	}
}

func newAssumptions(c *compare.Comparison) []assumption {
	var all []assumption
	for _, a := range c.Case.Case().Assumptions {
		q := c.Query
		on := slices.Contains(q.Assume, a.Slug)
		if on {
			q.Assume = slices.DeleteFunc(slices.Clone(q.Assume), func(s proposals.Slug) bool { return s == a.Slug })
		} else {
			q.Assume = append(slices.Clone(q.Assume), a.Slug)
		}
		all = append(all, assumption{a, orderWords(c.Case, a.Event, a.After), on, orderAddress(q)})
	}
	return all
}

// orderWords say that event waits for all of after.
func orderWords(c *proposals.CaseRevision, event proposals.Slug, after []proposals.Slug) string {
	names := make([]string, len(after))
	for i, a := range after {
		names[i] = compare.Named(c.EventLabel(a))
	}
	return compare.Named(c.EventLabel(event)) + " after " + joinWords(names)
}

// Title names the case.
func (p orderPage) Title() string {
	return p.Case.Case().Title + ": order of steps"
}

// Roads are the orders of one column, one for each of its options.
func (p orderPage) Roads(column int) []compare.ColumnOrder {
	return roadsOf(p.Comparison, column)
}

func roadsOf(c *compare.Comparison, column int) []compare.ColumnOrder {
	var all []compare.ColumnOrder
	for _, o := range c.Order.Columns {
		if o.Column == column {
			all = append(all, o)
		}
	}
	return all
}

// picture draws one order.
func (p orderPage) picture(o compare.ColumnOrder) orderPicture {
	return newOrderPicture(o, func(s compare.OrderStep, a compare.OrderAfter) bool {
		for _, f := range p.Order.Findings {
			for _, arrow := range f.Arrows {
				if arrow.Column == o.Column && arrow.Anchor == a.Anchor && cmp.Or(arrow.Wider, arrow.Event) == s.Event && arrow.After == a.Event {
					return true
				}
			}
		}
		return false
	})
}

// pictureLegend explains the lines of a picture.
func pictureLegend() string {
	return "a broken line was concluded in coding, a heavy one takes part in a finding"
}

// arrowAddress is where the order that an arrow stands for is said, empty for
// an assumption.
func (p orderPage) arrowAddress(a compare.FindingArrow) string {
	if a.Assumed || a.Anchor == "" {
		return ""
	}
	return termAddress(p.Columns[a.Column].Ref(), a.Anchor)
}

// arrowWords say who asks for which order.
func (p orderPage) arrowWords(a compare.FindingArrow) string {
	who := "An editor’s assumption"
	if !a.Assumed {
		who = p.Columns[a.Column].Heading
	}
	if a.After.IsZero() {
		return who + ": " + compare.Named(p.Case.EventLabel(a.Event)) + " without conditions"
	}
	said := who + ": " + orderWords(p.Case, cmp.Or(a.Wider, a.Event), []proposals.Slug{a.After})
	if !a.Wider.IsZero() {
		said += "; this case counts " + compare.Named(p.Case.EventLabel(a.Event)) + " as a narrower case of it"
	}
	return said
}

// findingWords explain a kind of finding.
func findingWords(k compare.FindingKind) string {
	switch k {
	case compare.Reversal:
		return "One text has a step before another, the other text has it after."
	case compare.Precondition:
		return "One text calls a step unconditional, the other makes it wait."
	case compare.Circle:
		return "The orders of the texts taken together cannot be carried out."
	default:
		return ""
	}
}

func findingAnchor(k compare.FindingKind) string { return "finding-" + string(k) }

// afterSource says what states an order: a term, by its headline, or a step.
func afterSource(a compare.OrderAfter) string {
	if a.Headline == "" {
		return "as coded"
	}
	return a.Headline
}

func stepLabels(steps []compare.OrderStep) string {
	labels := make([]string, len(steps))
	for i, s := range steps {
		labels[i] = compare.Named(s.Label)
	}
	return joinWords(labels)
}

// stepWords say in a line what a step waits for.
func stepWords(s compare.OrderStep) string {
	var words []string
	if s.Unconditional {
		words = append(words, "without conditions")
	}
	for _, w := range s.Waits() {
		words = append(words, w.Words)
	}
	return strings.Join(words, "; ")
}
