package sqlite

import (
	"context"
	"database/sql"

	"parley/proposals"
)

// Withdraw takes a version out of the lists, or puts it back. Where someone
// else was first it returns [proposals.ErrConflict], and where the version is
// not stored [proposals.ErrNotFound].
func (s *Store) Withdraw(ctx context.Context, w proposals.Withdrawal) error {
	return s.write(ctx, "withdraw "+w.Of.String(), func(b *batch) { b.withdraw(w) })
}

func (b *batch) withdraw(w proposals.Withdrawal) {
	b.operation = "withdraw " + w.Of.String()
	if w.Restored {
		b.operation = "put back " + w.Of.String()
	}
	b.key = []any{w.Of.Proposal().String(), w.Of.Version()}
	b.claim(w.Number-1, `
INSERT INTO withdrawal (proposal, version, number, restored, reason, signed_by, signed_way, signed_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
		w.Number,
		w.Restored,
		w.Reason,
		w.By,
		string(w.Way),
		timeText(w.At),
	)
}

// Withdrawals are all withdrawals and restorings of the versions of a
// proposal, or of all proposals for the zero slug, in their order.
func (s *Store) Withdrawals(ctx context.Context, of proposals.Slug) (all []proposals.Withdrawal, err error) {
	err = s.read(ctx, "list the withdrawals", func(r reading) error {
		all, err = r.withdrawals(of)
		return err
	})
	return all, err
}

func (r reading) withdrawals(of proposals.Slug) (all []proposals.Withdrawal, err error) {
	err = r.each(`
SELECT
  proposal,
  version,
  number,
  restored,
  reason,
  signed_by,
  signed_way,
  signed_at
FROM withdrawal
WHERE ?1 = '' OR proposal = ?1
ORDER BY proposal, version, number`, func(rows *sql.Rows) error {
		var w proposals.Withdrawal
		var proposal proposals.Slug
		var version int
		err := rows.Scan(
			slug(&proposal),
			&version,
			&w.Number,
			&w.Restored,
			&w.Reason,
			&w.By,
			into(&w.Way, proposals.ParseWay),
			into(&w.At, parseTime),
		)
		w.Of = proposals.NewRef(proposal, version, 0)
		all = append(all, w)
		return err
	}, of.String())
	return all, err
}
