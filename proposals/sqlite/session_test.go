package sqlite_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"parley/proposals"
	"parley/proposals/sqlite"
)

func token(n int) string { return fmt.Sprintf("%043d", n) }

// addSession begins a session that expires some time after at, and ends a day
// after it.
func addSession(t testing.TB, s *sqlite.Store, n int, user string, lasts time.Duration) proposals.Session {
	t.Helper()
	begun := proposals.Session{Token: token(n), User: slug(user), Data: []byte{0, 0xff}, Ends: at.Add(24 * time.Hour).UTC(), Expires: at.Add(lasts).UTC()}
	if err := s.AddSession(t.Context(), begun); err != nil {
		t.Fatal(err)
	}
	return begun
}

func TestSession(t *testing.T) {
	s := openStore(t)
	addUser(t, s, "ab", proposals.Coder)
	begun := addSession(t, s, 1, "ab", time.Hour)
	there := func(now time.Time) bool {
		t.Helper()
		got, err := s.Session(t.Context(), token(1), now)
		if errors.Is(err, proposals.ErrNotFound) {
			return false
		}
		if diff := cmp.Diff(begun, got, content...); err != nil || diff != "" {
			t.Errorf("%v, %s", err, diff)
		}
		return true
	}
	if !there(at) || !there(at.Add(59*time.Minute)) {
		t.Error("the session is not there")
	}
	if there(at.Add(time.Hour)) {
		t.Error("the session is there after it expired")
	}
	begun.Expires = at.Add(3 * time.Hour).UTC()
	if err := s.ExtendSession(t.Context(), token(1), begun.Expires); err != nil {
		t.Error(err)
	}
	if !there(at.Add(2 * time.Hour)) {
		t.Error("the session was not extended")
	}
	if err := s.ExtendSession(t.Context(), token(1), at.Add(25*time.Hour)); err == nil {
		t.Error("a session was extended past its end")
	}
	if err := s.AddSession(t.Context(), begun); err == nil {
		t.Error("a session was begun twice")
	}
	if err := s.DeleteSession(t.Context(), token(1)); err != nil || there(at) {
		t.Errorf("the session is there after it was ended: %v", err)
	}
	// Neither is an error: someone else may have ended it first.
	if err := errors.Join(s.DeleteSession(t.Context(), token(1)), s.ExtendSession(t.Context(), token(1), at)); err != nil || there(at) {
		t.Errorf("a session that is over: %v", err)
	}
}

func TestExpiredSessionsAreForgotten(t *testing.T) {
	s := openStore(t)
	addUser(t, s, "ab", proposals.Coder)
	addSession(t, s, 1, "ab", time.Hour)
	addSession(t, s, 2, "ab", 2*time.Hour)
	if err := s.DeleteExpiredSessions(t.Context(), at.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if got := query(t, s.Readers(), `SELECT token FROM session`); len(got) != 1 || got[0] != token(2) {
		t.Errorf("left are %v", got)
	}
}

func TestASessionIsThatOfAUser(t *testing.T) {
	if err := openStore(t).AddSession(t.Context(), proposals.Session{Token: token(1), User: slug("ab"), Data: []byte{1}, Ends: at, Expires: at}); err == nil {
		t.Error("nobody has a session")
	}
}
