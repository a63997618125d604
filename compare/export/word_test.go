package export_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html/atom"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
)

// otherProgram is one that people open files with. These are large and slow, so
// that tests with them run where PARLEY_FORMATS is set, as .ci/formats does;
// there they fail without it.
func otherProgram(t *testing.T, name string) string {
	t.Helper()
	if os.Getenv("PARLEY_FORMATS") == "" {
		t.Skip("SKIPPED: .ci/formats opens the files in " + name)
	}
	program, err := exec.LookPath(name)
	if err != nil {
		t.Fatal(err)
	}
	return program
}

// wordFiles are documents of every kind, with the tables that they must show.
func wordFiles(t *testing.T) map[string][]byte {
	t.Helper()
	line := strings.Join(hostile, "x ")
	hard := *sample(t)
	row := compare.Row{
		Issue: &proposals.Issue{}, Label: line, Question: line, Relation: compare.Apart,
		Cells:    []compare.Cell{stated(compare.Entry{Headline: line, Answer: line}), {Blanks: []compare.Blank{{Words: line}}}},
		Verdicts: []compare.Verdict{{Relation: compare.Apart, Rule: compare.RuleChoice, Reason: line}},
	}
	hard.Tables = []compare.Table{{Topic: hard.Tables[0].Topic, Groups: []compare.Group{{Kind: compare.Answered, Rows: []compare.Row{row}}}}}
	all := map[string][]byte{"hostile words": filed(t, "docx", export.OfComparison(&hard), export.Options{})}
	for _, layout := range export.Layouts {
		o := export.Options{Layout: layout, Prose: true, Quotes: true, Address: "https://parley.example/", Program: "1.0"}
		all[string(layout)] = filed(t, "docx", export.OfComparison(sample(t)), o)
	}
	_, m := movement(t)
	all["movement"] = filed(t, "docx", export.OfMovement(m), export.Options{})
	all["report"] = filed(t, "docx", export.OfReport(report(t, compare.ReportTable{
		Label: "Things", Head: []compare.ReportCell{{Lines: []compare.ReportLine{{Words: "Thing"}}}},
		Rows: []compare.ReportRow{{Cells: []compare.ReportCell{{Lines: []compare.ReportLine{{Words: line, Sources: []int{1, 2}}, {Words: "b", Minor: true}}}}}},
	})), export.Options{})
	return all
}

// readHTML are the tables of a page that another program made of a document,
// without the marks of its footnotes.
func readHTML(t *testing.T, page []byte) []cells {
	root := parseHTML(t, bytes.NewBuffer(page))
	for _, a := range elements(root, atom.A) {
		for _, attribute := range a.Attr {
			if attribute.Key == "class" && (attribute.Val == "sdfootnoteanc" || attribute.Val == "footnote-ref") {
				a.Parent.RemoveChild(a)
			}
		}
	}
	return tables(root)
}

func TestPandocReadsWord(t *testing.T) {
	pandoc := otherProgram(t, "pandoc")
	for name, file := range wordFiles(t) {
		command := exec.Command(pandoc, "--from", "docx", "--to", "html", "--wrap=none")
		command.Stdin = bytes.NewReader(file)
		page, err := command.Output()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(squashed(readWord(t, file).tables), squashed(readHTML(t, page))); diff != "" {
			t.Errorf("pandoc reads %s otherwise (-want +got):\n%s", name, diff)
		}
	}
}

func TestLibreOfficeReadsWord(t *testing.T) {
	office := otherProgram(t, "soffice")
	dir := t.TempDir()
	profile := "-env:UserInstallation=file://" + filepath.Join(dir, "profile")
	files := wordFiles(t)
	var paths []string
	for name, file := range files {
		path := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(path, file, 0o644); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	for _, to := range []string{"html", "pdf"} {
		command := exec.Command(office, append([]string{profile, "--headless", "--convert-to", to, "--outdir", dir}, paths...)...)
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	for name, file := range files {
		if pdf, err := os.ReadFile(filepath.Join(dir, name+".pdf")); err != nil || !bytes.HasPrefix(pdf, []byte("%PDF")) {
			t.Errorf("LibreOffice makes no pages of %s: %v", name, err)
		}
		page, err := os.ReadFile(filepath.Join(dir, name+".html"))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(squashed(readWord(t, file).tables), squashed(readHTML(t, page))); diff != "" {
			t.Errorf("LibreOffice reads %s otherwise (-want +got):\n%s", name, diff)
		}
	}
}

// squashed are cells without space, since programs differ in what they put
// between the lines of one.
func squashed(all []cells) []cells {
	for _, table := range all {
		for _, row := range table {
			for i, cell := range row {
				row[i] = strings.Join(strings.Fields(cell), "")
			}
		}
	}
	return all
}
