package export_test

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"parley/compare"
	"parley/compare/export"
)

const agreementFile = "testdata/agreement.txtar"

var codingNames = [2]string{"north.md", "other.md"}

func TestAgreementPrinted(t *testing.T) {
	archive, agreement := codings(t)
	for _, printed := range []struct {
		name  string
		print func(io.Writer) error
	}{
		{"agreement.txt", func(w io.Writer) error { return export.AgreementText(w, agreement, codingNames, 80) }},
		{"agreement.md", func(w io.Writer) error { return export.AgreementMarkdown(w, agreement, codingNames) }},
	} {
		var got bytes.Buffer
		if err := printed.print(&got); err != nil {
			t.Fatal(err)
		}
		if *update {
			setFile(archive, printed.name, got.Bytes())
		}
		if diff := cmp.Diff(string(file(archive, printed.name)), got.String()); diff != "" {
			t.Errorf("%s in %s (-want +got; -update rewrites it):\n%s", printed.name, agreementFile, diff)
		}
		for line := range strings.Lines(got.String()) {
			if n := utf8.RuneCountInString(line) - 1; printed.name == "agreement.txt" && n > 80 {
				t.Errorf("a line has %d characters, expected at most 80: %s", n, line)
			}
		}
	}
	if *update {
		if err := os.WriteFile(agreementFile, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAgreementOfHostileWords(t *testing.T) {
	_, agreement := codings(t)
	const hostile = "a | b <br> `c` [d](e) @f"
	agreement.Disagreements[0].A = hostile
	var got bytes.Buffer
	if err := export.AgreementMarkdown(&got, agreement, [2]string{hostile, "b.md"}); err != nil {
		t.Fatal(err)
	}
	found := tables(renderGoldmark(t, got.Bytes()))
	if last := found[len(found)-1]; len(last) != len(agreement.Disagreements)+1 || last[1][2] != hostile {
		t.Errorf("the table of differences reads back as %q", last)
	}
}

func codings(t testing.TB) (*txtar.Archive, *compare.Agreement) {
	t.Helper()
	archive, err := txtar.ParseFile(agreementFile)
	if err != nil {
		t.Fatal(err)
	}
	north := sample(t).Columns[0].Revision
	other := version(t, archive, "other.md", north.Against(), 2).Revision
	agreement, err := compare.AgreementOf(north, other)
	if err != nil {
		t.Fatal(err)
	}
	return archive, agreement
}
