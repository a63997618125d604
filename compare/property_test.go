package compare_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/compare"
	"parley/proposals"
	"parley/proposals/proposalstest"
)

// drawTexts draws a case and texts coded against it. All but the first are, as
// often as not, much the same as the first, so that they do agree at times.
func drawTexts(t *rapid.T, least, most int) (*proposals.CaseRevision, []compare.Text) {
	c := proposalstest.Case().Draw(t, "case")
	n := rapid.IntRange(least, most).Draw(t, "texts")
	var texts []compare.Text
	for i := range n {
		r := proposalstest.Revision(c).Draw(t, "revision")
		if i > 0 && rapid.Bool().Draw(t, "much the same") {
			r = drawLike(t, texts[0].Revision)
		}
		// A number of its own tells each text from the others.
		texts = append(texts, compare.Text{Revision: r.WithStored(proposals.Stored{Revision: i + 1})})
	}
	return c, texts
}

// drawLike draws a text with most of the terms of another.
func drawLike(t *rapid.T, r *proposals.Revision) *proposals.Revision {
	v := *r.Version()
	v.Terms = slices.DeleteFunc(slices.Clone(v.Terms), func(proposals.Term) bool { return rapid.IntRange(0, 5).Draw(t, "drop") == 0 })
	for i := range v.Terms {
		switch rapid.IntRange(0, 5).Draw(t, "alter") {
		case 0:
			v.Terms[i].Scope = append(slices.Clone(v.Terms[i].Scope), "altered")
		case 1:
			v.Terms[i].Unconditional = false
		}
		if v.Terms[i].Stance == proposals.Requires && rapid.Bool().Draw(t, "other stance") {
			v.Terms[i].Stance = proposals.Accepts
		}
	}
	like, problems := proposals.NewRevision(v, r.Against())
	if problems != nil {
		return r
	}
	return like
}

func mustBuild(t *rapid.T, c *proposals.CaseRevision, texts []compare.Text, q compare.Query) *compare.Comparison {
	t.Helper()
	built, err := compare.Build(c, texts, q)
	if err != nil {
		t.Fatal(err)
	}
	return built
}

// rows are those on issues, by issue.
func rows(c *compare.Comparison) map[proposals.Slug]compare.Row {
	all := map[proposals.Slug]compare.Row{}
	for _, table := range c.Tables {
		for _, group := range table.Groups {
			for _, row := range group.Rows {
				if row.Issue != nil {
					all[row.Issue.Slug] = row
				}
			}
		}
	}
	return all
}

func TestEveryVerdictNamesItsRuleAndItsReason(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, texts := drawTexts(t, 1, 4)
		built := mustBuild(t, c, texts, compare.Query{})
		for _, row := range rows(built) {
			checkRow(t, built, row)
		}
	})
}

func checkRow(t *rapid.T, c *compare.Comparison, row compare.Row) {
	t.Helper()
	all := slices.Clone(row.Verdicts)
	for _, p := range row.Pairs {
		all = append(all, p.Verdicts...)
	}
	speak := 0
	for _, cell := range row.Cells {
		if cell.Coverage == proposals.Stated || cell.Coverage == proposals.Deferred {
			speak++
		}
	}
	pairs := speak * (speak - 1) / 2
	if speak < 2 && len(c.Columns) > 1 {
		pairs = 1
	}
	if n := len(c.Columns); len(row.Pairs) != pairs && n > 1 || len(row.Cells) != n || len(row.Verdicts) == 0 {
		t.Fatalf("%d of %d columns speak, and make %d pairs, %d cells and %d verdicts", speak, n, len(row.Pairs), len(row.Cells), len(row.Verdicts))
	}
	shown := func(p compare.Pair) bool {
		return p.Left == row.Left && p.Right == row.Right && p.Relation == row.Relation
	}
	ofAll := len(c.Columns) > 2 && speak < 2 && row.Left == row.Right
	if row.Issue != nil && len(c.Columns) > 1 && !ofAll && !slices.ContainsFunc(row.Pairs, shown) {
		t.Errorf("%s: the row is of columns %d and %d, %s, which is none of its pairs", row.Label, row.Left, row.Right, row.Relation)
	}
	for _, v := range all {
		if !slices.Contains(compare.Rules, v.Rule) || !slices.Contains(compare.Relations, v.Relation) || !strings.HasSuffix(v.Reason, ".") {
			t.Errorf("%s: a verdict without rule, relation or reason: %+v", row.Label, v)
		}
		if v.Inferred != strings.HasSuffix(v.Reason, "by inference.") {
			t.Errorf("%s: inferred is %v, and the reason is %q", row.Label, v.Inferred, v.Reason)
		}
		if v.Relation == compare.Agree && v.Rule != compare.RuleFields {
			t.Errorf("%s: the rule %s made agreement", row.Label, v.Rule)
		}
	}
	if !slices.ContainsFunc(row.Verdicts, func(v compare.Verdict) bool { return v.Relation == row.Relation }) {
		t.Errorf("%s: no verdict has the relation of the row, %s", row.Label, row.Relation)
	}
}

// How texts stand to each other does not depend on which comes first.
func TestOrderOfColumnsDecidesNothing(t *testing.T) {
	type result struct {
		Relation compare.Relation
		Rules    []compare.Rule
	}
	results := func(c *compare.Comparison) map[string]result {
		all := map[string]result{}
		for slug, row := range rows(c) {
			all[slug.String()] = result{row.Relation, rulesOf(row.Verdicts)}
			for _, p := range row.Pairs {
				names := []string{c.Columns[p.Left].Ref().String(), c.Columns[p.Right].Ref().String()}
				slices.Sort(names)
				all[slug.String()+strings.Join(names, " ")] = result{p.Relation, rulesOf(p.Verdicts)}
			}
		}
		return all
	}
	rapid.Check(t, func(t *rapid.T) {
		c, texts := drawTexts(t, 2, 3)
		given := mustBuild(t, c, texts, compare.Query{AsGiven: true})
		other := mustBuild(t, c, rapid.Permutation(texts).Draw(t, "order"), compare.Query{AsGiven: true})
		if diff := cmp.Diff(results(given), results(other)); diff != "" {
			t.Errorf("another order of columns gives (-one +other):\n%s", diff)
		}
		if diff := cmp.Diff(kinds(given), kinds(other)); diff != "" {
			t.Errorf("another order of columns finds (-one +other):\n%s", diff)
		}
	})
}

// rulesOf are the rules of verdicts with their relations, whatever their order.
func rulesOf(verdicts []compare.Verdict) []compare.Rule {
	var rules []compare.Rule
	for _, v := range verdicts {
		rules = append(rules, v.Rule+compare.Rule(" "+v.Relation))
	}
	slices.Sort(rules)
	return rules
}

func kinds(c *compare.Comparison) []string {
	var all []string
	for _, f := range c.Order.Findings {
		var events []string
		for _, a := range f.Arrows {
			events = append(events, a.Event.String()+" "+a.After.String())
		}
		slices.Sort(events)
		all = append(all, string(f.Kind)+" "+strings.Join(slices.Compact(events), ", "))
	}
	slices.Sort(all)
	return all
}

// A text that says less agrees with no more.
func TestABlankNeverMakesAgreement(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, texts := drawTexts(t, 2, 2)
		v := *texts[0].Revision.Version()
		stated := slices.DeleteFunc(slices.Clone(v.Terms), func(t proposals.Term) bool { return t.SaidElsewhere })
		if len(stated) == 0 {
			return
		}
		gone := rapid.SampledFrom(stated).Draw(t, "blanked")
		v.Terms = slices.DeleteFunc(slices.Clone(v.Terms), func(t proposals.Term) bool { return !t.SaidElsewhere && t.Place == gone.Place })
		v.Steps = nil
		coverage := rapid.SampledFrom([]proposals.Coverage{proposals.Unreported, proposals.Excluded}).Draw(t, "kind of blank")
		v.Blanks = append(slices.Clone(v.Blanks), proposals.Blank{Place: gone.Place, Coverage: coverage, Sources: gone.Sources})
		less, problems := proposals.NewRevision(v, c)
		if problems != nil {
			t.Fatal(problems)
		}
		before := rows(mustBuild(t, c, texts, compare.Query{}))[gone.Issue]
		after := rows(mustBuild(t, c, []compare.Text{{Revision: less}, texts[1]}, compare.Query{}))[gone.Issue]
		if after.Relation == compare.Agree && !agreesWhereBothSpeak(before) {
			t.Errorf("%s was %s and is agree once a term is blank", gone.Issue, before.Relation)
		}
	})
}

// agreesWhereBothSpeak allows for what only one side said and then says no
// more: parts that the other does not name.
func agreesWhereBothSpeak(row compare.Row) bool {
	agreed := false
	for _, v := range row.Verdicts {
		switch v.Relation {
		case compare.Agree:
			agreed = true
		case compare.OneSide, compare.NoPosition:
		default:
			return false
		}
	}
	return agreed
}

// Whatever else two texts say, one phrase that the other has not parts them.
func TestADifferenceNeverMakesAgreement(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, texts := drawTexts(t, 2, 2)
		v := *texts[0].Revision.Version()
		if len(v.Terms) == 0 {
			return
		}
		v.Terms = slices.Clone(v.Terms)
		i := rapid.IntRange(0, len(v.Terms)-1).Draw(t, "narrowed")
		v.Terms[i].Scope = append(slices.Clone(v.Terms[i].Scope), "a phrase of its own")
		narrowed, problems := proposals.NewRevision(v, c)
		if problems != nil {
			t.Fatal(problems)
		}
		built := mustBuild(t, c, []compare.Text{{Revision: narrowed}, texts[1]}, compare.Query{AsGiven: true})
		row := rows(built)[v.Terms[i].Issue]
		shown := slices.ContainsFunc(row.Cells, func(c compare.Cell) bool {
			return slices.ContainsFunc(c.Entries, func(e compare.Entry) bool { return slices.Contains(e.Term.Scope, "a phrase of its own") })
		})
		if shown && row.Relation == compare.Agree && !standsForNothing(row, v.Terms[i]) {
			t.Errorf("%s agrees though one states a scope that the other does not", row.Label)
		}
	})
}

// standsForNothing reports whether a term is of all parts but those that have
// terms of their own, and all have.
func standsForNothing(row compare.Row, t proposals.Term) bool {
	named := func(part proposals.Label) bool {
		return slices.ContainsFunc(row.Cells, func(c compare.Cell) bool {
			return slices.ContainsFunc(c.Entries, func(e compare.Entry) bool { return e.Term.Part == part.Slug })
		})
	}
	return t.Part.IsZero() && len(row.Issue.Parts) > 0 && !slices.ContainsFunc(row.Issue.Parts, func(p proposals.Label) bool { return !named(p) })
}

// Two single terms agree exactly where no coded field differs.
func TestAgreementIsThatNothingDiffers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, texts := drawTexts(t, 2, 2)
		built := mustBuild(t, c, texts, compare.Query{})
		for _, row := range rows(built) {
			l, r := row.Cells[0], row.Cells[1]
			if len(l.Entries) != 1 || len(r.Entries) != 1 || len(l.Blanks)+len(r.Blanks) > 0 {
				continue
			}
			a, b := l.Entries[0].Term, r.Entries[0].Term
			x, y := authorsOf(built.Columns[0], a), authorsOf(built.Columns[1], b)
			a, b = withoutOwn(row.Issue, a, x, b, y), withoutOwn(row.Issue, b, y, a, x)
			if a.Part == b.Part && (row.Relation == compare.Agree) != nothingDiffers(row.Issue, a, b) {
				t.Errorf("%s is %s:\n%+v\n%+v", row.Label, row.Relation, a, b)
			}
		}
	})
}

// authorsOf are those whose position a term is.
func authorsOf(c compare.Column, t *proposals.Term) []proposals.Slug {
	if !t.By.IsZero() {
		return []proposals.Slug{t.By}
	}
	return slices.SortedFunc(slices.Values(c.Revision.Version().Authors), proposals.Slug.Compare)
}

// withoutOwn is a term without those who must act, where it offers what its own
// authors would do and other names nobody and is no offer of others.
func withoutOwn(issue *proposals.Issue, t *proposals.Term, own []proposals.Slug, other *proposals.Term, others []proposals.Slug) *proposals.Term {
	foreign := other.Stance == proposals.Offers && !slices.Equal(own, others)
	if t.Stance != proposals.Offers || !slices.Equal(t.On, own) || foreign || len(other.On)+len(issue.On) > 0 {
		return t
	}
	without := *t
	without.On = nil
	return &without
}

// nothingDiffers compares what is coded by the words of the document. What a
// term waits for, it may say by a deadline alone.
func nothingDiffers(issue *proposals.Issue, a, b *proposals.Term) bool {
	coded := func(t *proposals.Term) string {
		on := t.On
		if len(on) == 0 {
			on = issue.On
		}
		value := ""
		if t.Value != nil {
			value = t.Value.String()
		}
		var deadlines []string
		for _, d := range t.Deadlines {
			deadlines = append(deadlines, d.String())
		}
		after := slices.Clone(t.After)
		for _, d := range t.Deadlines {
			if d.Waits() && !slices.Contains(after, d.Event()) {
				after = append(after, d.Event())
			}
		}
		slices.SortFunc(after, proposals.Slug.Compare)
		scope := slices.Sorted(slices.Values(t.Scope))
		slices.Sort(deadlines)
		conditions := []string{proposals.JoinSlugs(after), proposals.JoinSlugs(t.Until), proposals.JoinSlugs(t.Unless), t.DetailsAt.String()}
		if slices.Contains(t.After, proposals.Open) || slices.Contains(append(slices.Concat(deadlines, conditions), value), "open") || strings.Contains(strings.Join(deadlines, " "), "open") ||
			strings.Contains(strings.Join(deadlines, " "), "unsaid") || value == "unreported" || issue.Kind == proposals.TextKind && value != "" {
			return "unknown " + t.Headline
		}
		return strings.Join([]string{
			map[bool]string{true: "rejects"}[t.Stance == proposals.Rejects], value, proposals.JoinSlugs(on), strings.Join(scope, "|"),
			strings.Join(conditions, "|"), map[bool]string{true: "unconditional"}[t.Unconditional], strings.Join(deadlines, "|"),
		}, "\n")
	}
	x, y := coded(a), coded(b)
	return x == y && !strings.HasPrefix(x, "unknown") && issue.Kind != proposals.TextKind
}

// Under all options together the widest shows of what shows under each pair.
func TestOptionsAreComparedEachByItself(t *testing.T) {
	width := []compare.Relation{compare.Apart, compare.Partly, compare.NotComparable, compare.Deferred, compare.OneSide, compare.Agree, compare.NoPosition}
	rapid.Check(t, func(t *rapid.T) {
		c, texts := drawTexts(t, 2, 2)
		left, right := optionSlugs(texts[0]), optionSlugs(texts[1])
		widest := map[proposals.Slug]int{}
		for _, l := range left {
			for _, r := range right {
				if l != r && (slices.Contains(left, r) || slices.Contains(right, l)) {
					return // a query cannot ask for this pair alone
				}
				asked := slices.DeleteFunc([]proposals.Slug{l, r}, proposals.Slug.IsZero)
				for slug, row := range rows(mustBuild(t, c, texts, compare.Query{Options: asked})) {
					at := slices.Index(width, row.Relation)
					if before, ok := widest[slug]; !ok || at < before {
						widest[slug] = at
					}
				}
			}
		}
		for slug, row := range rows(mustBuild(t, c, texts, compare.Query{})) {
			if at, ok := widest[slug]; ok && width[at] != row.Relation {
				t.Errorf("%s is %s, and the widest under one pair of options is %s", slug, row.Relation, width[at])
			}
		}
	})
}

// optionSlugs are the options of a text, the zero one where it offers none.
func optionSlugs(t compare.Text) []proposals.Slug {
	slugs := []proposals.Slug{}
	for _, o := range t.Revision.Version().Options {
		slugs = append(slugs, o.Slug)
	}
	if len(slugs) == 0 {
		slugs = append(slugs, proposals.Slug{})
	}
	return slugs
}

func TestBuildIsDeterministic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, texts := drawTexts(t, 1, 4)
		q := compare.Query{}
		for _, a := range c.Case().Assumptions {
			q.Assume = append(q.Assume, a.Slug)
		}
		one, other := mustBuild(t, c, texts, q), mustBuild(t, c, texts, q)
		if diff := cmp.Diff(printed(one), printed(other)); diff != "" {
			t.Error(diff)
		}
		for i, s := range one.Sources {
			if s.Number != i+1 {
				t.Errorf("source %d has the number %d", i+1, s.Number)
			}
		}
	})
}

func TestAnchorsOfAVersionDiffer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := proposalstest.Revision(proposalstest.Case().Draw(t, "case")).Draw(t, "revision").Version()
		seen := map[string]string{}
		note := func(anchor, what string) {
			if seen[anchor] != "" && seen[anchor] != what {
				t.Errorf("%q and %q are both at %q", seen[anchor], what, anchor)
			}
			seen[anchor] = what
		}
		for i := range v.Terms {
			note(v.Terms[i].Anchor(), v.Terms[i].Headline)
		}
		for i := range v.Steps {
			note(v.Steps[i].Anchor(), proposals.JoinSlugs(v.Steps[i].After)+v.Steps[i].Option.String()+v.Steps[i].By.String())
		}
	})
}

// What is coded for one text only is counted once, for that text.
func TestRowsOfOneTextAreCountedForIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, texts := drawTexts(t, 2, 4)
		for _, table := range mustBuild(t, c, texts, compare.Query{}).Tables {
			for _, group := range table.Groups {
				if group.Kind != compare.OneSided {
					continue
				}
				coded := 0
				for i := range texts {
					coded += group.Coded(i)
				}
				if coded < len(group.Rows) || len(texts) == 2 && coded > len(group.Rows) {
					t.Errorf("%d rows coded for one text only are counted %d times", len(group.Rows), coded)
				}
			}
		}
	})
}
