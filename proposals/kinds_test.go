package proposals_test

import (
	"errors"
	"strings"
	"testing"

	"parley/proposals"
)

func TestClosedSetsReadTheirMembers(t *testing.T) {
	readsAll(t, "stance", proposals.Stances, proposals.ParseStance)
	readsAll(t, "kind of blank", proposals.Blanks, proposals.ParseBlank)
	readsAll(t, "act", proposals.Acts, proposals.ParseAct)
	readsAll(t, "answer", proposals.Answers, proposals.ParseAnswer)
	readsAll(t, "kind of party", proposals.PartyKinds, proposals.ParsePartyKind)
	readsAll(t, "kind of source", proposals.SourceKinds, proposals.ParseSourceKind)
	readsAll(t, "extent", proposals.Extents, proposals.ParseExtent)
	readsAll(t, "rendering", proposals.Renderings, proposals.ParseRendering)
	readsAll(t, "kind of issue", proposals.IssueKinds, proposals.ParseIssueKind)
	readsAll(t, "limit", proposals.LimitKinds, proposals.ParseLimitKind)
}

func readsAll[T ~string](t *testing.T, what string, all []T, parse func(string) (T, error)) {
	t.Helper()
	for _, member := range all {
		if got, err := parse(string(member)); err != nil || got != member {
			t.Errorf("%q: got %q, %v", member, got, err)
		}
	}
	misspelt := string(all[0])[1:]
	if _, err := parse(misspelt); err == nil || !strings.Contains(err.Error(), "is no "+what) || !strings.Contains(err.Error(), string(all[0])) {
		t.Errorf("%q: got %v", misspelt, err)
	}
	if _, err := parse(""); err == nil {
		t.Errorf("nothing is a %s", what)
	}
}

func TestEveryCoverageIsExplained(t *testing.T) {
	words := map[string]bool{}
	for _, c := range proposals.Coverages {
		if c.Words() == "" || words[c.Words()] || !strings.HasSuffix(c.Meaning(), ".") {
			t.Errorf("%q is called %q and explained as %q", c, c.Words(), c.Meaning())
		}
		words[c.Words()] = true
	}
	var none proposals.Coverage
	if none.Words() != "not coded" {
		t.Errorf("nothing at all is called %q", none.Words())
	}
}

func TestProblemsAreInvalid(t *testing.T) {
	problems := proposals.Problems{{File: "b", Line: 2, Column: 1, Text: "later"}, {File: "b", Line: 1, Column: 9, Text: "behind"}, {File: "b", Line: 1, Column: 2, Text: "first"}}
	problems.Sort()
	if got, want := problems.Error(), "b:1:2: first\nb:1:9: behind\nb:2:1: later"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if err := problems.Err(); !errors.Is(err, proposals.ErrInvalid) || errors.Is(err, proposals.ErrNotFound) {
		t.Errorf("%v is not ErrInvalid", err)
	}
	if err := (proposals.Problems{}).Err(); err != nil {
		t.Errorf("no problems are the error %v", err)
	}
}
