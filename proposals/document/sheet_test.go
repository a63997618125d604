package document_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"parley/data"
	"parley/proposals"
	"parley/proposals/document"
	"parley/proposals/proposalstest"
	"pgregory.net/rapid"
)

// A fataler is a test or a property test.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// checkSheet checks that a coding and its sheet are the same.
func checkSheet(t fataler, r *proposals.Revision) {
	t.Helper()
	c := r.Against()
	sheet := document.NewSheet(r)
	sorted := document.NewSheet(r)
	if sorted.Sort(c); !reflect.DeepEqual(sorted, sheet) {
		t.Fatalf("a canonical sheet sorts otherwise:\n%s", cmp.Diff(sheet, sorted))
	}
	got, problems := sheet.Parse("sheet", c)
	if len(problems) > 0 {
		text, _ := sheet.Print(c)
		t.Fatalf("a coding's sheet does not parse:\n%v\n%s", problems, text)
	}
	if document.HashVersion(got) != document.HashVersion(r) {
		t.Fatalf("a coding's sheet parses otherwise:\n%s", cmp.Diff(string(document.PrintVersion(r)), string(document.PrintVersion(got))))
	}
	read, problems := document.ReadSheet("v.md", document.PrintVersion(r), c)
	if len(problems) > 0 || !reflect.DeepEqual(read, sheet) {
		t.Fatalf("a coding's document reads as another sheet: %v\n%s", problems, cmp.Diff(sheet, read))
	}
	encoded, err := json.Marshal(sheet)
	if err != nil {
		t.Fatalf("%v", err)
	}
	var decoded document.Sheet
	if err := json.Unmarshal(encoded, &decoded); err != nil || !reflect.DeepEqual(decoded, sheet) {
		t.Fatalf("a sheet is another in JSON: %v\n%s", err, cmp.Diff(sheet, decoded))
	}
}

func TestSheetsOfAnyCoding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := proposalstest.Case().Draw(t, "case")
		checkSheet(t, proposalstest.Revision(c).Draw(t, "revision"))
	})
}

func TestSheetsOfTheExamples(t *testing.T) {
	_, versions := examples(t)
	for _, src := range versions {
		r, problems := document.ParseVersion("FORMAT.md", []byte(src), exampleCase(t))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		checkSheet(t, r)
	}
}

func TestSheetsOfTheShippedCodings(t *testing.T) {
	var c *proposals.CaseRevision
	for _, d := range data.Documents() {
		head, problems := document.Peek(d.Name, d.Text)
		switch {
		case len(problems) > 0:
		case head.IsCase:
			c, problems = document.ParseCase(d.Name, d.Text, c)
		default:
			var r *proposals.Revision
			if r, problems = document.ParseVersion(d.Name, d.Text, c); r != nil {
				checkSheet(t, r)
			}
		}
		if len(problems) > 0 {
			t.Fatal(problems)
		}
	}
}

// The examples of FORMAT.md use every key and field that it names: each is one
// of the sheet, and each field of the sheet is used.
func TestSheetsHoldEveryField(t *testing.T) {
	used := map[string]bool{}
	for _, s := range exampleSheets(t) {
		fields, _ := fieldsOf(&s)
		for _, f := range fields {
			used[f.kind()] = used[f.kind()] || !f.value.IsZero()
		}
	}
	for kind, is := range used {
		if same := strings.Replace(kind, "steps.quotes.", "terms.quotes.", 1); !is && !used[same] {
			t.Errorf("no example sheet holds %s", kind)
		}
	}
	for _, name := range namesInFormat(t) {
		known := func(kind string) bool { return kind == name || strings.HasPrefix(kind, name+".") }
		if !slices.ContainsFunc(slices.Collect(maps.Keys(used)), known) {
			t.Errorf("a sheet has no %s", name)
		}
	}
}

// namesInFormat are the paths of all keys, fields and clauses of a version that
// FORMAT.md describes.
func namesInFormat(t *testing.T) []string {
	t.Helper()
	src, err := os.ReadFile("../FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	_, format, _ := strings.Cut(string(src), "\n## A version\n")
	format, _, _ = strings.Cut(format, "\n## A case\n")
	front, body, _ := strings.Cut(format, "\n### Body\n")

	var names []string
	for _, m := range regexp.MustCompile(`(?m)^([a-z0-9-]+):(?: \{([^}]*)\})?`).FindAllStringSubmatch(front, -1) {
		names = append(names, m[1])
		if m[1] == "called" {
			continue
		}
		for _, inner := range regexp.MustCompile(`([a-z-]+): `).FindAllStringSubmatch(m[2], -1) {
			names = append(names, m[1]+"."+inner[1])
		}
	}
	for _, m := range regexp.MustCompile(`(?m)^    ([a-z0-9]+):`).FindAllStringSubmatch(front, -1) {
		names = append(names, "sources."+m[1])
	}
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\|").FindAllStringSubmatch(body, -1) {
		names = append(names, "terms."+m[1])
	}
	_, order, _ := strings.Cut(body, "\n### Order of steps\n")
	order, silence, _ := strings.Cut(order, "\n### Not in the text\n")
	for _, m := range regexp.MustCompile(`(?m)^   - ([a-z-]+):`).FindAllStringSubmatch(order, -1) {
		names = append(names, "steps."+m[1])
	}
	for _, line := range regexp.MustCompile(`(?m)^- [a-z]+:.*`).FindAllString(silence, -1) {
		for _, m := range regexp.MustCompile(`; ([a-z-]+)`).FindAllStringSubmatch(line, -1) {
			names = append(names, "blanks."+m[1])
		}
	}
	if len(names) < 50 {
		t.Fatalf("FORMAT.md names %d keys and fields: expected more", len(names))
	}
	return names
}

// What keeps the model's rules in no way reads as a sheet, so long as nothing
// would be lost.
func TestReadSheet(t *testing.T) {
	c := exampleCase(t)
	const head = "---\nproposal: p\nversion: 1\ncase: another\nauthors: [nobody]\n---\n\nWords.\n\n"
	for _, test := range []struct {
		what, body string
		want       document.Sheet
	}{
		{"what lacks almost all", "", document.Sheet{}},
		{"a term on an unknown issue", "## Security\n\n### A\n\n- issue: islands\n- value: 2 or 3\n- after: nothing\n",
			document.Sheet{Terms: []document.TermFields{{Issue: "islands", Value: "2 or 3", Headline: "A", After: []string{"nothing"}}}}},
		{"terms in another order", "## Security\n\n### A\n\n- issue: soldiers\n\n### B\n\n- issue: islands\n- value: x\n\n### C\n\n- issue: ceasefire\n",
			document.Sheet{Terms: []document.TermFields{{Issue: "ceasefire", Headline: "C"}, {Issue: "soldiers", Headline: "A"}, {Issue: "islands", Headline: "B", Value: "x"}}}},
		{"a step without what it waits for", "## Order of steps\n\n1. landing\n", document.Sheet{Steps: []document.StepFields{{Event: "landing"}}}},
		{"blanks without their clauses", "## Not in the text\n\n- silent: islands, islets\n- unreported: name; checked a on b on 2026\n", document.Sheet{Blanks: []document.BlankFields{
			{Coverage: "silent", Issue: "islands"}, {Coverage: "silent", Issue: "islets"}, {Coverage: "unreported", Issue: "name", Checked: document.ReadFields{By: "a on b", On: "2026"}},
		}}},
	} {
		t.Run(test.what, func(t *testing.T) {
			want := test.want
			want.Proposal, want.Version, want.Case, want.Authors, want.Intro = "p", "1", "another", []string{"nobody"}, "Words."
			got, problems := document.ReadSheet("v.md", []byte(head+test.body), c)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestReadSheetRefusesWhatWouldBeLost(t *testing.T) {
	c := exampleCase(t)
	for _, test := range []struct{ src, want string }{
		{"# A", "v.md:1:1: the front matter is missing: expected `---` on the first line"},
		{"---\ncolour: red\n---\n", "v.md:2:1: a version has no \"colour\""},
		{"---\nversion: one\n---\n", "v.md:2:10: \"one\" is not the number of a version"},
		{"---\nversion: 1\n---\n\n## Islands\n", "v.md:5:1: the case has no topic \"Islands\""},
		{"---\nversion: 1\n---\n\n## Security\n\n### A\n\n- issue: soldiers\n- value: many\n", "v.md:10:10: \"many\" has not the unit"},
		{"---\nversion: 1\n---\n\n*Words*\n", "v.md:5:1: emphasis is not read"},
	} {
		_, problems := document.ReadSheet("v.md", []byte(test.src), c)
		if len(problems) != 1 || !strings.HasPrefix(problems.Error(), test.want) {
			t.Errorf("%q: got %v, want %s", test.src, problems, test.want)
		}
	}
}

// What was not recorded of a source is left empty on a sheet too; its quotes are
// then asked for their language.
func TestSourcesThatWereNotRecorded(t *testing.T) {
	c := exampleCase(t)
	s := exampleSheets(t)[0]
	source := &s.Sources[slices.IndexFunc(s.Sources, func(f document.SourceFields) bool { return f.Slug == "copy" })]
	source.Title, source.Date, source.Language, source.Address = "", " ", "", "https://north.example/plan"
	_, problems := s.Parse("sheet", c)
	if len(problems) == 0 || !strings.HasSuffix(problems[0].Path, ".quotes[0].language") || !strings.Contains(problems[0].Text, `the language of the source "copy" was not recorded`) {
		t.Fatalf("got %v, want each quote of the source to be asked for its language", problems)
	}
	for i := range s.Terms {
		for n := range s.Terms[i].Quotes {
			if q := &s.Terms[i].Quotes[n]; q.Source == "copy" {
				q.Language = "nb"
			}
		}
	}
	r, problems := s.Parse("sheet", c)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if printed := string(document.PrintVersion(r)); !strings.Contains(printed, "    publisher: Ministry of North\n    kind: text\n") || !strings.Contains(printed, "> — copy (nb), quoting the text") {
		t.Errorf("it prints as\n%s", printed)
	}
}

// Rows that hold little or nothing spoil no others.
func TestRowsThatHoldLittle(t *testing.T) {
	c := exampleCase(t)
	s := exampleSheets(t)[0]
	s.Title, s.Authors, s.Languages, s.Dates = " ", []string{"", " "}, " , ", document.DatesFields{Text: " "}
	s.Read, s.Rest = document.ReadFields{}, document.RestFields{Coverage: "deferred"}
	s.Called = append(s.Called, document.CalledFields{})
	s.Options = append(s.Options, document.OptionFields{}, document.OptionFields{Slug: "third"})
	s.Sources = append(s.Sources, document.SourceFields{}, document.SourceFields{Slug: "radio"})
	s.Terms[0].Quotes = []document.QuoteFields{{}, {Text: "a"}, {Source: "copy"}, {Text: "b", Source: "copy"}}
	s.Terms = append(s.Terms, document.TermFields{}, document.TermFields{Body: "* issue: name\n* value: x"})
	s.Steps = append(s.Steps, document.StepFields{}, document.StepFields{Quotes: []document.QuoteFields{{Text: "a", Source: "copy"}}}, document.StepFields{Event: "signature"})
	s.Blanks = append(s.Blanks, document.BlankFields{}, document.BlankFields{Coverage: "silent"}, document.BlankFields{Coverage: "a: b", Issue: "==="},
		document.BlankFields{Coverage: "unreported", Issue: "==="}, document.BlankFields{Issue: "name"}, document.BlankFields{Coverage: "silent", Issue: "name"})
	_, problems := s.Parse("sheet", c)
	var got strings.Builder
	for _, p := range problems {
		fmt.Fprintln(&got, strings.TrimSpace(fmt.Sprintf("%.70s", p.Path+": "+p.Text)))
	}
	const want = "title: the title is missing or empty\n" +
		"authors: the authors are missing: expected one party or more\n" +
		"dates: the dates are missing: expected at least one of text, handed-ov\n" +
		"read.by: who read it is missing or empty\n" +
		"read.on: the day it was read is missing\n" +
		"called[1].party: \"\" is not a slug: expected a small letter, then small\n" +
		"options[2].slug: \"\" is not a slug: expected a small letter, then small\n" +
		"options[3].label: the value is empty: write one, or leave the line out\n" +
		"sources[2].slug: \"\" is not a slug: expected a small letter, then small\n" +
		"sources[3].publisher: the publisher is missing or empty\n" +
		"sources[3].title: the source's title is missing: expected a title, or\n" +
		"sources[3].date: the source's date is missing: expected a date, or the\n" +
		"sources[3].language: the source's language is missing: expected a BCP\n" +
		"sources[3].kind: the kind of source is missing: expected text, report\n" +
		"rest.after: \"deferred\" cannot be said of everything else: expected `un\n" +
		"terms[0].quotes[0].source: this does not say where the quote was read:\n" +
		"terms[0].quotes[1].source: this does not say where the quote was read:\n" +
		"terms[0].quotes[2].text: the quote is missing or empty\n" +
		"terms[11].headline: the headline is missing or empty\n" +
		"terms[11].issue: \"issue\" holds nothing: write its value, or take the l\n" +
		"terms[12].headline: the headline is missing or empty\n" +
		"terms[12].issue: \"issue\" holds nothing: write its value, or take the l\n" +
		"steps[1].event: \"\" is not a slug: expected a small letter, then small\n" +
		"steps[1].after: \"after\" holds nothing: write its value, or take the li\n" +
		"steps[2].event: \"\" is not a slug: expected a small letter, then small\n" +
		"steps[2].after: \"after\" holds nothing: write its value, or take the li\n" +
		"steps[3].after: \"after\" holds nothing: write its value, or take the li\n" +
		"blanks[4].coverage: \"\" is no kind of blank: expected unreported, defer\n" +
		"blanks[5].issue: \"\" is not a slug: expected a small letter, then small\n" +
		"blanks[6].coverage: \"a: b\" is no kind of blank: expected unreported, d\n" +
		"blanks[7].issue: \"===\" is not a slug: expected a small letter, then sm\n" +
		"blanks[8].coverage: \"\" is no kind of blank: expected unreported, defer\n" +
		"blanks[9].checked.by: silent needs who looked and when: expected `; ch\n" +
		"blanks[9].words: silent needs the words that were looked for: expected\n"
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Error(diff)
	}
}
