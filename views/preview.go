package views

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

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
	// Same says that the newest coding has the same content already.
	Same bool
	// Becomes names what it would be stored as.
	Becomes string
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

// readDraft reads a draft against the store, as it would be stored. What is
// wrong with it comes back as [proposals.Problems].
//
// A second coding never becomes a revision: there is no reading of it.
func (s *site) readDraft(ctx context.Context, k *desk) (*intake.Reading, error) {
	if k.Kind == proposals.ReadingDraft {
		_, err := k.secondCoding()
		return nil, err
	}
	text := k.Save.Content
	if k.Save.Form == proposals.AsSheet {
		sheet := k.sheet
		revision, problems := sheet.Parse(k.file(), k.in)
		if len(problems) > 0 {
			return nil, problems
		}
		text = string(document.PrintVersion(revision))
	}
	readings, err := intake.Read(ctx, s.store, []intake.File{{Name: k.file(), Text: []byte(text)}})
	if err != nil {
		return nil, err
	}
	return readings[0], k.checkKind(readings[0])
}

// checkKind refuses a document that is of another kind than its draft, or of
// another version than the one that the draft revises.
func (k *desk) checkKind(r *intake.Reading) error {
	wrong := func(path, text string) error {
		return proposals.Problems{{File: k.file(), Line: 1, Column: 1, Path: path, Text: text}}
	}
	switch {
	case (k.Kind == proposals.CaseDraft) != (r.Case != nil):
		return wrong("", "this draft is of another kind of document: begin another draft for this one")
	case k.Kind == proposals.CaseDraft && k.Based > 0 && r.Name() != k.Case.String():
		return wrong("case", "this draft revises the case "+k.Case.String()+": expected that slug")
	case k.Kind == proposals.VersionDraft && !k.Ref.IsZero() && r.Name() != k.Ref.String():
		return wrong("version", "this draft is of "+k.Ref.String()+", and the document of "+r.Name()+": expected the same")
	default:
		return nil
	}
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
	page := previewPage{Changed: status == http.StatusConflict, draftFrame: frame, Action: draftAddress(k.ID, "store"), Edit: k.address()}
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
			all = append(all, link{p.Text, draftAddress(k.ID, k.stepOf(p.Path)) + "?check#" + anchorOf(path)})
		}
	}
	return all
}

func (s *site) fillPreview(r *http.Request, k *desk, reading *intake.Reading, page *previewPage) error {
	outcome, err := reading.Outcome(k.Based)
	if err == nil {
		page.Same = outcome.Same
	}
	page.Becomes = reading.Numbered(k.Based + 1)
	if reading.Case != nil {
		page.Note = reading.Case.Case().Note
		return nil
	}
	v := reading.Revision.Version()
	page.Note, page.Terms = v.Note, len(v.Terms)
	page.countCoded(k, reading.Revision)
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
	}
	return err
}

// carried are the terms of v on questions on which nothing moved.
func (k *desk) carried(m *compare.Movement, v *proposals.Version) []link {
	moved := map[proposals.Slug]bool{}
	for _, t := range m.Topics {
		for _, i := range t.Issues {
			moved[i.Issue.Slug] = true
		}
	}
	var all []link
	for i := range v.Terms {
		t := &v.Terms[i]
		if moved[t.Issue] {
			continue
		}
		address := draftAddress(k.ID, stepDocument)
		if issue, ok := k.in.Issue(t.Issue); ok && k.Save.Form == proposals.AsSheet {
			address = draftAddress(k.ID, stepTopics+issue.Topic.String()) + "#issue-" + t.Issue.String()
		}
		all = append(all, link{t.Headline, address})
	}
	return all
}

// keepsExplanation reports whether a coded field of a term changed, and the
// words that explain it did not.
func keepsExplanation(c compare.Change) bool {
	explains := func(d compare.Difference) bool { return d.Field == "body" }
	return len(c.Fields) > 0 && c.To.Entry != nil && len(c.To.Entry.Term.Body) > 0 && !slices.ContainsFunc(c.Wording, explains)
}

// movedSince is what changed since the coding that a draft is based on, or of a
// new version since the newest version before it; nil where there is none.
func (s *site) movedSince(ctx context.Context, k *desk, draft *proposals.Revision) (*compare.Movement, error) {
	ref := draft.Version().Ref()
	before := ref.WithRevision(k.Based)
	if k.Based == 0 {
		listings, err := s.store.Listings(ctx, draft.Version().Case)
		if err != nil {
			return nil, err
		}
		before = proposals.Ref{}
		for _, l := range proposals.Standing(listings) {
			if l.Ref.Proposal() == ref.Proposal() && l.Ref.Version() < ref.Version() && compareNumbers(l.Ref, before) > 0 {
				before = l.Ref
			}
		}
		if before.IsZero() {
			return nil, nil
		}
	}
	found, err := s.store.Revisions(ctx, []proposals.Ref{before})
	if err != nil {
		return nil, err
	}
	return compare.Move(draft.Against(), compare.Text{Revision: found[0]}, compare.Text{Revision: draft})
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

// postStore stores the draft as a revision.
func (s *site) postStore(r *http.Request) (reply, error) {
	k, err := s.openWriting(r)
	if err != nil {
		return reply{}, err
	}
	if k.Ending == proposals.DraftStored {
		return s.stored(&k)
	}
	if seen := r.PostFormValue("save"); seen != "" && seen != strconv.Itoa(k.Save.Number) {
		return s.showPreview(r, &k, http.StatusConflict)
	}
	if k.Kind == proposals.ReadingDraft {
		return s.postFinish(r, &k)
	}
	if k.Kind == proposals.CaseDraft && !viewerOf(r).may(toEdit) {
		return reply{}, forbidden{toEdit}
	}
	reading, err := s.readDraft(r.Context(), &k)
	var problems proposals.Problems
	if errors.As(err, &problems) {
		return s.showPreview(r, &k, http.StatusUnprocessableEntity)
	} else if err != nil {
		return reply{}, err
	}
	outcome, err := reading.Outcome(k.Based)
	if err == nil {
		err = intake.Add(r.Context(), s.store, []intake.Outcome{outcome}, s.signature(r))
	}
	switch {
	case errors.Is(err, proposals.ErrConflict), errors.Is(err, proposals.ErrExists):
		return s.showStoreConflict(r, &k, reading)
	case errors.As(err, &problems):
		return s.showPreview(r, &k, http.StatusUnprocessableEntity)
	case err != nil:
		return reply{}, err
	}
	if err := s.store.EndDraft(r.Context(), k.ID, proposals.DraftStored, s.opts.Now()); err != nil {
		return reply{}, err
	}
	if reading.Case != nil {
		return goTo(doneAddress(caseAddress(reading.Case.Case().Slug), stored))
	}
	return goTo(doneAddress(versionAddress(reading.Revision.Version().Ref()), stored))
}

// stored leads to what a draft became.
func (s *site) stored(k *desk) (reply, error) {
	switch {
	case k.Kind == proposals.ReadingDraft:
		return goTo(readAddress(k.Ref))
	case k.Kind == proposals.CaseDraft && !k.Case.IsZero():
		return goTo(doneAddress(caseAddress(k.Case), stored))
	case !k.Ref.IsZero():
		return goTo(doneAddress(versionAddress(k.Ref), stored))
	default:
		return goTo(addAddress())
	}
}

func (s *site) signature(r *http.Request) proposals.Signature {
	return proposals.Signature{By: viewerOf(r).Name, Way: proposals.BySite, At: s.opts.Now()}
}

// A storeConflictPage shows both texts where someone else stored the revision
// that a draft would have become.
type storeConflictPage struct {
	draftFrame
	Mine, Theirs string
	There        string // the name of what is there
	By           string // who stored it
	Address      string // where it is
	Move         string
	Based        int // the revision to go on from
	Renumber     int // the number to take instead, 0 where that makes no sense
}

func (s *site) showStoreConflict(r *http.Request, k *desk, reading *intake.Reading) (reply, error) {
	frame, err := s.newDraftFrame(r.Context(), k, stepPreview)
	if err != nil {
		return reply{}, err
	}
	page := storeConflictPage{draftFrame: frame, Move: draftAddress(k.ID, "move")}
	if reading.Case != nil {
		there, err := s.store.Case(r.Context(), reading.Case.Case().Slug, 0)
		if err != nil {
			return reply{}, err
		}
		page.Mine, page.Theirs = string(document.PrintCase(reading.Case)), string(document.PrintCase(there))
		page.There, page.By, page.Based = reading.Numbered(there.Stored().Revision), there.Stored().By, there.Stored().Revision
		page.Address = caseAddress(there.Case().Slug)
	} else {
		ref := reading.Revision.Version().Ref()
		found, err := s.store.Revisions(r.Context(), []proposals.Ref{ref})
		if err != nil {
			return reply{}, err
		}
		there := found[0]
		page.Mine, page.Theirs = string(document.PrintVersion(reading.Revision)), string(document.PrintVersion(there))
		page.There, page.By, page.Based = there.Ref().String(), there.Stored().By, there.Stored().Revision
		page.Address = versionAddress(there.Ref())
		if k.Based == 0 {
			listings, err := s.store.Listings(r.Context(), proposals.Slug{})
			if err != nil {
				return reply{}, err
			}
			page.Renumber = highest(listings, ref.Proposal()) + 1
		}
	}
	made, err := s.render(r, head{Title: "Two texts: " + frame.Title, Trail: frame.trail()}, page.show())
	return reply{content: made, status: http.StatusConflict}, err
}

// postMove bases a draft on what was stored meanwhile, or gives it another
// number; what is typed stays.
func (s *site) postMove(r *http.Request) (reply, error) {
	values, err := posted(r)
	if err != nil {
		return reply{}, err
	}
	k, err := s.openWriting(r)
	if err != nil {
		return reply{}, err
	}
	if k.Kind == proposals.ReadingDraft {
		return reply{}, misdirected{sentence: "A second reading is of one coding, and stays with it.", next: []link{{"The draft", k.address()}}}
	}
	listings, err := s.store.Listings(r.Context(), proposals.Slug{})
	if err != nil {
		return reply{}, err
	}
	number, _ := strconv.Atoi(values.Get("number"))
	based, _ := strconv.Atoi(values.Get("based"))
	of, ref := k.Case, k.Ref
	switch {
	case number > 0 && !ref.IsZero() && number == highest(listings, ref.Proposal())+1:
		if err := s.renumber(r.Context(), &k, number); err != nil {
			return reply{}, err
		}
		ref, based = proposals.NewRef(ref.Proposal(), number, 0), 0
	case k.Kind == proposals.CaseDraft && based > 0:
		head, problems := document.Peek(k.file(), []byte(k.Save.Content))
		if len(problems) > 0 {
			return reply{}, problems
		}
		c, err := s.store.Case(r.Context(), head.Case, 0)
		if err != nil {
			return reply{}, err
		}
		of, based = head.Case, min(based, c.Stored().Revision)
	case k.Kind == proposals.VersionDraft && based > 0 && number == 0:
		if ref.IsZero() {
			reading, err := s.readDraft(r.Context(), &k)
			if err != nil {
				return reply{}, err
			}
			ref = reading.Revision.Version().Ref()
		}
		based = min(based, newestOf(listings, ref).Ref.Revision())
	default:
		return reply{}, proposals.Problems{{Path: "based", Text: "expected the revision to go on from, or the next number of a version"}}
	}
	return redirectAfter(draftAddress(k.ID, stepPreview), s.store.MoveDraft(r.Context(), k.ID, of, ref, based))
}

// renumber writes another version number into the draft.
func (s *site) renumber(ctx context.Context, k *desk, number int) error {
	if k.Save.Form == proposals.AsSheet {
		k.sheet.Version = strconv.Itoa(number)
		content, err := sheetContent(k.sheet)
		if err != nil {
			return err
		}
		return s.keep(ctx, k, proposals.AsSheet, content)
	}
	before := "\nversion: " + strconv.Itoa(k.Ref.Version()) + "\n"
	if !strings.Contains(k.Save.Content, before) {
		return proposals.Problems{{Path: "version", Text: "the version's number cannot be found in the document: change it there"}}
	}
	return s.keep(ctx, k, proposals.AsDocument, strings.Replace(k.Save.Content, before, "\nversion: "+strconv.Itoa(number)+"\n", 1))
}
