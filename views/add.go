package views

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"parley/proposals"
	"parley/proposals/document"
)

// An addPage is where adding begins: what there is to go on with, and what to
// begin.
type addPage struct {
	Cases []addCase
	Mine  []draftLine
	// Discarded are the drafts that can be opened again.
	Discarded []draftLine
	Others    []draftLine
	Editor    bool
	Problems  []string
	Typed     string // a document that was given and cannot be taken
	New       group  // the fields of a new proposal
}

// An addCase is a case with its proposals.
type addCase struct {
	link
	Edit      string
	Proposals []addProposal
}

// An addProposal is a proposal that a version can be added to.
type addProposal struct {
	Title, Authors string
	Next           link
	Revise         []link
}

// A draftLine is a draft in a list.
type draftLine struct {
	Words, Saved, Address, Owner, ID string
}

func (s *site) serveAdd(r *http.Request) (reply, error) {
	return s.showAdd(r, proposals.Problems(nil), url.Values{}, 0)
}

func (s *site) showAdd(r *http.Request, problems proposals.Problems, values url.Values, status int) (reply, error) {
	page := addPage{Editor: viewerOf(r).may(toEdit), Typed: typed(values, "document")}
	cases, err := s.store.Cases(r.Context())
	if err != nil {
		return reply{}, err
	}
	for _, c := range cases {
		one, err := s.newAddCase(r.Context(), c)
		if err != nil {
			return reply{}, err
		}
		page.Cases = append(page.Cases, one)
	}
	if err := s.listDrafts(r, &page); err != nil {
		return reply{}, err
	}
	fault, rest := newFault(problems)
	page.Problems = rest
	page.New = newProposalGroup(cases, values, fault)
	made, err := s.render(r, head{Title: "Add"}, page.show())
	return reply{content: made, status: status}, err
}

func newProposalGroup(cases []*proposals.CaseRevision, values url.Values, f fault) group {
	var choices []inputChoice
	for _, c := range cases {
		choices = append(choices, inputChoice{c.Case().Slug.String(), c.Case().Title})
	}
	given := values.Get("case")
	if len(choices) == 1 {
		given = cmp.Or(given, choices[0].Value)
	}
	return group{Inputs: []input{{
		Kind: pick, Name: "case", Label: "Case", Value: given, Choices: choices, Problems: f.of("case"),
	}}}
}

func (s *site) newAddCase(ctx context.Context, c *proposals.CaseRevision) (addCase, error) {
	one := addCase{link: caseLink(c), Edit: editCaseAddress(c.Case().Slug)}
	listings, err := s.store.Listings(ctx, c.Case().Slug)
	if err != nil {
		return one, err
	}
	for _, l := range newestListings(proposals.Standing(listings)) {
		proposal := l.Ref.Proposal()
		p := addProposal{
			Title:   l.Title,
			Authors: authorWords(c, l.Authors),
			Next:    link{fmt.Sprintf("Add version %d", highest(listings, proposal)+1), addProposalAddress(proposals.NewRef(proposal, 0, 0), 0)},
		}
		for _, v := range proposals.Standing(listings) {
			if v.Ref.Proposal() == proposal && newestOf(listings, v.Ref).Ref == v.Ref {
				p.Revise = append(p.Revise, link{fmt.Sprintf("Correct the coding of version %d", v.Ref.Version()), addProposalAddress(v.Ref.WithRevision(0), v.Ref.Revision())})
			}
		}
		one.Proposals = append(one.Proposals, p)
	}
	return one, nil
}

// highest is the highest number of a version of a proposal, withdrawn ones
// among them.
func highest(listings []proposals.Listing, proposal proposals.Slug) int {
	n := 0
	for _, l := range listings {
		if l.Ref.Proposal() == proposal {
			n = max(n, l.Ref.Version())
		}
	}
	return n
}

// newestOf is the newest coding of the version that ref names, zero where
// there is none.
func newestOf(listings []proposals.Listing, ref proposals.Ref) proposals.Listing {
	var newest proposals.Listing
	for _, l := range listings {
		if l.Ref.WithRevision(0) == ref.WithRevision(0) && l.Ref.Revision() > newest.Ref.Revision() {
			newest = l
		}
	}
	return newest
}

// listDrafts lists the viewer's own drafts, and that others are writing.
func (s *site) listDrafts(r *http.Request, page *addPage) error {
	all, err := s.store.Drafts(r.Context())
	if err != nil {
		return err
	}
	for _, d := range all {
		k := desk{Draft: d}
		line := draftLine{sentenceCase(k.words()), clockWords(d.Save.At, s.opts.Now()), k.address(), d.Owner.String(), d.ID}
		mine := line.Owner == viewerOf(r).Name
		switch {
		case mine && d.Ending == "":
			page.Mine = append(page.Mine, line)
		case mine && d.Ending == proposals.DraftDiscarded:
			page.Discarded = append(page.Discarded, line)
		case d.Ending == "" && d.Kind != proposals.ReadingDraft:
			page.Others = append(page.Others, line)
		}
	}
	return nil
}

// postAdd begins a draft: of a new proposal, or of a document that was given.
func (s *site) postAdd(r *http.Request) (reply, error) {
	values, err := posted(r)
	if err != nil {
		return reply{}, err
	}
	if values.Get("do") == "document" {
		return s.beginDocument(r, values)
	}
	if values.Get("do") == "case" {
		return s.beginCase(r)
	}
	slug, err := proposals.ParseSlug(values.Get("case"))
	if err == nil {
		_, err = s.store.Case(r.Context(), slug, 0)
	}
	if err != nil {
		return s.showAdd(r, proposals.Problems{{Path: "case", Text: "the case is missing: choose one"}}, values, http.StatusUnprocessableEntity)
	}
	sheet := document.Sheet{Case: slug.String(), Version: "1", Act: string(proposals.ProposalAct), Read: s.readBy(r)}
	k := desk{Draft: proposals.Draft{Kind: proposals.VersionDraft, Case: slug}, sheet: sheet}
	if err := s.begin(r, &k); err != nil {
		return reply{}, err
	}
	return goTo(k.address())
}

// beginCase begins the document of a new case.
func (s *site) beginCase(r *http.Request) (reply, error) {
	if !viewerOf(r).may(toEdit) {
		return reply{}, forbidden{toEdit}
	}
	read := s.readBy(r)
	k := desk{Draft: proposals.Draft{Kind: proposals.CaseDraft}}
	if err := s.beginWith(r, &k, proposals.AsDocument, fmt.Sprintf(newCaseText, read.By, read.On)); err != nil {
		return reply{}, err
	}
	return goTo(k.address())
}

// newCaseText is what a new case begins with; it does not read before it is
// filled in.
const newCaseText = `---
case: short-name
title: ""
publisher: {name: "", contact: ""}
parties:
  first: {label: "", kind: state}
  second: {label: "", kind: state}
events:
  talks: {label: Talks begin, definition: ""}
opening: []
read: {by: %s, on: %s}
note: First revision.
---

## Ceasefire

- topic: ceasefire

### Would a general ceasefire be put in force?

- issue: ceasefire
- label: General ceasefire
- kind: measure
`

// readBy is that the viewer reads a text today.
func (s *site) readBy(r *http.Request) document.ReadFields {
	return document.ReadFields{By: viewerOf(r).Name, On: proposals.DateOf(s.opts.Now()).String()}
}

// begin stores a draft with the sheet of k as its first save.
func (s *site) begin(r *http.Request, k *desk) error {
	content, err := sheetContent(k.sheet)
	if err != nil {
		return err
	}
	return s.beginWith(r, k, proposals.AsSheet, content)
}

func (s *site) beginWith(r *http.Request, k *desk, form proposals.DraftForm, content string) error {
	owner, err := proposals.ParseSlug(viewerOf(r).Name)
	if err != nil {
		return err
	}
	now := s.opts.Now()
	k.ID, k.Owner, k.Begun = rand.Text(), owner, now
	k.Save = proposals.Save{Number: 1, At: now, Form: form, Content: content}
	return s.store.BeginDraft(r.Context(), k.Draft)
}

// serveAddProposal shows the form of the next version of a proposal, or of a
// further coding, filled in from the newest. Nothing is kept before the first
// button.
func (s *site) serveAddProposal(r *http.Request) (reply, error) {
	k, open, err := s.nextDesk(r)
	if err != nil {
		return reply{}, err
	}
	if open != "" {
		return goTo(open)
	}
	return s.showStep(r, &k, stepText, false, 0)
}

// postAddProposal begins the draft with what was typed on its first page.
func (s *site) postAddProposal(r *http.Request) (reply, error) {
	values, err := posted(r)
	if err != nil {
		return reply{}, err
	}
	k, open, err := s.nextDesk(r)
	if err != nil {
		return reply{}, err
	}
	if open != "" {
		// Another window was first: what was typed here goes beside it.
		return s.showBegunConflict(r, &k, values)
	}
	do := values.Get("do")
	anchor := k.take(stepText, values, do)
	if err := s.begin(r, &k); err != nil {
		return reply{}, err
	}
	return s.afterStep(r, &k, stepText, do, anchor)
}

// showBegunConflict shows what was typed on a first page beside the draft that
// was begun meanwhile.
func (s *site) showBegunConflict(r *http.Request, k *desk, values url.Values) (reply, error) {
	mine := *k
	mine.take(stepText, values, "")
	found, err := s.myDraft(r, k)
	if err != nil {
		return reply{}, err
	}
	d, err := s.store.Draft(r.Context(), found.ID)
	if err != nil {
		return reply{}, err
	}
	current, err := s.newDesk(r.Context(), d)
	if err != nil {
		return reply{}, err
	}
	values.Set("save", strconv.Itoa(current.Save.Number))
	return s.showDraftConflictAt(r, draftAddress(current.ID, stepText), &mine, &current, values)
}

// nextDesk is the draft, not yet begun, that /add/{proposal} asks for, and the
// address of the viewer's own open one of the same, if there is one.
func (s *site) nextDesk(r *http.Request) (k desk, open string, err error) {
	slug, err := proposals.ParseSlug(r.PathValue("proposal"))
	if err != nil {
		return desk{}, "", s.noProposal(r.Context(), r.PathValue("proposal"))
	}
	c, history, err := s.history(r.Context(), slug)
	if err != nil {
		return desk{}, "", err
	}
	from, based := history[0].Ref, 0
	if standing := proposals.Standing(history); len(standing) > 0 {
		from = standing[0].Ref
	}
	ref := proposals.NewRef(slug, highest(history, slug)+1, 0)
	if number := r.URL.Query().Get("revise"); number != "" {
		n, _ := strconv.Atoi(number)
		newest := newestOf(history, proposals.NewRef(slug, n, 0))
		if newest.Ref.IsZero() {
			return desk{}, "", s.noVersion(r.Context(), slug.String(), number)
		}
		from, ref, based = newest.Ref, newest.Ref.WithRevision(0), newest.Ref.Revision()
	}
	// A page that was sent says what it was made from: that stays its base,
	// whatever was stored meanwhile.
	if sent, err := proposals.ParseRef(r.PostFormValue("from")); err == nil && sent.Proposal() == slug && sent.Revision() > 0 {
		if from = sent; based > 0 && sent.Version() == ref.Version() {
			based = sent.Revision()
		} else if based == 0 {
			ref = proposals.NewRef(slug, min(ref.Version(), sent.Version()+1+withdrawnSince(history, sent)), 0)
		}
	}
	found, err := s.store.Revisions(r.Context(), []proposals.Ref{from})
	if err != nil {
		return desk{}, "", err
	}
	k = desk{from: from, Draft: proposals.Draft{Kind: proposals.VersionDraft, Case: c.Case().Slug, Ref: ref, Based: based, Save: proposals.Save{Form: proposals.AsSheet}}, in: c}
	k.fillIn(found[0])
	k.sheet.Read = s.readBy(r)
	mine, err := s.myDraft(r, &k)
	if err == nil && mine != nil {
		open = mine.address()
	}
	return k, open, err
}

// fillIn takes over from a coding what may hold of the draft's text as well.
func (k *desk) fillIn(from *proposals.Revision) {
	k.sheet = document.NewSheet(from)
	k.sheet.Read, k.sheet.Note = document.ReadFields{}, ""
	if k.Based == 0 {
		k.sheet.Version = strconv.Itoa(k.Ref.Version())
		k.sheet.Dates, k.sheet.Rest, k.sheet.Blanks, k.sheet.Intro = document.DatesFields{}, document.RestFields{}, nil, ""
		k.sheet.Answers, k.sheet.AnswersWith, k.sheet.BasedOn = "", "", ""
	}
	k.sheet.Sort(k.in)
}

// withdrawnSince counts the versions behind one that were withdrawn: their
// numbers stay taken.
func withdrawnSince(history []proposals.Listing, ref proposals.Ref) int {
	seen := map[int]bool{}
	for _, l := range history {
		if l.Withdrawn != nil && l.Ref.Version() > ref.Version() {
			seen[l.Ref.Version()] = true
		}
	}
	return len(seen)
}

// myDraft is the viewer's own open draft of the same as k, nil where there is
// none.
func (s *site) myDraft(r *http.Request, k *desk) (*desk, error) {
	all, err := s.store.Drafts(r.Context())
	if err != nil {
		return nil, err
	}
	for _, d := range all {
		if d.Owner.String() == viewerOf(r).Name && d.Ending == "" && d.Kind == k.Kind && d.Case == k.Case && d.Ref == k.Ref && (d.Based > 0) == (k.Based > 0) {
			return &desk{Draft: d, in: k.in}, nil
		}
	}
	return nil, nil
}

func (s *site) postUndo(r *http.Request) (reply, error) {
	k, err := s.openDesk(r)
	if err != nil {
		return reply{}, err
	}
	return s.undo(r, &k)
}

func (s *site) postDiscard(r *http.Request) (reply, error) {
	k, err := s.openDesk(r)
	if err != nil {
		return reply{}, err
	}
	return redirectAfter(addAddress(), s.store.EndDraft(r.Context(), k.ID, proposals.DraftDiscarded, s.opts.Now()))
}

func (s *site) postReopen(r *http.Request) (reply, error) {
	k, err := s.openDesk(r)
	if err != nil {
		return reply{}, err
	}
	return redirectAfter(k.address(), s.store.EndDraft(r.Context(), k.ID, "", s.opts.Now()))
}

func redirectAfter(address string, err error) (reply, error) {
	if err != nil {
		return reply{}, err
	}
	return goTo(address)
}

// undo goes back to the save before.
func (s *site) undo(r *http.Request, k *desk) (reply, error) {
	if k.Save.Follows == 0 {
		return goTo(k.address())
	}
	before, err := s.store.DraftSave(r.Context(), k.ID, k.Save.Follows)
	if errors.Is(err, proposals.ErrNotFound) {
		return reply{}, misdirected{sentence: "What was before is no longer kept.", next: []link{{"The draft", k.address()}}}
	}
	if err != nil {
		return reply{}, err
	}
	before.Number, before.At = k.Save.Number+1, s.opts.Now()
	if err := s.store.SaveDraft(r.Context(), k.ID, before, 0); err != nil {
		return reply{}, err
	}
	k.Save = before
	return goTo(k.address())
}
