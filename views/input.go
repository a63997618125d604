package views

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/a-h/templ"

	"parley/proposals"
)

// An input is one field of a form: what it asks, what was typed, and what is
// wrong with that.
type input struct {
	Kind        inputKind
	Name        string // the path of the field, as problems name it
	Label, Hint string
	Value       string   // of a line, an area, a pick or a tick
	Values      []string // of lines, picks and ticks
	Choices     []inputChoice
	Problems    []string
	Wide        bool // takes the width of the form
	Secret      bool // a password
}

// An inputKind is how a field is filled in.
type inputKind int

const (
	line   inputKind = iota // one line of words
	lines                   // several, each a line
	area                    // paragraphs
	pick                    // one of some choices
	picks                   // several, one after the other
	ticks                   // any of some choices
	tick                    // is it so?
	either                  // one of a few choices, all in view
)

// An inputChoice is something to pick or to tick.
type inputChoice struct{ Value, Words string }

// ID is the input's own name in the page.
func (in input) ID() string { return anchorOf(in.Name) }

// anchorOf makes an anchor of a field's path: terms[3].after is terms-3-after.
func anchorOf(path string) string {
	return strings.TrimSuffix(strings.NewReplacer("].", "-", "[", "-", "]", "", ".", "-").Replace(path), "-")
}

// DescribedBy names what explains the input, for those who hear the page.
func (in input) DescribedBy() string {
	var ids []string
	if in.Hint != "" {
		ids = append(ids, in.ID()+"-hint")
	}
	if len(in.Problems) > 0 {
		ids = append(ids, in.ID()+"-problem")
	}
	return strings.Join(ids, " ")
}

// Spans reports whether the input takes the width of the form: because it is to,
// or because a column would cut off what can be picked.
func (in input) Spans() bool {
	const column = 32
	long := func(c inputChoice) bool { return utf8.RuneCountInString(c.Words) > column }
	return in.Wide || (in.Kind == pick || in.Kind == picks) && slices.ContainsFunc(in.Choices, long)
}

// Filled reports whether anything was typed.
func (in input) Filled() bool {
	return in.Value != "" || slices.ContainsFunc(in.Values, func(v string) bool { return v != "" })
}

// Rows are the values of several lines or picks, and an empty one behind them
// for the next.
func (in input) Rows() []string { return append(slices.Clone(in.Values), "") }

// Offered are the choices, and what was typed and is none of them, so that
// nothing is lost.
func (in input) Offered(typed ...string) []inputChoice {
	all := slices.Clone(in.Choices)
	for _, v := range typed {
		if v != "" && !slices.ContainsFunc(all, func(c inputChoice) bool { return c.Value == v }) {
			all = append(all, inputChoice{v, v})
		}
	}
	return all
}

// Has reports whether a choice is ticked.
func (in input) Has(value string) bool { return slices.Contains(in.Values, value) }

// A group is some inputs of a form that belong together.
type group struct {
	ID, Legend, Hint string
	Notice           string // what to look at, though it is not wrong
	Inputs           []input
	Groups           []group
	Buttons          []button
	// Folded groups are opened by a click, or stand open where something in
	// them was typed or is wrong.
	Folded bool
	Asked  bool // stands open all the same, since something in it is needed
	Rank   int  // of the heading: 2, 3 or 4
}

// Open reports whether a folded group stands open.
func (g group) Open() bool {
	return g.Asked || slices.ContainsFunc(g.Inputs, func(in input) bool { return in.Filled() || len(in.Problems) > 0 }) ||
		slices.ContainsFunc(g.Groups, group.Open)
}

// A button sends the form; Do says what is to be done when all is kept.
type button struct {
	Words, Do string
	Of        string // what it is about, for those who hear the page
	Plain     bool   // not the main thing to do here
}

// fault is what is wrong with the inputs of a form, by their paths. What is
// wrong inside a list stands under "list[" as well, so that one look finds it.
type fault map[string][]string

// newFault takes problems by the paths of their fields. It returns those that
// belong to none.
func newFault(problems proposals.Problems) (fault, []string) {
	f := fault{}
	var rest []string
	for _, p := range problems {
		if p.Path == "" {
			rest = append(rest, p.Text)
			continue
		}
		f[p.Path] = append(f[p.Path], p.Text)
		for i := range p.Path {
			if p.Path[i] == '[' {
				list := p.Path[:i+1]
				f[list] = append(f[list], p.Text)
			}
		}
	}
	return f, rest
}

// of are the problems of the field at path and of the things inside it, which
// have no field of their own, and those at own.
func (f fault) of(path string, own ...string) []string {
	all := slices.Concat(f[path], f[path+"["])
	for _, p := range own {
		all = append(all, f[p]...)
	}
	slices.Sort(all)
	return all
}

func lineType(in input) string {
	if in.Secret {
		return "password"
	}
	return "text"
}

// areaRows are enough for what stands in an area, and not too many.
func areaRows(text string) int {
	const widest = 80
	rows := 1
	for part := range strings.Lines(text) {
		rows += 1 + len(part)/widest
	}
	return max(3, min(rows, 24))
}

func rowLabel(in input, row int) string { return in.Label + ", " + strconv.Itoa(row+1) }

// described ties an input to its hint and to what is wrong with it.
func described(in input) templ.Attributes {
	attributes := templ.Attributes{}
	if ids := in.DescribedBy(); ids != "" {
		attributes["aria-describedby"] = ids
	}
	if len(in.Problems) > 0 && in.Kind != ticks && in.Kind != either && in.Kind != lines && in.Kind != picks {
		attributes["aria-invalid"] = "true"
	}
	return attributes
}
