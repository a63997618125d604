package views

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"parley/proposals"
)

// A writer is someone who is signed in to a test site.
type writer struct {
	*testSite
	client *http.Client
}

// as is the same site as someone sees it who is signed in.
func (s *testSite) as(name string, role proposals.Role) writer {
	s.t.Helper()
	site, err := New(s.store, Options{})
	if err != nil {
		s.t.Fatal(err)
	}
	v := viewer{name, role}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		site.ServeHTTP(w, r.WithContext(withViewer(r.Context(), v)))
	}))
	s.t.Cleanup(server.Close)
	own := *s
	own.url = server.URL
	return writer{&own, &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// post sends fields, and returns the status, where it leads, and the page.
func (w writer) post(address string, values url.Values) (status int, to, body string) {
	w.t.Helper()
	response, err := w.client.PostForm(w.url+address, values)
	if err != nil {
		w.t.Fatal(err)
	}
	defer response.Body.Close()
	page, err := io.ReadAll(response.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return response.StatusCode, response.Header.Get("Location"), string(page)
}

// fields are what the form with a save number would send as it stands.
func (w writer) fields(body string) url.Values {
	w.t.Helper()
	values := url.Values{}
	for _, n := range parsePage(w.t, body).all("form.sheet [name]") {
		name, ok := attribute(n, "name")
		if !ok {
			continue
		}
		value, _ := attribute(n, "value")
		kind, _ := attribute(n, "type")
		_, checked := attribute(n, "checked")
		switch {
		case n.Data == "input" && (kind == "checkbox" || kind == "radio") && !checked:
		case n.Data == "input" && kind != "file":
			values.Add(name, value)
		case n.Data == "textarea":
			values.Add(name, strings.TrimPrefix(textOf(n), "\n"))
		case n.Data == "select":
			chosen := ""
			for _, o := range allBelow(n, "option[selected]") {
				chosen, _ = attribute(o, "value")
			}
			values.Add(name, chosen)
		}
	}
	return values
}

// textOf is the text in an element as it stands.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// submit opens a page, changes some of its fields and presses a button.
func (w writer) submit(address, do string, change func(url.Values)) (status int, to, body string) {
	w.t.Helper()
	values := w.fields(w.get(address))
	if change != nil {
		change(values)
	}
	values.Set("do", do)
	action := strings.SplitN(address, "#", 2)[0]
	return w.post(action, values)
}

// draftOf is the address of a draft that a button led to, without its page.
func draftOf(t testing.TB, to string) string {
	t.Helper()
	parts := strings.Split(to, "/")
	if len(parts) < 4 || parts[1] != "drafts" {
		t.Fatalf("%q is no page of a draft", to)
	}
	return "/drafts/" + parts[2]
}

// hashOf is the stored hash of the newest coding of a version.
func (s *testSite) hashOf(ref proposals.Ref) string {
	s.t.Helper()
	found, err := s.store.Revisions(s.t.Context(), []proposals.Ref{ref})
	if err != nil {
		s.t.Fatal(err)
	}
	return found[0].Stored().Hash.String()
}

// secondText is version 2 of Ukraine's proposals, as an editor would write it.
func secondText(t testing.TB) string {
	t.Helper()
	text := shipped(t, "ukraine-memorandum@1.1.md")
	for _, change := range [][2]string{
		{"version: 1\n", "version: 2\n"},
		{"dates: {reported: 2025-06-03}", "dates: {handed-over: 2025-07-01}"},
		{"read: {by: coders a and b, on: 2026-11-23}", "read: {by: An Editor, on: 2026-11-25}"},
		{"at least 30 days, renewable", "at least 60 days, renewable"},
		{"would last at least 30 days", "would last at least 60 days"},
	} {
		if !strings.Contains(text, change[0]) {
			t.Fatalf("the shipped text has no %q", change[0])
		}
		text = strings.Replace(text, change[0], change[1], 1)
	}
	from, to := strings.Index(text, "\nnote: ")+1, strings.Index(text, "---\n\nProposals put")
	text = text[:from] + "note: \"A second text: one figure is another.\"\n" + text[to:]
	return text
}

func TestFormEditorAndFileStoreTheSame(t *testing.T) {
	ref := proposals.NewRef(proposals.MustSlug("ukraine-memorandum"), 2, 0)
	byFile := newShippedSite(t)
	c, err := byFile.store.Case(t.Context(), proposals.MustSlug("russia-ukraine"), 0)
	if err != nil {
		t.Fatal(err)
	}
	byFile.addVersion(secondText(t), c)

	byForm := newShippedSite(t).as("ab", proposals.Coder)
	byForm.writeSecondText()
	byEditor := newShippedSite(t).as("ab", proposals.Coder)
	status, to, body := byEditor.post("/add", url.Values{"do": {"document"}, "document": {strings.ReplaceAll(secondText(t), "\n", "\r\n")}})
	if status != http.StatusSeeOther {
		t.Fatalf("the document was not taken: %d %s", status, body)
	}
	byEditor.store2(draftOf(t, to))

	want := byFile.hashOf(ref)
	if got := byForm.hashOf(ref); got != want {
		t.Errorf("by form %s, by file %s:\n%s", got, want, byForm.get("/proposals/ukraine-memorandum/2.md"))
	}
	if got := byEditor.hashOf(ref); got != want {
		t.Errorf("by editor %s, by file %s", got, want)
	}
}

// store2 stores a draft of version 2 of Ukraine's proposals.
func (w writer) store2(draft string) {
	w.t.Helper()
	p := w.page(draft + "/preview")
	p.want("button", "Store ukraine-memorandum@2.1")
	p.want("#moved", "What changed from version 1 to version 2")
	p.want(".moved li", "at least 30 days, renewable → at least 60 days, renewable")
	if status, to, body := w.post(draft+"/store", nil); status != http.StatusSeeOther || to != "/proposals/ukraine-memorandum/2?done=stored" {
		w.t.Fatalf("storing answers %d and leads to %q: %s", status, to, words(parsePage(w.t, body).one("main")))
	}
}

// writeSecondText writes the text of secondText in the form.
func (w writer) writeSecondText() {
	w.t.Helper()
	_, to, _ := w.submit("/add/ukraine-memorandum", "go:topics/sequencing", func(v url.Values) {
		v.Set("dates.handed-over", "2025-07-01")
		v.Set("read.by", "An Editor")
		v.Set("read.on", "2026-11-25")
		v.Set("note", "A second text: one figure is another.")
		v.Set("intro", "Proposals put forward by Ukraine's negotiators. The article says that the text was shown to Reuters. It does not say on which day they were put forward.")
	})
	draft := draftOf(w.t, to)
	_, to, _ = w.submit(to, "go:remaining", func(v url.Values) {
		for name, values := range v {
			for i, value := range values {
				v[name][i] = strings.ReplaceAll(value, "at least 30 days", "at least 60 days")
			}
		}
	})
	if _, to, body := w.submit(to, "go:preview", func(v url.Values) { v.Set("rest.coverage", "unreported") }); to != draft+"/preview" {
		w.t.Fatalf("leads to %q: %s", to, body)
	}
	w.store2(draft)
}

func TestWrongFieldsAreSaidBesideThem(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	status, _, body := w.submit("/add/ukraine-memorandum", "save", func(v url.Values) {
		v.Set("dates.text", "the first of June")
		v.Set("title", "A title <script>alert(1)</script>")
		v.Set("sources[0].kind", "")
		v.Set("note", "")
	})
	if status != http.StatusUnprocessableEntity {
		t.Fatalf("status %d", status)
	}
	checkPage(t, body)
	p := parsePage(t, body)
	p.want("#dates-text-problem", "is not a date")
	p.want("#note-problem", "note")
	p.want("#problems", "to mend on this page before it can be stored")
	p.want(".problems a[href=#dates-text-control]", "Of the text: ")
	p.want("#sources-0-kind-problem", "kind of source")
	if value, _ := attribute(p.one("#dates-text"), "value"); value != "the first of June" {
		t.Errorf("what was typed came back as %q", value)
	}
	if value, _ := attribute(p.one("#title"), "value"); value != "A title <script>alert(1)</script>" {
		t.Errorf("what was typed came back as %q", value)
	}
	// It is kept all the same.
	w.page("/add").want(".card", "Version 2 of “Peace proposals” (ukraine-memorandum)")
}

func TestTwoWindowsOfOneDraft(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.submit("/add/ukraine-memorandum", "go:text", func(v url.Values) { v.Set("title", "First") })
	first, second := w.fields(w.get(to)), w.fields(w.get(to))
	first.Set("title", "From the first window")
	first.Set("do", "save")
	w.post(to, first)
	second.Set("title", "From the second window")
	second.Set("do", "save")
	status, _, body := w.post(to, second)
	if status != http.StatusConflict {
		t.Fatalf("the second window: status %d", status)
	}
	checkPage(t, body)
	p := parsePage(t, body)
	p.want("#mine", "From the second window")
	p.want("#theirs", "From the first window")
	if status, at, body := w.press(body, overButton); status != http.StatusSeeOther || at != to {
		t.Fatalf("going on with mine: status %d, to %q: %s", status, at, body)
	}
	if value, _ := attribute(parsePage(t, w.get(to)).one("#title"), "value"); value != "From the second window" {
		t.Errorf("the draft goes on with %q", value)
	}
}

func TestWhoIsSecondSeesBothTexts(t *testing.T) {
	s := newShippedSite(t)
	ab, cd := s.as("ab", proposals.Coder), s.as("cd", proposals.Coder)
	_, to, _ := cd.submit("/add/ukraine-memorandum?revise=1", "go:text", func(v url.Values) {
		v.Set("note", "A title corrected.")
		v.Set("title", "The title as cd has it")
	})
	draft := draftOf(t, to)
	ab.submit("/add/ukraine-memorandum?revise=1", "save", nil)
	ab.page(to2(ab)).want(".banner", "cd is writing revision 2 of “Peace proposals” (ukraine-memorandum@1) as well")
	_, to, _ = ab.submit(to2(ab), "go:preview", func(v url.Values) { v.Set("note", "A note corrected.") })
	if status, _, body := ab.post(strings.TrimSuffix(to, "preview")+"store", nil); status != http.StatusSeeOther {
		t.Fatalf("the first to store: %d %s", status, body)
	}
	status, _, body := cd.post(draft+"/store", nil)
	if status != http.StatusConflict {
		t.Fatalf("the second to store: status %d", status)
	}
	checkPage(t, body)
	p := parsePage(t, body)
	p.want(".banner", "ukraine-memorandum@1.2 was stored by ab")
	p.want("#mine", "The title as cd has it")
	p.want("#theirs", "A note corrected.")
	if status, to, _ := cd.post(draft+"/move", url.Values{"based": {"2"}}); status != http.StatusSeeOther || to != draft+"/preview" {
		t.Fatalf("going on from revision 2: %d %s", status, to)
	}
	if status, _, body := cd.post(draft+"/store", nil); status != http.StatusSeeOther {
		t.Fatalf("storing then: %d %s", status, body)
	}
	s.page("/proposals/ukraine-memorandum/1").want("h1", "The title as cd has it")
	s.page("/proposals/ukraine-memorandum/1.1").want(".banner a[href=/proposals/ukraine-memorandum/1.3]", "A newer coding")
}

// to2 is the address of the only draft of a writer.
func to2(w writer) string {
	w.t.Helper()
	address, _ := attribute(parsePage(w.t, w.get("/add")).all(".card h3 a")[0], "href")
	return address
}

func TestUndoAndDiscard(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.submit("/add/ukraine-memorandum", "go:topics/sequencing", nil)
	draft := draftOf(t, to)
	before := len(w.page(to).all("textarea"))
	_, _, _ = w.submit(to, "-terms[0]", nil)
	if after := len(w.page(to).all("textarea")); after >= before {
		t.Fatalf("%d fields before a term was taken out, %d after", before, after)
	}
	w.undo(to)
	if after := len(w.page(to).all("textarea")); after != before {
		t.Errorf("%d fields before, %d after undoing", before, after)
	}
	w.post(draft+"/discard", nil)
	w.page("/add").wantNone("section[aria-labelledby=mine]")
	w.page("/add").want("section[aria-labelledby=discarded]", "Version 2 of “Peace proposals” (ukraine-memorandum)")
	w.post(draft+"/reopen", nil)
	w.page("/add").want("section[aria-labelledby=mine]", "Version 2 of “Peace proposals” (ukraine-memorandum)")
}

func TestEditorShowsProblemsAtTheirLines(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.submit("/add/ukraine-memorandum", "go:document", nil)
	text := strings.Replace(secondText(t), "stance: requires", "stance: demands", 1)
	status, _, body := w.submit(to, "save", func(v url.Values) { v.Set("document", text) })
	if status != http.StatusUnprocessableEntity {
		t.Fatalf("status %d", status)
	}
	checkPage(t, body)
	p := parsePage(t, body)
	line := strings.Count(text[:strings.Index(text, "stance: demands")], "\n") + 1
	p.want(".problems a[href=#line-"+strconv.Itoa(line)+"]", strconv.Itoa(line)+":")
	p.want("#line-"+strconv.Itoa(line), `"demands" is no stance`)
	if got := strings.TrimPrefix(textOf(p.one("#document")), "\n"); got != text {
		t.Error("the text did not come back as it was typed")
	}
	// What cannot be read stays in the editor, with the reason.
	status, _, body = w.submit(to, "go:text", nil)
	if status != http.StatusUnprocessableEntity {
		t.Errorf("going on as a form: status %d", status)
	}
	parsePage(t, body).want("#line-"+strconv.Itoa(line), `"demands" is no stance`)
	// And what can is a form again, without loss.
	if _, to, _ = w.submit(to, "go:text", func(v url.Values) { v.Set("document", secondText(t)) }); !strings.HasSuffix(to, "/text") {
		t.Fatalf("leads to %q", to)
	}
	_, to, _ = w.submit(to, "go:document", nil)
	if got := strings.TrimPrefix(textOf(w.page(to).one("#document")), "\n"); got != secondText(t) {
		t.Error("the text is another after it was a form")
	}
}

func TestCaseIsEditedAsADocument(t *testing.T) {
	s := newShippedSite(t)
	w := s.as("ed", proposals.Editor)
	const address = "/cases/russia-ukraine/edit"
	pinned := "/cases/russia-ukraine/compare?case=russia-ukraine.1&of=russia-memorandum@1.1&of=ukraine-memorandum@1.1&columns=given"
	before := s.get(pinned)
	text := strings.TrimPrefix(textOf(w.page(address).one("#document")), "\n")
	if text != shipped(t, "russia-ukraine.1.md") {
		t.Error("the editor does not begin with the case as it is")
	}

	// What a stored coding rests on cannot go; the answer names the versions.
	broken := strings.Replace(text, "- issue: ceasefire\n", "- issue: armistice\n", 1)
	status, _, body := w.submit(address, "save", func(v url.Values) { v.Set("document", broken) })
	if status != http.StatusUnprocessableEntity {
		t.Fatalf("status %d", status)
	}
	checkPage(t, body)
	p := parsePage(t, body)
	p.want(".problems", `the issue "ceasefire" is gone`)
	p.want(".problems", "russia-memorandum@1.1 could not be read against this")
	p.want(".problems", "ukraine-memorandum@1.1 could not be read against this")

	// What is added is there, and pinned comparisons stay as they were.
	more := strings.Replace(text, "note: \"First revision", "note: \"Second revision", 1) +
		"\n## Nuclear safety\n\n- topic: nuclear\n\n### Who would run the Zaporizhzhia plant?\n\n- issue: zaporizhzhia-plant\n- label: Zaporizhzhia plant\n- kind: text\n"
	address2 := to2(w)
	if status, to, body := w.submit(address2, "go:preview", func(v url.Values) { v.Set("document", more) }); status != http.StatusSeeOther {
		t.Fatalf("status %d, to %q: %s", status, to, body)
	}
	draft := draftOf(t, address2)
	w.page(draft+"/preview").want("button", "Store russia-ukraine.2")
	if status, to, body := w.post(draft+"/store", nil); status != http.StatusSeeOther || to != "/cases/russia-ukraine?done=stored" {
		t.Fatalf("storing: %d %q %s", status, to, body)
	}
	s.page("/cases/russia-ukraine/codebook").want("th", "Who would run the Zaporizhzhia plant?")
	if s.get(pinned) != before {
		t.Error("a comparison that is pinned to the first revision changed")
	}
	if status, _, _ := s.as("ab", proposals.Coder).post(address, url.Values{"document": {more}}); status != http.StatusForbidden {
		t.Errorf("a coder edits the case: status %d", status)
	}
}

func TestUploads(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	for name, c := range map[string]struct{ content, want string }{
		"a document":         {secondText(t), ""},
		"a Word file":        {"PK\x03\x04rest", "this is a zip or Word file: expected a markdown file"},
		"a PDF":              {"%PDF-1.7", "this is a PDF"},
		"a picture":          {"\x89PNG\r\n\x1a\n\x00", "is not valid UTF-8"},
		"UTF-16":             {"\xff\xfe-\x00-\x00", "is not valid UTF-8"},
		"too much":           {strings.Repeat("x", 300<<10), "the document has more than 256 KiB"},
		"deep front matter":  {"---\na: " + strings.Repeat("[", 2000) + "\n---\n", "nest"},
		"no front matter":    {"# Notes\n", "the front matter is missing"},
		"another case's":     {strings.Replace(secondText(t), "case: russia-ukraine", "case: elsewhere", 1), `there is no case "elsewhere" here`},
		"markup in its name": {"", `the file "<b>markup in its name.md" is empty`},
		"nothing but lines":  {"\r\n \n", `the file "<b>nothing but lines.md" is empty`},
	} {
		status, to, body := w.upload("/add", "<b>"+name+".md", c.content)
		if c.want == "" {
			if status != http.StatusSeeOther {
				t.Errorf("%s: status %d, %s", name, status, body)
			}
			w.page(to).want(".banner", "It reads without a problem")
			continue
		}
		if status != http.StatusUnprocessableEntity {
			t.Errorf("%s: status %d", name, status)
			continue
		}
		checkPage(t, body)
		p := parsePage(t, body)
		p.want(".problems", c.want)
		p.wantNone("main b")
	}
}

func TestAnEmptyFileLeavesTheText(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Editor)
	_, to, _ := w.post("/add", url.Values{"do": {"document"}, "document": {secondText(t)}})
	for _, address := range []string{draftOf(t, to) + "/document", "/cases/russia-ukraine/edit"} {
		v := w.fields(w.get(address))
		text := v.Get("document")
		v.Set("do", "go:preview")
		// What was kept through signing in comes in one of the two ways, too.
		v.Set("file", "")
		v.Set("file.name", "empty.md")
		status, _, body := w.post(address, v)
		if status != http.StatusUnprocessableEntity {
			t.Fatalf("%s: status %d", address, status)
		}
		checkPage(t, body)
		p := parsePage(t, body)
		p.want(".problems", `the file "empty.md" is empty`)
		if got := strings.TrimPrefix(textOf(p.one("#document")), "\n"); got != text {
			t.Errorf("%s: the text is another", address)
		}
	}
	status, _, body := w.post("/add", url.Values{"do": {"document"}})
	if status != http.StatusUnprocessableEntity {
		t.Fatalf("status %d", status)
	}
	parsePage(t, body).want(".problems", "there is no document")
}

func TestWhatIsTooLargeLeadsBack(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	large := url.Values{"document": {strings.Repeat("x", maxForm)}}
	_, to, _ := w.post("/add", url.Values{"do": {"document"}, "document": {secondText(t)}})
	page := draftOf(t, to) + "/document?check"
	for _, tt := range []struct{ address, referer, back string }{
		{"/add", "", "/add"},
		{"/add/ukraine-memorandum?revise=1", "", "/add/ukraine-memorandum?revise=1"},
		{draftOf(t, to) + "/document", w.url + page, page},
		{"/proposals/russia-memorandum/1.1/settle", w.url + "/proposals/russia-memorandum/1.1/read", "/proposals/russia-memorandum/1.1/read"},
		{"/add", "https://elsewhere.example//evil.example", "/"},
	} {
		request, err := http.NewRequestWithContext(t.Context(), "POST", w.url+tt.address, strings.NewReader(large.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", urlencodedForm)
		request.Header.Set("Referer", tt.referer)
		response, err := w.client.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil || response.StatusCode != http.StatusRequestEntityTooLarge {
			t.Fatalf("%s: %s, %v", tt.address, response.Status, err)
		}
		parsePage(t, string(body)).want("article a[href="+tt.back+"]", "Back to where it was sent from")
	}
}

// upload sends a file as a browser does.
func (w writer) upload(address, name, content string) (status int, to, page string) {
	w.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if err := form.WriteField("do", "document"); err != nil {
		w.t.Fatal(err)
	}
	part, err := form.CreateFormFile("file", name)
	if err != nil {
		w.t.Fatal(err)
	}
	io.WriteString(part, content)
	form.Close()
	response, err := w.client.Post(w.url+address, form.FormDataContentType(), &body)
	if err != nil {
		w.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return response.StatusCode, response.Header.Get("Location"), string(text)
}

// What the script keeps meanwhile never moves what is typed to another row.
func TestKeepingByItselfMovesNothing(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.submit("/add/ukraine-memorandum", "go:topics/ceasefire", nil)
	draft := draftOf(t, to)
	keep := func(address string, v url.Values) {
		t.Helper()
		v.Set("do", "autosave")
		status, _, body := w.post(address, v)
		if status != http.StatusOK {
			t.Fatalf("status %d: %s", status, body)
		}
		v.Set("kept", body)
	}
	// A reason is chosen for the second of two blanks, and told more of later.
	v := w.fields(w.get(to))
	name := ""
	for n := range v {
		if strings.HasSuffix(n, ".coverage") && (name == "" || n > name) {
			name = strings.TrimSuffix(n, ".coverage")
		}
	}
	v.Set(name+".coverage", "silent")
	keep(to, v)
	v.Set(name+".checked.by", "An Editor")
	keep(to, v)
	v.Set("do", "save")
	_, _, body := w.post(to, v)
	if body == "" {
		body = w.get(to)
	}
	p := parsePage(t, body)
	found := 0
	for _, n := range p.all("input") {
		if value, _ := attribute(n, "value"); value == "An Editor" {
			found++
		}
	}
	if chosen := len(p.all("option[value=silent]")); found != 1 || chosen == 0 {
		t.Errorf("who read it stands %d times on the page", found)
	}
	var silent []string
	for _, n := range p.all("select") {
		for _, o := range allBelow(n, "option[selected]") {
			if value, _ := attribute(o, "value"); value == "silent" {
				id, _ := attribute(n, "id")
				silent = append(silent, strings.TrimSuffix(id, "-coverage"))
			}
		}
	}
	if len(silent) != 1 || len(p.all("#"+silent[0]+"-checked-by")) != 1 {
		t.Fatalf("%d questions are silent", len(silent))
	}
	if by, _ := attribute(p.one("#"+silent[0]+"-checked-by"), "value"); by != "An Editor" {
		t.Errorf("who read what is silent is %q", by)
	}

	// A row that was added stays while it is filled in.
	_, to, _ = w.submit(draft+"/text", "+options", nil)
	v = w.fields(w.get(draft + "/text"))
	v.Set("title", "Typed first")
	keep(draft+"/text", v)
	v.Set("options[0].slug", "first-road")
	v.Set("options[0].label", "The first road")
	v.Set("do", "save")
	w.post(draft+"/text", v)
	if value, _ := attribute(w.page(draft+"/text").one("#options-0-label"), "value"); value != "The first road" {
		t.Errorf("the option that was added is %q", value)
	}
	// To undo goes back behind all that was typed on the page.
	w.undo(draft + "/text")
	if value, _ := attribute(w.page(draft+"/text").one("#title"), "value"); value != "Peace proposals" {
		t.Errorf("the title after undoing is %q", value)
	}
}

func TestWhatIsTypedOfABlankIsKept(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.submit("/add/ukraine-memorandum", "go:topics/identity", nil)
	typed := func(v url.Values) {
		for n := range v {
			if strings.HasSuffix(n, ".checked.by") {
				v.Set(n, "An Editor")
				return
			}
		}
	}
	status, _, body := w.submit(to, "save", typed)
	if status != http.StatusUnprocessableEntity || !strings.Contains(body, "An Editor") {
		t.Errorf("status %d, and who read it came back: %t", status, strings.Contains(body, "An Editor"))
	}
}

func TestNobodyBreaksTheDraftsOfOthers(t *testing.T) {
	s := newShippedSite(t)
	ab, ed := s.as("ab", proposals.Coder), s.as("ed", proposals.Editor)
	if status, _, _ := ab.post("/add", url.Values{"do": {"proposal"}, "case": {"nowhere"}}); status != http.StatusUnprocessableEntity {
		t.Errorf("a case that is not there: status %d", status)
	}
	_, to, _ := ab.submit("/add/ukraine-memorandum", "go:text", nil)
	for _, move := range []url.Values{{"number": {"1000000"}}, {"number": {"7"}}, {"based": {"-1"}}, {}} {
		if status, _, _ := ab.post(draftOf(t, to)+"/move", move); status != http.StatusBadRequest {
			t.Errorf("%v: status %d", move, status)
		}
	}
	_, to, _ = ed.post("/add", url.Values{"do": {"case"}})
	ed.post(draftOf(t, to)+"/move", url.Values{"based": {"1"}})
	if status, _, _ := ed.post(draftOf(t, to)+"/text", url.Values{"do": {"save"}, "save": {"1"}}); status != http.StatusConflict {
		t.Errorf("a document that is sent as a form: status %d", status)
	}
	for _, w := range []writer{ab, ed} {
		w.page("/add").want("section[aria-labelledby=mine]", "Your drafts")
	}
}

func TestFormKeepsWhatItWasMadeFrom(t *testing.T) {
	s := newShippedSite(t)
	ab, cd := s.as("ab", proposals.Coder), s.as("cd", proposals.Coder)
	const address = "/add/ukraine-memorandum?revise=1"
	mine := cd.fields(cd.get(address))
	_, to, _ := ab.submit(address, "go:preview", func(v url.Values) { v.Set("note", "First."); v.Set("title", "As ab has it") })
	if status, _, _ := ab.post(strings.TrimSuffix(to, "preview")+"store", nil); status != http.StatusSeeOther {
		t.Fatal(status)
	}
	mine.Set("note", "Second.")
	mine.Set("do", "go:preview")
	_, to, _ = cd.post(address, mine)
	if status, _, _ := cd.post(draftOf(t, to)+"/store", nil); status != http.StatusConflict {
		t.Errorf("a form made from the coding before: status %d", status)
	}

	// The same in two windows of one writer: both texts, and mine goes on.
	first, second := ab.fields(ab.get("/add/russia-memorandum")), ab.fields(ab.get("/add/russia-memorandum"))
	first.Set("do", "save")
	ab.post("/add/russia-memorandum", first)
	second.Set("do", "save")
	second.Set("title", "From the second window")
	status, _, body := ab.post("/add/russia-memorandum", second)
	if status != http.StatusConflict {
		t.Fatalf("a second window: status %d", status)
	}
	_, to, _ = ab.press(body, overButton)
	if value, _ := attribute(ab.page(to).one("#title"), "value"); value != "From the second window" {
		t.Errorf("the draft goes on with %q", value)
	}
}

func TestOnlyWhatWasLookedAtIsStored(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.post("/add", url.Values{"do": {"document"}, "document": {secondText(t)}})
	draft := draftOf(t, to)
	seen, _ := attribute(w.page(draft+"/preview").one("form input[name=save]"), "value")
	w.submit(draft+"/document", "save", func(v url.Values) {
		v.Set("document", strings.Replace(secondText(t), "title: Peace proposals", "title: Another title", 1))
	})
	status, _, body := w.post(draft+"/store", url.Values{"save": {seen}})
	if status != http.StatusConflict {
		t.Fatalf("status %d", status)
	}
	parsePage(t, body).want(".banner", "changed in another window since you looked at it")
}

func TestPreviewSaysWhatWasOnlyCarriedOver(t *testing.T) {
	w := newShippedSite(t).as("ab", proposals.Coder)
	_, to, _ := w.post("/add", url.Values{"do": {"document"}, "document": {secondText(t)}})
	p := w.page(draftOf(t, to) + "/preview")
	p.want("#moved", "What changed")
	p.want("details summary", "20 terms are as coded before")
	p.want(".moved li", "The answer changed, and its explanation is as before.")
}
