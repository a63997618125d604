package compare_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/compare"
	"parley/proposals"
)

func loadMovement(t testing.TB, s compare.Store, proposal string, values map[string][]string) (*compare.Movement, error) {
	t.Helper()
	q, problems := compare.ParseMovementQuery(proposals.MustSlug(proposal), values)
	if problems != nil {
		return nil, problems
	}
	return compare.LoadMovement(t.Context(), s, q)
}

// values are those of an address, nil where neither text is named.
func values(from, to string) map[string][]string {
	return map[string][]string{"from": {from}, "to": {to}}
}

func TestWhichTextsAMovementMeans(t *testing.T) {
	s := filled(t)
	for _, test := range []struct{ situation, proposal, from, to, want string }{
		{"the newest two versions", "north-plan", "", "", "north-plan@1.1 to north-plan@2.2"},
		{"two numbers", "north-plan", "1", "2", "north-plan@1.1 to north-plan@2.2"},
		{"the other way round", "north-plan", "2", "1", "north-plan@2.2 to north-plan@1.1"},
		{"two codings", "north-plan", "2.1", "2.2", "north-plan@2.1 to north-plan@2.2"},
		{"an older coding, and the newest", "north-plan", "2.1", "", "north-plan@2.1 to north-plan@2.2"},
		{"what went before a version", "north-plan", "", "2.1", "north-plan@1.1 to north-plan@2.1"},
		{"another proposal", "south-plan", "north-plan@1", "1", "north-plan@1.1 to south-plan@1.1"},
		{"another proposal, and the newest", "north-plan", "south-plan@1", "", "south-plan@1.1 to north-plan@2.2"},
		{"a text and itself", "south-plan", "1", "1", "south-plan@1.1 to south-plan@1.1"},
	} {
		t.Run(test.situation, func(t *testing.T) {
			m, err := loadMovement(t, s, test.proposal, values(test.from, test.to))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, m.Columns[0].Ref().String()+" to "+m.Columns[1].Ref().String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMovementsThatCannotBeMade(t *testing.T) {
	s := filled(t)
	for _, test := range []struct {
		situation, proposal, from, to string
		is                            error
		want                          string
	}{
		{"one text alone", "south-plan", "", "", compare.ErrAlone, ""},
		{"nothing before the first", "north-plan", "", "1", compare.ErrAlone, ""},
		{"nothing after the newest", "north-plan", "2.2", "", compare.ErrAlone, ""},
		{"a version that is not there", "north-plan", "1", "7", proposals.ErrNotFound, "there is no north-plan@7: there is north-plan@1 and north-plan@2: not found"},
		{"a proposal that is not there", "north-plan", "east-plan@1", "1", proposals.ErrNotFound,
			`there is no proposal "east-plan" in the case "river": expected north-plan or south-plan: not found`},
		{"two that are not there", "east-plan", "1", "2", proposals.ErrNotFound, `there is no proposal "east-plan": expected north-plan or south-plan: not found`},
		{"no number", "north-plan", "first", "", proposals.ErrInvalid, `from: "north-plan@first" is not a ref: expected proposal@version or proposal@version.revision, such as russia-memorandum@1`},
		{"an author's reading of no joint draft", "north-plan", "1:south", "", proposals.ErrInvalid, `from: north-plan@1.1 is no joint draft, so that "south" would have it no other way: leave out ":south"`},
	} {
		t.Run(test.situation, func(t *testing.T) {
			_, err := loadMovement(t, s, test.proposal, values(test.from, test.to))
			if !errors.Is(err, test.is) {
				t.Fatalf("got %v, want %v", err, test.is)
			}
			if diff := cmp.Diff(test.want, err.Error()); test.want != "" && diff != "" {
				t.Error(diff)
			}
		})
	}
	q, _ := compare.ParseMovementQuery(proposals.MustSlug("north-plan"), map[string][]string{"from": {"1"}, "to": {"2"}, "case": {"sea"}})
	_, err := compare.LoadMovement(t.Context(), s, q)
	want := "from: north-plan@1 belongs to the case \"river\", not to \"sea\": expected two texts of one case\n" +
		"to: north-plan@2 belongs to the case \"river\", not to \"sea\": expected two texts of one case"
	if err == nil || err.Error() != want {
		t.Errorf("texts of another case: %v", err)
	}
}

// A movement is read in the same steps as a comparison, and what is pinned
// stays as it was.
func TestAPinnedMovementStays(t *testing.T) {
	s := filled(t)
	counted := &countingStore{Store: s}
	m, err := loadMovement(t, counted, "north-plan", nil)
	if err != nil {
		t.Fatal(err)
	}
	if counted.cases != 1 || counted.listings != 1 || counted.revisions != 1 {
		t.Errorf("read the case %d times, the listings %d times and the texts %d times, want once each", counted.cases, counted.listings, counted.revisions)
	}
	if m.Query.Pinned() || !m.Pinned().Pinned() {
		t.Error("a plain query is pinned, or the pinned one is not")
	}
	v := *m.Columns[1].Revision.Version()
	v.Terms = nil
	store(t, s, v, m.Case, 2)
	again, err := compare.LoadMovement(t.Context(), s, m.Pinned())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(printedMovement(m), printedMovement(again)); diff != "" {
		t.Error(diff)
	}
	if newest, _ := compare.LoadMovement(t.Context(), s, m.Query); printedMovement(newest) == printedMovement(m) {
		t.Error("the plain query does not show the newest coding")
	}
}

// A cell says that it changed since the version before, but not where the
// comparison is pinned: the newest coding of that version may change.
func TestACellSaysWhatBecameOfIt(t *testing.T) {
	s := filled(t)
	c, err := compare.Load(t.Context(), s, parseQuery(t, "case: river\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Columns[0].Before.String(); got != "north-plan@1.1" {
		t.Errorf("before the newest version stands %q", got)
	}
	if got := c.Columns[1].Before; !got.IsZero() {
		t.Errorf("before the first version stands %s", got)
	}
	if cells := rows(c)[proposals.MustSlug("ceasefire")].Cells; cells[0].Since != compare.OnlyTo || cells[1].Since != "" {
		t.Errorf("the cells say %q and %q", cells[0].Since, cells[1].Since)
	}
	if cells := rows(c)[proposals.MustSlug("dam")].Cells; cells[0].Since != "" {
		t.Errorf("a cell that nothing became of says %q", cells[0].Since)
	}
	pinned, err := compare.Load(t.Context(), s, c.Pinned())
	if err != nil {
		t.Fatal(err)
	}
	if cells := rows(pinned)[proposals.MustSlug("ceasefire")].Cells; cells[0].Since != "" || !pinned.Columns[0].Before.IsZero() {
		t.Errorf("a pinned cell says %q", cells[0].Since)
	}
}
