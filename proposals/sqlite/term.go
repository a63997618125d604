package sqlite

import (
	"database/sql"
	"strconv"

	"parley/proposals"
)

func (b *batch) insertTerm(number int, t *proposals.Term, against *proposals.CaseRevision) {
	value := newValueRow(t.Value)
	b.insert(`
INSERT INTO term (
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
  reading,
  headline,
  stance,
  value,
  low,
  low_unit,
  high,
  high_unit,
  renewable,
  low_date,
  high_date,
  text,
  unconditional,
  details_at,
  point,
  ambiguous,
  inferred,
  said_elsewhere
) VALUES (
  ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
  ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29
)`,
		number,
		t.Issue.String(),
		kindOf(t.Issue, against),
		null(t.Option.String()),
		null(t.Part.String()),
		null(t.By.String()),
		null(t.Reading.String()),
		t.Headline,
		null(string(t.Stance)),
		value.value,
		value.low,
		value.lowUnit,
		value.high,
		value.highUnit,
		value.renewable,
		value.lowDate,
		value.highDate,
		value.text,
		t.Unconditional,
		null(t.DetailsAt.String()),
		null(t.Point),
		null(t.Ambiguous),
		null(t.Inferred),
		t.SaidElsewhere,
	)
	for _, member := range value.members {
		b.insert(`
INSERT INTO term_value (proposal, version, revision, case_slug, case_revision, term, issue, value)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`, number, t.Issue.String(), member)
	}
	b.insertTermLists(number, t)
}

// kindOf is the kind of an issue; a checked term has one.
func kindOf(issue proposals.Slug, against *proposals.CaseRevision) string {
	i, ok := against.Issue(issue)
	if !ok {
		return ""
	}
	return string(i.Kind)
}

func (b *batch) insertTermLists(number int, t *proposals.Term) {
	b.insertEach(`
INSERT INTO term_on (proposal, version, revision, case_slug, case_revision, term, actor)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`, t.On, number)
	for i, phrase := range t.Scope {
		b.insert(`
INSERT INTO term_scope (proposal, version, revision, term, position, phrase)
VALUES (?1, ?2, ?3, ?6, ?7, ?8)`, number, i+1, phrase)
	}
	for _, list := range []struct {
		name   string
		events []proposals.Slug
	}{{"after", t.After}, {"until", t.Until}, {"unless", t.Unless}} {
		b.insertEach(`
INSERT INTO term_event (proposal, version, revision, case_slug, case_revision, term, list, event)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`, list.events, number, list.name)
	}
	b.insertDeadlines(number, t.Deadlines)
	b.insertEach(`
INSERT INTO term_source (proposal, version, revision, term, source)
VALUES (?1, ?2, ?3, ?6, ?7)`, t.Sources, number)
	b.insertQuotes(`
INSERT INTO term_quote (proposal, version, revision, term, position, source, text, language, of_text)
VALUES (?1, ?2, ?3, ?6, ?7, ?8, ?9, ?10, ?11)`, t.Quotes, number)
	b.insertProse(`
INSERT INTO term_body (proposal, version, revision, term, position, begins, text, link)
VALUES (?1, ?2, ?3, ?6, ?7, ?8, ?9, ?10)`, t.Body, number)
}

func (r *revisionReading) readTerms() error {
	return r.each(wantedRevisions+`
SELECT
  n,
  number,
  issue,
  option,
  part,
  bracket,
  reading,
  headline,
  stance,
  value,
  low,
  low_unit,
  high,
  high_unit,
  renewable,
  low_date,
  high_date,
  text,
  unconditional,
  details_at,
  point,
  ambiguous,
  inferred,
  said_elsewhere
FROM wanted CROSS JOIN term USING (proposal, version, revision)
ORDER BY n, number`, r.scanTerm, r.keys)
}

func (r *revisionReading) scanTerm(rows *sql.Rows) error {
	var n, number int
	var t proposals.Term
	var value valueRow
	if err := rows.Scan(
		&n,
		&number,
		slug(&t.Issue),
		slug(&t.Option),
		slug(&t.Part),
		slug(&t.By),
		slug(&t.Reading),
		&t.Headline,
		into(&t.Stance, proposals.ParseStance),
		&value.value,
		&value.low,
		&value.lowUnit,
		&value.high,
		&value.highUnit,
		&value.renewable,
		&value.lowDate,
		&value.highDate,
		&value.text,
		&t.Unconditional,
		into(&t.DetailsAt, event),
		text(&t.Point),
		text(&t.Ambiguous),
		text(&t.Inferred),
		&t.SaidElsewhere,
	); err != nil {
		return err
	}
	h := &r.heads[n]
	of := strconv.Itoa(number)
	value.members = r.words[owner{n, "value", of}]
	if issue, ok := h.read.Issue(t.Issue); ok {
		var err error
		if t.Value, err = value.parse(issue); err != nil {
			return err
		}
	}
	r.addTermLists(n, of, &t)
	h.version.Terms = append(h.version.Terms, t)
	return nil
}

func (r *revisionReading) addTermLists(n int, of string, t *proposals.Term) {
	t.On = r.slugs[owner{n, "term on", of}]
	t.Scope = r.words[owner{n, "scope", of}]
	t.After = r.slugs[owner{n, "term after", of}]
	t.Until = r.slugs[owner{n, "term until", of}]
	t.Unless = r.slugs[owner{n, "term unless", of}]
	t.Deadlines = r.deadlines[owner{n, "", of}]
	t.Sources = r.slugs[owner{n, "term source", of}]
	t.Quotes = r.quotes[owner{n, "term", of}]
	t.Body = r.prose[owner{n, "body", of}]
}
