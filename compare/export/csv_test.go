package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
	"parley/proposals/proposalstest"
)

// nasty are what hostile words leave out: what a spreadsheet computes, and what
// parts or breaks values.
func nasty() *rapid.Generator[string] {
	begins := []string{"", "=1+1", "+1", "-1", "@SUM(A1)", "＝1", "'", "''=", "\t", "\r", `"`, ",", ";"}
	return rapid.Custom(func(t *rapid.T) string {
		return rapid.SampledFrom(begins).Draw(t, "begin") + hostileWords().Draw(t, "words") + rapid.SampledFrom([]string{"", "\r\n", "\n", "\r", "]]>", "‮", "👩‍👧", "é"}).Draw(t, "end")
	})
}

func TestCSVReadsBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		draw := func(what string) string { return nasty().Draw(r, what) }
		c := sample(t)
		want := map[string]string{
			"label": draw("label"), "question": draw("question"), "headline": draw("headline"), "answer": draw("answer"),
			"point": draw("point"), "ambiguous": draw("ambiguous"), "reason": draw("reason"), "heading": draw("heading"),
		}
		c.Columns[0].Heading = want["heading"]
		term := &proposals.Term{Point: want["point"], Ambiguous: want["ambiguous"]}
		c.Tables[0].Groups = []compare.Group{{Kind: compare.Answered, Rows: []compare.Row{{
			Issue: &proposals.Issue{}, Label: want["label"], Question: want["question"], Relation: compare.Apart,
			Cells:    []compare.Cell{stated(compare.Entry{Term: term, Headline: want["headline"], Answer: want["answer"]}), {}},
			Verdicts: []compare.Verdict{{Relation: compare.Apart, Rule: compare.RuleChoice, Reason: want["reason"]}},
		}}}}
		c.Tables = c.Tables[:1]
		want["reason"] += " (rule: choice)"
		rows := readCSV(r, taken(r, "csv", export.OfComparison(c), export.Options{Rows: export.RowsOfCells}))
		got := map[string]string{}
		for name := range want {
			got[name] = rows[0][name]
		}
		if diff := cmp.Diff(unbroken(want), got); diff != "" {
			r.Fatalf("reads back otherwise (-want +got):\n%s", diff)
		}
		if rows[1]["coverage"] != "not coded" || rows[1]["answer"] != "not coded" {
			r.Fatalf("a blank has no kind: %v", rows[1])
		}
	})
}

// unbroken are values as Go's reader gives them: it makes one newline of \r\n.
func unbroken(values map[string]string) map[string]string {
	read := map[string]string{}
	for name, v := range values {
		read[name] = strings.ReplaceAll(v, "\r\n", "\n")
	}
	return read
}

func TestCSVOfAnyTextsIsRectangular(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c := anyTexts(r)
		for _, o := range []export.Options{{}, {Rows: export.RowsOfCells}, {Rows: export.RowsOfCells, Prose: true, Quotes: true}, {WithoutVerdicts: true}} {
			for _, row := range readCSV(r, taken(r, "csv", export.OfComparison(c), o)) {
				if row["case"] != c.Case.Case().Slug.String() || row["notice"] == "" {
					r.Fatalf("a row does not say where it is from: %v", row)
				}
				for name, value := range row {
					if value == "" && (strings.HasSuffix(name, "coverage") || strings.HasSuffix(name, "answer")) {
						r.Fatalf("%s is empty in %v", name, row)
					}
				}
			}
		}
	})
}

// Every term and blank has a row, by the values of its fields.
func TestCSVOfCellsHasEveryTerm(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c := anyTexts(r)
		var want, got []string
		for _, table := range c.Tables {
			for _, g := range table.Groups {
				for _, row := range g.Rows {
					for i, cell := range row.Cells {
						for _, e := range slices.Concat(cell.Entries, cell.Elsewhere) {
							want = append(want, strings.Join([]string{c.Columns[i].Ref().String(), e.Anchor, e.Headline, proposals.JoinSlugs(e.Term.After), string(e.Term.Stance)}, "|"))
						}
					}
				}
			}
		}
		for _, row := range readCSV(r, taken(r, "csv", export.OfComparison(c), export.Options{Rows: export.RowsOfCells})) {
			if row["anchor"] != "" {
				got = append(got, strings.Join([]string{row["ref"], row["anchor"], row["headline"], row["after"], row["stance"]}, "|"))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			r.Fatalf("terms of the rows (-want +got):\n%s", diff)
		}
	})
}

func TestCSVOfAReportHasEveryLine(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		table := reportTable(r, nasty())
		var want, got []string
		for _, row := range table.Rows {
			for _, cell := range row.Cells {
				for _, line := range cell.Lines {
					want = append(want, strings.ReplaceAll(line.Words, "\r\n", "\n"))
				}
			}
		}
		for _, row := range readCSV(r, taken(r, "csv", export.OfReport(report(t, table)), export.Options{})) {
			if row["part"] == "cell" {
				got = append(got, row["words"])
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			r.Fatalf("lines of the rows (-want +got):\n%s", diff)
		}
	})
}

// Every cell of a text has its coverage, in whatever table, and no other cell
// has any.
func TestReportFilesHaveTheCoverageOfTexts(t *testing.T) {
	sampled := sample(t)
	texts := make([]compare.Text, len(sampled.Columns))
	for i, column := range sampled.Columns {
		texts[i] = compare.Text{Revision: column.Revision}
	}
	corpus, err := compare.NewCorpus(sampled.Case, texts, compare.Query{})
	if err != nil {
		t.Fatal(err)
	}
	issue, err := corpus.Issue(sampled.Case.Case().Issues[0].Slug)
	if err != nil {
		t.Fatal(err)
	}
	answers := 0
	for _, row := range readCSV(t, taken(t, "csv", export.OfReport(issue), export.Options{})) {
		ofText := row["table"] == "answers" && row["part"] == "cell" && row["column"] == "2"
		if has := row["coverage"] != ""; has != ofText {
			t.Errorf("%q has the coverage %q", row["words"], row["coverage"])
		}
		if ofText {
			answers++
		}
	}
	if answers == 0 {
		t.Error("no text has an answer")
	}
	var read struct {
		Tables []struct {
			Rows []struct {
				Cells []struct{ Coverage string }
			}
		}
	}
	if err := json.Unmarshal(taken(t, "json", export.OfReport(issue), export.Options{}), &read); err != nil {
		t.Fatal(err)
	}
	for _, row := range read.Tables[1].Rows {
		if row.Cells[0].Coverage != "" || row.Cells[1].Coverage == "" || row.Cells[2].Coverage != "" {
			t.Errorf("the cells of a text on a question have the coverages %q", row.Cells)
		}
	}
}

func TestCSVOfAMovement(t *testing.T) {
	_, m := movement(t)
	rows := readCSV(t, taken(t, "csv", export.OfMovement(m), export.Options{Address: "https://parley.example/x", Program: "1.0"}))
	changes := map[string]bool{}
	for _, row := range rows {
		changes[row["change"]] = true
		if row["from ref"] != "north-plan@1.1" || row["to ref"] != "north-plan@2.1" || row["address"] != "https://parley.example/x" || row["program"] != "Parley 1.0" {
			t.Errorf("a row does not say where it is from: %v", row)
		}
	}
	all := len(m.Whole)
	for _, count := range m.Counts() {
		all += count.Changes
	}
	if len(changes) != all {
		t.Errorf("%d changes have rows, expected %d", len(changes), all)
	}
	m.Whole, m.Topics = nil, nil
	if rows := readCSV(t, taken(t, "csv", export.OfMovement(m), export.Options{})); len(rows) != 1 || rows[0]["note"] != "Nothing that is coded differs." {
		t.Errorf("nothing differs, and the rows are %v", rows)
	}
}

// Python's reader finds what Go's finds.
func TestPythonReadsTheCSV(t *testing.T) {
	python := needPython(t)
	for _, o := range []export.Options{{Quotes: true, Prose: true}, {Rows: export.RowsOfCells}} {
		file := taken(t, "csv", export.OfComparison(sample(t)), o)
		read := exec.Command(python, "-c", `import csv, io, json, sys
text = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="")
json.dump(list(csv.reader(text, strict=True)), sys.stdout)`)
		read.Stdin = bytes.NewReader(file)
		out, err := read.Output()
		if err != nil {
			t.Fatal(err)
		}
		var got [][]string
		if err := json.Unmarshal(out, &got); err != nil {
			t.Fatal(err)
		}
		want, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Python reads otherwise (-Go +Python):\n%s", diff)
		}
	}
}

func needPython(t testing.TB) string {
	t.Helper()
	python, err := exec.LookPath("python3")
	switch {
	case err == nil:
	case os.Getenv("PARLEY_GATE") != "":
		t.Fatal("python3 is not installed, and the gate needs it")
	default:
		t.Skip("SKIPPED: python3 is not installed")
	}
	return python
}

type failer interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// taken is what a format prints; it must print the same twice.
func taken(t failer, format string, what export.Taken, o export.Options) []byte {
	t.Helper()
	f, err := export.ParseFormat(format)
	if err != nil {
		t.Fatal(err)
	}
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		if err := f.Print(b, what, o); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Fatal("it prints otherwise the second time")
	}
	return first.Bytes()
}

// readCSV reads rows by the names of their values, as the manual says: without
// the apostrophe that a value begins with. Names are unique.
func readCSV(t failer, file []byte) []map[string]string {
	t.Helper()
	read, err := csv.NewReader(bytes.NewReader(file)).ReadAll() // which refuses rows of another length
	if err != nil {
		t.Fatalf("%v in:\n%s", err, file)
	}
	head, _, _ := bytes.Cut(file, []byte("\r\n"))
	if bytes.ContainsAny(head, "\r\n") || !bytes.HasSuffix(file, []byte("\r\n")) {
		t.Fatalf("lines do not end as RFC 4180 has it: %q", head)
	}
	var rows []map[string]string
	for _, values := range read[1:] {
		row := map[string]string{}
		for i, v := range values {
			row[read[0][i]] = strings.TrimPrefix(v, "'")
		}
		if len(row) != len(read[0]) {
			t.Fatalf("two columns have one name: %q", read[0])
		}
		rows = append(rows, row)
	}
	return rows
}

// anyTexts compares generated texts.
func anyTexts(r *rapid.T) *compare.Comparison {
	in := proposalstest.Case().Draw(r, "case")
	var texts []compare.Text
	for i := range rapid.IntRange(1, 3).Draw(r, "texts") {
		coding := proposalstest.Revision(in).Draw(r, "revision")
		texts = append(texts, compare.Text{Revision: coding.WithStored(proposals.Stored{Revision: i + 1})})
	}
	c, err := compare.Build(in, texts, compare.Query{})
	if err != nil {
		r.Fatal(err)
	}
	return c
}
