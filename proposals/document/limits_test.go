package document_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"time"

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
		{"too long", strings.Repeat("x", 256<<10+1), "v.md:1:1: the document has more than 262144 bytes"},
		{"front matter too long", before + "note: " + strings.Repeat("x", 64<<10) + "\n" + behind, "v.md:1:1: the front matter has 65595 bytes: expected at most 65536"},
		{"too many lines", before + strings.Repeat("\n", 200) + behind, "v.md:1:1: the front matter has 203 lines: expected at most 200"},
		{"not UTF-8", before + "title: \xffx\n" + behind, "v.md:5:8: the byte 0xFF is not valid UTF-8: expected a text file in UTF-8"},
		{"NUL", before + "title: Київ\x00\n" + behind, "v.md:5:12: the control character U+0000 has no place in a document: take it out"},
		{"lone carriage return", before + "title: x\r" + behind, "v.md:5:9: the control character U+000D has no place in a document: take it out"},
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

// Text that makes markdown parsers slow takes no longer than other text.
func TestHostileDocumentsAreReadInTime(t *testing.T) {
	c := exampleCase(t)
	fill := func(s string) string { return strings.Repeat(s, (256<<10-200)/len(s)) }
	paragraphs := func(s string, n int) string { return fill(strings.Repeat(s, n) + "\n\n") }
	for what, body := range map[string]string{
		"quotes":            fill(">"),
		"lists":             fill("- "),
		"numbered":          fill("1. "),
		"quote lines":       fill(">\n"),
		"nested lists":      nested("- a"),
		"nested quotes":     fill("> > > > > > > > a\n"),
		"brackets":          paragraphs("[", 999),
		"links":             paragraphs("[a](", 999),
		"link ends":         paragraphs("[a](<b", 333),
		"closed":            paragraphs("[", 400) + paragraphs("](b)", 400),
		"emphasis":          paragraphs("_a*", 499),
		"strong":            paragraphs("*a **a ", 333),
		"images":            paragraphs("![", 999),
		"ticks":             paragraphs("`a``b", 333),
		"tags":              paragraphs("<a ", 999),
		"comments":          paragraphs("<!--", 999),
		"references":        paragraphs("[a]: b\n", 499),
		"reference":         fill("[a]: b\n\n"),
		"reference uses":    fill("[a]\n\n") + "[a]: b",
		"ampersands":        fill("&"),
		"entities":          fill("&amp;"),
		"backslashes":       fill(`\`),
		"escapes":           fill(`\*`),
		"one word":          fill("a"),
		"headings":          fill("## a\n"),
		"terms":             "## Security\n" + fill("### a\n"),
		"fields":            "## Security\n### a\n" + fill("- a: b\n"),
		"known fields":      "## Security\n### a\n" + fill("- issue: ceasefire\n"),
		"scopes":            "## Security\n### a\n- scope:\n" + fill("  - ab\n"),
		"blank clauses":     "## Not in the text\n\n- unreported: soldiers" + fill("; x"),
		"events":            "## Security\n### a\n- after: " + fill("a, "),
		"issues":            "## Not in the text\n\n- unreported: " + fill("a, "),
		"steps":             "## Order of steps\n\n" + fill("1. talks\n   - after: ceasefire\n"),
		"every term":        "## Security\n" + fill("### a\n- issue: ceasefire\n- stance: offers\n- after: talks\n"),
		"blanks":            "## Not in the text\n\n" + fill("- unreported: soldiers, name\n"),
		"tables":            fill("|a|b|\n|-|-|\n"),
		"fences":            fill("```\n"),
		"spaces":            fill(" "),
		"tabs":              fill("\t-"),
		"combining accents": "a" + fill("\u0301"),
		"setext":            fill("a\n-\n"),
	} {
		t.Run(what, func(t *testing.T) {
			src := []byte(before + behind + "\n" + body)
			began := time.Now()
			_, problems := document.ParseVersion("v.md", src, c)
			if took := time.Since(began); took > 5*time.Second {
				t.Errorf("it took %v", took)
			} else if took > 300*time.Millisecond {
				t.Logf("it took %v", took)
			}
			if len(problems) == 0 {
				t.Error("it was accepted")
			}
		})
	}
}

// nested is a list that goes one deeper with every line.
func nested(item string) string {
	var b strings.Builder
	for i := 0; b.Len() < 250<<10; i++ {
		b.WriteString(strings.Repeat("  ", i) + item + "\n")
	}
	return b.String()
}

func TestHostileFrontMatterIsReadInTime(t *testing.T) {
	c := exampleCase(t)
	fill := func(s string) string { return strings.Repeat(s, (64<<10-200)/len(s)) }
	for what, front := range map[string]string{
		"sequences":  fill("["),
		"mappings":   fill("{a: "),
		"keys":       "a: {" + fill("b: c, ") + "}",
		"many keys":  "x: {" + fill("ab: c, ") + "}",
		"quotes":     "a: " + fill(`"" `),
		"aliases":    "a: &a [x]\nb: [" + fill("*a, ") + "]",
		"tags":       "a: " + fill("!x "),
		"anchors":    "a: " + fill("&x "),
		"questions":  fill("? "),
		"dashes":     fill("- "),
		"comments":   "a: b\n" + fill("#"),
		"plain":      "a: " + fill("x "),
		"percent":    fill("%"),
		"backslash":  "a: \"" + fill(`\\`) + "\"",
		"empty keys": fill(": "),
	} {
		t.Run(what, func(t *testing.T) {
			began := time.Now()
			_, problems := document.ParseVersion("v.md", []byte("---\n"+front+"\n---\n"), c)
			if took := time.Since(began); took > 5*time.Second {
				t.Errorf("it took %v", took)
			} else if took > 300*time.Millisecond {
				t.Logf("it took %v", took)
			}
			if len(problems) == 0 {
				t.Error("it was accepted")
			}
		})
	}
}
