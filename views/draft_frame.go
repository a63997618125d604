package views

import (
	"context"
	"fmt"
	"strconv"

	"parley/proposals"
)

// A draftFrame is what all pages of a draft share.
type draftFrame struct {
	Title   string
	Case    link
	ID      string
	Save    int
	Saved   string // when it was last saved
	Undo    bool   // whether there is something to undo
	Undone  string // what was just taken back
	Form    string // the form that the page sends, empty where it sends none
	Ended   string // how it ended, empty while it is open
	Reopen  string // opens it again, empty where it cannot be
	Notices []string
	Steps   []formStep
	Here    string // the step
}

// writingForm is the form on the pages where a draft is written.
const writingForm = "writing"

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
	if k.Ending == proposals.DraftDiscarded {
		f.Reopen = draftAddress(k.ID, "reopen")
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

// trail leads to the drafts.
func (f draftFrame) trail() []link {
	var all []link
	if f.Case.Address != "" {
		all = append(all, f.Case)
	}
	return append(all, link{"Add", addAddress()})
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
			other := desk{Draft: d, in: k.in, title: k.title}
			what, saved := lowerFirst(other.words()), clockWords(d.Save.At, s.opts.Now())
			if d.Owner == k.Owner {
				notices = append(notices, fmt.Sprintf("You have another draft of %s, last saved %s.", what, saved))
				continue
			}
			notice := fmt.Sprintf("%s is writing %s as well, last saved %s.", d.Owner, what, saved)
			if d.Ref == k.Ref {
				notice += " Whoever stores second will be shown both texts."
			}
			notices = append(notices, notice)
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

// next is the step behind one, the last for the last.
func next(steps []formStep) string {
	for i, s := range steps {
		if s.Here && i+1 < len(steps) {
			return steps[i+1].Path
		}
	}
	return stepPreview
}
