package views

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"parley/compare/export"
	"parley/proposals"
)

// places are what an address of the description can name in the shipped case.
var places = strings.NewReplacer("{case}", "russia-ukraine", "{proposal}", "russia-memorandum", "{number}", "1",
	"{issue}", "ceasefire", "{topic}", "ceasefire", "{party}", "russia")

// describedPaths are the addresses of the description, with what it says of each.
func describedPaths(t testing.TB) map[string]any {
	t.Helper()
	var description struct{ Paths map[string]any }
	if err := json.Unmarshal(openAPI, &description); err != nil {
		t.Fatal(err)
	}
	return description.Paths
}

// Every route that has JSON or CSV behind it is described, and nothing else is.
func TestDescriptionHasEveryAddress(t *testing.T) {
	s := newWholeSite(t)
	things := strings.NewReplacer("issues/{thing}", "issues/{issue}", "topics/{thing}", "topics/{topic}", "parties/{thing}", "parties/{party}")
	var want []string
	for _, r := range s.everyRoute() {
		_, pattern, _ := strings.Cut(r.pattern, " ")
		if r.writes() || r.right != toRead || strings.HasSuffix(pattern, "/{$}") {
			continue
		}
		template := things.Replace(pattern)
		for _, ending := range []string{"", ".json", ".csv"} {
			response, _ := s.request("GET", places.Replace(template+ending))
			mediaType := response.Header.Get("Content-Type")
			if response.StatusCode == http.StatusOK && (strings.Contains(mediaType, "json") || strings.HasPrefix(mediaType, "text/csv")) {
				want = append(want, template+ending)
			}
		}
	}
	var got []string
	for path := range describedPaths(t) {
		got = append(got, path)
	}
	slices.Sort(want)
	slices.Sort(got)
	want = slices.Compact(want) // a page and its files are routes of their own
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("addresses (-routes +description):\n%s", diff)
	}
}

// A responder checks answers against the description and the schema.
type responder struct {
	t        testing.TB
	compiler *jsonschema.Compiler
	paths    map[string]any
}

func newResponder(t testing.TB) responder {
	t.Helper()
	r := responder{t, jsonschema.NewCompiler(), describedPaths(t)}
	for path, text := range map[string][]byte{openAPIPath: openAPI, export.SchemaPath: export.Schema} {
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := r.compiler.AddResource("https://parley.example"+path, document); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

// check reports whether an answer of the route at a path is described.
func (r responder) check(path string, response *http.Response, body string) {
	r.t.Helper()
	status := response.Status[:3]
	place := "/paths/" + pointer(path) + "/get/responses/" + status
	answers := r.paths[path].(map[string]any)["get"].(map[string]any)["responses"].(map[string]any)
	answer, ok := answers[status].(map[string]any)
	if !ok {
		r.t.Errorf("%s: %s is not described", path, status)
		return
	}
	if shared, ok := answer["$ref"].(string); ok {
		place = strings.TrimPrefix(shared, "#")
	}
	mediaType, _, _ := strings.Cut(response.Header.Get("Content-Type"), ";")
	place += "/content/" + pointer(mediaType) + "/schema"
	schema, err := r.compiler.Compile("https://parley.example" + openAPIPath + "#" + place)
	if err != nil {
		r.t.Errorf("%s: %s, %s is not described: %v", path, status, mediaType, err)
		return
	}
	var document any = body
	if strings.Contains(mediaType, "json") {
		if document, err = jsonschema.UnmarshalJSON(strings.NewReader(body)); err != nil {
			r.t.Errorf("%s: %v", path, err)
			return
		}
	}
	if err := schema.Validate(document); err != nil {
		r.t.Errorf("%s: %v", path, err)
	}
	if mediaType == "text/csv" {
		if _, err := csv.NewReader(strings.NewReader(body)).ReadAll(); err != nil {
			r.t.Errorf("%s: %v", path, err)
		}
	}
}

func pointer(text string) string { return strings.ReplaceAll(text, "/", "~1") }

func TestAnswersAreAsDescribed(t *testing.T) {
	s := newWholeSite(t)
	r := newResponder(t)
	for path := range r.paths {
		address := places.Replace(path)
		response, body := s.request("GET", address)
		if response.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", address, response.Status)
		}
		r.check(path, response, body)
		if again, body := s.request("GET", address, "If-None-Match", response.Header.Get("ETag")); again.StatusCode != http.StatusNotModified || body != "" {
			t.Errorf("%s is sent again: %s", address, again.Status)
		}
		for name := range strings.SplitSeq("case proposal number issue topic party", " ") {
			if wrong := strings.Replace(path, "{"+name+"}", "9", 1); wrong != path {
				response, body := s.request("GET", places.Replace(wrong))
				if response.StatusCode != http.StatusNotFound {
					t.Errorf("%s: %s", wrong, response.Status)
				}
				r.check(path, response, body)
			}
		}
	}
	all := "/cases/russia-ukraine/compare"
	for _, query := range []string{"?with=prose&with=quotes", "?without=verdicts", "?rows=cell&with=quotes", "?of=russia-memorandum@1&of=ukraine-memorandum@1&of=us-28-points@1", "?only=agree", "?as-of=2025-06-03"} {
		for _, ending := range []string{".json", ".csv"} {
			response, body := s.request("GET", all+ending+query)
			r.check("/cases/{case}/compare"+ending, response, body)
		}
	}
	for _, ref := range shippedRefs(t) {
		response, body := s.request("GET", versionAddress(ref)+".json")
		r.check("/proposals/{proposal}/{number}.json", response, body)
	}
}

func TestProblemsSayWhatThereIs(t *testing.T) {
	s := newShippedSite(t)
	r := newResponder(t)
	for _, c := range []struct {
		name, path, address string
		status              int
		problem, text, next string
	}{
		{"a topic", "/cases/{case}/compare.json", "/cases/russia-ukraine/compare.json?topic=ceasfire", 400, "topic", "ceasefire", "/cases/russia-ukraine/compare.json"},
		{"no ref", "/cases/{case}/compare.csv", "/cases/russia-ukraine/compare.csv?of=x", 400, "of", "is not a ref", ""},
		{"a text", "/cases/{case}/compare.json", "/cases/russia-ukraine/compare.json?of=russia-memorandum@9", 404, "", "russia-memorandum@9", "/cases/russia-ukraine"},
		{"columns", "/cases/{case}/compare.csv", "/cases/russia-ukraine/compare.csv?columns=a", 400, "columns", "given", ""},
		{"rows", "/cases/{case}/compare.csv", "/cases/russia-ukraine/compare.csv?rows=all", 400, "rows", "issue or cell", ""},
		{"a format", "/cases/{case}/compare.json", "/cases/russia-ukraine/compare.jsn?topic=ceasefire", 404, "format", "json", "/cases/russia-ukraine/compare.json?topic=ceasefire"},
		{"a format of a version", "/proposals/{proposal}/{number}.json", "/proposals/russia-memorandum/1.csv", 404, "format", "md, json", "/proposals/russia-memorandum/1.json"},
		{"a format of a question", "/cases/{case}/issues/{issue}.json", "/cases/russia-ukraine/issues/ceasefire.xml", 404, "format", "csv", "/cases/russia-ukraine/issues/ceasefire.csv"},
		{"a format of the order", "/cases/{case}/order.json", "/cases/russia-ukraine/order.csv", 404, "format", "json", "/cases/russia-ukraine/order.json"},
		{"a question", "/cases/{case}/issues/{issue}.json", "/cases/russia-ukraine/issues/ceasfire.json", 404, "", "ceasfire", "/cases/russia-ukraine/issues/ceasefire"},
		{"a case", "/cases/{case}.json", "/cases/atlantis.json", 404, "", "atlantis", "/cases/russia-ukraine"},
		{"what a list does not have", "/cases/{case}.json", "/cases/russia-ukraine.json?topic=ceasefire&as-of=2025&of=nonesuch@1", 400, "of", "this file has no", ""},
		{"what a report does not have", "/cases/{case}/coverage.csv", "/cases/russia-ukraine/coverage.csv?only=apart", 400, "only", "only a comparison", ""},
		{"an option of comparisons", "/cases/{case}/glance.json", "/cases/russia-ukraine/glance.json?without=verdicts", 400, "without", "only a comparison", ""},
		{"what a comparison does not have", "/cases/{case}/compare.json", "/cases/russia-ukraine/compare.json?verdict=apart", 400, "verdict", "this file has no", ""},
		{"what changes have and a comparison has not", "/cases/{case}/compare.json", "/cases/russia-ukraine/compare.json?from=2025-07-01", 400, "from", "this file has no", ""},
		{"what a comparison has and changes have not", "/proposals/{proposal}/changes.json", "/proposals/ukraine-memorandum/changes.json?from=russia-memorandum@1&to=1&only=apart", 400, "only", "this file has no", ""},
		{"a topic that there is not", "/proposals/{proposal}/changes.json", "/proposals/ukraine-memorandum/changes.json?from=russia-memorandum@1&to=1&topic=ceasfire", 400, "topic", "did you mean", ""},
		{"verdicts of changes", "/proposals/{proposal}/changes.json", "/proposals/ukraine-memorandum/changes.json?from=russia-memorandum@1&to=1&without=verdicts", 400, "without", "taken away whole", ""},
		{"rows of what has no choice of them", "/cases/{case}/compare.json", "/cases/russia-ukraine/compare.json?rows=cell", 400, "rows", "expected the format csv", ""},
		{"a limit of a table", "/cases/{case}/compare.csv", "/cases/russia-ukraine/compare.csv?limit=3", 400, "limit", "this file has no", ""},
		{"a limit of a search", "/search.json", "/search.json?q=truce&limit=2", 400, "limit", "this file has no", ""},
		{"a page behind the last", "/search.json", "/search.json?q=truce&page=999", 400, "page", "there is no page 999", ""},
		{"what no list has", "/cases.json", "/cases.json?topic=ceasefire", 400, "topic", "this file has no", ""},
		{"a misspelt limit", "/proposals/{proposal}.json", "/proposals/russia-memorandum.json?limt=2", 400, "limt", "limit", ""},
		{"a misspelt party", "/search.json", "/search.json?q=truce&partie=russia", 400, "partie", "party", ""},
		{"a party of a search", "/search.json", "/search.json?q=truce&party=rusia", 400, "party", "russia", ""},
		{"a limit", "/cases/{case}.json", "/cases/russia-ukraine.json?limit=0", 400, "limit", "from 1 to 1000", ""},
		{"a place in a list", "/cases/{case}.json", "/cases/russia-ukraine.json?after=x", 400, "after", "not in this list", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r.t = t
			response, body := s.request("GET", c.address)
			if response.StatusCode != c.status || response.Header.Get("Content-Type") != problemType || response.Header.Get("Cache-Control") != "no-store" {
				t.Fatalf("%s: %s, %s", c.address, response.Status, response.Header.Get("Content-Type"))
			}
			r.check(c.path, response, body)
			var file problemFile
			if err := json.Unmarshal([]byte(body), &file); err != nil {
				t.Fatal(err)
			}
			if !slices.ContainsFunc(file.Problems, func(p problemLine) bool { return p.Path == c.problem && strings.Contains(p.Text, c.text) }) {
				t.Errorf("no problem of %q says %q: %s", c.problem, c.text, body)
			}
			if c.next != "" && !slices.ContainsFunc(file.Next, func(n problemNext) bool { return n.Address == c.next }) {
				t.Errorf("nothing leads to %s: %s", c.next, body)
			}
			// A page at the same address has the same status.
			if page, _ := s.request("GET", c.address, "Accept", "text/html,*/*"); page.StatusCode != c.status || !strings.HasPrefix(page.Header.Get("Content-Type"), "text/html") {
				t.Errorf("for a browser: %s, %s", page.Status, page.Header.Get("Content-Type"))
			}
		})
	}
	if response, _ := s.request("GET", "/nowhere", "Accept", "application/json"); response.StatusCode != http.StatusNotFound || response.Header.Get("Content-Type") != problemType {
		t.Errorf("a program asks for a page: %s, %s", response.Status, response.Header.Get("Content-Type"))
	}
	if response, _ := s.request("POST", "/cases.json"); response.StatusCode != http.StatusMethodNotAllowed || response.Header.Get("Content-Type") != problemType {
		t.Errorf("sending to a file: %s, %s", response.Status, response.Header.Get("Content-Type"))
	}
}

func TestListsComeInParts(t *testing.T) {
	s := newWholeSite(t)
	type part struct {
		Texts, Revisions []struct{ Ref string }
		Next             string
	}
	for _, address := range []string{"/cases/russia-ukraine.json", "/proposals/russia-memorandum.json"} {
		refs := func(address string) (refs []string, next string) {
			var p part
			if err := json.Unmarshal([]byte(s.get(address)), &p); err != nil {
				t.Fatal(err)
			}
			for _, one := range slices.Concat(p.Texts, p.Revisions) {
				refs = append(refs, one.Ref)
			}
			return refs, p.Next
		}
		want, none := refs(address)
		if len(want) < 2 || none != "" {
			t.Fatalf("%s: %q, then %q", address, want, none)
		}
		var got []string
		for next := address + "?limit=1"; next != ""; {
			var one []string
			if one, next = refs(next); len(one) != 1 {
				t.Fatalf("%q, expected one", one)
			}
			got = append(got, one...)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: the parts are %q, all %q", address, got, want)
		}
	}
}

func TestScriptsOfOtherSitesRead(t *testing.T) {
	s := newShippedSite(t)
	s.addUser("ab", proposals.Coder)
	const allow = "Access-Control-Allow-Origin"
	origin := []string{"Origin", "https://other.example"}
	preflight := append([]string{"Access-Control-Request-Method", "GET"}, origin...)
	files := []string{"/cases.json", "/cases/russia-ukraine/compare.csv", "/cases/russia-ukraine/compare.json", "/proposals/russia-memorandum/1.json", openAPIPath, "/nothing.json"}
	for _, address := range files {
		for _, method := range []string{"GET", "HEAD", "OPTIONS"} {
			response, _ := s.request(method, address, preflight...)
			if got := response.Header.Get(allow); got != "*" || response.Header.Get("Access-Control-Allow-Credentials") != "" {
				t.Errorf("%s %s: %q", method, address, got)
			}
			if method == "OPTIONS" && (response.StatusCode != http.StatusNoContent || response.Header.Get("Access-Control-Allow-Methods") != "GET, HEAD") {
				t.Errorf("%s %s: %s", method, address, response.Status)
			}
		}
	}
	private := s.with(Options{Private: true})
	v := s.visitor()
	v.signIn("ab")
	for _, address := range append(files, "/", "/cases/russia-ukraine", "/add", "/audit") {
		for _, method := range []string{"GET", "OPTIONS"} {
			if response, _ := private.request(method, address, preflight...); response.Header.Get(allow) != "" {
				t.Errorf("%s %s of a private site is shared", method, address)
			}
			if response, _ := v.send(method, address, nil, origin...); response.Header.Get(allow) != "" {
				t.Errorf("%s %s is shared with somebody who is signed in", method, address)
			}
		}
	}
	for _, address := range []string{"/", "/cases/russia-ukraine", "/add", "/audit"} {
		if response, _ := s.request("GET", address, origin...); response.Header.Get(allow) != "" {
			t.Errorf("the page %s is shared", address)
		}
	}
}

// What the manual shows is what can be done.
func TestManual(t *testing.T) {
	s := newWholeSite(t)
	if got, want := s.get(manualPath), strings.ReplaceAll(string(manual), manualSite, s.url); got != want {
		t.Errorf("the manual is served otherwise than with the address of the site:\n%s", got)
	}
	ran := map[string]int{}
	for _, block := range regexp.MustCompile("(?s)```(sh|python)\n(.*?)```").FindAllStringSubmatch(string(manual), -1) {
		language, text := block[1], strings.ReplaceAll(block[2], manualSite, s.url)
		name, flags := map[string]string{"sh": "sh", "python": "python3"}[language], map[string]string{"sh": "-ec", "python": "-c"}[language]
		needProgram(t, name)
		if language == "sh" {
			needProgram(t, "curl")
			text = strings.ReplaceAll(text, "curl -sS", "curl -sSf")
		}
		example := exec.CommandContext(t.Context(), name, flags, text)
		example.Dir = t.TempDir()
		out, err := example.CombinedOutput()
		if err != nil {
			t.Errorf("%v: %s\n%s", err, out, block[2])
		}
		written, err := os.ReadDir(example.Dir)
		if err != nil || len(written) == 0 && len(out) == 0 {
			t.Errorf("it gives nothing: %v\n%s", err, block[2])
		}
		if strings.Contains(block[2], "--etag-compare") {
			again := exec.CommandContext(t.Context(), name, flags, text)
			again.Dir = example.Dir
			if out, err := again.CombinedOutput(); err != nil || string(out) != "304\n" {
				t.Errorf("what did not change is answered %s: %v", out, err)
			}
			if kept, err := os.ReadFile(filepath.Join(example.Dir, "case.json")); err != nil || len(kept) == 0 {
				t.Errorf("the file is gone: %v", err)
			}
		}
		ran[language]++
	}
	if ran["sh"] < 3 || ran["python"] < 4 {
		t.Errorf("the manual has %v examples", ran)
	}
}

// needProgram skips a test where a program is missing, and fails it in the gate.
func needProgram(t testing.TB, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err == nil {
		return
	}
	if os.Getenv("PARLEY_GATE") != "" {
		t.Fatal(name + " is not installed, and the gate needs it")
	}
	t.Skip("SKIPPED: " + name + " is not installed")
}

// The permanent address of a file gives the same file.
func TestPermanentAddressOfAFileGivesTheSame(t *testing.T) {
	s := newWholeSite(t)
	for _, address := range []string{"/cases/russia-ukraine/compare", "/cases/russia-ukraine/order", "/cases/russia-ukraine/deadlines", "/proposals/russia-memorandum/1", "/cases/russia-ukraine"} {
		body := s.get(address + ".json")
		var file struct{ Address string }
		if err := json.Unmarshal([]byte(body), &file); err != nil {
			t.Fatal(err)
		}
		u, err := url.Parse(file.Address)
		if err != nil {
			t.Fatal(err)
		}
		u.Path += ".json"
		var asked, pinned map[string]any
		for at, text := range map[*map[string]any]string{&asked: body, &pinned: s.get(u.RequestURI())} {
			if err := json.Unmarshal([]byte(text), at); err != nil {
				t.Fatal(err)
			}
			delete(*at, "query") // these two say that it was pinned
			delete(*at, "scope")
		}
		if diff := cmp.Diff(asked, pinned); diff != "" {
			t.Errorf("%s (-asked +pinned):\n%s", address, diff)
		}
	}
}
