package compare_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/compare"
	"parley/proposals"
	"parley/proposals/document"
	"parley/proposals/sqlite"
)

var noon = proposals.Signature{By: "ab", Way: proposals.ByCommand, At: time.Date(2031, 6, 1, 12, 0, 0, 0, time.UTC)}

// filled is a store with two proposals of the case in testdata/case.md: two
// versions of north's, the second coded twice, and one of south's.
func filled(t testing.TB) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "river.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	river := parseCase(t, "testdata/case.md")
	if err := s.AddCase(t.Context(), river, 0, document.HashCase(river), noon); err != nil {
		t.Fatal(err)
	}
	river = river.WithStored(proposals.Stored{Revision: 1})
	for _, add := range []struct {
		version, based int
		date, body     string
	}{
		{1, 0, "{text: 2031-05-01}", ""},
		{2, 0, "{text: 2031-05, handed-over: 2031-06}", ""},
		{2, 1, "{text: 2031-05, handed-over: 2031-06}", peace("ceasefire", "stance: offers")},
	} {
		made := text(t, river, "north", "dates: "+add.date+"\n"+add.body).Revision
		v := *made.Version()
		v.Number = add.version
		store(t, s, v, river, add.based)
	}
	store(t, s, *text(t, river, "south", "dates: {text: 2031-05-10}\n").Revision.Version(), river, 0)
	return s
}

func store(t testing.TB, s *sqlite.Store, v proposals.Version, c *proposals.CaseRevision, based int) {
	t.Helper()
	r, problems := proposals.NewRevision(v, c)
	if problems != nil {
		t.Fatal(problems)
	}
	if err := s.AddRevision(t.Context(), r, based, document.HashVersion(r), noon); err != nil {
		t.Fatal(err)
	}
}

// peace is a body with one term.
func peace(issue string, fields ...string) string {
	return "## Peace\n\n### It is said\n\n- issue: " + issue + "\n- " + strings.Join(fields, "\n- ") + "\n"
}

func TestWhichTextsAQueryMeans(t *testing.T) {
	s := filled(t)
	for _, test := range []struct {
		situation, query, want string
	}{
		{"the opening comparison", "", "north-plan@2.2 south-plan@1.1"},
		{"columns as given", "of: south-plan@1\nof: north-plan@1\ncolumns: given\n", "south-plan@1.1 north-plan@1.1 (newer: north-plan@2)"},
		{"columns by their authors", "of: south-plan@1\nof: north-plan@1\n", "north-plan@1.1 (newer: north-plan@2) south-plan@1.1"},
		{"an older coding", "of: north-plan@2.1\n", "north-plan@2.1 (newer: north-plan@2.2)"},
		{"on a day before the second version", "as-of: 2031-06-29\n", "north-plan@1.1 (newer: north-plan@2) south-plan@1.1"},
		{"on the last day that it can be from", "as-of: 2031-06-30\n", "north-plan@2.2 south-plan@1.1"},
		{"in a month, which counts from its last day", "as-of: 2031-06\n", "north-plan@2.2 south-plan@1.1"},
		{"on a day when one side had no text yet", "as-of: 2031-05-02\n", "north-plan@1.1 (newer: north-plan@2) without south-plan"},
	} {
		t.Run(test.situation, func(t *testing.T) {
			c, err := compare.Load(t.Context(), s, parseQuery(t, "case: river\n"+test.query))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, column := range c.Columns {
				got = append(got, column.Ref().String())
				if !column.Newer.IsZero() {
					got = append(got, "(newer: "+column.Newer.String()+")")
				}
			}
			for _, p := range c.Absent {
				got = append(got, "without "+p.String())
			}
			if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A side's newest text of a day may be of another proposal than the one that the
// comparison opens with, but not of other authors.
func TestEachSidesNewestTextOfADay(t *testing.T) {
	s := filled(t)
	river, err := s.Case(t.Context(), proposals.MustSlug("river"), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, later := range []struct {
		proposal, date string
		authors        []string
	}{
		{"south-terms", "2031-05-20", []string{"south"}},
		{"joint-terms", "2031-05-25", []string{"north", "south"}},
	} {
		v := *text(t, river, "south", "dates: {text: "+later.date+"}\n").Revision.Version()
		v.Proposal, v.Authors = proposals.MustSlug(later.proposal), nil
		for _, author := range later.authors {
			v.Authors = append(v.Authors, proposals.MustSlug(author))
		}
		store(t, s, v, river, 0)
	}
	for day, want := range map[string]string{
		"":                    "north-plan@2.2 south-plan@1.1",
		"as-of: 2031-05-19\n": "north-plan@1.1 south-plan@1.1",
		"as-of: 2031-05-20\n": "north-plan@1.1 south-terms@1.1",
		"as-of: 2031-06\n":    "north-plan@2.2 south-terms@1.1",
	} {
		c, err := compare.Load(t.Context(), s, parseQuery(t, "case: river\n"+day))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, column := range c.Columns {
			got = append(got, column.Ref().String())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q shows %q, want %q", day, got, want)
		}
	}
}

func TestTextsThatAreNotThere(t *testing.T) {
	s := filled(t)
	for _, test := range []struct {
		situation, query, want string
		is                     error
	}{
		{"a proposal", "of: north-paln@1\n", `there is no proposal "north-paln" in the case "river"; did you mean "north-plan"?: expected north-plan or south-plan: not found`, proposals.ErrNotFound},
		{"a version", "of: north-plan@3\n", "there is no north-plan@3: there is north-plan@1 and north-plan@2: not found", proposals.ErrNotFound},
		{"a revision", "of: north-plan@2.3\n", "there is no north-plan@2.3: there is north-plan@2.1 and north-plan@2.2: not found", proposals.ErrNotFound},
		{"two that are not there", "of: north-plan@3\nof: south-plan@2\n",
			"there is no north-plan@3: there is north-plan@1 and north-plan@2: not found\nthere is no south-plan@2: there is south-plan@1: not found", proposals.ErrNotFound},
		{"anything on so early a day", "as-of: 2030\n", `the case "river" has no text of its opening comparison that was there on 2030; ` +
			"there is north-plan@1 (dated 1 May 2031), south-plan@1 (dated 10 May 2031) and north-plan@2 (handed over June 2031): not found", proposals.ErrNotFound},
		{"a named text on a day before it", "of: north-plan@2\nas-of: 2031-05-31\n", "north-plan@2 was not there on 31 May 2031: it was handed over June 2031: not found", proposals.ErrNotFound},
		{"one text twice", "of: north-plan@2\nof: north-plan@2.2\n", "of: north-plan@2.2 stands here twice", proposals.ErrInvalid},
		{"an author's reading", "of: north-plan@1:south\n", `of: north-plan@1 is no joint draft, so that "south" would have it no other way: leave out ":south"`, proposals.ErrInvalid},
		{"a revision of the case", "case: river.7\n", "", proposals.ErrNotFound},
	} {
		t.Run(test.situation, func(t *testing.T) {
			query := test.query
			if !strings.HasPrefix(query, "case") {
				query = "case: river\n" + query
			}
			_, err := compare.Load(t.Context(), s, parseQuery(t, query))
			if !errors.Is(err, test.is) {
				t.Fatalf("got %v, want %v", err, test.is)
			}
			if diff := cmp.Diff(test.want, err.Error()); test.want != "" && diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What is pinned stays as it was, whatever comes later.
func TestAPinnedComparisonStays(t *testing.T) {
	s := filled(t)
	c, err := compare.Load(t.Context(), s, parseQuery(t, "case: river\n"))
	if err != nil {
		t.Fatal(err)
	}
	pinned := c.Pinned()
	if want := "of=north-plan@2.2&of=south-plan@1.1&case=river.1&columns=given"; pinned.Encode() != want {
		t.Errorf("pinned as %s, want %s", pinned.Encode(), want)
	}
	v := *c.Columns[0].Revision.Version()
	v.Terms = nil
	store(t, s, v, c.Case, 2)
	again, err := compare.Load(t.Context(), s, pinned)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(printed(c), printed(again)); diff != "" {
		t.Error(diff)
	}
	if newest, _ := compare.Load(t.Context(), s, c.Query); printed(newest) == printed(c) {
		t.Error("the plain query does not show the newest coding")
	}
}

func TestWhatWasStruckOutWasInTheTextThatIsNamed(t *testing.T) {
	s := filled(t)
	c, err := compare.Load(t.Context(), s, parseQuery(t, "case: river\n"))
	if err != nil {
		t.Fatal(err)
	}
	answer := text(t, c.Case, "south", "proposal: south-answer\nbased-on: north-plan@1\ndates: {text: 2031-07}\n## Not in the text\n\n- struck: ceasefire\n")
	store(t, s, *answer.Revision.Version(), c.Case, 0)
	c, err = compare.Load(t.Context(), s, parseQuery(t, "case: river\nof: north-plan@2\nof: south-answer@1\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := printed(c), "South’s text follows “Plan” (north-plan@1), and what that had there was struck out; what may stand in its place is not coded here."; !strings.Contains(got, want) {
		t.Errorf("got\n%swant %s", got, want)
	}
}

// A text coded against an older revision of the case says nothing of what the
// case did not ask then.
func TestAnOlderCaseDidNotAskEverything(t *testing.T) {
	river := parseCase(t, "testdata/case.md")
	later := *river.Case()
	later.Issues = append(later.Issues[:len(later.Issues):len(later.Issues)],
		proposals.Issue{Slug: proposals.MustSlug("toll"), Topic: proposals.MustSlug("means"), Question: "Would there be a toll?", Label: "Toll", Kind: proposals.Measure})
	next, problems := proposals.NewCaseRevision(later, river)
	if problems != nil {
		t.Fatal(problems)
	}
	older := text(t, river, "north", "rest: deferred; after talks\n")
	newer := text(t, next, "south", "rest: deferred; after talks\n")
	c, err := compare.Build(next, []compare.Text{older, newer}, compare.Query{})
	if err != nil {
		t.Fatal(err)
	}
	row := rows(c)[proposals.MustSlug("toll")]
	if row.Cells[0].Coverage != proposals.NotCoded || row.Cells[1].Coverage != proposals.Deferred || row.Relation != compare.OneSide {
		t.Errorf("a later question: %s and %s, %s", row.Cells[0].Coverage.Words(), row.Cells[1].Coverage.Words(), row.Relation)
	}
	if got := rows(c)[proposals.MustSlug("dam")].Relation; got != compare.Deferred {
		t.Errorf("an earlier question is %s", got)
	}
	if _, err := compare.Build(river, []compare.Text{older, newer}, compare.Query{}); err != nil {
		t.Errorf("a text coded against a later revision, shown in an earlier one: %v", err)
	}
}

// A comparison is read in as many steps, however many texts it has: the store
// keeps the number of statements of each fixed.
func TestAComparisonIsReadInFixedSteps(t *testing.T) {
	s := filled(t)
	for _, query := range []string{"case: river\n", "case: river\nof: north-plan@1\nof: north-plan@2.1\nof: north-plan@2.2\nof: south-plan@1\n"} {
		counted := &countingStore{Store: s}
		if _, err := compare.Load(t.Context(), counted, parseQuery(t, query)); err != nil {
			t.Fatal(err)
		}
		if counted.cases != 1 || counted.listings != 1 || counted.revisions != 1 {
			t.Errorf("%q: read the case %d times, the listings %d times and the texts %d times, want once each",
				query, counted.cases, counted.listings, counted.revisions)
		}
	}
}

type countingStore struct {
	compare.Store
	cases, listings, revisions int
}

func (c *countingStore) Case(ctx context.Context, slug proposals.Slug, revision int) (*proposals.CaseRevision, error) {
	c.cases++
	return c.Store.Case(ctx, slug, revision)
}

func (c *countingStore) Listings(ctx context.Context, slug proposals.Slug) ([]proposals.Listing, error) {
	c.listings++
	return c.Store.Listings(ctx, slug)
}

func (c *countingStore) Revisions(ctx context.Context, refs []proposals.Ref) ([]*proposals.Revision, error) {
	c.revisions++
	return c.Store.Revisions(ctx, refs)
}
