package sqlite

import (
	"context"
	"database/sql"

	"parley/proposals"
)

// AddSecondReading stores what someone other than its coders found of a
// revision. Each reads a revision once: the second time is
// [proposals.ErrExists].
func (s *Store) AddSecondReading(ctx context.Context, r proposals.SecondReading) error {
	return s.write(ctx, "store a second reading of "+r.Of.String(), func(b *batch) { b.addSecondReading(r) })
}

func (b *batch) addSecondReading(r proposals.SecondReading) {
	b.operation = "store a second reading of " + r.Of.String()
	b.key = append(refKey(r.Of).columns(), r.By)
	b.claim(0, `
INSERT INTO second_reading (proposal, version, revision, reader, manner, document, note, signed_way, signed_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)`,
		string(r.Manner),
		null(r.Document),
		null(r.Note),
		string(r.Way),
		timeText(r.At),
	)
	for i, p := range r.Places {
		b.insert(`
INSERT INTO second_reading_place (proposal, version, revision, reader, position, anchor, agreed, note)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
			i+1,
			p.Anchor,
			p.Agreed,
			null(p.Note),
		)
	}
}

// Settle stores how a difference at one place of a second reading was settled,
// once. It needs an outcome. Who may settle is for the caller to see to.
func (s *Store) Settle(ctx context.Context, of proposals.Ref, reader, anchor string, settled proposals.Settlement) error {
	return s.write(ctx, "settle a difference on "+of.String(), func(b *batch) { b.settle(of, reader, anchor, settled) })
}

func (b *batch) settle(of proposals.Ref, reader, anchor string, settled proposals.Settlement) {
	if b.err != nil {
		return
	}
	b.operation = "settle a difference on " + of.String()
	b.key = append(refKey(of).columns(), reader, anchor)
	b.claim(0, `
INSERT INTO settlement (proposal, version, revision, reader, anchor, outcome, note, signed_by, signed_way, signed_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`,
		null(string(settled.Outcome)),
		settled.Note,
		settled.By,
		string(settled.Way),
		timeText(settled.At),
	)
}

// SecondReadings are those of the revisions of a proposal, or of all proposals
// for the zero slug, the oldest first.
func (s *Store) SecondReadings(ctx context.Context, proposal proposals.Slug) (all []proposals.SecondReading, err error) {
	err = s.read(ctx, "read the second readings of "+proposal.String(), func(r reading) error {
		all, err = r.secondReadings(proposal)
		return err
	})
	return all, err
}

func (r reading) secondReadings(proposal proposals.Slug) (all []proposals.SecondReading, err error) {
	type key struct {
		of     proposals.Ref
		reader string
	}
	at := map[key]int{}
	err = r.each(`
SELECT
  proposal,
  version,
  revision,
  reader,
  manner,
  document,
  note,
  signed_way,
  signed_at
FROM second_reading
WHERE ?1 = '' OR proposal = ?1
ORDER BY signed_at, reader`, func(rows *sql.Rows) error {
		var s proposals.SecondReading
		var of refColumns
		err := rows.Scan(
			slug(&of.proposal),
			&of.version,
			&of.revision,
			&s.By,
			into(&s.Manner, proposals.ParseManner),
			text(&s.Document),
			text(&s.Note),
			into(&s.Way, proposals.ParseWay),
			into(&s.At, parseTime),
		)
		s.Of = of.ref()
		at[key{s.Of, s.By}] = len(all)
		all = append(all, s)
		return err
	}, proposal.String())
	if err != nil {
		return nil, err
	}
	err = r.each(`
SELECT
  proposal,
  version,
  revision,
  reader,
  anchor,
  agreed,
  place.note,
  outcome,
  settlement.note,
  signed_by,
  signed_way,
  signed_at
FROM second_reading_place AS place LEFT JOIN settlement USING (proposal, version, revision, reader, anchor)
WHERE ?1 = '' OR proposal = ?1
ORDER BY proposal, version, revision, reader, position`, func(rows *sql.Rows) error {
		var p proposals.ReadPlace
		var settled proposals.Settlement
		var of refColumns
		var reader string
		err := rows.Scan(
			slug(&of.proposal),
			&of.version,
			&of.revision,
			&reader,
			&p.Anchor,
			&p.Agreed,
			text(&p.Note),
			into(&settled.Outcome, proposals.ParseOutcome),
			text(&settled.Note),
			text(&settled.By),
			into(&settled.Way, proposals.ParseWay),
			into(&settled.At, parseTime),
		)
		if settled.Note != "" {
			p.Settled = &settled
		}
		s := &all[at[key{of.ref(), reader}]]
		s.Places = append(s.Places, p)
		return err
	}, proposal.String())
	return all, err
}

// refColumns are the columns that name a revision.
type refColumns struct {
	proposal          proposals.Slug
	version, revision int
}

func (c refColumns) ref() proposals.Ref {
	return proposals.NewRef(c.proposal, c.version, c.revision)
}
