package views

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"parley/proposals"
)

const settleAt = memorandum + ".1/settle"

// difference is the only difference of a check by cd, as its form sends it.
func (s *testSite) difference(outcome, note string) url.Values {
	anchor := s.newest("russia-memorandum").Anchors()[0]
	return url.Values{
		"reader": {"cd"}, "anchor": {anchor},
		settleField("outcome", "cd", anchor): {outcome},
		settleField("note", "cd", anchor):    {note},
	}
}

// settle settles the difference.
func (w writer) settle(outcome proposals.Outcome, note string) {
	w.t.Helper()
	status, to, body := w.post(settleAt, w.difference(string(outcome), note))
	if status != http.StatusSeeOther || to != memorandum+".1/read?done=settled" {
		w.t.Fatalf("settling answers %d and leads to %q: %s", status, to, words(parsePage(w.t, body).one("main")))
	}
}

func TestSettlingNeedsAnOutcomeAndANote(t *testing.T) {
	s := newShippedSite(t)
	s.as("cd", proposals.Coder).checkAll()
	editor := s.as("ef", proposals.Editor)
	p := editor.page(memorandum + "/read")
	p.want("main", "settled by an editor, by the second reader who found it or by a coder of this coding")
	p.want(".difference form legend", "What comes of it")
	if got, want := editor.fields(editor.get(memorandum+"/read")), s.difference("", ""); got.Get("anchor") != want.Get("anchor") || got.Get("reader") != "cd" {
		t.Errorf("the form sends %v", got)
	}
	for _, tt := range []struct {
		name, outcome, note string
		problems            []string
	}{
		{"nothing", "", " ", []string{"what came of it is missing: choose coding stands or to be changed", "how it was settled is missing"}},
		{"no outcome", "", "The article " + hostile, []string{"what came of it is missing"}},
		{"an unknown outcome", "perhaps", "The article " + hostile, []string{"what came of it is missing"}},
		{"no note", "to be changed", "", []string{"how it was settled is missing"}},
	} {
		status, _, body := editor.post(settleAt, s.difference(tt.outcome, tt.note))
		if status != http.StatusUnprocessableEntity {
			t.Errorf("%s: it answers %d", tt.name, status)
		}
		checkPage(t, body)
		p := parsePage(t, body)
		if got := len(p.all(".difference .problem li")); got != len(tt.problems) {
			t.Errorf("%s: %d problems are shown", tt.name, got)
		}
		for _, text := range tt.problems {
			p.want(".difference .problem", text)
		}
		if got := textOf(p.one(".difference textarea")); !strings.Contains(got, strings.TrimSpace(tt.note)) {
			t.Errorf("%s: what was typed came back as %q", tt.name, got)
		}
		for _, choice := range p.all(".difference input[type=radio]") {
			value, _ := attribute(choice, "value")
			if _, checked := attribute(choice, "checked"); checked != (value == tt.outcome) {
				t.Errorf("%s: %q comes back chosen: %v", tt.name, value, checked)
			}
		}
	}
}

func TestWhoSettles(t *testing.T) {
	for _, tt := range []struct {
		name, user string
		role       proposals.Role
		says       string // nothing where they may not
	}{
		{"an editor", "ef", proposals.Editor, "Settled by ef, "},
		{"the second reader", "cd", proposals.Coder, "Settled by the second reader: cd, "},
		{"the coder who stored it", "ab", proposals.Coder, "Settled by the coder: ab, "},
		{"a coder who is named in it", "b", proposals.Coder, "Settled by the coder: b, "},
		{"another coder", "ef", proposals.Coder, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newShippedSite(t)
			s.as("cd", proposals.Coder).checkAll()
			w := s.as(tt.user, tt.role)
			if tt.says == "" {
				w.page(memorandum + "/read").wantNone(".difference form")
				status, _, body := w.post(settleAt, s.difference("coding stands", "So."))
				if status != http.StatusForbidden {
					t.Errorf("it answers %d", status)
				}
				parsePage(t, body).want(".lead", "settled by an editor")
				return
			}
			w.settle(proposals.CodingStands, "The article says so.")
			p := w.page(memorandum + "/read")
			p.want(".settled", "Coding stands. "+tt.says)
			p.want(".settled", "The article says so.")
			p.wantNone(".difference form")
		})
	}
}

func TestCodingThatItsCoderKeepsSaysSoEverywhere(t *testing.T) {
	s := newShippedSite(t)
	reader := s.as("cd", proposals.Coder)
	n := reader.checkAll()
	s.as("ab", proposals.Coder).settle(proposals.CodingStands, "As coded.")
	read := "hecked by a second reader: " + counts(n-1, n) + " agreed, 1 settled, 0 of them to be changed, 1 settled by the coder"
	reader.page(memorandum+"/read").want(".second-reading", strings.TrimPrefix(read, "hecked by a second reader: "))
	s.page(memorandum).want(".facts", read)
	s.page(memorandum).wantNone(".outstanding")
	s.page("/proposals/russia-memorandum").want(".revisions", read)
	for _, address := range []string{"/cases/russia-ukraine/compare.md", "/cases/russia-ukraine/feed.atom"} {
		if !strings.Contains(s.get(address), read) {
			t.Errorf("%s does not say %q", address, read)
		}
	}
}

func TestDifferenceIsSettledOnce(t *testing.T) {
	s := newShippedSite(t)
	s.as("cd", proposals.Coder).checkAll()
	editor := s.as("ef", proposals.Editor)
	editor.settle(proposals.ToBeChanged, "The reader is right.")
	status, _, body := editor.post(settleAt, s.difference("coding stands", "The coder is right."))
	if status != http.StatusConflict {
		t.Errorf("settling twice answers %d", status)
	}
	parsePage(t, body).want(".banner", "You chose: coding stands. You wrote: The coder is right.")
	nowhere := s.difference("coding stands", "So.")
	nowhere.Set("anchor", "no-such-place")
	if status, _, _ := editor.post(settleAt, nowhere); status != http.StatusNotFound {
		t.Errorf("settling nothing answers %d", status)
	}
}

func TestChangeIsOutstandingUntilANewerRevision(t *testing.T) {
	s := newShippedSite(t)
	reader := s.as("cd", proposals.Coder)
	n := reader.checkAll()
	s.page(memorandum).wantNone(".outstanding")
	s.as("ef", proposals.Editor).settle(proposals.ToBeChanged, "The reader is right.")
	anchor := s.newest("russia-memorandum").Anchors()[0]
	for _, address := range []string{memorandum, memorandum + ".1"} {
		p := s.page(address)
		p.want(".outstanding", "A change of this coding is outstanding")
		p.want(".outstanding a[href=#"+anchor+"]", "")
		p.want(".facts", counts(n-1, n)+" agreed, 1 settled, 1 of them to be changed")
	}
	reader.page(memorandum+"/read").want(".difference", "No newer revision exists yet.")
	s.addRevision("ab")
	for _, address := range []string{memorandum, memorandum + ".1"} {
		s.page(address).wantNone(".outstanding")
	}
	p := reader.page(memorandum + ".1/read")
	p.wantNone(".difference form")
	p.want(".difference a[href="+memorandum+".2]", "A newer coding of this text exists: revision 2")
	p.want(".settled", "To be changed. Settled by ef")
}

func TestRevisionIsBegunAtThePlace(t *testing.T) {
	s := newShippedSite(t)
	w := s.as("cd", proposals.Coder)
	w.checkAll()
	w.settle(proposals.ToBeChanged, "I read something else.")
	v := s.newest("russia-memorandum")
	issue, _ := proposals.AnchorIssue(v.Anchors()[0])
	action, _ := attribute(w.page(memorandum+"/read").one(".difference form"), "action")
	if want := "/add/russia-memorandum?revise=1&at=" + v.Anchors()[0]; action != want {
		t.Fatalf("the button leads to %q, want %q", action, want)
	}
	// Looking keeps nothing.
	w.page(action).want("h1", "Revision 2 of “Memorandum” (russia-memorandum@1)")
	if strings.Contains(w.get("/add"), "Revision 2 of “Memorandum” (russia-memorandum@1)") {
		t.Error("a draft is begun by looking")
	}

	status, to, _ := w.post(action, url.Values{})
	if status != http.StatusSeeOther || !strings.Contains(to, "/topics/") || !strings.HasSuffix(to, "#issue-"+issue.String()) {
		t.Fatalf("it answers %d and leads to %q", status, to)
	}
	w.page(strings.SplitN(to, "#", 2)[0]).want("#issue-"+issue.String()+" h3", v.Terms[0].Headline)
	// The same draft goes on, and so does it by the address alone.
	if _, again, _ := w.post(action, url.Values{}); again != to {
		t.Errorf("a second draft is begun at %q beside %q", again, to)
	}
	if response, _ := w.request("GET", action); response.Header.Get("Location") != to {
		t.Errorf("the address leads to %q", response.Header.Get("Location"))
	}
	for anchor, page := range map[string]string{"step__talks_after_ceasefire": "/order", "no-such-question": "/text"} {
		if _, to, _ := w.post("/add/russia-memorandum?revise=1&at="+anchor, url.Values{}); !strings.HasSuffix(to, page) {
			t.Errorf("the place %q leads to %q", anchor, to)
		}
	}
	// A form that is a document has no places.
	w.submit(draftOf(t, to)+"/text", "go:document", nil)
	if _, to, _ := w.post(action, url.Values{}); !strings.HasSuffix(to, "/document") {
		t.Errorf("a draft that is a document leads to %q", to)
	}
}

func TestSettlementFromBeforeOutcomes(t *testing.T) {
	o := rereading{revision: newShippedSite(t).revisionOf("russia-memorandum")}
	line := o.settled("cd", proposals.ReadPlace{Settled: &proposals.Settlement{Note: "So.", Signature: longAgo}})
	if line.Outcome != "Outcome not recorded" || line.Revise != "" {
		t.Errorf("it says %+v", line)
	}
}

func (s *testSite) revisionOf(proposal string) *proposals.Revision {
	s.t.Helper()
	found, err := s.store.Revisions(s.t.Context(), []proposals.Ref{proposals.NewRef(slug(proposal), 1, 1)})
	if err != nil {
		s.t.Fatal(err)
	}
	return found[0]
}
