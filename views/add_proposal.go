package views

import (
	"net/http"
	"net/url"
	"strconv"

	"parley/proposals"
	"parley/proposals/document"
)

// serveAddProposal shows the form of the next version of a proposal, or of a
// further coding, filled in from the newest. Nothing is kept before the first
// button.
func (s *site) serveAddProposal(r *http.Request) (reply, error) {
	k, open, err := s.nextDesk(r)
	if err != nil {
		return reply{}, err
	}
	if open != nil {
		return goTo(open.address())
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
	do := values.Get("do")
	anchor := k.take(stepText, values, do)
	if open != nil {
		return s.goOnWith(r, &k, open.ID, values)
	}
	if err := s.begin(r, &k); err != nil {
		return reply{}, err
	}
	return s.afterStep(r, &k, stepText, do, anchor)
}

// goOnWith leads to the draft that was begun meanwhile, perhaps by the same page
// sent twice, or shows both texts where the two are not the same.
func (s *site) goOnWith(r *http.Request, mine *desk, id string, values url.Values) (reply, error) {
	d, err := s.store.Draft(r.Context(), id)
	if err != nil {
		return reply{}, err
	}
	current, err := s.newDesk(r.Context(), d)
	if err != nil {
		return reply{}, err
	}
	if current.Ending == "" && current.text() == mine.text() {
		return goTo(current.address())
	}
	return s.showDraftConflict(r, mine, &current, values)
}

// nextDesk is the draft, not yet begun, that /add/{proposal} asks for, and the
// viewer's own open one of the same, if there is one.
func (s *site) nextDesk(r *http.Request) (k desk, open *desk, err error) {
	slug, err := proposals.ParseSlug(r.PathValue("proposal"))
	if err != nil {
		return desk{}, nil, s.noProposal(r.Context(), r.PathValue("proposal"))
	}
	c, history, err := s.history(r.Context(), slug)
	if err != nil {
		return desk{}, nil, err
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
			return desk{}, nil, s.noVersion(r.Context(), slug.String(), number)
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
		return desk{}, nil, err
	}
	k = desk{title: history[0].Title, from: from, Draft: proposals.Draft{Kind: proposals.VersionDraft, Case: c.Case().Slug, Ref: ref, Based: based, Save: proposals.Save{Form: proposals.AsSheet}}, in: c}
	k.fillIn(found[0])
	k.sheet.Read = s.readBy(r)
	open, err = s.myDraft(r, &k)
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
