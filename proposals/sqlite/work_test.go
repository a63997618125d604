package sqlite_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"parley/proposals"
)

func TestListingsSayWhatWasDoneSince(t *testing.T) {
	s := openStore(t)
	addExample(t, s)
	reading := addWork(t, s)
	all, err := s.Listings(t.Context(), proposals.Slug{})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 1 || all[0].Withdrawn == nil || all[0].Withdrawn.Reason != "Added twice." {
		t.Errorf("the version is not said to be withdrawn: %+v", all)
	}
	if want := (proposals.Reading{Readers: 1, Manner: proposals.Checked, Places: 2, Agreed: 1, Settled: 1, ByCoder: 1}); all[0].Reading != want {
		t.Errorf("read again: %+v, want %+v", all[0].Reading, want)
	}
	if len(proposals.Standing(all)) != 0 {
		t.Error("a withdrawn version stands in the list")
	}
	found, err := s.SecondReadings(t.Context(), proposals.MustSlug("plan"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]proposals.SecondReading{reading}, found, cmp.Comparer(func(a, b proposals.Ref) bool { return a == b })); diff != "" {
		t.Error(diff)
	}
	back := proposals.Withdrawal{Of: ref(t, "plan@1"), Number: 2, Restored: true, Reason: "It was another.", Signature: signed}
	if err := s.Withdraw(t.Context(), back); err != nil {
		t.Fatal(err)
	}
	if all, err = s.Listings(t.Context(), proposals.Slug{}); err != nil || len(proposals.Standing(all)) != 1 {
		t.Errorf("what was put back does not stand in the list: %v", err)
	}
}

func TestWorkIsRefused(t *testing.T) {
	s := openStore(t)
	addExample(t, s)
	reading := addWork(t, s)
	mine := reading
	mine.By, mine.Places = "ab", nil
	missing := reading
	missing.Of, missing.By = ref(t, "plan@1.9"), "ef"
	ctx := t.Context()
	for name, tt := range map[string]struct {
		err  error
		want error
		text string
	}{
		"a second reading by the coder":         {s.AddSecondReading(ctx, mine), proposals.ErrInvalid, "cannot be its second reader"},
		"a second reading twice":                {s.AddSecondReading(ctx, reading), proposals.ErrExists, "plan@1.1"},
		"a second reading of nothing":           {s.AddSecondReading(ctx, missing), nil, "FOREIGN KEY"},
		"settling what was agreed":              {s.Settle(ctx, reading.Of, "cd", "length", proposals.Settlement{Outcome: proposals.ToBeChanged, Note: "x", Signature: signed}), proposals.ErrInvalid, "no difference"},
		"settling twice":                        {s.Settle(ctx, reading.Of, "cd", "ceasefire", proposals.Settlement{Outcome: proposals.ToBeChanged, Note: "x", Signature: signed}), proposals.ErrExists, "settle"},
		"settling without an outcome":           {s.Settle(ctx, reading.Of, "cd", "ceasefire", proposals.Settlement{Note: "x", Signature: signed}), proposals.ErrInvalid, "what came of the difference is missing"},
		"settling with an unknown outcome":      {s.Settle(ctx, reading.Of, "cd", "ceasefire", proposals.Settlement{Outcome: "perhaps", Note: "x", Signature: signed}), nil, "CHECK"},
		"withdrawing what is withdrawn":         {s.Withdraw(ctx, proposals.Withdrawal{Of: ref(t, "plan@1"), Number: 2, Reason: "x", Signature: signed}), proposals.ErrConflict, "withdraw plan@1"},
		"withdrawing at the same time as other": {s.Withdraw(ctx, proposals.Withdrawal{Of: ref(t, "plan@1"), Number: 1, Restored: true, Reason: "x", Signature: signed}), proposals.ErrExists, "put back plan@1"},
	} {
		if tt.err == nil || tt.want != nil && !errors.Is(tt.err, tt.want) || !strings.Contains(tt.err.Error(), tt.text) {
			t.Errorf("%s: %v, want %v with %q", name, tt.err, tt.want, tt.text)
		}
	}
}

// What was settled in a database from before outcomes has none.
func TestSettlementsOfAnOlderDatabase(t *testing.T) {
	newest := openStore(t)
	addExample(t, newest)
	want := addWork(t, newest)
	s := openAt(t, older(t, newest.Path(), 8))
	want.Places[0].Settled.Outcome = ""
	found, err := s.SecondReadings(t.Context(), proposals.MustSlug("plan"))
	if diff := cmp.Diff([]proposals.SecondReading{want}, found, cmp.Comparer(func(a, b proposals.Ref) bool { return a == b })); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
	all, err := s.Listings(t.Context(), proposals.Slug{})
	if err != nil || all[0].Reading.Unrecorded != 1 {
		t.Errorf("read again: %+v, %v", all[0].Reading, err)
	}
	audit, err := s.Audit(t.Context(), 0, 0)
	if err != nil || !slices.ContainsFunc(audit, func(e proposals.AuditEntry) bool { return e.Deed == "difference settled, outcome not recorded" }) {
		t.Errorf("the audit has no settlement without an outcome: %v, %v", audit, err)
	}
}

func newDraft(t *testing.T, id string) proposals.Draft {
	return proposals.Draft{
		ID: id, Owner: proposals.MustSlug("ab"), Kind: proposals.VersionDraft, Case: proposals.MustSlug("example"), Ref: ref(t, "plan@2"), Begun: stored.At,
		Save: proposals.Save{Number: 1, At: stored.At, Form: proposals.AsSheet, Content: "{}"},
	}
}

func TestDraftsAreKeptSaveBySave(t *testing.T) {
	s := openStore(t)
	d := newDraft(t, "one")
	if err := s.BeginDraft(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if err := s.BeginDraft(t.Context(), d); !errors.Is(err, proposals.ErrExists) {
		t.Errorf("a draft under the same ID: %v", err)
	}
	const hostile = "<script>\x00\u202e\xed\xa0\x80"
	d.Save = proposals.Save{Number: 2, Follows: 1, At: stored.At.Add(time.Second), Form: proposals.AsDocument, Content: hostile}
	if err := s.SaveDraft(t.Context(), "one", d.Save, 0); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveDraft(t.Context(), "one", d.Save, 0); !errors.Is(err, proposals.ErrConflict) {
		t.Errorf("the same save again: %v", err)
	}
	found, err := s.Draft(t.Context(), "one")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d, found, cmp.Comparer(func(a, b proposals.Ref) bool { return a == b }), cmp.Comparer(func(a, b proposals.Slug) bool { return a == b })); diff != "" {
		t.Error(diff)
	}
	if first, err := s.DraftSave(t.Context(), "one", 1); err != nil || first.Content != "{}" {
		t.Errorf("the first save: %+v, %v", first, err)
	}
	if err := s.EndDraft(t.Context(), "one", proposals.DraftDiscarded, stored.At); err != nil {
		t.Fatal(err)
	}
	all, err := s.Drafts(t.Context())
	if err != nil || len(all) != 1 || all[0].Ending != proposals.DraftDiscarded || !all[0].Ended.Equal(stored.At) {
		t.Errorf("%+v, %v", all, err)
	}
	d.Save.Number = 3
	if err := s.SaveDraft(t.Context(), "one", d.Save, 0); !errors.Is(err, proposals.ErrConflict) {
		t.Errorf("a save of a draft that has ended: %v", err)
	}
	if err := s.EndDraft(t.Context(), "one", "", stored.At); err != nil {
		t.Error(err)
	}
	if err := s.SaveDraft(t.Context(), "one", d.Save, 2); err != nil {
		t.Error(err)
	}
	if _, err := s.DraftSave(t.Context(), "one", 2); !errors.Is(err, proposals.ErrNotFound) {
		t.Errorf("the save that was replaced: %v", err)
	}
	if err := s.EndDraft(t.Context(), "one", proposals.DraftStored, stored.At); err != nil {
		t.Fatal(err)
	}
	if err := s.EndDraft(t.Context(), "one", "", stored.At); !errors.Is(err, proposals.ErrConflict) {
		t.Errorf("a draft that was stored goes on: %v", err)
	}
	if _, err := s.Draft(t.Context(), "two"); !errors.Is(err, proposals.ErrNotFound) {
		t.Error(err)
	}
}

func TestOnlySoManySavesAreKept(t *testing.T) {
	s := openStore(t)
	if err := s.BeginDraft(t.Context(), newDraft(t, "one")); err != nil {
		t.Fatal(err)
	}
	for n := 2; n <= 60; n++ {
		if err := s.SaveDraft(t.Context(), "one", proposals.Save{Number: n, Follows: n - 1, At: stored.At, Form: proposals.AsSheet}, 0); err != nil {
			t.Fatal(err)
		}
	}
	if kept := query(t, s.Readers(), `SELECT count(*) FROM draft_save`); kept[0] != "50" {
		t.Errorf("%s saves are kept", kept[0])
	}
	if _, err := s.DraftSave(t.Context(), "one", 3); !errors.Is(err, proposals.ErrNotFound) {
		t.Error(err)
	}
}

// A page that is open for long is kept by its script hundreds of times, each
// time in place of the last: what it was made from must still be there.
func TestReplacedSavesPushNoneOut(t *testing.T) {
	s := openStore(t)
	if err := s.BeginDraft(t.Context(), newDraft(t, "one")); err != nil {
		t.Fatal(err)
	}
	for n := 2; n <= 200; n++ {
		replaces := n - 1
		if n == 2 {
			replaces = 0
		}
		if err := s.SaveDraft(t.Context(), "one", proposals.Save{Number: n, Follows: 1, At: stored.At, Form: proposals.AsSheet}, replaces); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.DraftSave(t.Context(), "one", 1); err != nil {
		t.Error(err)
	}
	if kept := query(t, s.Readers(), `SELECT count(*) FROM draft_save`); kept[0] != "2" {
		t.Errorf("%s saves are kept", kept[0])
	}
}

func TestADraftThatEndedKeepsItsLastSave(t *testing.T) {
	for _, ending := range proposals.Endings {
		s := openStore(t)
		for _, id := range []string{"one", "other"} {
			if err := s.BeginDraft(t.Context(), newDraft(t, id)); err != nil {
				t.Fatal(err)
			}
			for n := 2; n <= 5; n++ {
				if err := s.SaveDraft(t.Context(), id, proposals.Save{Number: n, Follows: n - 1, At: stored.At, Form: proposals.AsSheet, Content: "{}"}, 0); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := s.EndDraft(t.Context(), "one", ending, stored.At); err != nil {
			t.Fatal(err)
		}
		kept := query(t, s.Readers(), `SELECT draft || ' ' || number || ' ' || follows FROM draft_save ORDER BY draft, number`)
		if want := []string{"one 5 0", "other 1 0", "other 2 1", "other 3 2", "other 4 3", "other 5 4"}; !slices.Equal(kept, want) {
			t.Errorf("%s: %q are kept, want %q", ending, kept, want)
		}
		err := s.EndDraft(t.Context(), "one", "", stored.At)
		if ending == proposals.DraftStored {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := s.SaveDraft(t.Context(), "one", proposals.Save{Number: 6, Follows: 5, At: stored.At, Form: proposals.AsSheet}, 0); err != nil {
			t.Errorf("a draft that goes on is not saved: %v", err)
		}
	}
}

func TestOfTwoWhoSaveOneWins(t *testing.T) {
	s := openStore(t)
	if err := s.BeginDraft(t.Context(), newDraft(t, "one")); err != nil {
		t.Fatal(err)
	}
	var won, lost atomic.Int32
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			switch err := s.SaveDraft(context.Background(), "one", proposals.Save{Number: 2, Follows: 1, At: stored.At, Form: proposals.AsSheet}, 0); {
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
	if won.Load() != 1 || lost.Load() != 19 {
		t.Errorf("%d won and %d lost", won.Load(), lost.Load())
	}
}
