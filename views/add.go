package views

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"

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
	// JustDiscarded is the one of them that was discarded last, if that is what
	// led here.
	JustDiscarded *draftLine
	Others        []draftLine
	Editor        bool
	Problems      []link
	Typed         string // a document that was given and cannot be taken
	Revision      input  // of a document: which revision it was made from
	New           group  // the fields of a new proposal
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
	if err := s.listDrafts(r, cases, &page); err != nil {
		return reply{}, err
	}
	fault, rest := newFault(problems)
	page.Problems = plainLinks(rest)
	page.Revision = input{
		Kind: line, Name: "revision", Label: "Made from revision", Value: values.Get("revision"), Problems: fault.of("revision"),
		Hint: "Where it corrects a coding or a case that is stored: the number of the revision that you began from, such as 1. Left empty, the newest.",
	}
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

// listDrafts lists the viewer's own drafts, and that others are writing.
func (s *site) listDrafts(r *http.Request, cases []*proposals.CaseRevision, page *addPage) error {
	all, err := s.store.Drafts(r.Context())
	if err != nil {
		return err
	}
	titles, err := s.titles(r.Context())
	if err != nil {
		return err
	}
	for _, d := range all {
		k := desk{Draft: d}
		if k.title = titles[d.Ref.Proposal()]; d.Kind == proposals.CaseDraft {
			k.title = caseTitle(cases, d.Case)
		}
		line := draftLine{sentenceCase(k.words()), clockWords(d.Save.At, s.opts.Now()), k.address(), d.Owner.String(), d.ID}
		mine := line.Owner == viewerOf(r).Name
		switch {
		case mine && d.Ending == "":
			page.Mine = append(page.Mine, line)
		case mine && d.Ending == proposals.DraftDiscarded:
			page.Discarded = append(page.Discarded, line)
			if d.ID == r.URL.Query().Get(discardedField) {
				page.JustDiscarded = &line
			}
		case d.Ending == "" && d.Kind != proposals.ReadingDraft:
			page.Others = append(page.Others, line)
		}
	}
	return nil
}

// caseTitle is what a case is called, empty where it is not stored.
func caseTitle(cases []*proposals.CaseRevision, slug proposals.Slug) string {
	for _, c := range cases {
		if c.Case().Slug == slug {
			return c.Case().Title
		}
	}
	return ""
}

// titles are what the proposals are called.
func (s *site) titles(ctx context.Context) (map[proposals.Slug]string, error) {
	listings, err := s.store.Listings(ctx, proposals.Slug{})
	if err != nil {
		return nil, err
	}
	titles := map[proposals.Slug]string{}
	for _, l := range newestListings(listings) {
		titles[l.Ref.Proposal()] = l.Title
	}
	return titles, nil
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
