package views

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"parley/compare"
	"parley/proposals"
	"parley/proposals/document"
)

// A readingPage says how far one coding was read again, and offers whoever has
// not coded it the two manners of doing so.
type readingPage struct {
	Title   string
	Version link
	Action  string
	Coded   string // by whom, as the coding says
	Stored  string // by whom, as the store says; empty where that is not known
	Read    string
	// Notice is what became of something that was just sent.
	Notice string
	// Done is what the viewer has just done with it, nil for anybody else.
	Done *doneNote
	// Refused is why the viewer cannot read it again, and Seen that it is too
	// late for coding it before its coding was seen.
	Refused string
	Seen    bool
	Open    []draftLine // the viewer's own drafts of readings of it
	Blind   bool        // one of them is a second coding, which a check would end
	// Readings are the second readings of the coding, the oldest first.
	Readings []secondReading
	// Settling is who may settle a difference, empty where there is none.
	Settling string
}

// A secondReading is what one second reader found.
type secondReading struct {
	Heading, Counts, Note string
	Unasked               int // how many questions are left to the rest, where the reader was not asked for it
	Differences           []readDifference
	Remarks               []readDifference // notes where both agree
	Document              string           // the second coding, where there is one
}

// A readDifference is a place with what the second reader noted there.
type readDifference struct {
	Place   link // without address where the coding has nothing there to show
	Note    string
	Settled *settledLine // nil while it is open
	// Settle is the form to settle it, nil for whoever cannot.
	Settle *settleForm
}

// A rereading is a coding with all that was done to read it again.
type rereading struct {
	revision *proposals.Revision
	history  []proposals.Listing
	readings []proposals.SecondReading // of the coding
	drafts   []proposals.Draft         // the viewer's own, of readings of it
	in       *proposals.CaseRevision   // the newest
}

// rereading finds the coding that an address names.
func (s *site) rereading(r *http.Request) (*rereading, error) {
	revision, err := s.revision(r.Context(), r.PathValue("proposal"), r.PathValue("number"))
	if err != nil {
		return nil, err
	}
	return s.rereadingOf(r, revision)
}

func (s *site) rereadingOf(r *http.Request, revision *proposals.Revision) (*rereading, error) {
	ctx := r.Context()
	c, history, err := s.history(ctx, revision.Version().Proposal)
	if err != nil {
		return nil, err
	}
	readings, err := s.store.SecondReadings(ctx, revision.Version().Proposal)
	if err != nil {
		return nil, err
	}
	drafts, err := s.store.Drafts(ctx)
	if err != nil {
		return nil, err
	}
	return &rereading{
		revision: revision,
		history:  history,
		readings: slices.DeleteFunc(readings, func(o proposals.SecondReading) bool { return o.Of != revision.Ref() }),
		drafts: slices.DeleteFunc(drafts, func(d proposals.Draft) bool {
			return d.Kind != proposals.ReadingDraft || d.Ref != revision.Ref() || d.Owner.String() != viewerOf(r).Name
		}),
		in: c,
	}, nil
}

// refusal is why v cannot read the coding again, empty where v can.
func (o *rereading) refusal(v viewer) string {
	ref := o.revision.Ref()
	switch {
	case newestOf(o.history, ref).Withdrawn != nil:
		return "This version was withdrawn, and its codings are not read again."
	case proposals.HasCoded(o.history, ref, v.Name):
		return "You have coded " + versionWords(ref.WithRevision(0)) + " of this text. Someone else has to read it again."
	case slices.ContainsFunc(o.readings, func(r proposals.SecondReading) bool { return r.By == v.Name }):
		return readAlready
	default:
		return ""
	}
}

// check refuses v what o refuses.
func (o *rereading) check(v viewer) error {
	if words := o.refusal(v); words != "" {
		return o.refuse(words)
	}
	return nil
}

// tooLate is why v cannot store a second coding of the text, empty where v can.
func (o *rereading) tooLate(v viewer) string {
	if words := o.refusal(v); words != "" || !o.seen() {
		return words
	}
	return seenWords
}

// refuse is the error that says words, and leads to the coding's readings.
func (o *rereading) refuse(words string) error {
	return refused{words, []link{{"How far it was read again", readAddress(o.revision.Ref())}}}
}

// open is v's open draft of a reading in a manner, nil where there is none.
func (o *rereading) open(manner proposals.Manner) *proposals.Draft {
	for i, d := range o.drafts {
		if k := (&desk{Draft: d}); d.Ending == "" && k.checks() == (manner == proposals.Checked) {
			return &o.drafts[i]
		}
	}
	return nil
}

// seen reports whether the viewer has had the coding in view, to check it.
func (o *rereading) seen() bool {
	return slices.ContainsFunc(o.drafts, func(d proposals.Draft) bool { return d.Based > 0 })
}

func (s *site) serveReading(r *http.Request) (reply, error) {
	o, err := s.rereading(r)
	if err != nil {
		return reply{}, err
	}
	return s.showReading(r, o, "", nil, nil, 0)
}

// showReading shows how far a coding was read again. Where the form of one
// difference was sent, values are what was typed, and f what is wrong with it.
func (s *site) showReading(r *http.Request, o *rereading, notice string, values url.Values, f fault, status int) (reply, error) {
	v, ref := o.revision.Version(), o.revision.Ref()
	page := readingPage{
		Title:   v.Title,
		Version: link{sentenceCase(versionWords(ref)), versionAddress(ref)},
		Action:  readAddress(ref),
		Coded:   readWords(v.Read),
		Stored:  signedWords(o.revision.Stored().Signature),
		Read:    proposals.NewReading(o.readings, o.history).Words(v.Read.By),
		Notice:  notice,
		Done:    o.doneTo(r),
		Refused: o.refusal(viewerOf(r)),
		Seen:    o.seen(),
		Blind:   o.open(proposals.CodedAgain) != nil,
	}
	for _, d := range o.drafts {
		if k := (&desk{Draft: d}); d.Ending == "" {
			page.Open = append(page.Open, draftLine{Words: k.words(), Saved: clockWords(d.Save.At, s.opts.Now()), Address: k.address()})
		}
	}
	for _, reading := range o.readings {
		shown := o.shown(reading, viewerOf(r), values, f)
		if len(shown.Differences) > 0 {
			page.Settling = settlingWords
		}
		page.Readings = append(page.Readings, shown)
	}
	made, err := s.render(r, head{
		Title: "Read again: " + v.Title + ", " + versionWords(ref),
		Trail: []link{caseLink(o.in), {v.Title, proposalAddress(v.Proposal)}, page.Version},
	}, page.show())
	return reply{content: made, status: status}, err
}

// signedWords say who signed something, in which way, and when; empty where it
// is not known.
func signedWords(by proposals.Signature) string {
	if by.By == "" {
		return ""
	}
	return fmt.Sprintf("%s, %s", by.By, proposals.DateOf(by.At.UTC()).Words())
}

// shown is a second reading as v sees it.
func (o *rereading) shown(reading proposals.SecondReading, v viewer, values url.Values, f fault) secondReading {
	counts := proposals.NewReading([]proposals.SecondReading{reading}, o.history)
	manner := "Checked by "
	if reading.Manner == proposals.CodedAgain {
		manner = "Coded again by "
	}
	shown := secondReading{
		Heading:  manner + signedWords(reading.Signature),
		Counts:   counts.Counts(),
		Note:     reading.Note,
		Document: reading.Document,
	}
	if reading.Manner == proposals.Checked && !slices.ContainsFunc(reading.Places, func(p proposals.ReadPlace) bool { return p.Anchor == proposals.RestAnchor }) {
		shown.Unasked = len(o.revision.Left())
	}
	names := o.names(reading)
	for _, p := range reading.Places {
		one := readDifference{Place: link{Words: cmp.Or(names[p.Anchor].Words, p.Anchor), Address: names[p.Anchor].Address}, Note: p.Note}
		switch {
		case p.Agreed && p.Note != "":
			shown.Remarks = append(shown.Remarks, one)
			continue
		case p.Agreed:
			continue
		case p.Settled != nil:
			one.Settled = o.settled(reading.By, p)
		case o.maySettle(reading.By, v):
			one.Settle = newSettleForm(o.revision.Ref(), reading.By, p.Anchor, values, f)
		}
		shown.Differences = append(shown.Differences, one)
	}
	return shown
}

// names are the places of the coding, and of the second one, in words.
func (o *rereading) names(reading proposals.SecondReading) map[string]link {
	c := o.revision.Against()
	names := map[string]link{proposals.RestAnchor: {"All that is not coded otherwise", termAddress(o.revision.Ref(), "blanks")}}
	if reading.Document != "" {
		second, problems := document.ParseVersion(reading.Of.String(), []byte(reading.Document), c)
		if len(problems) == 0 {
			addNames(names, c, second.Version(), func(string) string { return "" })
		}
	}
	addNames(names, c, o.revision.Version(), func(anchor string) string { return termAddress(o.revision.Ref(), anchor) })
	return names
}

// addNames names the places of v. Terms and steps have an address.
func addNames(names map[string]link, c *proposals.CaseRevision, v *proposals.Version, address func(anchor string) string) {
	for i := range v.Blanks {
		b := &v.Blanks[i]
		names[b.Anchor()] = link{Words: compare.Unit{Place: b.Place, Elsewhere: b.SaidElsewhere}.Words(c)}
	}
	for i := range v.Terms {
		t := &v.Terms[i]
		names[t.Anchor()] = link{compare.Unit{Place: t.Place, Reading: t.Reading, Elsewhere: t.SaidElsewhere}.Words(c), address(t.Anchor())}
	}
	for i := range v.Steps {
		s := &v.Steps[i]
		place := proposals.Place{Issue: s.Event, Option: s.Option, By: s.By}
		names[s.Anchor()] = link{compare.Unit{Place: place, Step: true}.Words(c), address(s.Anchor())}
	}
}

// postReading begins a second reading in one of the two manners, or goes on
// with the one that was begun.
func (s *site) postReading(r *http.Request) (reply, error) {
	values, err := posted(r)
	if err != nil {
		return reply{}, err
	}
	o, err := s.rereading(r)
	if err != nil {
		return reply{}, err
	}
	if err := o.check(viewerOf(r)); err != nil {
		return reply{}, err
	}
	manner, err := proposals.ParseManner(values.Get("do"))
	if err != nil {
		return reply{}, proposals.Problems{{Path: "do", Text: err.Error()}}
	}
	if d := o.open(manner); d != nil {
		return goTo((&desk{Draft: *d}).address())
	}
	if manner == proposals.CodedAgain && o.seen() {
		return reply{}, o.refuse(seenWords)
	}
	return s.beginReading(r, o, manner)
}

const (
	readAlready = "You have read this coding again already. Each reads a coding once."
	seenWords   = "You have begun to check this coding, and so have seen it. It is too late for coding the text again."
)

func (s *site) beginReading(r *http.Request, o *rereading, manner proposals.Manner) (reply, error) {
	v, ref := o.revision.Version(), o.revision.Ref()
	k := desk{of: o.revision, in: o.revision.Against(), Draft: proposals.Draft{Kind: proposals.ReadingDraft, Case: v.Case, Ref: ref}}
	var err error
	if manner == proposals.Checked {
		k.Based = ref.Revision()
		err = s.beginWith(r, &k, proposals.AsSheet, checkSheet{}.content())
	} else {
		k.sheet = headOf(o.revision)
		k.sheet.Read = s.readBy(r)
		err = s.begin(r, &k)
	}
	if err != nil {
		return reply{}, err
	}
	return goTo(k.address())
}

// unplaced are the problems that no input shows, where shown reports whether one
// shows what is wrong at a path.
func unplaced(problems proposals.Problems, shown func(path string) bool) []string {
	var all []string
	for _, p := range problems {
		if !shown(p.Path) {
			all = append(all, sentenceCase(p.Text))
		}
	}
	return all
}

// storeReading stores a second reading that a draft has become.
func (s *site) storeReading(r *http.Request, k *desk, reading proposals.SecondReading) (reply, error) {
	err := s.store.AddSecondReading(r.Context(), reading)
	if errors.Is(err, proposals.ErrExists) {
		return reply{}, refused{readAlready, []link{{"How far it was read again", readAddress(k.Ref)}}}
	}
	if err != nil {
		return reply{}, err
	}
	return redirectAfter(doneAddress(readAddress(k.Ref), doneStoring), s.store.EndDraft(r.Context(), k.ID, proposals.DraftStored, s.opts.Now()))
}
