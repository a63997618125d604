package sqlite

import (
	"database/sql"

	"parley/proposals"
)

// insertActors inserts parties, who take positions, and actors, who do not.
func (b *batch) insertActors(c *proposals.Case) {
	const insert = `
INSERT INTO actor (case_slug, case_revision, slug, position, label, party, retired)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`
	for i, p := range c.Parties {
		b.insert(insert, p.Slug.String(), i+1, p.Label, string(p.Kind), p.Retired)
		for n, member := range p.Members {
			b.insert(`
INSERT INTO party_member (case_slug, case_revision, party, position, name)
VALUES (?1, ?2, ?3, ?4, ?5)`, p.Slug.String(), n+1, member)
		}
	}
	for i, a := range c.Actors {
		b.insert(insert, a.Slug.String(), i+1, a.Label, nil, a.Retired)
	}
}

func (r *caseReading) readActors() error {
	return r.each(wantedCases+`
SELECT
  n,
  slug,
  label,
  party,
  retired
FROM wanted CROSS JOIN actor USING (case_slug, case_revision)
ORDER BY n, position`, func(rows *sql.Rows) error {
		var n int
		var p proposals.Party
		err := rows.Scan(
			&n,
			slug(&p.Slug),
			&p.Label,
			into(&p.Kind, proposals.ParsePartyKind),
			&p.Retired,
		)
		c := &r.cases[n]
		if p.Kind == "" {
			c.Actors = append(c.Actors, proposals.Actor{Slug: p.Slug, Label: p.Label, Retired: p.Retired})
			return err
		}
		p.Members = r.words[owner{n, "members", p.Slug.String()}]
		c.Parties = append(c.Parties, p)
		return err
	}, r.keys)
}
