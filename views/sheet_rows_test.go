package views

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"parley/proposals"
)

// turnCase stores a revision of the shipped case with the questions of each
// topic in the other direction, and a new one before them.
func (s *testSite) turnCase() {
	s.t.Helper()
	before, err := s.store.Case(s.t.Context(), slug("russia-ukraine"), 0)
	if err != nil {
		s.t.Fatal(err)
	}
	text := strings.Replace(shipped(s.t, "russia-ukraine.1.md"), `note: "First revision`, `note: "Turned round`, 1)
	topics := strings.Split(text, "\n## ")
	for i := range topics[1:] {
		asked := strings.Split(strings.TrimRight(topics[i+1], "\n"), "\n### ")
		slices.Reverse(asked[1:])
		added := "A new question?\n\n- issue: new-" + string(rune('a'+i)) + "\n- label: A new question\n- kind: text\n"
		topics[i+1] = strings.Join(slices.Insert(asked, 1, added), "\n### ") + "\n"
	}
	s.addCase(strings.Join(topics, "\n## "), before)
}

// questions are the sections of a page of the form that ask one question, by
// its issue.
func questions(p pageDoc) map[string]*html.Node {
	all := map[string]*html.Node{}
	for _, n := range p.all("section") {
		id, _ := attribute(n, "id")
		for _, prefix := range []string{"issue-", "mark-"} {
			if issue, ok := strings.CutPrefix(id, prefix); ok {
				all[issue] = n
			}
		}
	}
	return all
}

// typeNames types into a field of each row on a page the issue that it is of.
func typeNames(p pageDoc, v url.Values) (issues []string) {
	for issue, section := range questions(p) {
		for _, n := range slices.Concat(allBelow(section, "input"), allBelow(section, "textarea"), allBelow(section, "select")) {
			switch name, _ := attribute(n, "name"); {
			case strings.HasSuffix(name, ".headline"), strings.HasSuffix(name, ".checked.by"):
				v.Set(name, "Typed for "+issue)
			case strings.HasSuffix(name, ".coverage"):
				v.Set(name, "silent")
			}
		}
		issues = append(issues, issue)
	}
	slices.Sort(issues)
	return issues
}

// wantNames fails the test unless each question of the draft has what was typed
// for it, and nothing that was typed for another.
func (w writer) wantNames(draft string, issues []string) {
	w.t.Helper()
	var found []string
	for _, t := range []string{"sequencing", "ceasefire", "territory", "alliances", "military", "financial", "identity"} {
		for issue, section := range questions(w.page(draft + "/topics/" + t)) {
			has := false
			for _, n := range allBelow(section, "input") {
				value, _ := attribute(n, "value")
				if of, ok := strings.CutPrefix(value, "Typed for "); ok && of == issue {
					has = true
				} else if ok {
					w.t.Errorf("what was typed for %s stands at %s", of, issue)
				}
			}
			if has {
				found = append(found, issue)
			}
		}
	}
	slices.Sort(found)
	if !slices.Equal(found, issues) {
		w.t.Errorf("what was typed stands at %q, want at %q", found, issues)
	}
}

func TestWhatIsTypedStaysAtItsQuestion(t *testing.T) {
	for _, step := range []string{"topics/ceasefire", "topics/sequencing", stepRemaining} {
		t.Run(step, func(t *testing.T) {
			w := newShippedSite(t).as("ab", proposals.Coder)
			_, to, _ := w.submit("/add/ukraine-memorandum?revise=1", "go:text", func(v url.Values) { v.Set("note", "Coded further.") })
			w.submit(to, "go:"+stepRemaining, func(v url.Values) {})
			draft := draftOf(t, to)
			w.submit(draft+"/"+stepRemaining, "save", func(v url.Values) { v.Set("rest.coverage", "") })
			body := w.get(draft + "/" + step)
			v := w.fields(body)
			issues := typeNames(parsePage(t, body), v)
			if len(issues) < 2 {
				t.Fatalf("%d questions are asked: %q", len(issues), issues)
			}
			w.turnCase()
			v.Set("do", "save")
			if status, _, body := w.post(draft+"/"+step, v); status != http.StatusSeeOther && status != http.StatusUnprocessableEntity {
				t.Fatalf("status %d: %s", status, body)
			}
			w.wantNames(draft, issues)

			// The next page is sorted as the case is now, and arrives like that.
			if step != stepRemaining {
				body = w.get(draft + "/" + step)
				v = w.fields(body)
				issues = typeNames(parsePage(t, body), v)
				v.Set("do", "save")
				w.post(draft+"/"+step, v)
				w.wantNames(draft, issues)
			}
		})
	}
}

// The same where the script keeps the page meanwhile, and where a button on it
// works on one of its rows.
func TestRowsOfAnOldPage(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.submit("/add/ukraine-memorandum?revise=1", "go:topics/sequencing", nil)
	draft := draftOf(t, to)
	body := w.get(to)
	v := w.fields(body)
	issues := typeNames(parsePage(t, body), v)
	w.turnCase()
	v.Set("do", "autosave")
	_, _, kept := w.post(to, v)
	v.Set("kept", kept)
	term, _ := attribute(allBelow(questions(parsePage(t, body))["first-halt-length"], "section")[0], "id")
	v.Set("do", "-terms["+strings.TrimPrefix(term, "terms-")+"]")
	if status, to, _ := w.post(to, v); status != http.StatusSeeOther || !strings.HasSuffix(to, "#issue-first-halt-length") {
		t.Fatalf("status %d, to %q", status, to)
	}
	for i, section := range allBelow(questions(w.page(draft + "/topics/sequencing"))["first-halt-length"], "section") {
		if id, _ := attribute(section, "id"); strings.HasPrefix(id, "terms-") {
			t.Errorf("section %d is still the term %s", i, id)
		}
	}
	w.wantNames(draft, slices.DeleteFunc(issues, func(i string) bool { return i == "first-halt-length" }))
}

// A first page that was open while another window began the draft has the rows
// of the coding, whatever the draft has by now.
func TestRowsOfAFirstPage(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	const address = "/add/ukraine-memorandum"
	v := w.fields(w.get(address))
	_, to, _ := w.submit(address, "-sources[0]", nil)
	draft := draftOf(t, to)
	want := v.Get("sources[0].publisher")
	v.Set("title", "From the second window")
	v.Set("do", "save")
	status, _, body := w.post(address, v)
	if status != http.StatusConflict {
		t.Fatalf("status %d", status)
	}
	fields, action, _ := formFields(t, parsePage(t, body).all(".tools form")[0])
	w.post(action, fields)
	p := w.page(draft + "/text")
	if got, _ := attribute(p.one("#sources-0-publisher"), "value"); got != want {
		t.Errorf("the source is by %q, want %q", got, want)
	}
	if got, _ := attribute(p.one("#title"), "value"); got != "From the second window" {
		t.Errorf("the title is %q", got)
	}
	// Nothing of a coding comes in where its second reader may not see it.
	second := w.as("cd", proposals.Coder)
	_, to, _ = second.post("/proposals/ukraine-memorandum/1/read", url.Values{"do": {"coded again"}})
	v = second.fields(second.get(to))
	v.Set("from", "ukraine-memorandum@1.1")
	v.Set("do", "save")
	second.post(to, v)
	second.page(draftOf(t, to) + "/topics/ceasefire").wantNone("section section h3")
}

// A renamed source or option is renamed wherever the draft uses it.
func TestRenamingTakesTheUsesAlong(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.post("/add", url.Values{"do": {"document"}, "document": {twoSources(t)}})
	draft := draftOf(t, to)
	w.submit(draft+"/document", "go:text", nil)
	document := func() string {
		t.Helper()
		_, to, _ := w.submit(draft+"/text", "go:document", nil)
		text := strings.TrimPrefix(textOf(w.page(to).one("#document")), "\n")
		w.submit(to, "go:text", nil)
		return text
	}
	before := document()
	rename := func(do string, fields ...string) {
		t.Helper()
		w.submit(draft+"/text", do, func(v url.Values) {
			for i := 0; i+1 < len(fields); i += 2 {
				if _, ok := v[fields[i]]; !ok {
					t.Fatalf("the page has no %s", fields[i])
				}
				v.Set(fields[i], fields[i+1])
			}
		})
	}
	rename("save", "sources[0].slug", "first-source", "options[0].slug", "first-road", "options[1].slug", "second-road")
	want := strings.NewReplacer("reuters", "first-source", "option: withdrawal", "option: first-road", "  withdrawal:", "  first-road:",
		"option: package", "option: second-road",
		"option withdrawal", "option first-road", "option package", "option second-road", "  package:", "  second-road:").Replace(before)
	if diff := cmp.Diff(want, document()); diff != "" {
		t.Error(diff)
	}
	// Two may take each other's names.
	rename("save", "options[0].slug", "second-road", "options[1].slug", "first-road", "sources[0].slug", "other", "sources[1].slug", "first-source")
	rename("save", "options[0].slug", "withdrawal", "options[1].slug", "package", "sources[0].slug", "reuters", "sources[1].slug", "tass")
	if diff := cmp.Diff(before, document()); diff != "" {
		t.Error(diff)
	}
}

// twoSources is Russia's memorandum as if a second source had been read, which
// the first term names; steps, blanks and quotes name one too.
func twoSources(t testing.TB) string {
	text := shipped(t, "russia-memorandum@1.1.md")
	text = strings.Replace(text, "read: {by: coders", "  tass: {publisher: TASS, title: Memorandum, date: 2025-06-02, language: en, kind: report, extent: part}\nread: {by: coders", 1)
	head, body, _ := strings.Cut(text, "\n## Sequencing")
	body = strings.ReplaceAll(body, "\n- issue: ", "\n- sources: reuters\n- issue: ")
	return head + "\n## Sequencing" + strings.Replace(body, "- sources: reuters", "- sources: reuters, tass", 1)
}
