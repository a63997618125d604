package export_test

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
)

const someAddress = "https://parley.example/cases/river/compare?of=north-plan@1.1&of=south-draft@2.3&case=river.4"

// stored is when the codings of these tests were.
var stored = time.Date(2031, 5, 4, 12, 0, 0, 0, time.UTC)

// quotedText is a comparison of one text, which quotes its source twice: once
// words of the text, once its own.
func quotedText(t testing.TB) *compare.Comparison {
	t.Helper()
	archive, err := txtar.ParseFile(riverFile)
	if err != nil {
		t.Fatal(err)
	}
	setFile(archive, "north.md", bytes.Replace(file(archive, "north.md"), []byte("\n## Water\n"),
		[]byte("\n> two to three days\n> — gazette, quoting the text\n\n> \"a short truce\"\n> — gazette\n\n## Water\n"), 1))
	in := sample(t).Case.WithStored(proposals.Stored{Revision: 4})
	north := version(t, archive, "north.md", in, 1)
	north.Revision = north.Revision.WithStored(proposals.Stored{Revision: 1, Signature: proposals.Signature{At: stored}})
	alone, err := compare.Build(in, []compare.Text{north}, compare.Query{})
	if err != nil {
		t.Fatal(err)
	}
	return alone
}

func TestTableIsCitedByItsNewestRevision(t *testing.T) {
	c := sample(t)
	column := &c.Columns[1]
	column.Revision = column.Revision.WithStored(proposals.Stored{Revision: 3, Signature: proposals.Signature{At: stored}})
	c.Query.Issues = []proposals.Slug{proposals.MustSlug("truce-length")}
	issue, _ := c.Case.Issue(c.Query.Issues[0])
	got := export.OfComparison(c).Cite(export.Origin{Address: someAddress, Program: "1.0"})
	contains(t, got.Plain(),
		"North and South: proposals side by side, row “"+issue.Label+"”, River Desk, 4 May 2031. "+someAddress+" As of ",
		"Texts: “Plan for the river”, North, handed over 1 May 2031 (north-plan@1.1); ",
		"Case: North and South (river.4), published by River Desk. Newest revision stored on 4 May 2031. Made by Parley, version 1.0.")
	if got.Date.String() != "2031-05-04" {
		t.Errorf("issued on %s, expected the day on which the newest revision was stored", got.Date)
	}
}

func TestTextIsCitedByItsAuthorsAndItsDate(t *testing.T) {
	got := export.CiteVersion(quotedText(t), export.Origin{Address: "/proposals/north-plan/1.1"})
	contains(t, got.Plain(),
		"North, “Plan for the river”, handed over 1 May 2031. /proposals/north-plan/1.1 Proposal, version 1, revision 1 (north-plan@1.1).",
		"Coded by ab on 3 May 2031. Source: The Gazette, “North tables a plan”, 1 May 2031; report on the text, giving part of it <https://gazette.example/north_plan?a=1&b=2>.")
	if got.Publisher != "" {
		t.Errorf("%q publishes a text of others", got.Publisher)
	}
}

func TestHeadlineIsNoWordOfTheAuthors(t *testing.T) {
	got := export.CitePlace(quotedText(t), "ceasefire_option_full", export.Origin{Address: "/proposals/north-plan/1.1"})
	if len(got) != 1 {
		t.Fatalf("%d citations, expected one", len(got))
	}
	if len(got[0].Authors) > 0 {
		t.Errorf("the headline is cited as by %q", got[0].Authors)
	}
	contains(t, got[0].Plain(),
		"“North stops firing once talks begin”, as coded of “Plan for the river”, North, handed over 1 May 2031 (north-plan@1.1), River Desk, 4 May 2031. /proposals/north-plan/1.1#ceasefire_option_full",
		"By inference.")
}

func TestQuoteIsCitedAsItsSources(t *testing.T) {
	alone := quotedText(t)
	at := export.Origin{Address: "https://parley.example/proposals/north-plan/1.1"}
	all := export.CitePlace(alone, "truce-length", at)
	if len(all) != 3 {
		t.Fatalf("%d citations, expected the term and two quotes", len(all))
	}
	for i, whose := range []string{
		"Words of the text, as quoted by The Gazette: “two to three days”.",
		"As printed by The Gazette, not shown to be words of the text: “a short truce”.",
	} {
		anchor := fmt.Sprintf("truce-length_quote_%d", i+1)
		one := export.CitePlace(alone, anchor, at)
		if diff := cmp.Diff(all[i+1:i+2], one, cmp.Comparer(func(a, b export.Citation) bool { return a.Plain() == b.Plain() && a.Key == b.Key })); diff != "" {
			t.Errorf("alone the quote is cited otherwise (-with its term +alone):\n%s", diff)
		}
		text := all[i+1].Plain()
		if want := "The Gazette, “North tables a plan”, 1 May 2031. https://gazette.example/north_plan?a=1&b=2 " + whose + " As coded in "; !strings.HasPrefix(text, want) {
			t.Errorf("%q does not begin %q", text, want)
		}
		if all[i+1].Publisher != "" || strings.Index(text, "River Desk") < strings.Index(text, "As coded in") {
			t.Errorf("the words are cited as published here: %q", text)
		}
		contains(t, text, "<https://parley.example/proposals/north-plan/1.1#"+anchor+">")
	}
	if got := export.CitePlace(alone, "truce-length_quote_3", at); got != nil {
		t.Errorf("a quote that is not there is cited as %v", got)
	}
	for i := range alone.Sources {
		alone.Sources[i].Address = ""
	}
	text := export.CitePlace(alone, "truce-length_quote_1", at)[0].Plain()
	contains(t, text, "1 May 2031. https://parley.example/proposals/north-plan/1.1#truce-length_quote_1 ", "at this address; none was recorded of the source.")
}

func TestCellIsCitedWithItsBlank(t *testing.T) {
	c := sample(t)
	for _, table := range c.Tables {
		for _, g := range table.Groups {
			for _, row := range g.Rows {
				for i := range row.Cells {
					if row.Issue == nil {
						continue
					}
					text := export.CiteCell(c, row, i, export.Origin{}).Plain()
					if !strings.Contains(text, " Coded: “") && !strings.Contains(text, " No answer: ") && !strings.Contains(text, compare.ElsewhereNote) {
						t.Errorf("%s of %s says nothing of the answer: %q", row.Label, c.Columns[i].Heading, text)
					}
				}
			}
		}
	}
}

// TestKeysAreTheirOwn holds that no two things have one key, that one thing has
// the same each time, and that each is fit for every reader.
func TestKeysAreTheirOwn(t *testing.T) {
	alone := quotedText(t)
	seen := map[string]string{}
	see := func(c export.Citation) {
		if other, ok := seen[c.Key]; ok {
			t.Errorf("%q is the key of %q and of %q", c.Key, c.Plain(), other)
		}
		seen[c.Key] = c.Plain()
		if !regexp.MustCompile(`^[A-Za-z0-9._:-]+$`).MatchString(c.Key) {
			t.Errorf("%q is no key", c.Key)
		}
	}
	see(export.CiteVersion(alone, export.Origin{}))
	for _, anchor := range alone.Columns[0].Revision.Version().Anchors() {
		for _, c := range export.CitePlace(alone, anchor, export.Origin{}) {
			see(c)
		}
	}
	for _, issue := range []string{"", "dam", "monitors"} {
		c := sample(t)
		if issue != "" {
			c.Query.Issues = []proposals.Slug{proposals.MustSlug(issue)}
		}
		see(export.OfComparison(c).Cite(export.Origin{}))
	}
	if again := export.CiteVersion(quotedText(t), export.Origin{Program: "2.0"}); seen[again.Key] == "" {
		t.Errorf("the text has another key the second time: %q", again.Key)
	}
}

func TestCitationReadsBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		words := func(what string) string { return "x" + hostileWords().Draw(r, what) }
		c := export.Citation{Key: "parley-north-plan-1.1", Title: words("title"), Publisher: words("publisher"), Language: "en", Address: someAddress,
			Date:  must(proposals.ParseDate(rapid.SampledFrom([]string{"2031-05-04", "2031-05", "2031"}).Draw(r, "date"))),
			Notes: rapid.SliceOfN(rapid.Map(hostileWords(), func(s string) string { return "x" + s + "." }), 1, 3).Draw(r, "notes")}
		for range rapid.IntRange(0, 2).Draw(r, "authors") {
			c.Authors = append(c.Authors, words("author"))
		}
		checkBibTeX(r, c)
		checkRIS(r, c)
		if plain := c.Plain(); plain != onOneLine(plain) || !strings.Contains(plain, onOneLine(c.Title)) {
			r.Fatalf("the plain text is %q", plain)
		}
	})
}

func checkBibTeX(r *rapid.T, c export.Citation) {
	got, err := readBibTeX(export.CitationFormats[0].Print(c, c))
	if err != nil {
		r.Fatal(err)
	}
	if len(got) != 2 || !cmp.Equal(got[0], got[1]) {
		r.Fatalf("two entries read back as %q", got)
	}
	date := strings.Split(c.Date.String(), "-")
	want := map[string]string{"": c.Key, "title": onOneLine(c.Title), "publisher": onOneLine(c.Publisher), "language": "en", "url": someAddress,
		"year": date[0], "note": onOneLine(strings.Join(c.Notes, " "))}
	if len(date) > 1 {
		want["month"] = "may"
	}
	if len(date) > 2 {
		want["day"] = "4"
	}
	if len(c.Authors) == 0 {
		want["key"] = want["publisher"]
	} else {
		var names []string
		for _, a := range c.Authors {
			names = append(names, onOneLine(a))
		}
		want["author"] = strings.Join(names, "\n")
	}
	if diff := cmp.Diff(want, got[0]); diff != "" {
		r.Fatalf("BibTeX reads back otherwise (-want +got):\n%s", diff)
	}
}

func checkRIS(r *rapid.T, c export.Citation) {
	got, err := readRIS(export.CitationFormats[1].Print(c))
	if err != nil {
		r.Fatal(err)
	}
	date := strings.Split(c.Date.String()+"--", "-")
	want := [][2]string{{"TY", "ELEC"}}
	for _, a := range c.Authors {
		want = append(want, [2]string{"AU", onOneLine(a)})
	}
	want = append(want, [2]string{"TI", onOneLine(c.Title)}, [2]string{"PB", onOneLine(c.Publisher)}, [2]string{"PY", "2031"},
		[2]string{"DA", strings.Join(date[:3], "/") + "/"}, [2]string{"LA", "en"}, [2]string{"UR", someAddress})
	for _, n := range c.Notes {
		want = append(want, [2]string{"N1", onOneLine(n)})
	}
	if diff := cmp.Diff(append(want, [2]string{"ER", ""}), got); diff != "" {
		r.Fatalf("RIS reads back otherwise (-want +got):\n%s", diff)
	}
}

// onOneLine is what a file of lines can hold of a text.
func onOneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r != '\u00a0' && (unicode.IsSpace(r) || unicode.IsControl(r)) }), " ")
}

// readBibTeX reads entries as BibTeX does: it counts every brace, whatever stands
// before it. The key is the field of the empty name; authors stand on lines of
// their own.
func readBibTeX(text string) ([]map[string]string, error) {
	var entries []map[string]string
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		body, rest, err := balanced(strings.TrimPrefix(text, "@misc"))
		if err != nil || !strings.HasPrefix(text, "@misc{") {
			return nil, fmt.Errorf("no entry at %q: %v", text, err)
		}
		text = rest
		key, fields, _ := strings.Cut(body, ",")
		entry := map[string]string{"": key}
		for fields = strings.TrimSpace(fields); fields != ""; fields = strings.TrimSpace(strings.TrimPrefix(fields, ",")) {
			name, value, ok := strings.Cut(fields, " = ")
			if !ok || entry[name] != "" {
				return nil, fmt.Errorf("no field, or a second one, at %q", fields)
			}
			if !strings.HasPrefix(value, "{") { // the name of a month
				entry[name], fields, _ = strings.Cut(value, ",")
				entry[name] = strings.TrimSpace(entry[name])
				continue
			}
			if value, fields, err = balanced(value); err != nil {
				return nil, err
			}
			if entry[name], err = readTeX(name, value); err != nil {
				return nil, err
			}
		}
		entries = append(entries, entry)
	}
	return entries, nil
}

// balanced splits text behind the brace that closes its first.
func balanced(text string) (inside, rest string, err error) {
	depth := 0
	for i, r := range text {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			return strings.TrimPrefix(text[:i], "{"), text[i+len(string(r)):], nil
		}
	}
	return "", "", fmt.Errorf("braces that do not close: %q", text)
}

func readTeX(name, value string) (string, error) {
	switch name {
	case "url":
		return value, nil
	case "title":
		inside, rest, err := balanced(value)
		if err != nil || rest != "" {
			return "", fmt.Errorf("a title that a style may change: %q", value)
		}
		return unTeX(inside)
	case "author":
		var names []string
		for value != "" {
			inside, rest, err := balanced(value)
			if err != nil {
				return "", err
			}
			plain, err := unTeX(inside)
			if err != nil {
				return "", err
			}
			names, value = append(names, plain), strings.TrimPrefix(rest, " and ")
		}
		return strings.Join(names, "\n"), nil
	default:
		return unTeX(value)
	}
}

// texMarks is every way in which TeX is to read a character that means more to
// it.
var texMarks = regexp.MustCompile(`\\[&%$#_]|\{\\text(?:braceleft|braceright|asciitilde|asciicircum|backslash)\}|[&%$#_{}~^\\]`)

func unTeX(text string) (plain string, err error) {
	named := map[string]string{"braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^", "backslash": `\`}
	plain = texMarks.ReplaceAllStringFunc(text, func(mark string) string {
		switch {
		case len(mark) == 2:
			return mark[1:]
		case len(mark) == 1:
			err = fmt.Errorf("a bare %s in %q", mark, text)
			return mark
		default:
			return named[strings.TrimSuffix(strings.TrimPrefix(mark, `{\text`), "}")]
		}
	})
	return plain, err
}

var risLine = regexp.MustCompile(`^([A-Z][A-Z0-9])  - (.*)$`)

// readRIS reads one record, strictly: each line a tag, two spaces, a dash, a
// space and a value.
func readRIS(text string) ([][2]string, error) {
	var lines [][2]string
	for _, line := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		tag := risLine.FindStringSubmatch(line)
		if tag == nil || strings.ContainsAny(line, "\r\n") {
			return nil, fmt.Errorf("no line of RIS: %q", line)
		}
		lines = append(lines, [2]string{tag[1], tag[2]})
	}
	tags := make([]string, len(lines))
	for i, l := range lines {
		tags[i] = l[0]
	}
	if tags[0] != "TY" || slices.Index(tags, "ER") != len(tags)-1 {
		return nil, fmt.Errorf("the tags are %q, expected TY first and ER last", tags)
	}
	return lines, nil
}
