package export

import (
	"fmt"
	"strings"

	"parley/compare"
)

// countWords say how the rows of a table stand, to follow its topic's name.
func countWords(t compare.Table, o Options) string {
	if len(t.Counts) == 0 || o.WithoutVerdicts {
		return ""
	}
	counts := make([]string, len(t.Counts))
	for i, count := range t.Counts {
		counts[i] = count.Words()
	}
	return ": " + strings.Join(counts, ", ")
}

// tableLines say what is not shown in a table, and what that means.
func tableLines(t compare.Table, o Options) []string {
	var lines []string
	switch {
	case t.Hidden > 0:
		lines = append(lines, counted(t.Hidden, "row of another relation is", "rows of other relations are")+" left out here.")
	case len(t.Groups) == 0:
		lines = append(lines, "No question of the case stands here.")
	}
	if t.Note != "" && !o.WithoutVerdicts {
		lines = append(lines, t.Note)
	}
	return lines
}

// groupLine counts the rows of a group that not every side answers; it is
// empty for the rows that sides do answer.
func groupLine(g compare.Group) string {
	questions := counted(len(g.Rows), "question", "questions")
	switch g.Kind {
	case compare.OneSided:
		return questions + " coded for one text only"
	case compare.NoSide:
		return questions + " with no position coded"
	default:
		return ""
	}
}

// groupRelation is the relation of the rows of a group that not every side
// answers, but for one that one text alone speaks of without a position.
func groupRelation(g compare.Group) string {
	if g.Kind == compare.OneSided {
		return string(compare.OneSide)
	}
	return string(compare.NoPosition)
}

// groupCount says how many rows of a group a column answers.
func groupCount(g compare.Group, column int) string {
	n := g.Coded(column)
	if n == 0 {
		return "none coded"
	}
	return fmt.Sprintf("%d coded", n)
}
