package sqlite

import (
	"database/sql"
	"strconv"

	"parley/proposals"
)

func (b *batch) insertStep(number int, s *proposals.Step) {
	b.insert(`
INSERT INTO step (proposal, version, revision, case_slug, case_revision, number, event, option, bracket, inferred)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`,
		number, s.Event.String(), null(s.Option.String()), null(s.By.String()), null(s.Inferred))
	b.insertEach(`
INSERT INTO step_after (proposal, version, revision, case_slug, case_revision, step, event)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`, s.After, number)
	b.insertEach(`
INSERT INTO step_source (proposal, version, revision, step, source)
VALUES (?1, ?2, ?3, ?6, ?7)`, s.Sources, number)
	b.insertQuotes(`
INSERT INTO step_quote (proposal, version, revision, step, position, source, text, language, of_text)
VALUES (?1, ?2, ?3, ?6, ?7, ?8, ?9, ?10, ?11)`, s.Quotes, number)
}

func (r *revisionReading) readSteps() error {
	return r.each(wantedRevisions+`
SELECT
  n,
  number,
  event,
  option,
  bracket,
  inferred
FROM wanted CROSS JOIN step USING (proposal, version, revision)
ORDER BY n, number`, func(rows *sql.Rows) error {
		var n, number int
		var s proposals.Step
		err := rows.Scan(
			&n,
			&number,
			slug(&s.Event),
			slug(&s.Option),
			slug(&s.By),
			text(&s.Inferred),
		)
		of := strconv.Itoa(number)
		s.After = r.slugs[owner{n, "step after", of}]
		s.Sources = r.slugs[owner{n, "step source", of}]
		s.Quotes = r.quotes[owner{n, "step", of}]
		v := &r.heads[n].version
		v.Steps = append(v.Steps, s)
		return err
	}, r.keys)
}
