package views

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/proposals"
	"parley/proposals/document"
)

// A desk is a draft that its owner is writing.
type desk struct {
	proposals.Draft
	in *proposals.CaseRevision // nil of a case that has no revision yet
	// sheet is the content where the draft is a form's.
	sheet document.Sheet
	// base is the save that the page which was sent was made from, 0 where it is
	// the newest; kept is the save by which the script kept that page, if it did.
	base, kept int
	// from is the coding that a draft which is not begun yet is filled in from.
	from proposals.Ref
	// of is the coding that a second reading reads, and check the content where
	// it checks that place by place.
	of    *proposals.Revision
	check checkSheet
}

// checks reports whether the draft is a second reading of a coding that is in
// view; one that codes the text again is based on no coding.
func (k *desk) checks() bool { return k.Kind == proposals.ReadingDraft && k.Based > 0 }

// openDesk is the draft that an address names, for its owner alone.
func (s *site) openDesk(r *http.Request) (desk, error) {
	d, err := s.store.Draft(r.Context(), r.PathValue("id"))
	switch {
	case errors.Is(err, proposals.ErrNotFound):
		return desk{}, misdirected{sentence: "There is no such draft.", next: []link{{"Your drafts", addAddress()}}}
	case err != nil:
		return desk{}, err
	case d.Owner.String() != viewerOf(r).Name:
		return desk{}, misdirected{sentence: "This draft is " + d.Owner.String() + "’s, who alone can see it.", next: []link{{"Your drafts", addAddress()}}}
	}
	return s.newDesk(r.Context(), d)
}

// serveDraft leads to where a draft is written.
func (s *site) serveDraft(r *http.Request) (reply, error) {
	k, err := s.openDesk(r)
	if err != nil {
		return reply{}, err
	}
	return goTo(k.address())
}

// openWriting is [site.openDesk] of a draft that is written as a sheet or as a
// document, which the check of another's coding is not.
func (s *site) openWriting(r *http.Request) (desk, error) {
	k, err := s.openDesk(r)
	if err == nil && k.checks() {
		err = misdirected{sentence: "The form has no such page.", next: []link{{"The draft", k.address()}}}
	}
	return k, err
}

func (s *site) newDesk(ctx context.Context, d proposals.Draft) (desk, error) {
	k := desk{Draft: d}
	if d.Kind == proposals.ReadingDraft {
		found, err := s.store.Revisions(ctx, []proposals.Ref{d.Ref})
		if err != nil {
			return desk{}, err
		}
		k.of, k.in = found[0], found[0].Against()
		return k, k.read()
	}
	if !d.Case.IsZero() {
		c, err := s.store.Case(ctx, d.Case, 0)
		if err != nil && !(d.Kind == proposals.CaseDraft && errors.Is(err, proposals.ErrNotFound)) {
			return desk{}, err
		}
		k.in = c
	}
	return k, k.read()
}

// read takes the content of the newest save.
func (k *desk) read() error {
	if k.Save.Form != proposals.AsSheet || k.Kind == proposals.CaseDraft || k.Save.Content == "" {
		return nil
	}
	var content any = &k.sheet
	k.sheet, k.check = document.Sheet{}, checkSheet{}
	if k.checks() {
		content = &k.check
	}
	if err := json.Unmarshal([]byte(k.Save.Content), content); err != nil {
		return fmt.Errorf("draft %s, save %d: %w", k.ID, k.Save.Number, err)
	}
	if !k.checks() {
		k.sheet.Sort(k.in)
	}
	return nil
}

// form is the form of the draft's sheet.
func (k *desk) form() *sheetForm { return &sheetForm{Sheet: &k.sheet, in: k.in} }

// text is the content as a document, canonical where it can be read.
func (k *desk) text() string {
	if k.Save.Form == proposals.AsDocument {
		return k.Save.Content
	}
	return k.sheetText()
}

func (k *desk) sheetText() string {
	if k.checks() {
		return k.check.text(k.of.Version().Anchors())
	}
	sheet := k.sheet
	if r, problems := sheet.Parse(k.file(), k.in); len(problems) == 0 {
		return string(document.PrintVersion(r))
	}
	text, _ := sheet.Print(k.in)
	return string(text)
}

// file is the name that problems give the draft's document.
func (k *desk) file() string {
	switch {
	case k.Kind == proposals.CaseDraft:
		return "case.md"
	case k.Ref.IsZero():
		return "proposal.md"
	default:
		return k.Ref.WithRevision(0).String() + ".md"
	}
}

// address is where the draft is written.
func (k *desk) address() string {
	switch {
	case k.checks():
		return draftAddress(k.ID, stepCheck)
	case k.Save.Form == proposals.AsDocument:
		return draftAddress(k.ID, stepDocument)
	default:
		return draftAddress(k.ID, stepText)
	}
}

// words say what the draft becomes.
func (k *desk) words() string {
	switch {
	case k.Kind == proposals.CaseDraft && k.Based == 0:
		return "A new case"
	case k.Kind == proposals.CaseDraft:
		return fmt.Sprintf("Revision %d of the case %s", k.Based+1, k.Case)
	case k.checks():
		return "A check of " + k.Ref.String() + ", term by term"
	case k.Kind == proposals.ReadingDraft:
		return "A second coding of " + k.Ref.WithRevision(0).String()
	case k.Ref.IsZero():
		return "A new proposal"
	case k.Based > 0:
		return fmt.Sprintf("Revision %d of %s", k.Based+1, k.Ref)
	default:
		return fmt.Sprintf("Version %d of %s", k.Ref.Version(), k.Ref.Proposal())
	}
}

// keep stores content as the next save of the draft, unless it is that of the
// last.
func (s *site) keep(ctx context.Context, k *desk, form proposals.DraftForm, content string) error {
	if k.Save.Form == form && k.Save.Content == content {
		return nil
	}
	next := proposals.Save{Number: k.Save.Number + 1, Follows: k.Save.Number, At: s.opts.Now(), Form: form, Content: content}
	if k.base > 0 && k.base < next.Number {
		next.Follows = k.base
	}
	if err := s.store.SaveDraft(ctx, k.ID, next, k.kept); err != nil {
		return err
	}
	k.Save, k.base, k.kept = next, 0, 0
	return nil
}

func sheetContent(sheet document.Sheet) (string, error) {
	text, err := json.Marshal(sheet)
	return string(text), err
}

// A draftFrame is what all pages of a draft share.
type draftFrame struct {
	Title   string
	Case    link
	ID      string
	Save    int
	Saved   string // when it was last saved
	Undo    bool   // whether there is something to undo
	Ended   string // how it ended, empty while it is open
	Notices []string
	Steps   []formStep
	Here    string // the step
}

func (s *site) newDraftFrame(ctx context.Context, k *desk, here string) (draftFrame, error) {
	f := draftFrame{
		Title: k.words(),
		ID:    k.ID,
		Save:  k.Save.Number,
		Saved: "Saved " + clockWords(k.Save.At, s.opts.Now()),
		Undo:  k.Save.Follows > 0,
		Here:  here,
	}
	if k.Ending != "" {
		f.Ended = "This draft was " + string(k.Ending) + " " + clockWords(k.Ended, s.opts.Now()) + "."
	}
	if k.in != nil {
		f.Case = caseLink(k.in)
	}
	if k.Save.Form == proposals.AsSheet && k.Kind != proposals.CaseDraft && !k.checks() {
		f.Steps = k.steps(here)
	}
	var err error
	f.Notices, err = s.others(ctx, k)
	return f, err
}

// others say who else is writing at the same proposal or case.
func (s *site) others(ctx context.Context, k *desk) ([]string, error) {
	all, err := s.store.Drafts(ctx)
	if err != nil {
		return nil, err
	}
	var notices []string
	for _, d := range all {
		same := d.Kind == k.Kind && d.Case == k.Case && d.Ref.Proposal() == k.Ref.Proposal() && (d.Kind == proposals.CaseDraft || !d.Ref.IsZero())
		if same && d.Ending == "" && d.ID != k.ID && d.Kind != proposals.ReadingDraft {
			other := desk{Draft: d, in: k.in}
			what, saved := lowerFirst(other.words()), clockWords(d.Save.At, s.opts.Now())
			if d.Owner == k.Owner {
				notices = append(notices, fmt.Sprintf("You have another draft of %s, last saved %s.", what, saved))
				continue
			}
			notices = append(notices, fmt.Sprintf("%s is writing %s as well, last saved %s. Whoever stores second will be shown both texts.", d.Owner, what, saved))
		}
	}
	return notices, nil
}

// steps are the pages of the form.
func (k *desk) steps(here string) []formStep {
	f := k.form()
	all := []formStep{{Path: stepText, Words: "The text", State: counted(len(k.sheet.Sources), "source", "sources")}}
	for _, t := range k.in.Case().Topics {
		answered, asked := 0, 0
		for i := range k.in.Case().Issues {
			issue := &k.in.Case().Issues[i]
			switch {
			case issue.Topic != t.Slug || issue.Retired && !f.speaksOf(issue):
			case f.covers(issue):
				answered++
				fallthrough
			default:
				asked++
			}
		}
		if asked > 0 {
			all = append(all, formStep{Path: stepTopics + t.Slug.String(), Words: t.Label, State: fmt.Sprintf("%d of %d", answered, asked)})
		}
	}
	all = append(all,
		formStep{Path: stepOrder, Words: "Order of steps", State: strconv.Itoa(len(k.sheet.Steps))},
		formStep{Path: stepRemaining, Words: "Not coded yet", State: strconv.Itoa(k.notCoded())},
		formStep{Path: stepPreview, Words: k.lastStep()})
	for i := range all {
		all[i].Here = all[i].Path == here
	}
	return all
}

func (k *desk) lastStep() string {
	if k.Kind == proposals.ReadingDraft {
		return "Finish the reading"
	}
	return "Look and store"
}

// notCoded counts the questions that nothing covers.
func (k *desk) notCoded() int {
	if k.sheet.Rest.Coverage != "" {
		return 0
	}
	return len(k.form().uncovered())
}

// stepOf is the step on which the field at path stands.
func (k *desk) stepOf(path string) string {
	list, rest, _ := strings.Cut(path, "[")
	index, _, _ := strings.Cut(rest, "]")
	n, _ := strconv.Atoi(index)
	issue := ""
	switch {
	case list == "terms" && n < len(k.sheet.Terms):
		issue = k.sheet.Terms[n].Issue
	case list == "blanks" && n < len(k.sheet.Blanks):
		issue = k.sheet.Blanks[n].Issue
	case list == "steps":
		return stepOrder
	case strings.HasPrefix(path, "rest"):
		return stepRemaining
	}
	i := slices.IndexFunc(k.in.Case().Issues, func(i proposals.Issue) bool { return i.Slug.String() == issue })
	if i < 0 {
		return stepText
	}
	return stepTopics + k.in.Case().Issues[i].Topic.String()
}

// next is the step behind one, the last for the last.
func next(steps []formStep) string {
	for i, s := range steps {
		if s.Here && i+1 < len(steps) {
			return steps[i+1].Path
		}
	}
	return stepPreview
}

// clockWords say when something was, near to now by the clock alone.
func clockWords(t, now time.Time) string {
	t, now = t.UTC(), now.UTC()
	if t.IsZero() {
		return "never"
	}
	if proposals.DateOf(t) == proposals.DateOf(now) {
		return "at " + t.Format("15:04:05") + " UTC"
	}
	return "on " + proposals.DateOf(t).Words() + ", " + t.Format("15:04") + " UTC"
}

func lowerFirst(words string) string {
	for i, r := range words {
		return strings.ToLower(string(r)) + words[i+len(string(r)):]
	}
	return words
}
