package sqlite

import (
	"database/sql"
	"strconv"

	"parley/proposals"
)

func (b *batch) insertBlank(number int, blank *proposals.Blank, against *proposals.CaseRevision) {
	b.insert(`
INSERT INTO blank (
  proposal,
  version,
  revision,
  case_slug,
  case_revision,
  number,
  issue,
  kind,
  option,
  part,
  bracket,
  coverage,
  said_elsewhere,
  checked_by,
  checked_on
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)`,
		number,
		blank.Issue.String(),
		kindOf(blank.Issue, against),
		null(blank.Option.String()),
		null(blank.Part.String()),
		null(blank.By.String()),
		string(blank.Coverage),
		blank.SaidElsewhere,
		null(blank.Search.By),
		null(blank.Search.On.String()),
	)
	b.insertEach(`
INSERT INTO blank_after (proposal, version, revision, case_slug, case_revision, blank, event)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`, blank.After, number)
	b.insertEach(`
INSERT INTO blank_source (proposal, version, revision, blank, source)
VALUES (?1, ?2, ?3, ?6, ?7)`, blank.Sources, number)
	for _, list := range []struct {
		name  string
		texts []string
	}{{"words", blank.Search.Words}, {"points", blank.Search.Points}} {
		for i, text := range list.texts {
			b.insert(`
INSERT INTO blank_search (proposal, version, revision, blank, list, position, text)
VALUES (?1, ?2, ?3, ?6, ?7, ?8, ?9)`, number, list.name, i+1, text)
		}
	}
}

func (r *revisionReading) readBlanks() error {
	return r.each(wantedRevisions+`
SELECT
  n,
  number,
  issue,
  option,
  part,
  bracket,
  coverage,
  said_elsewhere,
  checked_by,
  checked_on
FROM wanted CROSS JOIN blank USING (proposal, version, revision)
ORDER BY n, number`, func(rows *sql.Rows) error {
		var n, number int
		var b proposals.Blank
		err := rows.Scan(
			&n,
			&number,
			slug(&b.Issue),
			slug(&b.Option),
			slug(&b.Part),
			slug(&b.By),
			into(&b.Coverage, proposals.ParseBlank),
			&b.SaidElsewhere,
			text(&b.Search.By),
			date(&b.Search.On),
		)
		of := strconv.Itoa(number)
		b.After = r.slugs[owner{n, "blank after", of}]
		b.Sources = r.slugs[owner{n, "blank source", of}]
		b.Search.Words = r.words[owner{n, "words", of}]
		b.Search.Points = r.words[owner{n, "points", of}]
		v := &r.heads[n].version
		v.Blanks = append(v.Blanks, b)
		return err
	}, r.keys)
}
