package sqlite

import (
	"database/sql"

	"parley/proposals"
)

// insertEvents inserts the events of the case, and one for each measure, which
// has its words in its issue.
func (b *batch) insertEvents(c *proposals.Case) {
	const insert = `
INSERT INTO event (case_slug, case_revision, slug, position, label, definition, retired)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`
	for i, e := range c.Events {
		b.insert(insert, e.Slug.String(), i+1, e.Label, e.Definition, e.Retired)
	}
	for _, issue := range c.Issues {
		if issue.Kind == proposals.Measure {
			b.insert(insert, issue.Slug.String(), nil, nil, nil, issue.Retired)
		}
	}
	for _, e := range c.Events {
		b.insertIs(e.Slug, e.Is)
	}
	for _, issue := range c.Issues {
		b.insertIs(issue.Slug, issue.Is)
	}
}

func (b *batch) insertIs(event proposals.Slug, wider []proposals.Slug) {
	b.insertEach(`
INSERT INTO event_is (case_slug, case_revision, event, wider)
VALUES (?1, ?2, ?3, ?4)`, wider, event.String())
}

// readEvents reads the events that are no measures.
func (r *caseReading) readEvents() error {
	return r.each(wantedCases+`
SELECT
  n,
  slug,
  label,
  definition,
  retired
FROM wanted CROSS JOIN event USING (case_slug, case_revision)
WHERE label IS NOT NULL
ORDER BY n, position`, func(rows *sql.Rows) error {
		var n int
		var e proposals.Event
		err := rows.Scan(
			&n,
			slug(&e.Slug),
			&e.Label,
			&e.Definition,
			&e.Retired,
		)
		e.Is = r.slugs[owner{n, "is", e.Slug.String()}]
		r.cases[n].Events = append(r.cases[n].Events, e)
		return err
	}, r.keys)
}
