package main

import (
	"bytes"
	"database/sql"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/proposals"
	"parley/proposals/document"
	"parley/proposals/sqlite"
)

// manyVersions is a database with so many versions of a shipped text.
func manyVersions(t testing.TB, file string, many int) {
	t.Helper()
	w, stderr := newWorld(t)
	s, err := openShelf(t.Context(), w, file)
	if err != nil {
		t.Fatal(err, stderr)
	}
	defer s.Close()
	found, err := s.Revisions(t.Context(), []proposals.Ref{proposals.NewRef(proposals.MustSlug("ukraine-memorandum"), 1, 0)})
	if err != nil {
		t.Fatal(err)
	}
	var additions []proposals.Addition
	for n := 2; n <= many; n++ {
		v := *found[0].Version()
		v.Number = n
		r, problems := proposals.NewRevision(v, found[0].Against())
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		additions = append(additions, proposals.Addition{Revision: r, Hash: document.HashVersion(r)})
	}
	if err := s.Add(t.Context(), additions, w.signature("")); err != nil {
		t.Fatal(err)
	}
}

// TestAnExportThatIsKilled kills exports at many moments. Whatever it leaves is
// whole, and the next one completes it.
func TestAnExportThatIsKilled(t *testing.T) {
	dir := t.TempDir()
	database := filepath.Join(dir, "parley.db")
	manyVersions(t, database, 40)
	parley := func(args ...string) *exec.Cmd {
		cmd := exec.Command("parley", append([]string{"--db", database}, args...)...)
		cmd.Env = append(os.Environ(), "HOME="+dir)
		return cmd
	}
	begun := time.Now()
	whole := filepath.Join(dir, "whole")
	if said, err := parley("export", "--all", whole).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	usual := time.Since(begun)
	want := readTree(t, whole)
	const tries = 25
	killed, between := 0, 0
	for n := range tries {
		tree := filepath.Join(dir, fmt.Sprint(n))
		export := parley("export", "--all", tree)
		if err := export.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(usual * time.Duration(n+1) / tries)
		export.Process.Kill()
		if export.Wait(); export.ProcessState.ExitCode() == -1 {
			killed++
		}
		there := readTree(t, tree)
		if len(there) > 0 && len(there) < len(want) {
			between++
		}
		for file, text := range there {
			if base := filepath.Base(file); strings.HasPrefix(base, ".parley-") && strings.HasSuffix(base, ".part") {
				continue
			}
			if !bytes.Equal(text, want[file]) {
				t.Fatalf("killed after %v: %s is not whole", usual*time.Duration(n+1)/tries, file)
			}
		}
		if said, err := parley("export", "--all", tree).CombinedOutput(); err != nil {
			t.Fatalf("after a kill: %v: %s", err, said)
		}
		for file, text := range readTree(t, tree) {
			if !bytes.Equal(text, want[file]) {
				t.Errorf("after a kill and another export, %s differs", file)
			}
		}
		if got := len(readTree(t, tree)); got != len(want) {
			t.Errorf("after a kill and another export, there are %d files, want %d", got, len(want))
		}
	}
	t.Logf("%d of %d exports were killed, %d of them with some files written", killed, tries, between)
	if between == 0 {
		t.Error("no export was killed in the middle: nothing was tried")
	}
}

func readTree(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if os.IsNotExist(err) && file == dir {
			return fs.SkipAll
		}
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(file)
		files[strings.TrimPrefix(file, dir)] = text
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// A backup that is made while others write is one moment of the database.
func TestBackUpWhileOthersWrite(t *testing.T) {
	dir := t.TempDir()
	database, copied := filepath.Join(dir, "parley.db"), filepath.Join(dir, "copy.db")
	manyVersions(t, database, 20)
	w, _ := newWorld(t)
	if status := run(t.Context(), []string{"--db", database, "backup", copied}, w); status != 0 {
		t.Fatal("the backup failed")
	}
	if info, err := os.Stat(copied); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v: a backup is for its owner alone", info.Mode(), err)
	}
	s, err := sqlite.Open(t.Context(), copied)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Verify(t.Context(), document.HashCase, document.HashVersion); err != nil {
		t.Error(err)
	}
}

// What some other program changed is named by verify, all of it, and no archive
// is made of it.
func TestVerifyNamesWhatWasChanged(t *testing.T) {
	dir := t.TempDir()
	database := filepath.Join(dir, "parley.db")
	manyVersions(t, database, 3)
	db, err := sql.Open("sqlite3", database)
	if err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{
		`DROP TRIGGER revision_update`, `DROP TRIGGER case_revision_update`,
		`UPDATE revision SET note = 'Another note.' WHERE proposal = 'ukraine-memorandum' AND version IN (2, 3)`,
		`UPDATE case_revision SET title = 'Another title' WHERE number = 1`,
	} {
		if _, err := db.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want []string
	}{
		{[]string{"verify"}, []string{"russia-ukraine.1 was stored with the hash ", "ukraine-memorandum@2.1 was stored with the hash ", "ukraine-memorandum@3.1 was stored with the hash "}},
		{[]string{"export", "--all", filepath.Join(dir, "tree")}, []string{"russia-ukraine.1 was stored with the hash "}},
	} {
		w, stderr := newWorld(t)
		if status := run(t.Context(), append([]string{"--db", database}, c.args...), w); status != 1 {
			t.Errorf("%s: exit status %d", c.args[0], status)
		}
		for _, want := range c.want {
			if !strings.Contains(stderr.String(), want) {
				t.Errorf("%s: %s\nlacks %q", c.args[0], stderr, want)
			}
		}
	}
}

// The counter says something on a terminal at once, in a log now and then, and
// of short work nothing.
func TestCounter(t *testing.T) {
	for _, c := range []struct {
		name     string
		terminal bool
		took     time.Duration
		want     string
	}{
		{"short work on a terminal", true, 10 * time.Millisecond, ""},
		{"long work on a terminal", true, 150 * time.Millisecond, "\r\x1b[K2 of 3 files\r\x1b[K"},
		{"short work in a log", false, time.Second, ""},
		{"long work in a log", false, 4 * time.Second, "parley: 2 of 3 files\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := new(bytes.Buffer)
			now := time.Unix(0, 0)
			counter := &counter{out: out, now: func() time.Time { return now }, terminal: c.terminal}
			counter.next = now.Add(counter.pause())
			for n := range 3 {
				if now = now.Add(c.took); n == 2 {
					now = now.Add(-c.took)
				}
				counter.count("files", n+1, 3)
			}
			counter.end()
			if out.String() != c.want {
				t.Errorf("it said %q, want %q", out, c.want)
			}
		})
	}
}

// BenchmarkArchive is how long the archive of 500 versions takes.
func BenchmarkArchive(b *testing.B) {
	dir := b.TempDir()
	database, tree := filepath.Join(dir, "parley.db"), filepath.Join(dir, "tree")
	manyVersions(b, database, 500)
	w, stderr := newWorld(b)
	do := func(b *testing.B, args ...string) {
		if status := run(b.Context(), args, w); status != 0 {
			b.Fatal(stderr)
		}
	}
	n := 0
	b.Run("export", func(b *testing.B) {
		for b.Loop() {
			n++
			do(b, "--db", database, "export", "--all", fmt.Sprint(tree, n))
		}
	})
	b.Run("export again", func(b *testing.B) {
		for b.Loop() {
			do(b, "--db", database, "export", "--all", tree+"1")
		}
	})
	b.Run("import", func(b *testing.B) {
		for b.Loop() {
			n++
			do(b, "--db", filepath.Join(dir, fmt.Sprint(n, ".db")), "import", tree+"1")
		}
	})
	b.Run("import again", func(b *testing.B) {
		for b.Loop() {
			do(b, "--db", database, "import", tree+"1")
		}
	})
	b.Run("verify", func(b *testing.B) {
		for b.Loop() {
			do(b, "--db", database, "verify")
		}
	})
	b.Run("backup", func(b *testing.B) {
		for b.Loop() {
			do(b, "--db", database, "backup", filepath.Join(dir, "copy.db"))
		}
	})
}
