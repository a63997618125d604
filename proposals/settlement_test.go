package proposals

import (
	"slices"
	"testing"
	"time"
)

func TestSettlementNeedsAnOutcomeAndANote(t *testing.T) {
	by := Signature{By: "ab", Way: BySite, At: time.Unix(0, 0)}
	for name, tt := range map[string]struct {
		outcome Outcome
		note    string
		paths   []string
	}{
		"nothing":            {"", "", []string{"outcome", "note"}},
		"no note":            {CodingStands, "", []string{"note"}},
		"no outcome":         {"", "The text says “both”.", []string{"outcome"}},
		"an unknown outcome": {"perhaps", "The text says “both”.", []string{"outcome"}},
		"both":               {ToBeChanged, "The text says “both”.", nil},
	} {
		_, problems := NewSettlement(tt.outcome, tt.note, by)
		var paths []string
		for _, p := range problems {
			paths = append(paths, p.Path)
		}
		if !slices.Equal(paths, tt.paths) {
			t.Errorf("%s: %v, want problems at %v", name, problems, tt.paths)
		}
	}
}

// codings are two of plan@1, by ab and by ef, each named by its revision.
func codings() []Listing {
	all := []Listing{{Ref: NewRef(MustSlug("plan"), 1, 1)}, {Ref: NewRef(MustSlug("plan"), 1, 2)}}
	all[0].Stored.By, all[1].Stored.By = "ab", "ef"
	return all
}

func TestWhoMaySettle(t *testing.T) {
	for name, tt := range map[string]struct {
		revision int
		user     string
		role     Role
		want     Settler
		may      bool
	}{
		"the coder":                          {1, "ab", Coder, TheCoder, true},
		"a coder of the coding before":       {2, "ab", Coder, TheCoder, true},
		"the second reader":                  {1, "cd", Coder, TheReader, true},
		"an editor":                          {1, "gh", Editor, Neither, true},
		"an editor who coded it":             {1, "ab", Editor, TheCoder, true},
		"another coder":                      {1, "gh", Coder, Neither, false},
		"the coder of a coding after it":     {1, "ef", Coder, Neither, false},
		"an editor who then made the change": {1, "ef", Editor, Neither, true},
	} {
		got := SettlerOf(codings(), NewRef(MustSlug("plan"), 1, tt.revision), "cd", tt.user)
		if got != tt.want || got.May(tt.role) != tt.may {
			t.Errorf("%s: %q who may settle: %v, want %q and %v", name, got, got.May(tt.role), tt.want, tt.may)
		}
	}
}

// settledReading is a second reading by cd of plan@1.1, with a place that both
// read the same, one that is open, and one for each settlement.
func settledReading(settled ...Settlement) SecondReading {
	r := SecondReading{Of: NewRef(MustSlug("plan"), 1, 1), Manner: Checked, Signature: Signature{By: "cd"}, Places: []ReadPlace{{Anchor: "length", Agreed: true}, {Anchor: "open"}}}
	for i := range settled {
		r.Places = append(r.Places, ReadPlace{Anchor: string(rune('a' + i)), Settled: &settled[i]})
	}
	return r
}

func settledBy(name string, outcome Outcome) Settlement {
	return Settlement{Outcome: outcome, Note: "So.", Signature: Signature{By: name}}
}

func TestReadingSaysWhatCameOfDifferences(t *testing.T) {
	for want, settled := range map[string][]Settlement{
		"1 of 2 agreed, 0 settled, 1 open":                                                                             nil,
		"1 of 3 agreed, 1 settled, 0 of them to be changed, 1 open":                                                    {settledBy("gh", CodingStands)},
		"1 of 4 agreed, 2 settled, 1 of them to be changed, 1 open":                                                    {settledBy("cd", CodingStands), settledBy("ab", ToBeChanged)},
		"1 of 3 agreed, 1 settled, 0 of them to be changed, 1 settled by the coder, 1 open":                            {settledBy("ab", CodingStands)},
		"1 of 3 agreed, 1 settled, 0 of them to be changed, outcome of 1 not recorded, 1 open":                         {settledBy("gh", "")},
		"1 of 3 agreed, 1 settled, 0 of them to be changed, 1 settled by the coder, outcome of 1 not recorded, 1 open": {settledBy("ab", "")},
	} {
		one := settledReading(settled...)
		if got := NewReading([]SecondReading{one}, codings()).Words("ab"); got != "checked by a second reader: "+want {
			t.Errorf("%q, want %q", got, want)
		}
		if got := NewReading([]SecondReading{{}, one}, codings()).Words("ab"); got != "read again by 2 others; checked by the last: "+want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A second coding says what nobody but its coder can know.
func TestReadingSaysHowItWasDone(t *testing.T) {
	blind := SecondReading{Manner: CodedAgain, Places: []ReadPlace{{Anchor: "length", Agreed: true}}}
	checked := SecondReading{Manner: Checked, Places: []ReadPlace{{Anchor: "length", Agreed: true}}}
	for want, all := range map[string][]SecondReading{
		"coded by one reader":                       nil,
		"checked by a second reader: 1 of 1 agreed": {checked},
		"coded again by a second reader, who confirmed not to have looked at the first coding: 1 of 1 agreed":                  {blind},
		"read again by 2 others; checked by the last: 1 of 1 agreed":                                                           {blind, checked},
		"read again by 2 others; coded again by the last, who confirmed not to have looked at the first coding: 1 of 1 agreed": {checked, blind},
	} {
		if got := NewReading(all, codings()).Words("ab"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestOutstandingUntilANewerRevision(t *testing.T) {
	one := settledReading(settledBy("ab", ToBeChanged), settledBy("ab", CodingStands), settledBy("ab", ""), settledBy("gh", ToBeChanged))
	readings := []SecondReading{one, one, {Of: one.Of.WithRevision(2), Places: one.Places}}
	alone := codings()[:1]
	if got := Outstanding(readings, alone, one.Of); !slices.Equal(got, []string{"a", "d"}) {
		t.Errorf("outstanding are %v", got)
	}
	if got := Outstanding(readings, codings(), one.Of); got != nil {
		t.Errorf("beside a newer revision %v are outstanding", got)
	}
	alone[0].Withdrawn = &Withdrawal{}
	if got := Outstanding(readings, alone, one.Of); got != nil {
		t.Errorf("of a withdrawn version %v are outstanding", got)
	}
}

func TestAnchorIssue(t *testing.T) {
	place := Place{Issue: MustSlug("step"), Option: MustSlug("package"), Part: MustSlug("tanks")}
	term, elsewhere, blank := Term{Place: place}, Term{Place: place, SaidElsewhere: true}, Blank{Place: place}
	for _, anchor := range []string{"step", term.Anchor(), elsewhere.Anchor(), blank.Anchor()} {
		if got, ok := AnchorIssue(anchor); !ok || got != place.Issue {
			t.Errorf("%s is at %v, %v", anchor, got, ok)
		}
	}
	step := Step{Event: MustSlug("talks"), After: []Slug{MustSlug("ceasefire")}}
	for _, anchor := range []string{step.Anchor(), "", "../x"} {
		if got, ok := AnchorIssue(anchor); ok {
			t.Errorf("%s is at %v", anchor, got)
		}
	}
}
