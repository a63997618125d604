package sqlite

import (
	"database/sql"
	"fmt"

	"parley/proposals"
)

// A revisionReading reads whole revisions, in a number of statements that does
// not depend on how many.
type revisionReading struct {
	reading
	keys      string // of the revisions wanted
	heads     []revisionHead
	slugs     map[owner][]proposals.Slug
	words     map[owner][]string
	labels    map[owner][]proposals.Label
	prose     map[owner]proposals.Prose
	quotes    map[owner][]proposals.Quote
	deadlines map[owner][]proposals.Deadline
}

// A revisionHead is what one row of the table revision says, then the version
// as it grows.
type revisionHead struct {
	version proposals.Version
	rest    proposals.Coverage
	against caseKey
	read    *proposals.CaseRevision // what against names
	stored  proposals.Stored
}

func (h *revisionHead) ref() proposals.Ref {
	return h.version.Ref().WithRevision(h.stored.Revision)
}

// revisions are the revisions named by refs, in their order.
func (r reading) revisions(refs []proposals.Ref) ([]*proposals.Revision, error) {
	v, err := r.openRevisions(refs)
	if err != nil {
		return nil, err
	}
	if err := inOrder(v.readAgainst, v.readLists, v.readLabels, v.readSources, v.readQuotes, v.readDeadlines, v.readTerms, v.readBlanks, v.readSteps); err != nil {
		return nil, err
	}
	found := make([]*proposals.Revision, len(refs))
	for n := range v.heads {
		if found[n], err = v.revision(n); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// revision checks the n-th version, now that all of it was read.
func (r *revisionReading) revision(n int) (*proposals.Revision, error) {
	h := &r.heads[n]
	v := &h.version
	v.Authors = r.slugs[owner{n, "author", ""}]
	v.Languages = r.words[owner{n, "language", ""}]
	v.Intro = r.prose[owner{n, "intro", ""}]
	if h.rest != "" {
		v.Rest = &proposals.Rest{Coverage: h.rest, After: r.slugs[owner{n, "rest after", ""}]}
	}
	revision, problems := proposals.NewRevision(*v, h.read)
	if len(problems) > 0 {
		return nil, broken(refKey(h.ref()), problems)
	}
	return revision.WithStored(h.stored), nil
}

// openRevisions reads the heads of the revisions named by refs.
func (r reading) openRevisions(refs []proposals.Ref) (*revisionReading, error) {
	const query = `
WITH wanted (n, proposal, version, revision) AS (
  SELECT key, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)
)
SELECT
  n,
  head.proposal,
  head.version,
  case_slug,
  case_revision,
  title,
  act,
  answers,
  answers_with,
  based_on,
  date_text,
  date_handed_over,
  date_published,
  date_reported,
  read_by,
  read_on,
  rest,
  note,
  number,
  stored_at,
  stored_by,
  stored_way,
  sha256
FROM wanted
CROSS JOIN revision AS head ON head.proposal = wanted.proposal AND head.version = wanted.version AND number = CASE wanted.revision
  WHEN 0 THEN (SELECT max(number) FROM revision WHERE proposal = wanted.proposal AND version = wanted.version)
  ELSE wanted.revision
END
JOIN revision_seal AS seal ON seal.proposal = head.proposal AND seal.version = head.version AND seal.revision = number`
	keys := make([]refKey, len(refs))
	for n, ref := range refs {
		keys[n] = refKey(ref)
	}
	v := &revisionReading{reading: r, heads: make([]revisionHead, len(refs))}
	if err := r.each(query, v.scanHead, keyList(keys)); err != nil {
		return nil, err
	}
	for n, ref := range refs {
		if v.heads[n].stored.Revision == 0 {
			return nil, fmt.Errorf("%s: %w", ref, proposals.ErrNotFound)
		}
		keys[n] = refKey(v.heads[n].ref())
	}
	v.keys = keyList(keys)
	return v, nil
}

func (r *revisionReading) scanHead(rows *sql.Rows) error {
	var n int
	var h revisionHead
	v := &h.version
	err := rows.Scan(
		&n,
		slug(&v.Proposal),
		&v.Number,
		slug(&v.Case),
		&h.against.revision,
		&v.Title,
		into(&v.Act, proposals.ParseAct),
		into(&v.Answers, proposals.ParseRef),
		into(&v.AnswersWith, proposals.ParseAnswer),
		into(&v.BasedOn, proposals.ParseRef),
		date(&v.Dates.Text),
		date(&v.Dates.HandedOver),
		date(&v.Dates.Published),
		date(&v.Dates.Reported),
		&v.Read.By,
		date(&v.Read.On),
		into(&h.rest, proposals.ParseBlank),
		&v.Note,
		&h.stored.Revision,
		into(&h.stored.At, parseTime),
		text(&h.stored.By),
		into(&h.stored.Way, proposals.ParseWay),
		into(&h.stored.Hash, proposals.ParseHash),
	)
	h.against.slug = v.Case
	if err == nil {
		r.heads[n] = h
	}
	return err
}

// readAgainst reads the case revisions that the codings were read against.
func (r *revisionReading) readAgainst() error {
	at := map[caseKey]int{}
	var keys []caseKey
	for _, h := range r.heads {
		if _, ok := at[h.against]; !ok {
			at[h.against] = len(keys)
			keys = append(keys, h.against)
		}
	}
	found, err := r.cases(keys)
	if err != nil {
		return err
	}
	for n := range r.heads {
		r.heads[n].read = found[at[r.heads[n].against]]
	}
	return nil
}
