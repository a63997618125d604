package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3"
	"parley/proposals"
	"parley/proposals/sqlite"
)

func TestOpenMakesAFileOfItsUserAlone(t *testing.T) {
	// Characters that mean something in an address mean nothing in a path.
	path := filepath.Join(t.TempDir(), "a directory", "50%41?mode=memory#x&y", "parley.db")
	s := openAt(t, path)
	addExample(t, s)
	if s.Path() != path {
		t.Errorf("Path is %q, want %q", s.Path(), path)
	}
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v, want 0600", name, info.Mode())
		}
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the directory has mode %v, want 0700", info.Mode())
	}
}

func TestWhatIsStoredStaysStored(t *testing.T) {
	path := filepath.Join(t.TempDir(), "parley.db")
	s := openAt(t, path)
	addExample(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path + "-wal"); err == nil {
		t.Error("the write-ahead log was left behind")
	}
	again := openAt(t, path)
	if _, err := again.Revisions(t.Context(), []proposals.Ref{ref(t, "plan@1.1")}); err != nil {
		t.Error(err)
	}
}

func TestOpenRefuses(t *testing.T) {
	execute := func(statements string) func(t *testing.T, path string) {
		return func(t *testing.T, path string) {
			db, err := sql.Open("sqlite3", path)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			if _, err := db.ExecContext(t.Context(), statements); err != nil {
				t.Fatal(err)
			}
		}
	}
	write := func(text string) func(t *testing.T, path string) {
		return func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, tt := range map[string]struct {
		prepare func(t *testing.T, path string)
		want    string
	}{
		"a text":               {write(strings.Repeat("# Not a database\n", 100)), "it is no Parley database"},
		"a short text":         {write("hello"), "it is no Parley database"},
		"another's database":   {execute(`CREATE TABLE bookmark (address TEXT); INSERT INTO bookmark VALUES ('x')`), "it is no Parley database"},
		"another's mark":       {execute(`PRAGMA application_id = 7`), "it is no Parley database"},
		"a newer database":     {execute(`PRAGMA application_id = 1348563564; PRAGMA user_version = 1000`), "it was written by a newer Parley"},
		"a directory":          {func(t *testing.T, path string) { os.Mkdir(path, 0o700) }, "is a directory"},
		"a file as directory":  {func(t *testing.T, path string) {}, ""},
		"a damaged database":   {damage, "it is damaged"},
		"a truncated database": {truncate, "it is damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.db")
			tt.prepare(t, path)
			before, _ := os.ReadFile(path)
			if name == "a file as directory" {
				write("hello")(t, path)
				path, tt.want = filepath.Join(path, "x.db"), "not a directory"
			}
			s, err := sqlite.Open(t.Context(), path)
			if err == nil {
				_, err = s.Revisions(t.Context(), []proposals.Ref{ref(t, "plan@1")})
				s.Close()
			}
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), path) {
				t.Errorf("Open: %v\nexpected %q and the path", err, tt.want)
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
}

// damage makes a database whose pages, but for the first, are rubbish.
func damage(t *testing.T, path string) {
	s := openAt(t, path)
	addExample(t, s)
	s.Close()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(whole); i++ {
		whole[i] = 0xa5
	}
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
}

func truncate(t *testing.T, path string) {
	s := openAt(t, path)
	addExample(t, s)
	s.Close()
	if err := os.Truncate(path, 8192); err != nil {
		t.Fatal(err)
	}
}

func TestOpenWithoutPermission(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("SKIPPED: root may write everywhere; run as another user to try this")
	}
	directory := t.TempDir()
	path := filepath.Join(directory, "parley.db")
	if err := os.Chmod(directory, 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(directory, 0o700)
	if _, err := sqlite.Open(t.Context(), path); !errors.Is(err, os.ErrPermission) {
		t.Errorf("in a directory that cannot be written: %v", err)
	}
	os.Chmod(directory, 0o700)
	openAt(t, path).Close()
	os.Chmod(directory, 0o500)
	if _, err := sqlite.Open(t.Context(), path); err == nil || !strings.Contains(err.Error(), "check the permissions") {
		t.Errorf("a file in a directory that cannot be written: %v", err)
	}
	os.Chmod(directory, 0o700)
	os.Chmod(path, 0o400)
	s := openAt(t, path) // to read it is no harm
	if err := s.AddCase(t.Context(), checkedCase(t, exampleCase(t)), 0, proposals.Hash{}, signed); err == nil || !strings.Contains(err.Error(), "check the permissions") {
		t.Errorf("a file that cannot be written: %v", err)
	}
}

// Many programs may be started at once on a file that is not there yet.
func TestOpenManyAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "parley.db")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			s, err := sqlite.Open(context.Background(), path)
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Close()
			if _, err := s.Generation(context.Background()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

func TestALockThatIsNotReleased(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits for five seconds")
	}
	t.Parallel()
	s := openStore(t)
	other := openAt(t, s.Path())
	tx, err := other.Writer().BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	begun := time.Now()
	err = s.AddCase(t.Context(), checkedCase(t, exampleCase(t)), 0, proposals.Hash{}, signed)
	if err == nil || !strings.Contains(err.Error(), "another program is writing to it and did not finish within 5s") {
		t.Errorf("AddCase: %v", err)
	}
	if waited := time.Since(begun); waited < 4*time.Second {
		t.Errorf("it waited for %v only", waited)
	}
	if _, err := s.Cases(t.Context()); err != nil {
		t.Errorf("a reader beside a writer: %v", err)
	}
}

func TestAFullDisk(t *testing.T) {
	s := openStore(t)
	c := addExample(t, s)
	if _, err := s.Writer().ExecContext(t.Context(), `PRAGMA max_page_count = 1`); err != nil {
		t.Fatal(err) // the least is what the file has already
	}
	v := exampleVersion(t)
	v.Number, v.Intro = 2, prose(strings.Repeat("word ", 3000)+"word")
	err := s.AddRevision(t.Context(), checkedVersion(t, v, c), 0, proposals.Hash{}, signed)
	if err == nil || !strings.Contains(err.Error(), "the disk is full") {
		t.Errorf("AddRevision: %v", err)
	}
	if listings, err := s.Listings(t.Context(), proposals.Slug{}); err != nil || len(listings) != 1 {
		t.Errorf("there are %d revisions, %v, want the one from before", len(listings), err)
	}
}
