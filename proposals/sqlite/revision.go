package sqlite

import (
	"context"
	"fmt"

	"parley/proposals"
)

// addRevision inserts r as the revision after based.
func (b *batch) addRevision(r *proposals.Revision, based int, hash proposals.Hash, by proposals.Signature) {
	v := r.Version()
	b.key = append(refKey(v.Ref().WithRevision(based+1)).columns(), v.Case.String(), r.Against().Stored().Revision)
	b.claimRevision(v, based)
	b.insertHead(v)
	b.insertSources(v.Sources)
	for i := range v.Terms {
		b.insertTerm(i+1, &v.Terms[i], r.Against())
	}
	for i := range v.Blanks {
		b.insertBlank(i+1, &v.Blanks[i], r.Against())
	}
	for i := range v.Steps {
		b.insertStep(i+1, &v.Steps[i])
	}
	b.insert(`
INSERT INTO revision_seal (proposal, version, revision, stored_at, sha256, stored_by, stored_way)
VALUES (?1, ?2, ?3, ?6, ?7, ?8, ?9)`, timeText(by.At), hash.String(), null(by.By), null(string(by.Way)))
	b.insertPassages(v.Ref().WithRevision(based+1).String(), r.Passages())
}

func (b *batch) claimRevision(v *proposals.Version, based int) {
	var rest proposals.Coverage
	if v.Rest != nil {
		rest = v.Rest.Coverage
	}
	b.claim(based, `
INSERT INTO revision (
  proposal,
  version,
  number,
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
  note
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)`,
		v.Title,
		string(v.Act),
		null(v.Answers.String()),
		null(string(v.AnswersWith)),
		null(v.BasedOn.String()),
		null(v.Dates.Text.String()),
		null(v.Dates.HandedOver.String()),
		null(v.Dates.Published.String()),
		null(v.Dates.Reported.String()),
		v.Read.By,
		v.Read.On.String(),
		null(string(rest)),
		v.Note,
	)
}

// insertHead inserts the lists of the version as a whole.
func (b *batch) insertHead(v *proposals.Version) {
	b.insertEach(`
INSERT INTO revision_author (proposal, version, revision, case_slug, case_revision, party)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)`, v.Authors)
	for i, c := range v.Called {
		b.insert(`
INSERT INTO revision_called (proposal, version, revision, case_slug, case_revision, position, party, title)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`, i+1, c.Party.String(), c.Title)
	}
	for i, language := range v.Languages {
		b.insert(`
INSERT INTO revision_language (proposal, version, revision, position, language)
VALUES (?1, ?2, ?3, ?6, ?7)`, i+1, language)
	}
	for i, l := range v.Options {
		b.insert(`
INSERT INTO revision_option (proposal, version, revision, slug, position, label)
VALUES (?1, ?2, ?3, ?6, ?7, ?8)`, l.Slug.String(), i+1, l.Text)
	}
	if v.Rest != nil {
		b.insertEach(`
INSERT INTO revision_rest_after (proposal, version, revision, case_slug, case_revision, event)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)`, v.Rest.After)
	}
	b.insertProse(`
INSERT INTO revision_intro (proposal, version, revision, position, begins, text, link)
VALUES (?1, ?2, ?3, ?6, ?7, ?8, ?9)`, v.Intro)
}

// A refKey names one revision; revision 0 is the newest.
type refKey proposals.Ref

func (k refKey) columns() []any {
	r := proposals.Ref(k)
	return []any{r.Proposal().String(), r.Version(), r.Revision()}
}

func (k refKey) String() string { return proposals.Ref(k).String() }

// Revisions are the revisions that refs name, in the order of refs, each with
// the case revision that it was read against. Revision 0 is the newest. A ref
// that names nothing stored is [proposals.ErrNotFound]. The readings of joint
// drafts that refs may name are ignored: a revision holds them all.
func (s *Store) Revisions(ctx context.Context, refs []proposals.Ref) (found []*proposals.Revision, err error) {
	err = s.read(ctx, fmt.Sprintf("read %v", refs), func(r reading) error {
		found, err = r.revisions(refs)
		return err
	})
	return found, err
}
