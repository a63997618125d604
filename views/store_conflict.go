package views

import (
	"net/http"

	"parley/proposals"
	"parley/proposals/document"
	"parley/proposals/intake"
)

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
