package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"time"

	"parley/proposals"
)

// AddSession begins a session. Its times are kept to the microsecond.
func (s *Store) AddSession(ctx context.Context, begun proposals.Session) error {
	return s.write(ctx, fmt.Sprintf("begin a session of %s", begun.User), func(b *batch) {
		b.insert(`
INSERT INTO session (token, user_name, data, ends_at, expires_at)
VALUES (?1, ?2, ?3, ?4, ?5)`, begun.Token, begun.User.String(), begun.Data, timeText(begun.Ends), timeText(begun.Expires))
	})
}

// Session is the session with that token, or [proposals.ErrNotFound] if there
// is none that goes on after now.
func (s *Store) Session(ctx context.Context, token string, now time.Time) (proposals.Session, error) {
	found := proposals.Session{Token: token}
	none := proposals.ErrNotFound
	err := s.read(ctx, "look for a session", func(r reading) error {
		err := r.each(`
SELECT
  user_name,
  data,
  ends_at,
  expires_at
FROM session
WHERE token = ?1 AND expires_at > ?2`, func(rows *sql.Rows) error {
			none = nil
			return rows.Scan(
				slug(&found.User),
				&found.Data,
				into(&found.Ends, parseTime),
				into(&found.Expires, parseTime),
			)
		}, token, timeText(now))
		return cmp.Or(err, none)
	})
	return found, err
}

// ExtendSession lets a session expire at another time, if it is still there.
func (s *Store) ExtendSession(ctx context.Context, token string, expires time.Time) error {
	return s.write(ctx, "extend a session", func(b *batch) {
		b.insert(`UPDATE session SET expires_at = ?2 WHERE token = ?1`, token, timeText(expires))
	})
}

// DeleteSession ends a session, if it is still there.
func (s *Store) DeleteSession(ctx context.Context, token string) error {
	return s.write(ctx, "end a session", func(b *batch) {
		b.insert(`DELETE FROM session WHERE token = ?1`, token)
	})
}

// DeleteExpiredSessions forgets the sessions that were over at now.
func (s *Store) DeleteExpiredSessions(ctx context.Context, now time.Time) error {
	return s.write(ctx, "forget old sessions", func(b *batch) {
		b.insert(`DELETE FROM session WHERE expires_at <= ?1`, timeText(now))
	})
}
