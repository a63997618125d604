package views

import (
	"errors"
	"net/http"
	"net/url"
	"reflect"
	"strconv"
	"strings"

	"parley/proposals"
	"parley/proposals/document"
)

// doUndo is the button that takes back what was changed last: what is typed on
// its page, or else the last save.
const doUndo = "undo"

// undoneField is where an address says which save was just taken back.
const undoneField = "undone"

// postUndo takes back the last save from a page that sends nothing else. It
// names the save: what was saved since in another window stays.
func (s *site) postUndo(r *http.Request) (reply, error) {
	k, err := s.openDesk(r)
	if err != nil {
		return reply{}, err
	}
	if r.PostFormValue("save") != strconv.Itoa(k.Save.Number) {
		return reply{}, proposals.ErrConflict
	}
	return s.undo(r, &k)
}

// undo goes back to the save before, and to the page where the two differ.
func (s *site) undo(r *http.Request, k *desk) (reply, error) {
	if k.Save.Follows == 0 {
		return goTo(k.address())
	}
	undone := *k
	before, err := s.store.DraftSave(r.Context(), k.ID, k.Save.Follows)
	if errors.Is(err, proposals.ErrNotFound) {
		return reply{}, misdirected{sentence: "What was before is no longer kept.", next: []link{{"The draft", k.address()}}}
	}
	if err != nil {
		return reply{}, err
	}
	before.Number, before.At = k.Save.Number+1, s.opts.Now()
	if err := s.store.SaveDraft(r.Context(), k.ID, before, 0); err != nil {
		return reply{}, err
	}
	k.Save = before
	if err := k.read(); err != nil {
		return reply{}, err
	}
	page := k.address()
	if step := k.differsOn(&undone); step != nil {
		page = draftAddress(k.ID, step.Path)
	}
	return goTo(page + "?" + url.Values{undoneField: {strconv.Itoa(undone.Save.Number)}}.Encode())
}

// asPruned is what a page of the form sends on which nothing was typed: the save
// without the rows in which nothing stands.
func (k *desk) asPruned() string {
	saved := *k
	if saved.read() != nil {
		return ""
	}
	saved.form().prune()
	content, _ := sheetContent(saved.sheet)
	return content
}

// undoneWords say what the sender of r has just taken back, nothing where that
// is not the last thing done.
func (s *site) undoneWords(r *http.Request, k *desk) (string, error) {
	number, _ := strconv.Atoi(r.URL.Query().Get(undoneField))
	if number == 0 || number != k.Save.Number-1 {
		return "", nil
	}
	undone := *k
	var err error
	if undone.Save, err = s.store.DraftSave(r.Context(), k.ID, number); errors.Is(err, proposals.ErrNotFound) {
		return "", nil
	} else if err != nil {
		return "", err
	}
	if err := undone.read(); err != nil {
		return "", err
	}
	what := "the last change of the document"
	if step := k.differsOn(&undone); step != nil {
		what = "the last change under “" + step.Words + "”"
	} else if k.Save.Form != undone.Save.Form {
		what = "going on as a " + formWords(undone.Save.Form)
	}
	return "Undone: " + what + ", saved " + clockWords(undone.Save.At, s.opts.Now()) + ".", nil
}

func formWords(f proposals.DraftForm) string {
	if f == proposals.AsSheet {
		return "form"
	}
	return "document"
}

// differsOn is the first page of the form on which two contents of a draft
// differ, nil where not both are forms or they are the same.
func (k *desk) differsOn(other *desk) *formStep {
	if k.checks() || k.Save.Form != proposals.AsSheet || other.Save.Form != proposals.AsSheet {
		return nil
	}
	for _, step := range k.steps("") {
		if !reflect.DeepEqual(k.form().on(step.Path), other.form().on(step.Path)) {
			return &step
		}
	}
	return nil
}

// on is what the sheet has on one page of its form.
func (f *sheetForm) on(step string) document.Sheet {
	topic, isTopic := strings.CutPrefix(step, stepTopics)
	switch {
	case step == stepText:
		whole := *f.Sheet
		whole.Terms, whole.Blanks, whole.Steps, whole.Rest = nil, nil, nil, document.RestFields{}
		return whole
	case step == stepOrder:
		return document.Sheet{Steps: f.Steps}
	case step == stepRemaining:
		return document.Sheet{Rest: f.Rest}
	case !isTopic:
		return document.Sheet{}
	}
	var part document.Sheet
	for _, t := range f.Terms {
		if f.topicOf(t.Issue) == topic {
			part.Terms = append(part.Terms, t)
		}
	}
	for _, b := range f.Blanks {
		if f.topicOf(b.Issue) == topic {
			part.Blanks = append(part.Blanks, b)
		}
	}
	return part
}

// topicOf is the topic of an issue, empty where the case has no such issue.
func (f *sheetForm) topicOf(issue string) string {
	for _, i := range f.in.Case().Issues {
		if i.Slug.String() == issue {
			return i.Topic.String()
		}
	}
	return ""
}
