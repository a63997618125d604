package document_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"parley/proposals"
	"parley/proposals/document"
)

var update = flag.Bool("update", false, "rewrite the golden problems")

// TestProblems reads spoilt documents, each a file of testdata/problems: what
// is wrong with it, the document, and the problems that are reported. A version
// is read against the case of FORMAT.md, a case as the next revision of the one
// that may stand before it.
func TestProblems(t *testing.T) {
	files, err := filepath.Glob("testdata/problems/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases under testdata/problems (%v)", err)
	}
	c := exampleCase(t)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var got, want string
			var documents []txtar.File
			for _, f := range archive.Files {
				if f.Name == "problems" {
					want = string(f.Data)
					continue
				}
				documents = append(documents, f)
			}
			got = problemsOf(t, documents, c)
			if got == "" {
				t.Error("no problem was reported")
			}
			if *update {
				archive.Files = append(documents, txtar.File{Name: "problems", Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("other problems than expected (-want +got):\n%s", diff)
			}
		})
	}
}

func problemsOf(t *testing.T, documents []txtar.File, against *proposals.CaseRevision) string {
	var before *proposals.CaseRevision
	var problems proposals.Problems
	for _, f := range documents {
		switch f.Name {
		case "before.md":
			if before, problems = document.ParseCase(f.Name, f.Data, nil); len(problems) > 0 {
				t.Fatal(problems)
			}
		case "case.md":
			_, problems = document.ParseCase(f.Name, f.Data, before)
		case "version.md":
			_, problems = document.ParseVersion(f.Name, f.Data, against)
		default:
			t.Fatalf("%s: expected before.md, case.md or version.md", f.Name)
		}
	}
	if len(problems) == 0 {
		return ""
	}
	return problems.Error() + "\n"
}
