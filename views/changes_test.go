package views

import (
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// addNext gives Ukraine's proposals a version 2 with words replaced.
func (s *testSite) addNext(replacements ...string) {
	s.t.Helper()
	c, err := s.store.Case(s.t.Context(), slug("russia-ukraine"), 0)
	if err != nil {
		s.t.Fatal(err)
	}
	text := shipped(s.t, "ukraine-memorandum@1.1.md")
	replacements = append([]string{"\nversion: 1\n", "\nversion: 2\n"}, replacements...)
	for i := 0; i < len(replacements); i += 2 {
		if !strings.Contains(text, replacements[i]) {
			s.t.Fatalf("no %q to replace", replacements[i])
		}
		text = strings.Replace(text, replacements[i], replacements[i+1], 1)
	}
	s.addVersion(text, c)
}

const changesPath = "/proposals/ukraine-memorandum/changes"

func TestChangesOfOneFigure(t *testing.T) {
	s := newShippedSite(t)
	s.addNext("value: at least 30 days", "value: at least 60 days")
	p := s.page(changesPath + "?from=1&to=2")
	p.want(".lead", "On the questions: 1 changed.")
	p.want("h1", "What changed in “Peace proposals” from version 1 to version 2")
	p.want("#change-first-halt-length h3", "Length of the first halt")
	p.want("#change-first-halt-length .change-kind", "Changed")
	p.want(".differences dd", "Version 1: at least 30 days, renewable")
	p.want(".differences dd", "Version 2: at least 60 days, renewable")
	p.want("#change-first-halt-length a[href=/proposals/ukraine-memorandum/1.1#first-halt-length]", "Its place in version 1")
	p.want("#change-first-halt-length a[href=/proposals/ukraine-memorandum/2.1#first-halt-length]", "Its place in version 2")
	p.want("nav.overview a[href=#change-first-halt-length]", "Length of the first halt")
	if got := len(p.all(".change")); got != 1 {
		t.Errorf("%d changes, and one figure was changed", got)
	}
	p.wantNone("#whole")
	if words(s.page(changesPath).one("main")) != words(p.one("main")) {
		t.Error("without refs the page does not show the newest two versions")
	}
}

func TestChangesOfProseAreMarkedInWords(t *testing.T) {
	s := newShippedSite(t)
	s.addNext("The ceasefire would come before any talks.", "The full ceasefire would come before any talks & visits.")
	p := s.page(changesPath)
	p.want(".lead", "On the questions: 1 reworded only.")
	p.want("#change-ceasefire ins", "inserted: full")
	if got, want := words(p.one(".runs")), "The inserted: full ceasefire would come before any talks inserted: & visits."; got != want {
		t.Errorf("the prose reads %q, want %q", got, want)
	}
	if got := shownText(p.one(".runs")); got != "The full ceasefire would come before any talks & visits." {
		t.Errorf("without the marks it reads %q", got)
	}
}

// shownText is the exact text of an element but for what is not seen.
func shownText(n *html.Node) string {
	var text strings.Builder
	for d := range n.Descendants() {
		if class, _ := attribute(d.Parent, "class"); d.Type == html.TextNode && class != "unseen" {
			text.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(text.String())
}

func TestChangesOfACodingSaySo(t *testing.T) {
	s := newShippedSite(t)
	c, err := s.store.Case(t.Context(), slug("russia-ukraine"), 0)
	if err != nil {
		t.Fatal(err)
	}
	s.addCoding(strings.Replace(shipped(t, "ukraine-memorandum@1.1.md"), "value: at least 30 days", "value: at least 31 days", 1), c, 1)
	p := s.page(changesPath)
	p.want(".banner", "Both are codings of one text: what differs is the coding, not what the authors said.")
	p.want(".differences dd", "Revision 2: at least 31 days, renewable")
	s.page("/proposals/ukraine-memorandum").want(".revisions a[href="+changesPath+"?from=1.1&to=1.2]", "What changed since revision 1")
	s.page("/proposals/ukraine-memorandum/1").want(".facts a[href="+changesPath+"?from=1.1&to=1.2]", "What changed since version 1, revision 1")
}

func TestChangesBetweenTwoProposals(t *testing.T) {
	s := newShippedSite(t)
	p := s.page(changesPath + "?from=russia-memorandum@1&to=1")
	p.want("h1", "What differs from Russia’s text to Ukraine’s text")
	p.want(".change-kind", "Coded for Russia’s text only")
	p.want(".change", "The sources read show no answer of Ukraine’s text; it may have one.")
	p.want(".change-kind", "Different")
	for _, kind := range p.all(".change-kind") {
		if said := words(kind); strings.Contains(said, "Dropped") || strings.Contains(said, "Added") || strings.Contains(said, "Changed") {
			t.Errorf("a difference between two sides is called %q", said)
		}
	}
	p.want("a[href="+changesPath+"?from=1&to=russia-memorandum@1]", "Show them the other way round")
	p.want("select[name=from] option[selected]", "Memorandum, version 1, handed over 2 June 2025")
	p.want("select[name=to] option[value=ukraine-memorandum@1]", "Peace proposals, version 1, reported 3 June 2025")
}

func TestNothingChanged(t *testing.T) {
	s := newShippedSite(t)
	s.addNext()
	p := s.page(changesPath)
	p.want(".lead", "Nothing that is coded differs.")
	p.wantNone(".change")
	p.wantNone("nav.overview")
}

func TestChangesOfATextThatStandsAlone(t *testing.T) {
	s := newShippedSite(t)
	response, body := s.request("GET", changesPath+".md")
	if response.StatusCode != http.StatusNotFound || !strings.Contains(body, "There is nothing yet to set beside ukraine-memorandum@1.1") {
		t.Errorf("as markdown: %s %s", response.Status, body)
	}
	p := s.page(changesPath)
	p.want("h1", "Nothing to compare yet")
	p.want("form option[value=russia-memorandum@1]", "Memorandum, version 1")
}

func TestPinnedChangesStayTheSame(t *testing.T) {
	s := newShippedSite(t)
	s.addNext("value: at least 30 days", "value: at least 60 days")
	page := s.page(changesPath)
	pinned, _ := attribute(page.one(".address a"), "href")
	if want := changesPath + "?from=1.1&to=2.1&case=russia-ukraine.1"; pinned != want {
		t.Fatalf("pinned as %s, want %s", pinned, want)
	}
	markdown := strings.Replace(pinned, "/changes?", "/changes.md?", 1)
	before := [2]string{s.get(pinned), s.get(markdown)}
	s.addSecondVersion()
	if after := [2]string{s.get(pinned), s.get(markdown)}; after != before {
		t.Error("a pinned address does not serve the same bytes after a version was added")
	}
	p := s.page(pinned)
	p.want(".banner a[href="+changesPath+"?from=1&to=2]", "See the newest")
	p.wantNone(".text-chooser")
}

func TestChangesAsMarkdown(t *testing.T) {
	s := newShippedSite(t)
	s.addNext("value: at least 30 days", "value: at least 60 days")
	response, body := s.request("GET", changesPath+".md?from=1&to=2")
	if got := response.Header.Get("Content-Type"); got != "text/markdown; charset=utf-8" {
		t.Errorf("Content-Type: %q", got)
	}
	for _, want := range []string{"    - version 2: at least 60 days, renewable\n", "These changes: `" + changesPath + "?from=1.1&to=2.1&case=russia-ukraine.1`"} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q in:\n%s", want, body)
		}
	}
	s.page(changesPath+"?from=1&to=2").want(".tools a[href="+changesPath+".md?from=1&to=2]", "Markdown")
}

func TestLinksToWhatChanged(t *testing.T) {
	s := newShippedSite(t)
	s.addNext("value: at least 30 days", "value: at least 60 days",
		"The ceasefire would come before any talks.", "The ceasefire would come before all talks.",
		"act: proposal\n", "act: proposal\nanswers: russia-memorandum@1\nbased-on: nowhere@1\n")
	p := s.page("/cases/russia-ukraine/compare")
	p.want(".head-card a[href="+changesPath+"?from=1&to=2.1]", "What changed since version 1")
	p.want("#row-sequencing-first-halt-length td a[href="+changesPath+"?from=1&to=2.1#change-first-halt-length]", "Changed since version 1")
	p.want("#row-ceasefire-ceasefire td a[href="+changesPath+"?from=1&to=2.1#change-ceasefire]", "Reworded since version 1")
	if got := len(p.all(".since")); got != 2 {
		t.Errorf("%d cells changed, want two", got)
	}
	pinned, _ := attribute(p.one(".address a"), "href")
	p = s.page(pinned)
	p.wantNone(".since")
	s.page("/proposals/ukraine-memorandum").want(".versions a[href="+changesPath+"?from=1&to=2]", "What changed since version 1")
	p = s.page("/proposals/ukraine-memorandum/2")
	p.want(".facts a[href="+changesPath+"?from=1&to=2.1]", "What changed since version 1")
	p.want(".facts a[href="+changesPath+"?from=russia-memorandum@1&to=2.1]", "What differs from the text that it answers")
	if len(p.all(".facts a[href="+changesPath+"?from=nowhere@1&to=2.1]")) > 0 {
		t.Error("a link leads to what changed since a text that is not there")
	}
}

func TestChangesThatCannotBeShown(t *testing.T) {
	s := newShippedSite(t)
	for _, c := range []struct {
		name, address string
		status        int
		says, offers  string
	}{
		{"a proposal that is not there", "/proposals/atlantis/changes", 404, "There is no proposal called \"atlantis\".", "/cases/russia-ukraine"},
		{"a version that is not there", changesPath + "?from=1&to=9", 404, "There is no ukraine-memorandum@9: there is ukraine-memorandum@1.", "/proposals/ukraine-memorandum"},
		{"another proposal that is not there", changesPath + "?from=atlantis@1&to=1", 404, "There is no proposal \"atlantis\"", "/cases/russia-ukraine"},
		{"no number", changesPath + "?from=first&to=1", 400, "is not a ref", changesPath},
		{"two numbers for one text", changesPath + "?from=1&from=2", 400, "expected one value, and there are 2", changesPath},
		{"another case", changesPath + "?from=1&to=1&case=atlantis.1", 400, "expected the same", changesPath},
	} {
		t.Run(c.name, func(t *testing.T) {
			response, body := s.request("GET", c.address)
			if response.StatusCode != c.status {
				t.Fatalf("%s: want %d", response.Status, c.status)
			}
			checkPage(t, body)
			p := parsePage(t, body)
			p.want("article", c.says)
			p.want("article a[href="+c.offers+"]", "")
		})
	}
}

func TestTextsOfTwoCasesAreRefused(t *testing.T) {
	s := newShippedSite(t)
	river := s.addCase(strings.NewReplacer("case: russia-ukraine", "case: river", "opening: [russia-memorandum, ukraine-memorandum]", "opening: [river-plan]").
		Replace(shipped(t, "russia-ukraine.1.md")), nil)
	s.addVersion(strings.NewReplacer("case: russia-ukraine", "case: river", "proposal: ukraine-memorandum", "proposal: river-plan").
		Replace(shipped(t, "ukraine-memorandum@1.1.md")), river)
	response, body := s.request("GET", changesPath+"?from=river-plan@1&to=1")
	if response.StatusCode != http.StatusBadRequest {
		t.Fatal(response.Status)
	}
	parsePage(t, body).want("article", `river-plan@1 belongs to the case "river", not to "russia-ukraine": expected two texts of one case`)
}

func TestChangesOfOneTopic(t *testing.T) {
	s := newShippedSite(t)
	const address = "/proposals/ukraine-memorandum/changes?from=russia-memorandum%401&to=1&topic=ceasefire"
	p := s.page(address)
	p.want(".lead", "Topics shown: Ceasefire; the texts as a whole are not.")
	p.one(".text-chooser input[checked]")
	p.one("#topic-ceasefire")
	if len(p.all("#topic-territory"))+len(p.all("#whole")) > 0 {
		t.Error("more than the topic is shown")
	}
	if got := s.get(strings.Replace(address, "changes?", "changes.md?", 1)); strings.Contains(got, "## Territory") || !strings.Contains(got, "topic=ceasefire") {
		t.Errorf("the file is not of the topic alone, or does not say so:\n%.600s", got)
	}
}

// A question that stands under two of the topics that are asked for is told once.
func TestChangesOfTopicsThatShareQuestions(t *testing.T) {
	s := newShippedSite(t)
	p := s.page("/proposals/ukraine-memorandum/changes?from=russia-memorandum%401&to=1&topic=alliances&topic=military")
	p.one("#topic-alliances")
	p.one("#topic-military")
	p.one("#change-foreign-forces-ban")
}
