package document_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/proposals"
	"parley/proposals/document"
)

// A hostile document is one that is nothing but mistakes, or is made to take
// long or much memory to read.
type hostile struct {
	what, src string
	isCase    bool
	against   *proposals.CaseRevision // of a version
}

// read reads it, and returns what is wrong with it.
func (h hostile) read() proposals.Problems {
	document.Peek("d.md", []byte(h.src))
	if h.isCase {
		_, problems := document.ParseCase("d.md", []byte(h.src), nil)
		return problems
	}
	_, problems := document.ParseVersion("d.md", []byte(h.src), h.against)
	return problems
}

// Front matter without a mistake, of a version and of a case.
const (
	versionHead = "---\nproposal: south-plan\nversion: 1\ncase: lake-district\ntitle: T\nauthors: [south]\nact: proposal\ndates: {text: 2025}\n" +
		"options: {package: P, other: O}\nsources: {agency: {publisher: A, title: T, date: 2025, language: en, kind: report}, " +
		"copy: {publisher: A, title: T, date: 2025, language: en, kind: report}}\nread: {by: ab, on: 2026}\nnote: n\n---\n"
	caseHead = "---\ncase: lake-district\ntitle: T\npublisher: {name: n, contact: c}\nparties: {south: {label: S, kind: state}}\n" +
		"events: {talks: {label: T, definition: d}}\nread: {by: ab, on: 2026}\nnote: n\n---\n"
)

// The sizes of what stands between them: a body that fills the document, one
// beside a front matter that is filled too, and such a front matter.
const (
	wholeBody = 255<<10 - 700
	halfBody  = 190 << 10
	wholeHead = 60 << 10
)

// counted repeats a format with numbers that rise, up to a size.
func counted(format string, size int) string {
	var b strings.Builder
	for i := 0; ; i++ {
		next := strings.ReplaceAll(format, "%d", fmt.Sprint(i))
		if b.Len()+len(next) > size {
			return b.String()
		}
		b.WriteString(next)
	}
}

// within is as much of a document as is within the limits of lines, headings and
// markup, so that it is read and not refused outright.
func within(src string) string {
	lines, headings, markup, end := 0, 0, 0, 0
	for line := range strings.Lines(src) {
		lines++
		markup += strings.Count(line, "*") + strings.Count(line, "_") + strings.Count(line, "[") + strings.Count(line, "]") + strings.Count(line, "<") + strings.Count(line, "`")
		if strings.HasPrefix(line, "#") {
			headings++
		}
		if lines > 16_000 || headings > 2000 || markup > 20_000 && len(line) < 10_000 {
			return src[:end]
		}
		end += len(line)
	}
	return src
}

func fill(s string, size int) string { return strings.Repeat(s, size/len(s)) }

// nested is a list that goes one deeper with every line.
func nested(item string) string {
	var b strings.Builder
	for i := 0; b.Len() < 240<<10; i++ {
		b.WriteString(strings.Repeat("  ", i) + item + "\n")
	}
	return b.String()
}

func hostiles(t testing.TB) []hostile {
	c := exampleCase(t)
	var all []hostile
	add := func(what, src string, against *proposals.CaseRevision) {
		if len(src) > document.MaxBytes && !strings.HasPrefix(what, "upload") {
			t.Fatalf("%s has %d bytes", what, len(src))
		}
		all = append(all, hostile{what, src, against == nil, against})
	}
	for what, src := range hostileUploads() {
		add("upload: "+what, src, c)
	}
	for what, front := range hostileFronts() {
		add("front matter: "+what, "---\n"+front+"\n---\n", c)
	}
	for what, body := range hostileBodies() {
		add("body: "+what, within(versionHead+body), c)
	}
	for what, src := range hostileLists() {
		add("both: "+what, within(src), c)
	}
	for what, src := range hostileCases() {
		add("case: "+what, within(src), nil)
	}
	large := largeCase(t)
	for what, body := range map[string]string{
		"wrong answers": "## Topic\n" + counted("### a\n- issue: choice\n- value: "+strings.Repeat("y", 50)+"%d\n", wholeBody),
		"wrong events":  "## Topic\n" + strings.Repeat("### a\n- issue: choice\n- value: open\n- after: "+counted(strings.Repeat("y", 50)+"%d, ", 50<<10)+"z\n", 5),
		"headings":      counted("## Topik%d\n", wholeBody),
		"steps":         "## Order of steps\n\n" + counted("1. event-%d\n   - after: event-1\n   - sources: copy\n", wholeBody),
	} {
		add("large case: "+what, within(versionHead+body), large)
	}
	slices.SortFunc(all, func(a, b hostile) int { return strings.Compare(a.what, b.what) })
	return all
}

// largeCase is a case as large as the limits allow.
func largeCase(t testing.TB) *proposals.CaseRevision {
	t.Helper()
	src := caseHead + "\n## Topic\n\n- topic: topic\n\n### Which one?\n\n- issue: choice\n- label: Choice\n- kind: choice\n- answers:\n" +
		counted("  - "+strings.Repeat("y", 50)+"x%d: b\n", 58<<10) + counted("\n### Would it?\n\n- issue: event-%d\n- label: x\n- kind: measure\n", 120<<10)
	c, problems := document.ParseCase("large.md", []byte(src), nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return c
}

// hostileUploads are files that are no documents. A caller reads one byte past
// the limit, and no more.
func hostileUploads() map[string]string {
	return map[string]string{
		"ten megabytes": strings.Repeat("x", document.MaxBytes+1),
		"binary":        fill("\x7fELF\x02\x01\x01\x00\xff\xfe", document.MaxBytes),
		"UTF-16":        "\xff\xfe" + fill("-\x00", document.MaxBytes-2),
		"UTF-16, bare":  fill("\x00-", document.MaxBytes),
		"zip":           "PK\x03\x04" + fill("\x00\xff", document.MaxBytes-4),
		"PDF":           "%PDF-1.7\n" + fill("x", document.MaxBytes-9),
		"one line":      fill("x", document.MaxBytes),
		"line ends":     fill("\n", document.MaxBytes),
		"fences":        fill("---\n", document.MaxBytes),
	}
}

func hostileFronts() map[string]string {
	head := strings.TrimSuffix(strings.TrimPrefix(versionHead, "---\n"), "---\n")
	laughs := "a0: &a0 [x, x]\n"
	for i := 1; i < 190; i++ {
		laughs += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), ", "))
	}
	return map[string]string{
		"sequences":      fill("[", wholeHead),
		"mappings":       fill("{a: ", wholeHead),
		"keys":           "a: {" + fill("b: c, ", wholeHead) + "}",
		"many keys":      head + "x: {" + counted("k%d: c, ", 59<<10) + "}",
		"top keys":       "{" + counted("k%d: c, ", wholeHead) + "}",
		"misspelt keys":  "{" + fill("titel: c, ", wholeHead) + "}",
		"long keys":      "{" + fill(strings.Repeat("x", 500)+": c, ", wholeHead) + "}",
		"one key":        fill("x", wholeHead) + ": c",
		"dotted keys":    "case: a\nproposal: b\nsources: {" + fill(strings.Repeat(".[", 400)+"x: c, ", wholeHead) + "}",
		"called":         head + "called: {" + counted("k%d: c, ", 59<<10) + "}",
		"languages":      head + "languages: [" + counted("k%d, ", 59<<10) + "]",
		"rest":           head + "rest: deferred; after " + counted("k%d, ", 59<<10) + "z",
		"quotes":         "a: " + fill(`"" `, wholeHead),
		"aliases":        "a: &a [x]\nb: [" + fill("*a, ", wholeHead) + "]",
		"billion laughs": laughs,
		"merge keys":     "a: &a {x: y}\nb: {" + fill("<<: *a, ", wholeHead) + "}",
		"tags":           "a: " + fill("!x ", wholeHead),
		"anchors":        "a: " + fill("&x ", wholeHead),
		"questions":      fill("? ", wholeHead),
		"dashes":         fill("- ", wholeHead),
		"comments":       "a: b\n" + fill("#", wholeHead),
		"plain":          "a: " + fill("x ", wholeHead),
		"percent":        fill("%", wholeHead),
		"backslash":      "a: \"" + fill(`\\`, wholeHead) + "\"",
		"empty keys":     fill(": ", wholeHead),
	}
}

// hostileBodies are bodies of versions that are short of the limits, or past
// them.
func hostileBodies() map[string]string {
	paragraphs := func(s string, n int) string { return fill(strings.Repeat(s, n)+"\n\n", wholeBody) }
	const term = "### a\n- issue: ceasefire\n"
	bodies := map[string]string{
		"quote lines":         fill(">\n", wholeBody),
		"lists":               fill("- ", wholeBody),
		"numbered":            fill("1. ", wholeBody),
		"items":               fill("- a\n", wholeBody),
		"nested lists":        nested("- a"),
		"nested quotes":       fill("> > > > > > > > a\n", wholeBody),
		"brackets":            paragraphs("[", 999),
		"links":               paragraphs("[a](", 999),
		"link ends":           paragraphs("[a](<b", 333),
		"bad links":           paragraphs("[a](x:y) ", 300),
		"closed":              paragraphs("[", 400)[:wholeBody/2] + paragraphs("](b)", 400)[:wholeBody/2],
		"emphasis":            paragraphs("_a*", 499),
		"strong":              paragraphs("*a **a ", 333),
		"images":              paragraphs("![", 999),
		"ticks":               paragraphs("`a``b", 333),
		"tags":                paragraphs("<a ", 999),
		"comments":            paragraphs("<!--", 999),
		"references":          paragraphs("[a]: b\n", 499),
		"reference":           fill("[a]: b\n\n", wholeBody),
		"reference uses":      fill("[a]\n\n", wholeBody-10) + "[a]: b",
		"entities":            fill("&amp;", wholeBody),
		"escapes":             fill(`\*`, wholeBody),
		"paragraphs":          fill("a\n\n", wholeBody),
		"marked paragraphs":   fill("*a*\n\n", wholeBody),
		"tables":              fill("|a|b|\n|-|-|\n", wholeBody),
		"fences":              fill("```\n", wholeBody),
		"tabs":                fill("\t-", wholeBody),
		"combining accents":   "a" + fill("\u0301", wholeBody-1),
		"setext":              fill("a\n-\n", wholeBody),
		"headings":            counted("## a%d\n", wholeBody),
		"some headings":       counted("## a%d\n", 1900*8),
		"long headings":       fill("## "+strings.Repeat("x", 1000)+"\n", wholeBody),
		"one heading":         "## " + fill("x", wholeBody-4) + "\n",
		"empty terms":         "## Security\n" + fill("###\n", wholeBody),
		"some empty terms":    "## Security\n" + fill("###\n", 1900*4),
		"terms":               "## Security\n" + counted("### a\n- issue: soldierz%d\n- option: y%d\n- stance: w\n- sources: z%d\n- on: q%d\n- after: e%d\n", wholeBody),
		"misread terms":       "## Security\n" + counted("### a%d\n\n- isue: x%d\n- option: Y %d\n- sources: Z %d\n- after: E %d\n- deadline: soon\n- on: Q %d\n\nx\n\n", wholeBody),
		"half misread":        "## Security\n" + counted("### a\n- after: X\n- issue: a-name-that-there-is-not-%d\n- scope: "+strings.Repeat("x", 60)+"\n", wholeBody),
		"one place":           "## Security\n" + fill(term+"- stance: offers\n- sources: copy\n- scope: "+strings.Repeat("x", 60)+"\n", wholeBody),
		"readings":            "## Security\n" + counted(term+"- stance: offers\n- sources: copy\n- reading: r%d\n- scope: "+strings.Repeat("x", 60)+"\n", wholeBody),
		"fields":              "## Security\n### a\n" + counted("- field%d: b\n", wholeBody),
		"known fields":        "## Security\n### a\n" + fill("- issue: ceasefire\n", wholeBody),
		"long fields":         "## Security\n### a\n" + fill("- "+strings.Repeat("x", 1000)+": y\n", wholeBody),
		"one field":           "## Security\n### a\n- " + fill("x", wholeBody-30) + ": y\n",
		"one value":           "## Security\n### a\n- issue: " + fill("x", wholeBody-30) + "\n",
		"one figure":          "## Security\n### a\n- issue: soldiers\n- value: " + fill("9", wholeBody-80) + "..1 soldiers\n",
		"one answer":          "## Sequencing\n### a\n- issue: halt-scope\n- value: " + fill("shore or ", wholeBody-80) + "shore\n",
		"values":              "## Security\n" + counted("### a\n- issue: guarantors\n- value: x%d, "+strings.Repeat("y", 80)+"\n", wholeBody),
		"scopes":              "## Security\n" + strings.Repeat(term+"- scope:\n"+counted("  - s%d\n", 8900), 28),
		"long scopes":         "## Security\n### a\n- scope:\n" + fill("  - ab\n", wholeBody-30),
		"events":              "## Security\n" + strings.Repeat(term+"- after: "+counted("x%d, ", 6500)+"z\n", 38),
		"long events":         "## Security\n### a\n- after: " + fill("a, ", wholeBody-40),
		"actors":              "## Security\n" + strings.Repeat(term+"- on: "+counted("x%d, ", 6500)+"z\n", 38),
		"deadlines":           "## Security\n" + strings.Repeat(term+"- deadline:\n"+counted("  - before x%d\n", 14900), 17),
		"quotes":              "## Security\n" + term + "- stance: offers\n- sources: copy\n\n" + counted("> a\n> — nope%d\n\n", wholeBody-80),
		"unattributed quotes": "## Security\n" + term + "- stance: offers\n- sources: copy\n\n" + fill("> a\n\n", wholeBody-80),
		"steps":               "## Order of steps\n\n" + fill("1. talks\n   - after: ceasefire\n   - sources: copy\n", wholeBody-20),
		"unknown steps":       "## Order of steps\n\n" + counted("1. talks\n   - after: x%d\n", wholeBody-20),
		"misread steps":       "## Order of steps\n\n" + fill("1. Talks\n   - aftr: X\n", wholeBody-20),
		"blanks":              "## Not in the text\n\n" + fill("- unreported: soldiers, name; sources copy\n", wholeBody-20),
		"unknown blanks":      "## Not in the text\n\n" + counted("- unreported: x%d; sources q%d\n", wholeBody-20),
		"misread blanks":      "## Not in the text\n\n" + counted("- unreportd: x%d\n", wholeBody-20),
		"blank clauses":       "## Not in the text\n\n- unreported: soldiers" + fill("; x", wholeBody-60),
		"misspelt clauses":    "## Not in the text\n\n" + fill("- unreported: x; afer y; optin z; surces z\n", wholeBody-20),
		"long blanks":         "## Not in the text\n\n" + fill("- unreported: "+strings.Repeat("x, ", 998)+"z\n", wholeBody-20),
		"one blank":           "## Not in the text\n\n- unreported: " + fill("a, ", wholeBody-60),
	}
	for _, mark := range []string{">", "-", "*", "[", "<", "`", "&", "#", "_", "\\", "~", "|", "=", "+", "a", "a ", "1"} {
		bodies["256 kB of "+mark] = fill(mark, wholeBody)
	}
	return bodies
}

// hostileLists are versions with thousands of names in the front matter, and
// thousands of uses in the body.
func hostileLists() map[string]string {
	names := map[string]string{
		"sources":         "sources: {" + counted("s%d: {publisher: A, title: T, date: 2025, language: en, kind: report}, ", wholeHead) + "}",
		"empty sources":   "sources: {" + counted("s%d: , ", 12<<10) + "}",
		"misread sources": "sources: {" + counted("S %d: {}, ", 9<<10) + "}",
		"long sources":    "sources: {" + counted(strings.Repeat("s", 58)+"%d: , ", wholeHead) + "}",
		"options":         "options: {" + counted("o%d: O, ", 9<<10) + "}",
		"many options":    "options: {" + counted("o%d: O, ", wholeHead) + "}",
		"authors":         "authors: [" + counted("p%d, ", 6<<10) + "]",
	}
	all := map[string]string{}
	for what, line := range names {
		key, _, _ := strings.Cut(line, ":")
		var head []string
		for _, was := range strings.SplitAfter(versionHead, "\n") {
			if strings.HasPrefix(was, key+":") {
				was = line + "\n"
			}
			head = append(head, was)
		}
		front := strings.Join(head, "")
		all[what+", terms"] = front + "## Security\n" + counted("### a\n- issue: ceasefire\n- stance: offers\n- option: o%dx\n- by: p%dx\n- sources: "+strings.Repeat("s", 57)+"%dx\n", halfBody)
		all[what+", quotes"] = front + "## Security\n### a\n- issue: ceasefire\n- stance: offers\n\n" + counted("> a\n> — s%dx\n\n", halfBody)
		all[what+", misread terms"] = front + "## Security\n" + counted("### a\n- issue: x%d\n- option: Y %d\n- sources: S %d\n- scope: "+strings.Repeat("x", 60)+"\n", halfBody)
	}
	return all
}

func hostileCases() map[string]string {
	const topic = "## a\n- topic: t\n"
	const padding = "- label: x\n- kind: measure\n"
	var chain, ring strings.Builder
	for i := range 1990 {
		fmt.Fprintf(&chain, "### a\n- issue: i%d\n%s- is: i%d\n", i, padding, i+1)
		fmt.Fprintf(&ring, "### a\n- issue: i%d\n%s- is: i%d, i%d\n", i, padding, (i+1)%1990, (i+7)%1990)
	}
	bodies := map[string]string{
		"topics":          counted("## a%d\n", 1990*8),
		"equal topics":    fill("## a\n- topic: t\n", 1990*16),
		"too many topics": counted("## a%d\n", wholeBody),
		"issues":          topic + counted("### a%d\n", 1990*8),
		"events":          topic + counted("### a\n- issue: i%d\n"+padding+"- is: x%d, y%d\n- also: z%d\n- on: q%d\n", wholeBody),
		"equal issues":    topic + fill("### a\n- issue: i\n"+padding+"- on: south\n- also: b\n", 1990*60),
		"a chain":         topic + chain.String(),
		"a ring":          topic + ring.String(),
		"topics, issues":  counted("## a%d\n- topic: t%d\n### b\n- issue: i%d\n- also: z%d\n", wholeBody),
		"answers":         topic + strings.Repeat("### b\n- issue: i\n- kind: choice\n- answers:\n"+counted("  - a%d: b\n", 9900), 24),
		"misread answers": topic + strings.Repeat("### b\n- issue: i\n- kind: choice\n- answers:\n"+counted("  - A%d\n", 9900), 24),
		"assumptions":     topic + "## Assumptions\n" + counted("### b\n- assumption: a%d\n- event: e%d\n- after: f%d\n", 1990*50),
		"misread ones":    topic + "## Assumptions\n" + counted("### b\n- asumption: a%d\n- evnt: e%d\n- after: F%d\n", 1990*50),
	}
	all := map[string]string{}
	for what, body := range bodies {
		all[what] = caseHead + body
	}
	body := topic + counted("### a%d\n- issue: i%d\n"+padding+"- is: x%d\n- on: y%d\n- also: z%d\n", halfBody)
	for what, front := range map[string][2]string{
		"parties":       {"parties: {", counted("p%d: {label: L, kind: state}, ", 30<<10)},
		"empty parties": {"parties: {", counted("p%d: , ", 7<<10)},
		"front events":  {"events: {", counted("p%d: {label: L, definition: d, is: [z%d]}, ", 40<<10)},
		"empty events":  {"events: {", counted("p%d: , ", 7<<10)},
		"opening":       {"read:", "opening: [" + counted("p%d, ", 6<<10) + "]\nread:"},
	} {
		if front[0] == "read:" {
			all[what] = strings.Replace(caseHead, front[0], front[1], 1) + body
			continue
		}
		all[what] = strings.Replace(caseHead, front[0], front[0]+front[1], 1) + body
	}
	return all
}

// Each is refused, with no more problems and no longer messages than anyone
// would read, and without more memory than the syntax trees of a document of
// this size take. The time is only a backstop, since machines differ: the
// benchmark shows it.
func TestHostileDocumentsAreRefused(t *testing.T) {
	const mostBytes = 100 << 20
	for _, h := range hostiles(t) {
		t.Run(h.what, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			began := time.Now()
			problems := h.read()
			took := time.Since(began)
			runtime.ReadMemStats(&after)
			if len(problems) == 0 {
				t.Error("it was accepted")
			}
			if n := len(problems); n > 201 {
				t.Errorf("%d problems were reported, expected 200 and a last line at most", n)
			}
			for _, p := range problems {
				if len(p.Text) > 1000 {
					t.Errorf("a message has %d bytes: %.200s", len(p.Text), p.Text)
				}
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > mostBytes {
				t.Errorf("reading took %d MB of memory, expected at most %d", used>>20, mostBytes>>20)
			}
			if took > 5*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

func BenchmarkHostile(b *testing.B) {
	for _, h := range hostiles(b) {
		b.Run(strings.ReplaceAll(h.what, " ", "-"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				h.read()
			}
		})
	}
}
