package compare_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/compare"
	"parley/proposals"
)

// printedClauses are those in which any text has a position or defers it.
func printedClauses(c *compare.Comparison) string {
	var b strings.Builder
	all := c.Clauses()
	for _, issue := range c.Case.Case().Issues {
		for _, clause := range all[issue.Slug] {
			if !speaks(clause) {
				continue
			}
			fmt.Fprintf(&b, "%s\n", strings.TrimSuffix(issue.Label+": "+clause.Where, ": "))
			if clause.IsAgreed() {
				fmt.Fprintf(&b, "    all of it is agreed\n")
			}
			for _, f := range clause.Agreed {
				fmt.Fprintf(&b, "    %s: %s\n", f.Label(), f.Words)
			}
			for _, a := range clause.Alternatives {
				var words []string
				for _, f := range a.Fields {
					words = append(words, f.Label()+": "+f.Words)
				}
				fmt.Fprintf(&b, "    alternative of %v: %s\n", columnsOf(a.Sayings), strings.Join(words, "; "))
			}
			if len(clause.Bare) > 0 {
				fmt.Fprintf(&b, "    nothing of it in %v\n", columnsOf(clause.Bare))
			}
			for _, u := range clause.Blanks {
				fmt.Fprintf(&b, "    %d: %s\n", u.Column, strings.TrimPrefix(u.Blank.Where+": "+u.Blank.Words, ": "))
			}
		}
	}
	return b.String()
}

func speaks(c compare.Clause) bool {
	return len(c.Sayings) > 0 || slices.ContainsFunc(c.Blanks, func(u compare.Unsaid) bool { return u.Blank.Coverage == proposals.Deferred })
}

func columnsOf(sayings []compare.Saying) []int {
	var all []int
	for _, s := range sayings {
		all = append(all, s.Column)
	}
	return all
}

// Nothing is agreed that a verdict does not call so, and no more with a text
// more; nothing that a text says is lost, and no blank.
func TestClauses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, texts := drawTexts(t, 1, 4)
		built := mustBuild(t, c, texts, compare.Query{AsGiven: true})
		all := built.Clauses()
		for slug, row := range rows(built) {
			checkClauses(t, built, row, all[slug])
		}
		if len(texts) < 2 {
			return
		}
		fewer := mustBuild(t, c, texts[:len(texts)-1], compare.Query{AsGiven: true}).Clauses()
		for slug, clauses := range all {
			for name := range agreedFields(clauses) {
				if !agreedFields(fewer[slug])[name] && len(texts) > 2 {
					t.Errorf("%s: %s is agreed with one text more only", slug, name)
				}
			}
		}
	})
}

func checkClauses(t *rapid.T, c *compare.Comparison, row compare.Row, clauses []compare.Clause) {
	t.Helper()
	said, blank := make([]map[*proposals.Term]bool, len(c.Columns)), make([]bool, len(c.Columns))
	for i := range said {
		said[i] = map[*proposals.Term]bool{}
	}
	for _, clause := range clauses {
		if len(clause.Agreed) > 0 && (len(clause.Blanks) > 0 || len(c.Columns) < 2) {
			t.Errorf("%s: there is a blank, and %v is agreed", row.Label, clause.Agreed)
		}
		for _, s := range clause.Sayings {
			said[s.Column][s.Entry.Term] = true
		}
		for _, u := range clause.Blanks {
			blank[u.Column] = true
		}
		told := len(clause.Bare)
		for _, a := range clause.Alternatives {
			told += len(a.Sayings)
			if len(a.Fields) == 0 || len(a.Sayings) == 0 {
				t.Errorf("%s: an alternative without words or text: %+v", row.Label, a)
			}
		}
		if told != 0 && told != len(clause.Sayings) || told == 0 && len(clause.Sayings) > 0 && !clause.IsAgreed() {
			t.Errorf("%s: %d of %d terms stand among the alternatives or beside them", row.Label, told, len(clause.Sayings))
		}
	}
	for i, cell := range row.Cells {
		for _, e := range cell.Entries {
			if !said[i][e.Term] && !(blank[i] && e.Term.Stance == "") {
				t.Errorf("%s: %q is in no clause", row.Label, e.Headline)
			}
		}
		if slices.ContainsFunc(cell.Blanks, func(b compare.Blank) bool { return !b.SaidElsewhere }) && !blank[i] {
			t.Errorf("%s: the blank of column %d is in no clause", row.Label, i)
		}
	}
	agreed := len(clauses) > 0 && !slices.ContainsFunc(clauses, func(c compare.Clause) bool { return !c.IsAgreed() })
	if agreed && row.Relation != compare.Agree {
		t.Errorf("%s: all of it is agreed, and the verdict is %s", row.Label, row.Relation)
	}
	single := !slices.ContainsFunc(row.Cells, func(c compare.Cell) bool { return len(c.Entries) != 1 || len(c.Blanks) > 0 })
	if single && len(c.Columns) == 2 && row.Relation == compare.Agree && !agreed {
		t.Errorf("%s: the verdict is agree, and not all of it is agreed", row.Label)
	}
}

func agreedFields(clauses []compare.Clause) map[string]bool {
	names := map[string]bool{}
	for _, c := range clauses {
		for _, f := range c.Agreed {
			names[f.Name] = true
		}
	}
	return names
}

// What is agreed does not depend on which text comes first.
func TestOrderOfColumnsAgreesOnNothing(t *testing.T) {
	cut := func(c *compare.Comparison) map[string][]string {
		all := map[string][]string{}
		for slug, clauses := range c.Clauses() {
			for _, clause := range clauses {
				var told []string
				for _, f := range clause.Agreed {
					told = append(told, "agreed "+f.Name)
				}
				for _, a := range clause.Alternatives {
					told = append(told, fmt.Sprint(a.Fields))
				}
				slices.Sort(told)
				all[slug.String()] = append(all[slug.String()], fmt.Sprint(told))
			}
		}
		return all
	}
	rapid.Check(t, func(t *rapid.T) {
		c, texts := drawTexts(t, 2, 4)
		given := mustBuild(t, c, texts, compare.Query{AsGiven: true})
		other := mustBuild(t, c, rapid.Permutation(texts).Draw(t, "order"), compare.Query{AsGiven: true})
		if diff := cmp.Diff(cut(given), cut(other)); diff != "" {
			t.Errorf("another order of columns agrees on other things (-one +other):\n%s", diff)
		}
	})
}
