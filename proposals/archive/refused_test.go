package archive_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"parley/data"
	"parley/proposals"
	"parley/proposals/archive"
	"parley/proposals/document"
	"parley/proposals/intake"
	"parley/proposals/sqlite"
)

const manifest = "parley-archive.sha256"

func signed(by string, minute int) proposals.Signature {
	return proposals.Signature{By: by, Way: proposals.BySite, At: time.Date(2025, 6, 2, 10, minute, 0, 123456000, time.UTC)}
}

// shipped is a shipped document, with words replaced.
func shipped(t testing.TB, name string, changes ...string) intake.File {
	t.Helper()
	for _, d := range data.Documents() {
		if d.Name == name {
			return intake.File{Name: name, Text: []byte(strings.NewReplacer(changes...).Replace(string(d.Text)))}
		}
	}
	t.Fatalf("no document %s is shipped", name)
	return intake.File{}
}

func add(t testing.TB, s *sqlite.Store, f intake.File, based int, by proposals.Signature) {
	t.Helper()
	readings, err := intake.Read(t.Context(), s, []intake.File{f})
	if err != nil {
		t.Fatal(err)
	}
	outcome, err := readings[0].Outcome(based)
	if err != nil {
		t.Fatal(err)
	}
	if err := intake.Add(t.Context(), s, []intake.Outcome{outcome}, by); err != nil {
		t.Fatal(err)
	}
}

// fillExample stores a case in two revisions, a version in two, which another
// has read again who then stored the second, and one that was withdrawn.
func fillExample(t testing.TB, s *sqlite.Store) {
	t.Helper()
	add(t, s, shipped(t, "russia-ukraine.1.md"), 0, signed("ab", 1))
	add(t, s, shipped(t, "ukraine-memorandum@1.1.md"), 0, signed("ab", 2))
	add(t, s, shipped(t, "russia-memorandum@1.1.md"), 0, signed("ab", 3))
	of := proposals.NewRef(proposals.MustSlug("ukraine-memorandum"), 1, 1)
	found, err := s.Revisions(t.Context(), []proposals.Ref{of})
	if err != nil {
		t.Fatal(err)
	}
	reading := proposals.SecondReading{Manner: proposals.Checked, Signature: signed("cd", 4)}
	for i, anchor := range found[0].Anchors() {
		reading.Places = append(reading.Places, proposals.ReadPlace{Anchor: anchor, Agreed: i != 1, Note: "Read: as it stands."})
	}
	reading, problems := proposals.NewSecondReading(reading, found[0])
	settled := proposals.Settlement{Outcome: proposals.ToBeChanged, Note: "As the second reader has it.", Signature: signed("ab", 5)}
	if err := errors.Join(problems.Err(), s.AddSecondReading(t.Context(), reading), s.Settle(t.Context(), of, "cd", reading.Places[1].Anchor, settled)); err != nil {
		t.Fatal(err)
	}
	add(t, s, shipped(t, "ukraine-memorandum@1.1.md", "at least 30", "at least 60"), 1, signed("cd", 6))
	add(t, s, shipped(t, "russia-ukraine.2.md"), 1, signed("ab", 7))
	for n := 1; n <= 2; n++ {
		w := proposals.Withdrawal{Of: of.WithRevision(0), Number: n, Restored: n == 2, Reason: "It was added twice.", Signature: signed("ab", 7+n)}
		if err := s.Withdraw(t.Context(), w); err != nil {
			t.Fatal(err)
		}
	}
}

// sum writes the manifest anew, as one who changes an archive by hand may.
func sum(t *testing.T, dir string) {
	t.Helper()
	files := tree(t, dir)
	lines := []string{"# Parley archive, format 1"}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		if strings.HasPrefix(file, "cases/") {
			lines = append(lines, fmt.Sprintf("%x  %s", sha256.Sum256([]byte(files[file])), file))
		}
	}
	write(t, filepath.Join(dir, manifest), strings.Join(lines, "\n")+"\n")
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func change(t *testing.T, file string, words ...string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.NewReplacer(words...).Replace(string(text))
	if changed == string(text) {
		t.Fatalf("%s does not hold %q", file, words[0])
	}
	write(t, file, changed)
}

func remove(t *testing.T, file string) {
	t.Helper()
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
}

// An archive that was spoilt is refused as a whole, and says where.
func TestASpoiltArchiveIsRefused(t *testing.T) {
	const (
		ukraine   = "cases/russia-ukraine/ukraine-memorandum/ukraine-memorandum@1"
		caseFiles = "cases/russia-ukraine/russia-ukraine."
	)
	whole := t.TempDir()
	s, other := openStore(t, t.TempDir(), "one.db"), openStore(t, t.TempDir(), "other.db")
	fillExample(t, s)
	export(t, s, whole)
	for what, c := range map[string]struct {
		spoil func(t *testing.T, dir string)
		want  []string
	}{
		"a byte changed": {func(t *testing.T, dir string) { change(t, dir+"/"+ukraine+".1.md", "Ukraine", "Ukrainf") },
			[]string{manifest + ":8:1: " + ukraine + ".1.md has another SHA-256"}},
		"a file missing": {func(t *testing.T, dir string) { remove(t, dir+"/"+ukraine+".2.md") },
			[]string{manifest + ":11:1: there is no " + ukraine + ".2.md"}},
		"both": {func(t *testing.T, dir string) {
			change(t, dir+"/"+ukraine+".1.md", "Ukraine", "Ukrainf")
			remove(t, dir+"/"+ukraine+".2.md")
		}, []string{":8:1: ", ":11:1: "}},
		"a file that the manifest does not name": {func(t *testing.T, dir string) { write(t, dir+"/"+ukraine+".3.md", "x") },
			[]string{ukraine + ".3.md:1:1: the manifest parley-archive.sha256 does not name this file"}},
		"a revision skipped": {func(t *testing.T, dir string) {
			remove(t, dir+"/"+ukraine+".1.md")
			remove(t, dir+"/"+ukraine+".1.stored.md")
			sum(t, dir)
		}, []string{ukraine + ".2.md needs " + ukraine + ".1.md", ukraine + ".1.reading-1.md needs " + ukraine + ".1.md", ukraine + ".withdrawal-1.md needs " + ukraine + ".1.md"}},
		"a revision of the case skipped": {func(t *testing.T, dir string) {
			remove(t, dir+"/"+caseFiles+"1.md")
			remove(t, dir+"/"+caseFiles+"1.stored.md")
			sum(t, dir)
		}, []string{caseFiles + "2.md needs " + caseFiles + "1.md"}},
		"a withdrawal skipped": {func(t *testing.T, dir string) { remove(t, dir+"/"+ukraine+".withdrawal-1.md"); sum(t, dir) },
			[]string{ukraine + ".withdrawal-2.md needs " + ukraine + ".withdrawal-1.md"}},
		"a record missing": {func(t *testing.T, dir string) { remove(t, dir+"/"+ukraine+".2.stored.md"); sum(t, dir) },
			[]string{ukraine + ".2.md needs " + ukraine + ".2.stored.md"}},
		"a later format": {func(t *testing.T, dir string) { change(t, dir+"/"+manifest, "format 1", "format 2") },
			[]string{manifest + `:1:1: the archive has the format "2", and this program reads format 1: use a newer program`}},
		"no manifest": {func(t *testing.T, dir string) { remove(t, dir+"/"+manifest) },
			[]string{"is no archive: there is no " + manifest}},
		"another file as manifest": {func(t *testing.T, dir string) { write(t, dir+"/"+manifest, "# My notes\n") },
			[]string{manifest + ":1:1: this is no manifest of an archive"}},
		"a path that leaves": {func(t *testing.T, dir string) {
			change(t, dir+"/"+manifest, caseFiles+"1.md", "../russia-ukraine.1.md")
		},
			[]string{manifest + ":4:1: ", "does not stay in the directory"}},
		"an absolute path": {func(t *testing.T, dir string) {
			change(t, dir+"/"+manifest, caseFiles+"1.md", "/etc/passwd")
		}, []string{`"/etc/passwd" does not stay in the directory`}},
		"another name": {func(t *testing.T, dir string) { change(t, dir+"/"+manifest, caseFiles+"1.md", "README.md") },
			[]string{`"README.md" is no name of a file of an archive`}},
		"the other's separators": {func(t *testing.T, dir string) {
			change(t, dir+"/"+manifest, caseFiles+"1.md", `cases\russia-ukraine.1.md`)
		},
			[]string{"is no name of a file of an archive"}},
		"a line twice": {func(t *testing.T, dir string) {
			change(t, dir+"/"+manifest, ukraine+".2.md", ukraine+".1.md")
		}, []string{ukraine + ".1.md stands here twice"}},
		"a link out of it": {func(t *testing.T, dir string) {
			text, _ := os.ReadFile(dir + "/" + ukraine + ".1.md")
			outside := filepath.Join(t.TempDir(), "outside.md")
			write(t, outside, string(text))
			remove(t, dir+"/"+ukraine+".1.md")
			if err := os.Symlink(outside, dir+"/"+ukraine+".1.md"); err != nil {
				t.Skip(err)
			}
		}, []string{ukraine + ".1.md: this is a link"}},
		"its folder a link": {func(t *testing.T, dir string) {
			if err := errors.Join(os.Rename(dir+"/cases", dir+"/elsewhere"), os.Symlink("elsewhere", dir+"/cases")); err != nil {
				t.Skip(err)
			}
		}, []string{"cases is a file or a link: expected a directory"}},
		"a document changed, and summed": {func(t *testing.T, dir string) {
			change(t, dir+"/"+ukraine+".1.md", "at least 30", "at least 31")
			sum(t, dir)
		}, []string{ukraine + ".1.stored.md:1:1: ukraine-memorandum@1.1 was stored with the SHA-256"}},
		"a document that does not read, and summed": {func(t *testing.T, dir string) {
			change(t, dir+"/"+ukraine+".2.md", "issue: ceasefire", "issue: armistice")
			text, _ := os.ReadFile(dir + "/" + ukraine + ".2.md")
			record, _ := document.ParseStored("", must(os.ReadFile(dir+"/"+ukraine+".2.stored.md")))
			record.Hash = sha256.Sum256(text)
			write(t, dir+"/"+ukraine+".2.stored.md", string(document.PrintStored(record)))
			sum(t, dir)
		}, []string{ukraine + ".2.md:", "armistice"}},
		"a document not in canonical form": {func(t *testing.T, dir string) {
			text := string(must(os.ReadFile(dir+"/"+ukraine+".2.md"))) + "\n"
			write(t, dir+"/"+ukraine+".2.md", text)
			record, _ := document.ParseStored("", must(os.ReadFile(dir+"/"+ukraine+".2.stored.md")))
			record.Hash = sha256.Sum256([]byte(text))
			write(t, dir+"/"+ukraine+".2.stored.md", string(document.PrintStored(record)))
			sum(t, dir)
		}, []string{ukraine + ".2.md:1:1: this is not the canonical form"}},
		"a record of another": {func(t *testing.T, dir string) {
			change(t, dir+"/"+ukraine+".2.stored.md", "of: ukraine-memorandum@1.2", "of: ukraine-memorandum@1.1")
			sum(t, dir)
		}, []string{ukraine + `.2.stored.md:1:1: this is about "ukraine-memorandum@1.1"`}},
		"a record with another key": {func(t *testing.T, dir string) {
			change(t, dir+"/"+ukraine+".2.stored.md", "way: site", "way: site\npassword: x")
			sum(t, dir)
		}, []string{ukraine + ".2.stored.md:8:1: ", `has no "password"`}},
		"against a case that is not there": {func(t *testing.T, dir string) {
			change(t, dir+"/"+ukraine+".2.stored.md", "against: russia-ukraine.1", "against: russia-ukraine.9")
			sum(t, dir)
		}, []string{ukraine + `.2.stored.md:1:1: it was read against "russia-ukraine.9"`}},
		"withdrawn twice": {func(t *testing.T, dir string) {
			change(t, dir+"/"+ukraine+".withdrawal-2.md", "restored: yes\n", "")
			sum(t, dir)
		}, []string{ukraine + ".withdrawal-2.md:1:1: a version is withdrawn, put back"}},
		"read by who stored it": {func(t *testing.T, dir string) {
			change(t, dir+"/"+ukraine+".1.reading-1.md", "by: cd", "by: ab")
			sum(t, dir)
		}, []string{ukraine + ".1.reading-1.md:1:1: ab stored a coding of the version"}},
		"a difference without a note": {func(t *testing.T, dir string) {
			change(t, dir+"/"+ukraine+".1.reading-1.md", "agreed: yes\n    note: \"Read: as it stands.\"", "agreed: yes", "    note: \"Read: as it stands.\"\n    settled", "    settled")
			sum(t, dir)
		}, []string{ukraine + ".1.reading-1.md:", "expected a note, as it differs"}},
	} {
		t.Run(what, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
				t.Fatal(err)
			}
			c.spoil(t, dir)
			_, err := putBack(t, other, dir)
			if err == nil {
				t.Fatal("it was put back")
			}
			for _, want := range c.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%v\nlacks %q", err, want)
				}
			}
			if cases, err := other.Cases(t.Context()); err != nil || len(cases) > 0 {
				t.Errorf("%d cases are stored: %v", len(cases), err)
			}
		})
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// What a store has already is passed over; what it has otherwise refuses all.
func TestIntoAStoreThatHasThings(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "tree")
	one := openStore(t, t.TempDir(), "one.db")
	fillExample(t, one)
	export(t, one, dir)
	const ukraine = "cases/russia-ukraine/ukraine-memorandum/ukraine-memorandum@1"
	for what, c := range map[string]struct {
		fill  func(t testing.TB, s *sqlite.Store)
		added int
		want  string
	}{
		"the case and a version": {func(t testing.TB, s *sqlite.Store) {
			add(t, s, shipped(t, "russia-ukraine.1.md"), 0, signed("xy", 0))
			add(t, s, shipped(t, "ukraine-memorandum@1.1.md"), 0, signed("xy", 0))
		}, 3, ""},
		"all of it": {fillExample, 0, ""},
		"things of its own": {func(t testing.TB, s *sqlite.Store) {
			add(t, s, shipped(t, "russia-ukraine.1.md"), 0, signed("xy", 0))
			add(t, s, shipped(t, "ukraine-memorandum@1.1.md", "proposal: ukraine-memorandum", "proposal: of-its-own"), 0, signed("xy", 0))
		}, 4, ""},
		"another coding": {func(t testing.TB, s *sqlite.Store) {
			add(t, s, shipped(t, "russia-ukraine.1.md"), 0, signed("xy", 0))
			add(t, s, shipped(t, "ukraine-memorandum@1.1.md", "at least 30", "at least 45"), 0, signed("xy", 0))
		}, 0, ukraine + ".1.md:1:1: ukraine-memorandum@1.1 is stored with other content"},
		"another case": {func(t testing.TB, s *sqlite.Store) {
			add(t, s, shipped(t, "russia-ukraine.1.md", "title: Russia and Ukraine", "title: Another"), 0, signed("xy", 0))
		}, 0, "cases/russia-ukraine/russia-ukraine.1.md:1:1: russia-ukraine.1 is stored with other content"},
		"read against another revision": {func(t testing.TB, s *sqlite.Store) {
			add(t, s, shipped(t, "russia-ukraine.1.md"), 0, signed("xy", 0))
			add(t, s, shipped(t, "russia-ukraine.2.md"), 1, signed("xy", 0))
			add(t, s, shipped(t, "ukraine-memorandum@1.1.md"), 0, signed("xy", 0))
		}, 0, ukraine + ".1.stored.md:1:1: ukraine-memorandum@1.1 is stored as read against russia-ukraine.2, and this one was read against russia-ukraine.1"},
		"another withdrawal": {func(t testing.TB, s *sqlite.Store) {
			add(t, s, shipped(t, "russia-ukraine.1.md"), 0, signed("xy", 0))
			add(t, s, shipped(t, "ukraine-memorandum@1.1.md"), 0, signed("xy", 0))
			w := proposals.Withdrawal{Of: proposals.NewRef(proposals.MustSlug("ukraine-memorandum"), 1, 0), Number: 1, Reason: "Another.", Signature: signed("xy", 1)}
			if err := s.Withdraw(t.Context(), w); err != nil {
				t.Fatal(err)
			}
		}, 0, ukraine + ".withdrawal-1.md:1:1: another withdrawal"},
		"stored by its second reader": {func(t testing.TB, s *sqlite.Store) {
			add(t, s, shipped(t, "russia-ukraine.1.md"), 0, signed("xy", 0))
			add(t, s, shipped(t, "ukraine-memorandum@1.1.md"), 0, signed("cd", 0))
		}, 0, ukraine + ".1.reading-1.md:1:1: cd has stored a coding of the version here"},
	} {
		t.Run(what, func(t *testing.T) {
			s := openStore(t, t.TempDir(), "filled.db")
			c.fill(t, s)
			before := must(s.Audit(t.Context(), 0, 0))
			done, err := putBack(t, s, dir)
			if c.want == "" {
				if err != nil || done.Added != c.added {
					t.Fatalf("%d added, %v; want %d", done.Added, err, c.added)
				}
				verify(t, s)
				if ships, err := s.AddsShipped(t.Context()); err != nil || !ships {
					t.Errorf("a database that had things adds what is shipped: %t, %v", ships, err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v\nlacks %q", err, c.want)
			}
			if diff := gocmp.Diff(before, must(s.Audit(t.Context(), 0, 0))); diff != "" {
				t.Errorf("something was stored:\n%s", diff)
			}
		})
	}
}

// racing stores something between what an import reads and what it writes.
type racing struct {
	*sqlite.Store
	first func()
}

func (r racing) Restore(ctx context.Context, deeds iter.Seq[proposals.Deed]) error {
	r.first()
	return r.Store.Restore(ctx, deeds)
}

// Where another program is faster, nothing is written.
func TestAnImportIsAllOrNone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "tree")
	one := openStore(t, t.TempDir(), "one.db")
	fillExample(t, one)
	export(t, one, dir)
	s := openStore(t, t.TempDir(), "other.db")
	add(t, s, shipped(t, "russia-ukraine.1.md"), 0, signed("xy", 0))
	a, err := archive.Read(t.Context(), dir, quiet)
	if err != nil {
		t.Fatal(err)
	}
	_, err = a.Import(t.Context(), racing{s, func() { add(t, s, shipped(t, "ukraine-memorandum@1.1.md"), 0, signed("xy", 1)) }}, quiet)
	if !errors.Is(err, proposals.ErrExists) {
		t.Errorf("%v, want ErrExists", err)
	}
	if all := must(s.Audit(t.Context(), 0, 0)); len(all) != 2 {
		t.Errorf("%d things are stored, want the 2 from before", len(all))
	}
}

// Whatever else stands in the directory stays, and nothing is deleted.
func TestADirectoryWithOtherThings(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, t.TempDir(), "one.db")
	fillExample(t, s)
	old := "cases/russia-ukraine/old-text/old-text@1.1.md"
	for _, file := range []string{"README.md", ".git/HEAD", "data/cases.txt", "cases/.gitattributes", old, "cases/russia-ukraine/.parley-X.part"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, file)), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, file), "of others")
	}
	done := export(t, s, dir)
	if diff := gocmp.Diff([]string{old}, done.Foreign); diff != "" {
		t.Error(diff)
	}
	files := tree(t, dir)
	for _, file := range []string{"README.md", ".git/HEAD", "data/cases.txt", "cases/.gitattributes", old} {
		if files[file] != "of others" {
			t.Errorf("%s is %q", file, files[file])
		}
	}
	if _, there := files["cases/russia-ukraine/.parley-X.part"]; there {
		t.Error("what a killed export left is still there")
	}
	remove(t, filepath.Join(dir, old))
	if _, err := putBack(t, openStore(t, t.TempDir(), "other.db"), dir); err != nil {
		t.Error(err)
	}

	// Only what differs is written.
	times := func() map[string]time.Time {
		all := map[string]time.Time{}
		for file := range tree(t, dir) {
			all[file] = must(os.Stat(filepath.Join(dir, file))).ModTime()
		}
		return all
	}
	before := times()
	if done := export(t, s, dir); done.Written != 0 {
		t.Errorf("%d files were written again", done.Written)
	}
	if diff := gocmp.Diff(before, times()); diff != "" {
		t.Error(diff)
	}
	changed := "cases/russia-ukraine/russia-ukraine.1.md"
	write(t, filepath.Join(dir, changed), "x")
	if done := export(t, s, dir); done.Written != 1 {
		t.Errorf("%d files were written, want the one that was changed", done.Written)
	}
}

func TestADirectoryThatCannotBeOne(t *testing.T) {
	s := openStore(t, t.TempDir(), "one.db")
	fillExample(t, s)
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, "x")
	_, err := archive.Export(t.Context(), s, file, quiet)
	_, err2 := archive.Read(t.Context(), file, quiet)
	for _, err := range []error{err, err2} {
		if err == nil || !strings.Contains(err.Error(), "is a file: expected a directory") {
			t.Errorf("a file: %v", err)
		}
	}
	outside, dir := t.TempDir(), t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "cases")); err != nil {
		t.Skip(err)
	}
	if _, err := archive.Export(t.Context(), s, dir, quiet); err == nil || !strings.Contains(err.Error(), "is a file or a link") {
		t.Errorf("a link out of the directory: %v", err)
	}
	remove(t, filepath.Join(dir, "cases"))
	if err := errors.Join(os.Mkdir(filepath.Join(dir, "cases"), 0o755), os.Symlink(outside, filepath.Join(dir, "cases", "russia-ukraine"))); err != nil {
		t.Fatal(err)
	}
	if _, err := archive.Export(t.Context(), s, dir, quiet); err == nil || !strings.Contains(err.Error(), "this is a link") {
		t.Errorf("a link out of the directory, below: %v", err)
	}
	if left := tree(t, outside); len(left) > 0 {
		t.Errorf("written outside: %v", slices.Collect(maps.Keys(left)))
	}
}
