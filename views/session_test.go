package views

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"parley/proposals"
)

func TestSignInAndOut(t *testing.T) {
	s := newShippedSite(t)
	s.addUser("ab", proposals.Editor)
	v := s.visitor()
	if who := v.who(); who != "" {
		t.Fatalf("is %q before signing in", who)
	}
	response, _ := v.tryWith(" AB ", rightPassword) // as a phone writes it
	if to := response.Header.Get("Location"); response.StatusCode != http.StatusSeeOther || to != "/" {
		t.Fatalf("signing in: %s, to %q", response.Status, to)
	}
	if who := v.who(); who != "ab (editor)" {
		t.Fatalf("is %q after signing in", who)
	}
	if response, _ := v.send("GET", "/sign-in?to=/method", nil); response.Header.Get("Location") != "/method" {
		t.Errorf("signing in again: %s, to %q", response.Status, response.Header.Get("Location"))
	}
	token := v.cookie()
	if response, _ = v.send("POST", "/sign-out", nil); response.StatusCode != http.StatusSeeOther || response.Header.Get("Location") != "/" {
		t.Fatalf("signing out: %s", response.Status)
	}
	if v.cookie() != "" || v.who() != "" {
		t.Error("still signed in after signing out")
	}
	// What the browser held is worth nothing any more.
	if who := s.whoHas(token); who != "" {
		t.Error("the old cookie still signs in " + who)
	}
}

// whoHas is whom the site takes for whoever sends a token, empty for nobody.
func (s *testSite) whoHas(token string) string {
	s.t.Helper()
	_, body := s.request("GET", "/method", "Cookie", "parley_session="+token)
	for _, who := range parsePage(s.t, body).all("form.account span") {
		return words(who)
	}
	return ""
}

func TestCookie(t *testing.T) {
	s := newEmptySite(t)
	s.addUser("ab", proposals.Coder)
	for site, want := range map[string]string{
		"":                       "parley_session=TOKEN; Path=/; HttpOnly; SameSite=Lax",
		"http://parley.example":  "parley_session=TOKEN; Path=/; HttpOnly; SameSite=Lax",
		"https://parley.example": "__Host-parley_session=TOKEN; Path=/; HttpOnly; Secure; SameSite=Lax",
	} {
		response, _ := s.with(Options{URL: site}).visitor().tryWith("ab", rightPassword)
		cookies := response.Cookies()
		if len(cookies) != 1 || len(cookies[0].Value) != 43 {
			t.Fatalf("%s: cookies %v", site, cookies)
		}
		if got := strings.Replace(response.Header.Get("Set-Cookie"), cookies[0].Value, "TOKEN", 1); got != want {
			t.Errorf("%s: %s\nwant %s", site, got, want)
		}
		if got := response.Header.Values("Cache-Control"); len(got) != 1 || got[0] != "no-store" {
			t.Errorf("%s: Cache-Control: %q", site, got)
		}
	}
}

// sessionTokens are what the store holds of sessions.
func (s *testSite) sessionTokens() []string {
	s.t.Helper()
	db, err := sql.Open("sqlite3", s.store.Path())
	if err != nil {
		s.t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.QueryContext(s.t.Context(), `SELECT token FROM session`)
	if err != nil {
		s.t.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var token string
		if err := rows.Scan(&token); err != nil {
			s.t.Fatal(err)
		}
		all = append(all, token)
	}
	return all
}

func TestTheStoreHoldsNoTokenThatSignsIn(t *testing.T) {
	s := newEmptySite(t)
	s.addUser("ab", proposals.Coder)
	v := s.visitor()
	v.signIn("ab")
	sum := sha256.Sum256([]byte(v.cookie()))
	if got := s.sessionTokens(); len(got) != 1 || got[0] != base64.RawURLEncoding.EncodeToString(sum[:]) {
		t.Fatalf("the store holds %q of the cookie %q", got, v.cookie())
	}
	if s.whoHas(v.cookie()) != "ab (coder)" || s.whoHas(s.sessionTokens()[0]) != "" {
		t.Error("what the store holds signs in, or the cookie does not")
	}
}

func TestSigningInRenewsTheToken(t *testing.T) {
	s := newEmptySite(t)
	s.addUser("ab", proposals.Coder)
	v := s.visitor()
	v.signIn("ab")
	first := v.cookie()
	v.signIn("ab")
	if v.cookie() == first || len(s.sessionTokens()) != 1 {
		t.Errorf("the token was kept, or the session of the old one: %d sessions", len(s.sessionTokens()))
	}
	// One that somebody else put into the browser never becomes a session's.
	response, _ := s.request("GET", "/method", "Cookie", "parley_session=chosen-by-another")
	if response.StatusCode != http.StatusOK || len(response.Cookies()) != 0 {
		t.Errorf("an unknown token: %s, %v", response.Status, response.Cookies())
	}
}

// Whoever signs in where somebody is signed in already ends that session: the
// cookie that came with the request is worth nothing any more.
func TestSigningInEndsTheSessionBefore(t *testing.T) {
	s := newEmptySite(t)
	s.addUser("ab", proposals.Coder)
	s.addUser("ef", proposals.Coder)
	v := s.visitor()
	v.signIn("ab")
	for _, name := range []string{"ef", "ab"} {
		old := v.cookie()
		v.signIn(name)
		if who := s.whoHas(old); who != "" {
			t.Errorf("signing in as %s: the cookie of before still signs in %s", name, who)
		}
	}
	if got := len(s.sessionTokens()); got != 1 {
		t.Errorf("%d sessions are kept", got)
	}
}

func TestSessionsExpire(t *testing.T) {
	s := newEmptySite(t)
	s.addUser("ab", proposals.Coder)
	now := newClock()
	s = s.with(Options{Now: now.time})
	idle, busy := s.visitor(), s.visitor()
	idle.signIn("ab")
	busy.signIn("ab")
	for range 7 { // ten hours and a half
		now.pass(90 * time.Minute)
		if busy.who() == "" {
			t.Fatalf("a session that is used ended at %s", now.time())
		}
	}
	if idle.who() != "" {
		t.Error("a session goes on after hours without a request")
	}
	now.pass(89 * time.Minute)
	if busy.who() == "" {
		t.Error("a session ended before its twelve hours")
	}
	now.pass(time.Minute)
	if busy.who() != "" {
		t.Error("a session goes on after twelve hours")
	}
	busy.signIn("ab")
	if got := len(s.sessionTokens()); got != 1 {
		t.Errorf("%d sessions are kept: want that of now alone", got)
	}
}

func TestChangesOfAUserEndTheSessions(t *testing.T) {
	for name, change := range map[string]func(*testSite) error{
		"another password": func(s *testSite) error {
			return s.store.SetPassword(s.t.Context(), slug("ab"), rightHash(s.t), proposals.Signature{By: "cd", Way: proposals.ByCommand, At: time.Unix(1, 0)})
		},
		"another role": func(s *testSite) error {
			return s.store.SetRole(s.t.Context(), slug("ab"), proposals.Editor, proposals.Signature{By: "cd", Way: proposals.ByCommand, At: time.Unix(1, 0)})
		},
		"removed": func(s *testSite) error {
			return s.store.RemoveUser(s.t.Context(), slug("ab"), longAgo)
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newEmptySite(t)
			s.addUser("ab", proposals.Coder)
			s.addUser("ef", proposals.Coder)
			first, second, other := s.visitor(), s.visitor(), s.visitor()
			first.signIn("ab")
			second.signIn("ab")
			other.signIn("ef")
			if err := change(s); err != nil {
				t.Fatal(err)
			}
			if first.who() != "" || second.who() != "" {
				t.Error("a session goes on")
			}
			if other.who() == "" {
				t.Error("the session of another user ended")
			}
		})
	}
}

// A session that begins while the password changes is over, though the store
// still has it.
func TestASessionFromBeforeAChangeIsOver(t *testing.T) {
	s := newEmptySite(t)
	s.addUser("ab", proposals.Coder)
	inside, err := newSite(s.store, Options{})
	if err != nil {
		t.Fatal(err)
	}
	before, err := s.store.User(t.Context(), slug("ab"))
	if err != nil {
		t.Fatal(err)
	}
	by := longAgo
	by.At = by.At.Add(time.Second)
	if err := s.store.SetPassword(t.Context(), slug("ab"), rightHash(t), by); err != nil {
		t.Fatal(err)
	}
	v := s.with(Options{}, route{"POST /late", toAll, inside.actWith(func(w http.ResponseWriter, r *http.Request) (reply, error) {
		return reply{}, inside.beginSession(w, r, before)
	})}).visitor()
	v.send("POST", "/late", nil)
	if v.cookie() == "" || v.who() != "" {
		t.Errorf("cookie %q, is %q", v.cookie(), v.who())
	}
}

// A publicStore fails when it is asked about users or sessions.
type publicStore struct {
	Store
	t *testing.T
}

func (s publicStore) User(context.Context, proposals.Slug) (proposals.User, error) {
	s.t.Error("a user was looked for")
	return proposals.User{}, proposals.ErrNotFound
}

func (s publicStore) Session(context.Context, string, time.Time) (proposals.Session, error) {
	s.t.Error("a session was looked for")
	return proposals.Session{}, proposals.ErrNotFound
}

func (s publicStore) AddSession(context.Context, proposals.Session) error {
	s.t.Error("a session was begun")
	return nil
}

func TestReadersWithoutACookieCostNothing(t *testing.T) {
	shipped := newShippedSite(t)
	s := *shipped
	site, err := New(publicStore{shipped.store, t}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.url = serveHandler(t, site)
	for _, address := range []string{"/", "/cases/russia-ukraine/compare", "/nowhere", "/cases/russia-ukraine/compare.md"} {
		response, _ := s.request("GET", address)
		if len(response.Cookies()) != 0 {
			t.Errorf("%s sets %v", address, response.Cookies())
		}
		if got := response.Header.Get("Vary"); got != "Cookie" {
			t.Errorf("%s: Vary: %q", address, got)
		}
	}
	response, _ := s.request("GET", s.asset(".css"), "Cookie", "parley_session=x")
	if response.StatusCode != http.StatusOK || response.Header.Get("Vary") != "Accept-Encoding" {
		t.Errorf("an asset: %s, Vary: %q", response.Status, response.Header.Get("Vary"))
	}
}

func TestPagesOfViewersAreKeptByThemAlone(t *testing.T) {
	s := newShippedSite(t)
	s.addUser("ab", proposals.Coder)
	v := s.visitor()
	v.signIn("ab")
	response, body := v.send("GET", "/cases/russia-ukraine", nil)
	if got := response.Header.Get("Cache-Control"); got != "private, no-cache" {
		t.Errorf("Cache-Control: %q", got)
	}
	checkPage(t, body)
	parsePage(t, body).want("header nav a[href=/add]", "Add")
	// The page that the site keeps for one is not shown to another.
	again := s.page("/cases/russia-ukraine")
	again.wantNone("header nav a[href=/add]")
	again.want("header a[href="+signInPath+"?"+url.Values{"to": {"/cases/russia-ukraine"}}.Encode()+"]", "Sign in")
}
