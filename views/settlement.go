package views

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"strings"

	"parley/proposals"
)

// A settledLine is a difference that was settled: what came of it, and who
// decided so, when and why.
type settledLine struct {
	Outcome, By, Note string
	// Revise is where the change that is outstanding is made, and Newer the
	// coding that came after; both are empty where the coding stands.
	Revise string
	Newer  *link
}

// A settleForm says how a difference was settled.
type settleForm struct {
	Action, Reader, Anchor string
	Outcome, Note          input
}

// settlingWords are the rule of [proposals.Settlement].
const settlingWords = "A difference is settled by an editor, by the second reader who found it or by a coder of this coding. " +
	"Who of them it was is said with the settlement: where a coder keeps their own coding, nobody else has decided it."

// maySettle reports whether v may settle what reader found.
func (o *rereading) maySettle(reader string, v viewer) bool {
	return proposals.SettlerOf(o.history, o.revision.Ref(), reader, v.Name).May(v.Role)
}

// settled is how the difference that reader found at p was settled.
func (o *rereading) settled(reader string, p proposals.ReadPlace) *settledLine {
	by, ref := p.Settled, o.revision.Ref()
	line := &settledLine{Outcome: sentenceCase(by.Outcome.Words()), By: "Settled by " + signedWords(by.Signature), Note: by.Note}
	if settler := proposals.SettlerOf(o.history, ref, reader, by.By); settler != proposals.Neither {
		line.By = fmt.Sprintf("Settled by %s: %s", settler, signedWords(by.Signature))
	}
	if by.Outcome != proposals.ToBeChanged {
		return line
	}
	switch newest := newestOf(o.history, ref); {
	case newest.Ref.Revision() > ref.Revision():
		line.Newer = &link{newerWords(ref, newest.Ref), versionAddress(newest.Ref)}
	case newest.Withdrawn == nil:
		line.Revise = reviseAddress(ref, p.Anchor)
	}
	return line
}

// newSettleForm is the form for one difference, with what was chosen and typed
// in it.
func newSettleForm(of proposals.Ref, reader, anchor string, values url.Values, f fault) *settleForm {
	form := &settleForm{Action: settleAddress(of), Reader: reader, Anchor: anchor}
	form.Outcome = input{Kind: either, Name: settleField("outcome", reader, anchor), Label: "What comes of it", Wide: true, Choices: []inputChoice{
		{string(proposals.CodingStands), "The coding stands: it is kept as it is"},
		{string(proposals.ToBeChanged), "To be changed: the second reader is right, or both were wrong, and a revision is to be made"},
	}}
	form.Outcome.Value = values.Get(form.Outcome.Name)
	form.Outcome.Problems = f.of(form.Outcome.Name)
	form.Note = input{Kind: area, Name: settleField("note", reader, anchor), Label: "How it is settled", Wide: true, Hint: "What was decided, and why"}
	form.Note.Value = typed(values, form.Note.Name)
	form.Note.Problems = f.of(form.Note.Name)
	return form
}

// settleField names a field of a settlement, one for each difference.
func settleField(name, reader, anchor string) string { return name + "." + reader + "." + anchor }

// postSettle stores how a difference was settled.
func (s *site) postSettle(r *http.Request) (reply, error) {
	values, err := posted(r)
	if err != nil {
		return reply{}, err
	}
	o, err := s.rereading(r)
	if err != nil {
		return reply{}, err
	}
	by, anchor := values.Get("reader"), values.Get("anchor")
	outcome, note := settleField("outcome", by, anchor), settleField("note", by, anchor)
	chosen, _ := proposals.ParseOutcome(values.Get(outcome)) // none where it is no outcome
	settled, problems := proposals.NewSettlement(chosen, oneParagraph(typed(values, note)), s.signature(r))
	switch place := o.difference(by, anchor); {
	case place == nil:
		return reply{}, misdirected{sentence: "There is no such difference to settle.", next: []link{{"How far it was read again", readAddress(o.revision.Ref())}}}
	case !o.maySettle(by, viewerOf(r)):
		return reply{}, o.refuse("You have neither found this difference nor coded what it is about. " + settlingWords)
	case place.Settled != nil:
		return s.showSettled(r, settled)
	}
	if len(problems) > 0 {
		f, _ := newFault(problems)
		return s.showReading(r, o, "", values, fault{outcome: f.of("outcome"), note: f.of("note")}, http.StatusUnprocessableEntity)
	}
	err = s.store.Settle(r.Context(), o.revision.Ref(), by, anchor, settled)
	if errors.Is(err, proposals.ErrExists) {
		return s.showSettled(r, settled)
	}
	return redirectAfter(doneAddress(readAddress(o.revision.Ref()), doneSettling), err)
}

// showSettled says that someone else has settled a difference first.
func (s *site) showSettled(r *http.Request, mine proposals.Settlement) (reply, error) {
	o, err := s.rereading(r)
	if err != nil {
		return reply{}, err
	}
	notice := "Someone was first: this difference is settled already, as it says below. Nothing was changed. "
	if mine.Outcome != "" {
		notice += "You chose: " + string(mine.Outcome) + ". "
	}
	return s.showReading(r, o, notice+"You wrote: "+mine.Note, nil, nil, http.StatusConflict)
}

// difference is the place at which a second reader differs, nil where there is
// none.
func (o *rereading) difference(by, anchor string) *proposals.ReadPlace {
	for i := range o.readings {
		for j := range o.readings[i].Places {
			if p := &o.readings[i].Places[j]; o.readings[i].By == by && p.Anchor == anchor && !p.Agreed {
				return p
			}
		}
	}
	return nil
}

// outstanding are the places of a coding that are to be changed, as its own page
// shows them; history are the codings of its proposal.
func (s *site) outstanding(ctx context.Context, revision *proposals.Revision, history []proposals.Listing) ([]link, error) {
	readings, err := s.store.SecondReadings(ctx, revision.Ref().Proposal())
	if err != nil {
		return nil, err
	}
	anchors := proposals.Outstanding(readings, history, revision.Ref())
	if len(anchors) == 0 {
		return nil, nil
	}
	o, names := rereading{revision: revision}, map[string]link{}
	for _, reading := range readings {
		if reading.Of == revision.Ref() {
			maps.Copy(names, o.names(reading))
		}
	}
	places := make([]link, len(anchors))
	for i, anchor := range anchors {
		places[i].Words = cmp.Or(names[anchor].Words, anchor)
		if _, part, ok := strings.Cut(names[anchor].Address, "#"); ok {
			places[i].Address = "#" + part
		}
	}
	return places, nil
}

// reviseAt leads to one place of the form of a further coding, where the address
// names it: in the viewer's open draft, which a form that is sent begins. What
// names no place, or is only looked at before there is a draft, is next's.
func (s *site) reviseAt(next func(r *http.Request) (reply, error)) func(r *http.Request) (reply, error) {
	return func(r *http.Request) (reply, error) {
		at := r.URL.Query().Get("at")
		if at == "" || r.URL.Query().Get("revise") == "" {
			return next(r)
		}
		k, _, err := s.nextDesk(r)
		if err != nil {
			return reply{}, err
		}
		mine, err := s.myDraft(r, &k)
		switch {
		case err != nil:
			return reply{}, err
		case mine != nil:
			return goTo(mine.addressAt(at))
		case r.Method != http.MethodPost:
			return next(r)
		}
		if err := s.begin(r, &k); err != nil {
			return reply{}, err
		}
		return goTo(k.addressAt(at))
	}
}

// addressAt is the page of the draft's form with the place of an anchor, or the
// draft where it is a document or has no such place.
func (k *desk) addressAt(anchor string) string {
	if k.Save.Form != proposals.AsSheet {
		return k.address()
	}
	if anchor == proposals.RestAnchor {
		return draftAddress(k.ID, stepRemaining)
	}
	slug, ok := proposals.AnchorIssue(anchor)
	if !ok {
		return draftAddress(k.ID, stepOrder)
	}
	issue, ok := k.in.Issue(slug)
	if !ok {
		return k.address()
	}
	return draftAddress(k.ID, stepTopics+issue.Topic.String()) + "#issue-" + slug.String()
}
