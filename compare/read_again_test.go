package compare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/compare"
	"parley/proposals"
)

func TestReadAgain(t *testing.T) {
	const dam = "\n### It is said\n\n- issue: dam\n- stance: offers\n- on: north\n"
	for _, test := range []struct {
		name, a, b string
		want       []proposals.ReadPlace
	}{
		{"the same", peace("ceasefire", "stance: offers"), peace("ceasefire", "stance: offers"),
			[]proposals.ReadPlace{{Anchor: "ceasefire", Agreed: true}}},
		{"a field", peace("ceasefire", "stance: offers", "scope: by day"), peace("ceasefire", "stance: requires", "scope: by day"),
			[]proposals.ReadPlace{{Anchor: "ceasefire", Note: "stance: requires"}}},
		{"a field that the second leaves out", peace("ceasefire", "stance: offers", "scope: by day"), peace("ceasefire", "stance: offers"),
			[]proposals.ReadPlace{{Anchor: "ceasefire", Note: "scope: not given"}}},
		{"how we know it alone", peace("ceasefire", "stance: offers", "point: II.1"), peace("ceasefire", "stance: offers"),
			[]proposals.ReadPlace{{Anchor: "ceasefire", Agreed: true}}},
		{"a place that the first leaves to the rest", peace("ceasefire", "stance: offers"), peace("ceasefire", "stance: offers") + dam,
			[]proposals.ReadPlace{{Anchor: "ceasefire", Agreed: true}, {Anchor: "dam", Note: "headline: It is said · coverage: stated · stance: offers · on: north"}}},
		{"a place that the second leaves to the rest", peace("ceasefire", "stance: offers") + dam, peace("ceasefire", "stance: offers"),
			[]proposals.ReadPlace{{Anchor: "ceasefire", Agreed: true}, {Anchor: "dam", Note: "coverage: unreported"}}},
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
			if _, problems := proposals.NewSecondReading(proposals.SecondReading{Manner: proposals.CodedAgain, Places: places}, first); len(problems) > 0 {
				t.Error(problems)
			}
		})
	}
}
