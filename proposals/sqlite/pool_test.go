package sqlite_test

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"parley/proposals"
	"parley/proposals/sqlite"
)

// A misspelt option is ignored without a word, so each is read back, on more
// than one connection of either pool.
func TestEveryConnectionHasItsPragmas(t *testing.T) {
	s := openStore(t)
	for _, pool := range []struct {
		name    string
		db      *sql.DB
		pragmas map[string]string
	}{
		{"writer", s.Writer(), map[string]string{
			"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000", "recursive_triggers": "1", "query_only": "0",
		}},
		{"readers", s.Readers(), map[string]string{
			"journal_mode": "wal", "busy_timeout": "5000", "query_only": "1",
		}},
	} {
		for n, conn := range connections(t, pool.db) {
			for pragma, want := range pool.pragmas {
				var got string
				if err := conn.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil {
					t.Fatal(err)
				}
				if got != want {
					t.Errorf("%s, connection %d: %s is %s, want %s", pool.name, n, pragma, got, want)
				}
			}
			conn.Close()
		}
	}
}

// connections yields three connections of db, each newly opened.
func connections(t *testing.T, db *sql.DB) iter.Seq2[int, *sql.Conn] {
	return func(yield func(int, *sql.Conn) bool) {
		for n := range 3 {
			conn, err := db.Conn(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if !yield(n, conn) {
				return
			}
			drop(t, db)
		}
	}
}

// drop closes a connection of db for good, so that the next one is new.
func drop(t *testing.T, db *sql.DB) {
	conn, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	conn.Raw(func(any) error { return driver.ErrBadConn })
}

func TestReadersCannotWrite(t *testing.T) {
	s := openStore(t)
	addExample(t, s)
	for _, statement := range []string{`UPDATE generation SET number = 9`, `DROP TABLE generation`, `PRAGMA query_only = off; UPDATE generation SET number = 9`} {
		if _, err := s.Readers().ExecContext(t.Context(), statement); err == nil {
			t.Errorf("%s: was done by a reader", statement)
		}
	}
}

func TestTheWriterLocksAtOnce(t *testing.T) {
	s := openStore(t)
	tx, err := s.Writer().BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	other := openAt(t, s.Path())
	conn, err := other.Writer().Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(t.Context(), `PRAGMA busy_timeout = 0`); err != nil {
		t.Fatal(err)
	}
	if _, err := conn.BeginTx(t.Context(), nil); err == nil {
		t.Error("two writers have begun")
	}
}

// A database that somebody took away is an error, not an empty one in its place.
func TestTheWriterMakesNoFile(t *testing.T) {
	s := openStore(t)
	drop(t, s.Writer())
	if err := os.Remove(s.Path()); err != nil {
		t.Fatal(err)
	}
	err := s.AddCase(t.Context(), checkedCase(t, exampleCase(t)), 0, proposals.Hash{}, signed)
	if err == nil || !strings.Contains(err.Error(), "it cannot be opened") {
		t.Errorf("AddCase: %v", err)
	}
	if _, err := os.Stat(s.Path()); err == nil {
		t.Error("there is a file again")
	}
}

// counting counts the statements that its connections prepare.
type counting struct {
	driver.Driver
	mu         sync.Mutex
	statements []string
}

func (d *counting) Open(dsn string) (driver.Conn, error) {
	conn, err := d.Driver.Open(dsn)
	return countingConn{conn, d}, err
}

func (d *counting) add(query string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.statements = append(d.statements, query)
}

type countingConn struct {
	driver.Conn
	d *counting
}

func (c countingConn) BeginTx(ctx context.Context, opts driver.TxOptions) (driver.Tx, error) {
	return c.Conn.(driver.ConnBeginTx).BeginTx(ctx, opts)
}

func (c countingConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	c.d.add(query)
	return c.Conn.(driver.ExecerContext).ExecContext(ctx, query, args)
}

func (c countingConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	c.d.add(query)
	return c.Conn.(driver.QueryerContext).QueryContext(ctx, query, args)
}

func (c countingConn) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	c.d.add(query)
	return c.Conn.(driver.ConnPrepareContext).PrepareContext(ctx, query)
}

// A comparison is read from a cold store in one number of statements, however
// many columns, terms and cells it has.
func TestAComparisonIsReadInAFixedNumberOfStatements(t *testing.T) {
	path := filepath.Join(t.TempDir(), "parley.db")
	var refs []proposals.Ref
	{
		s := openAt(t, path)
		c := addExample(t, s)
		for n := 1; n <= 6; n++ {
			v := exampleVersion(t)
			if v.Number = n; n > 1 {
				if err := s.AddRevision(t.Context(), checkedVersion(t, v, c), 0, proposals.Hash{2}, signed); err != nil {
					t.Fatal(err)
				}
			}
			refs = append(refs, v.Ref())
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	read := func(refs []proposals.Ref) int {
		d, err := sqlite.NewDriver()
		if err != nil {
			t.Fatal(err)
		}
		counter := &counting{Driver: d}
		s, err := sqlite.OpenWith(t.Context(), path, counter)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		counter.statements = nil
		if _, err := s.Case(t.Context(), proposals.MustSlug("example"), 0); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Listings(t.Context(), proposals.MustSlug("example")); err != nil {
			t.Fatal(err)
		}
		found, err := s.Revisions(t.Context(), refs)
		if err != nil || len(found) != len(refs) {
			t.Fatal(len(found), err)
		}
		return len(counter.statements)
	}
	two, six := read(refs[:2]), read(refs)
	t.Logf("%d statements", two)
	if two != six || two == 0 || two > 40 {
		t.Errorf("2 columns took %d statements, 6 columns %d: expected one number, at most 40", two, six)
	}
}

func BenchmarkRevisions(b *testing.B) {
	s := openStore(b)
	c := addExample(b, s)
	refs := []proposals.Ref{ref(b, "plan@1")}
	for n := 2; n <= 8; n++ {
		v := exampleVersion(b)
		v.Number = n
		if err := s.AddRevision(b.Context(), checkedVersion(b, v, c), 0, proposals.Hash{2}, signed); err != nil {
			b.Fatal(err)
		}
		refs = append(refs, v.Ref())
	}
	for _, columns := range []int{2, 8} {
		b.Run(map[int]string{2: "2 columns", 8: "8 columns"}[columns], func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Revisions(b.Context(), refs[:columns]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
