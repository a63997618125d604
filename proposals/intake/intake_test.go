package intake_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/data"
	"parley/proposals"
	"parley/proposals/intake"
	"parley/proposals/sqlite"
)

var by = proposals.Signature{By: "ab", Way: proposals.ByCommand, At: time.Unix(0, 0)}

// newStore holds what was shipped first, a case and two codings, taken in by this package.
func newStore(t *testing.T) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "parley.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	var files []intake.File
	for _, d := range data.Documents()[:3] {
		files = append([]intake.File{{Name: d.Name, Text: d.Text}}, files...) // versions before their case
	}
	add(t, s, files, 0)
	return s
}

func add(t *testing.T, s *sqlite.Store, files []intake.File, based int) {
	t.Helper()
	readings, err := intake.Read(t.Context(), s, files)
	if err != nil {
		t.Fatal(err)
	}
	var outcomes []intake.Outcome
	for _, r := range readings {
		o, err := r.Outcome(based)
		if err != nil {
			t.Fatal(err)
		}
		outcomes = append(outcomes, o)
	}
	if err := intake.Add(t.Context(), s, outcomes, by); err != nil {
		t.Fatal(err)
	}
}

func text(t *testing.T, name string, changes ...string) []byte {
	t.Helper()
	for _, d := range data.Documents() {
		if d.Name == name {
			return []byte(strings.NewReplacer(changes...).Replace(string(d.Text)))
		}
	}
	t.Fatalf("no document %s is shipped", name)
	return nil
}

func TestWhatBecomesOfADocument(t *testing.T) {
	s := newStore(t)
	const name = "ukraine-memorandum@1.1.md"
	for _, c := range []struct {
		what  string
		text  []byte
		based int
		same  bool
		want  error
		words string
	}{
		{"the same again", text(t, name), 0, true, nil, ""},
		{"the same, based on the newest", text(t, name), 1, true, nil, ""},
		{"another coding, based on nothing", text(t, name, "at least 30", "at least 60"), 0, false, proposals.ErrExists, "is there already, with other content"},
		{"another coding, based on the newest", text(t, name, "at least 30", "at least 60"), 1, false, nil, ""},
		{"another coding, based on what is not there", text(t, name, "at least 30", "at least 60"), 7, false, proposals.ErrNotFound, "has no revision 7"},
		{"a further version", text(t, name, "version: 1\n", "version: 2\n"), 0, false, nil, ""},
		{"a further version, based on a revision", text(t, name, "version: 1\n", "version: 2\n"), 1, false, proposals.ErrNotFound, "there is no ukraine-memorandum@2 to revise"},
	} {
		readings, err := intake.Read(t.Context(), s, []intake.File{{Name: "new.md", Text: c.text}})
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		outcome, err := readings[0].Outcome(c.based)
		if !errors.Is(err, c.want) || err != nil && !strings.Contains(err.Error(), c.words) || outcome.Same != c.same {
			t.Errorf("%s: same %t, %v; want %t, %v with %q", c.what, outcome.Same, err, c.same, c.want, c.words)
		}
	}
}

// A case that a stored coding could not be read against is refused, with the
// name of each.
func TestCaseMustFitStoredCodings(t *testing.T) {
	s := newStore(t)
	for what, c := range map[string]struct {
		text []byte
		want []string
	}{
		"an issue renamed":     {text(t, "russia-ukraine.1.md", "- issue: ceasefire\n", "- issue: armistice\n"), []string{`the issue "ceasefire" is gone`, "russia-memorandum@1.1 could not", "ukraine-memorandum@1.1 could not"}},
		"an answer taken away": {text(t, "russia-ukraine.1.md", "  - contact-line:", "  - line-of-contact:"), []string{`the answer "contact-line" is gone`, "ukraine-memorandum@1.1 could not"}},
	} {
		_, err := intake.Read(t.Context(), s, []intake.File{{Name: "case.md", Text: c.text}})
		if !errors.Is(err, proposals.ErrInvalid) {
			t.Fatalf("%s: %v", what, err)
		}
		for _, want := range c.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v lacks %q", what, err, want)
			}
		}
	}
	// Another order of answers changes no coding.
	reordered := text(t, "russia-ukraine.1.md", "note: \"First", "note: \"Second", "- limited: Limited, for a stated purpose\n  - general: General, all fighting", "- general: General, all fighting\n  - limited: Limited, for a stated purpose")
	add(t, s, []intake.File{{Name: "case.md", Text: reordered}}, 1)
}
