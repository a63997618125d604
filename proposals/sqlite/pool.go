package sqlite

import (
	"context"
	"database/sql/driver"
	"net/url"
	"strconv"
	"time"
)

// busyTimeout is how long a connection waits for another program's lock.
const busyTimeout = 5 * time.Second

// A connector opens the connections of one pool. What each connection needs
// goes into its DSN, since a PRAGMA that is executed on a pool reaches one
// connection only.
type connector struct {
	driver driver.Driver
	dsn    string
}

func (c connector) Connect(context.Context) (driver.Conn, error) { return c.driver.Open(c.dsn) }
func (c connector) Driver() driver.Driver                        { return c.driver }

// writerDSN names the database for the one connection that writes. A
// transaction takes its lock at once: one that read first could not wait for
// it. Triggers are recursive so that no REPLACE gets past those on DELETE.
func writerDSN(path string) string {
	return dsn(path, url.Values{
		"mode":                {"rw"},
		"_txlock":             {"immediate"},
		"_synchronous":        {"FULL"},
		"_foreign_keys":       {"on"},
		"_recursive_triggers": {"on"},
	})
}

// readerDSN names the database for the connections that can only read.
func readerDSN(path string) string {
	return dsn(path, url.Values{
		"mode":        {"ro"},
		"_query_only": {"on"},
	})
}

// dsn is a file: URI, without which SQLite ignores the mode. The driver and
// SQLite both ignore an option whose name they do not know.
func dsn(path string, options url.Values) string {
	options.Set("_busy_timeout", strconv.FormatInt(busyTimeout.Milliseconds(), 10))
	options.Set("_stmt_cache_size", "64")
	return (&url.URL{Scheme: "file", Path: path, RawQuery: options.Encode()}).String()
}
