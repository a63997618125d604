package views

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"parley/proposals"
	"parley/proposals/document"
)

// formatExamples are the worked examples of FORMAT.md, which use every field:
// the case first.
func formatExamples(t *testing.T) []string {
	t.Helper()
	page, err := os.ReadFile("../proposals/FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	_, worked, _ := strings.Cut(string(page), "\n## Worked examples")
	var all []string
	for _, m := range regexp.MustCompile("(?s)```markdown\n(---\n.*?)```\n").FindAllStringSubmatch(worked, -1) {
		all = append(all, m[1])
	}
	if len(all) < 4 {
		t.Fatalf("FORMAT.md has %d worked examples", len(all))
	}
	return all
}

// Every field of FORMAT.md can be entered by the form alone.
func TestEveryFieldCanBeEnteredByForm(t *testing.T) {
	examples := formatExamples(t)
	for _, example := range examples[1:] {
		s := newEmptySite(t)
		c := s.addCase(examples[0], nil)
		want, problems := document.ParseVersion("example.md", []byte(example), c)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		name := want.Version().Ref().String()
		t.Run(name, func(t *testing.T) {
			w := s.as("ab", proposals.Coder)
			w.t = t
			got := w.enter(want)
			if got != example {
				t.Errorf("entered by form:\n%s\nwant:\n%s", got, example)
			}
		})
	}
}

// enter writes a coding in the form, button by button, and returns the document
// that the form then shows.
func (w writer) enter(want *proposals.Revision) string {
	w.t.Helper()
	target := document.NewSheet(want)
	_, to, _ := w.post("/add", url.Values{"do": {"proposal"}, "case": {target.Case}})
	draft := draftOf(w.t, to)
	press := func(step, do string) {
		w.t.Helper()
		status, _, body := w.submit(draft+"/"+step, do, func(v url.Values) { w.fill(v, target, want.Against(), step) })
		if status != http.StatusSeeOther && status != http.StatusUnprocessableEntity {
			w.t.Fatalf("%s on %s: status %d: %s", do, step, status, body)
		}
	}
	press(stepText, "save")
	for range target.Called {
		press(stepText, "+called")
	}
	for range target.Options {
		press(stepText, "+options")
	}
	for range target.Sources {
		press(stepText, "+sources")
	}
	press(stepText, "save")
	topic := func(issue string) string {
		i, _ := want.Against().Issue(proposals.MustSlug(issue))
		return stepTopics + i.Topic.String()
	}
	for _, term := range target.Terms {
		if _, _, body := w.submit(draft+"/"+topic(term.Issue), "+terms:"+term.Issue, nil); strings.Contains(body, "Error") {
			w.t.Fatal(body)
		}
	}
	for i, term := range target.Terms {
		for range term.Quotes {
			press(topic(term.Issue), fmt.Sprintf("+terms[%d].quotes", i))
		}
		press(topic(term.Issue), "save")
	}
	for range target.Steps {
		press(stepOrder, "+steps")
	}
	for i, step := range target.Steps {
		for range step.Quotes {
			press(stepOrder, fmt.Sprintf("+steps[%d].quotes", i))
		}
	}
	press(stepOrder, "save")
	for i, b := range target.Blanks {
		_, _, _ = w.submit(draft+"/"+topic(b.Issue), "+blanks:"+b.Issue, func(v url.Values) {
			for name := range v {
				if strings.HasPrefix(name, "blanks[") {
					n, _ := strconv.Atoi(strings.TrimPrefix(name[:strings.Index(name, "]")], "blanks["))
					if n >= i {
						v.Del(name)
					}
				}
			}
		})
	}
	for _, b := range target.Blanks {
		press(topic(b.Issue), "save")
	}
	press(stepRemaining, "save")
	_, to, _ = w.submit(draft+"/"+stepText, "go:"+stepDocument, nil)
	text := strings.TrimPrefix(textOf(w.page(to).one("#document")), "\n")
	// The form gives a new proposal its first version.
	text = strings.Replace(text, "version: 1\n", "version: "+target.Version+"\n", 1)
	entered, problems := document.ParseVersion("entered.md", []byte(text), want.Against())
	if len(problems) > 0 {
		w.t.Fatalf("%s\n%s", problems, text)
	}
	return string(document.PrintVersion(entered))
}

// fill puts into the fields of a page what the sheet that is wanted has there.
func (w writer) fill(v url.Values, target document.Sheet, c *proposals.CaseRevision, step string) {
	form := sheetForm{Sheet: &target, in: c}
	var set func(groups []group)
	set = func(groups []group) {
		for _, g := range groups {
			for _, in := range g.Inputs {
				if _, there := v[in.Name]; !there && in.Kind != ticks && in.Kind != tick && in.Name != "proposal" {
					continue
				}
				switch {
				case in.Kind == ticks || in.Kind == lines || in.Kind == picks:
					v[in.Name] = slices.Clone(in.Values)
				case in.Value != "":
					v.Set(in.Name, in.Value)
				case in.Kind == tick:
					v.Del(in.Name)
				}
			}
			set(g.Groups)
		}
	}
	set(form.groups(step, true))
}

// Of fifty who store the same next revision one wins, and the others see both
// texts; nothing of theirs is stored.
func TestFiftyStoreTheSameRevision(t *testing.T) {
	const writers = 50
	s := newShippedSite(t)
	var drafts []string
	var all []writer
	for n := range writers {
		w := s.as(fmt.Sprintf("coder-%d", n), proposals.Coder)
		_, to, _ := w.submit("/add/ukraine-memorandum?revise=1", "go:preview", func(v url.Values) {
			v.Set("note", fmt.Sprintf("Corrected by coder %d.", n))
		})
		drafts, all = append(drafts, draftOf(t, to)), append(all, w)
	}
	var won, lost atomic.Int32
	var together sync.WaitGroup
	for n, w := range all {
		together.Go(func() {
			response, err := w.client.PostForm(w.url+drafts[n]+"/store", nil)
			if err != nil {
				t.Error(err)
				return
			}
			response.Body.Close()
			switch response.StatusCode {
			case http.StatusSeeOther:
				won.Add(1)
			case http.StatusConflict:
				lost.Add(1)
			default:
				t.Errorf("status %d", response.StatusCode)
			}
		})
	}
	together.Wait()
	if won.Load() != 1 || lost.Load() != writers-1 {
		t.Errorf("%d won and %d were shown both texts", won.Load(), lost.Load())
	}
	listings, err := s.store.Listings(t.Context(), proposals.MustSlug("russia-ukraine"))
	if err != nil || len(listings) != 3 {
		t.Errorf("%d revisions are stored, want 3: %v", len(listings), err)
	}
	if err := s.store.Verify(context.Background(), document.HashCase, document.HashVersion); err != nil {
		t.Error(err)
	}
}

// hostileTexts are shown inert or refused, in every field.
var hostileTexts = []string{
	"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "{{.}} ${x} %s", "a\x00b", "\u202eright to left\u202c", "\u2066isolate\u2069",
	"lone \xed\xa0\x80 surrogate", strings.Repeat("x", 100_000), "---\nproposal: other\n---", "## Heading\n\n- issue: ceasefire", "```\ncode", "<!-- ",
	"[a]: http://example.org", "&lt;b&gt; &#0;", "javascript:alert(1)", "=cmd|' /C calc'!A0", "line\u2028separator",
}

func TestHostileTextIsInertOrRefused(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.submit("/add/ukraine-memorandum", "go:topics/sequencing", nil)
	draft := draftOf(t, to)
	for _, step := range []string{stepText, "topics/sequencing", stepOrder, stepRemaining} {
		names := w.fields(w.get(draft + "/" + step))
		for _, nasty := range hostileTexts {
			status, _, body := w.submit(draft+"/"+step, "save", func(v url.Values) {
				for name := range names {
					if name != "save" && name != "do" && !strings.HasSuffix(name, ".issue") {
						v[name] = []string{nasty}
					}
				}
			})
			if status >= 500 || status == http.StatusBadRequest {
				t.Fatalf("%.20q on %s: status %d", nasty, step, status)
			}
			if body != "" {
				checkPage(t, body)
				if p := parsePage(t, body); len(p.all("script")) != 1 || len(p.all("img")) != 0 {
					t.Fatalf("%.20q on %s became markup", nasty, step)
				}
			}
			w.undo(draft + "/" + step)
		}
	}
	w.get(draft + "/preview")
}
