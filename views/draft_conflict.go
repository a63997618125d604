package views

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"parley/proposals"
)

// A draftConflictPage shows both texts where a draft was saved in another
// window since the form that was sent now was made.
type draftConflictPage struct {
	draftFrame
	Action       string
	Mine, Theirs string
	Typed        []parameter // all that was sent
	Over         string      // the save that would be written over
	Keep         string      // where the other is
}

func (s *site) showDraftConflict(r *http.Request, mine, current *desk, values url.Values) (reply, error) {
	frame, err := s.newDraftFrame(r.Context(), current, "")
	if err != nil {
		return reply{}, err
	}
	frame.Steps = nil
	page := draftConflictPage{
		draftFrame: frame,
		Action:     r.URL.EscapedPath(),
		Mine:       mine.text(),
		Theirs:     current.text(),
		Typed:      typedParameters(values, "over"),
		Over:       strconv.Itoa(current.Save.Number),
		Keep:       current.address(),
	}
	if mine.Save.Form == proposals.AsSheet {
		page.Mine = mine.sheetText()
	}
	made, err := s.render(r, head{Title: "Two texts: " + frame.Title, Trail: frame.trail()}, page.show())
	return reply{content: made, status: http.StatusConflict}, err
}

// typedParameters are all values but those of the given names, in a fixed
// order.
func typedParameters(values url.Values, but ...string) []parameter {
	var names []string
	for name := range values {
		if !slices.Contains(but, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var all []parameter
	for _, name := range names {
		for _, v := range values[name] {
			all = append(all, parameter{name, v})
		}
	}
	return all
}
