package sqlite_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"parley/proposals"
)

func TestRevisionsComeInTheOrderOfRefs(t *testing.T) {
	s := openStore(t)
	c := addExample(t, s)
	later := exampleCase(t)
	later.Note = "Second revision."
	if err := s.AddCase(t.Context(), checkedCase(t, later), 1, proposals.Hash{}, signed); err != nil {
		t.Fatal(err)
	}
	v := exampleVersion(t)
	v.Note = "Second coding."
	second := checkedVersion(t, v, checkedCase(t, later).WithStored(proposals.Stored{Revision: 2}))
	if err := s.AddRevision(t.Context(), second, 1, proposals.Hash{}, signed); err != nil {
		t.Fatal(err)
	}
	v.Number, v.Note = 2, "Another text."
	if err := s.AddRevision(t.Context(), checkedVersion(t, v, c), 0, proposals.Hash{}, signed); err != nil {
		t.Fatal(err)
	}
	refs := []proposals.Ref{ref(t, "plan@2"), ref(t, "plan@1"), ref(t, "plan@1.1"), ref(t, "plan@1:north"), ref(t, "plan@2")}
	found, err := s.Revisions(t.Context(), refs)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range found {
		got = append(got, r.Ref().String()+" "+r.Version().Note+" "+r.Against().Case().Note)
	}
	want := []string{
		"plan@2.1 Another text. First revision.",
		"plan@1.2 Second coding. Second revision.",
		"plan@1.1 First coding. First revision.",
		"plan@1.2 Second coding. Second revision.",
		"plan@2.1 Another text. First revision.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if found, err := s.Revisions(t.Context(), nil); err != nil || len(found) != 0 {
		t.Errorf("no refs: %v, %v", found, err)
	}
}

func TestWhatIsNotStoredIsNotFound(t *testing.T) {
	s := openStore(t)
	addExample(t, s)
	for _, missing := range []string{"plan@2", "plan@1.2", "other@1"} {
		_, err := s.Revisions(t.Context(), []proposals.Ref{ref(t, "plan@1"), ref(t, missing)})
		if !errors.Is(err, proposals.ErrNotFound) || !strings.Contains(err.Error(), missing+": not found") {
			t.Errorf("%s: %v, want ErrNotFound", missing, err)
		}
	}
	_, err := s.Case(t.Context(), proposals.MustSlug("other"), 0)
	_, err2 := s.Case(t.Context(), proposals.MustSlug("example"), 2)
	_, err3 := s.CaseRevisions(t.Context(), proposals.MustSlug("other"))
	for _, err := range []error{err, err2, err3} {
		if !errors.Is(err, proposals.ErrNotFound) {
			t.Errorf("%v, want ErrNotFound", err)
		}
	}
}

func TestCasesComeByTheirSlugs(t *testing.T) {
	s := openStore(t)
	for _, name := range []string{"zebra", "ant", "zebra"} {
		c := exampleCase(t)
		c.Slug = proposals.MustSlug(name)
		based := 0
		if found, err := s.Case(t.Context(), c.Slug, 0); err == nil {
			based = found.Stored().Revision
			c.Note = "A further revision."
		}
		if err := s.AddCase(t.Context(), checkedCase(t, c), based, proposals.Hash{byte(based)}, signed); err != nil {
			t.Fatal(err)
		}
	}
	all, err := s.Cases(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 2 || all[0].Case().Slug.String() != "ant" || all[1].Case().Note != "A further revision." {
		t.Errorf("Cases: %v", all)
	}
	revisions, err := s.CaseRevisions(t.Context(), proposals.MustSlug("zebra"))
	if err != nil {
		t.Fatal(err)
	}
	want := []proposals.CaseListing{
		{Case: proposals.MustSlug("zebra"), Title: "Example", Read: exampleCase(t).Read, Note: "First revision.", Stored: proposals.Stored{Revision: 1, Signature: stored}},
		{Case: proposals.MustSlug("zebra"), Title: "Example", Read: exampleCase(t).Read, Note: "A further revision.", Stored: proposals.Stored{Revision: 2, Signature: stored, Hash: proposals.Hash{1}}},
	}
	if diff := cmp.Diff(want, revisions, content[0]); diff != "" {
		t.Error(diff)
	}
	if none, err := openStore(t).Cases(t.Context()); err != nil || len(none) != 0 {
		t.Errorf("an empty store has cases: %v, %v", none, err)
	}
}

func TestListings(t *testing.T) {
	s := openStore(t)
	c := addExample(t, s)
	add := func(proposal string, version, based int) {
		v := exampleVersion(t)
		v.Proposal, v.Number = proposals.MustSlug(proposal), version
		if err := s.AddRevision(t.Context(), checkedVersion(t, v, c), based, proposals.Hash{2}, signed); err != nil {
			t.Fatal(err)
		}
	}
	add("plan", 10, 0)
	add("plan", 2, 0)
	add("offer", 1, 0)
	add("plan", 1, 1)
	listings, err := s.Listings(t.Context(), proposals.MustSlug("example"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range listings {
		got = append(got, l.Ref.String())
	}
	if diff := cmp.Diff([]string{"offer@1.1", "plan@1.1", "plan@1.2", "plan@2.1", "plan@10.1"}, got); diff != "" {
		t.Error(diff)
	}
	v := exampleVersion(t)
	want := proposals.Listing{
		Ref: ref(t, "plan@1.1"), Case: v.Case, Title: v.Title, Authors: v.Authors, Act: v.Act, Dates: v.Dates, Basis: v.Basis(), Read: v.Read, Note: v.Note,
		Stored: proposals.Stored{Revision: 1, Signature: stored, Hash: proposals.Hash{2}},
	}
	if diff := cmp.Diff(want, listings[1], content[0]); diff != "" {
		t.Error(diff)
	}
	everything, err := s.Listings(t.Context(), proposals.Slug{})
	if err != nil || len(everything) != len(listings) {
		t.Errorf("of all cases: %d, %v", len(everything), err)
	}
	if of, err := s.Listings(t.Context(), proposals.MustSlug("other")); err != nil || len(of) != 0 {
		t.Errorf("of a case without proposals: %v, %v", of, err)
	}
}

func TestGenerationChangesWithEveryWriteOfAnyProgram(t *testing.T) {
	s := openStore(t)
	other := openAt(t, s.Path())
	generation := func() int64 {
		n, err := other.Generation(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	seen := map[int64]bool{generation(): true}
	c := addExample(t, s)
	if n := generation(); seen[n] {
		t.Error("it is the same after two writes")
	}
	seen[generation()] = true
	if err := s.AddRevision(t.Context(), checkedVersion(t, exampleVersion(t), c), 1, proposals.Hash{}, signed); err != nil {
		t.Fatal(err)
	}
	if seen[generation()] {
		t.Error("it is the same after a further write")
	}
	last := generation()
	if err := s.AddRevision(t.Context(), checkedVersion(t, exampleVersion(t), c), 1, proposals.Hash{}, signed); err == nil || generation() != last {
		t.Error("it changed without a write")
	}
}

// hashes give what the example was stored with.
func hashOfCase(*proposals.CaseRevision) proposals.Hash { return proposals.Hash{1} }

func hashOfVersion(r *proposals.Revision) proposals.Hash {
	if r.Version().Title == "Plan" {
		return proposals.Hash{2}
	}
	return proposals.Hash{3}
}

func TestVerify(t *testing.T) {
	s := openStore(t)
	addExample(t, s)
	if err := s.Verify(t.Context(), hashOfCase, hashOfVersion); err != nil {
		t.Errorf("untouched: %v", err)
	}
	// What triggers cannot stop: a program that takes them away first.
	if _, err := s.Writer().ExecContext(t.Context(), `DROP TRIGGER revision_update; UPDATE revision SET title = 'Plot'`); err != nil {
		t.Fatal(err)
	}
	if err := s.Verify(t.Context(), hashOfCase, hashOfVersion); err == nil || !strings.Contains(err.Error(), "plan@1.1 was stored with the hash 02") {
		t.Errorf("with another title: %v", err)
	}
	if _, err := s.Writer().ExecContext(t.Context(), `DROP TRIGGER term_scope_update; UPDATE term_scope SET phrase = ' at sea'`); err != nil {
		t.Fatal(err)
	}
	err := s.Verify(t.Context(), hashOfCase, hashOfVersion)
	if err == nil || !strings.Contains(err.Error(), "the stored rows of plan@1.1 break the rules: terms[0].scope[0]") || errors.Is(err, proposals.ErrInvalid) {
		t.Errorf("with rows that break a rule: %v", err)
	}
}
