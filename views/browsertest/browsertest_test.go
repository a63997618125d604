package browsertest

import (
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// frame is a page without faults around the body of a case. Its policy is as
// strict as any page's will be, so styles and scripts stand in files.
const frame = `<!doctype html>
<html lang="en">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>plain</title>
<link rel="stylesheet" href="style.css">
<main><h1>A page</h1>%s</main>
<script src="script.js"></script>
</html>`

// axe takes the page behind everything for white unless a style says otherwise.
const plainStyle = ":root { color-scheme: light dark; background: light-dark(#fff, #111) }\n"

const script = `document.title = "scripted"`

func serve(t *testing.T, html, css string) string {
	files := map[string][2]string{
		"/":          {"text/html; charset=utf-8", html},
		"/style.css": {"text/css", plainStyle + css},
		"/script.js": {"text/javascript", script},
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		file, ok := files[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'")
		w.Header().Set("Content-Type", file[0])
		fmt.Fprint(w, file[1])
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

func framed(body string) string { return fmt.Sprintf(frame, body) }

// A recorder takes the place of the test that a check would fail.
type recorder struct {
	testing.TB
	problems []string
}

func (r *recorder) Errorf(format string, args ...any) {
	r.problems = append(r.problems, fmt.Sprintf(format, args...))
}

const goodBody = `
<a id="skip" href="#form">Skip</a>
<form id="form">
	<label>Name <input name="name"></label>
	<label><input type="radio" name="side" value="a"> One</label>
	<label><input type="radio" name="side" value="b"> Other</label>
	<label><input type="checkbox" name="all"> All</label>
	<button>Send</button> <button disabled>Not yet</button>
</form>
<details><summary>More</summary><a href="#closed">In a closed box</a></details>
<p class="far"><a href="#one">One</a> and <a href="#two">a link so long that on a phone it breaks into two lines at least</a></p>
<div id="scroller" tabindex="0" role="region" aria-label="Table"><p>one very long line</p></div>`

const goodStyle = `
html { scroll-behavior: smooth }
a { color: light-dark(#0000aa, #aaccff); transition: all 1s }
#skip { position: absolute; left: -999px } #skip:focus { left: 0 }
.far { padding-top: 1500px }
#scroller { overflow-x: auto; white-space: nowrap } #scroller p { width: 1500px }`

func TestGoodPage(t *testing.T) {
	browser := Start(t)
	url := serve(t, framed(goodBody), goodStyle)
	for _, view := range []View{{Width: 360}, {Width: 1440, Height: 900, Dark: true}, {Width: 360, NoScript: true}} {
		t.Run(view.String(), func(t *testing.T) {
			page := browser.Open(t, url, view)
			page.FitsWidth(t)
			page.Axe(t)
			stops := page.TabStops(t)
			if len(stops) != 9 || stops[0] != `a#skip "Skip"` || stops[8] != `div#scroller "Table"` {
				t.Errorf("tab stops: %q", stops)
			}
			if got := Eval[int](t, page, "innerWidth"); got != view.Width {
				t.Errorf("the window is %d wide", got)
			}
			if got := Eval[bool](t, page, `matchMedia("(prefers-color-scheme: dark)").matches`); got != view.Dark {
				t.Errorf("dark is %v", got)
			}
			if got := Eval[string](t, page, "document.title") == "plain"; got != view.NoScript {
				t.Errorf("scripts are off: %v", got)
			}
		})
	}
}

// Each check must be seen to fail, for its own reason only.
func TestBadPages(t *testing.T) {
	checks := map[string]func(*Page, testing.TB){
		"width": (*Page).FitsWidth,
		"tab":   func(p *Page, t testing.TB) { p.TabStops(t) },
		"axe":   (*Page).Axe,
	}
	link := framed(`<p><a id="link" href="/x">Link</a></p>`)
	cases := []struct {
		name, html, css string
		check, want     string
	}{
		{"too wide", framed(`<p id="wide">Text</p>`), `#wide { width: 500px }`,
			"width", `reaches past the right edge: <p id="wide">`},
		{"too wide and cut off", framed(`<p id="wide">Text</p>`), `html { overflow-x: hidden } #wide { width: 500px }`,
			"width", `reaches past the right edge: <p id="wide">`},
		{"no viewport declared", strings.ReplaceAll(framed(`<p>Text</p>`), "viewport", "other"), ``,
			"width", `scrolls sideways: 980 pixels in a window of 360`},
		{"taken out of the tab order", framed(`<a href="#x">First</a> <button tabindex="-1">Send</button>`), ``,
			"tab", `Tab does not reach button "Send"`},
		{"a control that is none", framed(`<span role="button">Send</span>`), ``,
			"tab", `Tab does not reach span "Send"`},
		{"no outline", link, `a:focus { outline: none }`,
			"tab", `does not look focused: a#link "Link"`},
		{"transparent outline", link, `a:focus { outline: 2px solid transparent }`,
			"tab", `does not look focused: a#link "Link"`},
		{"pale outline", link, `a:focus { outline: 2px solid #ddd }`,
			"tab", `does not look focused: a#link "Link"`},
		{"outlined always", link, `a { outline: 2px solid black; outline-offset: 0 }`,
			"tab", `does not look focused: a#link "Link"`},
		{"outline cut off", link, `p { overflow: hidden } a { display: block; outline-offset: 1px }`,
			"tab", `does not look focused: a#link "Link"`},
		{"under a sticky head", framed(`<p>Head</p> <a id="link" href="/x">Link</a>`), `p { position: fixed; inset: 0 0 auto; height: 90vh; margin: 0; background: canvas } a { display: block; margin-bottom: 150vh }`,
			"tab", `does not look focused: a#link "Link"`},
		{"outside the window", link, `a { position: absolute; left: -999px }`,
			"tab", `out of the window when it has the focus: a#link "Link"`},
		{"pale text", framed(`<p id="pale">Text</p>`), `#pale { color: #999; background: #fff }`,
			"axe", `axe: color-contrast: Elements must meet minimum color contrast ratio thresholds: #pale`},
		{"no language", strings.Replace(framed(`<p>Text</p>`), ` lang="en"`, "", 1), ``,
			"axe", `axe: html-has-lang: <html> element must have a lang attribute: html`},
	}
	browser := Start(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			page := browser.Open(t, serve(t, c.html, c.css), View{Width: 360})
			r := &recorder{TB: t}
			checks[c.check](page, r)
			if !slices.ContainsFunc(r.problems, func(p string) bool { return strings.Contains(p, c.want) }) {
				t.Errorf("want %q, have %q", c.want, r.problems)
			}
			for name, check := range checks {
				if name != c.check {
					check(page, t)
				}
			}
		})
	}
}

func TestFocusShownWithoutOutline(t *testing.T) {
	browser := Start(t)
	for name, css := range map[string]string{
		"shadow":     `a:focus { outline: none; box-shadow: 0 0 0 2px CanvasText }`,
		"underline":  `a { text-decoration: none } a:focus { outline: none; text-decoration: underline 2px }`,
		"background": `a:focus { outline: none; background: CanvasText; color: Canvas }`,
	} {
		t.Run(name, func(t *testing.T) {
			page := browser.Open(t, serve(t, framed(`<p><a href="#x">Link</a></p>`), css), View{Width: 360})
			page.TabStops(t)
		})
	}
}

func TestScreenshotShowsWholePage(t *testing.T) {
	page := Start(t).Open(t, serve(t, framed(goodBody), goodStyle), View{Width: 360})
	name := filepath.Join(t.TempDir(), "page.png")
	page.Screenshot(t, name)
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	picture, err := png.DecodeConfig(file)
	if err != nil {
		t.Fatal(err)
	}
	if picture.Width != 360 || picture.Height < 1500 {
		t.Errorf("the picture is %d×%d", picture.Width, picture.Height)
	}
}

func TestGateFailsWithoutBrowser(t *testing.T) {
	t.Setenv("PARLEY_GATE", "1")
	r := &fatalRecorder{TB: t}
	missing(r, "chromium")
	if !strings.Contains(r.said, "chromium is not installed") {
		t.Errorf("said %q", r.said)
	}
}

type fatalRecorder struct {
	testing.TB
	said string
}

func (r *fatalRecorder) Fatal(args ...any) { r.said = fmt.Sprint(args...) }
