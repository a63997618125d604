package sqlite_test

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"parley/proposals"
	"parley/proposals/proposalstest"
	"parley/proposals/sqlite"
)

// addLibrary stores the example with texts of two sides in three languages.
func addLibrary(t testing.TB, s *sqlite.Store) *proposals.CaseRevision {
	t.Helper()
	c := addExample(t, s)
	add := func(proposal, author, day, title string, change func(*proposals.Version)) {
		v := exampleVersion(t)
		v.Proposal, v.Title, v.Authors = proposals.MustSlug(proposal), title, slugs(author)
		v.Dates = proposals.Dates{Text: must(t, proposals.ParseDate, day)}
		change(&v)
		if err := s.AddRevision(t.Context(), checkedVersion(t, v, c), 0, proposals.Hash{3}, signed); err != nil {
			t.Fatal(err)
		}
	}
	quote := func(text, language string) []proposals.Quote {
		return []proposals.Quote{{Text: text, Source: proposals.MustSlug("agency"), Language: language, OfText: true}}
	}
	add("offer", "south", "2025-06-03", "Пропозиція про припинення вогню", func(v *proposals.Version) {
		v.Intro = prose("Нейтралітет Straße: the café’s résumé, cease\u00adfire.")
		v.Terms[0].Headline = "Україна об’єднує зусилля, їжак і ґанок"
		v.Terms[0].Quotes = quote("Військовополонених обміняють «всіх на всіх»", "uk")
		v.Terms[1].Headline = "NATO membership stays open"
		v.Sources[0].Title = "Мирний план Києва"
	})
	add("answer", "north", "2025-07-01", "Меморандум", func(v *proposals.Version) {
		v.Terms[0].Headline = "The army withdraws, and only then does it cease fire"
		v.Terms[0].Quotes = quote("полный вывод войск, ещё до подписания", "ru")
		v.Terms[0].Scope = []string{"within 30 km of the border"}
	})
	return c
}

// search gives the places that were found, as "offer@1.1#ceasefire", and those
// of questions as "example#ceasefire".
func search(t testing.TB, s *sqlite.Store, q proposals.SearchQuery) []string {
	t.Helper()
	result, err := s.Search(t.Context(), q, 0, 0)
	if err != nil {
		t.Fatalf("%+v: %v", q, err)
	}
	if result.Total != len(result.Hits) {
		t.Errorf("%q: %d in all, and %d hits", q.Words, result.Total, len(result.Hits))
	}
	places := make([]string, len(result.Hits))
	for i, h := range result.Hits {
		places[i] = place(h)
	}
	return places
}

func place(h proposals.Hit) string {
	switch {
	case h.Text.Ref.IsZero():
		return fmt.Sprintf("%s#%s", h.Case, h.Issue)
	case h.Anchor == "":
		return h.Text.Ref.String()
	default:
		return h.Text.Ref.String() + "#" + h.Anchor
	}
}

func TestSearch(t *testing.T) {
	s := openStore(t)
	addLibrary(t, s)
	const offered, opens, answered = "offer@1.1#ceasefire", "offer@1.1#outlawed_option_slow", "answer@1.1#ceasefire"
	const step = "step__talks_after_ceasefire"
	for words, want := range map[string]string{
		// English
		"NATO":                          opens,
		"nato":                          opens,
		"ＮＡＴＯ":                          opens,
		"Nató membership":               opens,
		"membership NATO":               opens,
		`"NATO membership"`:             opens,
		"member*":                       opens,
		"cease fire":                    answered,
		"cease-fire":                    answered,
		"withdraw*":                     answered,
		"30 km":                         answered,
		"cease\u00adfire":               "example#ceasefire answer@1.1#" + step + " offer@1.1 offer@1.1#" + step + " plan@1.1#" + step,
		"cease\u00adfire Straße":        "offer@1.1",
		"STRASSE":                       "offer@1.1",
		"cafe resume":                   "offer@1.1",
		"cafe\u0301 RE\u0301SUME\u0301": "offer@1.1",
		"café's":                        "offer@1.1",
		"drones":                        "example#outlawed",
		"south nato":                    opens,
		"would fire stop":               "example#ceasefire answer@1.1#ceasefire plan@1.1#ceasefire",
		`"membership NATO"`:             "",
		"memb":                          "",
		"south":                         "",
		`"open south"`:                  "",
		// Ukrainian
		"Україна":            offered,
		"УКРАЇНА":            offered,
		"Украіна":            offered,
		"украи\u0308на":      "",
		"Укра\u0456\u0308на": offered,
		"об'єднує":           offered,
		"обʼєднує":           offered,
		"ОБ’ЄДНУЄ":           offered,
		"об’єднує зусилля":   offered,
		"їжак":               offered,
		"ґанок":              offered,
		"ганок":              "",
		"військовополонен*":  offered,
		"„всіх на всіх“":     offered,
		"«всіх на всіх»":     offered,
		"припинення вогню":   "offer@1.1",
		"мирний київ*":       "",
		"мирний план":        "offer@1.1#sources",
		// Russian
		"ещё":           answered,
		"еще":           answered,
		"ЕЩЁ ДО":        answered,
		"вывод":         answered,
		"полныи вывод":  answered,
		"«вывод войск»": answered,
		"войск вывод":   answered,
		`"войск вывод"`: "",
		"меморандум":    "answer@1.1",
		"МЕМОРА*":       "answer@1.1",
	} {
		if got := strings.Join(search(t, s, proposals.SearchQuery{Words: words}), " "); got != want {
			t.Errorf("%q found\n\t%s\nwant\n\t%s", words, got, want)
		}
	}
}

func TestSearchIsOrderedAndShowsWhatItFound(t *testing.T) {
	s := openStore(t)
	addLibrary(t, s)
	result, err := s.Search(t.Context(), proposals.SearchQuery{Words: "всіх"}, 0, 0)
	if err != nil || len(result.Hits) != 1 {
		t.Fatal(result, err)
	}
	h := result.Hits[0]
	if h.Kind != proposals.TermPassage || h.Head.Matched() || len(h.Found) != 1 || h.Found[0].Name != proposals.QuoteField || h.Found[0].Language != "uk" {
		t.Errorf("found %+v", h)
	}
	want := []proposals.Stretch{{Text: "Військовополонених обміняють «"}, {Text: "всіх", Found: true}, {Text: " на "}, {Text: "всіх", Found: true}, {Text: "»"}}
	if !slices.Equal(h.Found[0].Stretches, want) {
		t.Errorf("marked %v", h.Found[0].Stretches)
	}
	// The question first, then what answers it, by the dates of the texts.
	got := search(t, s, proposals.SearchQuery{Words: "fire"})
	if want := []string{"example#ceasefire", answeredPlace, "plan@1.1#ceasefire"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	for skip := range got {
		page, err := s.Search(t.Context(), proposals.SearchQuery{Words: "fire"}, skip, 1)
		if err != nil || page.Total != len(got) || len(page.Hits) != 1 || place(page.Hits[0]) != got[skip] {
			t.Errorf("behind %d: %+v, %v", skip, page, err)
		}
	}
	if page, err := s.Search(t.Context(), proposals.SearchQuery{Words: "fire"}, 9, 1); err != nil || len(page.Hits) != 0 || page.Total != 3 {
		t.Errorf("behind the last: %+v, %v", page, err)
	}
}

const answeredPlace = "answer@1.1#ceasefire"

func TestSearchFilters(t *testing.T) {
	s := openStore(t)
	c := addLibrary(t, s)
	v := exampleVersion(t)
	v.Terms[0].Headline = "Guns fall silent"
	if err := s.AddRevision(t.Context(), checkedVersion(t, v, c), 1, proposals.Hash{}, signed); err != nil {
		t.Fatal(err)
	}
	v.Number, v.Dates = 2, proposals.Dates{Text: must(t, proposals.ParseDate, "2027-01-01")}
	if err := s.AddRevision(t.Context(), checkedVersion(t, v, c), 0, proposals.Hash{}, signed); err != nil {
		t.Fatal(err)
	}
	day := func(s string) proposals.Date { return must(t, proposals.ParseDate, s) }
	for name, tt := range map[string]struct {
		query proposals.SearchQuery
		want  string
	}{
		"a coding that is no longer the newest": {proposals.SearchQuery{Words: "fire stops"}, ""},
		"which is named":                        {proposals.SearchQuery{Words: "fire stops", Texts: []proposals.Ref{ref(t, "plan@1.1")}}, "plan@1.1#ceasefire"},
		"the newest":                            {proposals.SearchQuery{Words: "guns"}, "plan@1.2#ceasefire plan@2.1#ceasefire"},
		"of a text":                             {proposals.SearchQuery{Words: "guns", Texts: []proposals.Ref{ref(t, "plan@2")}}, "plan@2.1#ceasefire"},
		"of a party":                            {proposals.SearchQuery{Words: "fire", Parties: slugs("south")}, ""},
		"of another":                            {proposals.SearchQuery{Words: "fire", Parties: slugs("north")}, answeredPlace},
		"of a topic":                            {proposals.SearchQuery{Words: "drones", Topics: slugs("truce")}, ""},
		"of its topic":                          {proposals.SearchQuery{Words: "drones", Topics: slugs("forces")}, "example#outlawed"},
		"shown under a further topic":           {proposals.SearchQuery{Words: "nothing guns", Topics: slugs("forces")}, ""},
		"of a further topic":                    {proposals.SearchQuery{Words: "guns", Topics: slugs("forces")}, "plan@1.2#ceasefire plan@2.1#ceasefire"},
		"from a day":                            {proposals.SearchQuery{Words: "guns", From: day("2027")}, "plan@2.1#ceasefire"},
		"up to a day":                           {proposals.SearchQuery{Words: "guns", To: day("2026-12")}, "plan@1.2#ceasefire"},
		"as of a day":                           {proposals.SearchQuery{Words: "guns", AsOf: day("2026-12-31")}, "plan@1.2#ceasefire"},
		"as of a later day":                     {proposals.SearchQuery{Words: "guns", AsOf: day("2028")}, "plan@2.1#ceasefire"},
		"of the case":                           {proposals.SearchQuery{Words: "guns", Case: proposals.MustSlug("example")}, "plan@1.2#ceasefire plan@2.1#ceasefire"},
	} {
		if got := strings.Join(search(t, s, tt.query), " "); got != tt.want {
			t.Errorf("%s: found %s, want %s", name, got, tt.want)
		}
	}
	if err := s.Withdraw(t.Context(), proposals.Withdrawal{Of: ref(t, "plan@2"), Number: 1, Reason: "Added twice.", Signature: signed}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(search(t, s, proposals.SearchQuery{Words: "guns"}), " "); got != "plan@1.2#ceasefire" {
		t.Errorf("after a withdrawal: found %s", got)
	}
	if got := strings.Join(search(t, s, proposals.SearchQuery{Words: "guns", Texts: []proposals.Ref{ref(t, "plan@2.1")}}), " "); got != "plan@2.1#ceasefire" {
		t.Errorf("in a withdrawn coding that is named: found %s", got)
	}
	for _, q := range []proposals.SearchQuery{{Case: proposals.MustSlug("exampel")}, {Topics: slugs("truces")}, {Parties: slugs("norht")}, {Texts: []proposals.Ref{ref(t, "plan@3")}}} {
		if _, err := s.Search(t.Context(), q, 0, 0); err == nil || !strings.Contains(err.Error(), "did you mean") {
			t.Errorf("%+v: %v", q, err)
		}
	}
}

// Any words can be looked for.
func TestSearchForWhatIsHostile(t *testing.T) {
	s := openStore(t)
	addLibrary(t, s)
	queries := []string{
		"", " ", `"`, `""`, `"""`, "*", "**", "-", "NEAR", "a NEAR/2 b", "AND", "OR", "NOT", "fire AND", "NOT fire", "fire OR", "(fire", ")", "()", "head:fire", "owner:plan",
		"^fire", `"fire`, `fire"`, "fire*fire", `"*"`, `"* fire"`, "\x00", "fire\x00stops", "\xed\xa0\x80", "\xff", "'; DROP TABLE passage; --", "%", "_", "·", "a · b", "�",
		strings.Repeat("a", 10_000), strings.Repeat("a ", 5_000), strings.Repeat(`"`, 10_000), strings.Repeat("(", 10_000), strings.Repeat("a*", 5_000), strings.Repeat("ё", 10_000),
		`"` + strings.Repeat("fire ", 2_000) + `"`, "\u202e\u200bfire", "＂fire＂", "fire\u0301\u0301", "\u0301", "İ ı ſ ﬁ ½ № ™",
	}
	random := rand.New(rand.NewPCG(1, 2))
	pieces := append(queries[:36:36], "fire", "войск", "їжак", "all", "1", "=", "{", "\n", "\t", "<b>", "&amp;", "$1", "?1", "@x", "\\")
	for range 200 {
		var query strings.Builder
		for range 1 + random.IntN(8) {
			query.WriteString(pieces[random.IntN(len(pieces))])
			query.WriteString([]string{"", " ", `"`, "*"}[random.IntN(4)])
		}
		queries = append(queries, query.String())
	}
	for _, q := range queries {
		search(t, s, proposals.SearchQuery{Words: q})
	}
	if got := search(t, s, proposals.SearchQuery{Words: "nato"}); len(got) != 1 {
		t.Errorf("after all of that: found %q", got)
	}
	if got := search(t, s, proposals.SearchQuery{Words: "head:fire"}); len(got) != 0 {
		t.Errorf("a column was searched: %q", got)
	}
}

// Whatever stands in a headline finds its term, and what is found is what a
// reading of every passage finds.
func TestSearchFindsEveryHeadline(t *testing.T) {
	words := 0
	for seed := range 12 {
		s := openStore(t)
		c := proposalstest.Case().Example(seed)
		if err := s.AddCase(t.Context(), c, 0, proposals.Hash{}, signed); err != nil {
			t.Fatal(err)
		}
		r := proposalstest.Revision(c.WithStored(proposals.Stored{Revision: 1})).Example(seed)
		if err := s.AddRevision(t.Context(), r, 0, proposals.Hash{}, signed); err != nil {
			t.Fatal(err)
		}
		r = r.WithStored(proposals.Stored{Revision: 1})
		for _, term := range r.Version().Terms {
			for _, w := range proposals.WordsOf(term.Headline) {
				words++
				q := proposals.SearchQuery{Words: term.Headline[w.Start:w.End], Texts: []proposals.Ref{r.Ref()}}
				got := search(t, s, q)
				if !slices.Contains(got, r.Ref().String()+"#"+term.Anchor()) {
					t.Errorf("%q of the headline %q is not found: %q", q.Words, term.Headline, got)
				}
				if want := readAll(r, q.Words); want != len(got) {
					t.Errorf("%q: found %d, and reading everything finds %d", q.Words, len(got), want)
				}
			}
		}
	}
	if words < 20 {
		t.Errorf("the headlines have %d words only: nothing is tried", words)
	}
}

// readAll counts the passages that have each phrase, and one in words of their
// own.
func readAll(r *proposals.Revision, words string) int {
	phrases, _ := proposals.ParseSearch(words)
	n := 0
	for _, p := range r.Passages() {
		all, own := true, false
		for _, phrase := range phrases {
			has := false
			for rank := range proposals.FieldRank(proposals.FieldRanks) {
				for _, f := range p.Ranked(rank) {
					if slices.ContainsFunc(proposals.Mark(f.Text, []proposals.SearchPhrase{phrase}), func(s proposals.Stretch) bool { return s.Found }) {
						has, own = true, own || rank != proposals.BelongsRank
					}
				}
			}
			all = all && has
		}
		if all && own {
			n++
		}
	}
	return n
}

// What was stored before there was a search is found once the database is
// opened, by however many programs at once.
func TestSearchFindsWhatWasStoredBefore(t *testing.T) {
	s := openStore(t)
	addLibrary(t, s)
	const rows = `SELECT count(*) FROM passage`
	want := query(t, s.Readers(), rows)
	// As the migration leaves it.
	if _, err := s.Writer().ExecContext(t.Context(), `DELETE FROM searched; DELETE FROM passage`); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			other, err := sqlite.Open(t.Context(), s.Path())
			if err != nil {
				t.Error(err)
				return
			}
			other.Close()
		})
	}
	all.Wait()
	if got := query(t, s.Readers(), rows); got[0] != want[0] {
		t.Errorf("%s passages, want %s", got[0], want[0])
	}
	if got := search(t, s, proposals.SearchQuery{Words: "nato"}); len(got) != 1 {
		t.Errorf("found %q", got)
	}
}

// A coding whose rows break the rules hinders neither the opening nor a search.
func TestSearchPassesOverWhatIsBroken(t *testing.T) {
	s := openStore(t)
	addLibrary(t, s)
	if _, err := s.Writer().ExecContext(t.Context(), `
DROP TRIGGER term_scope_update;
UPDATE term_scope SET phrase = ' at sea' WHERE proposal = 'plan';
DELETE FROM searched;
DELETE FROM passage`); err != nil {
		t.Fatal(err)
	}
	other := openAt(t, s.Path())
	if got := search(t, other, proposals.SearchQuery{Words: "nato"}); len(got) != 1 {
		t.Errorf("found %q", got)
	}
}

// Where the passages of a revision become others, what is stored of them has to
// be made anew: by a migration that empties searched and passage.
func TestPassagesAreThoseThatAreStored(t *testing.T) {
	s := openStore(t)
	addLibrary(t, s)
	all := query(t, s.Readers(), `SELECT owner || number || issue || head || body || source || belongs FROM passage ORDER BY owner, number`)
	const want = "25d2845e3e6525fc471b5409b8c8310ab36318567e98808c781c7854202cc25a"
	if got := fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(all, "\n")))); got != want {
		t.Errorf("the hash is %s, want %s: the passages are others than those in databases that exist", got, want)
	}
}
