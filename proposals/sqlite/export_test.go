package sqlite

import "database/sql"

// OpenWith opens a store through a driver of the test's own.
var OpenWith = open

// NewDriver is the driver that Open uses.
var NewDriver = newDriver

func (s *Store) Writer() *sql.DB  { return s.writer }
func (s *Store) Readers() *sql.DB { return s.readers }
