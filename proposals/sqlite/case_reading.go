package sqlite

import (
	"database/sql"
	"errors"
	"fmt"

	"parley/proposals"
)

// A caseReading reads whole revisions of cases, in a number of statements that
// does not depend on how many.
type caseReading struct {
	reading
	keys   string // of the revisions wanted
	cases  []proposals.Case
	stored []proposals.Stored
	slugs  map[owner][]proposals.Slug
	words  map[owner][]string
	labels map[owner][]proposals.Label
	prose  map[owner]proposals.Prose
}

// cases are the revisions named by keys, in their order.
func (r reading) cases(wanted []caseKey) ([]*proposals.CaseRevision, error) {
	c := caseReading{
		reading: r,
		cases:   make([]proposals.Case, len(wanted)),
		stored:  make([]proposals.Stored, len(wanted)),
	}
	if err := c.readHeads(wanted); err != nil {
		return nil, err
	}
	if err := inOrder(c.readLists, c.readLabels, c.readActors, c.readEvents, c.readTopics, c.readIssues, c.readOccasions, c.readAssumptions); err != nil {
		return nil, err
	}
	found := make([]*proposals.CaseRevision, len(wanted))
	for n, content := range c.cases {
		content.Intro = c.prose[owner{n, "intro", ""}]
		content.Opening = c.slugs[owner{n, "opening", ""}]
		revision, problems := proposals.NewCaseRevision(content, nil)
		if len(problems) > 0 {
			return nil, broken(caseKey{content.Slug, c.stored[n].Revision}, problems)
		}
		found[n] = revision.WithStored(c.stored[n])
	}
	return found, nil
}

// broken says that stored rows no longer keep the rules. That is not the
// caller's mistake, so it is no [proposals.ErrInvalid].
func broken(what fmt.Stringer, problems proposals.Problems) error {
	return fmt.Errorf("the stored rows of %s %w: %s", what, errBroken, problems)
}

var errBroken = errors.New("break the rules")

func (r *caseReading) readHeads(wanted []caseKey) error {
	const query = `
WITH wanted (n, case_slug, revision) AS (SELECT key, value ->> 0, value ->> 1 FROM json_each(?))
SELECT
  n,
  head.case_slug,
  title,
  publisher_name,
  publisher_contact,
  order_topic,
  read_by,
  read_on,
  note,
  number,
  stored_at,
  stored_by,
  stored_way,
  sha256
FROM wanted
CROSS JOIN case_revision AS head ON head.case_slug = wanted.case_slug AND number = CASE revision
  WHEN 0 THEN (SELECT max(number) FROM case_revision WHERE case_slug = wanted.case_slug)
  ELSE revision
END
JOIN case_seal ON case_seal.case_slug = head.case_slug AND case_revision = number`
	err := r.each(query, func(rows *sql.Rows) error {
		var n int
		var c proposals.Case
		var s proposals.Stored
		err := rows.Scan(
			&n,
			slug(&c.Slug),
			&c.Title,
			&c.Publisher.Name,
			&c.Publisher.Contact,
			slug(&c.OrderTopic),
			&c.Read.By,
			date(&c.Read.On),
			&c.Note,
			&s.Revision,
			into(&s.At, parseTime),
			text(&s.By),
			into(&s.Way, proposals.ParseWay),
			into(&s.Hash, proposals.ParseHash),
		)
		if err == nil {
			r.cases[n], r.stored[n] = c, s
		}
		return err
	}, keyList(wanted))
	if err != nil {
		return err
	}
	found := make([]caseKey, len(wanted))
	for n, k := range wanted {
		if r.stored[n].Revision == 0 {
			return fmt.Errorf("the case %s: %w", k, proposals.ErrNotFound)
		}
		found[n] = caseKey{k.slug, r.stored[n].Revision}
	}
	r.keys = keyList(found)
	return nil
}

// wantedCases names the revisions to read in the parts below.
const wantedCases = `
WITH wanted (n, case_slug, case_revision) AS (SELECT key, value ->> 0, value ->> 1 FROM json_each(?))
`

func (r *caseReading) readLists() (err error) {
	if r.slugs, err = lists(r.reading, wantedCases+`
SELECT n, 'opening' AS list, '' AS of, position, proposal AS item FROM wanted CROSS JOIN case_opening USING (case_slug, case_revision)
UNION ALL SELECT n, 'is', event, 0, wider FROM wanted CROSS JOIN event_is USING (case_slug, case_revision)
UNION ALL SELECT n, 'also', issue, 0, topic FROM wanted CROSS JOIN issue_also USING (case_slug, case_revision)
UNION ALL SELECT n, 'on', issue, 0, actor FROM wanted CROSS JOIN issue_on USING (case_slug, case_revision)
UNION ALL SELECT n, 'after', assumption, 0, event FROM wanted CROSS JOIN assumption_after USING (case_slug, case_revision)
ORDER BY n, list, of, position, item`, r.keys, proposals.ParseSlug); err != nil {
		return err
	}
	if r.words, err = lists(r.reading, wantedCases+`
SELECT n, 'members', party, position, name FROM wanted CROSS JOIN party_member USING (case_slug, case_revision)
ORDER BY n, party, position`, r.keys, words); err != nil {
		return err
	}
	r.prose, err = r.reading.prose(wantedCases+`
SELECT n, 'intro' AS list, '' AS of, position, begins, text, link FROM wanted CROSS JOIN case_intro USING (case_slug, case_revision)
UNION ALL SELECT n, 'guidance', issue, position, begins, text, link FROM wanted CROSS JOIN issue_guidance USING (case_slug, case_revision)
UNION ALL SELECT n, 'reason', assumption, position, begins, text, link FROM wanted CROSS JOIN assumption_reason USING (case_slug, case_revision)
ORDER BY n, list, of, position`, r.keys)
	return err
}
