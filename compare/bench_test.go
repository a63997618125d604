package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"parley/compare"
	"parley/proposals"
)

// BenchmarkBuild compares texts that answer everything under each of three
// options, and whose orders of steps run in circles.
func BenchmarkBuild(b *testing.B) {
	river := parseCase(b, "testdata/case.md")
	terms := ""
	for i, option := range []string{"east", "west", "neither"} {
		for _, term := range []string{
			peace("ceasefire", "option: "+option, "stance: offers", "after: "+[]string{"talks", "truce", "treaty"}[i]),
			peace("prisoners", "option: "+option, "stance: requires", "after: ceasefire"),
			peace("length", "option: "+option, fmt.Sprintf("value: %d days", i+3)),
			peace("border", "option: "+option, "value: river or ridge"),
		} {
			terms += strings.TrimPrefix(term, "## Peace\n")
		}
	}
	body := "options: {east: Leaves the east, west: Leaves the west, neither: Stays}\n## Peace\n" + terms + "\n## Order of steps\n\n1. talks\n   - after: prisoners\n"
	made := text(b, river, "north", body).Revision
	for _, n := range []int{2, 4, 8, 16} {
		var texts []compare.Text
		for i := range n {
			texts = append(texts, compare.Text{Revision: made.WithStored(proposals.Stored{Revision: i + 1})})
		}
		b.Run(fmt.Sprintf("columns=%d", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := compare.Build(river, texts, compare.Query{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
