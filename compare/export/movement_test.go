package export_test

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
)

const movementFile = "testdata/movement.txtar"

func TestMovementPrinted(t *testing.T) {
	archive, m := movement(t)
	for _, printed := range []struct {
		name  string
		print func(io.Writer) error
	}{
		{"changes.txt", func(w io.Writer) error { return export.MovementText(w, m, 80) }},
		{"changes.md", func(w io.Writer) error {
			return must(export.ParseFormat("md")).Print(w, export.OfMovement(m), export.Options{Address: "https://parley.example/proposals/north-plan/changes?from=1.1&to=2.1"})
		}},
	} {
		var got bytes.Buffer
		if err := printed.print(&got); err != nil {
			t.Fatal(err)
		}
		if *update {
			setFile(archive, printed.name, got.Bytes())
		}
		if diff := cmp.Diff(string(file(archive, printed.name)), got.String()); diff != "" {
			t.Errorf("%s in %s (-want +got; -update rewrites it):\n%s", printed.name, movementFile, diff)
		}
		for line := range strings.Lines(got.String()) {
			if n := utf8.RuneCountInString(line) - 1; printed.name == "changes.txt" && n > 80 {
				t.Errorf("a line has %d characters, expected at most 80: %s", n, line)
			}
		}
	}
	if *update {
		if err := os.WriteFile(movementFile, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestMovementOfNothing(t *testing.T) {
	_, m := movement(t)
	m.Whole, m.Topics = nil, nil
	contains(t, movementMarkdown(t, m), "\nNothing that is coded differs.\n")
}

func TestMovementSaysThatTheCodingChanged(t *testing.T) {
	_, m := movement(t)
	recoded, err := compare.Move(m.Case, compare.Text{Revision: m.Columns[0].Revision},
		compare.Text{Revision: m.Columns[0].Revision.WithStored(proposals.Stored{Revision: 2})})
	if err != nil {
		t.Fatal(err)
	}
	contains(t, movementMarkdown(t, recoded),
		"# North and South: what changed in the coding of “First plan”, version 1, from revision 1 to revision 2\n",
		"Both are codings of one text: what differs is the coding, not what the authors said.")
}

// What is printed reads back as the words that were given, and holds no mark of
// its own but for the kinds of change and the refs.
func TestMovementOfHostileWords(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		_, m := movement(t)
		from, to := strings.ReplaceAll(hostileWords().Draw(r, "from"), "\n", " "), strings.ReplaceAll(hostileWords().Draw(r, "to"), "\n", " ")
		m.Topics = []compare.TopicMovement{{
			Topic: proposals.Topic{Label: "Peace"},
			Issues: []compare.IssueMovement{{Issue: &proposals.Issue{Label: "Truce", Question: from}, Changes: []compare.Change{
				{Kind: compare.Changed, Where: to, Fields: []compare.Difference{{Field: "value", Old: from, New: to}}, Note: from},
			}}},
		}}
		m.Whole = nil
		root := renderGoldmark(t, []byte(movementMarkdown(t, m)))
		for _, item := range elements(root, atom.Li) {
			if strings.HasPrefix(words(item), "value") {
				got := elements(item, atom.Li)
				if want := []string{m.Names[0] + ": " + from, m.Names[1] + ": " + to}; len(got) != 2 || words(got[0]) != want[0] || words(got[1]) != want[1] {
					r.Fatalf("%q reads back as %q", want, words(item))
				}
				return
			}
		}
		r.Fatal("the change does not read back")
	})
}

func movementMarkdown(t testing.TB, m *compare.Movement) string {
	t.Helper()
	var b bytes.Buffer
	if err := must(export.ParseFormat("md")).Print(&b, export.OfMovement(m), export.Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func movement(t testing.TB) (*txtar.Archive, *compare.Movement) {
	t.Helper()
	archive, err := txtar.ParseFile(movementFile)
	if err != nil {
		t.Fatal(err)
	}
	c := sample(t).Case
	m, err := compare.Move(c, version(t, archive, "first.md", c, 1), version(t, archive, "second.md", c, 1))
	if err != nil {
		t.Fatal(err)
	}
	return archive, m
}
