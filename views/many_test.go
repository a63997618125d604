package views

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"

	"parley/data"
	"parley/proposals"
	"parley/views/browsertest"
)

// newManySite has everything that is shipped, and of the texts of a case so
// many further ones that it has n, which it names. A further text is the newest
// coding of a shipped one under another name, so that it answers as many
// questions as a real one.
func newManySite(t testing.TB, n int) (s *testSite, texts []string) {
	t.Helper()
	s = newWholeSite(t)
	c, err := s.store.Case(t.Context(), proposals.MustSlug("russia-ukraine"), 0)
	if err != nil {
		t.Fatal(err)
	}
	newest := map[string]string{}
	for _, d := range data.Documents() {
		name, _, ok := strings.Cut(d.Name, ".")
		if ok && strings.Contains(name, "@") && !slices.Contains(texts, name) {
			texts = append(texts, name)
		}
		newest[name] = string(d.Text)
	}
	for i := 0; len(texts) < n; i++ {
		_, rest, _ := strings.Cut(newest[texts[i]], "\nversion: 1\n")
		name := fmt.Sprintf("further-%d", i+1)
		newest[name+"@1"] = "---\nproposal: " + name + "\nversion: 1\n" + rest
		s.addVersion(newest[name+"@1"], c)
		texts = append(texts, name+"@1")
	}
	return s, texts[:n]
}

// comparing is the address of a comparison of texts, in their order.
func comparing(texts []string) string {
	return "/cases/russia-ukraine/compare?of=" + strings.Join(texts, "&of=") + "&columns=given"
}

// shownTexts are the texts of a comparison page, in the order of its columns.
func shownTexts(p pageDoc) []string {
	var texts []string
	for _, n := range p.all(".head-card .text-title a") {
		address, _ := attribute(n, "href")
		proposal, number, _ := strings.Cut(strings.TrimPrefix(address, "/proposals/"), "/")
		number, _, _ = strings.Cut(number, ".")
		texts = append(texts, proposal+"@"+number)
	}
	return texts
}

// follow goes where one of a column's tools leads.
func (s *testSite) follow(p pageDoc, column int, tool string) pageDoc {
	s.t.Helper()
	for _, n := range allBelow(p.all(".head-card")[column], ".column-tools a") {
		if strings.Contains(words(n), tool) {
			address, _ := attribute(n, "href")
			path, anchor, _ := strings.Cut(address, "#")
			to := s.page(path)
			if anchor != "" && len(to.all("[id="+anchor+"]")) != 1 {
				s.t.Errorf("%q leads to %s, where the anchor is not", tool, address)
			}
			return to
		}
	}
	s.t.Fatalf("column %d offers no %q", column, tool)
	return pageDoc{}
}

func TestTextsAreArrangedFromThePage(t *testing.T) {
	for _, n := range []int{3, mostAbreast + 2} {
		s, texts := newManySite(t, n)
		same := func(p pageDoc, want ...string) {
			t.Helper()
			if diff := cmp.Diff(want, shownTexts(p)); diff != "" {
				t.Errorf("of %d texts (-want +got):\n%s", n, diff)
			}
		}
		first := s.page(comparing(texts) + "&topic=ceasefire")
		same(first, texts...)

		moved := s.follow(first, 0, "Move right")
		same(moved, slices.Concat([]string{texts[1], texts[0]}, texts[2:])...)
		same(s.follow(moved, 1, "Move left"), texts...)
		same(s.follow(first, 1, "Take out"), slices.Concat(texts[:1], texts[2:])...)
		if got := len(moved.all("table.positions")); got != 1 {
			t.Errorf("%d tables after a move, though one topic was asked for", got)
		}

		kept := s.follow(first, 0, "Keep this coding")
		same(kept, texts...)
		same(s.follow(kept, 0, "Show its newest coding"), texts...)
	}
}

// With a text go the options that no other text offers.
func TestTheOptionsOfATextGoWithIt(t *testing.T) {
	s := newShippedSite(t)
	for column, tool := range s.page("/cases/russia-ukraine/compare?option=package").all(".column-tools a[rel=nofollow]") {
		address, _ := attribute(tool, "href")
		response, _ := s.request("GET", address)
		if kept := strings.Contains(address, "option=package"); response.StatusCode != http.StatusOK || kept != strings.Contains(address, "russia-memorandum") {
			t.Errorf("column %d leads to %s, which answers %s", column, address, response.Status)
		}
	}
}

func TestACodingThatIsKeptStays(t *testing.T) {
	s := newShippedSite(t)
	newest := func(p pageDoc) string { return words(p.all(".head-card dl.facts dd")[0]) }
	const plain = "/cases/russia-ukraine/compare"
	kept := s.follow(s.page(plain), 0, "Keep this coding")
	was := newest(kept)
	s.addRevision("cd")
	if now := newest(s.page(plain)); now == was {
		t.Fatalf("the newest coding still is %q", now)
	}
	if other := s.follow(s.page(plain), 1, "Keep this coding"); newest(other) == was {
		t.Error("a text stayed the same, though only the other was kept")
	}
	if again := s.follow(kept, 1, "Take out"); newest(again) != was {
		t.Errorf("what was kept became %q when the other was taken out", newest(again))
	}
}

func TestATextIsPutBesideTheOthers(t *testing.T) {
	s, texts := newManySite(t, 6)
	p := s.page(comparing(texts[:5]) + "&topic=ceasefire")
	form := p.all(".column-adder form")[0]
	var offered []string
	for _, n := range allBelow(form, "option") {
		value, _ := attribute(n, "value")
		offered = append(offered, value)
	}
	for _, shown := range texts[:5] {
		if slices.Contains(offered, shown) {
			t.Errorf("%s is offered, and is there", shown)
		}
	}
	if !slices.Contains(offered, texts[5]) {
		t.Fatalf("%s is not offered: %q", texts[5], offered)
	}
	fields, action, _ := formFields(t, form)
	fields.Add("of", texts[5])
	with := s.page(action + "?" + fields.Encode())
	if diff := cmp.Diff(texts, shownTexts(with)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got := len(with.all("table.positions")); got != 1 {
		t.Errorf("%d tables, though one topic was asked for", got)
	}
}

func TestADayIsChosenFromThePage(t *testing.T) {
	s := newShippedSite(t)
	s.addSecondVersion()
	p := s.page("/cases/russia-ukraine/compare?of=russia-memorandum@2&topic=ceasefire&option=package")
	forms := p.all(".column-adder form")
	fields, action, _ := formFields(t, forms[len(forms)-1])
	fields.Set("as-of", "2025-06")
	day := s.page(action + "?" + fields.Encode())
	if diff := cmp.Diff([]string{"russia-memorandum@1", "ukraine-memorandum@1"}, shownTexts(day)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	day.want("h1", "as of June 2025")
	if value, _ := attribute(day.one("#as-of"), "value"); value != "2025-06" {
		t.Errorf("the form has the day %q", value)
	}
}

func TestOneQuestionByItselfShowsEveryPair(t *testing.T) {
	s, texts := newManySite(t, 6)
	address := comparing(texts) + "&issue=ceasefire"
	p := s.page(address)
	var rows, speak int
	for _, n := range p.all("table.positions tbody tr") {
		if class, _ := attribute(n, "class"); class != "group" {
			rows++
		}
	}
	for _, n := range p.all("td.position") {
		if class, _ := attribute(n, "class"); class == "position" {
			speak++
		}
	}
	if rows != 1 || speak < 3 {
		t.Fatalf("%d rows with %d texts that speak", rows, speak)
	}
	if got, want := len(p.all("#pairs-ceasefire li.head-card")), speak*(speak-1)/2; got != want {
		t.Errorf("%d pairs below the table, want %d of %d texts that speak", got, want, speak)
	}
	p.want("td.verdict a[href=#pairs-ceasefire]", "Each pair")
	p.wantNone("td.verdict .pairs")
	p.want("details.filter summary", "only “General ceasefire”")
	everything, _ := attribute(p.one(".filter .form-end a"), "href")
	if strings.Contains(everything, "issue=") {
		t.Errorf("everything is said to be at %s", everything)
	}
	if _, body := s.request("GET", strings.Replace(address, "/compare?", "/compare.md?", 1)); strings.Count(body, "\n| **") != 1 {
		t.Error("the markdown has other questions too")
	}
}

// There is no most: whoever has forty texts can set all of them side by side.
func TestAnyNumberOfTexts(t *testing.T) {
	s, texts := newManySite(t, 40)
	p := s.page(comparing(texts) + "&topic=ceasefire")
	if n := len(p.all("thead th.position")); n != len(texts) {
		t.Errorf("%d heads of columns for %d texts", n, len(texts))
	}
}

func TestManyPinnedTextsStayTheSame(t *testing.T) {
	s, texts := newManySite(t, 6)
	address, _ := attribute(s.page(comparing(texts)).one(".address a"), "href")
	before := s.get(address)
	p := parsePage(t, before)
	p.wantNone(".column-adder")
	p.wantNone(".newer")
	s.addSecondVersion()
	if s.get(address) != before {
		t.Error("a pinned page changed after texts were added")
	}
	// What a text is arranged from there is pinned too.
	s.follow(p, 0, "Move right").want(".banner", "This is a pinned comparison")
}

func TestManyTextsInABrowser(t *testing.T) {
	s, texts := newManySite(t, 8)
	browser := browsertest.Start(t)
	for _, view := range []browsertest.View{{Width: 360}, {Width: 768, Dark: true}, {Width: 1440}} {
		page := browser.Open(t, s.url+comparing(texts)+"&topic=ceasefire&topic=sequencing", view)
		page.FitsWidth(t)
		page.Axe(t)
	}
}

// A rectangle is where an element stands in the window.
type rectangle struct{ Left, Top, Right, Bottom float64 }

func rectangleOf(t testing.TB, page *browsertest.Page, selector string) rectangle {
	t.Helper()
	return browsertest.Eval[rectangle](t, page, `(r => ({Left: r.left, Top: r.top, Right: r.right, Bottom: r.bottom}))(document.querySelector("`+selector+`").getBoundingClientRect())`)
}

func TestNamesAndQuestionsStayInSightOfManyTexts(t *testing.T) {
	s, texts := newManySite(t, 8)
	page := browsertest.Start(t).Open(t, s.url+comparing(texts)+"&topic=ceasefire", browsertest.View{Width: 1440, Height: 900})
	const scroller = ".wide-scroller"
	browsertest.Eval[bool](t, page, `document.querySelector("`+scroller+`").focus(), true`)
	if !browsertest.Eval[bool](t, page, `document.activeElement.matches("`+scroller+`")`) {
		t.Fatal("the keyboard does not reach what scrolls")
	}
	for _, key := range []string{kb.ArrowRight, kb.ArrowDown, kb.End} {
		page.Do(t, chromedp.KeyEvent(key))
	}
	type position struct{ Left, Top float64 }
	scrolled := browsertest.Eval[position](t, page, `new Promise(done => setTimeout(() => done((e => ({Left: e.scrollLeft, Top: e.scrollTop}))(document.querySelector("`+scroller+`"))), 500))`)
	if scrolled.Left <= 0 || scrolled.Top <= 0 {
		t.Errorf("the keys scroll by %+v", scrolled)
	}
	browsertest.Eval[bool](t, page, `document.querySelector("`+scroller+`").scrollTo({left: 700, top: 300, behavior: "instant"}), true`)
	frame := rectangleOf(t, page, scroller)
	corner := rectangleOf(t, page, scroller+" thead th.question")
	if corner.Left < frame.Left-1 || corner.Top < frame.Top-1 || corner.Top > frame.Top+2 {
		t.Errorf("scrolled both ways, the corner stands at %+v of %+v", corner, frame)
	}
	name := rectangleOf(t, page, scroller+" thead th.position:last-child")
	if name.Top < frame.Top-1 || name.Bottom > frame.Top+100 {
		t.Errorf("scrolled down, the name of a text stands at %+v of %+v", name, frame)
	}
	question := rectangleOf(t, page, scroller+" tbody th.question")
	if question.Left < frame.Left-1 || question.Left > frame.Left+2 {
		t.Errorf("scrolled sideways, a question stands at %+v of %+v", question, frame)
	}
	// What scrolls passes under them, not over.
	if over := browsertest.Eval[string](t, page, fmt.Sprintf(`document.elementFromPoint(%f, %f).closest("th, td").className`, corner.Left+5, corner.Top+5)); over != "question" {
		t.Errorf("over the corner stands a %q", over)
	}
}

func TestAMoveLeavesTheListOfTextsOpen(t *testing.T) {
	s, texts := newManySite(t, 6)
	browser, view := browsertest.Start(t), browsertest.View{Width: 360, NoScript: true}
	page := browser.Open(t, s.url+comparing(texts)+"&topic=ceasefire", view)
	const open = `document.querySelector("details.texts").open`
	if browsertest.Eval[bool](t, page, open) {
		t.Error("the list is open at first")
	}
	move := browsertest.Eval[string](t, page, `document.querySelector(".head-card .column-tools a").href`)
	if !browsertest.Eval[bool](t, browser.Open(t, move, view), open) {
		t.Error("the list is folded after a move")
	}
}
