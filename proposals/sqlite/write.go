package sqlite

import "context"

// write runs f in one transaction: all that it writes, or nothing.
func (s *Store) write(ctx context.Context, operation string, f func(*batch)) error {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return s.explain(ctx, operation, err)
	}
	defer tx.Rollback()
	b := batch{ctx: ctx, tx: tx, operation: operation}
	if f(&b); b.err != nil {
		return s.explain(ctx, b.operation, b.err)
	}
	return s.explain(ctx, operation, tx.Commit())
}
