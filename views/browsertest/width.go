package browsertest

import (
	"fmt"
	"testing"
)

// findTooWide lists what reaches past the right edge of a window of the given
// width, innermost elements only, leaving out what a scroller of its own holds.
// A page can be too wide with nothing to name (a margin, a pseudo-element).
const findTooWide = `(width => {
	const root = document.scrollingElement;
	const wide = Math.max(root.scrollWidth, document.body.scrollWidth);
	if (wide <= width) return {wide: 0};
	const held = el => {
		for (let e = el.parentElement; e && e !== document.body; e = e.parentElement)
			if (getComputedStyle(e).overflowX !== "visible") return true;
		return false;
	};
	const past = [...document.body.querySelectorAll("*")].filter(el =>
		el.getBoundingClientRect().right + scrollX > width && !held(el));
	const inner = past.filter(el => !past.some(other => other !== el && el.contains(other)));
	return {wide, elements: inner.slice(0, 10).map(el => el.outerHTML.slice(0, 100))};
})`

// FitsWidth fails the test if the page is wider than the window: a reader would
// have to scroll sideways, or cannot see all of it. A table that scrolls in a
// box of its own is no fault.
func (p *Page) FitsWidth(t testing.TB) {
	t.Helper()
	type result struct {
		Wide     int
		Elements []string
	}
	found := Eval[result](t, p, findTooWide+fmt.Sprintf("(%d)", p.view.Width))
	if found.Wide == 0 {
		return
	}
	p.errorf(t, "scrolls sideways: %d pixels in a window of %d", found.Wide, p.view.Width)
	for _, element := range found.Elements {
		p.errorf(t, "reaches past the right edge: %s", element)
	}
}
