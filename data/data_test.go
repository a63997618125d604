package data_test

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/compare"
	"parley/compare/export"
	"parley/data"
	"parley/proposals"
	"parley/proposals/document"
)

var update = flag.Bool("update", false, "add the hashes of newly shipped documents")

// corpus is every shipped document, read.
type corpus struct {
	cases     map[proposals.Slug]*proposals.CaseRevision // the newest
	revisions []*proposals.Revision
	hashes    []string // "HASH  FILE", as sha256sum prints them
}

func read(t *testing.T) *corpus {
	t.Helper()
	c := &corpus{cases: map[proposals.Slug]*proposals.CaseRevision{}}
	for _, d := range data.Documents() {
		head, problems := document.Peek(d.Name, d.Text)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		var printed []byte
		if head.IsCase {
			printed = c.readCase(t, d, head.Case)
		} else {
			printed = c.readVersion(t, d, head.Case)
		}
		if !bytes.Equal(printed, d.Text) {
			t.Errorf("%s is not in canonical form: print it with `parley show`", d.Name)
		}
	}
	return c
}

func (c *corpus) readCase(t *testing.T, d data.Document, slug proposals.Slug) []byte {
	t.Helper()
	before, number := c.cases[slug], 1
	if before != nil {
		number = before.Stored().Revision + 1
	}
	revision, problems := document.ParseCase(d.Name, d.Text, before)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if want := fmt.Sprintf("%s.%d.md", slug, number); d.Name != want {
		t.Errorf("%s should be called %s", d.Name, want)
	}
	hash := document.HashCase(revision)
	c.cases[slug] = revision.WithStored(proposals.Stored{Revision: number, Hash: hash})
	c.hashes = append(c.hashes, fmt.Sprintf("%s  %s", hash, d.Name))
	return document.PrintCase(revision)
}

func (c *corpus) readVersion(t *testing.T, d data.Document, of proposals.Slug) []byte {
	t.Helper()
	revision, problems := document.ParseVersion(d.Name, d.Text, c.cases[of])
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	ref, err := proposals.ParseRef(strings.TrimSuffix(d.Name, ".md"))
	if err != nil || ref.WithRevision(0) != revision.Version().Ref() {
		t.Errorf("%s holds %s (%v)", d.Name, revision.Version().Ref(), err)
	}
	hash := document.HashVersion(revision)
	c.revisions = append(c.revisions, revision.WithStored(proposals.Stored{Revision: ref.Revision(), Hash: hash}))
	c.hashes = append(c.hashes, fmt.Sprintf("%s  %s", hash, d.Name))
	return document.PrintVersion(revision)
}

// What was shipped once never changes: its hash is kept here. -update adds the
// hashes of new documents and keeps every old one.
func TestShippedDocumentsNeverChange(t *testing.T) {
	const file = "testdata/hashes"
	kept, err := os.ReadFile(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	pinned := strings.Fields(string(kept))
	hashes := read(t).hashes
	if *update {
		for _, line := range hashes {
			if name := strings.Fields(line)[1]; !strings.Contains(string(kept), name) {
				kept = fmt.Appendln(kept, line)
			}
		}
		if err := os.WriteFile(file, kept, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if len(pinned) != 2*len(hashes) {
		t.Errorf("%d hashes are kept for %d documents: run the test with -update", len(pinned)/2, len(hashes))
	}
	for _, line := range hashes {
		if !strings.Contains(string(kept), line+"\n") {
			t.Errorf("%s: what was shipped has changed, or is new; a correction is a further file", strings.Fields(line)[1])
		}
	}
}

func TestEveryFileIsShipped(t *testing.T) {
	files, err := filepath.Glob("*.md")
	if err != nil || len(files) != len(data.Documents()) {
		t.Errorf("there are %d files, and %d are shipped (%v)", len(files), len(data.Documents()), err)
	}
}

func TestEveryPairCompares(t *testing.T) {
	c := read(t)
	for _, left := range c.revisions {
		for _, right := range c.revisions {
			if left != right && left.Version().Case == right.Version().Case {
				testPair(t, c.cases[left.Version().Case], left, right)
			}
		}
	}
}

func testPair(t *testing.T, of *proposals.CaseRevision, left, right *proposals.Revision) {
	t.Helper()
	result, err := compare.Build(of, []compare.Text{{Revision: left}, {Revision: right}}, compare.Query{Case: of.Case().Slug})
	if err != nil {
		t.Fatalf("%s, %s: %v", left.Ref(), right.Ref(), err)
	}
	for _, table := range result.Tables {
		for _, group := range table.Groups {
			for _, row := range group.Rows {
				for _, v := range row.Verdicts {
					if v.Rule == "" || v.Reason == "" {
						t.Errorf("%s, %s: %s has a verdict without rule or reason", left.Ref(), right.Ref(), row.Label)
					}
				}
			}
		}
	}
	format, err := export.ParseFormat("md")
	if err != nil {
		t.Fatal(err)
	}
	if err := format.Print(io.Discard, export.OfComparison(result), export.Options{}); err != nil {
		t.Errorf("%s, %s: %v", left.Ref(), right.Ref(), err)
	}
	moved, err := compare.Move(of, compare.Text{Revision: left}, compare.Text{Revision: right})
	if err != nil {
		t.Fatalf("%s, %s: %v", left.Ref(), right.Ref(), err)
	}
	if err := format.Print(new(bytes.Buffer), export.OfMovement(moved), export.Options{}); err != nil || moved.Empty() {
		t.Errorf("%s, %s: nothing differs, or it cannot be printed: %v", left.Ref(), right.Ref(), err)
	}
}

// spoken leaves out the rows on which neither text has a position.
var spoken = slices.DeleteFunc(slices.Clone(compare.Relations), func(r compare.Relation) bool { return r == compare.NoPosition })

// The verdicts that an editor put their name to, row by row.
func TestOpeningComparison(t *testing.T) {
	c := read(t)
	of := c.cases[proposals.MustSlug("russia-ukraine")]
	var texts []compare.Text
	for _, proposal := range of.Case().Opening {
		for _, r := range slices.Backward(c.revisions) {
			if r.Version().Proposal == proposal {
				texts = append(texts, compare.Text{Revision: r})
				break
			}
		}
	}
	result, err := compare.Build(of, texts, compare.Query{Case: of.Case().Slug, Only: spoken})
	if err != nil {
		t.Fatal(err)
	}
	got := new(strings.Builder)
	for _, table := range result.Tables {
		fmt.Fprintf(got, "# %s\n", table.Topic.Label)
		for _, group := range table.Groups {
			for _, row := range group.Rows {
				fmt.Fprintf(got, "%s: %s\n", row.Label, row.Relation)
				for _, v := range row.Verdicts {
					fmt.Fprintf(got, "\t%s %s: %s\n", v.Where, v.Rule, v.Reason)
				}
			}
		}
	}
	golden(t, "testdata/opening.txt", got.String())
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got:\n%s", file, got)
	}
}
