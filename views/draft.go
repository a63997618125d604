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
	// title is what its proposal is called, or its case, empty where that is not stored.
	title string
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
	if d.Kind == proposals.CaseDraft && k.in != nil {
		k.title = k.in.Case().Title
	}
	if !d.Ref.IsZero() {
		titles, err := s.titles(ctx)
		if err != nil {
			return desk{}, err
		}
		k.title = titles[d.Ref.Proposal()]
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

// content is what a save keeps of k.
func (k *desk) content() (string, error) {
	switch {
	case k.Save.Form == proposals.AsDocument:
		return k.Save.Content, nil
	case k.checks():
		return k.check.content(), nil
	default:
		return sheetContent(k.sheet)
	}
}

// text is the content as a document, canonical where it can be read.
func (k *desk) text() string {
	if k.Save.Form == proposals.AsDocument {
		return k.Save.Content
	}
	return k.sheetText()
}

func (k *desk) sheetText() string {
	if k.checks() {
		return k.check.text(k.of.Anchors())
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
		return fmt.Sprintf("Revision %d of the case %s", k.Based+1, k.titled(k.Case.String()))
	case k.checks():
		return "A check of " + k.Ref.String() + ", term by term"
	case k.Kind == proposals.ReadingDraft:
		return "A second coding of " + k.Ref.WithRevision(0).String()
	case k.Ref.IsZero():
		return "A new proposal"
	case k.Based > 0:
		return fmt.Sprintf("Revision %d of %s", k.Based+1, k.titled(k.Ref.String()))
	default:
		return fmt.Sprintf("Version %d of %s", k.Ref.Version(), k.titled(k.Ref.Proposal().String()))
	}
}

// titled puts the proposal's title before its short name.
func (k *desk) titled(name string) string {
	if k.title == "" {
		return name
	}
	return "“" + k.title + "” (" + name + ")"
}

// stepOf is the step on which the field at path stands.
func (k *desk) stepOf(path string) string {
	list, n := rowOf(path)
	issue := ""
	switch {
	case list == "terms" && n >= 0 && n < len(k.sheet.Terms):
		issue = k.sheet.Terms[n].Issue
	case list == "blanks" && n >= 0 && n < len(k.sheet.Blanks):
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

// rowOf is the list of a sheet and the row in it where a path begins; the row is
// -1 where it begins with no list.
func rowOf(path string) (list string, n int) {
	list, rest, _ := strings.Cut(path, "[")
	index, _, _ := strings.Cut(rest, "]")
	n, err := strconv.Atoi(index)
	if err != nil {
		return list, -1
	}
	return list, n
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
