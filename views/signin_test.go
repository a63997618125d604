package views

import (
	"encoding/base64"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/argon2"
	"parley/proposals"
	"parley/proposals/password"
)

func serveHandler(t testing.TB, h http.Handler) (url string) {
	t.Helper()
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	return server.URL
}

func TestSignInPage(t *testing.T) {
	s := newEmptySite(t)
	s.addUser("ab", proposals.Coder)
	p := s.page("/sign-in?to=/method")
	for name, want := range map[string]string{"name": "", "password": "", "to": "/method"} {
		if got, _ := attribute(p.one("main form [name="+name+"]"), "value"); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func TestWrongNameAndWrongPasswordAreAnsweredAlike(t *testing.T) {
	s := newEmptySite(t)
	s.addUser("ab", proposals.Coder)
	if err := s.store.AddUser(t.Context(), proposals.User{Name: slug("gone"), Role: proposals.Coder, Password: rightHash(t)}, longAgo); err != nil {
		t.Fatal(err)
	}
	if err := s.store.RemoveUser(t.Context(), slug("gone"), longAgo); err != nil {
		t.Fatal(err)
	}
	var pages []string
	for _, c := range [][2]string{{"ab", "a wrong password"}, {"cd", rightPassword}, {"gone", rightPassword}, {"no slug", rightPassword}, {"", ""}, {"<b>", "\xff\x00"}} {
		v := s.visitor()
		response, body := v.tryWith(c[0], c[1])
		if response.StatusCode != http.StatusUnprocessableEntity || len(response.Cookies()) != 0 {
			t.Errorf("%q: %s, %v", c, response.Status, response.Cookies())
		}
		checkPage(t, body)
		p := parsePage(t, body)
		if kept, _ := attribute(p.one("#name"), "value"); kept != c[0] {
			t.Errorf("the name %q came back as %q", c[0], kept)
		}
		if kept, _ := attribute(p.one("#password"), "value"); kept != "" {
			t.Errorf("the password came back: %q", kept)
		}
		pages = append(pages, words(p.one("main")))
	}
	for _, page := range pages {
		if page != pages[0] || !strings.Contains(page, "no user of this name with this password") {
			t.Errorf("says %q and %q", pages[0], page)
		}
	}
}

func TestSignInLeadsToThisSiteOnly(t *testing.T) {
	s := newEmptySite(t)
	s.addUser("ab", proposals.Coder)
	now := newClock()
	v := s.with(Options{Now: now.time}).visitor()
	for to, want := range map[string]string{
		"":                               "/",
		"/":                              "/",
		"/method":                        "/method",
		"/cases/a/compare?of=b@1.2&of=c": "/cases/a/compare?of=b@1.2&of=c",
		"/search?q=%D0%B0":               "/search?q=%D0%B0",
		"//evil.example":                 "/",
		`/\evil.example`:                 "/",
		`/a\b`:                           "/",
		"///evil.example":                "/",
		"/\t/evil.example":               "/",
		"/\n/evil.example":               "/",
		"https://evil.example":           "/",
		"https:evil.example":             "/",
		"https:/evil.example":            "/",
		"javascript:alert(1)":            "/",
		"data:text/html,x":               "/",
		"evil.example":                   "/",
		"?q=1":                           "/",
		" /method":                       "/",
		"/%zz":                           "/",
		"/sign-in":                       "/",
		"/sign-in?to=/sign-in":           "/",
	} {
		now.pass(time.Minute)
		response, _ := v.send("POST", signInPath, url.Values{"name": {"ab"}, "password": {rightPassword}, "to": {to}})
		if got := response.Header.Get("Location"); got != want {
			t.Errorf("signing in to go to %q leads to %q, want %q", to, got, want)
		}
		response, _ = v.send("GET", signInPath+"?"+url.Values{"to": {to}}.Encode(), nil)
		if got := response.Header.Get("Location"); got != want {
			t.Errorf("being signed in already, %q leads to %q, want %q", to, got, want)
		}
	}
}

func FuzzLocalAddress(f *testing.F) {
	for _, seed := range []string{"/", "/a?b=c#d", "//evil", `/\evil`, "https:x", "/\x00"} {
		f.Add(seed)
	}
	base, err := url.Parse("https://parley.example/sign-in")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		led, err := base.Parse(localAddress(text))
		if err != nil || led.Host != base.Host || led.Scheme != base.Scheme || strings.ContainsAny(localAddress(text), "\\\r\n\t") {
			t.Errorf("%q leads to %v (%v)", text, led, err)
		}
	})
}

func TestTriesForANameAreLimited(t *testing.T) {
	s := newEmptySite(t)
	s.addUser("ab", proposals.Coder)
	s.addUser("cd", proposals.Coder)
	now := newClock()
	s = s.with(Options{Now: now.time})
	v := s.visitor()
	for range 5 {
		if response, _ := v.tryWith("ab", "a wrong password"); response.StatusCode != http.StatusUnprocessableEntity {
			t.Fatal(response.Status)
		}
	}
	response, body := v.tryWith("ab", rightPassword)
	if response.StatusCode != http.StatusTooManyRequests || response.Header.Get("Retry-After") != "60" || v.cookie() != "" {
		t.Fatalf("%s, Retry-After: %q", response.Status, response.Header.Get("Retry-After"))
	}
	checkPage(t, body)
	parsePage(t, body).want("[role=alert]", "Try again in 1 minute: until then, the right password is refused too.")
	// A name that nobody has is limited in the same way.
	for range 5 {
		v.tryWith("nobody", "a wrong password")
	}
	if response, _ := v.tryWith("nobody", "a wrong password"); response.StatusCode != http.StatusTooManyRequests {
		t.Errorf("a name that nobody has: %s", response.Status)
	}
	// Others can sign in meanwhile, and this one can after the wait.
	s.visitor().signIn("cd")
	now.pass(59 * time.Second)
	if response, body := v.tryWith("ab", rightPassword); response.StatusCode != http.StatusTooManyRequests || !strings.Contains(body, "in 1 second:") {
		t.Errorf("a second too early: %s", response.Status)
	}
	now.pass(time.Second)
	v.signIn("ab")
	// Whoever has signed in has all tries again.
	for range 5 {
		if response, _ := v.tryWith("ab", "a wrong password"); response.StatusCode != http.StatusUnprocessableEntity {
			t.Fatal(response.Status)
		}
	}
}

// oldHash is a hash as it was made when less was asked of it.
func oldHash(text string) string {
	key := argon2.IDKey([]byte(text), []byte("saltsalt"), 1, 64, 1, 32)
	encode := base64.RawStdEncoding.EncodeToString
	return "$argon2id$v=19$m=64,t=1,p=1$" + encode([]byte("saltsalt")) + "$" + encode(key)
}

func TestOldHashIsRenewedAtSignIn(t *testing.T) {
	s := newEmptySite(t)
	for name, text := range map[string]string{"ab": rightPassword, "cd": "too short"} {
		if err := s.store.AddUser(t.Context(), proposals.User{Name: slug(name), Role: proposals.Coder, Password: oldHash(text)}, longAgo); err != nil {
			t.Fatal(err)
		}
		v := s.visitor()
		if response, _ := v.tryWith(name, text); response.StatusCode != http.StatusSeeOther || v.who() == "" {
			t.Fatalf("%s: %s", name, response.Status)
		}
	}
	ab, err := s.store.User(t.Context(), slug("ab"))
	if err != nil || password.IsOld(ab.Password) || password.Verify(t.Context(), rightPassword, ab.Password) != nil {
		t.Errorf("the hash was not renewed: %v", err)
	}
	// What would not be taken today is not hashed again.
	if cd, err := s.store.User(t.Context(), slug("cd")); err != nil || cd.Password != oldHash("too short") {
		t.Errorf("%v, %v", cd.Password, err)
	}
}

func TestWithoutAnyUserTheSiteIsReadOnlyAndSaysSo(t *testing.T) {
	s := newShippedSite(t)
	v := s.visitor()
	for _, c := range []struct {
		method, address string
		status          int
	}{
		{"GET", "/sign-in", http.StatusOK},
		{"POST", "/sign-in", http.StatusForbidden},
		{"POST", "/add", http.StatusForbidden},
	} {
		response, body := v.send(c.method, c.address, nil)
		if response.StatusCode != c.status {
			t.Errorf("%s %s: %s, want %d", c.method, c.address, response.Status, c.status)
		}
		checkPage(t, body)
		p := parsePage(t, body)
		p.want("main", "This site can be read, and nothing on it changed.")
		p.want("main code", "parley user add NAME --role editor")
		p.wantNone("main form")
	}
	if response, _ := v.send("GET", "/add", nil); response.Header.Get("Location") != "/sign-in?to=%2Fadd" {
		t.Errorf("/add leads to %q", response.Header.Get("Location"))
	}
	s.page("/cases/russia-ukraine/compare")
}
