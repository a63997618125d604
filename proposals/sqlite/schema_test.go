package sqlite_test

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"parley/proposals"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func query(t testing.TB, db *sql.DB, statement string, args ...any) []string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), statement, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestSchema(t *testing.T) {
	const golden = "testdata/schema.sql"
	s := openStore(t)
	got := strings.Join(query(t, s.Readers(), `SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid`), "\n\n") + "\n"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("the schema differs from %s (-update rewrites it):\n%s", golden, diff)
	}
}

// Databases exist that have seen these migrations: none of them may change.
func TestAppliedMigrationsNeverChange(t *testing.T) {
	want := map[string]string{
		"0001_cases.sql":      "6c211ea3cdd20b6a63867136eacbd6e82a41b7fee6e49110a146ff051f1902c3",
		"0002_revisions.sql":  "06cb7c0b9ffe0e8cd9fa57a869f1d56da656a8aaf33a80b5d21b6a9860a79545",
		"0003_immutable.sql":  "0106dc32f3e33de5e237e299d5d5b15c5f8edeee9b9809fda0dbf467ec3e1e39",
		"0004_rules.sql":      "7289f54058986d8aa04c13a6df85a98cf743296477b55461fffee429053a4f90",
		"0005_signatures.sql": "7d1eae6342baca77abba7cee822342998ef56aca728065a8e15c4fa83ad0bfb1",
		"0006_users.sql":      "e9cc4ef82d463a4b88192ea442d963fd42b48ed0271c593a7dd7c271a6a01319",
		"0007_work.sql":       "9e73049a69045d3643b8ed39de6f5e90b01eb7716dcc853d3256fc3e72684936",
		"0008_sources.sql":    "ea95fd031d74302543ee094531b2610897599265731b1b18618d84fbef238e10",
		"0009_settlement.sql": "b762ff111a7e94aa91aafa38d6492502e06fe8e6a18f78685102145376381cb3",
		"0010_search.sql":     "d1d7d2893e12baf0b2268b38c9d45c23c51c16f51a478c3b51c0fd777849e602",
		"0011_archive.sql":    "8f24bac9f3721e10eaca681a6ebcc7443884e72eaaf1a10084aa9ac5ba6ed392",
		"0012_occasions.sql":  "5dcbf54a5065148cce69689803245f3c29c0852fd06b7631b06c30d63000cbd8",
		"0013_passages.sql":   "2c27776fdfb1232d9a1d701b32685893317cc9de95b3fbd09555c5d0d67537ff",
	}
	names, err := filepath.Glob("migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, name := range names {
		script, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(script)
		got[filepath.Base(name)] = hex.EncodeToString(sum[:])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("migrations (-pinned +there): a change needs a new file, which is then pinned here:\n%s", diff)
	}
}

// TestEveryTableIsImmutable changes, takes away and adds a row in each table
// by SQL, as some other program might.
func TestEveryTableIsImmutable(t *testing.T) {
	s := openStore(t)
	addExample(t, s)
	addWork(t, s)
	addUser(t, s, "ab", proposals.Coder)
	generation := query(t, s.Readers(), `SELECT number FROM generation`)
	heldByKey := []string{"case_revision", "case_seal", "revision", "revision_seal", "second_reading", "second_reading_place", "settlement", "user_change"}
	// What is being worked on may change, and so may who works on it.
	changing := []string{"generation", "holding", "draft", "draft_save", "session", "user"}
	// What a search can find can be made anew.
	made := []string{"searched", "passage"}
	tables := query(t, s.Readers(), `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
	for _, table := range tables {
		if slices.Contains(changing, table) || slices.Contains(made, table) || strings.HasPrefix(table, "passage_") {
			continue
		}
		count := query(t, s.Readers(), `SELECT count(*) FROM `+table)
		if count[0] == "0" {
			t.Errorf("%s: the example has no row in it, so nothing is tried", table)
		}
		columns := strings.Join(query(t, s.Readers(), `SELECT name FROM pragma_table_info(?)`, table), ", ")
		first, _, _ := strings.Cut(columns, ",")
		for _, statement := range []string{
			`UPDATE ` + table + ` SET ` + first + ` = ` + first,
			`DELETE FROM ` + table,
			`INSERT INTO ` + table + ` (` + columns + `) SELECT ` + columns + ` FROM ` + table,
			`REPLACE INTO ` + table + ` (` + columns + `) SELECT ` + columns + ` FROM ` + table,
		} {
			_, err := s.Writer().ExecContext(t.Context(), statement)
			if err == nil {
				t.Errorf("%s: was done", statement)
				continue
			}
			want := "never changes"
			if slices.Contains(heldByKey, table) && strings.HasPrefix(statement, "INSERT") {
				want = "UNIQUE constraint failed"
			}
			if table == "withdrawal" && strings.Contains(statement, "INTO") {
				want = "the version is so already"
			}
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v, expected %q", statement, err, want)
			}
		}
		if diff := cmp.Diff(count, query(t, s.Readers(), `SELECT count(*) FROM `+table)); diff != "" {
			t.Errorf("%s: %s", table, diff)
		}
	}
	if diff := cmp.Diff(generation, query(t, s.Readers(), `SELECT number FROM generation`)); diff != "" {
		t.Error(diff)
	}
	if _, err := s.Revisions(t.Context(), nil); err != nil {
		t.Error(err)
	}
}

// A revision that nobody finished cannot be committed.
func TestARevisionIsCompleteOrAbsent(t *testing.T) {
	s := openStore(t)
	addExample(t, s)
	_, err := s.Writer().ExecContext(t.Context(), `
INSERT INTO revision (proposal, version, number, case_slug, case_revision, title, act, date_text, read_by, read_on, note)
VALUES ('plan', 2, 1, 'example', 1, 'Plan', 'proposal', '2025', 'ab', '2025-06-02', 'Half a coding.')`)
	if err == nil || !strings.Contains(err.Error(), "FOREIGN KEY") {
		t.Errorf("a revision without a seal: %v, expected a foreign key to refuse it", err)
	}
}

func TestSchemaRefusesWhatTheTypesRefuse(t *testing.T) {
	s := openStore(t)
	addExample(t, s)
	insert := func(change string) error {
		columns := map[string]string{
			"proposal": `'other'`, "version": `1`, "number": `1`, "case_slug": `'example'`, "case_revision": `1`, "title": `'Plan'`, "act": `'proposal'`,
			"date_text": `'2025'`, "read_by": `'ab'`, "read_on": `'2025-06-02'`, "note": `'A coding.'`,
		}
		if column, value, ok := strings.Cut(change, " = "); ok {
			columns[column] = value
		}
		var names, values []string
		for name, value := range columns {
			names, values = append(names, name), append(values, value)
		}
		tx, err := s.Writer().BeginTx(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		defer tx.Rollback()
		_, err = tx.ExecContext(t.Context(), `INSERT INTO revision (`+strings.Join(names, ", ")+`) VALUES (`+strings.Join(values, ", ")+`)`)
		return err
	}
	if err := insert(""); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]string{
		"a slug with a capital":           `proposal = 'Plan'`,
		"a version from 0":                `version = 0`,
		"a version that is no number":     `version = 'first'`,
		"an unknown act":                  `act = 'treaty'`,
		"a day that does not exist":       `date_text = '2025-02-30'`,
		"a month that does not exist":     `date_text = '2025-13'`,
		"a date with a time":              `date_text = '2025-02-03T10:00'`,
		"no date at all":                  `date_text = NULL`,
		"an answer to nothing":            `answers_with = 'accepts'`,
		"a ref without a version":         `answers = 'us-plan'`,
		"an unknown rest":                 `rest = 'silent'`,
		"an empty title":                  `title = ''`,
		"a case revision that is missing": `case_revision = 9`,
		"a revision that skips one":       `number = 3`,
	} {
		if insert(change) == nil {
			t.Errorf("%s was taken", name)
		}
	}
}
