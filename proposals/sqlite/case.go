package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"parley/proposals"
)

// addCase inserts r as the revision after based.
func (b *batch) addCase(r *proposals.CaseRevision, based int, hash proposals.Hash, by proposals.Signature) {
	c := r.Case()
	b.key = caseKey{c.Slug, based + 1}.columns()
	b.claimCase(c, based)
	b.insertActors(c)
	b.insertEvents(c)
	b.insertTopics(c)
	b.insertIssues(c)
	b.insertOccasions(c)
	b.insertAssumptions(c)
	b.insert(`
INSERT INTO case_seal (case_slug, case_revision, stored_at, sha256, stored_by, stored_way)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)`, timeText(by.At), hash.String(), null(by.By), null(string(by.Way)))
	b.insertPassages(caseKey{c.Slug, based + 1}.String(), r.Passages())
}

func (b *batch) claimCase(c *proposals.Case, based int) {
	b.claim(based, `
INSERT INTO case_revision (
  case_slug,
  number,
  title,
  publisher_name,
  publisher_contact,
  order_topic,
  read_by,
  read_on,
  note
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)`,
		c.Title,
		c.Publisher.Name,
		c.Publisher.Contact,
		null(c.OrderTopic.String()),
		c.Read.By,
		c.Read.On.String(),
		c.Note,
	)
	b.insertProse(`
INSERT INTO case_intro (case_slug, case_revision, position, begins, text, link)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)`, c.Intro)
	for i, p := range c.Opening {
		b.insert(`
INSERT INTO case_opening (case_slug, case_revision, position, proposal)
VALUES (?1, ?2, ?3, ?4)`, i+1, p.String())
	}
}

// A caseKey names one revision of a case; revision 0 is the newest.
type caseKey struct {
	slug     proposals.Slug
	revision int
}

func (k caseKey) columns() []any { return []any{k.slug.String(), k.revision} }

func (k caseKey) String() string {
	if k.revision == 0 {
		return k.slug.String()
	}
	return fmt.Sprintf("%s.%d", k.slug, k.revision)
}

// parseCaseKey reads what String prints of one revision.
func parseCaseKey(s string) (k caseKey, err error) {
	name, number, _ := strings.Cut(s, ".")
	if k.slug, err = proposals.ParseSlug(name); err == nil {
		k.revision, err = strconv.Atoi(number)
	}
	return k, err
}

// Case is one revision of a case, the newest for revision 0, or
// [proposals.ErrNotFound].
func (s *Store) Case(ctx context.Context, slug proposals.Slug, revision int) (c *proposals.CaseRevision, err error) {
	err = s.read(ctx, "read "+caseKey{slug, revision}.String(), func(r reading) error {
		found, err := r.cases([]caseKey{{slug, revision}})
		if err == nil {
			c = found[0]
		}
		return err
	})
	return c, err
}

// Cases are the newest revisions of all cases, in the order of their slugs.
func (s *Store) Cases(ctx context.Context) (all []*proposals.CaseRevision, err error) {
	err = s.read(ctx, "read the cases", func(r reading) error {
		all, err = r.newestCases()
		return err
	})
	return all, err
}

func (r reading) newestCases() ([]*proposals.CaseRevision, error) {
	var keys []caseKey
	err := r.each(`SELECT DISTINCT case_slug FROM case_revision ORDER BY case_slug`, func(rows *sql.Rows) error {
		var k caseKey
		err := rows.Scan(slug(&k.slug))
		keys = append(keys, k)
		return err
	})
	if err != nil {
		return nil, err
	}
	return r.cases(keys)
}

// CaseRevisions are all revisions of a case, or [proposals.ErrNotFound].
func (s *Store) CaseRevisions(ctx context.Context, of proposals.Slug) (all []proposals.CaseListing, err error) {
	const query = `
SELECT
  case_slug,
  title,
  read_by,
  read_on,
  note,
  number,
  stored_at,
  stored_by,
  stored_way,
  sha256
FROM case_revision JOIN case_seal USING (case_slug)
WHERE case_slug = ? AND case_revision = number
ORDER BY number`
	err = s.read(ctx, "read the revisions of "+of.String(), func(r reading) error {
		return r.each(query, func(rows *sql.Rows) error {
			var l proposals.CaseListing
			err := rows.Scan(
				slug(&l.Case),
				&l.Title,
				&l.Read.By,
				date(&l.Read.On),
				&l.Note,
				&l.Stored.Revision,
				into(&l.Stored.At, parseTime),
				text(&l.Stored.By),
				into(&l.Stored.Way, proposals.ParseWay),
				into(&l.Stored.Hash, proposals.ParseHash),
			)
			all = append(all, l)
			return err
		}, of.String())
	})
	if err == nil && len(all) == 0 {
		err = fmt.Errorf("the case %s: %w", of, proposals.ErrNotFound)
	}
	return all, err
}
