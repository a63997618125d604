package views

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"parley/compare"
	"parley/proposals"
)

// rendered is a component inside the frame of every page.
func rendered(t testing.TB, title string, body templ.Component) string {
	t.Helper()
	var page bytes.Buffer
	f := frame{head: head{Title: title}, Style: "/style.css", Script: "/script.js", Icon: "/icon.svg"}
	if err := f.show(body).Render(t.Context(), &page); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

func renderedSample(t testing.TB) string {
	t.Helper()
	page := newComparisonPage(sampleComparison(t), "https://parley.example")
	return rendered(t, page.Title(), page.show())
}

func TestComparisonShowsHostileTextAsText(t *testing.T) {
	body := renderedSample(t)
	if strings.Contains(body, "<script>alert") {
		t.Error("text of a document became markup")
	}
	checkPage(t, body)
	parsePage(t, body).want("p.headline", hostile)
}

func TestComparisonSaysWhichTextsItShows(t *testing.T) {
	p := parsePage(t, renderedSample(t))
	p.want(".head-card", "Handed over 2 June 2025")
	p.want(".head-card", "Version 1, revision 1")
	p.want(".head-card", "Report on the text, giving part of it")
	p.want(".head-card .newer", "A newer text exists: version 2")
	p.want(".page-head", "As of 2 June 2025, the newest date of the texts shown.")
}

func TestComparisonIsATable(t *testing.T) {
	p := parsePage(t, renderedSample(t))
	table := p.one("table.positions")
	if got := len(allBelow(table, "thead th[scope=col]")); got != 5 {
		t.Errorf("%d column heads, want question, three texts and verdict", got)
	}
	if got := len(allBelow(table, "caption")); got != 1 {
		t.Errorf("%d captions", got)
	}
	// On a small screen the style shows rows as blocks, which without roles
	// would take the table away from those who hear the page.
	for tag, role := range map[string]string{"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"} {
		for _, n := range p.all("section " + tag) {
			if got, _ := attribute(n, "role"); got != role {
				t.Errorf("a %s has the role %q", tag, got)
			}
		}
	}
}

func TestVerdictIsSaidInWordsWithRuleAndReason(t *testing.T) {
	p := parsePage(t, renderedSample(t))
	p.want("#row-ceasefire-ceasefire td.verdict .chip", "Apart")
	p.want("#row-ceasefire-ceasefire td.verdict", "One calls it unconditional")
	p.want("#row-ceasefire-ceasefire td.verdict", "Road one: partly")
	p.want("td.verdict a[href=/method#rule-unconditional]", "unconditional")
	p.want("td.verdict .pairs", "The envoy and South")
}

func TestVerdictSaysThatItHoldsInPartOrByInference(t *testing.T) {
	show := func(relation compare.Relation, verdicts ...compare.Verdict) string {
		p := parsePage(t, rendered(t, "A verdict", qualifiedChip(relation, verdicts)))
		return words(p.one("main"))
	}
	inferred := compare.Verdict{Relation: compare.Apart, Inferred: true}
	read := compare.Verdict{Relation: compare.Apart}
	one, both := compare.Verdict{Relation: compare.OneSide}, compare.Verdict{Relation: compare.Agree}
	for _, test := range []struct{ got, want string }{
		{show(compare.Apart, inferred), "Apart by inference"},
		{show(compare.Apart, inferred, read), "Apart"},
		{show(compare.OneSide, one, both), "One side only in part"},
	} {
		if test.got != test.want {
			t.Errorf("a verdict is %q, want %q", test.got, test.want)
		}
	}
}

func TestRowsOfOneSideStandUnderALineThatCountsThem(t *testing.T) {
	parsePage(t, renderedSample(t)).want("tr.group th[scope=rowgroup]", "1 question coded for one text only: The envoy 1, North")
}

func TestBlankSaysOfWhichKindItIs(t *testing.T) {
	p := parsePage(t, renderedSample(t))
	p.want("td a[href=/method#blank-not-reported]", "Not reported")
	p.want("td a[href=/method#blank-not-coded]", "Not coded")
}

func TestQuoteSaysWhoseWordsItHolds(t *testing.T) {
	p := parsePage(t, renderedSample(t))
	p.want("blockquote[lang=ar]", rightLeft)
	p.want("figcaption", "Words of the text, as quoted by The Paper")
	p.want("figcaption", "As printed by The Paper, not shown to be words of the text")
}

func TestProseGroupsItems(t *testing.T) {
	p := parsePage(t, renderedSample(t))
	p.want("ul.prose-list li", "a link, and more")
	p.want("ul.prose-list a[href=https://example.org/b]", "a link")
}

func TestSourceNumbersLeadToTheSource(t *testing.T) {
	p := parsePage(t, renderedSample(t))
	p.want("td sup a[href=#source-2]", "2")
	p.want("li#source-2", "The Paper, What it says, 3 June 2025; report on the text, giving part of it; in English")
}

func TestSourceSaysWhatWasNotRecorded(t *testing.T) {
	c := sampleComparison(t)
	c.Sources[1].Title, c.Sources[1].Date, c.Sources[1].Language = "", proposals.Date{}, ""
	var body bytes.Buffer
	if err := newComparisonPage(c, "").show().Render(t.Context(), &body); err != nil {
		t.Fatal(err)
	}
	p := parsePage(t, body.String())
	p.want("li#source-2", "The Paper, example.org/a, title not recorded, date not recorded; report on the text, giving part of it; language not recorded")
	p.want("li#source-2 a[href=https://example.org/a]", "The Paper, example.org/a")
	if len(p.all("li#source-2 cite")) > 0 {
		t.Error("a title is shown that nobody recorded")
	}
}

// serveSample serves the page of the sample with its assets.
func serveSample(t testing.TB) string {
	t.Helper()
	assets, err := readAssets()
	if err != nil {
		t.Fatal(err)
	}
	s := &site{assets: assets}
	page := newComparisonPage(sampleComparison(t), "")
	mux := http.NewServeMux()
	mux.HandleFunc("GET /assets/{file}", s.serveAsset)
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		made, err := s.render(r, head{Title: page.Title()}, page.show())
		if err != nil {
			t.Error(err)
		}
		w.Header().Set("Content-Type", made.mediaType)
		w.Write(made.body)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL + "/"
}
