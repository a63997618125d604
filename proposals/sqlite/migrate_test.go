package sqlite_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"parley/proposals"
)

// older makes a database that has seen only so many migrations, with the rows
// of one that has seen all.
func older(t *testing.T, newest string, migrations int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "older.db")
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	execute := func(statement string, args ...any) {
		t.Helper()
		if _, err := db.ExecContext(t.Context(), statement, args...); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	names, err := filepath.Glob("migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names[:migrations] {
		script, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		execute(string(script))
	}
	execute(`PRAGMA application_id = 0x5061726c`)
	execute(`PRAGMA user_version = ` + strconv.Itoa(migrations))
	execute(`ATTACH ? AS newest`, newest)
	// Nothing is added to a revision once it is sealed.
	for _, table := range query(t, db, `SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name <> 'generation' ORDER BY name LIKE '%_seal', rowid`) {
		columns := strings.Join(query(t, db, `SELECT name FROM pragma_table_info(?, 'main')`, table), ", ")
		execute(`INSERT INTO main.` + table + ` (` + columns + `) SELECT ` + columns + ` FROM newest.` + table)
	}
	return path
}

// A database from before sources could lack anything keeps all that it holds,
// and is held to the same.
func TestSourcesOfAnOlderDatabase(t *testing.T) {
	s := openStore(t)
	addExample(t, s)
	want, err := s.Revisions(t.Context(), []proposals.Ref{ref(t, "plan@1.1")})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	older := openAt(t, older(t, s.Path(), 7))
	got, err := older.Revisions(t.Context(), []proposals.Ref{ref(t, "plan@1.1")})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want[0].Version(), got[0].Version(), cmp.Exporter(func(reflect.Type) bool { return true })); diff != "" {
		t.Error(diff)
	}
	for _, check := range []string{`SELECT "table" FROM pragma_foreign_key_check`, `SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'`} {
		if wrong := query(t, older.Readers(), check); len(wrong) > 0 {
			t.Errorf("%s: %v", check, wrong)
		}
	}
	if _, err := older.Writer().ExecContext(t.Context(), `DELETE FROM source`); err == nil || !strings.Contains(err.Error(), "never changes") {
		t.Errorf("DELETE FROM source: %v", err)
	}
	const schema = `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name`
	if diff := cmp.Diff(query(t, openStore(t).Readers(), schema), query(t, older.Readers(), schema)); diff != "" {
		t.Errorf("an older database ends with another schema:\n%s", diff)
	}
}

// What was not recorded of a source is read back as it was stored: not there.
func TestSourcesThatWereNotRecorded(t *testing.T) {
	s := openStore(t)
	c := addExample(t, s)
	v := exampleVersion(t)
	v.Number = 2
	v.Sources[0].Title, v.Sources[0].Date, v.Sources[0].Language, v.Sources[0].Address = "", proposals.Date{}, "", "https://agency.example/plan"
	for _, quotes := range [][]proposals.Quote{v.Terms[0].Quotes, v.Steps[0].Quotes} {
		quotes[0].Language = "en"
	}
	if err := s.AddRevision(t.Context(), checkedVersion(t, v, c), 0, proposals.Hash{3}, signed); err != nil {
		t.Fatal(err)
	}
	got, err := s.Revisions(t.Context(), []proposals.Ref{ref(t, "plan@2")})
	if err != nil {
		t.Fatal(err)
	}
	if stored := got[0].Version(); stored.Sources[0] != v.Sources[0] || stored.Terms[0].Quotes[0].Language != "en" {
		t.Errorf("stored %+v, quoted in %q, want %+v", stored.Sources[0], stored.Terms[0].Quotes[0].Language, v.Sources[0])
	}
	if missing := query(t, s.Readers(), `SELECT count(*) FROM source WHERE version = 2 AND title IS NULL AND date IS NULL AND language IS NULL`); missing[0] != "1" {
		t.Errorf("%s sources lack title, date and language, want 1", missing[0])
	}
}
