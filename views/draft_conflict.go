package views

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

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
	// Lost says that what was sent can only be copied from: the save that it
	// was made from is no longer kept.
	Lost bool
}

func (s *site) showDraftConflict(r *http.Request, mine, current *desk, values url.Values) (reply, error) {
	return s.showDraftConflictAt(r, r.URL.EscapedPath(), mine, current, values)
}

// showDraftConflictAt is [site.showDraftConflict] where the page is to be sent
// to another address than before.
func (s *site) showDraftConflictAt(r *http.Request, action string, mine, current *desk, values url.Values) (reply, error) {
	frame, err := s.newDraftFrame(r.Context(), current, "")
	if err != nil {
		return reply{}, err
	}
	frame.Steps = nil
	page := draftConflictPage{
		draftFrame: frame,
		Action:     action,
		Theirs:     current.text(),
		Typed:      typedParameters(values, "over"),
		Over:       strconv.Itoa(current.Save.Number),
		Keep:       current.address(),
	}
	switch {
	case mine == nil:
		// The rows of the page that was sent are no longer known.
		page.Mine, page.Lost = typedText(page.Typed), true
	case mine.Save.Form == proposals.AsSheet:
		page.Mine = mine.sheetText()
	default:
		page.Mine = mine.text()
	}
	made, err := s.render(r, head{Title: "Two texts: " + frame.Title, Trail: frame.trail()}, page.show())
	return reply{content: made, status: http.StatusConflict}, err
}

// unseenFields are those that a form sends by itself.
var unseenFields = []string{"do", "save", "kept", "against", "from", "based", "over", "number"}

// typedText is what was typed, field by field.
func typedText(typed []parameter) string {
	var text strings.Builder
	for _, p := range typed {
		if p.Value != "" && !slices.Contains(unseenFields, p.Name) {
			text.WriteString(p.Name + ": " + p.Value + "\n")
		}
	}
	return text.String()
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
