package document_test

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"parley/proposals"
	"parley/proposals/document"
	"parley/proposals/proposalstest"
	"pgregory.net/rapid"
)

// exampleSheets are the sheets of the versions in FORMAT.md, whose fields
// together are all that there are.
func exampleSheets(t testing.TB) []document.Sheet {
	t.Helper()
	c := exampleCase(t)
	_, versions := examples(t)
	var sheets []document.Sheet
	for _, src := range versions {
		r, problems := document.ParseVersion("FORMAT.md", []byte(src), c)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		sheets = append(sheets, document.NewSheet(r))
	}
	return sheets
}

// checkParsed checks what holds for any sheet, and returns the paths of its
// problems.
func checkParsed(t fataler, s *document.Sheet, c *proposals.CaseRevision) (*proposals.Revision, map[string]string) {
	t.Helper()
	rows := []int{len(s.Terms), len(s.Steps), len(s.Blanks), len(s.Sources), len(s.Options), len(s.Called)}
	text, lines := s.Print(c)
	if got := bytes.Count(text, []byte("\n")); got != len(lines) {
		t.Fatalf("%d lines, and fields of %d", got, len(lines))
	}
	r, problems := s.Parse("sheet", c)
	if (r == nil) != (len(problems) > 0) {
		t.Fatalf("neither or both of a coding and problems: %v", problems)
	}
	if r != nil {
		v := r.Version()
		got := []int{len(v.Terms), len(v.Steps), len(v.Blanks), len(v.Sources), len(v.Options), len(v.Called)}
		if !slices.Equal(got, rows) {
			t.Fatalf("the sheet has %v rows, and what it reads as %v:\n%s", rows, got, text)
		}
	}
	fields, holders := fieldsOf(s)
	known := map[string]bool{}
	for _, f := range fields {
		known[f.path] = true
	}
	for _, field := range lines {
		if !known[field] && !holders[field] {
			t.Fatalf("%q is no field of the sheet:\n%s", field, text)
		}
	}
	found := map[string]string{}
	for _, p := range problems {
		if !known[p.Path] && !holders[p.Path] || p.File != "sheet" || p.Line != 0 || p.Column != 0 || p.Text == "" {
			t.Fatalf("a problem with no field of the sheet: %+v\n%s", p, text)
		}
		found[p.Path] = p.Text
	}
	return r, found
}

// Whatever is wrong with one field is said of that field. One that was empty
// may be wrong together with those beside it.
func TestAProblemIsWithTheFieldThatIsSpoilt(t *testing.T) {
	c := exampleCase(t)
	spoil := []string{"a\x00b", "a\u202eb", "a\ufffdb", "a\xffb"}
	long := strings.Repeat("word ", 20000)
	kinds := map[string]bool{}
	for _, sheet := range exampleSheets(t) {
		fields, _ := fieldsOf(&sheet)
		for n, f := range fields {
			switch {
			case f.isMark():
			case !f.value.IsZero():
				for _, text := range spoil {
					checkSpoilt(t, sheet, n, text, c)
				}
				if !kinds[f.kind()] {
					checkSpoilt(t, sheet, n, long, c)
				}
				kinds[f.kind()] = true
			case !kinds["no "+f.kind()]:
				kinds["no "+f.kind()] = true
				checkSpoilt(t, sheet, n, spoil[n%len(spoil)], c)
			}
		}
	}
}

func checkSpoilt(t *testing.T, sheet document.Sheet, n int, text string, c *proposals.CaseRevision) {
	t.Helper()
	fields, _ := fieldsOf(&sheet)
	f := fields[n]
	spoilt, path := typedInto(sheet, n, text, c)
	_, problems := checkParsed(t, &spoilt, c)
	at := problems[path]
	for other, problem := range problems {
		if f.value.IsZero() && beside(other, path) {
			at = problem
		} else if other != path && f.isFree() {
			t.Errorf("%.9q in %s is a problem with %s: %s", text, path, other, problem)
		}
	}
	if at == "" || strings.Contains(at, "front matter") {
		t.Errorf("%.9q in %s is no problem with it: %v", text, path, problems)
	}
}

// beside reports whether a path names a field of the same row as another, or
// the row.
func beside(path, other string) bool {
	row, _, ok := strings.Cut(other, ".")
	return ok && (path == row || strings.HasPrefix(path, row+"."))
}

// nasty are texts that could become more than the field that they are typed
// into.
var nasty = append([]string{
	"---", "\n---\n", "a\nb", "a\r\n\r\nb", "\n\n## Security\n\n### x\n\n- issue: name\n- value: x\n\n", "a: b", "a\n- issue: name", "- issue: name", "x\n  - after: talks",
	"ceasefire, talks", "talks; by south", "soldiers; option package", "x on 2025-06-02", "2025-06-02; words a", "copy, quoting the text", "copy (uk)", "copy (uk), quoting the text",
	"deferred; after talks", "deferred: soldiers", "silent: x", "uk), quoting the text", "]]>", "<script>alert(1)</script>", "<!--", "-->", "```", "```\ncode\n```", "~~~\n", "\t- x", "    four",
	"\u2028", "a\u2028b", "a\u0085b", "\u200fa", "{a: b}", "[a, b]", "&a *a", "!t x", "a #b", "? a", "| a\n|---\n| b", "a\n===", "a\n---", "[a]: https://a.example\n\n[a]", "> a\n> — copy", "1. talks\n   - after: signature",
	"* a\n* b", "- a\n- b", "• a", "+ a", "* * *", "- - -", "_ _ _", "* - a", "* # a", "a\n\n* b\n\nc", "&#10;## x", "a&#32;b", "\\", "a\\\nb", "a,b", "a;b", " a ", "  ", "\"a\"", "'a'", "\"", "'",
	"[a](https://a.example)", "[a](javascript:x)", "[a\nb]: c", "[a", "<https://a.example>", "<a@b.example>", "<div>\n\nx", "</div>", "<?x", "a <b> c", "`a`", "*a*", "__a__", "![a](b)",
	strings.Repeat("[", 1001), strings.Repeat("a\n", 500), strings.Repeat("> ", 9) + "a", strings.Repeat("- ", 9) + "a", "\ufeff", "PK\x03\x04", "%PDF-",
}, lines...)

// typedInto is a sheet with text in its nth field, and the path of that field,
// which may have moved with its term.
func typedInto(sheet document.Sheet, n int, text string, c *proposals.CaseRevision) (document.Sheet, string) {
	s := copySheet(sheet)
	fields, _ := fieldsOf(&s)
	spoilt := fields[n]
	spoilt.set(text)
	s.Sort(c)
	if fields[n].text() == text {
		return s, spoilt.path
	}
	i := slices.IndexFunc(fields, func(f sheetField) bool { return f.kind() == spoilt.kind() && f.text() == text })
	return s, fields[i].path
}

// checkTyped types text into one field of a good sheet. Where that still reads,
// every other field is as it was. Where it does not and the field takes any
// words, nothing else is to blame.
func checkTyped(t fataler, sheet document.Sheet, n int, text string, c *proposals.CaseRevision) {
	t.Helper()
	fields, _ := fieldsOf(&sheet)
	f := fields[n]
	s, path := typedInto(sheet, n, text, c)
	r, problems := checkParsed(t, &s, c)
	for other, problem := range problems {
		if f.isFree() && other != path && (!f.value.IsZero() || !beside(other, path)) {
			t.Fatalf("%q in %s is a problem with %s: %s", text, path, other, problem)
		}
	}
	if r == nil {
		if !f.value.IsZero() && !f.mayHold(text) && problems[path] == "" {
			t.Fatalf("%q in %s is no problem with it: %v", text, path, problems)
		}
		return
	}
	got := document.NewSheet(r)
	if path != f.path {
		return // the term moved
	}
	if want, have := texts(&sheet, f.path), texts(&got, f.path); !maps.Equal(want, have) {
		printed, _ := s.Print(c)
		t.Fatalf("%q in %s changes others:\n%s\n%s", text, f.path, cmp.Diff(want, have), printed)
	}
}

// Each kind of field is given a part of what is nasty, its fields in turn.
func TestWhatIsTypedStaysInItsField(t *testing.T) {
	c := exampleCase(t)
	type place struct{ sheet, field int }
	kinds := map[string][]place{}
	sheets := exampleSheets(t)
	for i, sheet := range sheets {
		fields, _ := fieldsOf(&sheet)
		for n, f := range fields {
			if !f.isMark() && !f.value.IsZero() {
				kinds[f.kind()] = append(kinds[f.kind()], place{i, n})
			}
		}
	}
	for k, kind := range slices.Sorted(maps.Keys(kinds)) {
		for i := k % 7; i < len(nasty); i += 7 {
			at := kinds[kind][i%len(kinds[kind])]
			checkTyped(t, sheets[at.sheet], at.field, nasty[i], c)
		}
	}
}

// mayHold reports whether text may be good for the field, and wrong only for
// others.
func (f sheetField) mayHold(text string) bool {
	if f.kind() == "version" || f.kind() == "sources.kind" {
		return true
	}
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part != "" {
			if _, err := proposals.ParseSlug(part); err != nil {
				return false
			}
		}
	}
	return true
}

var (
	inRow = regexp.MustCompile(`^(?:called|terms|steps|blanks)\[`)
	// moves matches the fields by which terms are sorted.
	moves = regexp.MustCompile(`^terms\[\d+\]\.(?:issue|option|part|by|reading)$`)
)

// Rows are counted as the sheet has them, also behind one that does not read.
func TestProblemsInManyRows(t *testing.T) {
	c := exampleCase(t)
	sheet := exampleSheets(t)[0]
	rapid.Check(t, func(t *rapid.T) {
		s := copySheet(sheet)
		rows := map[string][]sheetField{}
		fields, _ := fieldsOf(&s)
		for _, f := range fields {
			if row, _, _ := strings.Cut(f.path, "."); inRow.MatchString(f.path) && !moves.MatchString(f.path) && !f.isMark() && !f.value.IsZero() {
				rows[row] = append(rows[row], f)
			}
		}
		var spoilt []string
		for _, row := range slices.Sorted(maps.Keys(rows)) {
			if rapid.Bool().Draw(t, row) {
				f := rapid.SampledFrom(rows[row]).Draw(t, "field")
				f.set("a\ufffdb, =")
				spoilt = append(spoilt, f.path)
			}
		}
		_, problems := checkParsed(t, &s, c)
		for _, path := range spoilt {
			if problems[path] == "" {
				t.Fatalf("%s is spoilt, and the problems are %v", path, problems)
			}
		}
	})
}

// A sheet may be wrong in many places.
func TestAnySheetParses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := proposalstest.Case().Draw(t, "case")
		s := document.NewSheet(proposalstest.Revision(c).Draw(t, "revision"))
		fields, _ := fieldsOf(&s)
		changed := map[string]bool{}
		for _, f := range fields {
			if f.isMark() || rapid.IntRange(0, 3).Draw(t, "change") > 0 {
				continue
			}
			f.set(rapid.OneOf(rapid.SampledFrom(nasty), rapid.String()).Draw(t, f.path))
			changed[f.path] = true
		}
		checkParsed(t, &s, c)
	})
}
