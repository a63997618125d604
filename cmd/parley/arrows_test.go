package main_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// arrows are the borders inside Parley: for each package, the others that it
// may import. A new package gets its line here first.
//
//	cmd/parley ──► views ──► compare ──► proposals ◄── proposals/sqlite
//	     └───────► data                     ▲
//	                          proposals/document
var arrows = map[string][]string{
	"parley/proposals":               {},
	"parley/proposals/archive":       {"parley/proposals", "parley/proposals/document"},
	"parley/proposals/document":      {"parley/proposals"},
	"parley/proposals/intake":        {"parley/proposals", "parley/proposals/document"},
	"parley/proposals/password":      {},
	"parley/proposals/proposalstest": {"parley/proposals"},
	"parley/proposals/sqlite":        {"parley/proposals"},
	"parley/compare":                 {"parley/proposals"},
	"parley/compare/export":          {"parley/proposals", "parley/compare"},
	"parley/views": {"parley/proposals", "parley/proposals/document", "parley/proposals/intake", "parley/proposals/password",
		"parley/compare", "parley/compare/export"},
	"parley/views/browsertest": {},
	"parley/data":              {},
	"parley/cmd/parley": {"parley/proposals", "parley/proposals/archive", "parley/proposals/document", "parley/proposals/intake", "parley/proposals/password", "parley/proposals/sqlite",
		"parley/compare", "parley/compare/export", "parley/views", "parley/data"},
}

// owners are the borders outwards: who alone may import what, the packages
// below it included. Whatever is not here is open to all.
var owners = map[string][]string{
	"database/sql":                {"parley/proposals/sqlite"},
	"github.com/mattn/go-sqlite3": {"parley/proposals/sqlite"},
	"github.com/yuin/goldmark":    {"parley/proposals/document"},
	"go.yaml.in/yaml":             {"parley/proposals/document"},
	"net/http":                    {"parley/views", "parley/cmd/parley"},
	"github.com/a-h/templ":        {"parley/views"},
	"github.com/spf13/cobra":      {"parley/cmd/parley"},
	"github.com/chromedp":         {"parley/views/browsertest"},
	"golang.org/x/crypto":         {"parley/proposals/password"},
	"golang.org/x/term":           {"parley/cmd/parley"},
	"github.com/alexedwards/scs":  {"parley/views"},
	"github.com/xuri/excelize":    {"parley/compare/export"},
}

// pkg is what `go list -json` says of a package. Imports leaves out what only
// its tests import: a test may use whatever it checks against.
type pkg struct {
	ImportPath string
	Imports    []string
}

func TestArrows(t *testing.T) {
	for _, p := range listPackages(t) {
		for _, problem := range trespasses(p) {
			t.Error(problem)
		}
	}
}

func TestArrowsCatch(t *testing.T) {
	cases := []struct {
		name string
		pkg  pkg
		want string
	}{
		{"a package without a line", pkg{"parley/misc", nil}, "parley/misc: not in the table of arrows"},
		{"an arrow that points outwards", pkg{"parley/proposals", []string{"parley/compare"}}, "parley/proposals imports parley/compare"},
		{"peers", pkg{"parley/proposals/sqlite", []string{"parley/proposals/document"}}, "parley/proposals/sqlite imports parley/proposals/document"},
		{"test support", pkg{"parley/views", []string{"parley/views/browsertest"}}, "parley/views imports parley/views/browsertest"},
		{"SQL in the model", pkg{"parley/proposals", []string{"database/sql"}}, "parley/proposals imports database/sql"},
		{"a package below one that is owned", pkg{"parley/compare", []string{"net/http/httptest"}}, "parley/compare imports net/http/httptest"},
		{"a later major version", pkg{"parley/views", []string{"go.yaml.in/yaml/v4"}}, "parley/views imports go.yaml.in/yaml/v4"},
		{"the driver in the command", pkg{"parley/cmd/parley", []string{"github.com/mattn/go-sqlite3"}}, "parley/cmd/parley imports github.com/mattn/go-sqlite3"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := trespasses(c.pkg); len(got) != 1 || !strings.HasPrefix(got[0], c.want) {
				t.Errorf("got %q, want one that begins with %q", got, c.want)
			}
		})
	}
	fine := pkg{"parley/views", []string{"strings", "net/http", "parley/compare", "github.com/a-h/templ", "github.com/a-h/templ/runtime"}}
	if got := trespasses(fine); len(got) != 0 {
		t.Errorf("got %q for imports that are allowed", got)
	}
}

// trespasses lists the imports of p that cross a border.
func trespasses(p pkg) []string {
	allowed, known := arrows[p.ImportPath]
	if !known {
		return []string{p.ImportPath + ": not in the table of arrows; say there what it may import"}
	}
	var found []string
	for _, imported := range p.Imports {
		if isOrBelow(imported, "parley") {
			if !slices.Contains(allowed, imported) {
				found = append(found, fmt.Sprintf("%s imports %s: no arrow goes there", p.ImportPath, imported))
			}
			continue
		}
		for library, owned := range owners {
			if isOrBelow(imported, library) && !slices.Contains(owned, p.ImportPath) {
				found = append(found, fmt.Sprintf("%s imports %s, which is for %s only",
					p.ImportPath, imported, strings.Join(owned, " and ")))
			}
		}
	}
	return found
}

func isOrBelow(path, root string) bool {
	return path == root || strings.HasPrefix(path, root+"/")
}

func listPackages(t *testing.T) []pkg {
	t.Helper()
	visitSources(t)
	list := exec.Command("go", "list", "-json=ImportPath,Imports", "parley/...")
	output, err := list.Output()
	if err != nil {
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			t.Fatalf("go list: %v\n%s", err, exit.Stderr)
		}
		t.Fatalf("go list: %v", err)
	}
	var packages []pkg
	for decoder := json.NewDecoder(strings.NewReader(string(output))); ; {
		var p pkg
		if err := decoder.Decode(&p); err == io.EOF {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

// visitSources looks into every folder of the module, so that go test sees
// this test depend on them: what go list reads it does not see, and it would
// repeat an old result after a change in a package that the command does not
// import.
func visitSources(t *testing.T) {
	t.Helper()
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && path != root && strings.HasPrefix(entry.Name(), ".") {
			return fs.SkipDir
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
