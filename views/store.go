package views

import (
	"errors"
	"net/http"
	"strconv"

	"parley/proposals"
	"parley/proposals/intake"
)

// postStore stores the draft as a revision.
func (s *site) postStore(r *http.Request) (reply, error) {
	k, err := s.openWriting(r)
	if err != nil {
		return reply{}, err
	}
	if k.Ending == proposals.DraftStored {
		return s.stored(&k)
	}
	if k.Ending != "" {
		return s.showPreview(r, &k, http.StatusConflict)
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
		return goTo(doneAddress(caseAddress(reading.Case.Case().Slug), doneStoring))
	}
	return goTo(doneAddress(versionAddress(reading.Revision.Version().Ref()), doneStoring))
}

// stored leads to what a draft became.
func (s *site) stored(k *desk) (reply, error) {
	switch {
	case k.Kind == proposals.ReadingDraft:
		return goTo(doneAddress(readAddress(k.Ref), doneStoring))
	case k.Kind == proposals.CaseDraft && !k.Case.IsZero():
		return goTo(doneAddress(caseAddress(k.Case), doneStoring))
	case !k.Ref.IsZero():
		return goTo(doneAddress(versionAddress(k.Ref), doneStoring))
	default:
		return goTo(addAddress())
	}
}

func (s *site) signature(r *http.Request) proposals.Signature {
	return proposals.Signature{By: viewerOf(r).Name, Way: proposals.BySite, At: s.opts.Now()}
}
