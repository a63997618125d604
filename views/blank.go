package views

import (
	"slices"
	"strings"

	"parley/compare"
	"parley/proposals"
)

// A blankKind is the questions that the version answers with no term, for one
// reason.
type blankKind struct {
	Coverage proposals.Coverage
	Blanks   []issueBlank
}

type issueBlank struct {
	compare.Blank
	Issue *proposals.Issue
}

func blanksByKind(alone *compare.Comparison) []blankKind {
	var kinds []blankKind
	for _, table := range alone.Tables {
		for _, row := range ownRows(table) {
			for _, b := range row.Cells[0].Blanks {
				// What was said elsewhere is no blank of this text.
				if b.SaidElsewhere || !listedBlank(b.Coverage) {
					continue
				}
				at := slices.IndexFunc(kinds, func(k blankKind) bool { return k.Coverage == b.Coverage })
				if at < 0 {
					at = len(kinds)
					kinds = append(kinds, blankKind{Coverage: b.Coverage})
				}
				kinds[at].Blanks = append(kinds[at].Blanks, issueBlank{b, row.Issue})
			}
		}
	}
	return kinds
}

// listedBlank reports whether a version lists blanks of this kind. Of the others
// the term stands above, under the option or author that has it.
func listedBlank(c proposals.Coverage) bool {
	return c != proposals.NotInThisOption && c != proposals.InOthersBrackets
}

// blankDetail is what the words of a blank say beyond its kind.
func blankDetail(b compare.Blank) string {
	detail := strings.TrimSpace(strings.TrimPrefix(b.Words, b.Coverage.Words()))
	if b.Where != "" {
		detail = strings.TrimSpace(b.Where + " " + detail)
	}
	return detail
}
