package export

import (
	"slices"

	"parley/compare"
	"parley/proposals"
)

// readingLines say how to read the verdicts and the blanks that occur in c.
func readingLines(c *compare.Comparison, o Options) []string {
	var lines []string
	relations, blanks := occurring(c)
	if !o.WithoutVerdicts {
		lines = append(lines, "A verdict comes from the coded fields alone, by the rule that it names.")
		if len(c.Columns) > 2 {
			lines = append(lines, "Of more than two texts, a row has the verdict of the two that stand furthest apart; of several such pairs that of one without inference, if there is any, and of those that of the earliest rule.")
		}
	}
	for _, r := range compare.Relations {
		if relations[r] && !o.WithoutVerdicts {
			lines = append(lines, "“"+string(r)+"”: "+r.Meaning())
		}
	}
	for _, b := range proposals.Coverages {
		if blanks[b] {
			lines = append(lines, "“"+b.Words()+"”: "+b.Meaning())
		}
	}
	if hasReadings(c) {
		lines = append(lines, "“reading”: Sources disagree on what the text says, and each way of reading it stands by itself, under a short name; its sources stand behind it.")
	}
	return lines
}

func hasReadings(c *compare.Comparison) bool {
	for _, t := range c.Tables {
		for _, g := range t.Groups {
			for _, row := range g.Rows {
				for _, cell := range row.Cells {
					if slices.ContainsFunc(cell.Entries, func(e compare.Entry) bool { return e.Term != nil && !e.Term.Reading.IsZero() }) {
						return true
					}
				}
			}
		}
	}
	return false
}

// occurring are the relations and the kinds of blank that c shows.
func occurring(c *compare.Comparison) (map[compare.Relation]bool, map[proposals.Coverage]bool) {
	relations, blanks := map[compare.Relation]bool{}, map[proposals.Coverage]bool{}
	for _, t := range c.Tables {
		for _, g := range t.Groups {
			for _, row := range g.Rows {
				relations[row.Relation] = true
				for _, v := range row.Verdicts {
					relations[v.Relation] = true
				}
				markBlanks(blanks, row)
			}
		}
	}
	return relations, blanks
}

func markBlanks(found map[proposals.Coverage]bool, row compare.Row) {
	for _, cell := range row.Cells {
		for _, b := range cell.Blanks {
			found[b.Coverage] = true
		}
		if len(cell.Entries)+len(cell.Blanks) == 0 {
			found[cell.Coverage] = true
		}
	}
}
