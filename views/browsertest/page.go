package browsertest

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// pageTimeout is long enough for a slow machine to walk a page of some hundred
// links, and short enough to end well before go test's own limit.
const pageTimeout = 3 * time.Minute

// phoneWidth is the width in pixels below which a window is taken for a
// phone's, with a phone's rules: a page that does not declare its viewport is
// laid out far too wide there.
const phoneWidth = 600

// A View is how a page is looked at. Sizes are in CSS pixels.
type View struct {
	Width    int
	Height   int // 800 if zero
	Dark     bool
	NoScript bool // the page's own scripts do not run
}

// String names the view, for a subtest or a file: "360-dark-noscript".
func (v View) String() string {
	name := fmt.Sprint(v.Width)
	if v.Dark {
		name += "-dark"
	}
	if v.NoScript {
		name += "-noscript"
	}
	return name
}

func (v View) emulate() chromedp.Action[chromedp.Void] {
	if v.Height == 0 {
		v.Height = 800
	}
	var device []chromedp.EmulateViewportOption
	if v.Width < phoneWidth {
		device = append(device, chromedp.EmulateMobile)
	}
	scheme := "light"
	if v.Dark {
		scheme = "dark"
	}
	return chromedp.Steps(
		chromedp.EmulateViewport(int64(v.Width), int64(v.Height), device...),
		call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		}),
		scripts(!v.NoScript),
	)
}

func scripts(run bool) chromedp.Action[chromedp.Void] {
	return call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !run})
}

// A Page is an open tab.
type Page struct {
	ctx  context.Context
	url  string
	view View
	axe  string
}

// Open loads url in a new tab, which is closed when the test ends.
func (b *Browser) Open(t testing.TB, url string, view View) *Page {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(b.ctx)
	t.Cleanup(closeTab)
	if err := chromedp.Do(ctx, view.emulate()); err != nil {
		t.Fatalf("cannot open a tab: %v", err)
	}
	// Only now: a limit on the first call would bound the tab's whole life.
	ctx, cancel := context.WithTimeout(ctx, pageTimeout)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		t.Fatalf("cannot open %s: %v", url, err)
	}
	return &Page{ctx: ctx, url: url, view: view, axe: b.axe}
}

// Do runs chromedp actions in the page, as chromedp.Do: a click, a key, a wait.
func (p *Page) Do(t testing.TB, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(p.ctx, actions...); err != nil {
		t.Fatalf("%s (%s): %v", p.url, p.view, err)
	}
}

// Eval returns what a JavaScript expression is in the page, waiting for it if
// it is a promise.
func Eval[T any](t testing.TB, p *Page, expression string) T {
	t.Helper()
	value, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s (%s): %v", p.url, p.view, err)
	}
	return value
}

// Screenshot writes the whole page, not only what the window shows, as PNG.
func (p *Page) Screenshot(t testing.TB, file string) {
	t.Helper()
	picture, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatalf("%s (%s): %v", p.url, p.view, err)
	}
	if err := os.WriteFile(file, picture, 0o644); err != nil {
		t.Fatal(err)
	}
}

// errorf reports a problem of the page, saying which page in which view.
func (p *Page) errorf(t testing.TB, format string, args ...any) {
	t.Helper()
	t.Errorf("%s (%s): %s", p.url, p.view, fmt.Sprintf(format, args...))
}

func call[P, R any](command cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, command, params)
		return err
	})
}
