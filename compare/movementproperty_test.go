package compare_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/compare"
	"parley/proposals"
	"parley/proposals/proposalstest"
)

func mustMove(t *rapid.T, c *proposals.CaseRevision, from, to compare.Text) *compare.Movement {
	t.Helper()
	m, err := compare.Move(c, from, to)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// changesOf are all that a movement shows, those of the whole first.
func changesOf(m *compare.Movement) []compare.Change {
	all := slices.Clone(m.Whole)
	for _, topic := range m.Topics {
		for _, issue := range topic.Issues {
			all = append(all, issue.Changes...)
		}
	}
	return all
}

func TestNothingMovesFromATextToItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, texts := drawTexts(t, 1, 1)
		if m := mustMove(t, c, texts[0], texts[0]); !m.Empty() {
			t.Errorf("a text differs from itself:\n%s", printedMovement(m))
		}
	})
}

// The other way round, what was added is dropped, and old is new.
func TestMovementTurnsRound(t *testing.T) {
	turned := map[compare.ChangeKind]compare.ChangeKind{
		compare.Added: compare.Dropped, compare.Dropped: compare.Added,
		compare.OnlyFrom: compare.OnlyTo, compare.OnlyTo: compare.OnlyFrom,
	}
	lines := func(m *compare.Movement, turn bool) []string {
		var all []string
		for _, change := range changesOf(m) {
			kind, from, to := change.Kind, sideWords(change.From), sideWords(change.To)
			if turn {
				if k, ok := turned[kind]; ok {
					kind = k
				}
				from, to = to, from
			}
			var fields []string
			for _, d := range append(slices.Clone(change.Fields), change.Wording...) {
				if turn {
					d.Old, d.New = d.New, d.Old
				}
				fields = append(fields, fmt.Sprintf("%s: %q -> %q", d.Field, d.Old, d.New))
			}
			slices.Sort(fields) // quotes that only the first text has stand before the others
			all = append(all, fmt.Sprintf("%s, %q -> %q %q %s", kind, from, to, change.Note, strings.Join(fields, ", ")))
		}
		slices.Sort(all)
		return all
	}
	rapid.Check(t, func(t *rapid.T) {
		c, texts := drawTexts(t, 2, 2)
		there, back := mustMove(t, c, texts[0], texts[1]), mustMove(t, c, texts[1], texts[0])
		if diff := cmp.Diff(lines(there, false), lines(back, true)); diff != "" {
			t.Errorf("there and back differ (-there +back):\n%s", diff)
		}
	})
}

// Nothing is named that does not differ, and every change names something.
func TestWhatIsNamedDiffers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, texts := drawTexts(t, 2, 2)
		m := mustMove(t, c, texts[0], texts[1])
		for _, change := range changesOf(m) {
			checkChange(t, m, change)
		}
	})
}

func checkChange(t *rapid.T, m *compare.Movement, c compare.Change) {
	t.Helper()
	bothTerms := c.From.Entry != nil && c.To.Entry != nil
	for _, d := range append(slices.Clone(c.Fields), c.Wording...) {
		if len(d.Runs) > 0 {
			checkRuns(t, d.Runs, d.Old, d.New)
		}
		if bothTerms && d.Quote == nil && d.Old+d.New == "" {
			t.Errorf("%s names %s, and says nothing of it", c.Label, d.Field)
		}
	}
	blank := func(s compare.ChangeSide) bool {
		return s.Blank != nil && slices.Contains([]proposals.Coverage{proposals.Silent, proposals.Struck, proposals.Excluded}, s.Blank.Coverage)
	}
	ok := true
	switch c.Kind {
	case compare.Changed:
		ok = len(c.Fields) > 0 && (bothTerms || c.Label != "")
	case compare.Fuller:
		unknown := proposals.UnreportedValue{}.Words(nil)
		both := func(d compare.Difference) bool {
			return d.Old != "" && d.New != "" && d.Field != "stance" && d.Old != unknown && d.New != unknown
		}
		ok = (bothTerms || c.Label != "") && len(c.Fields) > 0 && !slices.ContainsFunc(c.Fields, both)
	case compare.Restated:
		ok = bothTerms && len(c.Fields) == 1 && c.Fields[0].Field == "stance"
	case compare.Reworded:
		ok = len(c.Fields) == 0 && len(c.Wording) > 0
	case compare.Added:
		ok = c.To.Entry != nil && blank(c.From) && c.Note != ""
	case compare.Dropped:
		ok = c.From.Entry != nil && blank(c.To) && c.Note != ""
	case compare.OnlyFrom:
		ok = c.Label != "" || c.From.Entry != nil && c.To.Entry == nil && c.Note != ""
	case compare.OnlyTo:
		ok = c.Label != "" || c.To.Entry != nil && c.From.Entry == nil && c.Note != ""
	case compare.OtherBlank:
		ok = c.From.Entry == nil && c.To.Entry == nil
	case compare.OutsideText:
	default:
		ok = false
	}
	if !ok {
		t.Errorf("not a change of the kind %q:\n%+v\n%s", c.Kind, c, printedMovement(m))
	}
}

// A text of which one thing was altered differs in that thing alone.
func TestWhatWasAlteredIsNamed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := proposalstest.Case().Draw(t, "case")
		r := proposalstest.Revision(c).Draw(t, "revision")
		if len(r.Version().Terms) == 0 {
			return
		}
		v := *r.Version()
		v.Terms = slices.Clone(v.Terms)
		i := rapid.IntRange(0, len(v.Terms)-1).Draw(t, "altered")
		field := rapid.SampledFrom(slices.Sorted(maps.Keys(alterations))).Draw(t, "field")
		alterations[field](&v.Terms[i])
		altered, problems := proposals.NewRevision(v, c)
		if problems != nil {
			return
		}
		m := mustMove(t, c, compare.Text{Revision: r}, compare.Text{Revision: altered.WithStored(proposals.Stored{Revision: 2})})
		changes := changesOf(m)
		if len(changes) == 0 {
			t.Fatalf("%s was altered, and nothing differs", field)
		}
		for _, change := range changes {
			for _, d := range append(slices.Clone(change.Fields), change.Wording...) {
				if d.Field != field {
					t.Errorf("%s was altered, and this differs:\n%s", field, printedMovement(m))
				}
			}
			if change.From.Entry == nil || change.From.Entry.Term.Issue != v.Terms[i].Issue {
				t.Errorf("another question differs:\n%s", printedMovement(m))
			}
		}
	})
}

// alterations change one field of a term.
var alterations = map[string]func(*proposals.Term){
	"scope":         func(t *proposals.Term) { t.Scope = append(slices.Clone(t.Scope), "a phrase of its own") },
	"headline":      func(t *proposals.Term) { t.Headline = "Another headline" },
	"point":         func(t *proposals.Term) { t.Point = "XIV.9" },
	"ambiguous":     func(t *proposals.Term) { t.Ambiguous = "In another way." },
	"inferred":      func(t *proposals.Term) { t.Inferred = "From other words." },
	"unconditional": func(t *proposals.Term) { t.Unconditional = !t.Unconditional },
	"body":          func(t *proposals.Term) { t.Body = proposals.Prose{{Spans: []proposals.Span{{Text: "Other prose."}}}} },
	"deadline": func(t *proposals.Term) {
		t.Deadlines = append(slices.Clone(t.Deadlines), mustDeadline("by 2099-01-01"))
	},
	"stance": func(t *proposals.Term) {
		if t.Stance == proposals.Offers {
			t.Stance = proposals.Accepts
		} else {
			t.Stance = proposals.Offers
		}
	},
}

func mustDeadline(s string) proposals.Deadline {
	d, err := proposals.ParseDeadline(s)
	if err != nil {
		panic(err)
	}
	return d
}

// A term that is there no more is named, whatever else holds in its place.
func TestWhatIsGoneIsNamed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, texts := drawTexts(t, 1, 1)
		v := *texts[0].Revision.Version()
		if len(v.Terms) == 0 {
			return
		}
		gone := rapid.IntRange(0, len(v.Terms)-1).Draw(t, "gone")
		anchor := v.Terms[gone].Anchor()
		v.Terms = slices.Delete(slices.Clone(v.Terms), gone, gone+1)
		less, problems := proposals.NewRevision(v, c)
		if problems != nil {
			return
		}
		v.Number++
		later, problems := proposals.NewRevision(v, c)
		if problems != nil {
			return
		}
		for _, to := range []*proposals.Revision{less.WithStored(proposals.Stored{Revision: 9}), later} {
			m := mustMove(t, c, texts[0], compare.Text{Revision: to})
			if !slices.ContainsFunc(changesOf(m), func(c compare.Change) bool { return c.From.Anchor == anchor }) {
				t.Errorf("%s is gone, and is not named:\n%s", anchor, printedMovement(m))
			}
		}
	})
}
