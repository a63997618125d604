package sqlite

import (
	"database/sql"

	"parley/proposals"
)

// wantedRevisions names the revisions to read in the parts.
const wantedRevisions = `
WITH wanted (n, proposal, version, revision) AS (
  SELECT key, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)
)
`

func (r *revisionReading) readLists() (err error) {
	if r.slugs, err = lists(r.reading, wantedRevisions+`
SELECT n, 'author' AS list, '' AS of, 0 AS position, party AS item FROM wanted CROSS JOIN revision_author USING (proposal, version, revision)
UNION ALL SELECT n, 'rest after', '', 0, event FROM wanted CROSS JOIN revision_rest_after USING (proposal, version, revision)
UNION ALL SELECT n, 'term on', term, 0, actor FROM wanted CROSS JOIN term_on USING (proposal, version, revision)
UNION ALL SELECT n, 'term ' || list, term, 0, event FROM wanted CROSS JOIN term_event USING (proposal, version, revision)
UNION ALL SELECT n, 'term source', term, 0, source FROM wanted CROSS JOIN term_source USING (proposal, version, revision)
UNION ALL SELECT n, 'blank after', blank, 0, event FROM wanted CROSS JOIN blank_after USING (proposal, version, revision)
UNION ALL SELECT n, 'blank source', blank, 0, source FROM wanted CROSS JOIN blank_source USING (proposal, version, revision)
UNION ALL SELECT n, 'step after', step, 0, event FROM wanted CROSS JOIN step_after USING (proposal, version, revision)
UNION ALL SELECT n, 'step source', step, 0, source FROM wanted CROSS JOIN step_source USING (proposal, version, revision)
ORDER BY n, list, of, position, item`, r.keys, event); err != nil {
		return err
	}
	if r.words, err = lists(r.reading, wantedRevisions+`
SELECT n, 'language' AS list, '' AS of, position, language AS item FROM wanted CROSS JOIN revision_language USING (proposal, version, revision)
UNION ALL SELECT n, 'scope', term, position, phrase FROM wanted CROSS JOIN term_scope USING (proposal, version, revision)
UNION ALL SELECT n, 'value', term, 0, value FROM wanted CROSS JOIN term_value USING (proposal, version, revision)
UNION ALL SELECT n, list, blank, position, text FROM wanted CROSS JOIN blank_search USING (proposal, version, revision)
ORDER BY n, list, of, position, item`, r.keys, words); err != nil {
		return err
	}
	r.prose, err = r.reading.prose(wantedRevisions+`
SELECT n, 'intro' AS list, '' AS of, position, begins, text, link FROM wanted CROSS JOIN revision_intro USING (proposal, version, revision)
UNION ALL SELECT n, 'body', term, position, begins, text, link FROM wanted CROSS JOIN term_body USING (proposal, version, revision)
ORDER BY n, list, of, position`, r.keys)
	return err
}

// readLabels reads the options of the versions, and what parties call them.
func (r *revisionReading) readLabels() error {
	return r.each(wantedRevisions+`
SELECT n, 'option' AS list, position, slug, label FROM wanted CROSS JOIN revision_option USING (proposal, version, revision)
UNION ALL SELECT n, 'called', position, party, title FROM wanted CROSS JOIN revision_called USING (proposal, version, revision)
ORDER BY n, list, position`, func(rows *sql.Rows) error {
		var n, position int
		var list string
		var l proposals.Label
		err := rows.Scan(&n, &list, &position, slug(&l.Slug), &l.Text)
		v := &r.heads[n].version
		if list == "option" {
			v.Options = append(v.Options, l)
		} else {
			v.Called = append(v.Called, proposals.CalledBy{Party: l.Slug, Title: l.Text})
		}
		return err
	}, r.keys)
}
