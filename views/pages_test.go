package views

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"parley/data"
	"parley/proposals"
)

func TestHomeListsTheCases(t *testing.T) {
	p := newShippedSite(t).page("/")
	p.want(".card h3 a[href=/cases/russia-ukraine]", "Russia and Ukraine")
	p.want(".card a[href=/cases/russia-ukraine/compare]", "Compare the texts")
	p.want(".card", "2 proposals")
}

func TestHomeWithoutCasesSaysSo(t *testing.T) {
	p := newEmptySite(t).page("/")
	p.want("section", "There is no case here yet.")
	p.wantNone(".card")
}

func TestCase(t *testing.T) {
	s := newShippedSite(t)
	p := s.page("/cases/russia-ukraine")
	p.want(".card", "Memorandum")
	p.want(".card", "Version 1, reported 3 June 2025")
	p.want(".lead", "both texts answer")
	p.want("#topics a[href=#topic-ceasefire]", "Ceasefire")
	p.want("#topics .counts li", "apart")
	p.want("#topics .count-bar rect", "")
	p.want("#topic-ceasefire thead th", "reported 3 June 2025")
	p.want("#glance-ceasefire-ceasefire a[href=/cases/russia-ukraine/compare#row-ceasefire-ceasefire]", "Requires")
	p.want("#glance-ceasefire-ceasefire td", "without conditions")
	p.want("#glance-ceasefire-ceasefire .chip", "Apart")
	p.want(".revisions a[href=/proposals/ukraine-memorandum/1.1]", "Version 1 of")
	p.want("#uncoded", "For every text each question is coded")
	p.want("a[href=/cases/russia-ukraine/codebook]", "codebook")
	p.want("section", "Corrections:")
}

// What the table counts is what the comparison has.
func TestCaseCountsAsTheComparisonDoes(t *testing.T) {
	s := newShippedSite(t)
	counts := func(address, selector string) (all []string) {
		for _, n := range s.page(address).all(selector) {
			all = append(all, words(n))
		}
		return all
	}
	compared := counts("/cases/russia-ukraine/compare", ".overview li .counts")
	glance := counts("/cases/russia-ukraine", "#topics .counts")
	if len(compared) == 0 || !slices.Equal(glance[:len(glance)-1], compared) {
		t.Errorf("at a glance\n%q\nand compared\n%q", glance, compared)
	}
}

func TestCaseOnADay(t *testing.T) {
	s := newShippedSite(t)
	s.addSecondVersion()
	s.page("/cases/russia-ukraine").want("#topic-ceasefire thead", "handed over 23 July 2025")
	p := s.page("/cases/russia-ukraine?as-of=2025-06-30")
	p.want("h1", "as of 30 June 2025")
	p.want("#topic-ceasefire thead", "handed over 2 June 2025")
	p.want(".card", "1 version")
	p.wantNone("#changes")
	pinned, _ := attribute(s.page("/cases/russia-ukraine").one(".address a"), "href")
	p = s.page(pinned)
	p.want(".banner", "always shows exactly these texts")
	p.want("#topic-ceasefire thead", "handed over 23 July 2025")
	p = s.page("/cases/russia-ukraine?as-of=2025-06-02")
	p.want(".lead", "the one text here answers")
	p.wantNone(".chip")
	s.page("/cases/russia-ukraine?as-of=2020").want("section", "No text of this case is here yet.")
}

// What names every revision stays as it is when a version is added.
func TestPinnedCaseStaysAsItIs(t *testing.T) {
	s := newShippedSite(t)
	pinned, _ := attribute(s.page("/cases/russia-ukraine").one(".address a"), "href")
	before := textOf(s.page(pinned).one("main"))
	s.addSecondVersion()
	p := s.page(pinned)
	if after := textOf(p.one("main")); after != before {
		t.Errorf("before\n%s\nand after\n%s", before, after)
	}
	p.wantNone(".card")
	p.want(".button", "Compare the texts")
}

func TestCodebook(t *testing.T) {
	s := newShippedSite(t)
	p := s.page("/cases/russia-ukraine/codebook")
	p.want("#issue-ceasefire th", "Would a general ceasefire be put in force?")
	p.want("#issue-ceasefire td", "A thing to be done or forbidden")
	p.want("#issue-ceasefire td", "Requires: 1 text")
	p.want("#issue-ceasefire a[href=/proposals/ukraine-memorandum/1.1#ceasefire]", "Ukraine, ukraine-memorandum@1.1")
	p.want("#actors", "Party: state")
	p.want("#events", "Delegations of Russia and Ukraine begin to negotiate")
	for _, address := range []string{"/cases/russia-ukraine/codebook.md", "/cases/russia-ukraine/glance.md"} {
		if text := s.get(address); !strings.HasPrefix(text, "# Russia and Ukraine: ") || !strings.Contains(text, "\n| **") {
			t.Errorf("%s is no report:\n%.300s", address, text)
		}
	}
}

func TestCaseWithoutTexts(t *testing.T) {
	s := newEmptySite(t)
	s.addCase(shipped(t, "russia-ukraine.1.md"), nil)
	p := s.page("/cases/russia-ukraine")
	p.want("section", "No text of this case is here yet.")
	p.wantNone(".button")
	s.page("/cases/russia-ukraine/codebook").want("td", "No text answers it")
	for _, address := range []string{"/cases/russia-ukraine/coverage", "/cases/russia-ukraine/codebook.md", "/cases/russia-ukraine/glance.md"} {
		s.get(address)
	}
	response, body := s.request("GET", "/cases/russia-ukraine/compare")
	if response.StatusCode != http.StatusNotFound {
		t.Fatal(response.Status)
	}
	parsePage(t, body).want("article", "no text of its opening comparison")
}

// shipped is the text of a document that is shipped.
func shipped(t testing.TB, name string) string {
	t.Helper()
	for _, d := range data.Documents() {
		if d.Name == name {
			return string(d.Text)
		}
	}
	t.Fatalf("no document %s is shipped", name)
	return ""
}

// addSecondVersion gives the memorandum a version 2 that was handed over later.
func (s *testSite) addSecondVersion() {
	s.t.Helper()
	c, err := s.store.Case(s.t.Context(), proposals.MustSlug("russia-ukraine"), 0)
	if err != nil {
		s.t.Fatal(err)
	}
	text := shipped(s.t, "russia-memorandum@1.1.md")
	text = strings.Replace(text, "version: 1\n", "version: 2\n", 1)
	text = strings.Replace(text, "handed-over: 2025-06-02", "handed-over: 2025-07-23", 1)
	s.addVersion(text, c)
}

func TestPinnedAddressServesTheSameForEver(t *testing.T) {
	s := newShippedSite(t)
	page := s.page("/cases/russia-ukraine/compare")
	pinned, _ := attribute(page.one(".address a"), "href")
	markdown := strings.Replace(pinned, "/compare?", "/compare.md?", 1)
	before := [2]string{s.get(pinned), s.get(markdown)}
	s.addSecondVersion()
	if after := [2]string{s.get(pinned), s.get(markdown)}; after != before {
		t.Error("a pinned address does not serve the same bytes after a version was added")
	}
	p := s.page(pinned)
	p.want(".banner", "This is a pinned comparison")
	p.want(".banner a[href=/cases/russia-ukraine/compare]", "See the newest")
	p.wantNone(".newer")
}

func TestPlainAddressShowsTheNewest(t *testing.T) {
	s := newShippedSite(t)
	s.page("/cases/russia-ukraine/compare").want(".head-card", "Version 1, revision 1")
	s.addSecondVersion()
	p := s.page("/cases/russia-ukraine/compare")
	p.want(".head-card", "Version 2, revision 1")
	p.want(".head-card", "Handed over 23 July 2025")
	p.want(".page-head", "As of 23 July 2025, the newest date of the texts shown.")
	p.wantNone(".banner")
}

func TestOlderVersionSaysThatThereIsANewer(t *testing.T) {
	s := newShippedSite(t)
	s.page("/proposals/russia-memorandum/1").wantNone(".banner")
	s.addSecondVersion()
	s.page("/proposals/russia-memorandum/1").want(".banner a[href=/proposals/russia-memorandum/2.1]", "A newer text exists: version 2")
	s.page("/cases/russia-ukraine/compare?of=russia-memorandum@1&of=ukraine-memorandum@1").
		want(".head-card .newer a[href=/proposals/russia-memorandum/2]", "A newer text exists: version 2")
}

func TestTwoVersionsOfOneProposalAreToldApart(t *testing.T) {
	s := newShippedSite(t)
	s.addSecondVersion()
	p := s.page("/cases/russia-ukraine/compare?of=russia-memorandum@1&of=russia-memorandum@2")
	p.want("th.position", "Russia (russia-memorandum@1.1)")
	p.want("th.position", "Russia (russia-memorandum@2.1)")
	if got := len(p.all("form input[name=option]")); got != 2 {
		t.Errorf("%d options to choose from, though both versions offer the same two", got)
	}
}

func TestComparisonOfADay(t *testing.T) {
	s := newShippedSite(t)
	s.addSecondVersion()
	p := s.page("/cases/russia-ukraine/compare?as-of=2025-06-30")
	p.want("h1", "as of 30 June 2025")
	p.want(".head-card", "Version 1, revision 1")
	p = s.page("/cases/russia-ukraine/compare?as-of=2025-06-02")
	p.want(".heads", "No text of ukraine-memorandum is known to have been there on that day.")
}

func TestSwappedColumns(t *testing.T) {
	s := newShippedSite(t)
	p := s.page("/cases/russia-ukraine/compare")
	p.want(".heads", "The columns stand in the order of their authors’ names, those of the same authors by date.")
	swap, _ := attribute(p.one(".heads .quiet a"), "href")
	p = s.page(swap)
	if heads := p.all(".head-card h3"); words(heads[0]) != "Ukraine" {
		t.Errorf("the first column is %q", words(heads[0]))
	}
	p.want(".heads", "The columns stand in the order that the address asks for.")
}

func TestFilter(t *testing.T) {
	s := newShippedSite(t)
	p := s.page("/cases/russia-ukraine/compare?of=russia-memorandum@1&of=ukraine-memorandum@1&topic=ceasefire&only=apart")
	if got := len(p.all("table.positions")); got != 1 {
		t.Errorf("%d tables, want that of the topic", got)
	}
	for _, chip := range p.all("td.verdict .chip") {
		if words(chip) != "Apart" {
			t.Errorf("a row is %q", words(chip))
		}
	}
	p.want(".topic", "questions left out by the choice of verdicts")
	p.want("details.filter summary", "(Ceasefire; only: apart)")
	for _, selector := range []string{"input[value=ceasefire]", "input[value=apart]"} {
		if _, checked := attribute(p.one(".filter form "+selector), "checked"); !checked {
			t.Errorf("%s is not ticked", selector)
		}
	}
	var kept []string
	for _, n := range p.all(".filter form input[type=hidden]") {
		value, _ := attribute(n, "value")
		kept = append(kept, value)
	}
	if got := strings.Join(kept, " "); got != "russia-memorandum@1 ukraine-memorandum@1" {
		t.Errorf("the form passes on %q", got)
	}
	p.want("form a[href=/cases/russia-ukraine/compare?of=russia-memorandum@1&of=ukraine-memorandum@1]", "Show everything")
}

func TestMarkdownIsTheSameComparison(t *testing.T) {
	s := newShippedSite(t)
	response, body := s.request("GET", "/cases/russia-ukraine/compare.md?topic=ceasefire")
	if got := response.Header.Get("Content-Type"); got != "text/markdown; charset=utf-8" {
		t.Errorf("Content-Type: %q", got)
	}
	if !strings.Contains(body, "\n## Ceasefire") || strings.Contains(body, "\n## Territory") {
		t.Errorf("not the one table that was asked for:\n%s", body)
	}
	s.page("/cases/russia-ukraine/compare").want("#topic-ceasefire a[href=/cases/russia-ukraine/compare.md?topic=ceasefire]", "Markdown")
}

func TestDocumentIsWhatWasStored(t *testing.T) {
	s := newShippedSite(t)
	for address, name := range map[string]string{
		"/cases/russia-ukraine.md":             "russia-ukraine.1.md",
		"/proposals/russia-memorandum/1.md":    "russia-memorandum@1.1.md",
		"/proposals/ukraine-memorandum/1.1.md": "ukraine-memorandum@1.1.md",
	} {
		if s.get(address) != shipped(t, name) {
			t.Errorf("%s is not %s", address, name)
		}
	}
}

func TestProposalShowsItsHistory(t *testing.T) {
	s := newShippedSite(t)
	s.addSecondVersion()
	p := s.page("/proposals/russia-memorandum")
	if versions := p.all(".versions h2"); len(versions) != 2 || words(versions[0]) != "Version 2" {
		t.Errorf("%d versions", len(versions))
	}
	p.want(".revisions a[href=/proposals/russia-memorandum/1.1]", "Revision 1")
	p.want(".versions", "Handed over 2 June 2025")
}

func TestVersionIsADocument(t *testing.T) {
	p := newShippedSite(t).page("/proposals/ukraine-memorandum/1")
	p.want("#ceasefire h3", "A full ceasefire would be put in force without conditions")
	p.want("#ceasefire .asked", "Would a general ceasefire be put in force?")
	p.want("#starting-line blockquote[lang=en]", "the contact line is the starting point for negotiations")
	p.want("#starting-line figcaption", "Words of the text, as quoted by Reuters")
	p.want(".elsewhere-head", "Reported as its authors’ position, not as part of this text")
	p.want(".facts", "Report by those who were shown the text, giving part of it")
	p.want("h3 a[href=/method#blank-not-reported]", "Not reported")
	p.want(".steps li", "‹Talks begin› after ‹General ceasefire›")
}

func TestOrderOfSteps(t *testing.T) {
	p := newShippedSite(t).page("/cases/russia-ukraine/order")
	p.want(".findings li", "Reversal")
	p.want(".findings a[href=/proposals/ukraine-memorandum/1.1#ceasefire]", "Ukraine: ‹General ceasefire› without conditions")
	p.want(".orders h4", "Option: Ukraine withdraws from four regions")
	p.want(".steps li", "without conditions")
	p.want("section", "This case has none. Only what the texts state is used here.")
}

func TestAssumptionIsOffAndOneClickAway(t *testing.T) {
	page := newOrderPage(sampleComparison(t), "")
	body := rendered(t, page.Title(), page.show())
	checkPage(t, body)
	p := parsePage(t, body)
	p.want(".assumptions li", "‹General ceasefire› after ‹Talks begin›")
	p.want(".assumptions li", "Off.")
	p.want(".assumptions a[href=/cases/sample/order?assume=talk-first]", "Switch it on")
}

func TestMethodStatesEveryRule(t *testing.T) {
	p := newShippedSite(t).page("/method")
	for _, d := range newMethodPage().Rules {
		if d.Meaning == "" {
			t.Errorf("the rule %s is not stated", d.Word)
		}
		p.want("#"+d.Anchor, d.Meaning)
	}
	p.want("#relation-not-comparable .chip", "Not comparable")
	p.want("#blank-not-coded", "says nothing about the text")
	p.want("#stance-offers", "The author would do it.")
}

// Whoever only had things to do may come to make proposals. What was stored
// before stays as it was shown.
func TestAnActorBecomesAParty(t *testing.T) {
	s := newShippedSite(t)
	before, err := s.store.Case(t.Context(), proposals.MustSlug("russia-ukraine"), 0)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(shipped(t, "russia-memorandum@1.1.md"), "version: 1\n", "version: 2\n", 1)
	s.addVersion(strings.Replace(text, "- on: russia\n", "- on: russia, united-states\n", 1), before)
	shown := func() (all []string) {
		const pinned = "?case=russia-ukraine.1&of=russia-memorandum@2.1&of=ukraine-memorandum@1.1&columns=given"
		for _, address := range []string{
			"/cases/russia-ukraine/compare" + pinned, "/cases/russia-ukraine/compare.md" + pinned,
			"/proposals/russia-memorandum/2.1", "/proposals/russia-memorandum/2.1.md",
		} {
			all = append(all, s.get(address))
		}
		return all
	}
	old := shown()
	if !strings.Contains(old[1], "who would act: Russia and United States") {
		t.Fatal("the comparison does not say that the United States would act")
	}
	const party, actor = "  ukraine: {label: Ukraine, kind: state}\n", "  united-states: {label: United States}\n"
	text = strings.Replace(shipped(t, "russia-ukraine.1.md"), actor, "", 1)
	after := s.addCase(strings.Replace(text, party, party+"  united-states: {label: United States, kind: mediator}\n", 1), before)
	if !slices.Equal(shown(), old) {
		t.Error("what was stored before does not read as it did")
	}
	text = strings.Replace(shipped(t, "ukraine-memorandum@1.1.md"), "proposal: ukraine-memorandum", "proposal: us-plan", 1)
	s.addVersion(strings.Replace(text, "authors: [ukraine]", "authors: [united-states]", 1), after)
	p := s.page("/cases/russia-ukraine/compare?of=us-plan@1&of=russia-memorandum@2")
	p.want("thead", "United States")
	p.want(".entry .fields", "Russia and United States")
}

func TestWithdrawnVersion(t *testing.T) {
	s := newShippedSite(t)
	s.addSecondVersion()
	pinned := "/cases/russia-ukraine/compare?case=russia-ukraine.1&of=russia-memorandum@2.1&of=ukraine-memorandum@1.1&columns=given"
	s.page(pinned).wantNone(".head-card .banner")
	ref := proposals.NewRef(proposals.MustSlug("russia-memorandum"), 2, 0)
	withdrawal := proposals.Withdrawal{Of: ref, Number: 1, Reason: "The same text as version 1.", Signature: longAgo}
	if err := s.store.Withdraw(t.Context(), withdrawal); err != nil {
		t.Fatal(err)
	}
	p := s.page("/proposals/russia-memorandum")
	if versions := p.all(".versions h2"); len(versions) != 1 || words(versions[0]) != "Version 1" {
		t.Errorf("%d versions in the list, want version 1 alone", len(versions))
	}
	p.want("a[href=/proposals/russia-memorandum/2]", "Version 2, withdrawn on 1 January 1970")
	s.page("/cases/russia-ukraine/compare").want(".head-card", "Version 1, revision 1")
	s.page("/proposals/russia-memorandum/1").wantNone(".banner")
	for _, address := range []string{"/proposals/russia-memorandum/2", "/proposals/russia-memorandum/2.md"} {
		response, body := s.request("GET", address)
		if response.StatusCode != http.StatusGone {
			t.Errorf("%s: %s", address, response.Status)
		}
		p = parsePage(t, body)
		p.want("h1", "This version was withdrawn")
		p.want("article", "The same text as version 1.")
		p.want("a[href=/proposals/russia-memorandum/2.1]", "What was coded of it")
	}
	s.page("/proposals/russia-memorandum/2.1").want(".banner", "Withdrawn on 1 January 1970 by ab: The same text as version 1.")
	s.page(pinned).want(".head-card .banner", "The same text as version 1.")
}

func TestCodingSaysWhoElseReadIt(t *testing.T) {
	s := newShippedSite(t)
	s.addSecondVersion()
	s.page("/proposals/russia-memorandum/1").want(".facts", "Coded by several, not checked by another since")
	by := longAgo
	by.By = "cd"
	reading := proposals.SecondReading{
		Of: proposals.NewRef(proposals.MustSlug("russia-memorandum"), 1, 1), Manner: proposals.Checked, Signature: by,
		Places: []proposals.ReadPlace{{Anchor: "ceasefire_option_package", Agreed: true}, {Anchor: "elections", Note: "not said"}},
	}
	if err := s.store.AddSecondReading(t.Context(), reading); err != nil {
		t.Fatal(err)
	}
	const said = "hecked by a second reader: 1 of 2 agreed, 0 settled, 1 open"
	s.page("/proposals/russia-memorandum/1").want(".facts", said)
	s.page("/proposals/russia-memorandum").want(".revisions", said)
	s.page("/cases/russia-ukraine/compare?of=russia-memorandum@1&of=ukraine-memorandum@1").want(".head-card", said)
	if text := s.get("/cases/russia-ukraine/compare.md?of=russia-memorandum@1&of=ukraine-memorandum@1"); !strings.Contains(text, said) {
		t.Error("the markdown does not say that the coding was checked")
	}
}
