package sqlite

import (
	"database/sql"

	"parley/proposals"
)

func (b *batch) insertOccasions(c *proposals.Case) {
	for i, o := range c.Occasions {
		b.insert(`
INSERT INTO occasion (
  case_slug,
  case_revision,
  slug,
  position,
  headline,
  date,
  to_date,
  publisher,
  title,
  published,
  language,
  address
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)`,
			o.Slug.String(),
			i+1,
			o.Headline,
			o.Date.String(),
			null(o.To.String()),
			o.Source.Publisher,
			null(o.Source.Title),
			null(o.Source.Date.String()),
			null(o.Source.Language),
			null(o.Source.Address),
		)
	}
}

func (r *caseReading) readOccasions() error {
	return r.each(wantedCases+`
SELECT
  n,
  slug,
  headline,
  date,
  to_date,
  publisher,
  title,
  published,
  language,
  address
FROM wanted CROSS JOIN occasion USING (case_slug, case_revision)
ORDER BY n, position`, func(rows *sql.Rows) error {
		var n int
		var o proposals.Occasion
		err := rows.Scan(
			&n,
			slug(&o.Slug),
			&o.Headline,
			date(&o.Date),
			date(&o.To),
			&o.Source.Publisher,
			text(&o.Source.Title),
			date(&o.Source.Date),
			text(&o.Source.Language),
			text(&o.Source.Address),
		)
		r.cases[n].Occasions = append(r.cases[n].Occasions, o)
		return err
	}, r.keys)
}
