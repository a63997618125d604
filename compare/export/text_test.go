package export_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
)

func TestTextKeepsItsWidth(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c := sample(t)
		table, _ := hostileTable(r)
		c.Tables = append(c.Tables, table)
		width := rapid.IntRange(1, 100).Draw(r, "width")
		for line := range strings.Lines(text(t, c, width)) {
			line = strings.TrimSuffix(line, "\n")
			words := strings.Trim(line, " ")
			if utf8.RuneCountInString(line) > width && strings.Contains(words, " ") {
				r.Fatalf("%q has %d characters and can be broken, expected at most %d", line, utf8.RuneCountInString(line), width)
			}
		}
	})
}

// A word at a time, what stands side by side reads as it does in the cells.
func TestTextsSideBySideAreWhole(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c := sample(t)
		table, want := proseTable(r)
		c.Tables = []compare.Table{table}
		width := rapid.IntRange(54, 200).Draw(r, "width")
		var got [][2]string
		lines := strings.Split(text(t, c, width), "\n")
		for i, line := range lines {
			if dashes := strings.Split(line, "  "); len(dashes) == 2 && line == dashes[0]+"  "+dashes[0] && strings.Trim(dashes[0], "-") == "" {
				got = append(got, readAbreast(lines[i+1:], len(dashes[0])))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			r.Fatalf("at %d characters (-want +got):\n%s", width, diff)
		}
	})
}

// readAbreast are the words of two texts each of a width that stand side by
// side, down to their verdict.
func readAbreast(lines []string, width int) [2]string {
	var said [2]string
	for _, line := range lines {
		if strings.HasPrefix(line, "Verdict: ") {
			break
		}
		left, right := []rune(line), ""
		if len(left) > width {
			left, right = left[:width], string(left[width:])
		}
		said[0], said[1] = said[0]+" "+string(left), said[1]+" "+right
	}
	return [2]string{strings.Join(strings.Fields(said[0]), " "), strings.Join(strings.Fields(said[1]), " ")}
}

// proseTable is a table of words that fit, and what its cells say.
func proseTable(r *rapid.T) (compare.Table, [][2]string) {
	prose := rapid.StringMatching(`[a-zé‹]{1,24}( [a-zä›]{1,24}){0,30}`)
	var group compare.Group
	var want [][2]string
	for range rapid.IntRange(1, 4).Draw(r, "rows") {
		row := compare.Row{Issue: &proposals.Issue{}, Label: "Label", Question: "Question?", Relation: compare.Apart}
		var said [2]string
		for i := range said {
			headline, scope := prose.Draw(r, "headline"), prose.Draw(r, "scope")
			row.Cells = append(row.Cells, stated(compare.Entry{Headline: headline, Answer: "Requires", Fields: []compare.Field{field("scope", scope)}}))
			said[i] = "Requires " + headline + " scope: " + scope
		}
		group.Rows, want = append(group.Rows, row), append(want, said)
	}
	return compare.Table{Topic: proposals.Topic{Label: "Topic"}, Groups: []compare.Group{group}}, want
}

func TestManyTextsStandOneBelowAnother(t *testing.T) {
	c := sample(t)
	for width, abreast := range map[int]bool{0: false, 53: false, 54: true, 100: true} {
		head := strings.Contains(text(t, c, width), "\nNorth  ")
		if head != abreast {
			t.Errorf("at %d characters two texts stand side by side: %t, expected %t", width, head, abreast)
		}
	}
}

func TestATextWithALongWordStandsByItself(t *testing.T) {
	c := sample(t)
	word := strings.Repeat("x", 60)
	c.Tables[0].Groups[0].Rows[1].Cells[0].Entries[0].Headline = word
	contains(t, text(t, c, 100), "\n  North\n    Offers, by inference\n    "+word+"\n", "\nNorth  ")
}

func TestTextOfWidthZeroBreaksNoLine(t *testing.T) {
	c := sample(t)
	long := strings.Repeat("word ", 200) + "end"
	c.Tables[0].Groups[0].Rows[1].Question = long
	if !strings.Contains(text(t, c, 0), "\n"+long+"\n") {
		t.Error("a long question was broken")
	}
}

func TestTextHoldsNoControlCharacter(t *testing.T) {
	c := sample(t)
	c.Tables[0].Groups[0].Rows[1].Label = "red \x1b[31m, bell \a and\rreturn"
	contains(t, text(t, c, 72), "\nred [31m, bell and return\n")
}

func text(t testing.TB, c *compare.Comparison, width int) string {
	t.Helper()
	var b bytes.Buffer
	if err := export.Text(&b, c, width); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
