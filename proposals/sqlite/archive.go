package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"path/filepath"

	"parley/proposals"
)

// Restore puts back deeds, in their order, all or none, each with the signature
// that it had. A database that holds no case before is one that the program
// adds nothing to that it ships, from then on. Whatever is there already is
// [proposals.ErrExists] or [proposals.ErrConflict].
func (s *Store) Restore(ctx context.Context, deeds iter.Seq[proposals.Deed]) error {
	const operation = "put back an archive"
	return s.write(ctx, operation, func(b *batch) {
		b.insert(`UPDATE holding SET restoring = 1, shipped = shipped AND EXISTS (SELECT 1 FROM case_revision)`)
		for d := range deeds {
			if b.restore(d); b.err != nil {
				return
			}
		}
		b.key, b.operation = nil, operation
		b.insert(`UPDATE holding SET restoring = 0`)
	})
}

func (b *batch) restore(d proposals.Deed) {
	switch d := d.(type) {
	case proposals.SignedAddition:
		b.add(d.Addition, d.Signature)
	case proposals.SecondReading:
		b.addSecondReading(d)
		for _, p := range d.Places {
			if p.Settled != nil {
				b.settle(d.Of, d.By, p.Anchor, *p.Settled)
			}
		}
	case proposals.SettledPlace:
		b.settle(d.Of, d.Reader, d.Anchor, d.Settled)
	case proposals.Withdrawal:
		b.withdraw(d)
	}
}

// AddsShipped reports whether the program adds what it ships: not to a database
// that was made from an archive.
func (s *Store) AddsShipped(ctx context.Context) (adds bool, err error) {
	err = s.readers.QueryRowContext(ctx, `SELECT shipped FROM holding`).Scan(&adds)
	return adds, s.explain(ctx, "read how the database is held", err)
}

// BackUp writes the whole database to a file, which must be empty or not be
// there. Others read and write meanwhile. It goes by the connection that writes,
// since those that can only read write no other file either.
func (s *Store) BackUp(ctx context.Context, file string) error {
	_, err := s.writer.ExecContext(ctx, `VACUUM INTO ?1`, file)
	if err == nil {
		err = s.settleCopy(ctx, file)
	}
	return s.explain(ctx, "back up to "+file, err)
}

// settleCopy turns a copy to the journal that every database has here, so that
// its first reader finds nothing to change.
func (s *Store) settleCopy(ctx context.Context, file string) error {
	absolute, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	copied := sql.OpenDB(connector{s.writer.Driver(), writerDSN(absolute)})
	return errors.Join(useWAL(ctx, copied), copied.Close())
}
