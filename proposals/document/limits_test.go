package document_test

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"parley/proposals/document"
)

const (
	before = "---\nproposal: south-plan\nversion: 1\ncase: lake-district\n"
	behind = "---\n"
)

func TestDocumentsPastTheLimitsAreRefused(t *testing.T) {
	c := exampleCase(t)
	for _, test := range []struct {
		what, src, want string
	}{
		{"empty", "", "v.md:1:1: the front matter is missing: expected `---` on the first line"},
		{"too long", strings.Repeat("x", 256<<10+1), "v.md:1:1: the document has more than 256 KiB"},
		{"front matter too long", before + "note: " + strings.Repeat("x", 64<<10) + "\n" + behind, "v.md:1:1: the front matter has 65595 bytes: expected at most 65536"},
		{"too many lines", before + strings.Repeat("\n", 200) + behind, "v.md:1:1: the front matter has 203 lines: expected at most 200"},
		{"not UTF-8", before + "title: \xffx\n" + behind, "v.md:5:8: the byte 0xFF is not valid UTF-8: expected a text file in UTF-8"},
		{"NUL", before + "title: Київ\x00\n" + behind, "v.md:5:12: the control character U+0000 has no place in a document: take it out"},
		{"lone carriage return", before + "title: x\r" + behind, "v.md:5:9: the control character U+000D has no place in a document: take it out"},
		{"too many lines", before + behind + strings.Repeat("\n", 16_001), "v.md:1:1: the document has 16006 lines: expected at most 16000"},
		{"too much markup in all", before + behind + strings.Repeat(strings.Repeat("a*", 10)+"\n\n", 2001), "v.md:4006:1: the document has more than 20000 characters of markup (* _ [ ] < `): write plain words"},
		{"too many headings", before + behind + strings.Repeat("## a\n", 2001), "v.md:2006:1: the document has more than 2000 headings"},
		{"nested lists", before + behind + "\n" + strings.Repeat("- ", 9) + "x\n", "v.md:7:1: lists and quotes nest more than 8 deep here"},
		{"too much markup", before + behind + "\n" + strings.Repeat("*a ", 1001), "v.md:7:1: this run of lines has more than 1000 characters of markup (* _ [ ] < `): write plain words, and leave empty lines between paragraphs"},
	} {
		t.Run(test.what, func(t *testing.T) {
			_, problems := document.ParseVersion("v.md", []byte(test.src), c)
			if got := problems.Error(); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// A document may be short, and its canonical form past the limits.
func TestCanonicalFormsPastTheLimitsAreRefused(t *testing.T) {
	c := exampleCase(t)
	var src strings.Builder
	src.WriteString(before + "title: x\nauthors: [south]\nact: proposal\ndates: {text: 2025}\nread: {by: ab, on: 2026}\nnote: x\nsources: {")
	for i := range 30 {
		name := "s" + strings.Repeat("x", i)
		src.WriteString(name + ": {publisher: x, title: x, date: 2025, language: en, kind: report}, ")
	}
	src.WriteString("}\n" + behind)
	_, problems := document.ParseVersion("v.md", []byte(src.String()), c)
	if want := "v.md:1:1: in its canonical form, the front matter has 220 lines: expected at most 200"; problems.Error() != want {
		t.Errorf("got\n%s\nwant\n%s", problems.Error(), want)
	}
}

func TestByteOrderMarkAndWindowsLineEnds(t *testing.T) {
	c := exampleCase(t)
	_, versions := examples(t)
	want, problems := document.ParseVersion("v.md", []byte(versions[0]), c)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	windows := "\ufeff" + strings.ReplaceAll(versions[0], "\n", "\r\n")
	got, problems := document.ParseVersion("v.md", []byte(windows), c)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if !reflect.DeepEqual(got.Version(), want.Version()) {
		t.Error("a file with a byte order mark and Windows line ends reads otherwise")
	}
}

func TestTextIsNormalised(t *testing.T) {
	c := exampleCase(t)
	_, versions := examples(t)
	src := strings.NewReplacer("title: Plan for the lake\n", "title: Pla\u0301n\n", "### Fire stops at once", "### Fi\u0301re stops", "Handed over on 2 June.", "Hande\u0301d [o\u0301](https://a.example/o\u0301)").Replace(versions[0])
	r, problems := document.ParseVersion("v.md", []byte(src), c)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got := r.Version().Title; got != "Pl\u00e1n" {
		t.Errorf("the title is %+q", got)
	}
	if printed := document.PrintVersion(r); bytes.Contains(printed, []byte("\u0301")) {
		t.Errorf("the canonical form holds a combining accent:\n%s", printed)
	}
}

// All problems are reported at once, up to the most that are.
func TestAtMostSoManyProblemsAreReported(t *testing.T) {
	c := exampleCase(t)
	terms := func(n int, more string) string {
		all := "## Security\n"
		for i := range n {
			all += fmt.Sprintf("### a\n- issue: nothing-%d\n- sources: copy\n%s", i, more)
		}
		return all
	}
	for _, test := range []struct {
		what, src      string
		reported, more int
	}{
		{"as many, in reading", versionHead + strings.Repeat("## a\n", 200), 200, 0},
		{"one more, in reading", versionHead + strings.Repeat("## a\n", 201), 200, 1},
		{"as many, in checking", versionHead + terms(200, ""), 200, 0},
		{"one more, in checking", versionHead + terms(201, ""), 200, 1},
		{"in both", versionHead + terms(150, "- x: y\n"), 200, 1},
		{"without those that only follow", strings.Replace(versionHead, "copy:", "Copy:", 1) + terms(150, ""), 151, 0},
	} {
		t.Run(test.what, func(t *testing.T) {
			_, problems := document.ParseVersion("v.md", []byte(test.src), c)
			if len(problems) != test.reported+test.more {
				t.Fatalf("%d problems, want %d", len(problems), test.reported+test.more)
			}
			for i, p := range problems {
				last := test.more == 1 && i == len(problems)-1
				if strings.HasPrefix(p.Text, "there may be more problems") != last || i > 0 && p.Line < problems[i-1].Line {
					t.Errorf("problem %d of %d: %v", i+1, len(problems), p)
				}
			}
		})
	}
}
