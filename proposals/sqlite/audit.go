package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"parley/proposals"
)

// auditEntries are all of them: a SELECT for each kind of thing that is done.
const auditEntries = `
SELECT stored_at AS at, stored_by AS by, stored_way AS way, 'stored' AS deed, case_slug || '.' || case_revision AS about
FROM case_seal
UNION ALL
SELECT stored_at, stored_by, stored_way, 'stored', proposal || '@' || version || '.' || revision
FROM revision_seal
UNION ALL
SELECT signed_at, signed_by, signed_way, iif(restored, 'put back', 'withdrawn'), proposal || '@' || version
FROM withdrawal
UNION ALL
SELECT signed_at, reader, signed_way, manner, proposal || '@' || version || '.' || revision
FROM second_reading
UNION ALL
SELECT signed_at, signed_by, signed_way, 'difference settled, ' || coalesce(outcome, 'outcome not recorded'), proposal || '@' || version || '.' || revision
FROM settlement
UNION ALL
SELECT changed_at, changed_by, changed_way,
  CASE what
    WHEN 'added' THEN 'added as ' || role
    WHEN 'role' THEN 'made ' || role
    WHEN 'password' THEN 'new password'
    ELSE what
  END,
  'user ' || user_name
FROM user_change`

// Audit lists who did what, from the newest: at most so many entries, or all if
// most is 0, behind the first skip.
func (s *Store) Audit(ctx context.Context, skip, most int) (all []proposals.AuditEntry, err error) {
	if most <= 0 {
		most = -1 // SQLite's word for no limit
	}
	err = s.read(ctx, fmt.Sprintf("list %d audit entries after %d", most, skip), func(r reading) error {
		return r.each(`
SELECT
  at,
  by,
  way,
  deed,
  about
FROM (`+auditEntries+`)
ORDER BY at DESC, about, deed
LIMIT ?2 OFFSET ?1`, func(rows *sql.Rows) error {
			var e proposals.AuditEntry
			err := rows.Scan(
				into(&e.At, parseTime),
				text(&e.By),
				into(&e.Way, proposals.ParseWay),
				text(&e.Deed),
				text(&e.About),
			)
			all = append(all, e)
			return err
		}, skip, most)
	})
	return all, err
}
