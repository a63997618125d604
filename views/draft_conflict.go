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
// window since the form that was sent now was made, or has ended.
type draftConflictPage struct {
	draftFrame
	Mine, Theirs string
	Keep         string // where the other is
	// Over goes on with mine, nil where mine can only be copied from: the save
	// that it was made from is no longer kept, or the draft has ended.
	Over *overForm
}

// An overForm saves what was sent in place of what the draft holds.
type overForm struct {
	Action  string
	Form    proposals.DraftForm
	Content string
	Seen    int    // the save that stood beside it
	Step    string // where on the form to go on
}

// showDraftConflict shows what was sent beside what the draft holds. What was
// sent is bound to its own base already: mine is nil where that is not known.
func (s *site) showDraftConflict(r *http.Request, mine, current *desk, values url.Values) (reply, error) {
	frame, err := s.newDraftFrame(r.Context(), current, "")
	if err != nil {
		return reply{}, err
	}
	frame.Steps, frame.Undo = nil, false
	page := draftConflictPage{draftFrame: frame, Theirs: current.text(), Keep: current.address()}
	if mine == nil {
		page.Mine = typedText(typedParameters(values))
	} else {
		page.Mine = mine.text()
	}
	if current.Ending == "" && mine != nil {
		content, err := mine.content()
		if err != nil {
			return reply{}, err
		}
		page.Over = &overForm{draftAddress(current.ID, "over"), mine.Save.Form, content, current.Save.Number, stepOfPath(r)}
	}
	made, err := s.render(r, head{Title: "Two texts: " + frame.Title, Trail: frame.trail()}, page.show())
	return reply{content: made, status: http.StatusConflict}, err
}

// postOver goes on with what was sent to a draft that had been saved in another
// window, by whoever has seen both.
func (s *site) postOver(r *http.Request) (reply, error) {
	values, err := posted(r)
	if err != nil {
		return reply{}, err
	}
	current, err := s.openDesk(r)
	if err != nil {
		return reply{}, err
	}
	mine := current
	if err := mine.takeOver(values); err != nil {
		return reply{}, err
	}
	if values.Get("over") != strconv.Itoa(current.Save.Number) || current.Ending != "" {
		return s.showDraftConflict(r, &mine, &current, values)
	}
	content, err := mine.content()
	if err != nil {
		return reply{}, err
	}
	if err := s.keep(r.Context(), &current, mine.Save.Form, content); err != nil {
		return reply{}, err
	}
	if step := values.Get("step"); current.hasStep(step) {
		return goTo(draftAddress(current.ID, step))
	}
	return goTo(current.address())
}

// takeOver takes a whole content into k, in place of its own.
func (k *desk) takeOver(values url.Values) error {
	form, err := proposals.ParseDraftForm(values.Get("form"))
	if err != nil || form == proposals.AsSheet && k.Kind == proposals.CaseDraft {
		return errUnreadable
	}
	k.Save.Form, k.Save.Content = form, typed(values, "content")
	if k.read() != nil {
		return errUnreadable
	}
	return nil
}

// hasStep reports whether the form of a draft has a page of that name.
func (k *desk) hasStep(step string) bool {
	return k.Save.Form == proposals.AsSheet && !k.checks() && slices.ContainsFunc(k.steps(""), func(s formStep) bool { return s.Path == step })
}

// unseenFields are those that a form sends by itself.
var unseenFields = []string{"do", "save", "kept", "against", "from", "based", "over", "number", "form", "content", "step"}

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

// typedParameters are all values, in a fixed order.
func typedParameters(values url.Values) []parameter {
	var names []string
	for name := range values {
		names = append(names, name)
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
