package sqlite_test

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"parley/proposals"
	"parley/proposals/proposalstest"
	"parley/proposals/sqlite"
	"pgregory.net/rapid"
)

// signed is a signature whose time is not in UTC, and stored what the store
// keeps of it.
var (
	at     = time.Date(2026, 11, 23, 9, 30, 15, 123456000, time.FixedZone("", 2*60*60))
	signed = proposals.Signature{By: "ab", Way: proposals.ByCommand, At: at}
	stored = proposals.Signature{By: "ab", Way: proposals.ByCommand, At: at.UTC()}
)

func openStore(t testing.TB) *sqlite.Store {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "parley.db"))
}

func openAt(t testing.TB, path string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// content compares what a revision says, not what the store adds to it.
var content = cmp.Options{
	cmp.Exporter(func(t reflect.Type) bool { return t.PkgPath() == "parley/proposals" }),
	cmpopts.IgnoreTypes(proposals.Stored{}),
	cmpopts.EquateEmpty(),
}

func TestEveryCaseIsReadBackAsItWasStored(t *testing.T) {
	s := openStore(t)
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		c := proposalstest.Case().Draw(rt, "case")
		c = renamed(rt, c, n)
		hash := proposals.Hash{byte(n)}
		if err := s.AddCase(context.Background(), c, 0, hash, signed); err != nil {
			rt.Fatal(err)
		}
		got, err := s.Case(context.Background(), c.Case().Slug, 0)
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(c, got, content); diff != "" {
			rt.Fatalf("read back (-stored +read):\n%s", diff)
		}
		if want := (proposals.Stored{Revision: 1, Signature: stored, Hash: hash}); got.Stored() != want {
			rt.Fatalf("stored as %v, want %v", got.Stored(), want)
		}
	})
}

// renamed is c under a slug of its own, since one store takes them all.
func renamed(t *rapid.T, c *proposals.CaseRevision, n int) *proposals.CaseRevision {
	content := *c.Case()
	content.Slug = proposals.MustSlug(fmt.Sprintf("case-%d", n))
	r, problems := proposals.NewCaseRevision(content, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return r
}

func TestEveryRevisionIsReadBackAsItWasStored(t *testing.T) {
	s := openStore(t)
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		c := renamed(rt, proposalstest.Case().Draw(rt, "case"), n)
		r := proposalstest.Revision(c.WithStored(proposals.Stored{Revision: 1})).Draw(rt, "revision")
		v := *r.Version()
		v.Proposal = proposals.MustSlug(fmt.Sprintf("proposal-%d", n))
		r, problems := proposals.NewRevision(v, r.Against())
		if len(problems) > 0 {
			rt.Fatal(problems)
		}
		if err := s.AddCase(context.Background(), c, 0, proposals.Hash{}, signed); err != nil {
			rt.Fatal(err)
		}
		if err := s.AddRevision(context.Background(), r, 0, proposals.Hash{1}, signed); err != nil {
			rt.Fatal(err)
		}
		got, err := s.Revisions(context.Background(), []proposals.Ref{v.Ref()})
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(r, got[0], content); diff != "" {
			rt.Fatalf("read back (-stored +read):\n%s", diff)
		}
		if want := (proposals.Stored{Revision: 1, Signature: stored, Hash: proposals.Hash{1}}); got[0].Stored() != want {
			rt.Fatalf("stored as %v, want %v", got[0].Stored(), want)
		}
	})
}
