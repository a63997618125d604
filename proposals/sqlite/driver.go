//go:build cgo

package sqlite

import (
	"database/sql/driver"
	"errors"

	"github.com/mattn/go-sqlite3"
)

func newDriver() (driver.Driver, error) { return &sqlite3.SQLiteDriver{}, nil }

// extendedCode is SQLite's extended result code of err, 0 if it has none.
func extendedCode(err error) int {
	var e sqlite3.Error // matched as a value: the driver never returns a pointer
	if !errors.As(err, &e) {
		return 0
	}
	if e.ExtendedCode == 0 {
		return int(e.Code)
	}
	return int(e.ExtendedCode)
}
