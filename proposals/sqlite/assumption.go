package sqlite

import (
	"database/sql"

	"parley/proposals"
)

func (b *batch) insertAssumptions(c *proposals.Case) {
	for i, a := range c.Assumptions {
		b.insert(`
INSERT INTO assumption (case_slug, case_revision, slug, position, headline, event, author)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`, a.Slug.String(), i+1, a.Headline, a.Event.String(), a.Author)
		b.insertEach(`
INSERT INTO assumption_after (case_slug, case_revision, assumption, event)
VALUES (?1, ?2, ?3, ?4)`, a.After, a.Slug.String())
		b.insertProse(`
INSERT INTO assumption_reason (case_slug, case_revision, assumption, position, begins, text, link)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`, a.Reason, a.Slug.String())
	}
}

func (r *caseReading) readAssumptions() error {
	return r.each(wantedCases+`
SELECT
  n,
  slug,
  headline,
  event,
  author
FROM wanted CROSS JOIN assumption USING (case_slug, case_revision)
ORDER BY n, position`, func(rows *sql.Rows) error {
		var n int
		var a proposals.Assumption
		err := rows.Scan(
			&n,
			slug(&a.Slug),
			&a.Headline,
			slug(&a.Event),
			&a.Author,
		)
		a.After = r.slugs[owner{n, "after", a.Slug.String()}]
		a.Reason = r.prose[owner{n, "reason", a.Slug.String()}]
		r.cases[n].Assumptions = append(r.cases[n].Assumptions, a)
		return err
	}, r.keys)
}
