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
	"parley/proposals/proposalstest"
)

// codings are two of one text of the case in testdata/case.md.
func codings(t testing.TB, a, b string) (*proposals.Revision, *proposals.Revision) {
	t.Helper()
	river := parseCase(t, "testdata/case.md")
	return text(t, river, "north", a).Revision, text(t, river, "north", b).Revision
}

func agreementOf(t testing.TB, a, b *proposals.Revision) *compare.Agreement {
	t.Helper()
	agreement, err := compare.AgreementOf(a, b)
	if err != nil {
		t.Fatal(err)
	}
	return agreement
}

// disagreements are those of a, a line each.
func disagreements(a *compare.Agreement) []string {
	var lines []string
	for _, d := range a.Disagreements {
		lines = append(lines, fmt.Sprintf("%s: %s: %s | %s", d.Unit.Words(a.A.Against()), d.Field, d.A, d.B))
	}
	return lines
}

func TestDisagreements(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		want       []string
	}{
		{"nothing", peace("ceasefire", "stance: offers"), peace("ceasefire", "stance: offers"), nil},
		{"every field of a measure",
			peace("ceasefire", "stance: offers", "on: north", "scope: by day", "after: talks", "until: treaty", "unless: open", "unconditional: yes", "details-at: talks", "deadline: immediately"),
			peace("ceasefire", "stance: requires", "scope:\n  - by night\n  - by day"),
			[]string{
				"Ceasefire (ceasefire): stance: offers | requires",
				"Ceasefire (ceasefire): on: north | not given",
				"Ceasefire (ceasefire): scope: by day | by day; by night",
				"Ceasefire (ceasefire): after: talks | not given",
				"Ceasefire (ceasefire): until: treaty | not given",
				"Ceasefire (ceasefire): unless: open | not given",
				"Ceasefire (ceasefire): unconditional: yes | not given",
				"Ceasefire (ceasefire): details-at: talks | not given",
				"Ceasefire (ceasefire): deadline: immediately | not given",
			}},
		{"a value", peace("length", "value: 7 days"), peace("length", "value: 1 week"), []string{"Length of a truce (length): value: 7 days | 1 week"}},
		{"sets in another order", peace("ceasefire", "stance: offers", "on: north, south", "scope:\n  - a\n  - b"),
			peace("ceasefire", "stance: offers", "scope:\n  - b\n  - a", "on: south, north"), nil},
		{"who must act by the question", peace("dam", "stance: requires"), peace("dam", "stance: requires", "on: north"), nil},
		{"a blank for a term, and nothing else of it", peace("ceasefire", "stance: offers", "after: talks"), "## Not in the text\n\n- excluded: ceasefire\n",
			[]string{"Ceasefire (ceasefire): coverage: stated | excluded"}},
		{"a blank that is written, and the rest", "", "## Not in the text\n\n- unreported: ceasefire\n", nil},
		{"the rest, and no rest", "", "rest: none\n", []string{
			"Ceasefire (ceasefire): coverage: unreported | not coded",
			"Release of prisoners (prisoners): coverage: unreported | not coded",
			"Rebuilding of the dam (dam): coverage: unreported | not coded",
			"Length of a truce (length): coverage: unreported | not coded",
			"Border (border): coverage: unreported | not coded",
			"Size of the army (army): coverage: unreported | not coded",
			"Day of withdrawal (leave): coverage: unreported | not coded",
			"Watchers (watch): coverage: unreported | not coded",
			"The past (past): coverage: unreported | not coded",
		}},
		{"to what it is deferred", "## Not in the text\n\n- deferred: border; after talks\n", "## Not in the text\n\n- deferred: border; after treaty\n",
			[]string{"Border (border): after: talks | treaty"}},
		{"an option for the general",
			"options: {east: Leaves the east}\n" + peace("ceasefire", "option: east", "stance: offers"),
			"options: {east: Leaves the east}\n" + peace("ceasefire", "stance: offers"),
			[]string{
				"Ceasefire (ceasefire): coverage: coded at another place | stated",
				"Ceasefire (ceasefire), option east: coverage: stated | coded at another place",
			}},
		{"what was said elsewhere", peace("ceasefire", "stance: offers"), peace("ceasefire", "stance: offers", "said-elsewhere: yes"),
			[]string{
				"Ceasefire (ceasefire): coverage: stated | unreported",
				"Ceasefire (ceasefire): said-elsewhere: not given | yes",
				"Ceasefire (ceasefire), said elsewhere: coverage: not coded | stated",
			}},
		{"how we know it", peace("ceasefire", "stance: offers", "point: I.1", "ambiguous: how", "inferred: from this"), peace("ceasefire", "stance: offers", "point: I.2"),
			[]string{
				"Ceasefire (ceasefire): point: I.1 | I.2",
				"Ceasefire (ceasefire): ambiguous: yes | not given",
				"Ceasefire (ceasefire): inferred: yes | not given",
			}},
		{"prose of the coder's own", peace("ceasefire", "stance: offers", "inferred: from this"), peace("ceasefire", "stance: offers", "inferred: from that") + "\nMore words.\n", nil},
		{"steps",
			"## Order of steps\n\n1. talks\n   - after: ceasefire\n2. talks\n   - after: prisoners\n3. treaty\n   - after: talks\n",
			"## Order of steps\n\n1. talks\n   - after: prisoners, ceasefire\n2. truce\n   - after: talks\n",
			[]string{
				"Order of steps: Treaty signed (treaty): coverage: stated | not coded",
				"Order of steps: A truce takes effect (truce): coverage: not coded | stated",
			}},
		{"a step that waits for another event",
			"## Order of steps\n\n1. talks\n   - after: ceasefire\n", "## Order of steps\n\n1. talks\n   - after: treaty\n   - inferred: from this\n",
			[]string{
				"Order of steps: Talks begin (talks): after: ceasefire | treaty",
				"Order of steps: Talks begin (talks): inferred: not given | yes",
			}},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, b := codings(t, test.a, test.b)
			if diff := cmp.Diff(test.want, disagreements(agreementOf(t, a, b))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestAgreementCounts(t *testing.T) {
	a, b := codings(t,
		peace("ceasefire", "stance: offers", "point: I")+peace("prisoners", "stance: requires")[len("## Peace\n"):]+peace("length", "value: 3 days")[len("## Peace\n"):],
		peace("ceasefire", "stance: offers", "point: II")+peace("prisoners", "stance: accepts")[len("## Peace\n"):])
	agreement := agreementOf(t, a, b)
	field := func(name string) compare.FieldAgreement {
		all := slices.Concat(agreement.Said, agreement.Known)
		return all[slices.IndexFunc(all, func(f compare.FieldAgreement) bool { return f.Field == name })]
	}
	// Of 9 issues one coding states 3 and the other 2: by chance, 3×2 + 6×7 of 9×9.
	for _, want := range []compare.FieldAgreement{
		{Field: "coverage", Pairs: 9, Agreed: 8, Kappa: (9*8 - 48.0) / (9*9 - 48), Commonest: "unreported", Times: 13},
		{Field: "stance", Pairs: 2, Agreed: 1, Kappa: (2 - 1.0) / (4 - 1), Commonest: "offers", Times: 2},
		{Field: "value", Undefined: "no pairs"},
		{Field: "after", Pairs: 2, Agreed: 2, Undefined: "one answer only", Commonest: "not given", Times: 4},
		{Field: "point", Pairs: 2, Agreed: 1, Kappa: (2 - 1.0) / (4 - 1), Commonest: "not given", Times: 2},
		{Field: "said-elsewhere", Pairs: 2, Agreed: 2, Undefined: "one answer only", Commonest: "not given", Times: 4},
	} {
		if diff := cmp.Diff(want, field(want.Field)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", want.Field, diff)
		}
	}
	if agreed, places := agreement.AgreedPlaces(), len(agreement.Places); agreed != 7 || places != 9 {
		t.Errorf("%d of %d places agree, want 7 of 9", agreed, places)
	}
	if agreed, pairs := compare.Total(agreement.Said); agreed != 8+1+7*2+2 || pairs != 9+9*2 {
		t.Errorf("%d of %d fields agree", agreed, pairs)
	}
}

func TestOnlyCodingsOfOneTextAreCompared(t *testing.T) {
	river := parseCase(t, "testdata/case.md")
	north := text(t, river, "north", "").Revision
	change := func(change func(*proposals.Version)) *proposals.Revision {
		v := *north.Version()
		change(&v)
		r, problems := proposals.NewRevision(v, river)
		if problems != nil {
			t.Fatal(problems)
		}
		return r
	}
	for _, test := range []struct {
		what  string
		other *proposals.Revision
		want  string
	}{
		{"another proposal", text(t, river, "south", "").Revision, `proposal: one is a coding of "north-plan" and the other of "south-plan"`},
		{"another version", change(func(v *proposals.Version) { v.Number = 2 }), "version: one is a coding of version 1 and the other of version 2"},
		{"another revision of the case", text(t, parseCase(t, "testdata/case.md").WithStored(proposals.Stored{Revision: 2}), "north", "").Revision,
			"case: one was read against a revision of the case that is not stored and the other against revision 2 of the case"},
	} {
		if _, err := compare.AgreementOf(north, test.other); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %s", test.what, err, test.want)
		}
	}
	one := river.WithStored(proposals.Stored{Revision: 3})
	same := parseCase(t, "testdata/case.md").WithStored(proposals.Stored{Revision: 3})
	agreementOf(t, text(t, one, "north", "").Revision, text(t, same, "north", "").Revision)
}

// drawCodings draws two codings of one text, as often as not much the same.
func drawCodings(t *rapid.T) (*proposals.Revision, *proposals.Revision) {
	c := proposalstest.Case().Draw(t, "case")
	a := proposalstest.Revision(c).Draw(t, "one")
	if rapid.Bool().Draw(t, "much the same") {
		return a, drawLike(t, a)
	}
	v := *proposalstest.Revision(c).Draw(t, "other").Version()
	v.Proposal, v.Number = a.Version().Proposal, a.Version().Number
	v.Answers, v.AnswersWith, v.BasedOn = proposals.Ref{}, "", proposals.Ref{}
	v.Blanks = slices.DeleteFunc(slices.Clone(v.Blanks), func(b proposals.Blank) bool { return b.Coverage == proposals.Struck })
	b, problems := proposals.NewRevision(v, c)
	if problems != nil {
		t.Fatal(problems)
	}
	return a, b
}

func TestAgreementIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawCodings(t)
		one, err := compare.AgreementOf(a, b)
		other, errOther := compare.AgreementOf(b, a)
		if err != nil || errOther != nil {
			t.Fatal(err, errOther)
		}
		if diff := cmp.Diff([][]compare.FieldAgreement{one.Said, one.Known}, [][]compare.FieldAgreement{other.Said, other.Known}); diff != "" {
			t.Errorf("the other way round (-one +other):\n%s", diff)
		}
		if !slices.Equal(one.Places, other.Places) || len(one.Disagreements) != len(other.Disagreements) {
			t.Errorf("the places %v, and the other way round %v", one.Places, other.Places)
		}
	})
}

func TestEqualCodingsAgreeFully(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, _ := drawCodings(t)
		agreement, err := compare.AgreementOf(a, a)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range slices.Concat(agreement.Said, agreement.Known) {
			if f.Agreed != f.Pairs || f.Undefined == "" && f.Kappa != 1 || f.Times > 2*f.Pairs {
				t.Errorf("a coding and itself: %+v", f)
			}
		}
		if agreement.AgreedPlaces() != len(agreement.Places) || len(agreement.Disagreements) > 0 {
			t.Errorf("a coding and itself: %d of %d places agree: %v", agreement.AgreedPlaces(), len(agreement.Places), agreement.Disagreements)
		}
	})
}

// What differs in one field lowers that field, and no other.
func TestOneChangeLowersOneField(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, _ := drawCodings(t)
		v := *a.Version()
		if len(v.Terms) == 0 {
			return
		}
		v.Terms = slices.Clone(v.Terms)
		term := &v.Terms[rapid.IntRange(0, len(v.Terms)-1).Draw(t, "term")]
		if term.Stance == proposals.Rejects {
			return // it may have no value, and gives no order: another stance would not fit
		}
		field := rapid.SampledFrom([]string{"stance", "scope", "deadline", "point", "ambiguous", "inferred"}).Draw(t, "field")
		changeField(t, term, field)
		b, problems := proposals.NewRevision(v, a.Against())
		if problems != nil {
			t.Fatal(problems)
		}
		agreement, err := compare.AgreementOf(a, b)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range slices.Concat(agreement.Said, agreement.Known) {
			want := f.Pairs
			if f.Field == field {
				want--
			}
			if f.Agreed != want {
				t.Errorf("%s was changed, and of %s agree %d of %d", field, f.Field, f.Agreed, f.Pairs)
			}
		}
		if len(agreement.Disagreements) != 1 || agreement.Disagreements[0].Field != field {
			t.Errorf("%s was changed, and these differ: %v", field, agreement.Disagreements)
		}
	})
}

// changeField gives one field of a term another answer.
func changeField(t *rapid.T, term *proposals.Term, field string) {
	switch field {
	case "stance":
		if term.Stance != proposals.Accepts {
			term.Stance = proposals.Accepts
		} else {
			term.Stance = proposals.Offers
		}
	case "scope":
		term.Scope = append(slices.Clone(term.Scope), "a phrase of its own")
	case "deadline":
		own, err := proposals.ParseDeadline("ends on 2099-12-31")
		if err != nil {
			t.Fatal(err)
		}
		term.Deadlines = append(slices.Clone(term.Deadlines), own)
	case "point":
		term.Point = "a point of its own"
	case "ambiguous":
		term.Ambiguous = otherwise(term.Ambiguous)
	case "inferred":
		term.Inferred = otherwise(term.Inferred)
	}
}

// otherwise is text where there was none, and none where there was.
func otherwise(s string) string {
	if s == "" {
		return "in a way of its own"
	}
	return ""
}
