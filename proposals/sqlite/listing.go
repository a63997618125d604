package sqlite

import (
	"context"
	"database/sql"

	"parley/proposals"
)

// Listings are all revisions of all versions of a case, or of every case for
// the zero slug, in the order of case, proposal, version and revision. Those of
// withdrawn versions are among them, and say so.
func (s *Store) Listings(ctx context.Context, of proposals.Slug) (all []proposals.Listing, err error) {
	operation := "list the versions of " + of.String()
	if of.IsZero() {
		operation = "list the versions"
	}
	err = s.read(ctx, operation, func(r reading) error {
		all, err = r.listings(of)
		return err
	})
	return all, err
}

func (r reading) listings(of proposals.Slug) ([]proposals.Listing, error) {
	refs, err := r.refs(of)
	if err != nil {
		return nil, err
	}
	v, err := r.openRevisions(refs)
	if err != nil {
		return nil, err
	}
	if err := inOrder(v.readAuthors, v.readSources); err != nil {
		return nil, err
	}
	all := make([]proposals.Listing, len(v.heads))
	for n := range v.heads {
		all[n] = v.heads[n].listing()
	}
	return all, r.readStandings(all)
}

func (r reading) refs(of proposals.Slug) (refs []proposals.Ref, err error) {
	err = r.each(`
SELECT
  proposal,
  version,
  number
FROM revision
WHERE ?1 = '' OR case_slug = ?1
ORDER BY case_slug, proposal, version, number`, func(rows *sql.Rows) error {
		var proposal proposals.Slug
		var version, number int
		err := rows.Scan(
			slug(&proposal),
			&version,
			&number,
		)
		refs = append(refs, proposals.NewRef(proposal, version, number))
		return err
	}, of.String())
	return refs, err
}

func (r *revisionReading) readAuthors() error {
	return r.each(wantedRevisions+`
SELECT
  n,
  party
FROM wanted CROSS JOIN revision_author USING (proposal, version, revision)
ORDER BY n, party`, func(rows *sql.Rows) error {
		var n int
		var party proposals.Slug
		err := rows.Scan(
			&n,
			slug(&party),
		)
		v := &r.heads[n].version
		v.Authors = append(v.Authors, party)
		return err
	}, r.keys)
}

// listing is the head as a list shows it, once authors and sources were read.
func (h *revisionHead) listing() proposals.Listing {
	v := &h.version
	return proposals.Listing{
		Ref:     h.ref(),
		Case:    v.Case,
		Title:   v.Title,
		Authors: v.Authors,
		Act:     v.Act,
		Answers: v.Answers,
		BasedOn: v.BasedOn,
		Dates:   v.Dates,
		Basis:   v.Basis(),
		Read:    v.Read,
		Note:    v.Note,
		Stored:  h.stored,
	}
}

// readStandings completes listings by what was done with them since.
func (r reading) readStandings(all []proposals.Listing) error {
	withdrawals, err := r.withdrawals(proposals.Slug{})
	if err != nil {
		return err
	}
	withdrawn := map[proposals.Ref]*proposals.Withdrawal{}
	for i, w := range withdrawals {
		if withdrawn[w.Of] = &withdrawals[i]; w.Restored {
			delete(withdrawn, w.Of)
		}
	}
	readings, err := r.secondReadings(proposals.Slug{})
	if err != nil {
		return err
	}
	of := map[proposals.Ref][]proposals.SecondReading{}
	for _, s := range readings {
		of[s.Of] = append(of[s.Of], s)
	}
	for i := range all {
		l := &all[i]
		l.Withdrawn = withdrawn[l.Ref.WithRevision(0)]
		l.Reading = proposals.NewReading(of[l.Ref], all)
	}
	return nil
}
