package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"parley/proposals"
)

// keptSaves is how many saves of an open draft are kept: so often can be
// undone. Those that others took the place of do not count.
const keptSaves = 50

// BeginDraft stores a draft with its first save, or returns
// [proposals.ErrExists] where its ID is taken.
func (s *Store) BeginDraft(ctx context.Context, d proposals.Draft) error {
	return s.write(ctx, "begin a draft", func(b *batch) {
		b.key = []any{d.ID}
		b.claim(0, `
INSERT INTO draft (id, owner, kind, case_slug, ref, based, begun_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
			d.Owner.String(),
			string(d.Kind),
			null(d.Case.String()),
			null(d.Ref.String()),
			d.Based,
			timeText(d.Begun),
		)
		b.insertSave(d.Save)
	})
}

// SaveDraft stores a further save of an open draft, in place of an earlier one
// where replaces is its number. Where its own number is taken, since someone
// else saved first, or the draft has ended, it returns [proposals.ErrConflict]
// and stores nothing.
func (s *Store) SaveDraft(ctx context.Context, id string, save proposals.Save, replaces int) error {
	return s.write(ctx, "save the draft "+id, func(b *batch) {
		b.key = []any{id}
		b.insertSave(save)
		b.insert(`DELETE FROM draft_save WHERE draft = ?1 AND number = ?2`, replaces)
		b.insert(`
DELETE FROM draft_save WHERE draft = ?1 AND number NOT IN (
  SELECT number FROM draft_save WHERE draft = ?1 ORDER BY number DESC LIMIT ?2
)`, keptSaves)
	})
}

func (b *batch) insertSave(save proposals.Save) {
	if b.err != nil {
		return
	}
	b.claim(save.Number-1, `
INSERT INTO draft_save (draft, number, follows, saved_at, form, content)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)`,
		save.Number,
		save.Follows,
		timeText(save.At),
		string(save.Form),
		save.Content,
	)
}

// MoveDraft says what an open draft is and is based on from now on: another
// revision, or another version. Of a case, to is zero.
func (s *Store) MoveDraft(ctx context.Context, id string, of proposals.Slug, to proposals.Ref, based int) error {
	return s.write(ctx, "move the draft "+id, func(b *batch) {
		b.key = []any{id}
		b.insert(`UPDATE draft SET case_slug = ?2, ref = ?3, based = ?4 WHERE id = ?1`, null(of.String()), null(to.String()), based)
	})
}

// EndDraft says how a draft ended, or with the zero ending that it goes on. One
// that was stored stays so. Of a draft that ended the newest save is kept, and
// nothing to undo.
func (s *Store) EndDraft(ctx context.Context, id string, ending proposals.Ending, at time.Time) error {
	ended := ""
	if ending != "" {
		ended = timeText(at)
	}
	return s.write(ctx, "end the draft "+id, func(b *batch) {
		b.key = []any{id}
		b.insert(`UPDATE draft SET ending = ?2, ended_at = ?3 WHERE id = ?1`, null(string(ending)), null(ended))
		if ending != "" {
			b.insert(`DELETE FROM draft_save WHERE draft = ?1 AND number < (SELECT max(number) FROM draft_save WHERE draft = ?1)`)
			b.insert(`UPDATE draft_save SET follows = 0 WHERE draft = ?1`)
		}
	})
}

// Draft is the draft under id with its newest save, or [proposals.ErrNotFound].
func (s *Store) Draft(ctx context.Context, id string) (d proposals.Draft, err error) {
	err = s.read(ctx, "read the draft "+id, func(r reading) error {
		all, err := r.drafts(`id = ?1`, `content`, id)
		if err != nil {
			return err
		}
		if len(all) == 0 {
			return fmt.Errorf("the draft %s: %w", id, proposals.ErrNotFound)
		}
		d = all[0]
		return nil
	})
	return d, err
}

// Drafts are all drafts that were not stored, the last saved first, without
// their content.
func (s *Store) Drafts(ctx context.Context) (all []proposals.Draft, err error) {
	err = s.read(ctx, "list the drafts", func(r reading) error {
		all, err = r.drafts(`ending IS NOT 'stored'`, `?1`, "")
		return err
	})
	return all, err
}

// DraftSave is one save of a draft, or [proposals.ErrNotFound] where it is no
// longer kept.
func (s *Store) DraftSave(ctx context.Context, id string, number int) (save proposals.Save, err error) {
	operation := fmt.Sprintf("read save %d of the draft %s", number, id)
	err = s.read(ctx, operation, func(r reading) error {
		found := false
		err := r.each(`
SELECT
  number,
  follows,
  saved_at,
  form,
  content
FROM draft_save
WHERE draft = ? AND number = ?`, func(rows *sql.Rows) error {
			found = true
			return rows.Scan(
				&save.Number,
				&save.Follows,
				into(&save.At, parseTime),
				into(&save.Form, proposals.ParseDraftForm),
				&save.Content,
			)
		}, id, number)
		if err == nil && !found {
			err = proposals.ErrNotFound
		}
		return err
	})
	return save, err
}

func (r reading) drafts(where, content, arg string) (all []proposals.Draft, err error) {
	err = r.each(`
SELECT
  id,
  owner,
  kind,
  case_slug,
  ref,
  based,
  begun_at,
  ended_at,
  ending,
  number,
  follows,
  saved_at,
  form,
  `+content+` AS content
FROM draft JOIN draft_save ON draft = id
WHERE number = (SELECT max(number) FROM draft_save WHERE draft = id) AND `+where+`
ORDER BY saved_at DESC, id`, func(rows *sql.Rows) error {
		var d proposals.Draft
		err := rows.Scan(
			&d.ID,
			slug(&d.Owner),
			into(&d.Kind, proposals.ParseDraftKind),
			slug(&d.Case),
			into(&d.Ref, proposals.ParseRef),
			&d.Based,
			into(&d.Begun, parseTime),
			into(&d.Ended, parseTime),
			into(&d.Ending, proposals.ParseEnding),
			&d.Save.Number,
			&d.Save.Follows,
			into(&d.Save.At, parseTime),
			into(&d.Save.Form, proposals.ParseDraftForm),
			&d.Save.Content,
		)
		all = append(all, d)
		return err
	}, arg)
	return all, err
}
