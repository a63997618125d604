package views

import (
	"fmt"
	"slices"

	"parley/compare"
	"parley/proposals"
)

// A timelinePicture draws the texts of a case from the oldest at the top to the
// newest, each at the lane of its authors, with a line from each to those that
// follow it, and the occasions of the case across all lanes. Distances mean
// nothing: every text has the room that its words need. It is made for the screen
// of a phone, as an orderPicture, and once more for a wide one, where a title
// stands on one line.
type timelinePicture struct {
	Width  int
	Height int
	Lanes  []timelineLane
	Years  []pictureLine
	Marks  []timelineMark
	// Occasions are drawn beside marks.
	Occasions []timelineOccasion
	Links     []timelineLink
	Legend    []timelineKey
	left      int // where the words begin
	foot      int // where the lanes end
}

// A timelineLane is the line of a party, from its name down.
type timelineLane struct {
	X, Y  int
	Lines []pictureLine
}

// A timelineMark is a text: one shape in each lane of its authors.
type timelineMark struct {
	Y      int
	Shapes []timelineShape
	// Bar joins the lanes of several authors, Spans are the time in which a
	// text is whose day is not known; each a path, empty where there is none.
	Bar   string
	Spans []string
	Lines []pictureLine
	lanes []int
}

// A timelineOccasion is what happened around the texts.
type timelineOccasion struct {
	Line  string // a path
	Lines []pictureLine
}

// A timelineShape tells the kinds of date apart.
type timelineShape struct {
	Path   string
	Hollow bool
}

// A timelineLink leads from one text to one that follows it.
type timelineLink struct {
	Class      string
	Line, Head string // paths
	Words      string
}

// A timelineKey explains a shape or a line.
type timelineKey struct {
	Shape *timelineShape
	Link  *timelineLink
	Span  string
	// Across is the line of an occasion.
	Across string
	Line   pictureLine
}

const (
	lanesWidth   = 130 // at most, of all lanes
	widestLane   = 20
	markRadius   = 6
	timelineGap  = 14 // between two texts
	timelineEdge = 8  // of the picture
	// wideTimeline is as wide as the text of a page on a desk.
	wideTimeline = 720
)

func newTimelinePicture(t *compare.Timeline, width int) timelinePicture {
	wide := min(widestLane, lanesWidth/max(1, len(t.Lanes)))
	x := func(lane int) int { return timelineEdge + wide/2 + lane*wide }
	p := timelinePicture{Width: width, left: 2*timelineEdge + len(t.Lanes)*wide}
	y := p.addLanes(t, x)
	occasions := t.Occasions
	year := 0
	for i := range len(t.Marks) + 1 {
		for len(occasions) > 0 && occasions[0].Before == i {
			y = p.addYear(occasions[0].Date, &year, y)
			y = p.addOccasion(occasions[0].Occasion, y)
			occasions = occasions[1:]
		}
		if i == len(t.Marks) {
			break
		}
		y = p.addYear(t.Marks[i].Dates[0].Date, &year, y)
		mark := p.mark(t.Marks[i], y, x)
		p.Marks = append(p.Marks, mark)
		y += len(mark.Lines)*lineHeight + timelineGap
	}
	for i, m := range t.Marks {
		p.span(i, m, t, x)
	}
	for _, l := range t.Links {
		p.Links = append(p.Links, p.link(l, t, x))
	}
	p.foot, p.Height = y, y
	p.addLegend(t)
	return p
}

// addLanes writes the name of each party, from which its lane leads down, and
// returns where the names end.
func (p *timelinePicture) addLanes(t *compare.Timeline, x func(int) int) int {
	y := 0
	for i, party := range t.Lanes {
		lane := timelineLane{X: x(i), Y: y + lineHeight - 5}
		for _, words := range pictureWrap(party.Label, p.width()) {
			y += lineHeight
			lane.Lines = append(lane.Lines, pictureLine{y, words, true})
		}
		p.Lanes = append(p.Lanes, lane)
	}
	return y + timelineGap
}

// addYear writes the year of a date below y, where it is another than the one
// before, and returns where that ends.
func (p *timelinePicture) addYear(date proposals.Date, year *int, y int) int {
	at := date.Last().Year()
	if at == *year {
		return y
	}
	*year, y = at, y+lineHeight
	p.Years = append(p.Years, pictureLine{y, fmt.Sprint(at), true})
	return y + timelineGap/2
}

// addOccasion draws what happened around the texts below y, and returns where it
// ends.
func (p *timelinePicture) addOccasion(o proposals.Occasion, y int) int {
	made := timelineOccasion{Line: fmt.Sprintf("M%d %dH%d", timelineEdge, y+lineHeight-5, p.left-timelineEdge/2)}
	for _, words := range []string{o.Headline, compare.OccasionDate(o)} {
		for _, line := range pictureWrap(words, p.width()) {
			y += lineHeight
			made.Lines = append(made.Lines, pictureLine{y, line, true})
		}
	}
	p.Occasions = append(p.Occasions, made)
	return y + timelineGap
}

// lanePath leads from the name of a party to its lane, and down to the legend.
func (p timelinePicture) lanePath(l timelineLane) string {
	return fmt.Sprintf("M%d %dH%dV%d", p.left-timelineEdge/2, l.Y, l.X, p.foot)
}

// width is that of the words.
func (p *timelinePicture) width() int { return p.Width - p.left - timelineEdge }

// mark draws a text whose words begin below y.
func (p *timelinePicture) mark(m compare.TimelineMark, y int, x func(int) int) timelineMark {
	mark := timelineMark{Y: y + lineHeight - 5, lanes: m.Lanes}
	for _, lane := range m.Lanes {
		mark.Shapes = append(mark.Shapes, dateShape(m.Dates[0].Kind, x(lane), mark.Y))
	}
	if n := len(m.Lanes); n > 1 {
		mark.Bar = fmt.Sprintf("M%d %dH%d", x(m.Lanes[0]), mark.Y, x(m.Lanes[n-1]))
	}
	add := func(words string, minor bool) {
		for _, line := range pictureWrap(words, p.width()) {
			y += lineHeight
			mark.Lines = append(mark.Lines, pictureLine{y, line, minor})
		}
	}
	add(m.Title, false)
	add(m.Heading, true)
	for _, d := range m.Dates {
		add(string(d.Kind)+" "+d.Date.Words(), true)
	}
	return mark
}

// span draws the time of a text whose day is not known, from the first text
// that may be of the same time down to its own words.
func (p *timelinePicture) span(at int, m compare.TimelineMark, t *compare.Timeline, x func(int) int) {
	if !m.Dates[0].Partial() {
		return
	}
	first := slices.IndexFunc(t.Marks, func(o compare.TimelineMark) bool { return !o.Dates[0].Last().Before(m.Dates[0].First()) })
	mark := &p.Marks[at]
	top := p.Marks[min(first, at)].Y - markRadius - 3
	for _, lane := range m.Lanes {
		mark.Spans = append(mark.Spans, spanPath(x(lane), top, mark.Lines[len(mark.Lines)-1].Y))
	}
}

// spanPath is a box that is as wide as a mark.
func spanPath(x, top, foot int) string {
	half := markRadius + 2
	return fmt.Sprintf("M%d %dh%dV%dh%dz", x-half, top, 2*half, foot, -2*half)
}

// dateShape is the shape of a kind of date around a point.
func dateShape(kind compare.DateKind, x, y int) timelineShape {
	r := markRadius
	switch kind {
	case compare.Dated:
		return timelineShape{Path: fmt.Sprintf("M%d %dh%dv%dh%dz", x-r+1, y-r+1, 2*r-2, 2*r-2, 2-2*r)}
	case compare.Published:
		return timelineShape{Path: fmt.Sprintf("M%d %dl%d %dh%dz", x, y-r, r, 2*r-1, -2*r)}
	case compare.FirstReported:
		return timelineShape{Path: fmt.Sprintf("M%d %dl%d %dl%d %dl%d %dz", x, y-r, r, r, -r, r, -r, -r), Hollow: true}
	default:
		return timelineShape{Path: fmt.Sprintf("M%d %da%d %d 0 1 0 %d 0a%d %d 0 1 0 %d 0z", x-r, y, r, r, 2*r, r, r, -2*r)}
	}
}

// link draws that one text follows another, between the lanes of the two that
// are nearest to each other.
func (p *timelinePicture) link(l compare.TimelineLink, t *compare.Timeline, x func(int) int) timelineLink {
	from, to := p.Marks[l.From], p.Marks[l.To]
	a, b := nearestLanes(from.lanes, to.lanes)
	made := timelineLink{Class: linkClass(l.Kind), Words: t.Marks[l.To].Title + " " + string(l.Kind) + " " + t.Marks[l.From].Title}
	if a == b { // beside the lane, so that it does not run over other marks
		side, out := x(a)+markRadius+2, 3*markRadius
		made.Line = fmt.Sprintf("M%d %dc%d 0 %d %d %d %d", side, from.Y, out, out, to.Y-from.Y, headLength, to.Y-from.Y)
		made.Head = fmt.Sprintf("M%d %dl%d %dv%dz", side, to.Y, headLength, -headLength/2, headLength)
		return made
	}
	down := 1
	if to.Y < from.Y {
		down = -1
	}
	start, end := from.Y+down*(markRadius+2), to.Y-down*(markRadius+2)
	middle, foot := (start+end)/2, end-down*headLength
	made.Line = fmt.Sprintf("M%d %dC%d %d %d %d %d %d", x(a), start, x(a), middle, x(b), middle, x(b), foot)
	made.Head = fmt.Sprintf("M%d %dl%d %dh%dz", x(b), end, -headLength/2-1, -down*headLength, headLength+1)
	return made
}

func nearestLanes(from, to []int) (a, b int) {
	apart := -1
	for _, f := range from {
		for _, t := range to {
			if d := max(f-t, t-f); apart < 0 || d < apart {
				a, b, apart = f, t, d
			}
		}
	}
	return a, b
}

func linkClass(k compare.LinkKind) string {
	switch k {
	case compare.BasedOn:
		return "based-on"
	case compare.NextVersion:
		return "next-version"
	default:
		return "answering"
	}
}

// addLegend explains what the picture uses, below it.
func (p *timelinePicture) addLegend(t *compare.Timeline) {
	const middle = 18
	add := func(key timelineKey, words string) {
		for i, line := range pictureWrap(words, p.Width-3*middle) {
			p.Height += lineHeight
			key.Line = pictureLine{p.Height, line, true}
			p.Legend = append(p.Legend, key)
			if i == 0 {
				key = timelineKey{}
			}
		}
	}
	p.Height += timelineGap
	for _, kind := range compare.DateKinds {
		if slices.ContainsFunc(t.Marks, func(m compare.TimelineMark) bool { return m.Dates[0].Kind == kind }) {
			shape := dateShape(kind, middle, p.Height+lineHeight-5)
			add(timelineKey{Shape: &shape}, "at the day it was "+string(kind))
		}
	}
	if slices.ContainsFunc(t.Marks, func(m compare.TimelineMark) bool { return m.Dates[0].Partial() }) {
		add(timelineKey{Span: spanPath(middle, p.Height+4, p.Height+lineHeight+2)}, "some day of that month or year")
	}
	if len(t.Occasions) > 0 {
		add(timelineKey{Across: fmt.Sprintf("M4 %dH32", p.Height+lineHeight-5)}, "what happened around the texts")
	}
	for _, kind := range compare.LinkKinds {
		if slices.ContainsFunc(t.Links, func(l compare.TimelineLink) bool { return l.Kind == kind }) {
			y := p.Height + lineHeight - 5
			add(timelineKey{Link: &timelineLink{
				Class: linkClass(kind), Line: fmt.Sprintf("M4 %dH%d", y, 32-headLength), Head: fmt.Sprintf("M32 %dl%d %dv%dz", y, -headLength, -headLength/2-1, headLength+1),
			}}, "leads to the text that "+string(kind)+" it")
		}
	}
	p.Height += timelineGap
}

// Words say what the picture shows to those who do not see it.
func (p timelinePicture) Words() string {
	among := ""
	if n := len(p.Occasions); n > 0 {
		among = ", and " + counted(n, "occasion", "occasions") + " among them"
	}
	return fmt.Sprintf("%s on a line of time, %s, %s between them%s; the tables below say the same",
		counted(len(p.Marks), "text", "texts"), counted(len(p.Lanes), "lane, one a party", "lanes, one a party"), counted(len(p.Links), "link", "links"), among)
}
