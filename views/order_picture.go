package views

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"parley/compare"
	"parley/proposals"
)

// An orderPicture draws the order of steps of a text under one option: the
// events one below another, each behind those that it waits for, and an arrow
// from each that comes first to each that waits for it. It is as wide as the
// screen of a phone, so that it is the same on all screens and in print.
type orderPicture struct {
	Height int
	Boxes  []pictureBox
	// Arrows are one for each order that the text states.
	Arrows []pictureArrow
}

// A pictureBox is an event.
type pictureBox struct {
	event      proposals.Slug
	X, Y, W, H int
	Lines      []pictureLine
}

// A pictureLine is a line of text at its base line.
type pictureLine struct {
	Y     int
	Words string
	Minor bool
}

// A pictureArrow is a line with its head.
type pictureArrow struct {
	Line, Head string // paths
	Words      string
	Inferred   bool
	// Clash says that a finding rests on it.
	Clash bool
}

// Measures of a picture, in CSS pixels.
const (
	pictureWidth   = 340
	laneWidth      = 16
	lineHeight     = 18
	boxPadding     = 8
	boxGap         = 14
	arrowApart     = 12 // between two arrows into one box
	headLength     = 7
	charactersWide = 7.3 // at 14 pixels, taken wide rather than narrow
)

// newOrderPicture draws o; clash says which of its orders a finding rests on.
func newOrderPicture(o compare.ColumnOrder, clash func(compare.OrderStep, compare.OrderAfter) bool) orderPicture {
	in, _ := o.Ordered()
	events := eventsInTurn(in)
	d := drawing{rows: map[proposals.Slug]int{}}
	for i, e := range events {
		d.rows[e.Event] = i
	}
	d.lanes(events)
	var p orderPicture
	for _, e := range events {
		box := d.box(e, p.Height)
		p.Boxes = append(p.Boxes, box)
		p.Height = box.Y + box.H + boxGap
	}
	for _, e := range events {
		for i, a := range e.After {
			arrow := d.arrow(p.Boxes[d.rows[a.Event]], p.Boxes[d.rows[e.Event]], i)
			arrow.Words, arrow.Inferred, arrow.Clash = e.Label+" after "+a.Label, a.Inferred, clash(e, a)
			p.Arrows = append(p.Arrows, arrow)
		}
	}
	return p
}

// eventsInTurn are the steps, with the events that they wait for and that are
// no steps themselves before the first that does.
func eventsInTurn(steps []compare.OrderStep) []compare.OrderStep {
	var events []compare.OrderStep
	there := func(list []compare.OrderStep, e proposals.Slug) bool {
		return slices.ContainsFunc(list, func(s compare.OrderStep) bool { return s.Event == e })
	}
	for _, s := range steps {
		for _, a := range s.After {
			if !there(steps, a.Event) && !there(events, a.Event) {
				events = append(events, compare.OrderStep{Event: a.Event, Label: a.Label})
			}
		}
		events = append(events, s)
	}
	return events
}

// A drawing is what is laid out before the boxes.
type drawing struct {
	rows map[proposals.Slug]int
	lane map[proposals.Slug]int // of the events that others wait for, from the boxes outwards
	wide int                    // how many lanes there are
}

// lanes gives each event that others wait for a lane down which its arrows run,
// the nearest that is free from it to the last that waits.
func (d *drawing) lanes(events []compare.OrderStep) {
	type span struct {
		event     proposals.Slug
		from, end int
	}
	var spans []span
	for _, e := range events {
		for _, a := range e.After {
			i := slices.IndexFunc(spans, func(s span) bool { return s.event == a.Event })
			if i < 0 {
				row := d.rows[a.Event]
				i, spans = len(spans), append(spans, span{a.Event, row, row})
			}
			// An arrow can lead upwards where a text's own order is a circle.
			spans[i].from, spans[i].end = min(spans[i].from, d.rows[e.Event]), max(spans[i].end, d.rows[e.Event])
		}
	}
	slices.SortStableFunc(spans, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.end-a.from, b.end-b.from), cmp.Compare(a.from, b.from))
	})
	d.lane = map[proposals.Slug]int{}
	for i, s := range spans {
		taken := map[int]bool{}
		for _, o := range spans[:i] {
			if o.from <= s.end && s.from <= o.end {
				taken[d.lane[o.event]] = true
			}
		}
		for taken[d.lane[s.event]] {
			d.lane[s.event]++
		}
		d.wide = max(d.wide, d.lane[s.event]+1)
	}
}

// left is where the boxes begin.
func (d *drawing) left() int { return d.wide*laneWidth + headLength + 2 }

// box is that of an event, from y on.
func (d *drawing) box(e compare.OrderStep, y int) pictureBox {
	b := pictureBox{event: e.Event, X: d.left(), Y: y + 1, W: pictureWidth - d.left() - 1}
	base := b.Y + boxPadding + 13
	for _, words := range pictureWrap(e.Label, b.W-2*boxPadding) {
		b.Lines = append(b.Lines, pictureLine{base, words, false})
		base += lineHeight
	}
	if e.Unconditional {
		b.Lines = append(b.Lines, pictureLine{base, "without conditions", true})
	}
	arrows := len(e.After)
	if _, ok := d.lane[e.Event]; ok {
		arrows++
	}
	b.H = max(2*boxPadding+len(b.Lines)*lineHeight, (arrows+1)*arrowApart)
	return b
}

// arrow leads from the foot of a box down its lane into the side of another,
// where it is the i-th.
func (d *drawing) arrow(from, to pictureBox, i int) pictureArrow {
	x := d.left() - headLength - 2 - (d.lane[from.event])*laneWidth - laneWidth/2
	start, end := from.Y+from.H-arrowApart/2-2, to.Y+arrowApart*(i+1)
	return pictureArrow{
		Line: fmt.Sprintf("M%d %dH%dV%dH%d", from.X, start, x, end, to.X-headLength),
		Head: fmt.Sprintf("M%d %dl%d %dv%dz", to.X, end, -headLength-1, -headLength/2-1, headLength+1),
	}
}

// pictureWrap breaks words into lines that fit into a width; what is longer
// than a line is broken anywhere.
func pictureWrap(words string, width int) []string {
	most := max(1, int(float64(width)/charactersWide))
	var lines []string
	for _, word := range strings.Fields(words) {
		for utf8.RuneCountInString(word) > most {
			runes := []rune(word)
			lines, word = append(lines, string(runes[:most])), string(runes[most:])
		}
		last := len(lines) - 1
		if last >= 0 && utf8.RuneCountInString(lines[last])+1+utf8.RuneCountInString(word) <= most {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

// Words say what the picture shows to those who do not see it.
func (p orderPicture) Words() string {
	return fmt.Sprintf("%s and %s; the list below says the same", counted(len(p.Boxes), "step", "steps"), counted(len(p.Arrows), "arrow", "arrows"))
}
