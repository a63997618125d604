package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"parley/data"
	"parley/proposals"
	"parley/proposals/document"
	"parley/proposals/sqlite"
)

// A database that has something else under a shipped number keeps it: the
// shipped case is left out, and so are the versions that were read against it.
func TestWhatIsThereIsNeverTouched(t *testing.T) {
	file := filepath.Join(t.TempDir(), "own.db")
	own := bytes.ReplaceAll(data.Documents()[0].Text, []byte("title: Russia and Ukraine"), []byte("title: A case of my own"))
	c, problems := document.ParseCase("own.md", own, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	w, stderr := newWorld(t)
	store, err := sqlite.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.AddCase(t.Context(), c, 0, document.HashCase(c), proposals.Signature{At: w.now()}); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}

	out := new(bytes.Buffer)
	w.stdout = out
	if status := run(t.Context(), []string{"--db", file, "show", "russia-ukraine"}, w); status != 0 {
		t.Fatalf("exit status %d: %s", status, stderr)
	}
	if !bytes.Equal(out.Bytes(), own) {
		t.Error("the case that was there has changed")
	}
	for _, name := range []string{"russia-ukraine.1", "russia-memorandum@1.1", "ukraine-memorandum@1.1"} {
		if !strings.Contains(stderr.String(), "the shipped "+name+" was left out") {
			t.Errorf("it was not said that %s was left out: %q", name, stderr)
		}
	}
}

func TestPredecessor(t *testing.T) {
	for _, c := range []struct {
		name, before string
		number       int
	}{
		{"russia-ukraine.1", "", 1},
		{"russia-ukraine.3", "russia-ukraine.2", 3},
		{"russia-memorandum@1.2", "russia-memorandum@1.1", 2},
	} {
		if before, number := predecessor(c.name); before != c.before || number != c.number {
			t.Errorf("predecessor(%q) = %q, %d", c.name, before, number)
		}
	}
}
