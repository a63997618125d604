package compare_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/compare"
	"parley/proposals/proposalstest"
)

// marked shows runs in one line.
func marked(runs []compare.Run) string {
	var b strings.Builder
	for _, r := range runs {
		switch r.Kind {
		case compare.Deleted:
			b.WriteString("{-" + r.Text + "-}")
		case compare.Inserted:
			b.WriteString("{+" + r.Text + "+}")
		case compare.Kept:
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

func TestDiffWords(t *testing.T) {
	for _, test := range []struct{ situation, from, to, want string }{
		{"nothing", "", "", ""},
		{"the same", "One. Two.", "One. Two.", "One. Two."},
		{"all of it new", "", "One.", "{+One.+}"},
		{"a figure", "It would last 30 days, no less.", "It would last 60 days, no less.", "It would last {-30-}{+60+} days, no less."},
		{"a figure with a decimal", "About 5.5 percent.", "About 5.6 percent.", "About {-5.5-}{+5.6+} percent."},
		{"a compound", "A 30-day truce.", "A 60-day truce.", "A {-30-day-}{+60-day+} truce."},
		{"two words side by side", "It ends in two weeks.", "It ends in three months.", "It ends in {-two weeks-}{+three months+}."},
		{"a sentence put in", "Fire stops. Talks begin.", "Fire stops. Bodies are exchanged. Talks begin.", "Fire stops. {+Bodies are exchanged. +}Talks begin."},
		{"a sentence taken out", "Fire stops. Bodies are exchanged. Talks begin.", "Fire stops. Talks begin.", "Fire stops. {-Bodies are exchanged. -}Talks begin."},
		{"a sentence like no other", "The line is the river. Nobody crosses.", "Who crosses? Nobody crosses.", "{-The line is the river. -}{+Who crosses? +}Nobody crosses."},
		{"two sentences that change places", "First this one here. Then that other thing.", "Then that other thing. First this one here.",
			"{-First this one here. -}Then that other thing.{+ First this one here.+}"},
		{"an abbreviation", "Under Art. 5 the U.S. Army stays. It may go.", "Under Art. 6 the U.S. Army stays. It may go.", "Under Art. {-5-}{+6+} the U.S. Army stays. It may go."},
		{"Ukrainian", "Війська відводяться за 30 днів. Див. ст. 5 угоди.", "Війська відводяться за 60 днів. Див. ст. 5 угоди.", "Війська відводяться за {-30-}{+60+} днів. Див. ст. 5 угоди."},
		{"Russian", "Огонь прекращается. Ёлки стоят.", "Огонь не прекращается. Ёлки стоят.", "Огонь {+не +}прекращается. Ёлки стоят."},
		{"paragraphs", "One here.\nTwo here.", "One here.\nTwo there.", "One here.\nTwo {-here-}{+there+}."},
		{"a quotation that ends a sentence", "He said “no.” Then he left early.", "He said “no.” Then he left late.", "He said “no.” Then he left {-early-}{+late+}."},
	} {
		t.Run(test.situation, func(t *testing.T) {
			if diff := cmp.Diff(test.want, marked(compare.DiffWords(test.from, test.to))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// words draws two texts much like each other, of words that mean something to a
// splitter of sentences.
func drawWords(t *rapid.T) (from, to string) {
	word := rapid.OneOf(
		rapid.SampledFrom([]string{"fire", "stops", "30", "5.5", "days", ".", ". ", "! ", "? ", "… ", "\n", "Art. ", "U.S. ", "ст. ", "Київ", "Ёлка", "“", "”", "a-b", "—", "\u00a0", "👩‍👧", "e\u0301", "\xff"}),
		proposalstest.Text(20),
	)
	some := func(what string) []string { return rapid.SliceOfN(word, 0, 12).Draw(t, what) }
	start, middle, end := some("start"), some("middle"), some("end")
	other := func(words []string, what string) []string {
		if rapid.Bool().Draw(t, what) {
			return words
		}
		return some(what)
	}
	join := func(parts ...[]string) string {
		var all []string
		for _, p := range parts {
			all = append(all, p...)
		}
		return strings.Join(all, rapid.SampledFrom([]string{"", " "}).Draw(t, "between"))
	}
	return join(start, middle, end), join(other(start, "other start"), other(middle, "other middle"), other(end, "other end"))
}

func TestDiffWordsGivesBothTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from, to := drawWords(t)
		runs := compare.DiffWords(from, to)
		checkRuns(t, runs, from, to)
		var turned []string
		for _, r := range compare.DiffWords(to, from) {
			kind := map[compare.RunKind]compare.RunKind{compare.Kept: compare.Kept, compare.Deleted: compare.Inserted, compare.Inserted: compare.Deleted}[r.Kind]
			turned = append(turned, string(kind)+": "+r.Text)
		}
		var straight []string
		for _, r := range runs {
			straight = append(straight, string(r.Kind)+": "+r.Text)
		}
		if diff := cmp.Diff(bag(straight), bag(turned)); diff != "" {
			t.Errorf("the other way round it gives (-straight +turned):\n%s", diff)
		}
	})
}

// bag counts lines.
func bag(lines []string) map[string]int {
	n := map[string]int{}
	for _, l := range lines {
		n[l]++
	}
	return n
}

// failing is what a test and a property have in common.
type failing interface {
	Helper()
	Errorf(format string, args ...any)
}

func checkRuns(t failing, runs []compare.Run, from, to string) {
	t.Helper()
	var before, after strings.Builder
	for i, r := range runs {
		if r.Text == "" || i > 0 && runs[i-1].Kind == r.Kind {
			t.Errorf("run %d of %q is empty, or goes on with the one before", i, runs)
		}
		if r.Kind != compare.Inserted {
			before.WriteString(r.Text)
		}
		if r.Kind != compare.Deleted {
			after.WriteString(r.Text)
		}
	}
	if before.String() != from || after.String() != to {
		t.Errorf("%q to %q gives back %q and %q", from, to, before.String(), after.String())
	}
}

// What is hard to align takes no long time, whatever it is made of.
func TestDiffWordsIsBounded(t *testing.T) {
	const size = 100_000
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	numbered := func(s string) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			b.WriteString(strings.ReplaceAll(s, "#", strings.Repeat("x", i%97)))
		}
		return b.String()
	}
	for _, test := range []struct{ situation, from, to string }{
		{"one word a sentence", fill("Yes. "), fill("No. ") + "Yes."},
		{"sentences half alike", numbered("The # side would stop # fire at noon. "), numbered("The other side # would stop its fire #. ")},
		{"one sentence", fill("a b "), "z " + fill("b a ")},
		{"one word", fill("a"), fill("b")},
		{"no letter", fill("., "), fill(",. ")},
		{"ends of sentences", fill(". A"), fill("! B")},
		{"letters that go nowhere", fill("é") + ". A", fill("è") + ". A"},
		{"a change at one end of much", fill("The side would stop. "), fill("The side would stop. ") + "Now."},
	} {
		t.Run(test.situation, func(t *testing.T) {
			began := time.Now()
			runs := compare.DiffWords(test.from, test.to)
			if took := time.Since(began); took > 2*time.Second {
				t.Errorf("took %v", took)
			} else {
				t.Logf("%v, %d runs", took, len(runs))
			}
			checkRuns(t, runs, test.from, test.to)
		})
	}
}

func FuzzDiffWords(f *testing.F) {
	f.Add("Under Art. 5 it ends.", "Under Art. 6 it ends. Then.")
	f.Fuzz(func(t *testing.T, from, to string) {
		checkRuns(t, compare.DiffWords(from, to), from, to)
	})
}

func BenchmarkDiffWords(b *testing.B) {
	from := strings.Repeat("Each side would stop its fire at noon of the third day. ", 16<<10/56)
	to := strings.ReplaceAll(from, "third", "second")
	for b.Loop() {
		compare.DiffWords(from, to)
	}
}
