package views

import (
	"testing"

	"parley/compare"
	"parley/proposals"
)

// Every order that a text states is one arrow, between two boxes that do not
// touch any other.
func TestOrderPictures(t *testing.T) {
	s := newWholeSite(t)
	listings, err := s.store.Listings(t.Context(), proposals.MustSlug("russia-ukraine"))
	if err != nil {
		t.Fatal(err)
	}
	q := compare.Query{Case: proposals.MustSlug("russia-ukraine")}
	for _, l := range newestListings(listings) {
		q.Of = append(q.Of, l.Ref.WithRevision(0))
	}
	c, err := compare.Load(t.Context(), s.store, q)
	if err != nil {
		t.Fatal(err)
	}
	drawn := 0
	for _, o := range c.Order.Columns {
		drawn += checkOrderPicture(t, o)
	}
	if drawn < 20 {
		t.Errorf("%d arrows are drawn in all: the shipped texts state more orders", drawn)
	}
	page := s.page(orderAddress(q))
	if got := len(page.all(".order-picture .arrow")); got != drawn {
		t.Errorf("the page has %d arrows, want %d", got, drawn)
	}
}

func checkOrderPicture(t *testing.T, o compare.ColumnOrder) int {
	t.Helper()
	in, _ := o.Ordered()
	stated := 0
	for _, step := range in {
		stated += len(step.After)
	}
	p := newOrderPicture(o, func(compare.OrderStep, compare.OrderAfter) bool { return false })
	if len(p.Arrows) != stated {
		t.Errorf("%d arrows for %d orders that are stated", len(p.Arrows), stated)
	}
	lines := map[string]bool{}
	for _, a := range p.Arrows {
		if lines[a.Line] {
			t.Errorf("two arrows lie upon each other: %s", a.Words)
		}
		lines[a.Line] = true
	}
	bottom := 0
	for _, b := range p.Boxes {
		if b.Y <= bottom || b.X+b.W > pictureWidth || len(b.Lines) == 0 || b.Lines[len(b.Lines)-1].Y > b.Y+b.H {
			t.Errorf("the box of %s is out of its place: %+v", b.event, b)
		}
		bottom = b.Y + b.H
	}
	if bottom >= p.Height && len(p.Boxes) > 0 {
		t.Errorf("the picture ends at %d, and a box at %d", p.Height, bottom)
	}
	return len(p.Arrows)
}
