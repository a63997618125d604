package compare_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/compare"
	"parley/proposals"
)

func TestReadAgain(t *testing.T) {
	rest := proposals.ReadPlace{Anchor: proposals.RestAnchor, Agreed: true}
	const dam = "\n### It is said\n\n- issue: dam\n- stance: offers\n- on: north\n"
	for _, test := range []struct {
		name, a, b string
		want       []proposals.ReadPlace
	}{
		{"the same", peace("ceasefire", "stance: offers"), peace("ceasefire", "stance: offers"),
			[]proposals.ReadPlace{{Anchor: "ceasefire", Agreed: true}, rest}},
		{"a field", peace("ceasefire", "stance: offers", "scope: by day"), peace("ceasefire", "stance: requires", "scope: by day"),
			[]proposals.ReadPlace{{Anchor: "ceasefire", Note: "stance: requires"}, rest}},
		{"a field that the second leaves out", peace("ceasefire", "stance: offers", "scope: by day"), peace("ceasefire", "stance: offers"),
			[]proposals.ReadPlace{{Anchor: "ceasefire", Note: "scope: not given"}, rest}},
		{"how we know it alone", peace("ceasefire", "stance: offers", "point: II.1"), peace("ceasefire", "stance: offers"),
			[]proposals.ReadPlace{{Anchor: "ceasefire", Agreed: true}, rest}},
		{"a place that the first leaves to the rest", peace("ceasefire", "stance: offers"), peace("ceasefire", "stance: offers") + dam,
			[]proposals.ReadPlace{{Anchor: "ceasefire", Agreed: true}, {Anchor: "dam", Note: "headline: It is said · coverage: stated · stance: offers · on: north"}, rest}},
		{"a place that the second leaves to the rest", peace("ceasefire", "stance: offers") + dam, peace("ceasefire", "stance: offers"),
			[]proposals.ReadPlace{{Anchor: "ceasefire", Agreed: true}, {Anchor: "dam", Note: "coverage: unreported"}, rest}},
	} {
		t.Run(test.name, func(t *testing.T) {
			first, second := codings(t, test.a, test.b)
			places, err := compare.ReadAgain(first, second)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, places); diff != "" {
				t.Error(diff)
			}
			// Both manners of reading ask for the same places of the first coding.
			for _, anchor := range first.Anchors() {
				if !slices.ContainsFunc(places, func(p proposals.ReadPlace) bool { return p.Anchor == anchor }) {
					t.Errorf("the place %q of the first coding is missing", anchor)
				}
			}
			if _, problems := proposals.NewSecondReading(proposals.SecondReading{Manner: proposals.CodedAgain, Places: places}, first); len(problems) > 0 {
				t.Error(problems)
			}
		})
	}
}
