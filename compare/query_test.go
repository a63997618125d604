package compare_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/compare"
	"parley/proposals"
)

var (
	slugs = rapid.Custom(func(t *rapid.T) proposals.Slug {
		return proposals.MustSlug(rapid.StringMatching(`x[a-z0-9-]{0,8}`).Draw(t, "slug"))
	})
	refs = rapid.Custom(func(t *rapid.T) proposals.Ref {
		ref := proposals.NewRef(slugs.Draw(t, "proposal"), rapid.IntRange(1, 30).Draw(t, "version"), rapid.IntRange(0, 3).Draw(t, "revision"))
		if rapid.Bool().Draw(t, "as an author has it") {
			ref = ref.WithBy(slugs.Draw(t, "author"))
		}
		return ref
	})
)

func few[T comparable](t *rapid.T, what string, g *rapid.Generator[T]) []T {
	return rapid.SliceOfNDistinct(g, 0, 3, rapid.ID[T]).Draw(t, what)
}

var sameValues = cmp.Options{
	cmp.Comparer(func(a, b proposals.Slug) bool { return a == b }),
	cmp.Comparer(func(a, b proposals.Ref) bool { return a == b }),
	cmp.Comparer(func(a, b proposals.Date) bool { return a == b }),
}

func TestAQueryReadsBackFromItsValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := compare.Query{
			Of:      few(t, "of", refs),
			Topics:  few(t, "topics", slugs),
			Issues:  few(t, "issues", slugs),
			Only:    few(t, "only", rapid.SampledFrom(compare.Relations)),
			Options: few(t, "options", slugs),
			Assume:  few(t, "assume", slugs),
			AsGiven: rapid.Bool().Draw(t, "as given"),
		}
		if rapid.Bool().Draw(t, "pinned") {
			q.Case, q.CaseRevision = slugs.Draw(t, "case"), rapid.IntRange(1, 9).Draw(t, "revision of the case")
		}
		if rapid.Bool().Draw(t, "as of") {
			q.AsOf = must(proposals.ParseDate(rapid.SampledFrom([]string{"2025-06-03", "2025-06", "2025"}).Draw(t, "day")))
		}
		back, problems := compare.ParseQuery(q.Values())
		if problems != nil {
			t.Fatal(problems)
		}
		for _, list := range []*[]proposals.Slug{&q.Topics, &q.Issues, &q.Options, &q.Assume} {
			*list = slices.Clip(append([]proposals.Slug(nil), *list...))
		}
		q.Of, q.Only = append([]proposals.Ref(nil), q.Of...), append([]compare.Relation(nil), q.Only...)
		if diff := cmp.Diff(q, back, sameValues); diff != "" {
			t.Errorf("%s reads back as another query (-asked +read):\n%s", q.Encode(), diff)
		}
	})
}

func TestEncodeIsWhatAReaderWrites(t *testing.T) {
	q := parseQuery(t, "of: april-draft@1.2:north\nof: north-plan@1\ntopic: peace\nonly: one side only\noption: east\nas-of: 2031-05\ncase: river.4\nassume: prisoners-first\ncolumns: given\n")
	want := "of=april-draft@1.2:north&of=north-plan@1&topic=peace&only=one-side-only&option=east&as-of=2031-05&case=river.4&assume=prisoners-first&columns=given"
	if got := q.Encode(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestQueriesThatCannotBeRead(t *testing.T) {
	for _, test := range []struct {
		situation  string
		key, value string
		want       string
	}{
		{"no ref", "of", "north-plan", `of: "north-plan" is not a ref: expected proposal@version or proposal@version.revision, such as russia-memorandum@1`},
		{"no relation", "only", "apert", `only: "apert" is no relation; did you mean "apart"?: expected apart, partly, not-comparable, deferred, agree, one-side-only or no-position`},
		{"a day that does not exist", "as-of", "2031-02-30", `as-of: "2031-02-30" is not a date: expected one that exists, as 2025-06-02, 2025-06 or 2025`},
		{"a revision without a number", "case", "river.x", `case: "river.x" is no revision of a case: expected one such as river.1`},
		{"another order of columns", "columns", "reversed", `columns: "reversed" is no order of columns: expected "given", or nothing for the order of the authors’ names`},
		{"a misspelt key", "topics", "peace", `topics: a comparison has no "topics"; did you mean "topic"?`},
		{"a key that means nothing here", "utm_source", "mail", ""},
		{"a field left blank", "as-of", "", ""},
	} {
		t.Run(test.situation, func(t *testing.T) {
			_, problems := compare.ParseQuery(map[string][]string{test.key: {test.value}})
			got := ""
			if err := problems.Err(); err != nil {
				got = err.Error()
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What a query names must be there, and the message says what is.
func TestQueriesForWhatIsNotThere(t *testing.T) {
	river := parseCase(t, "testdata/case.md")
	north := text(t, river, "north", "options: {east: Leaves the east, west: Leaves the west}\n")
	south := text(t, river, "south", "")
	for _, test := range []struct {
		situation string
		texts     []compare.Text
		query     string
		want      string
	}{
		{"a topic", []compare.Text{north, south}, "topic: peac\n", `topic: there is no topic "peac" here; did you mean "peace"?: expected peace or means`},
		{"an option", []compare.Text{north, south}, "option: north\n", `option: there is no option "north" here: expected east or west`},
		{"an option of none", []compare.Text{south}, "option: north\n", `option: there is no option "north" here: there are none`},
		{"an assumption", []compare.Text{north}, "assume: x\n", `assume: there is no assumption "x" here: expected prisoners-first`},
		{"no text", nil, "", "of: there is no text to compare"},
		{"one text twice", []compare.Text{south, south}, "", "of: south-plan@1 stands here twice"},
		{"an author of no joint draft", []compare.Text{{Revision: south.Revision, By: proposals.MustSlug("north")}}, "",
			`of: south-plan@1 is no joint draft, so that "north" would have it no other way: leave out ":north"`},
	} {
		t.Run(test.situation, func(t *testing.T) {
			_, err := compare.Build(river, test.texts, parseQuery(t, test.query))
			if err == nil {
				t.Fatal("no problem")
			}
			if diff := cmp.Diff(test.want, err.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
