package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"parley/proposals"
)

// AddUser lets u sign in from the moment of the signature; its times are not
// looked at. One who was removed is added anew. It returns
// [proposals.ErrExists] if u may sign in already.
func (s *Store) AddUser(ctx context.Context, u proposals.User, by proposals.Signature) error {
	return s.changeUser(ctx, userChange{"added", u.Name, u.Role, by}, proposals.ErrExists, `
INSERT INTO user (name, role, password, added_at, since)
VALUES (?1, ?3, ?4, ?2, ?2)
ON CONFLICT (name) DO UPDATE
SET role = ?3, password = ?4, added_at = ?2, since = ?2, removed_at = NULL
WHERE removed_at IS NOT NULL`, string(u.Role), u.Password)
}

// SetPassword gives a user another password, by its hash, and ends the user's
// sessions. It returns [proposals.ErrNotFound] for one who may not sign in.
func (s *Store) SetPassword(ctx context.Context, name proposals.Slug, hash string, by proposals.Signature) error {
	return s.changeUser(ctx, userChange{"password", name, "", by}, proposals.ErrNotFound, `
UPDATE user SET password = ?3, since = ?2
WHERE name = ?1 AND removed_at IS NULL`, hash)
}

// SetRole gives a user another role, and ends the user's sessions. It returns
// [proposals.ErrNotFound] for one who may not sign in.
func (s *Store) SetRole(ctx context.Context, name proposals.Slug, role proposals.Role, by proposals.Signature) error {
	return s.changeUser(ctx, userChange{"role", name, role, by}, proposals.ErrNotFound, `
UPDATE user SET role = ?3, since = ?2
WHERE name = ?1 AND removed_at IS NULL`, string(role))
}

// RemoveUser ends a user's sessions and lets none begin. The name stays known.
// It returns [proposals.ErrNotFound] for one who may not sign in.
func (s *Store) RemoveUser(ctx context.Context, name proposals.Slug, by proposals.Signature) error {
	return s.changeUser(ctx, userChange{"removed", name, "", by}, proposals.ErrNotFound, `
UPDATE user SET password = NULL, since = ?2, removed_at = ?2
WHERE name = ?1 AND removed_at IS NULL`)
}

// A userChange is one thing done to a user.
type userChange struct {
	what string
	name proposals.Slug
	role proposals.Role // where one was given
	by   proposals.Signature
}

// changeUser executes a statement, whose first parameters are the user's name
// and the time, records it, and ends the user's sessions. If the statement
// changes nobody, nothing is done and the error is none.
func (s *Store) changeUser(ctx context.Context, c userChange, none error, statement string, args ...any) error {
	return s.write(ctx, fmt.Sprintf("user %s", c.name), func(b *batch) {
		b.key = []any{c.name.String(), timeText(c.by.At)}
		b.change(none, statement, args...)
		b.insert(`
INSERT INTO user_change (number, user_name, what, role, changed_by, changed_way, changed_at)
SELECT coalesce(max(number), 0) + 1, ?1, ?3, ?4, ?5, ?6, ?2 FROM user_change`,
			c.what,
			null(string(c.role)),
			c.by.By,
			string(c.by.Way),
		)
		b.key = b.key[:1]
		b.insert(`DELETE FROM session WHERE user_name = ?1`)
	})
}

// RenewPassword puts another hash of the same password in place of old. The
// user's sessions go on, and if old is no longer the user's, nothing is done.
func (s *Store) RenewPassword(ctx context.Context, name proposals.Slug, old, hash string) error {
	return s.write(ctx, fmt.Sprintf("user %s", name), func(b *batch) {
		b.insert(`UPDATE user SET password = ?3 WHERE name = ?1 AND password = ?2`, name.String(), old, hash)
	})
}

// Users are all who may sign in, by name.
func (s *Store) Users(ctx context.Context) ([]proposals.User, error) {
	return s.users(ctx, "list the users", proposals.Slug{})
}

// User is the user of that name, or [proposals.ErrNotFound] if none may sign
// in under it.
func (s *Store) User(ctx context.Context, name proposals.Slug) (proposals.User, error) {
	operation := fmt.Sprintf("user %s", name)
	found, err := s.users(ctx, operation, name)
	switch {
	case err != nil:
		return proposals.User{}, err
	case name.IsZero() || len(found) == 0:
		return proposals.User{}, s.explain(ctx, operation, proposals.ErrNotFound)
	default:
		return found[0], nil
	}
}

// users are those of that name, or all for the zero slug.
func (s *Store) users(ctx context.Context, operation string, name proposals.Slug) (all []proposals.User, err error) {
	err = s.read(ctx, operation, func(r reading) error {
		return r.each(`
SELECT
  name,
  role,
  added_at,
  password,
  since
FROM user
WHERE removed_at IS NULL AND (?1 = '' OR name = ?1)
ORDER BY name`, func(rows *sql.Rows) error {
			var u proposals.User
			err := rows.Scan(
				slug(&u.Name),
				into(&u.Role, proposals.ParseRole),
				into(&u.Added, parseTime),
				text(&u.Password),
				into(&u.Since, parseTime),
			)
			all = append(all, u)
			return err
		}, name.String())
	})
	return all, err
}
