package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/compare/export"
	"parley/proposals"
)

// fieldCitations are a citation of each kind: of a table, of a text, of words.
func fieldCitations(t *testing.T) []export.Citation {
	t.Helper()
	alone := quotedText(t)
	at := export.Origin{Address: someAddress, Program: "v1.2.3"}
	all := []export.Citation{export.OfComparison(sample(t)).Cite(at), export.CiteVersion(alone, at)}
	for _, o := range alone.Tables[0].Groups[0].Rows[0].Cells[0].Entries {
		all = append(all, export.CitePlace(alone, o.Anchor, at)...)
	}
	// A brace has a name of its own in TeX, which pandoc does not know.
	nasty := export.Citation{Key: "parley-x", Title: "50% of “A_B” & C# ~ ^ $5 \\ Київ", Publisher: "The Paper & Sons", Language: "uk",
		Address: someAddress, Date: must(proposals.ParseDate("2031-05")), Notes: []string{"One note_of #1.", "Another note."}, Authors: []string{"Group of Friends", "Ґанок"}}
	return append(all, nasty)
}

// through is what another program makes of a file.
func through(t *testing.T, program, file string, arguments ...string) []byte {
	t.Helper()
	command := exec.Command(otherProgram(t, program), arguments...)
	command.Stdin = strings.NewReader(file)
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%s: %v", program, err)
	}
	return out
}

func TestPandocReadsBibTeX(t *testing.T) {
	for _, c := range fieldCitations(t) {
		var got []struct {
			ID, Title, Publisher, URL, Note string
			Author                          []struct{ Literal, Family string }
			Issued                          struct {
				Parts [][]int `json:"date-parts"`
			}
		}
		if err := json.Unmarshal(through(t, "pandoc", export.CitationFormats[0].Print(c), "--from", "bibtex", "--to", "csljson"), &got); err != nil || len(got) != 1 {
			t.Fatalf("pandoc reads %s as %v: %v", c.Key, got, err)
		}
		var authors []string
		for _, a := range got[0].Author {
			authors = append(authors, a.Literal+a.Family)
		}
		date := ""
		if len(got[0].Issued.Parts) > 0 {
			for i, n := range got[0].Issued.Parts[0] {
				date += []string{"", "-", "-"}[i] + leading(n)
			}
		}
		was := []string{c.Key, onOneLine(c.Title), onOneLine(c.Publisher), c.Address, c.Date.String(), strings.Join(c.Authors, "; ")}
		read := []string{got[0].ID, got[0].Title, got[0].Publisher, got[0].URL, date, strings.Join(authors, "; ")}
		if diff := cmp.Diff(was, read); diff != "" {
			t.Errorf("pandoc reads the BibTeX of %s otherwise (-written +read):\n%s", c.Key, diff)
		}
		for _, note := range c.Notes {
			if !strings.Contains(got[0].Note, onOneLine(note)) {
				t.Errorf("pandoc reads no note %q in %q", note, got[0].Note)
			}
		}
	}
}

func leading(n int) string {
	if n < 10 {
		return "0" + string(rune('0'+n))
	}
	return string(must(json.Marshal(n)))
}

func TestBibutilsReadRIS(t *testing.T) {
	for _, c := range fieldCitations(t) {
		var got struct {
			Records []struct {
				Titles  []string `xml:"titleInfo>title"`
				Below   []string `xml:"titleInfo>subTitle"` // what stands behind a colon
				Names   []string `xml:"name>namePart"`
				Issued  []string `xml:"originInfo>dateIssued"`
				By      []string `xml:"originInfo>publisher"`
				Address []string `xml:"location>url"`
				Notes   []string `xml:"note"`
			} `xml:"mods"`
		}
		file := export.CitationFormats[1].Print(c)
		if err := xml.Unmarshal(through(t, "ris2xml", file), &got); err != nil || len(got.Records) != 1 {
			t.Fatalf("bibutils read %s as %v: %v", c.Key, got, err)
		}
		r := got.Records[0]
		for _, field := range []struct {
			what, want string
			got        []string
		}{{"title", c.Title, []string{strings.Join(append(r.Titles, r.Below...), ": ")}}, {"publisher", c.Publisher, r.By}, {"address", c.Address, r.Address}, {"year", strings.Split(c.Date.String(), "-")[0], r.Issued}} {
			if !strings.Contains(onOneLine(strings.Join(field.got, " ")), onOneLine(field.want)) {
				t.Errorf("bibutils read the %s of %s as %q, expected %q", field.what, c.Key, field.got, field.want)
			}
		}
		for _, note := range c.Notes {
			if !strings.Contains(strings.Join(r.Notes, "\n"), onOneLine(note)) {
				t.Errorf("bibutils read no note %q in %q", note, r.Notes)
			}
		}
		for _, author := range c.Authors {
			for _, name := range strings.Fields(author) {
				if !strings.Contains(strings.Join(r.Names, "\n"), name) {
					t.Errorf("bibutils read no name %q in %q", name, r.Names)
				}
			}
		}
	}
}

// csvAsWords reads a file of commas, all of it words, and writes the same.
const csvAsWords = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false"

func TestLibreOfficeReadsCSV(t *testing.T) {
	for what, o := range map[string]export.Options{"issue": {Rows: export.RowsOfIssues}, "cell": {Rows: export.RowsOfCells, Prose: true, Quotes: true}} {
		written := filed(t, "csv", export.OfComparison(shipped(t)), o)
		dir := t.TempDir()
		file := filepath.Join(dir, "table.csv")
		if err := os.WriteFile(file, written, 0o644); err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(dir, "out")
		profile := "-env:UserInstallation=file://" + filepath.Join(dir, "profile")
		command := exec.Command(otherProgram(t, "soffice"), profile, "--headless", "--infilter=CSV:44,34,76,1,,0,true,false", "--convert-to", csvAsWords, "--outdir", out, file)
		if said, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		want := cells(must(csv.NewReader(bytes.NewReader(written)).ReadAll()))
		if diff := cmp.Diff(want, readSheetCSV(t, filepath.Join(out, "table.csv"))); diff != "" {
			t.Errorf("LibreOffice reads the rows of each %s otherwise (-want +got):\n%s", what, diff)
		}
	}
}
