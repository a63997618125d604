package views

import (
	"errors"
	"net/http"
	"net/url"

	"parley/compare"
	"parley/proposals"
	"parley/proposals/document"
)

// headOf is the sheet of a second coding: of the first it has what says which
// text it is and where it was read, and nothing of what was read there.
func headOf(first *proposals.Revision) document.Sheet {
	s := document.NewSheet(first)
	s.Note, s.Intro, s.Rest = "", "", document.RestFields{}
	s.Terms, s.Steps, s.Blanks = nil, nil, nil
	return s
}

// secondCoding reads a second coding against the revision of the case that the
// first was read against, so that both were asked the same questions.
func (k *desk) secondCoding() (*proposals.Revision, error) {
	var second *proposals.Revision
	var problems proposals.Problems
	if k.Save.Form == proposals.AsSheet {
		sheet := k.sheet
		second, problems = sheet.Parse(k.file(), k.in)
	} else {
		second, problems = document.ParseVersion(k.file(), []byte(k.Save.Content), k.in)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	if got, want := second.Version().Ref(), k.Ref.WithRevision(0); got != want {
		return nil, proposals.Problems{{File: k.file(), Line: 1, Column: 1, Path: "version", Text: "this is a second coding of " + want.String() + ", and the document is of " + got.String() + ": expected the same"}}
	}
	return second, nil
}

const (
	fieldUnseen = "unseen"
	fieldNote   = "note"
)

// showFinish shows what keeps a second coding from being stored, or asks the
// last questions. It shows nothing of the first. Wrong is what is wrong with what
// was sent: beside the input that it belongs to, else above all of them.
func (s *site) showFinish(r *http.Request, k *desk, values url.Values, wrong proposals.Problems, status int) (reply, error) {
	frame, err := s.newDraftFrame(r.Context(), k, stepPreview)
	if err != nil {
		return reply{}, err
	}
	f, _ := newFault(wrong)
	frame.Notices = append(frame.Notices, unplaced(wrong, func(path string) bool { return path == fieldUnseen || path == fieldNote })...)
	page := previewPage{draftFrame: frame, Action: draftAddress(k.ID, "store"), Edit: k.address()}
	second, err := k.secondCoding()
	var problems proposals.Problems
	switch {
	case errors.As(err, &problems):
		page.Problems = k.problemLinks(problems)
	case err != nil:
		return reply{}, err
	default:
		page.Terms = len(second.Version().Terms)
		page.countCoded(k, second)
		page.Finish = []input{
			{Kind: tick, Name: fieldUnseen, Label: "I have not looked at the first coding", Hint: "Neither before you coded the text nor meanwhile: not on the page of the version, and not in a comparison", Value: values.Get(fieldUnseen), Problems: f.of(fieldUnseen), Wide: true},
			{Kind: area, Name: fieldNote, Label: "On the whole", Hint: "What you would say of the text or of the coding as a whole; may stay empty", Value: typed(values, fieldNote), Problems: f.of(fieldNote), Wide: true},
		}
	}
	made, err := s.render(r, head{Title: frame.Title, Trail: frame.trail()}, page.show())
	return reply{content: made, status: status}, err
}

// postFinish compares a second coding with the first, and stores what results.
func (s *site) postFinish(r *http.Request, k *desk) (reply, error) {
	values, err := posted(r)
	if err != nil {
		return reply{}, err
	}
	o, err := s.rereadingOf(r, k.of)
	if err != nil {
		return reply{}, err
	}
	if words := o.tooLate(viewerOf(r)); words != "" {
		return s.showFinish(r, k, values, proposals.Problems{{Text: words}}, http.StatusForbidden)
	}
	second, err := k.secondCoding()
	var problems proposals.Problems
	if errors.As(err, &problems) {
		return s.showFinish(r, k, values, nil, http.StatusUnprocessableEntity)
	} else if err != nil {
		return reply{}, err
	}
	places, err := compare.ReadAgain(k.of, second)
	if err != nil {
		return reply{}, err
	}
	reading, problems := proposals.NewSecondReading(proposals.SecondReading{
		Manner:    proposals.CodedAgain,
		Document:  string(document.PrintVersion(second)),
		Note:      oneParagraph(typed(values, fieldNote)),
		Places:    places,
		Signature: s.signature(r),
	}, k.of)
	if values.Get(fieldUnseen) == "" {
		problems = append(problems, proposals.Problem{Path: fieldUnseen, Text: "a second coding counts only where the first was not seen: if you saw it, check the coding term by term instead"})
	}
	if len(problems) > 0 {
		return s.showFinish(r, k, values, problems, http.StatusUnprocessableEntity)
	}
	return s.storeReading(r, k, reading)
}
