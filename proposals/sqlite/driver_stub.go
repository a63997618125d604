//go:build !cgo

package sqlite

import (
	"database/sql/driver"
	"errors"
)

// newDriver says why there is none: SQLite is written in C, and go-sqlite3
// builds without a C compiler, as a stub.
func newDriver() (driver.Driver, error) {
	return nil, errors.New("this program was built without a C compiler and has no database: install one, such as gcc, and build again with CGO_ENABLED=1")
}

func extendedCode(error) int { return 0 }
