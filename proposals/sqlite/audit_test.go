package sqlite_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"parley/proposals"
)

func TestAudit(t *testing.T) {
	s := openStore(t)
	if all, err := s.Audit(t.Context(), 0, 0); err != nil || len(all) != 0 {
		t.Errorf("%v, %v", all, err)
	}
	addExample(t, s)
	addWork(t, s)
	site := proposals.Signature{By: "cd", Way: proposals.BySite, At: later(1).At}
	name := slug("ab")
	if err := errors.Join(
		s.AddUser(t.Context(), proposals.User{Name: name, Role: proposals.Coder, Password: hashed}, later(2)),
		s.SetPassword(t.Context(), name, hashed, later(3)),
		s.SetRole(t.Context(), name, proposals.Editor, site),
		s.RemoveUser(t.Context(), name, later(4)),
	); err != nil {
		t.Fatal(err)
	}
	if s.RemoveUser(t.Context(), name, later(5)) == nil {
		t.Error("a user was removed twice")
	}
	all, err := s.Audit(t.Context(), 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range all {
		got = append(got, e.At.Format("15:04")+" "+e.By+" "+string(e.Way)+" "+e.Deed+" "+e.About)
	}
	want := []string{
		"07:34 ab command removed user ab",
		"07:33 ab command new password user ab",
		"07:32 ab command added as coder user ab",
		"07:31 cd site made editor user ab",
		"07:30 ab command stored example.1",
		"07:30 ab command withdrawn plan@1",
		"07:30 cd command checked plan@1.1",
		"07:30 ab command difference settled, coding stands plan@1.1",
		"07:30 ab command stored plan@1.1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	page, err := s.Audit(t.Context(), 1, 2)
	if diff := cmp.Diff(all[1:3], page); diff != "" || err != nil {
		t.Errorf("two after the first: %v\n%s", err, diff)
	}
}
