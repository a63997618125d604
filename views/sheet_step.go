package views

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"parley/proposals"
	"parley/proposals/document"
)

// A stepPage is one page of a draft's form.
type stepPage struct {
	draftFrame
	Action string
	Groups []group
	// Problems are those of this page, each leading to its field, and those that
	// have none.
	Problems []link
	Events   []inputChoice // for deadlines
	Next     string        // the step behind this one
	From     string        // the coding that the first page is filled in from, while nothing is stored
	Against  int           // the revision of the case by which the rows are sorted
}

func (s *site) serveStep(r *http.Request) (reply, error) {
	k, err := s.openWriting(r)
	if err != nil {
		return reply{}, err
	}
	if k.Save.Form != proposals.AsSheet {
		return goTo(k.address())
	}
	return s.showStep(r, &k, stepOfPath(r), r.URL.Query().Has("check"), 0)
}

// stepOfPath is the step that an address names.
func stepOfPath(r *http.Request) string {
	if topic := r.PathValue("topic"); topic != "" {
		return stepTopics + topic
	}
	return r.PathValue("step")
}

// showStep shows a step, with its problems if they are asked for.
func (s *site) showStep(r *http.Request, k *desk, step string, check bool, status int) (reply, error) {
	frame, err := s.newDraftFrame(r.Context(), k, step)
	if err != nil {
		return reply{}, err
	}
	frame.Form = writingForm
	if frame.Undone, err = s.undoneWords(r, k); err != nil {
		return reply{}, err
	}
	page := stepPage{draftFrame: frame, Action: draftAddress(k.ID, step), Next: next(frame.Steps), Against: k.in.Stored().Revision}
	if k.ID == "" {
		page.Action, page.From = addProposalAddress(k.Ref, k.Based), k.from.String()
	}
	form := k.form()
	if err := s.compareBefore(r.Context(), k, form); err != nil {
		return reply{}, err
	}
	var unplaced []string
	if check {
		_, problems := k.sheet.Parse(k.file(), k.in)
		form.fault, unplaced = newFault(problems)
	}
	if page.Groups = form.groups(step, k.Ref.IsZero()); page.Groups == nil {
		return reply{}, misdirected{sentence: "The form has no such page.", next: []link{{"The draft", k.address()}}}
	}
	for _, g := range page.Groups {
		page.Problems = append(page.Problems, g.faults()...)
	}
	page.Problems = append(page.Problems, plainLinks(unplaced)...)
	page.Events = form.events()[1:]
	if status == http.StatusUnprocessableEntity && len(page.Problems) == 0 {
		status = 0
	}
	made, err := s.render(r, head{Title: frame.Title, Trail: frame.trail()}, page.show())
	return reply{content: made, status: status}, err
}

// compareBefore gives the form of a version the terms of the coding before it.
func (s *site) compareBefore(ctx context.Context, k *desk, f *sheetForm) error {
	if k.Kind != proposals.VersionDraft || k.Ref.IsZero() {
		return nil
	}
	before, err := s.codingBefore(ctx, k, k.Ref)
	if before == nil || err != nil {
		return err
	}
	sheet := document.NewSheet(before)
	f.before, f.since = &sheet, versionWords(before.Ref().WithRevision(0))
	if k.Based > 0 {
		f.since = fmt.Sprintf("revision %d", k.Based)
	}
	return nil
}

// faults lead to every input of g with which something is wrong.
func (g group) faults() []link {
	var all []link
	for _, in := range g.Inputs {
		for _, text := range in.Problems {
			all = append(all, link{in.Label + ": " + text, "#" + in.ID() + "-control"})
		}
	}
	for _, inner := range g.Groups {
		all = append(all, inner.faults()...)
	}
	return all
}

// postStep keeps what was typed on a step, and does what its button says.
func (s *site) postStep(r *http.Request) (reply, error) {
	values, err := posted(r)
	if err != nil {
		return reply{}, err
	}
	k, err := s.openWriting(r)
	if err != nil {
		return reply{}, err
	}
	step, do, current := stepOfPath(r), values.Get("do"), k
	anchor, err := s.bind(r.Context(), &k, step, values)
	if errors.Is(err, proposals.ErrNotFound) {
		return s.showDraftConflict(r, nil, &current, values)
	} else if err != nil {
		return reply{}, err
	}
	content, err := sheetContent(k.sheet)
	if err != nil {
		return reply{}, err
	}
	if do == doUndo && k.Save.Number == current.Save.Number && k.asPruned() == content {
		return s.undo(r, &current) // nothing was typed
	}
	overtaken := k.overtaken(&current, values) && (content != current.Save.Content || do == doUndo)
	switch {
	case do == "go:"+stepDocument && current.Ending == "" && current.text() == k.text():
		return s.toDocument(r, &current) // perhaps a second time
	case overtaken, current.Save.Form != proposals.AsSheet, current.Ending != "":
		return s.showDraftConflict(r, &k, &current, values)
	}
	k.base, k.Save = k.Save.Number, current.Save
	if err := s.keep(r.Context(), &k, proposals.AsSheet, content); errors.Is(err, proposals.ErrConflict) {
		if current, err = s.openDesk(r); err != nil {
			return reply{}, err
		}
		return s.showDraftConflict(r, &k, &current, values)
	} else if err != nil {
		return reply{}, err
	}
	return s.afterStep(r, &k, step, do, anchor)
}

// bind takes what was typed on a step into the sheet that its page was made
// from. It is [proposals.ErrNotFound] where that is no longer kept.
func (s *site) bind(ctx context.Context, k *desk, step string, values url.Values) (anchor string, err error) {
	in := k.in
	if err := s.rewind(ctx, k, values); err != nil {
		return "", err
	}
	anchor = k.take(step, values, values.Get("do"))
	k.in = in
	if values.Get("do") == doAsBefore {
		f := k.form()
		if err := s.compareBefore(ctx, k, f); err != nil {
			return "", err
		}
		k.sheet.Blanks, anchor = append(k.sheet.Blanks, f.reasonsBefore()...), "rest-group"
	}
	k.sheet.Sort(k.in)
	return anchor, nil
}

// overtaken reports whether the draft was saved since the page was made that was
// sent, by other than that page's own script.
func (k *desk) overtaken(current *desk, values url.Values) bool {
	newest := strconv.Itoa(current.Save.Number)
	if k.Save.Number != current.Save.Number && values.Get("kept") == newest {
		k.kept = current.Save.Number
	}
	return k.Save.Number != current.Save.Number && values.Get("kept") != newest
}

// rewind puts the draft back to what the form was made from, so that the rows
// of the form are those of the sheet: to a save, and to the revision of the case
// by which its rows were sorted. It is [proposals.ErrNotFound] where that is no
// longer kept, or was no form.
func (s *site) rewind(ctx context.Context, k *desk, values url.Values) error {
	number, err := strconv.Atoi(values.Get("save"))
	switch {
	case err != nil:
		return proposals.Problems{{Path: "save", Text: "the form does not say which save it was made from"}}
	case k.Kind == proposals.CaseDraft:
		return fmt.Errorf("a form of the case %s: %w", k.Case, proposals.ErrNotFound)
	}
	if against, _ := strconv.Atoi(values.Get("against")); against > 0 && against != k.in.Stored().Revision {
		if k.in, err = s.store.Case(ctx, k.in.Case().Slug, against); err != nil {
			return err
		}
	}
	if number != k.Save.Number {
		if k.Save, err = s.store.DraftSave(ctx, k.ID, number); err != nil {
			return err
		}
	}
	if k.Save.Form != proposals.AsSheet {
		return fmt.Errorf("a form of save %d: %w", number, proposals.ErrNotFound)
	}
	return k.read()
}

// take binds what was typed on a step to the sheet, and adds or takes out what
// the button says. It returns where on the page to go on.
func (k *desk) take(step string, values url.Values, do string) (anchor string) {
	f := k.form()
	f.values = values
	before := f.names()
	f.groups(step, k.Ref.IsZero())
	f.rename(before)
	if path, ok := strings.CutPrefix(do, "-"); ok {
		anchor = f.takeOut(path)
	}
	f.prune()
	if list, ok := strings.CutPrefix(do, "+"); ok {
		anchor = f.add(list)
	}
	k.sheet.Sort(k.in)
	return anchor
}

// add adds a row to a list of the sheet.
func (f *sheetForm) add(list string) (anchor string) {
	s := f.Sheet
	name, issue, _ := strings.Cut(list, ":")
	switch {
	case name == "called":
		s.Called = append(s.Called, document.CalledFields{})
		return anchorOf(fmt.Sprintf("called[%d]", len(s.Called)-1))
	case name == "options":
		s.Options = append(s.Options, document.OptionFields{})
		return anchorOf(fmt.Sprintf("options[%d]", len(s.Options)-1))
	case name == "sources":
		s.Sources = append(s.Sources, newSourceFields)
		return anchorOf(fmt.Sprintf("sources[%d]", len(s.Sources)-1))
	case name == "steps":
		s.Steps = append(s.Steps, document.StepFields{})
		return anchorOf(fmt.Sprintf("steps[%d]", len(s.Steps)-1))
	case issue != "" && !f.asks(issue):
		return ""
	case name == "terms" && issue != "":
		s.Terms = append(s.Terms, document.TermFields{Issue: issue})
		return "issue-" + issue
	case name == "blanks" && issue != "":
		s.Blanks = append(s.Blanks, document.BlankFields{Issue: issue, Coverage: string(proposals.Unreported)})
		return "issue-" + issue
	}
	if quotes := f.quotesAt(name); quotes != nil {
		*quotes = append(*quotes, document.QuoteFields{})
		return anchorOf(fmt.Sprintf("%s[%d]", name, len(*quotes)-1))
	}
	return ""
}

// asks reports whether the case has an issue of that name.
func (f *sheetForm) asks(issue string) bool {
	return slices.ContainsFunc(f.in.Case().Issues, func(i proposals.Issue) bool { return i.Slug.String() == issue })
}

// quotesAt are the quotes at a path such as terms[2].quotes, nil where there
// are none.
func (f *sheetForm) quotesAt(path string) *[]document.QuoteFields {
	owner, found := strings.CutSuffix(path, ".quotes")
	list, n := cutIndex(owner)
	switch {
	case found && list == "terms" && n >= 0 && n < len(f.Terms):
		return &f.Terms[n].Quotes
	case found && list == "steps" && n >= 0 && n < len(f.Steps):
		return &f.Steps[n].Quotes
	default:
		return nil
	}
}

// takeOut takes a row out of a list of the sheet.
func (f *sheetForm) takeOut(path string) (anchor string) {
	s := f.Sheet
	list, n := cutIndex(path)
	switch list {
	case "called":
		s.Called = without(s.Called, n)
	case "options":
		s.Options = without(s.Options, n)
	case "sources":
		s.Sources = without(s.Sources, n)
	case "steps":
		s.Steps = without(s.Steps, n)
	case "terms":
		if n >= 0 && n < len(s.Terms) {
			anchor = "issue-" + s.Terms[n].Issue
		}
		s.Terms = without(s.Terms, n)
		return anchor
	default:
		if quotes := f.quotesAt(list); quotes != nil {
			*quotes = without(*quotes, n)
		}
	}
	return anchorOf(list)
}

// cutIndex takes the last index off a path; it is -1 where there is none.
func cutIndex(path string) (list string, n int) {
	at := strings.LastIndexByte(path, '[')
	if at < 0 || !strings.HasSuffix(path, "]") {
		return path, -1
	}
	n, err := strconv.Atoi(path[at+1 : len(path)-1])
	if err != nil {
		return path, -1
	}
	return path[:at], n
}

func without[T any](list []T, n int) []T {
	if n < 0 || n >= len(list) {
		return list
	}
	return slices.Delete(list, n, n+1)
}

// afterStep goes where the button says.
func (s *site) afterStep(r *http.Request, k *desk, step, do, anchor string) (reply, error) {
	switch path, goes := strings.CutPrefix(do, "go:"); {
	case do == doUndo:
		return s.undo(r, k)
	case goes && path == stepDocument:
		return s.toDocument(r, k)
	case goes:
		return goTo(draftAddress(k.ID, path))
	case anchor != "":
		return goTo(draftAddress(k.ID, step) + "#" + anchor)
	case do == "autosave":
		return reply{content: content{mediaType: "text/plain; charset=utf-8", body: []byte(strconv.Itoa(k.Save.Number))}}, nil
	}
	shown, err := s.showStep(r, k, step, true, http.StatusUnprocessableEntity)
	if err == nil && shown.status == 0 {
		return goTo(draftAddress(k.ID, step) + "?saved")
	}
	return shown, err
}
