package compare_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"parley/compare"
	"parley/proposals"
	"parley/proposals/document"
)

var update = flag.Bool("update", false, "rewrite what the cases in testdata expect")

// Each case is two texts, or more, of the case in testdata/case.md, and what
// comparing them gives. A text is the body of a document; "key: value" lines
// above it are for its front matter. A file "query" asks for something. Under
// movement the two texts follow each other, and what differs is given; under
// clauses they are put into one text; under the name of a report, that report on
// the texts.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(file), "testdata/"), ".txtar")
		t.Run(name, func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			kind, _, _ := strings.Cut(name, "/")
			switch report := reports[kind]; {
			case kind == "movement":
				checkWant(t, file, archive, printedMovement(move(t, archive)))
			case kind == "clauses":
				checkWant(t, file, archive, printedClauses(build(t, archive)))
			case report != nil:
				checkWant(t, file, archive, printedReport(report(corpus(t, archive))))
			default:
				checkWant(t, file, archive, printed(build(t, archive)))
			}
		})
	}
}

func checkWant(t *testing.T, file string, archive *txtar.Archive, got string) {
	t.Helper()
	for i, f := range archive.Files {
		if f.Name != "want" {
			continue
		}
		if *update {
			archive.Files[i].Data = []byte(got)
			if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
			return
		}
		if diff := cmp.Diff(string(f.Data), got); diff != "" {
			t.Errorf("%s (-want +got; -update rewrites it):\n%s", file, diff)
		}
		return
	}
	t.Errorf("%s has no file \"want\"", file)
}

func build(t testing.TB, archive *txtar.Archive) *compare.Comparison {
	t.Helper()
	river, texts, q := asked(t, archive)
	c, err := compare.Build(river, texts, q)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// asked are the case, the texts and the query of a case.
func asked(t testing.TB, archive *txtar.Archive) (*proposals.CaseRevision, []compare.Text, compare.Query) {
	t.Helper()
	river := parseCase(t, "testdata/case.md")
	var q compare.Query
	var texts []compare.Text
	for _, f := range archive.Files {
		switch f.Name {
		case "want":
		case "query":
			q = parseQuery(t, string(f.Data))
		default:
			texts = append(texts, text(t, river, f.Name, string(f.Data)))
		}
	}
	return river, texts, q
}

// parseQuery reads "key: value" lines.
func parseQuery(t testing.TB, lines string) compare.Query {
	t.Helper()
	values := map[string][]string{}
	for line := range strings.Lines(lines) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		values[key] = append(values[key], value)
	}
	q, problems := compare.ParseQuery(values)
	if problems != nil {
		t.Fatal(problems)
	}
	return q
}

// text makes a document of a body. Its name is that of its author, perhaps with
// the author of whose reading it is: "draft:north".
func text(t testing.TB, c *proposals.CaseRevision, name, body string) compare.Text {
	t.Helper()
	name, by, _ := strings.Cut(name, ":")
	front := map[string]string{
		"proposal": name + "-plan", "version": "1", "title": "Plan", "note": "First coding.",
		"authors": "[" + name + "]", "act": "proposal", "dates": "{text: 2031-05-01}", "rest": "unreported",
		"sources": "{gazette: {publisher: Gazette, title: A report, date: 2031-05-01, language: en, kind: report}}",
	}
	for line := range strings.Lines(body) {
		key, value, ok := strings.Cut(line, ": ")
		if !ok || strings.ContainsAny(key, " #>") {
			break
		}
		front[key] = strings.TrimSpace(value)
		body = strings.TrimPrefix(body, line)
	}
	var src strings.Builder
	fmt.Fprintf(&src, "---\ncase: %s\nread: {by: ab, on: 2031-05-03}\n", c.Case().Slug)
	for _, key := range []string{"proposal", "version", "title", "called", "authors", "act", "answers", "based-on", "languages", "dates", "options", "sources", "rest", "note"} {
		if front[key] != "none" && front[key] != "" {
			fmt.Fprintf(&src, "%s: %s\n", key, front[key])
		}
	}
	src.WriteString("---\n" + body)
	r, problems := document.ParseVersion(name, []byte(src.String()), c)
	if problems != nil {
		t.Fatalf("%v\n%s", problems, src.String())
	}
	if n, err := strconv.Atoi(front["revision"]); err == nil {
		r = r.WithStored(proposals.Stored{Revision: n})
	}
	made := compare.Text{Revision: r}
	if by != "" {
		made.By = proposals.MustSlug(by)
	}
	return made
}

func parseCase(t testing.TB, file string) *proposals.CaseRevision {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c, problems := document.ParseCase(file, src, nil)
	if problems != nil {
		t.Fatal(problems)
	}
	return c
}

// A row stands among the answered where any part has a position on both sides,
// and among those coded for one text only where one does no more than speak of it,
// as the verdict has it.
func TestRowsStandByHowManyAnswerThem(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/rules/mention-alone.txtar")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]compare.GroupKind{}
	for _, table := range build(t, archive).Tables {
		for _, group := range table.Groups {
			for _, row := range group.Rows {
				got[row.Issue.Slug.String()] = group.Kind
			}
		}
	}
	if got["army"] != compare.Answered || got["border"] != compare.OneSided {
		t.Errorf("the rows stand in %v", got)
	}
}

// printed is the rows on which a text has a position, the orders and the
// findings, a line for each thing.
func printed(c *compare.Comparison) string {
	var b strings.Builder
	for _, table := range c.Tables {
		for _, group := range table.Groups {
			for _, row := range group.Rows {
				if group.Kind != compare.NoSide || hasWrittenBlank(row) {
					printRow(&b, row)
				}
			}
		}
	}
	for _, o := range c.Order.Columns {
		printSteps(&b, o)
	}
	for _, f := range c.Order.Findings {
		fmt.Fprintf(&b, "%s %d %d\n", f.Kind, f.Left, f.Right)
		for _, a := range f.Arrows {
			fmt.Fprintf(&b, "    %d %s -> %s (%s) %s\n", a.Column, a.Event, a.After, a.Anchor, a.Headline)
		}
	}
	return b.String()
}

// printSteps prints an order whose steps wait for anything.
func printSteps(b *strings.Builder, o compare.ColumnOrder) {
	var steps []string
	waits := false
	for _, s := range o.Steps {
		step := s.Event.String()
		if s.Unconditional {
			step += " unconditionally"
		}
		for _, w := range s.Waits() {
			step += " " + w.Words
			waits = true
		}
		steps = append(steps, step)
	}
	if waits {
		fmt.Fprintf(b, "order %s: %s\n", strings.TrimSpace(fmt.Sprint(o.Column, " ", o.Label)), strings.Join(steps, ", "))
	}
}

func hasWrittenBlank(row compare.Row) bool {
	return slices.ContainsFunc(row.Cells, func(c compare.Cell) bool {
		return c.Coverage != proposals.Unreported && c.Coverage != proposals.NotCoded
	})
}

func printRow(b *strings.Builder, row compare.Row) {
	fmt.Fprintf(b, "%s: %s\n", row.Label, row.Words())
	for _, v := range row.Verdicts {
		fmt.Fprintf(b, "    %s, by %s on %s\n", v.Relation, v.Rule, strings.Join(v.Fields, ", "))
		if v.Where != "" {
			fmt.Fprintf(b, "        %s:\n", v.Where)
		}
		fmt.Fprintf(b, "        %s\n", v.Reason)
	}
}
