package proposalstest

import (
	"testing"

	"parley/proposals"
	"pgregory.net/rapid"
)

func TestRevisionsCoverEveryShape(t *testing.T) {
	seen := map[string]bool{}
	note := func(what string, is bool) { seen[what] = seen[what] || is }
	rapid.Check(t, func(t *rapid.T) {
		c := Case().Draw(t, "case")
		v := Revision(c).Draw(t, "revision").Version()
		note("act "+string(v.Act), true)
		note("no sources", len(v.Sources) == 0)
		note("one source", len(v.Sources) == 1)
		note("several sources", len(v.Sources) > 1)
		note("rest", v.Rest != nil)
		note("steps", len(v.Steps) > 0)
		for _, term := range v.Terms {
			issue, _ := c.Issue(term.Issue)
			note("kind "+string(issue.Kind), true)
			note("stance "+string(term.Stance), true)
			note("option", !term.Option.IsZero())
			note("part", !term.Part.IsZero())
			note("bracket", !term.By.IsZero())
			note("reading", !term.Reading.IsZero())
			note("said elsewhere", term.SaidElsewhere)
			note("quotes", len(term.Quotes) > 0)
			note("body", len(term.Body) > 0)
			for _, d := range term.Deadlines {
				note("deadline "+string(d.Form()), true)
			}
		}
		for _, b := range v.Blanks {
			note("blank "+string(b.Coverage), true)
		}
	})
	want := []string{"no sources", "one source", "several sources", "rest", "steps", "option", "part", "bracket", "reading", "said elsewhere", "quotes", "body"}
	for _, a := range proposals.Acts {
		want = append(want, "act "+string(a))
	}
	for _, k := range proposals.IssueKinds {
		want = append(want, "kind "+string(k))
	}
	for _, s := range append(proposals.Stances, "") {
		want = append(want, "stance "+string(s))
	}
	for _, k := range proposals.Blanks {
		want = append(want, "blank "+string(k))
	}
	for _, f := range []proposals.DeadlineForm{proposals.Immediately, proposals.Within, proposals.OnDay, proposals.Before, proposals.NotBefore, proposals.ByDate, proposals.OnDate, proposals.Every, proposals.OpenEnded} {
		want = append(want, "deadline "+string(f))
	}
	for _, what := range want {
		if !seen[what] {
			t.Errorf("no revision was drawn with %s", what)
		}
	}
}
