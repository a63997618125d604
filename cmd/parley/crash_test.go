package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/data"
	"parley/proposals"
	"parley/proposals/document"
	"parley/proposals/sqlite"
)

// TestKilledInTheMiddle adds a hundred versions, one program each, and kills
// about every second program at some moment. What was acknowledged is there and
// verifies; nothing is there in part.
func TestKilledInTheMiddle(t *testing.T) {
	const versions = 100
	dir := t.TempDir()
	database := filepath.Join(dir, "parley.db")
	parley := func(args ...string) *exec.Cmd {
		cmd := exec.Command("parley", append([]string{"--db", database}, args...)...)
		cmd.Env = append(os.Environ(), "HOME="+dir)
		return cmd
	}
	first, err := parley("show", "ukraine-memorandum@1").Output()
	if err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	if err := parley("list").Run(); err != nil {
		t.Fatal(err)
	}
	usual := time.Since(begun)
	killed, acknowledged := 0, map[int]bool{}
	for n := 2; n <= versions+1; n++ {
		file := filepath.Join(dir, fmt.Sprintf("v%d.md", n))
		text := strings.Replace(string(first), "version: 1\n", fmt.Sprintf("version: %d\n", n), 1)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		for try := 0; !acknowledged[n]; try++ {
			said := new(bytes.Buffer)
			add := parley("add", file)
			add.Stdout, add.Stderr = said, said
			if err := add.Start(); err != nil {
				t.Fatal(err)
			}
			var death *time.Timer
			if try == 0 {
				death = time.AfterFunc(time.Duration(rand.Int64N(int64(2*usual))), func() { add.Process.Kill() })
			}
			err := add.Wait()
			if death != nil {
				death.Stop()
			}
			switch {
			case err == nil:
				acknowledged[n] = true
			case add.ProcessState.ExitCode() == -1:
				killed++
			default:
				t.Fatalf("adding version %d after a kill: %s", n, said)
			}
		}
	}
	t.Logf("%d of %d programs were killed", killed, versions+killed)
	if killed == 0 {
		t.Error("no program was killed: nothing was tried")
	}
	store, err := sqlite.Open(t.Context(), database)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if err := store.Verify(context.Background(), document.HashCase, document.HashVersion); err != nil {
		t.Error(err)
	}
	listings, err := store.Listings(t.Context(), proposals.MustSlug("russia-ukraine"))
	if err != nil {
		t.Fatal(err)
	}
	if want := len(shippedRevisions(t)) + len(acknowledged); len(listings) != want {
		t.Errorf("%d revisions are stored, %d were acknowledged or shipped", len(listings), want)
	}
}

// shippedRevisions are the codings that the program ships.
func shippedRevisions(t *testing.T) []data.Document {
	t.Helper()
	return slices.DeleteFunc(data.Documents(), func(d data.Document) bool { return !strings.Contains(d.Name, "@") })
}
