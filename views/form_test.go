package views

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"net/url"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	"parley/proposals"
)

// echo answers with the fields that it was sent.
func echo(s *site) http.Handler {
	return s.act(func(r *http.Request) (reply, error) {
		fields, err := posted(r)
		return reply{content: content{mediaType: "text/plain", body: []byte(r.URL.RequestURI() + " " + fields.Encode())}}, err
	})
}

// newEchoSite has a route at /trial that only coders may use, and a user.
func newEchoSite(t testing.TB, opts Options) *testSite {
	t.Helper()
	s := newEmptySite(t)
	s.addUser("ab", proposals.Coder)
	return s.with(opts, route{"POST /trial", toCode, echo(&site{opts: opts})})
}

// formFields are what a form of a page would send, and where.
func formFields(t testing.TB, form *html.Node) (fields url.Values, action, way string) {
	t.Helper()
	fields = url.Values{}
	for _, n := range allBelow(form, "input") {
		name, _ := attribute(n, "name")
		value, _ := attribute(n, "value")
		// A browser sends every line end as CR LF.
		value = strings.ReplaceAll(strings.ReplaceAll(value, "\r\n", "\n"), "\n", "\r\n")
		fields.Add(name, value)
	}
	action, _ = attribute(form, "action")
	way, _ = attribute(form, "enctype")
	return fields, action, way
}

// typedFields have what may go wrong on the way.
var typedFields = url.Values{
	"title":    {"A title <b>\"&'"},
	"body":     {"\r\nTwo lines\r\n\r\nand “quotes”, мир, وقف, \tand a tab  "},
	"sources":  {"one", "two", "", "two"},
	"name":     {"not the user's"},
	"password": {"not the user's either"},
	"to":       {"https://evil.example"},
	"way":      {"x"},
	"kept.x":   {"y"},
	"":         {"no name"},
	"do":       {"save"},
}

func TestWhatWasTypedSurvivesTheSession(t *testing.T) {
	now := newClock()
	s := newEchoSite(t, Options{Now: now.time})
	v := s.visitor()
	v.signIn("ab")
	response, want := v.send("POST", "/trial?a=b", typedFields)
	if response.StatusCode != http.StatusOK || want != "/trial?a=b "+typedFields.Encode() {
		t.Fatalf("%s: %s", response.Status, want)
	}
	now.pass(3 * time.Hour)
	response, body := v.send("POST", "/trial?a=b", typedFields)
	if response.StatusCode != http.StatusUnauthorized {
		t.Fatalf("without a session: %s", response.Status)
	}
	checkPage(t, body)
	p := parsePage(t, body)
	p.want("main", "Nothing that you sent is lost")
	fields, action, _ := formFields(t, p.one("main form"))
	fields.Set("name", "ab")
	fields.Set("password", "a wrong password")
	response, body = v.send("POST", action, fields)
	if response.StatusCode != http.StatusUnprocessableEntity {
		t.Fatalf("with a wrong password: %s", response.Status)
	}
	fields, action, _ = formFields(t, parsePage(t, body).one("main form"))
	fields.Set("password", rightPassword)
	response, body = v.send("POST", action, fields)
	if response.StatusCode != http.StatusOK || v.who() != "ab (coder)" {
		t.Fatalf("signing in: %s", response.Status)
	}
	checkPage(t, body)
	fields, action, way := formFields(t, parsePage(t, body).one("form[data-continue]"))
	if way != urlencodedForm || !maps.EqualFunc(fields, typedFields, slices.Equal) {
		t.Errorf("goes on as %s:\n%q\nwant\n%q", way, fields, typedFields)
	}
	if response, got := v.send("POST", action, fields); response.StatusCode != http.StatusOK || got != want {
		t.Errorf("%s: arrived as\n%s\nwant\n%s", response.Status, got, want)
	}
}

// What somebody typed whose session ended is there to be copied where another
// signs in, for whom it cannot be kept.
func TestWhatWasTypedIsShownToAnother(t *testing.T) {
	s := newShippedSite(t)
	s.addUser("ab", proposals.Editor)
	s.addUser("cd", proposals.Coder)
	_, to, _ := s.as("ab", proposals.Coder).submit("/add/ukraine-memorandum", "go:text", nil)
	for address, want := range map[string]struct {
		status   int
		sentence string
	}{
		to:                           {http.StatusNotFound, "This draft is ab’s, who alone can see it."},
		"/cases/russia-ukraine/edit": {http.StatusForbidden, "Only an editor can do this."},
	} {
		v := s.visitor()
		_, body := v.send("POST", address, url.Values{"save": {"1"}, "do": {"save"}, "title": {"A <title>"}, "intro": {"Two\r\nlines"}})
		fields, action, _ := formFields(t, parsePage(t, body).one("main form"))
		fields.Set("name", "cd")
		fields.Set("password", rightPassword)
		_, body = v.send("POST", action, fields)
		fields, action, _ = formFields(t, parsePage(t, body).one("form[data-continue]"))
		response, body := v.send("POST", action, fields)
		if response.StatusCode != want.status {
			t.Fatalf("%s: %s", address, response.Status)
		}
		checkPage(t, body)
		p := parsePage(t, body)
		p.want(".lead", want.sentence)
		if got := textOf(p.one("#typed")); got != "intro: Two\nlines\ntitle: A <title>\n" {
			t.Errorf("%s shows %q", address, got)
		}
	}
}

// A password is repeated by no page.
func TestAPasswordIsNotShown(t *testing.T) {
	s := newEmptySite(t)
	s.addUser("ab", proposals.Coder)
	v := s.visitor()
	s.store.Close()
	response, body := v.tryWith("ab", rightPassword)
	if response.StatusCode != http.StatusInternalServerError || strings.Contains(body, rightPassword) {
		t.Errorf("%s: %s", response.Status, body)
	}
}

// A press of a button that sends no field is kept as well.
func TestAnEmptyFormGoesOnToo(t *testing.T) {
	v := newEchoSite(t, Options{}).visitor()
	_, body := v.send("POST", "/trial", nil)
	fields, action, _ := formFields(t, parsePage(t, body).one("main form"))
	fields.Set("name", "ab")
	fields.Set("password", rightPassword)
	_, body = v.send("POST", action, fields)
	if _, action, _ := formFields(t, parsePage(t, body).one("form[data-continue]")); action != "/trial" {
		t.Errorf("goes on to %q", action)
	}
}

// multipart sends fields, and a file if there is a text for it.
func (v visitor) multipart(address string, fields url.Values, file string) (*http.Response, string) {
	v.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, values := range fields {
		for _, value := range values {
			w.WriteField(name, value)
		}
	}
	if file != "" {
		part, err := w.CreateFormFile("file", "v2.md")
		if err != nil {
			v.t.Fatal(err)
		}
		io.WriteString(part, file)
	}
	if err := w.Close(); err != nil {
		v.t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(v.t.Context(), "POST", v.url+address, &body)
	if err != nil {
		v.t.Fatal(err)
	}
	request.Header.Set("Content-Type", w.FormDataContentType())
	return v.do(request)
}

func TestAFileSurvivesTheSession(t *testing.T) {
	s := newEchoSite(t, Options{})
	v := s.visitor()
	// Large, and in letters that take three times their bytes on the way.
	file := "---\r\nversion: 2\r\n" + strings.Repeat("мирный план\r\n", 10_000)
	response, body := v.multipart("/trial", url.Values{"do": {"document"}}, file)
	if response.StatusCode != http.StatusUnauthorized {
		t.Fatal(response.Status)
	}
	fields, action, _ := formFields(t, parsePage(t, body).one("main form"))
	fields.Set("name", "ab")
	fields.Set("password", rightPassword)
	response, body = v.send("POST", action, fields)
	if response.StatusCode != http.StatusOK {
		t.Fatal(response.Status)
	}
	fields, action, way := formFields(t, parsePage(t, body).one("form[data-continue]"))
	if way != multipartForm {
		t.Fatalf("goes on as %s", way)
	}
	_, kept := v.multipart(action, fields, "")
	_, direct := v.multipart("/trial", url.Values{"do": {"document"}}, file)
	if kept != direct {
		t.Errorf("arrived as %.100q, directly as %.100q", kept, direct)
	}
}

func TestALargeFormIsRefusedAtOnce(t *testing.T) {
	s := newEchoSite(t, Options{})
	signedIn := s.visitor()
	signedIn.signIn("ab")
	for name, v := range map[string]visitor{"nobody": s.visitor(), "a user": signedIn} {
		for _, way := range []string{urlencodedForm, multipartForm + "; boundary=x"} {
			for _, address := range []string{"/trial", signInPath} {
				t.Run(fmt.Sprint(name, " ", way, " ", address), func(t *testing.T) {
					head := "a="
					if strings.HasPrefix(way, multipartForm) {
						head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.md\"\r\n\r\n"
					}
					body := io.MultiReader(strings.NewReader(head), io.LimitReader(letters{}, 10<<20))
					request, err := http.NewRequestWithContext(t.Context(), "POST", v.url+address, body)
					if err != nil {
						t.Fatal(err)
					}
					request.Header.Set("Content-Type", way)
					var before, after runtime.MemStats
					runtime.ReadMemStats(&before)
					begun := time.Now()
					response, page := v.do(request)
					took := time.Since(begun)
					runtime.ReadMemStats(&after)
					if response.StatusCode != http.StatusRequestEntityTooLarge {
						t.Fatal(response.Status)
					}
					checkPage(t, page)
					parsePage(t, page).want("h1", "too large")
					used := after.TotalAlloc - before.TotalAlloc // of which most is free again
					t.Logf("%d KiB, %s", used>>10, took)
					if most := uint64(10 << 20); address == "/trial" && used > most || took > 2*time.Second {
						t.Errorf("took %d KiB and %s", used>>10, took)
					}
				})
			}
		}
	}
}

// letters are as many as anybody reads.
type letters struct{}

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestAFormThatCannotBeReadIsRefused(t *testing.T) {
	v := newEchoSite(t, Options{}).visitor()
	v.signIn("ab")
	for way, body := range map[string]string{
		urlencodedForm:                 "a=%zz",
		multipartForm + "; boundary=x": "--x\r\nno part",
		multipartForm:                  "without a boundary",
	} {
		request, err := http.NewRequestWithContext(t.Context(), "POST", v.url+"/trial", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", way)
		response, page := v.do(request)
		if response.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %s", way, response.Status)
		}
		checkPage(t, page)
		parsePage(t, page).want("main", "The form cannot be read.")
	}
}
