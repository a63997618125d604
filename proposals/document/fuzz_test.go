package document_test

import (
	"bytes"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"parley/proposals/document"
)

// seed adds the documents of FORMAT.md and of testdata/problems.
func seed(f *testing.F) {
	f.Helper()
	c, versions := examples(f)
	for _, src := range append(versions, c) {
		f.Add([]byte(src))
	}
	files, err := filepath.Glob("testdata/problems/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds under testdata/problems (%v)", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Data)
	}
}

// inTime fails if reading takes much longer than its size explains.
func inTime(t *testing.T, src []byte, read func()) {
	began := time.Now()
	read()
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("%d bytes took %v", len(src), took)
	}
}

func FuzzParseVersion(f *testing.F) {
	seed(f)
	c := exampleCase(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		inTime(t, src, func() {
			r, problems := document.ParseVersion("v.md", src, c)
			if (r == nil) != (len(problems) > 0) {
				t.Fatalf("neither or both of a revision and problems: %v", problems)
			}
			for _, p := range problems {
				if p.File != "v.md" || p.Line < 1 || p.Column < 1 || p.Text == "" {
					t.Errorf("a problem without its place or text: %+v", p)
				}
			}
			if r == nil {
				return
			}
			printed := document.PrintVersion(r)
			same, problems := document.ParseVersion("printed.md", printed, c)
			if len(problems) > 0 {
				t.Fatalf("what is printed does not read:\n%v\n%s", problems, printed)
			}
			if !reflect.DeepEqual(same.Version(), r.Version()) || !bytes.Equal(document.PrintVersion(same), printed) {
				t.Fatalf("what is printed reads back otherwise:\n%s\n%s", printed, document.PrintVersion(same))
			}
		})
	})
}

func FuzzParseCase(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		inTime(t, src, func() {
			document.Peek("c.md", src)
			c, problems := document.ParseCase("c.md", src, nil)
			if (c == nil) != (len(problems) > 0) {
				t.Fatalf("neither or both of a case and problems: %v", problems)
			}
			for _, p := range problems {
				if p.File != "c.md" || p.Line < 1 || p.Column < 1 || p.Text == "" {
					t.Errorf("a problem without its place or text: %+v", p)
				}
			}
			if c == nil {
				return
			}
			printed := document.PrintCase(c)
			same, problems := document.ParseCase("printed.md", printed, c)
			if len(problems) > 0 {
				t.Fatalf("what is printed does not read:\n%v\n%s", problems, printed)
			}
			if !reflect.DeepEqual(same.Case(), c.Case()) || !bytes.Equal(document.PrintCase(same), printed) {
				t.Fatalf("what is printed reads back otherwise:\n%s\n%s", printed, document.PrintCase(same))
			}
		})
	})
}
