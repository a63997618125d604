package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
)

// Migrations are applied in the order of their names, each in one transaction.
// One that was ever applied never changes: a further one mends it.
//
//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks a file as a Parley database: "Parl" in ASCII.
const applicationID = 0x5061726c

var (
	errForeign = errors.New("it is no Parley database")
	errNewer   = errors.New("it was written by a newer Parley: use that program, or a newer one")
)

// prepare makes a database out of an empty file, or brings an older one up to
// date.
func prepare(ctx context.Context, db *sql.DB) error {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	version, err := schemaVersion(ctx, db)
	switch {
	case err != nil:
		return err
	case version > len(names):
		return errNewer
	}
	if err := useWAL(ctx, db); err != nil {
		return err
	}
	for n := version; n < len(names); n++ {
		if err := migrate(ctx, db, n, names[n]); err != nil {
			return fmt.Errorf("%s: %w", names[n], err)
		}
	}
	return nil
}

// schemaVersion counts the migrations that the database has seen. It reads all
// that it decides by in one statement, since another program may be making the
// database at this moment.
func schemaVersion(ctx context.Context, db *sql.DB) (int, error) {
	var id, version, things int
	err := db.QueryRowContext(ctx, `
SELECT
  (SELECT application_id FROM pragma_application_id),
  (SELECT user_version FROM pragma_user_version),
  (SELECT count(*) FROM sqlite_schema)`).Scan(&id, &version, &things)
	if err == nil && id != applicationID && (id != 0 || version != 0 || things != 0) {
		err = errForeign
	}
	return version, err
}

// useWAL lets readers go on while one writes. The file itself keeps the mode.
func useWAL(ctx context.Context, db *sql.DB) error {
	var mode string
	if err := db.QueryRowContext(ctx, `PRAGMA journal_mode = WAL`).Scan(&mode); err != nil {
		return err
	}
	if mode != "wal" {
		return fmt.Errorf("it cannot keep a write-ahead log (journal mode %s): put it on a local disk", mode)
	}
	return nil
}

// migrate applies one migration, unless another program has just done so.
func migrate(ctx context.Context, db *sql.DB, n int, name string) error {
	script, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var version int
	if err := tx.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil || version > n {
		return err
	}
	for _, statement := range []string{
		string(script),
		fmt.Sprintf(`PRAGMA application_id = %d`, applicationID),
		fmt.Sprintf(`PRAGMA user_version = %d`, n+1),
	} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return tx.Commit()
}
