package export_test

import (
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/compare"
	"parley/compare/export"
)

// converted is the folder in which LibreOffice puts what it makes of a file.
func converted(t *testing.T, file, to string) string {
	t.Helper()
	dir := filepath.Dir(file)
	profile := "-env:UserInstallation=file://" + filepath.Join(t.TempDir(), "profile")
	command := exec.Command(otherProgram(t, "soffice"), profile, "--headless", "--convert-to", to, "--outdir", dir, file)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return dir
}

// everySheet is the filter that writes each sheet as a file, in UTF-8, all words
// in quotes.
const everySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1"

func TestLibreOfficeReadsWorkbooks(t *testing.T) {
	_, m := movement(t)
	hard := report(t, wildTable())
	for what, book := range map[string][]byte{
		"comparison": filed(t, "xlsx", export.OfComparison(sample(t)), everything),
		"movement":   filed(t, "xlsx", export.OfMovement(m), everything),
		"report":     filed(t, "xlsx", export.OfReport(hard), export.Options{}),
		"all texts":  filed(t, "xlsx", export.OfComparison(shipped(t)), everything),
	} {
		t.Run(what, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "book.xlsx")
			if err := os.WriteFile(file, book, 0o644); err != nil {
				t.Fatal(err)
			}
			dir := converted(t, file, everySheet)
			for _, s := range readXLSX(t, book) {
				if diff := cmp.Diff(s.rows.padded(), readSheetCSV(t, filepath.Join(dir, "book-"+s.name+".csv"))); diff != "" {
					t.Errorf("LibreOffice reads %s otherwise (-want +got):\n%s", s.name, diff)
				}
			}
		})
	}
}

// wildTable has each of the wild words in a cell of its own, and all in one.
func wildTable() compare.ReportTable {
	table := compare.ReportTable{Label: "Wild", Head: []compare.ReportCell{{Lines: []compare.ReportLine{{Words: "x"}}}}}
	for _, words := range append(wild, strings.Join(wild, "x")) {
		table.Rows = append(table.Rows, compare.ReportRow{Cells: []compare.ReportCell{{Lines: []compare.ReportLine{{Words: "a" + words}, {Words: words + "z"}}}}})
		table.Rows = append(table.Rows, compare.ReportRow{Cells: []compare.ReportCell{{Lines: []compare.ReportLine{{Words: words}}}}})
	}
	return table
}

// padded has as many cells in each row as the longest has.
func (c cells) padded() cells {
	most := 0
	for _, row := range c {
		most = max(most, len(row))
	}
	var all cells
	for _, row := range c {
		all = append(all, append(append([]string{}, row...), make([]string, most-len(row))...))
	}
	return all
}

func readSheetCSV(t *testing.T, file string) cells {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
