package proposals_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"parley/proposals"
)

func TestArrows(t *testing.T) {
	c := lakeRevision(t)
	for _, test := range []struct {
		what   string
		change func(*proposals.Term)
		want   []string
	}{
		{"no condition", func(*proposals.Term) {}, nil},
		{"after two events", func(t *proposals.Term) { t.After = []proposals.Slug{slug("talks"), slug("withdrawal")} }, []string{"ceasefire after talks", "ceasefire after withdrawal"}},
		{"after an open event", func(t *proposals.Term) { t.After = []proposals.Slug{proposals.Open} }, nil},
		{"a refusal", func(t *proposals.Term) { t.Stance, t.After = proposals.Rejects, []proposals.Slug{slug("talks")} }, nil},
		{"said elsewhere", func(t *proposals.Term) { t.SaidElsewhere, t.After = true, []proposals.Slug{slug("talks")} }, nil},
		{"immediately after", deadline(t, "immediately after talks"), []string{"ceasefire after talks"}},
		{"within a time of", deadline(t, "begins within 3 days of talks"), []string{"ceasefire after talks"}},
		{"within a time of an unsaid event", deadline(t, "within 3 days of unsaid"), nil},
		{"within a time of itself", deadline(t, "ends within 3 days of ceasefire"), nil},
		{"on a day after", deadline(t, "on day 3 after talks"), []string{"ceasefire after talks"}},
		{"not before", deadline(t, "not before talks"), []string{"ceasefire after talks"}},
		{"before", deadline(t, "before talks"), []string{"talks after ceasefire"}},
		{"ends before", deadline(t, "ends before talks"), []string{"talks after ceasefire"}},
		{"begins before, and may end later", deadline(t, "begins before talks"), nil},
		{"by a date", deadline(t, "by 2025-07-01"), nil},
		{"on a date", deadline(t, "on 2025-07-01"), nil},
		{"every so often", deadline(t, "every 2 days"), nil},
		{"at an open time", deadline(t, "open"), nil},
	} {
		t.Run(test.what, func(t *testing.T) {
			v := plan()
			v.Terms, v.Steps = v.Terms[:1], nil
			v.Terms[0].After = nil
			test.change(&v.Terms[0])
			var got []string
			for _, a := range v.Arrows(c) {
				got = append(got, fmt.Sprintf("%s after %s", a.Event, a.After))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("other orders than expected (-want +got):\n%s", diff)
			}
		})
	}
}

func deadline(t *testing.T, s string) func(*proposals.Term) {
	t.Helper()
	list := deadlines(t, s)
	return func(term *proposals.Term) { term.Deadlines = list }
}

func TestArrowsSayWhereTheyStand(t *testing.T) {
	v := plan()
	v.Terms[0].Inferred = "a word"
	v.Steps[0].Option, v.Steps[0].By = slug("package"), slug("north")
	want := []proposals.Arrow{
		{Event: slug("ceasefire"), After: slug("talks"), Term: 0, Step: -1, Inferred: true},
		{Event: slug("talks"), After: slug("withdrawal"), Option: slug("package"), By: slug("north"), Term: -1, Step: 0},
	}
	got := v.Arrows(lakeRevision(t))
	if len(got) != len(want) || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestWider(t *testing.T) {
	changed := lake()
	changed.Events[0].Is = []proposals.Slug{slug("withdrawal")}
	c, problems := proposals.NewCaseRevision(changed, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for event, want := range map[string]string{"truce-talks": "ceasefire, talks, withdrawal", "talks": "ceasefire, withdrawal", "ceasefire": ""} {
		if got := proposals.JoinSlugs(c.Wider(slug(event))); got != want {
			t.Errorf("%s: got %q, want %q", event, got, want)
		}
	}
}
