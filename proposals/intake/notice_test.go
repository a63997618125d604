package intake_test

import (
	"slices"
	"testing"

	"parley/proposals/intake"
)

const (
	sameRead    = "who read it and when are the same as in version 1"
	sameNote    = "the note is the same as in version 1"
	sameSources = "the sources are the same as in version 1"
	older       = "every source is older than the text: the newest is dated 3 June 2025, and the earliest date of the text is "
)

func TestWhatIsNoticed(t *testing.T) {
	s := newStore(t)
	second := []string{
		"version: 1\n", "version: 2\n",
		"read: {by: coders a and b, on: 2026-11-23}", "read: {by: ab, on: 2026-11-25}",
		"note: First coding", "note: Second coding",
		"date: 2025-06-03", "date: 2025-07-02",
	}
	for _, c := range []struct {
		what    string
		changes []string
		want    []string
	}{
		{"what is stored", nil, nil},
		{"a further coding", []string{"at least 30", "at least 60"}, nil},
		{"a copy with another number", second[:2], []string{sameRead, sameNote, sameSources}},
		{"a new version", second, nil},
		{"an old source", append(second[:6:6], "dates: {reported: 2025-06-03}", "dates: {text: 2025-07-02, handed-over: 2025-07-01}"), []string{older + "1 July 2025", sameSources}},
		{"a date of which only the month is known", append(second[:6:6], "dates: {reported: 2025-06-03}", "dates: {text: 2025-06}"), []string{sameSources}},
		{"another coding of an old source", []string{"dates: {reported: 2025-06-03}", "dates: {published: 2026}"}, []string{older + "2026"}},
	} {
		readings, err := intake.Read(t.Context(), s, []intake.File{{Name: "new.md", Text: text(t, "ukraine-memorandum@1.1.md", c.changes...)}})
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		if got := readings[0].Notices; !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.what, got, c.want)
		}
	}
}

// The version before may be among the files.
func TestTwoVersionsAreReadTogether(t *testing.T) {
	s := newStore(t)
	readings, err := intake.Read(t.Context(), s, []intake.File{
		{Name: "3.md", Text: text(t, "ukraine-memorandum@1.1.md", "version: 1\n", "version: 3\n")},
		{Name: "2.md", Text: text(t, "ukraine-memorandum@1.1.md", "version: 1\n", "version: 2\n", "note: First coding", "note: Second coding")},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{sameRead, sameSources}, {"who read it and when are the same as in version 2", "the sources are the same as in version 2"}}
	for i, r := range readings {
		if !slices.Equal(r.Notices, want[i]) {
			t.Errorf("%s: got %q, want %q", r.File, r.Notices, want[i])
		}
	}
}
