package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What README.md shows is what happens.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(text)
	t.Run("the table is exported so", func(t *testing.T) {
		exported := runReadme(t, "export", "russia-ukraine", "--topic", "alliances", "--only", "apart")
		_, rest, _ := strings.Cut(readme, "| Question |")
		table, _, found := strings.Cut(rest, "\n\n")
		if !found || !strings.Contains(exported, "| Question |"+table+"\n") {
			t.Errorf("the table of README.md is not that of the export:\n%s", exported)
		}
	})
	t.Run("the version file is valid", func(t *testing.T) {
		_, rest, _ := strings.Cut(readme, "```markdown\n---\nproposal:")
		version, _, found := strings.Cut(rest, "```")
		file := filepath.Join(t.TempDir(), "v2.md")
		if err := os.WriteFile(file, []byte("---\nproposal:"+version), 0o600); err != nil || !found {
			t.Fatal("README.md has no version file", err)
		}
		runReadme(t, "check", file)
	})
	t.Run("every word is told", func(t *testing.T) {
		for _, c := range newRoot(&world{}).Commands() {
			if !strings.Contains(readme, "`"+c.Name()) {
				t.Errorf("README.md does not tell `parley %s`", c.Name())
			}
		}
	})
}

func runReadme(t *testing.T, args ...string) string {
	t.Helper()
	w, stderr := newWorld(t)
	out := new(bytes.Buffer)
	w.stdout = out
	if status := run(t.Context(), args, w); status != 0 {
		t.Fatalf("parley %s: exit status %d: %s", strings.Join(args, " "), status, stderr)
	}
	return out.String()
}
