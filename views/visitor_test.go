package views

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"parley/proposals"
	"parley/proposals/password"
)

const rightPassword = "correct horse battery staple"

// A clock goes only when it is told to.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)} }

func (c *clock) time() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// with is the same store behind a site with other options, and with more
// routes.
func (s *testSite) with(opts Options, more ...route) *testSite {
	s.t.Helper()
	opts.Logger = slog.New(slog.NewTextHandler(s.log, nil))
	inside, err := newSite(s.store, opts)
	if err != nil {
		s.t.Fatal(err)
	}
	handler, err := inside.handler(append(inside.table(), more...))
	if err != nil {
		s.t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	s.t.Cleanup(server.Close)
	other := *s
	other.url = server.URL
	return &other
}

// addUser adds a user with [rightPassword].
func (s *testSite) addUser(name string, role proposals.Role) {
	s.t.Helper()
	if err := s.store.AddUser(s.t.Context(), proposals.User{Name: slug(name), Role: role, Password: rightHash(s.t)}, longAgo); err != nil {
		s.t.Fatal(err)
	}
}

var rightHash = func() func(testing.TB) string {
	hash := sync.OnceValues(func() (string, error) { return password.Hash(context.Background(), rightPassword) })
	return func(t testing.TB) string {
		t.Helper()
		made, err := hash()
		if err != nil {
			t.Fatal(err)
		}
		return made
	}
}()

// A visitor has a browser of their own, which follows no redirect.
type visitor struct {
	*testSite
	client *http.Client
}

func (s *testSite) visitor() visitor {
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return visitor{s, &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// send sends a request, with fields if it is a POST.
func (v visitor) send(method, address string, fields url.Values, header ...string) (*http.Response, string) {
	v.t.Helper()
	request, err := http.NewRequestWithContext(v.t.Context(), method, v.url+address, strings.NewReader(fields.Encode()))
	if err != nil {
		v.t.Fatal(err)
	}
	if method == "POST" {
		request.Header.Set("Content-Type", urlencodedForm)
	}
	for i := 0; i+1 < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	return v.do(request)
}

func (v visitor) do(request *http.Request) (*http.Response, string) {
	v.t.Helper()
	response, err := v.client.Do(request)
	if err != nil {
		v.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	return response, string(body)
}

// signIn signs in under a name.
func (v visitor) signIn(name string) {
	v.t.Helper()
	if response, body := v.tryWith(name, rightPassword); response.StatusCode != http.StatusSeeOther {
		v.t.Fatalf("signing in: %s: %s", response.Status, words(parsePage(v.t, body).one("main")))
	}
}

func (v visitor) tryWith(name, text string) (*http.Response, string) {
	v.t.Helper()
	return v.send("POST", signInPath, url.Values{"name": {name}, "password": {text}})
}

// who is whom the site takes the visitor for, empty for nobody.
func (v visitor) who() string {
	v.t.Helper()
	response, body := v.send("GET", "/method", nil)
	if response.StatusCode != http.StatusOK {
		v.t.Fatal(response.Status)
	}
	for _, n := range parsePage(v.t, body).all("form.account span") {
		return words(n)
	}
	return ""
}

// cookie is what the visitor's browser holds of the site.
func (v visitor) cookie() string {
	v.t.Helper()
	u, err := url.Parse(v.url)
	if err != nil {
		v.t.Fatal(err)
	}
	for _, c := range v.client.Jar.Cookies(u) {
		return c.Value
	}
	return ""
}
