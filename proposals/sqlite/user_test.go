package sqlite_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"parley/proposals"
	"parley/proposals/sqlite"
)

const hashed = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA"

var slug = proposals.MustSlug

func addUser(t testing.TB, s *sqlite.Store, name string, role proposals.Role) {
	t.Helper()
	if err := s.AddUser(t.Context(), proposals.User{Name: slug(name), Role: role, Password: hashed}, signed); err != nil {
		t.Fatal(err)
	}
}

// later is signed a minute after what was signed before.
func later(minutes int) proposals.Signature {
	by := signed
	by.At = at.Add(time.Duration(minutes) * time.Minute)
	return by
}

func TestUserIsReadBack(t *testing.T) {
	s := openStore(t)
	addUser(t, s, "cd", proposals.Editor)
	addUser(t, s, "ab", proposals.Coder)
	ab := proposals.User{Name: slug("ab"), Role: proposals.Coder, Password: hashed, Added: stored.At, Since: stored.At}
	if got, err := s.User(t.Context(), slug("ab")); err != nil || got != ab {
		t.Errorf("%+v, %v", got, err)
	}
	all, err := s.Users(t.Context())
	if err != nil || len(all) != 2 || all[0] != ab || all[1].Name != slug("cd") {
		t.Errorf("%+v, %v", all, err)
	}
	for _, name := range []proposals.Slug{slug("ef"), {}} {
		if _, err := s.User(t.Context(), name); !errors.Is(err, proposals.ErrNotFound) {
			t.Errorf("the user %q: %v", name, err)
		}
	}
}

func TestChangesOfAUser(t *testing.T) {
	s := openStore(t)
	name := slug("ab")
	addUser(t, s, "ab", proposals.Coder)
	if err := s.AddUser(t.Context(), proposals.User{Name: name, Role: proposals.Editor, Password: hashed}, later(1)); !errors.Is(err, proposals.ErrExists) {
		t.Errorf("adding who is there: %v", err)
	}
	check := func(what string, err error, want proposals.User) {
		t.Helper()
		want.Name, want.Since = name, want.Since.UTC()
		if got, readErr := s.User(t.Context(), name); err != nil || readErr != nil || got != want {
			t.Errorf("%s: %v, %v, %s", what, err, readErr, cmp.Diff(want.Since, got.Since))
		}
		if _, err := s.Session(t.Context(), token(1), at); !errors.Is(err, proposals.ErrNotFound) {
			t.Errorf("%s: the session goes on: %v", what, err)
		}
	}
	addSession(t, s, 1, "ab", time.Hour)
	err := s.SetRole(t.Context(), name, proposals.Editor, later(2))
	check("another role", err, proposals.User{Role: proposals.Editor, Password: hashed, Added: stored.At, Since: later(2).At})

	addSession(t, s, 1, "ab", time.Hour)
	err = s.SetPassword(t.Context(), name, hashed+"b", later(3))
	check("another password", err, proposals.User{Role: proposals.Editor, Password: hashed + "b", Added: stored.At, Since: later(3).At})

	// A newer hash of the same password is no change of the user.
	addSession(t, s, 1, "ab", time.Hour)
	if err := s.RenewPassword(t.Context(), name, hashed+"b", hashed+"c"); err != nil {
		t.Error(err)
	}
	if err := s.RenewPassword(t.Context(), name, hashed+"b", hashed+"d"); err != nil {
		t.Error(err)
	}
	if got, err := s.User(t.Context(), name); err != nil || got.Password != hashed+"c" || !got.Since.Equal(later(3).At) {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := s.Session(t.Context(), token(1), at); err != nil {
		t.Error(err)
	}

	if err := s.RemoveUser(t.Context(), name, later(4)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.User(t.Context(), name); !errors.Is(err, proposals.ErrNotFound) {
		t.Errorf("the user is there after being removed: %v", err)
	}
	for what, err := range map[string]error{
		"password": s.SetPassword(t.Context(), name, hashed, later(5)),
		"role":     s.SetRole(t.Context(), name, proposals.Coder, later(5)),
		"removed":  s.RemoveUser(t.Context(), name, later(5)),
	} {
		if !errors.Is(err, proposals.ErrNotFound) {
			t.Errorf("%s of one who was removed: %v", what, err)
		}
	}
	err = s.AddUser(t.Context(), proposals.User{Name: name, Role: proposals.Coder, Password: hashed + "e"}, later(6))
	check("added again", err, proposals.User{Role: proposals.Coder, Password: hashed + "e", Added: later(6).At.UTC(), Since: later(6).At})
}

func TestUsersDoNotChangeTheGeneration(t *testing.T) {
	s := openStore(t)
	before, err := s.Generation(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	addUser(t, s, "ab", proposals.Coder)
	addSession(t, s, 1, "ab", time.Hour)
	if err := s.RemoveUser(t.Context(), slug("ab"), signed); err != nil {
		t.Fatal(err)
	}
	if after, err := s.Generation(t.Context()); err != nil || after != before {
		t.Errorf("from %d to %d, %v", before, after, err)
	}
}

// The name of a user stays: what it stands beside says who did it.
func TestNoUserIsForgotten(t *testing.T) {
	s := openStore(t)
	addUser(t, s, "ab", proposals.Coder)
	for _, statement := range []string{`DELETE FROM user`, `UPDATE user SET name = 'cd'`, `REPLACE INTO user SELECT * FROM user`} {
		if _, err := s.Writer().ExecContext(t.Context(), statement); err == nil {
			t.Errorf("%s: was done", statement)
		}
	}
}
