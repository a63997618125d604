package archive_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"parley/proposals"
	"parley/proposals/archive"
	"parley/proposals/document"
	"parley/proposals/proposalstest"
	"parley/proposals/sqlite"
	"pgregory.net/rapid"
)

func quiet(string, int, int) {}

// A failer is a test, or one try of a property.
type failer interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

func openStore(t testing.TB, dir, name string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// tree are the files of a directory with what is in them.
func tree(t failer, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(file)
		name, _ := filepath.Rel(dir, file)
		files[filepath.ToSlash(name)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func export(t *testing.T, s archive.Store, dir string) archive.Exported {
	t.Helper()
	done, err := archive.Export(t.Context(), s, dir, quiet)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func putBack(t *testing.T, s archive.Store, dir string) (archive.Imported, error) {
	t.Helper()
	a, err := archive.Read(t.Context(), dir, quiet)
	if err != nil {
		return archive.Imported{}, err
	}
	return a.Import(t.Context(), s, quiet)
}

func verify(t *testing.T, s *sqlite.Store) {
	t.Helper()
	if err := s.Verify(t.Context(), document.HashCase, document.HashVersion); err != nil {
		t.Error(err)
	}
}

// Whatever a store holds, its archive makes another that holds the same, with
// the same numbers, order, signatures and times, and so the same archive.
func TestWhatIsPutBackIsWhatWasThere(t *testing.T) {
	// A disk would wait for each of some thousand writes.
	if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() {
		t.Setenv("TMPDIR", "/dev/shm")
	}
	kinds := map[string]int{}
	n := 0
	rapid.Check(t, func(r *rapid.T) {
		n++
		dir := filepath.Join(t.TempDir(), fmt.Sprint(n))
		one, other := openStore(t, dir, "one.db"), openStore(t, dir, "other.db")
		defer one.Close()
		defer other.Close()
		f := filler{T: t, r: r, s: one, at: time.Date(2025, 6, 2, 10, 0, 0, 0, time.UTC)}
		f.fill()
		first, second := filepath.Join(dir, "first"), filepath.Join(dir, "second")
		export(t, one, first)
		if _, err := putBack(t, other, first); err != nil {
			r.Fatalf("its own archive was refused:\n%v", err)
		}
		verify(t, other)
		export(t, other, second)
		want := tree(r, first)
		if diff := gocmp.Diff(want, tree(r, second)); diff != "" {
			r.Fatalf("the archive of what was put back differs:\n%s", diff)
		}
		done, err := one.Audit(t.Context(), 0, 0)
		again, err2 := other.Audit(t.Context(), 0, 0)
		if diff := gocmp.Diff(done, again); diff != "" || err != nil || err2 != nil {
			r.Fatalf("who did what differs: %v, %v\n%s", err, err2, diff)
		}
		if done, err := putBack(t, other, first); err != nil || done.Deeds != 0 {
			r.Fatalf("a second time, %d deeds were added: %v", done.Deeds, err)
		}
		for file, text := range want {
			for _, kind := range []string{".stored.", ".withdrawal-", ".reading-", ".coding.", "@3.", ".3.md"} {
				if strings.Contains(file, kind) {
					kinds[kind]++
				}
			}
			if strings.Contains(text, "settled:") {
				kinds["settled"]++
			}
		}
	})
	for _, kind := range []string{".stored.", ".withdrawal-", ".reading-", ".coding.", "@3.", ".3.md", "settled"} {
		if kinds[kind] == 0 && !t.Failed() {
			t.Errorf("no archive had %q in it: nothing was tried", kind)
		}
	}
}

// A filler puts into a store whatever the model allows.
type filler struct {
	*testing.T
	r  *rapid.T
	s  *sqlite.Store
	at time.Time
}

// names are of who signs: those of users, and whatever else a caller gave.
var names = []string{"ab", "cd", "a desk", "Ёлка: \"x\"", "a\nb", " ", "\u202e", "yes", "---", "\\", "🙂", "\u007f\u0000", "'"}

func (f *filler) signature() proposals.Signature {
	f.at = f.at.Add(time.Duration(rapid.IntRange(0, 5_000_000).Draw(f.r, "later")) * time.Microsecond)
	return proposals.Signature{By: rapid.SampledFrom(names).Draw(f.r, "by"), Way: rapid.SampledFrom(proposals.Ways).Draw(f.r, "way"), At: f.at}
}

func (f *filler) must(err error) {
	f.Helper()
	if err != nil {
		f.r.Fatal(err)
	}
}

func (f *filler) fill() {
	seen := map[proposals.Slug]bool{}
	for n := range rapid.IntRange(0, 2).Draw(f.r, "cases") {
		c := proposalstest.Case().Draw(f.r, "case")
		if seen[c.Case().Slug] {
			continue
		}
		seen[c.Case().Slug] = true
		f.fillCase(c, fmt.Sprintf("text-%d", n))
	}
}

func (f *filler) fillCase(c *proposals.CaseRevision, proposal string) {
	var revisions []*proposals.CaseRevision
	for based := range rapid.IntRange(1, 3).Draw(f.r, "revisions of the case") {
		next := *c.Case()
		if based > 0 {
			next.Note = proposalstest.Text(2000).Draw(f.r, "note")
			next.Topics = append(slices.Clone(next.Topics), proposals.Topic{Slug: proposals.MustSlug(fmt.Sprintf("added-%d", based)), Label: fmt.Sprintf("Added %d", based)})
		}
		stored, problems := proposals.NewCaseRevision(next, nil)
		f.must(problems.Err())
		hash := document.HashCase(stored)
		f.must(f.s.AddCase(f.Context(), stored, based, hash, f.signature()))
		c = stored.WithStored(proposals.Stored{Revision: based + 1, Hash: hash})
		revisions = append(revisions, c)
	}
	first := proposalstest.Revision(revisions[0]).Draw(f.r, "version")
	for number := range rapid.IntRange(0, 3).Draw(f.r, "versions") {
		for based := range rapid.IntRange(1, 3).Draw(f.r, "revisions") {
			v := *first.Version()
			v.Proposal, v.Number, v.Note = proposals.MustSlug(proposal), number+1, proposalstest.Text(2000).Draw(f.r, "note")
			v.Answers, v.BasedOn, v.AnswersWith = proposals.Ref{}, proposals.Ref{}, ""
			v.Blanks = slices.DeleteFunc(slices.Clone(v.Blanks), func(b proposals.Blank) bool { return b.Coverage == proposals.Struck })
			against := rapid.SampledFrom(revisions).Draw(f.r, "against")
			r, problems := proposals.NewRevision(v, against)
			f.must(problems.Err())
			hash := document.HashVersion(r)
			f.must(f.s.AddRevision(f.Context(), r, based, hash, f.signature()))
			f.readAgain(r.WithStored(proposals.Stored{Revision: based + 1, Hash: hash}))
		}
		f.withdraw(proposals.NewRef(proposals.MustSlug(proposal), number+1, 0))
	}
}

func (f *filler) withdraw(of proposals.Ref) {
	for n := range rapid.IntRange(0, 3).Draw(f.r, "withdrawals") {
		w, problems := proposals.NewWithdrawal(of, n+1, n%2 == 1, proposalstest.Text(1000).Draw(f.r, "reason"), f.signature())
		f.must(problems.Err())
		f.must(f.s.Withdraw(f.Context(), w))
	}
}

// readAgain has a coding read by others, who may store a later one.
func (f *filler) readAgain(r *proposals.Revision) {
	anchors := r.Anchors()
	for range rapid.IntRange(0, 2).Draw(f.r, "second readings") {
		s := proposals.SecondReading{Manner: rapid.SampledFrom(proposals.Manners).Draw(f.r, "manner"), Signature: f.signature()}
		if rapid.Bool().Draw(f.r, "with a note") {
			s.Note = proposalstest.Text(2000).Draw(f.r, "note")
		}
		if s.Manner == proposals.CodedAgain {
			s.Document = string(document.PrintVersion(r))
		}
		for _, anchor := range anchors {
			s.Places = append(s.Places, proposals.ReadPlace{Anchor: anchor, Agreed: rapid.Bool().Draw(f.r, "agreed"), Note: proposalstest.Text(2000).Draw(f.r, "note")})
		}
		s, problems := proposals.NewSecondReading(s, r)
		if len(problems) > 0 {
			return // nothing to read
		}
		if f.s.AddSecondReading(f.Context(), s) != nil {
			continue // a coder of it, or who has read it
		}
		for _, p := range s.Places {
			if p.Agreed || rapid.Bool().Draw(f.r, "open") {
				continue
			}
			settled, problems := proposals.NewSettlement(rapid.SampledFrom(proposals.Outcomes).Draw(f.r, "outcome"), proposalstest.Text(2000).Draw(f.r, "note"), f.signature())
			f.must(problems.Err())
			if rapid.IntRange(0, 3).Draw(f.r, "of old") > 0 {
				f.must(f.s.Settle(f.Context(), r.Ref(), s.By, p.Anchor, settled))
				continue
			}
			settled.Outcome = "" // settled before outcomes were recorded
			f.must(f.s.Restore(f.Context(), slices.Values([]proposals.Deed{proposals.SettledPlace{Of: r.Ref(), Reader: s.By, Anchor: p.Anchor, Settled: settled}})))
		}
	}
}
