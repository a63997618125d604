package sqlite

import (
	"database/sql"

	"parley/proposals"
)

// insertQuotes inserts the quotes of one term or step, which owner numbers.
func (b *batch) insertQuotes(query string, quotes []proposals.Quote, owner int) {
	for i, q := range quotes {
		b.insert(query, owner, i+1, q.Source.String(), q.Text, null(q.Language), q.OfText)
	}
}

func (r *revisionReading) readQuotes() error {
	r.quotes = map[owner][]proposals.Quote{}
	return r.each(wantedRevisions+`
SELECT n, 'term' AS list, term AS of, position, source, text, language, of_text FROM wanted CROSS JOIN term_quote USING (proposal, version, revision)
UNION ALL SELECT n, 'step', step, position, source, text, language, of_text FROM wanted CROSS JOIN step_quote USING (proposal, version, revision)
ORDER BY n, list, of, position`, func(rows *sql.Rows) error {
		var o owner
		var position int
		var q proposals.Quote
		err := rows.Scan(
			&o.n,
			&o.list,
			&o.of,
			&position,
			slug(&q.Source),
			&q.Text,
			text(&q.Language),
			&q.OfText,
		)
		r.quotes[o] = append(r.quotes[o], q)
		return err
	}, r.keys)
}
