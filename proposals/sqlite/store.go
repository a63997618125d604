package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// A Store holds cases and codings in one file. Its methods may be called at
// once, and other programs may have the file open too.
type Store struct {
	path            string
	writer, readers *sql.DB
}

// Open opens the database at path, makes it and its directory where they are
// missing, readable by the user alone, and brings its schema up to date. It
// refuses a file that is no Parley database, and one that is newer than the
// program, and leaves both as they are.
func Open(ctx context.Context, path string) (*Store, error) {
	d, err := newDriver()
	if err != nil {
		return nil, err
	}
	return open(ctx, path, d)
}

func open(ctx context.Context, path string, d driver.Driver) (*Store, error) {
	absolute, err := create(path)
	if err != nil {
		return nil, fmt.Errorf("open the database: %w", err)
	}
	s := &Store{
		path:    path,
		writer:  sql.OpenDB(connector{d, writerDSN(absolute)}),
		readers: sql.OpenDB(connector{d, readerDSN(absolute)}),
	}
	s.writer.SetMaxOpenConns(1)
	s.readers.SetMaxOpenConns(readerCount())
	s.readers.SetMaxIdleConns(readerCount())
	// The writer comes first: only it can make the file that readers share in
	// WAL mode.
	if err := prepare(ctx, s.writer); err != nil {
		s.Close()
		return nil, s.explain(ctx, "open", err)
	}
	if err := s.indexStored(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

func readerCount() int { return max(4, runtime.NumCPU()) }

// create makes an empty file where there is none, and returns its absolute
// path. A file that is there is not opened: closing it would drop the locks
// that another Store of this process holds on it.
func create(path string) (string, error) {
	if path == "" {
		return "", errors.New("it has no file name")
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	switch info, err := os.Stat(absolute); {
	case err == nil && info.IsDir():
		return "", fmt.Errorf("%s is a directory: expected a file", path)
	case err == nil:
		return absolute, nil
	case !errors.Is(err, fs.ErrNotExist):
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(absolute), 0o700); err != nil {
		return "", err
	}
	f, err := os.OpenFile(absolute, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return absolute, nil
	}
	if err != nil {
		return "", err
	}
	return absolute, f.Close()
}

// Close closes the file. Readers go first, so that the writer, as the last one
// to leave, folds the write-ahead log into the file.
func (s *Store) Close() error {
	return errors.Join(s.readers.Close(), s.writer.Close())
}

// Path is the file's path, as it was given to [Open].
func (s *Store) Path() string { return s.path }

// Generation is a number that changes with every write, by whatever program.
func (s *Store) Generation(ctx context.Context) (n int64, err error) {
	err = s.readers.QueryRowContext(ctx, `SELECT number FROM generation`).Scan(&n)
	return n, s.explain(ctx, "read the generation", err)
}
