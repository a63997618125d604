package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"parley/proposals"
)

// between stands between two fields of a passage, so that no phrase runs from
// one into the next: a word of its own to SQLite, and none to [proposals.Fold].
const between = " · "

// insertPassages inserts what a search can find of one revision.
func (b *batch) insertPassages(owner string, passages []proposals.Passage) {
	if b.err != nil {
		return
	}
	b.key = []any{owner}
	b.claim(0, `
INSERT INTO searched (owner)
VALUES (?1)`)
	for n, p := range passages {
		b.insert(`
INSERT INTO passage (owner, number, issue, head, body, source, belongs)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
			n,
			p.Issue.String(),
			folded(p.Ranked(proposals.HeadRank)),
			folded(p.Ranked(proposals.BodyRank)),
			folded(p.Ranked(proposals.SourceRank)),
			folded(p.Ranked(proposals.BelongsRank)),
		)
	}
}

func folded(fields []proposals.PassageField) string {
	texts := make([]string, len(fields))
	for i, f := range fields {
		texts[i] = proposals.Fold(f.Text)
	}
	return strings.Join(texts, between)
}

// indexStored adds the passages of the revisions that were stored before there
// was a search, or by a program that has none. A revision whose rows break the
// rules cannot be read, and so not be found.
func (s *Store) indexStored(ctx context.Context) error {
	var missing []string
	err := s.read(ctx, "look for what a search cannot find yet", func(r reading) error {
		return r.each(`
SELECT owner
FROM (
  SELECT case_slug || '.' || case_revision AS owner FROM case_seal
  UNION ALL
  SELECT proposal || '@' || version || '.' || revision FROM revision_seal
)
WHERE owner NOT IN (SELECT owner FROM searched)
ORDER BY owner`, func(rows *sql.Rows) error {
			var owner string
			err := rows.Scan(&owner)
			missing = append(missing, owner)
			return err
		})
	})
	for _, owner := range missing {
		if err == nil {
			err = s.indexOne(ctx, owner)
		}
	}
	return err
}

func (s *Store) indexOne(ctx context.Context, owner string) error {
	var passages []proposals.Passage
	err := s.read(ctx, "read "+owner, func(r reading) error {
		if ref, err := proposals.ParseRef(owner); err == nil {
			found, err := r.revisions([]proposals.Ref{ref})
			if err == nil {
				passages = found[0].Passages()
			}
			return err
		}
		key, err := parseCaseKey(owner)
		if err != nil {
			return err
		}
		found, err := r.cases([]caseKey{key})
		if err == nil {
			passages = found[0].Passages()
		}
		return err
	})
	if errors.Is(err, errBroken) {
		return nil
	}
	if err != nil {
		return err
	}
	err = s.write(ctx, "add what a search can find of "+owner, func(b *batch) {
		b.insertPassages(owner, passages)
		b.key = nil
		b.insert(`UPDATE generation SET number = number + 1`)
	})
	if errors.Is(err, proposals.ErrExists) { // another program was first
		return nil
	}
	return err
}

// match is the expression that looks for phrases: each must be there. Every word
// is quoted, and consists of letters and digits.
func match(phrases []proposals.SearchPhrase) string {
	terms := make([]string, len(phrases))
	for i, p := range phrases {
		terms[i] = `"` + strings.Trim(p.String(), `"`) + `"`
	}
	return strings.Join(terms, " ")
}

// A foundRow is a row of passage that matches.
type foundRow struct {
	owner  string
	number int
	issue  proposals.Slug
	weight int
}

// found are the passages of owners in which all phrases stand, one at least in
// words of the passage's own.
func (r reading) found(phrases []proposals.SearchPhrase, owners []string) ([]foundRow, error) {
	keys, err := json.Marshal(owners)
	if err != nil {
		return nil, err
	}
	var all []foundRow
	err = r.each(`
SELECT
  owner,
  number,
  issue,
  matchinfo(passage, 'x')
FROM passage
WHERE passage MATCH ?1 AND owner IN (SELECT value FROM json_each(?2))`, func(rows *sql.Rows) error {
		var f foundRow
		var hits []byte
		var issue string
		if err := rows.Scan(
			&f.owner,
			&f.number,
			&issue,
			&hits,
		); err != nil {
			return err
		}
		if issue != "" {
			if f.issue, err = proposals.ParseSlug(issue); err != nil {
				return err
			}
		}
		var own bool
		if f.weight, own = weigh(hits, len(phrases)); own {
			all = append(all, f)
		}
		return nil
	}, match(phrases), string(keys))
	return all, err
}
