package browsertest

import (
	"bytes"
	"context"
	_ "embed"
	"image"
	"image/color"
	"image/png"
	"math"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

//go:embed tabstops.js
var tabStopsScript string

// maxStops ends a walk on a page that never stops making tab stops.
const maxStops = 1000

// A stop is an element that Tab reaches, and the part of the page around it
// that the window shows.
type stop struct {
	Name                string
	InWindow            bool
	LongSide            float64
	X, Y, Width, Height float64
}

// TabStops presses Tab from the top of the page to its end, and fails the test
// for each control that is not reached, for each stop that is outside the
// window, and for each that does not look focused. It returns the stops, in
// order, as `a#id "text"`.
//
// Whether a stop looks focused is judged by the eye, so to speak: the window is
// photographed with and without the focus, and enough pixels around the element
// must differ in contrast by 3:1 (WCAG 2.2, 2.4.13), as many as its longer side
// is long. So a ring that is transparent, pale, cut off by a box or covered by
// a sticky header is none, and any style that shows is one.
func (p *Page) TabStops(t testing.TB) []string {
	t.Helper()
	Eval[bool](t, p, tabStopsScript+";true")
	var names []string
	for range maxStops {
		p.Do(t, chromedp.KeyEvent(kb.Tab))
		at := Eval[*stop](t, p, "browsertest.stop()")
		if at == nil {
			for _, name := range Eval[[]string](t, p, "browsertest.missed()") {
				p.errorf(t, "Tab does not reach %s", name)
			}
			return names
		}
		names = append(names, at.Name)
		switch {
		case !at.InWindow:
			p.errorf(t, "out of the window when it has the focus: %s", at.Name)
		case !p.looksFocused(t, at):
			p.errorf(t, "does not look focused: %s", at.Name)
		}
	}
	p.errorf(t, "more than %d tab stops", maxStops)
	return names
}

func (p *Page) looksFocused(t testing.TB, at *stop) bool {
	t.Helper()
	focused := p.photograph(t, at)
	Eval[bool](t, p, "browsertest.leave(), true")
	plain := p.photograph(t, at)
	return float64(changed(focused, plain)) >= at.LongSide
}

func (p *Page) photograph(t testing.TB, at *stop) image.Image {
	t.Helper()
	params := page.CaptureScreenshotParams{
		Clip: &page.Viewport{X: at.X, Y: at.Y, Width: at.Width, Height: at.Height, Scale: 1},
	}
	taken, err := chromedp.Run(p.ctx, func(ctx context.Context, target *chromedp.Target) (page.CaptureScreenshotResult, error) {
		return cdp.Call(ctx, target, page.CaptureScreenshot, params)
	})
	if err != nil {
		t.Fatalf("%s (%s): %v", p.url, p.view, err)
	}
	picture, err := png.Decode(bytes.NewReader(taken.Data))
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// changed counts the pixels whose contrast between the two pictures is at
// least 3:1.
func changed(a, b image.Image) int {
	count := 0
	area := a.Bounds().Intersect(b.Bounds())
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if contrast(a.At(x, y), b.At(x, y)) >= 3 {
				count++
			}
		}
	}
	return count
}

// contrast is the contrast ratio of WCAG 2: from 1 for the same luminance to
// 21 for black on white.
func contrast(a, b color.Color) float64 {
	dark, light := luminance(a), luminance(b)
	if dark > light {
		dark, light = light, dark
	}
	return (light + 0.05) / (dark + 0.05)
}

// luminance is the relative luminance of WCAG 2, from 0 to 1.
func luminance(c color.Color) float64 {
	linear := func(channel uint32) float64 {
		v := float64(channel) / 0xffff
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
