package sqlite

import (
	"database/sql"

	"parley/proposals"
)

func (b *batch) insertIssues(c *proposals.Case) {
	for n := range c.Issues {
		b.insertIssue(n+1, &c.Issues[n])
	}
}

func (b *batch) insertIssue(position int, i *proposals.Issue) {
	b.insert(`
INSERT INTO issue (
  case_slug,
  case_revision,
  slug,
  position,
  topic,
  question,
  label,
  kind,
  unit,
  limit_kind,
  retired
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)`,
		i.Slug.String(),
		position,
		i.Topic.String(),
		i.Question,
		i.Label,
		string(i.Kind),
		null(i.Unit),
		null(string(i.Limit)),
		i.Retired,
	)
	for _, values := range [][]proposals.Label{i.Answers, i.Elements} {
		for n, l := range values {
			b.insert(`
INSERT INTO issue_value (case_slug, case_revision, issue, slug, kind, position, label, exclusive)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`, i.Slug.String(), l.Slug.String(), string(i.Kind), n+1, l.Text, l.Exclusive)
		}
	}
	for n, l := range i.Parts {
		b.insert(`
INSERT INTO issue_part (case_slug, case_revision, issue, slug, position, label)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)`, i.Slug.String(), l.Slug.String(), n+1, l.Text)
	}
	b.insertEach(`
INSERT INTO issue_also (case_slug, case_revision, issue, topic)
VALUES (?1, ?2, ?3, ?4)`, i.Also, i.Slug.String())
	b.insertEach(`
INSERT INTO issue_on (case_slug, case_revision, issue, actor)
VALUES (?1, ?2, ?3, ?4)`, i.On, i.Slug.String())
	b.insertProse(`
INSERT INTO issue_guidance (case_slug, case_revision, issue, position, begins, text, link)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`, i.Guidance, i.Slug.String())
}

// readLabels reads what issues list: answers, elements and parts.
func (r *caseReading) readLabels() error {
	r.labels = map[owner][]proposals.Label{}
	return r.each(wantedCases+`
SELECT n, kind AS list, issue, position, slug, label, exclusive FROM wanted CROSS JOIN issue_value USING (case_slug, case_revision)
UNION ALL SELECT n, 'part', issue, position, slug, label, 0 FROM wanted CROSS JOIN issue_part USING (case_slug, case_revision)
ORDER BY n, list, issue, position`, func(rows *sql.Rows) error {
		var o owner
		var position int
		var l proposals.Label
		err := rows.Scan(&o.n, &o.list, &o.of, &position, slug(&l.Slug), &l.Text, &l.Exclusive)
		r.labels[o] = append(r.labels[o], l)
		return err
	}, r.keys)
}

func (r *caseReading) readIssues() error {
	return r.each(wantedCases+`
SELECT
  n,
  slug,
  topic,
  question,
  label,
  kind,
  unit,
  limit_kind,
  retired
FROM wanted CROSS JOIN issue USING (case_slug, case_revision)
ORDER BY n, position`, func(rows *sql.Rows) error {
		var n int
		var i proposals.Issue
		err := rows.Scan(
			&n,
			slug(&i.Slug),
			slug(&i.Topic),
			&i.Question,
			&i.Label,
			into(&i.Kind, proposals.ParseIssueKind),
			text(&i.Unit),
			into(&i.Limit, proposals.ParseLimitKind),
			&i.Retired,
		)
		of := i.Slug.String()
		i.Answers = r.labels[owner{n, string(proposals.ChoiceKind), of}]
		i.Elements = r.labels[owner{n, string(proposals.SetKind), of}]
		i.Parts = r.labels[owner{n, "part", of}]
		i.Is = r.measureIs(n, &i)
		i.Also = r.slugs[owner{n, "also", of}]
		i.On = r.slugs[owner{n, "on", of}]
		i.Guidance = r.prose[owner{n, "guidance", of}]
		r.cases[n].Issues = append(r.cases[n].Issues, i)
		return err
	}, r.keys)
}

// measureIs are the wider events of a measure; no other issue is an event.
func (r *caseReading) measureIs(n int, i *proposals.Issue) []proposals.Slug {
	if i.Kind != proposals.Measure {
		return nil
	}
	return r.slugs[owner{n, "is", i.Slug.String()}]
}
