package export_test

import (
	"bytes"
	"flag"
	"io"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
	"parley/proposals/document"
)

const riverFile = "testdata/river.txtar"

var update = flag.Bool("update", false, "rewrite what is printed in the files under testdata")

func TestPrinted(t *testing.T) {
	archive, c := river(t)
	for _, printed := range []struct {
		name  string
		print func(io.Writer) error
	}{
		{"comparison.md", func(w io.Writer) error {
			o := export.Options{Address: "https://parley.example/cases/river/compare?of=north-plan@1.1"}
			return must(export.ParseFormat("md")).Print(w, export.OfComparison(c), o)
		}},
		{"comparison.txt", func(w io.Writer) error { return export.Text(w, c, 72) }},
		{"narrow.txt", func(w io.Writer) error { return export.Text(w, c, 50) }},
		{"order.txt", func(w io.Writer) error { return export.OrderText(w, c, 72) }},
	} {
		var got bytes.Buffer
		if err := printed.print(&got); err != nil {
			t.Fatal(err)
		}
		if *update {
			setFile(archive, printed.name, got.Bytes())
		}
		if diff := cmp.Diff(string(file(archive, printed.name)), got.String()); diff != "" {
			t.Errorf("%s in %s (-want +got; -update rewrites it):\n%s", printed.name, riverFile, diff)
		}
	}
	if *update {
		if err := os.WriteFile(riverFile, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// sample is the comparison of the invented case, for a test to change.
func sample(t testing.TB) *compare.Comparison {
	_, c := river(t)
	return c
}

func river(t testing.TB) (*txtar.Archive, *compare.Comparison) {
	t.Helper()
	archive, err := txtar.ParseFile(riverFile)
	if err != nil {
		t.Fatal(err)
	}
	in, problems := document.ParseCase("case.md", file(archive, "case.md"), nil)
	if problems != nil {
		t.Fatal(problems)
	}
	in = in.WithStored(proposals.Stored{Revision: 4})
	north, south := version(t, archive, "north.md", in, 1), version(t, archive, "south.md", in, 3)
	south.Newer = must(proposals.ParseRef("south-draft@3"))
	c, err := compare.Build(in, []compare.Text{north, south}, compare.Query{})
	if err != nil {
		t.Fatal(err)
	}
	return archive, c
}

func version(t testing.TB, archive *txtar.Archive, name string, in *proposals.CaseRevision, revision int) compare.Text {
	r, problems := document.ParseVersion(name, file(archive, name), in)
	if problems != nil {
		t.Fatal(problems)
	}
	return compare.Text{Revision: r.WithStored(proposals.Stored{Revision: revision})}
}

func file(archive *txtar.Archive, name string) []byte {
	for _, f := range archive.Files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

func setFile(archive *txtar.Archive, name string, data []byte) {
	for i := range archive.Files {
		if archive.Files[i].Name == name {
			archive.Files[i].Data = data
			return
		}
	}
	archive.Files = append(archive.Files, txtar.File{Name: name, Data: data})
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
