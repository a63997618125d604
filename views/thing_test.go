package views

import (
	"strings"
	"testing"
)

func TestIssueThroughAllTexts(t *testing.T) {
	s := newShippedSite(t)
	s.addNext("value: at least 30 days", "value: at least 60 days")
	const path = "/cases/russia-ukraine/issues/first-halt-length"
	p := s.page(path)
	p.want(".page-head .lead", "How long would the first halt in the fighting last?")
	p.want("#question td", "DurationA length of time.")
	p.want("#answers tr#text-3 a[href=/proposals/ukraine-memorandum/2.1#first-halt-length]", "30 days")
	p.want("#answers tr#text-3 td", "at least 60 days")
	p.want("#answers a[href="+changesPath+"?from=1.1&to=2.1#change-first-halt-length]", "Is the next version of ukraine-memorandum@1.1: 1 changed")
	p.want(".nearby a[href=/cases/russia-ukraine/topics/sequencing]", "Topic: Sequencing")
	p.want(".nearby a[href=/cases/russia-ukraine/issues/first-halt-scope]", "Previous question")
	if got := s.get(path + ".md"); !strings.HasPrefix(got, "# Russia and Ukraine: Length of the first halt in all texts\n\nHow long would the first halt in the fighting last?\n") ||
		!strings.Contains(got, "at least 60 days") {
		t.Errorf("the markdown is\n%s", got)
	}
	s.page("/proposals/ukraine-memorandum/2").want("#first-halt-length .asked a[href="+path+"]", "How long would the first halt in the fighting last?")
	s.page("/cases/russia-ukraine/compare").want("a[href="+path+"]", "Through all texts")
	s.page("/cases/russia-ukraine/coverage").want("a[href="+path+"]", "Length of the first halt")
}

func TestTopicInAllTexts(t *testing.T) {
	p := newShippedSite(t).page("/cases/russia-ukraine/topics/ceasefire")
	p.want("tr#issue-ceasefire a[href=/cases/russia-ukraine/issues/ceasefire]", "ceasefire")
	p.want("tr#issue-ceasefire td.is-stated", "Requires")
	p.want("tr#issue-ceasefire td.is-stated", "said to be unconditional")
	p.want(".nearby a[href=/cases/russia-ukraine/topics/territory]", "Territory")
	p.wantNone(".citation")
}

func TestPartyNewestFirst(t *testing.T) {
	s := newShippedSite(t)
	s.addNext("value: at least 30 days", "value: at least 60 days")
	p := s.page("/cases/russia-ukraine/parties/ukraine")
	p.want("section#positions-text-2 h2 a[href=/proposals/ukraine-memorandum/2.1]", "ukraine-memorandum@2.1")
	p.want("section#positions-text-2 tr#text-2-ceasefire td", "reported 3 June 2025; ukraine-memorandum@2.1")
	p.want("section#positions-text-1", "All that this text says, a newer text says as well, or says otherwise.")
	p.want(".nearby a[href=/cases/russia-ukraine/parties/russia]", "Russia")
	p.wantNone("section#positions-text-3")
}

func TestPinnedThingServesTheSameForEver(t *testing.T) {
	s := newShippedSite(t)
	pinned, before := map[string]string{}, map[string]string{}
	for _, path := range []string{"/cases/russia-ukraine/timeline", "/cases/russia-ukraine/issues/ceasefire", "/cases/russia-ukraine/topics/ceasefire", "/cases/russia-ukraine/parties/ukraine"} {
		pinned[path], _ = attribute(s.page(path).one(".address a"), "href")
		before[path] = s.get(pinned[path])
	}
	s.addSecondVersion()
	for path, address := range pinned {
		if s.get(address) != before[path] {
			t.Errorf("%s does not serve the same after a version was added", address)
		}
		s.page(address).want(".banner a[href="+path+"]", "See the newest")
	}
}
