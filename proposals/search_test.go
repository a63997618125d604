package proposals_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"parley/proposals"
)

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"":                    "",
		"Cease-fire, 30 days": "cease fire 30 days",
		"ЕЩЁ ещё":             "еще еще",
		"Їжак і Йод":          "іжак і иод",
		"об’єднує обʼєднує об'єднує": "об єднує об єднує об єднує",
		"cafe\u0301 café":        "cafe cafe",
		"Straße STRASSE ẞ":       "strasse strasse ss",
		"cease\u00adfire":        "ceasefire",
		"ﬁre № 4½5 ＮＡＴＯ":         "fire no 4 1 2 5 nato",
		"İstanbul Σίσυφος":       "istanbul σισυφοσ",
		"\xff\x00a\xed\xa0\x80b": "a b",
	} {
		if got := proposals.Fold(text); got != want {
			t.Errorf("%q folds to %q, want %q", text, got, want)
		}
	}
}

func TestParseSearch(t *testing.T) {
	for text, want := range map[string]string{
		"":                 "",
		"NATO  neutral*":   "nato neutral*",
		`"cease fire" now`: `"cease fire" now`,
		"„всіх на всіх“ «еще»": `"всіх на всіх" еще`,
		"„всіх на всіх” “a b”": `"всіх на всіх" "a b"`,
		"cease-fire об'єднує":  `"cease fire" "об єднує"`,
		`"open end`:            "open end",
		`one" two "three`:      "one two three",
		"* a* b*c *d":          `a* "b c" d`,
		`"cease* fire"`:        `"cease* fire"`,
		"AND (x OR y) NEAR/3":  `and x or y "near 3"`,
	} {
		phrases, whole := proposals.ParseSearch(text)
		printed := make([]string, len(phrases))
		for i, p := range phrases {
			printed[i] = p.String()
		}
		if got := strings.Join(printed, " "); got != want || !whole {
			t.Errorf("%q is read as %s, %v, want %s", text, got, whole, want)
		}
	}
	if phrases, whole := proposals.ParseSearch(strings.Repeat("a ", 100)); len(phrases) != proposals.MostSearchWords || whole {
		t.Errorf("of 100 words %d are looked for: %v", len(phrases), whole)
	}
	if phrases, whole := proposals.ParseSearch(`"` + strings.Repeat("a ", 100) + `"`); len(phrases) != 0 || whole {
		t.Errorf("a phrase of 100 words is read as %v, %v", phrases, whole)
	}
}

func TestExcerpt(t *testing.T) {
	text := strings.Repeat("слово ", 100) + "Ещё раз. " + strings.Repeat("кінець ", 100)
	phrases, _ := proposals.ParseSearch("еще")
	var whole strings.Builder
	var found []string
	for _, s := range proposals.Excerpt(text, phrases) {
		whole.WriteString(s.Text)
		if s.Found {
			found = append(found, s.Text)
		}
	}
	got := whole.String()
	if !slices.Equal(found, []string{"Ещё"}) || len(got) > 400 || !strings.HasPrefix(got, "… слово") || !strings.HasSuffix(got, "кінець  …") || !utf8.ValidString(got) {
		t.Errorf("the excerpt is %q, with %q found", got, found)
	}
}

func FuzzParseSearch(f *testing.F) {
	for _, s := range []string{"", `"a b" c*`, "„всіх на всіх“", "cease-fire", "\xed\xa0\x80", "a\u0301*", `"""`, "ß ё İ ﬁ"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, query, text string) {
		if folded := proposals.Fold(query); proposals.Fold(folded) != folded {
			t.Errorf("%q folds to %q, and that to %q", query, folded, proposals.Fold(folded))
		}
		phrases, whole := proposals.ParseSearch(query)
		var again []string
		for _, p := range phrases {
			again = append(again, p.String())
		}
		reread, _ := proposals.ParseSearch(strings.Join(again, " "))
		if whole && !slices.EqualFunc(phrases, reread, slices.Equal[proposals.SearchPhrase]) {
			t.Errorf("%q is read as %v, and that as %v", query, phrases, reread)
		}
		var whole2 strings.Builder
		for _, s := range proposals.Mark(text, phrases) {
			whole2.WriteString(s.Text)
		}
		if whole2.String() != text {
			t.Errorf("marked, %q is %q", text, whole2.String())
		}
		proposals.Excerpt(text, phrases)
		for _, w := range proposals.WordsOf(text) {
			if w.Start >= w.End || w.Folded == "" || !slices.Contains(strings.Fields(proposals.Fold(text[w.Start:w.End])), w.Folded) {
				t.Errorf("the word %+v of %q", w, text)
			}
		}
	})
}
