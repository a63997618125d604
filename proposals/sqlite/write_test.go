package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"parley/proposals"
	"parley/proposals/sqlite"
)

// rows counts the rows of every table.
func rows(t testing.TB, s *sqlite.Store) map[string]string {
	t.Helper()
	counts := map[string]string{}
	for _, table := range query(t, s.Readers(), `SELECT name FROM sqlite_schema WHERE type = 'table'`) {
		counts[table] = query(t, s.Readers(), `SELECT count(*) FROM `+table)[0]
	}
	counts["generation"] = query(t, s.Readers(), `SELECT number FROM generation`)[0]
	return counts
}

func TestWriteIsRefused(t *testing.T) {
	s := openStore(t)
	c := addExample(t, s)
	others := exampleCase(t)
	others.Slug = proposals.MustSlug("other")
	other := checkedCase(t, others)
	if err := s.AddCase(t.Context(), other, 0, proposals.Hash{}, signed); err != nil {
		t.Fatal(err)
	}
	other = other.WithStored(proposals.Stored{Revision: 1})
	ctx := t.Context()
	add := func(against *proposals.CaseRevision, based int, change func(*proposals.Version)) error {
		v := exampleVersion(t)
		change(&v)
		return s.AddRevision(ctx, checkedVersion(t, v, against), based, proposals.Hash{}, signed)
	}
	same := func(*proposals.Version) {}
	before := rows(t, s)
	for name, tt := range map[string]struct {
		err  error
		want error
		text string
	}{
		"a case that is there":                  {s.AddCase(ctx, c, 0, proposals.Hash{}, signed), proposals.ErrExists, "store example.1: "},
		"a case based on what is not there":     {s.AddCase(ctx, c, 5, proposals.Hash{}, signed), proposals.ErrNotFound, "the revision that it is based on is not stored"},
		"a version that is there":               {add(c, 0, same), proposals.ErrExists, "store plan@1.1: "},
		"a revision based on what is not there": {add(c, 5, same), proposals.ErrNotFound, "store plan@1.6: the revision that it is based on"},
		"a new version based on a revision":     {add(c, 1, func(v *proposals.Version) { v.Number = 2 }), proposals.ErrNotFound, "the revision that it is based on"},
		"a case that was never stored":          {add(checkedCase(t, exampleCase(t)), 1, same), proposals.ErrNotFound, "the revision of the case that it was read against"},
		"another case": {
			add(other, 1, func(v *proposals.Version) { v.Case = others.Slug }), proposals.ErrInvalid, "case: the proposal is stored under another case",
		},
		"other authors":        {add(c, 1, func(v *proposals.Version) { v.Authors = slugs("south") }), proposals.ErrInvalid, "authors: the proposal is stored with other authors"},
		"more authors":         {add(c, 1, func(v *proposals.Version) { v.Authors = slugs("south", "north") }), proposals.ErrInvalid, "authors: "},
		"other authors, later": {add(c, 0, func(v *proposals.Version) { v.Number, v.Authors = 2, slugs("south") }), proposals.ErrInvalid, "authors: "},
	} {
		if !errors.Is(tt.err, tt.want) || !strings.Contains(tt.err.Error(), tt.text) {
			t.Errorf("%s: %v, want %v with %q", name, tt.err, tt.want, tt.text)
		}
	}
	if diff := cmp.Diff(before, rows(t, s)); diff != "" {
		t.Errorf("something was stored all the same:\n%s", diff)
	}
}

func TestATakenRevisionIsAConflict(t *testing.T) {
	s := openStore(t)
	c := addExample(t, s)
	r := checkedVersion(t, exampleVersion(t), c)
	if err := s.AddRevision(t.Context(), r, 1, proposals.Hash{}, signed); err != nil {
		t.Fatal(err)
	}
	before := rows(t, s)
	if err := s.AddRevision(t.Context(), r, 1, proposals.Hash{}, signed); !errors.Is(err, proposals.ErrConflict) {
		t.Errorf("AddRevision: %v, want ErrConflict", err)
	}
	if err := s.AddCase(t.Context(), c, 1, proposals.Hash{}, signed); err != nil {
		t.Fatal(err)
	}
	if err := s.AddCase(t.Context(), c, 1, proposals.Hash{}, signed); !errors.Is(err, proposals.ErrConflict) {
		t.Errorf("AddCase: %v, want ErrConflict", err)
	}
	after := rows(t, s)
	if before["revision"] != after["revision"] || before["term"] != after["term"] {
		t.Error("the loser's rows were stored")
	}
}

// Of many writers with the same revision in hand, in two programs, exactly one
// has it, and nothing of the others is left.
func TestARaceHasOneWinner(t *testing.T) {
	s := openStore(t)
	c := addExample(t, s)
	stores := []*sqlite.Store{s, openAt(t, s.Path())}
	before := rows(t, s)
	const writers = 12
	var won, lost atomic.Int32
	var all sync.WaitGroup
	for n := range writers {
		all.Go(func() {
			v := exampleVersion(t)
			v.Note = fmt.Sprintf("By writer %d.", n)
			v.Terms = v.Terms[:1+n%2]
			err := stores[n%2].AddRevision(context.Background(), checkedVersion(t, v, c), 1, proposals.Hash{byte(n)}, signed)
			switch {
			case err == nil:
				won.Add(1)
			case errors.Is(err, proposals.ErrConflict):
				lost.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	all.Wait()
	if won.Load() != 1 || lost.Load() != writers-1 {
		t.Errorf("%d have it and %d have a conflict, want 1 and %d", won.Load(), lost.Load(), writers-1)
	}
	after := rows(t, s)
	if before["generation"] != "2" || after["generation"] != "3" || after["revision"] != "2" {
		t.Errorf("stored: %v", after)
	}
	found, err := s.Revisions(t.Context(), []proposals.Ref{ref(t, "plan@1.2")})
	if err != nil {
		t.Fatal(err)
	}
	winner := found[0].Stored().Hash[0]
	if got := found[0].Version(); got.Note != fmt.Sprintf("By writer %d.", winner) || len(got.Terms) != int(1+winner%2) {
		t.Errorf("the revision has the note %q, %d terms and the hash of writer %d", got.Note, len(got.Terms), winner)
	}
}

// Two programs that write different things at once lose nothing.
func TestTwoWritersLoseNothing(t *testing.T) {
	s := openStore(t)
	c := addExample(t, s)
	stores := []*sqlite.Store{s, openAt(t, s.Path())}
	const each = 10
	var all sync.WaitGroup
	for n, store := range stores {
		all.Go(func() {
			for i := range each {
				v := exampleVersion(t)
				v.Number = 2 + 2*i + n
				if err := store.AddRevision(context.Background(), checkedVersion(t, v, c), 0, proposals.Hash{}, signed); err != nil {
					t.Error(err)
				}
				if _, err := store.Listings(context.Background(), proposals.Slug{}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	for _, store := range stores {
		if listings, err := store.Listings(t.Context(), proposals.Slug{}); err != nil || len(listings) != 1+2*each {
			t.Errorf("there are %d revisions, %v, want %d", len(listings), err, 1+2*each)
		}
	}
}

func TestACancelledWriteStoresNothing(t *testing.T) {
	s := openStore(t)
	c := addExample(t, s)
	before := rows(t, s)
	v := exampleVersion(t)
	v.Number = 2
	r := checkedVersion(t, v, c)
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.AddRevision(gone, r, 0, proposals.Hash{}, signed); !errors.Is(err, context.Canceled) {
		t.Errorf("AddRevision: %v, want context.Canceled", err)
	}
	// Wherever in the batch it is cancelled, all is stored or nothing.
	for n := range 20 {
		ctx := &cancelledAfter{Context: t.Context(), left: int32(n * 3), done: make(chan struct{})}
		err := s.AddRevision(ctx, r, 0, proposals.Hash{}, signed)
		if err == nil {
			t.Fatalf("it was stored although its context was cancelled after %d looks", n*3)
		}
		if diff := cmp.Diff(before, rows(t, s)); diff != "" {
			t.Fatalf("something was stored:\n%s", diff)
		}
	}
	if err := s.AddRevision(t.Context(), r, 0, proposals.Hash{}, signed); err != nil {
		t.Errorf("a write after a cancelled one: %v", err)
	}
}

// cancelledAfter is a context that is cancelled when it was looked at so many
// times.
type cancelledAfter struct {
	context.Context
	left int32
	done chan struct{}
	once sync.Once
}

func (c *cancelledAfter) Done() <-chan struct{} {
	if atomic.AddInt32(&c.left, -1) < 0 {
		c.once.Do(func() { close(c.done) })
	}
	return c.done
}

func (c *cancelledAfter) Err() error {
	select {
	case <-c.done:
		return context.Canceled
	default:
		return nil
	}
}
