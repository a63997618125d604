package sqlite

import (
	"database/sql"

	"parley/proposals"
)

func (b *batch) insertSources(sources []proposals.Source) {
	for i, s := range sources {
		b.insert(`
INSERT INTO source (
  proposal,
  version,
  revision,
  slug,
  position,
  publisher,
  title,
  date,
  language,
  kind,
  extent,
  rendering,
  leaked,
  address,
  sha256
) VALUES (?1, ?2, ?3, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)`,
			s.Slug.String(),
			i+1,
			s.Publisher,
			null(s.Title),
			null(s.Date.String()),
			null(s.Language),
			string(s.Kind),
			string(s.Extent),
			null(string(s.Rendering)),
			s.Leaked,
			null(s.Address),
			null(s.SHA256),
		)
	}
}

func (r *revisionReading) readSources() error {
	return r.each(wantedRevisions+`
SELECT
  n,
  slug,
  publisher,
  title,
  date,
  language,
  kind,
  extent,
  rendering,
  leaked,
  address,
  sha256
FROM wanted CROSS JOIN source USING (proposal, version, revision)
ORDER BY n, position`, func(rows *sql.Rows) error {
		var n int
		var s proposals.Source
		err := rows.Scan(
			&n,
			slug(&s.Slug),
			&s.Publisher,
			text(&s.Title),
			date(&s.Date),
			text(&s.Language),
			into(&s.Kind, proposals.ParseSourceKind),
			into(&s.Extent, proposals.ParseExtent),
			into(&s.Rendering, proposals.ParseRendering),
			&s.Leaked,
			text(&s.Address),
			text(&s.SHA256),
		)
		v := &r.heads[n].version
		v.Sources = append(v.Sources, s)
		return err
	}, r.keys)
}
