package export

import (
	"io"

	"parley/compare"
	"parley/proposals"
)

// A jsonOrder is the steps of each text, and what they make impossible together.
type jsonOrder struct {
	Roads    []jsonRoad       `json:"roads"`
	Findings []jsonFinding    `json:"findings,omitempty"`
	Assumed  []jsonAssumption `json:"assumed"`
}

// A jsonRoad is the steps of one text under one of its options.
type jsonRoad struct {
	Ref    string     `json:"ref"`
	Option string     `json:"option,omitempty"`
	Label  string     `json:"label,omitempty"`
	Steps  []jsonStep `json:"steps"`
}

type jsonStep struct {
	Event         string      `json:"event"`
	Label         string      `json:"label"`
	Unconditional bool        `json:"unconditional,omitempty"`
	Sources       []int       `json:"sources,omitempty"`
	After         []jsonAfter `json:"after"`
}

type jsonAfter struct {
	Event    string        `json:"event"`
	Label    string        `json:"label"`
	Anchor   string        `json:"anchor"`
	Headline string        `json:"headline,omitempty"`
	Deadline *jsonDeadline `json:"deadline,omitempty"`
	Inferred bool          `json:"inferred"`
	Sources  []int         `json:"sources"`
}

type jsonFinding struct {
	Kind     string      `json:"kind"`
	Between  []string    `json:"between"`
	Where    string      `json:"where,omitempty"`
	Reason   string      `json:"reason"`
	Fields   []string    `json:"fields"`
	Inferred bool        `json:"inferred"`
	Arrows   []jsonArrow `json:"arrows"`
}

// A jsonArrow is one order that a finding rests on; one that is assumed is of
// no text.
type jsonArrow struct {
	Ref      string `json:"ref,omitempty"`
	Event    string `json:"event"`
	After    string `json:"after,omitempty"`
	Wider    string `json:"wider,omitempty"`
	Anchor   string `json:"anchor,omitempty"`
	Headline string `json:"headline,omitempty"`
	Assumed  bool   `json:"assumed,omitempty"`
}

type jsonAssumption struct {
	Assumption string   `json:"assumption"`
	Headline   string   `json:"headline"`
	Event      string   `json:"event"`
	After      []string `json:"after"`
	Author     string   `json:"author"`
	Reason     string   `json:"reason"`
}

func newJSONOrder(c *compare.Comparison, o Options) jsonOrder {
	order := jsonOrder{
		Roads:   each(c.Order.Columns, func(road compare.ColumnOrder) jsonRoad { return newJSONRoad(c, road) }),
		Assumed: each(c.Order.Assumed, newJSONAssumption),
	}
	if !o.WithoutVerdicts {
		order.Findings = each(c.Order.Findings, func(f compare.Finding) jsonFinding { return newJSONFinding(c, f) })
	}
	return order
}

func newJSONRoad(c *compare.Comparison, o compare.ColumnOrder) jsonRoad {
	return jsonRoad{c.Columns[o.Column].Ref().String(), o.Option.String(), o.Label, each(o.Steps, func(s compare.OrderStep) jsonStep {
		return jsonStep{s.Event.String(), s.Label, s.Unconditional, s.CallSources(), each(s.After, newJSONAfter)}
	})}
}

func newJSONAfter(a compare.OrderAfter) jsonAfter {
	after := jsonAfter{a.Event.String(), a.Label, a.Anchor, a.Headline, nil, a.Inferred, full(a.Sources)}
	if a.By != (proposals.Deadline{}) {
		deadline := newJSONDeadline(a.By)
		after.Deadline = &deadline
	}
	return after
}

func newJSONFinding(c *compare.Comparison, f compare.Finding) jsonFinding {
	return jsonFinding{string(f.Kind), between(c, f.Left, f.Right), f.Where, f.Reason, full(f.Fields), f.Inferred, each(f.Arrows, func(a compare.FindingArrow) jsonArrow {
		arrow := jsonArrow{"", a.Event.String(), a.After.String(), a.Wider.String(), a.Anchor, a.Headline, a.Assumed}
		if !a.Assumed {
			arrow.Ref = c.Columns[a.Column].Ref().String()
		}
		return arrow
	})}
}

func newJSONAssumption(a proposals.Assumption) jsonAssumption {
	return jsonAssumption{a.Slug.String(), a.Headline, a.Event.String(), full(slugs(a.After)), a.Author, a.Reason.Text()}
}

// OrderJSON prints the orders of steps of a comparison alone.
func OrderJSON(w io.Writer, c *compare.Comparison, o Options) error {
	return writeJSON(w, struct {
		jsonFile
		Notice  []string     `json:"notice"`
		Case    jsonCase     `json:"case"`
		Query   jsonQuery    `json:"query"`
		AsOf    jsonDay      `json:"as-of"`
		Names   jsonNames    `json:"names"`
		Texts   []jsonText   `json:"texts"`
		Order   jsonOrder    `json:"order"`
		Sources []jsonSource `json:"sources"`
	}{
		newJSONFile("order", title(c, "order of steps"), o), compare.Notice(c.Case), newJSONCase(c.Case), newJSONQuery(c.Query), newJSONDay(c), newJSONNames(c.Case),
		each(c.Columns, newJSONText), newJSONOrder(c, o), newJSONSources(c.Columns, c.Sources),
	})
}
