package sqlite

import (
	"database/sql"

	"parley/proposals"
)

func (b *batch) insertTopics(c *proposals.Case) {
	for i, t := range c.Topics {
		b.insert(`
INSERT INTO topic (case_slug, case_revision, slug, position, label, retired)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)`, t.Slug.String(), i+1, t.Label, t.Retired)
	}
}

func (r *caseReading) readTopics() error {
	return r.each(wantedCases+`
SELECT
  n,
  slug,
  label,
  retired
FROM wanted CROSS JOIN topic USING (case_slug, case_revision)
ORDER BY n, position`, func(rows *sql.Rows) error {
		var n int
		var t proposals.Topic
		err := rows.Scan(
			&n,
			slug(&t.Slug),
			&t.Label,
			&t.Retired,
		)
		r.cases[n].Topics = append(r.cases[n].Topics, t)
		return err
	}, r.keys)
}
