package views

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"

	"parley/compare"
	"parley/proposals"
	"parley/proposals/document"
	"parley/proposals/intake"
)

// A previewPage shows a draft as it would be stored.
type previewPage struct {
	draftFrame
	Action string
	// Problems keep it from being stored; each leads to where it is mended.
	Problems []link
	// Look are what somebody should look at, though it can be stored.
	Look []link
	// Same says that the newest coding has the same content already.
	Same bool
	// Becomes names what it would be stored as.
	Becomes string
	// Replaces says which revision it would take the place of, empty where it
	// begins something; Earlier are those that it may have been made from
	// instead.
	Replaces string
	Earlier  []int
	Move     string
	// CaseMoved is how the document of the case before becomes this one, what
	// is the same cut short.
	CaseMoved []compare.Run
	// Carried are the terms that are as in the coding before.
	Carried []link
	// Changed says that the draft was saved since the page was made from which
	// it was to be stored.
	Changed bool
	// Moved is what changed since the coding before, nil where there is none.
	Moved *compare.Movement
	// Column is it as a column beside the others, nil for a case.
	Column *comparisonPage
	// NotCoded are the questions that nothing covers, and Asked how many there
	// are in all.
	NotCoded []link
	Asked    int
	Terms    int
	// Note is what the coding says of itself, for a last look.
	Note string
	Edit string
	Mark string // where what is not coded is marked
	// Finish are the last questions to a second reader, nil for what becomes a
	// revision.
	Finish []input
}

func (s *site) servePreview(r *http.Request) (reply, error) {
	k, err := s.openWriting(r)
	if err != nil {
		return reply{}, err
	}
	if k.Kind == proposals.ReadingDraft {
		return s.showFinish(r, &k, nil, nil, 0)
	}
	return s.showPreview(r, &k, 0)
}

func (s *site) showPreview(r *http.Request, k *desk, status int) (reply, error) {
	frame, err := s.newDraftFrame(r.Context(), k, stepPreview)
	if err != nil {
		return reply{}, err
	}
	page := previewPage{Changed: status == http.StatusConflict && k.Ending == "", draftFrame: frame, Action: draftAddress(k.ID, "store"), Edit: k.address()}
	reading, err := s.readDraft(r.Context(), k)
	var problems proposals.Problems
	switch {
	case errors.As(err, &problems):
		page.Problems = k.problemLinks(problems)
	case err != nil:
		return reply{}, err
	default:
		if err := s.fillPreview(r, k, reading, &page); err != nil {
			return reply{}, err
		}
	}
	made, err := s.render(r, head{Title: frame.Title, Trail: frame.trail()}, page.show())
	return reply{content: made, status: status}, err
}

// problemLinks lead from problems to where they are mended.
func (k *desk) problemLinks(problems proposals.Problems) []link {
	var all []link
	for _, p := range problems {
		switch {
		case k.Save.Form == proposals.AsDocument && p.Line > 0:
			all = append(all, link{strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column) + ": " + p.Text, draftAddress(k.ID, stepDocument) + "?check#line-" + strconv.Itoa(p.Line)})
		case k.Save.Form == proposals.AsDocument:
			all = append(all, link{p.Text, draftAddress(k.ID, stepDocument) + "?check"})
		default:
			path, _ := cutIndex(p.Path)
			text := p.Text
			if place := k.placeOf(p.Path); place != "" {
				text = place + ": " + text
			}
			all = append(all, link{text, draftAddress(k.ID, k.stepOf(p.Path)) + "?check#" + anchorOf(path)})
		}
	}
	return all
}

// placeOf names the row of the sheet in which the field at path stands, empty
// where it stands in none.
func (k *desk) placeOf(path string) string {
	list, n := rowOf(path)
	nth := func(what string) string { return what + " " + strconv.Itoa(n+1) }
	label := func(issue string) string {
		for _, i := range k.in.Case().Issues {
			if i.Slug.String() == issue {
				return i.Label
			}
		}
		return issue
	}
	switch {
	case list == "terms" && n >= 0 && n < len(k.sheet.Terms):
		t := k.sheet.Terms[n]
		if t.Headline == "" {
			return label(t.Issue)
		}
		return label(t.Issue) + ", “" + t.Headline + "”"
	case list == "blanks" && n >= 0 && n < len(k.sheet.Blanks):
		return label(k.sheet.Blanks[n].Issue)
	case n < 0:
		return ""
	case list == "steps":
		return nth("Order of steps, step")
	case list == "sources":
		return nth("Source")
	case list == "options":
		return nth("Option")
	default:
		return ""
	}
}

func (s *site) fillPreview(r *http.Request, k *desk, reading *intake.Reading, page *previewPage) error {
	outcome, err := reading.Outcome(k.Based)
	if err == nil {
		page.Same = outcome.Same
	}
	page.Becomes = reading.Numbered(k.Based + 1)
	if err := s.fillReplaced(r.Context(), k, reading, page); err != nil {
		return err
	}
	if reading.Case != nil {
		page.Note = reading.Case.Case().Note
		page.CaseMoved, err = s.caseMoved(r.Context(), k, reading.Case)
		return err
	}
	v := reading.Revision.Version()
	page.Note, page.Terms = v.Note, len(v.Terms)
	page.countCoded(k, reading.Revision)
	for _, notice := range reading.Notices {
		page.Look = append(page.Look, link{sentenceCase(notice), k.address()})
	}
	others, err := s.neighbours(r.Context(), reading.Revision)
	if err != nil {
		return err
	}
	draft := reading.Revision.WithStored(proposals.Stored{Revision: k.Based + 1})
	against := reading.Revision.Against()
	comparison, err := compare.Build(against, append([]compare.Text{{Revision: draft}}, others...), compare.Query{Case: v.Case})
	if err != nil {
		return err
	}
	column := newComparisonPage(comparison, s.opts.URL)
	column.Draft, column.Swap = draft.Ref(), ""
	page.Column = &column
	if page.Moved, err = s.movedSince(r.Context(), k, draft); err == nil && page.Moved != nil && !page.Moved.Recoded {
		page.Carried = k.carried(page.Moved, v)
		page.Look = append(page.Look, k.keptExplanations(page.Moved)...)
	}
	return err
}

// Verdict is the heading above the last button.
func (p previewPage) Verdict() string {
	if p.Same || len(p.Look) == 0 {
		return "Nothing is wrong with it"
	}
	return "It can be stored. Look at " + counted(len(p.Look), "thing", "things") + " before"
}

// countCoded counts the questions that the coding covers, the rest among them.
func (p *previewPage) countCoded(k *desk, r *proposals.Revision) {
	p.Mark = draftAddress(k.ID, stepRemaining)
	sheet := document.NewSheet(r)
	f := sheetForm{Sheet: &sheet, in: r.Against()}
	for _, issue := range r.Against().Case().Issues {
		if !issue.Retired {
			p.Asked++
		}
	}
	if r.Version().Rest != nil {
		return
	}
	for _, issue := range f.uncovered() {
		p.NotCoded = append(p.NotCoded, link{issue.Question, p.Mark + "#mark-" + issue.Slug.String()})
	}
}

// neighbours are the newest texts of the case's opening comparison, but for
// those of the draft's own proposal.
func (s *site) neighbours(ctx context.Context, r *proposals.Revision) ([]compare.Text, error) {
	c := r.Against()
	listings, err := s.store.Listings(ctx, c.Case().Slug)
	if err != nil {
		return nil, err
	}
	var refs []proposals.Ref
	for _, l := range newestListings(proposals.Standing(listings)) {
		if l.Ref.Proposal() != r.Version().Proposal && slices.Contains(c.Case().Opening, l.Ref.Proposal()) {
			refs = append(refs, l.Ref)
		}
	}
	found, err := s.store.Revisions(ctx, refs)
	if err != nil {
		return nil, err
	}
	var texts []compare.Text
	for _, f := range found {
		texts = append(texts, compare.Text{Revision: f})
	}
	return texts, nil
}
