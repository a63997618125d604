package views

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"parley/compare"
	"parley/proposals"
)

// A checkSheet is the check of a coding as it is being written: what was chosen
// and typed, by the anchors of the places.
type checkSheet struct {
	Note   string                `json:"note,omitempty"`
	Places map[string]checkPlace `json:"places,omitempty"`
}

// A checkPlace is what was chosen and typed at one place.
type checkPlace struct {
	Answer string `json:"answer,omitempty"` // agree, differ, or nothing yet
	Note   string `json:"note,omitempty"`
}

const (
	answerAgree  = "agree"
	answerDiffer = "differ"
)

// content is c as a draft keeps it.
func (c checkSheet) content() string {
	text, err := json.Marshal(c)
	if err != nil {
		panic(err) // strings and maps of strings
	}
	return string(text)
}

// text is c for a reader, a paragraph a place.
func (c checkSheet) text(anchors []string) string {
	var b strings.Builder
	for _, anchor := range anchors {
		if p := c.Places[anchor]; p != (checkPlace{}) {
			fmt.Fprintf(&b, "%s: %s\n%s\n\n", anchor, p.Answer, p.Note)
		}
	}
	return b.String() + c.Note
}

// takeCheck takes what a form sent.
func takeCheck(anchors []string, values url.Values) checkSheet {
	c := checkSheet{Note: typed(values, fieldNote), Places: map[string]checkPlace{}}
	for i, anchor := range anchors {
		p := checkPlace{Note: typed(values, placePath(i)+".note")}
		if answer := values.Get(placePath(i) + ".answer"); answer == answerAgree || answer == answerDiffer {
			p.Answer = answer
		}
		if p != (checkPlace{}) {
			c.Places[anchor] = p
		}
	}
	return c
}

// placePath names the fields of a place, as [proposals.NewSecondReading] does.
func placePath(i int) string { return fmt.Sprintf("places[%d]", i) }

// reading is c as a second reading of r, and what is wrong with it.
func (c checkSheet) reading(r *proposals.Revision, by proposals.Signature) (proposals.SecondReading, proposals.Problems) {
	reading := proposals.SecondReading{Manner: proposals.Checked, Note: oneParagraph(c.Note), Signature: by}
	var missing proposals.Problems
	for i, anchor := range r.Anchors() {
		p := c.Places[anchor]
		if p.Answer == "" {
			missing = append(missing, proposals.Problem{Path: placePath(i) + ".answer", Text: "this place is not answered: choose agree or differ"})
		}
		reading.Places = append(reading.Places, proposals.ReadPlace{Anchor: anchor, Agreed: p.Answer != answerDiffer, Note: oneParagraph(p.Note)})
	}
	reading, problems := proposals.NewSecondReading(reading, r)
	return reading, append(problems, missing...)
}

// A checkingPage is the only page of a check: every place of the coding as a
// reader sees it, each with the question whether the second reader agrees.
type checkingPage struct {
	draftFrame
	Action  string
	Version versionPage
	Parts   []checkPart
	Note    input
	// Refused is why the viewer cannot store it any more, empty where they can.
	Refused string
	// Checked says that problems are shown, and Wrong how many.
	Checked  bool
	Wrong    int
	Unplaced []string
}

// A checkPart is the places of one kind.
type checkPart struct {
	Heading, ID string
	Places      []checkedPlace
}

// A checkedPlace is what the coding has at one place, and the question.
type checkedPlace struct {
	Terms  []termEntry
	Blanks []blankLine
	Steps  []stepLine
	Rest   *restLine
	Inputs []input
}

// A restLine is what a coding says of all that it codes no other way.
type restLine struct {
	Words     string
	Questions []string // that are left to it
	Sources   []int    // in which they were looked for
}

// A blankLine is a blank that the coding itself has.
type blankLine struct {
	Question, Words string
	Fields          []compare.Field
	Sources         []int
}

func (s *site) serveCheck(r *http.Request) (reply, error) {
	k, err := s.openCheck(r)
	if err != nil {
		return reply{}, err
	}
	return s.showCheck(r, &k, nil, 0)
}

// openCheck is the draft that an address names, where it is a check.
func (s *site) openCheck(r *http.Request) (desk, error) {
	k, err := s.openDesk(r)
	if err == nil && !k.checks() {
		err = misdirected{sentence: "The form has no such page.", next: []link{{"The draft", k.address()}}}
	}
	return k, err
}

// showCheck shows the check with problems, if there are any.
func (s *site) showCheck(r *http.Request, k *desk, problems proposals.Problems, status int) (reply, error) {
	frame, err := s.newDraftFrame(r.Context(), k, stepCheck)
	if err != nil {
		return reply{}, err
	}
	o, err := s.rereadingOf(r, k.of)
	if err != nil {
		return reply{}, err
	}
	alone, err := s.alone(r.Context(), k.of)
	if err != nil {
		return reply{}, err
	}
	page := checkingPage{
		Refused:    o.refusal(viewerOf(r)),
		draftFrame: frame,
		Action:     draftAddress(k.ID, stepCheck),
		Version:    newVersionPage(alone, k.of.Ref(), s.opts.URL),
		Checked:    len(problems) > 0,
		Wrong:      len(problems),
	}
	f, _ := newFault(problems)
	page.Unplaced = unplaced(problems, func(path string) bool { return path == fieldNote || strings.HasPrefix(path, "places[") })
	page.Note = input{Kind: area, Name: fieldNote, Label: "On the whole", Hint: "May stay empty", Value: k.check.Note, Problems: f.of(fieldNote), Wide: true}
	page.Parts = newCheckParts(page.Version, k.check, f)
	made, err := s.render(r, head{Title: frame.Title, Trail: frame.trail()}, page.show())
	return reply{content: made, status: status}, err
}

// newCheckParts are the places of the coding in their order.
func newCheckParts(version versionPage, c checkSheet, f fault) []checkPart {
	var terms, blanks, steps, rest checkPart
	terms.Heading, terms.ID = "Terms", "terms"
	blanks.Heading, blanks.ID = "Questions without an answer", "blanks"
	steps.Heading, steps.ID = "Order of steps", "steps"
	rest.Heading, rest.ID = "The rest", "rest"
	for i, anchor := range version.Revision.Anchors() {
		place := version.placeAt(anchor)
		place.Inputs = checkInputs(i, anchor, c.Places[anchor], f)
		part := &terms
		switch {
		case len(place.Terms) > 0:
		case len(place.Steps) > 0:
			part = &steps
		case place.Rest != nil:
			part = &rest
		default:
			part = &blanks
		}
		part.Places = append(part.Places, place)
	}
	var parts []checkPart
	for _, part := range []checkPart{terms, blanks, steps, rest} {
		if len(part.Places) > 0 {
			parts = append(parts, part)
		}
	}
	return parts
}

func checkInputs(i int, anchor string, p checkPlace, f fault) []input {
	path, hint := placePath(i), "Where you differ: what you read there."
	if anchor == proposals.RestAnchor {
		hint = "Where you differ: on which of the questions, and what you read there."
	}
	return []input{
		{Kind: either, Name: path + ".answer", Label: "Do you read the same?", Value: p.Answer, Problems: f.of(path+".answer", path),
			Choices: []inputChoice{{answerAgree, "Agree"}, {answerDiffer, "Differ"}}},
		{Kind: area, Name: path + ".note", Label: "Note", Hint: hint + " At most " + strconv.Itoa(proposals.MaxReadNote) + " characters.",
			Value: p.Note, Problems: f.of(path + ".note")},
	}
}

// placeAt is what the coding has at a place, as the version's page shows it.
func (p versionPage) placeAt(anchor string) checkedPlace {
	var place checkedPlace
	if anchor == proposals.RestAnchor {
		place.Rest = newRestLine(p.Comparison)
		return place
	}
	for _, t := range p.Topics {
		for _, e := range t.Terms {
			if e.Anchor == anchor {
				place.Terms = append(place.Terms, e)
			}
		}
	}
	for _, s := range p.Steps {
		if s.Anchor == anchor {
			place.Steps = append(place.Steps, s)
		}
	}
	for _, b := range p.Revision.Version().Blanks {
		if b.Anchor() == anchor {
			place.Blanks = append(place.Blanks, newBlankLine(p.Comparison, b))
		}
	}
	return place
}

func newRestLine(alone *compare.Comparison) *restLine {
	r := alone.Columns[0].Revision
	rest := r.Version().Rest
	line := &restLine{Words: rest.Coverage.Words()}
	if len(rest.After) > 0 {
		line.Words += " until " + eventsWords(alone.Case, rest.After)
	}
	for _, issue := range r.Left() {
		line.Questions = append(line.Questions, issue.Question)
	}
	for _, source := range r.Version().Sources {
		line.Sources = append(line.Sources, sourceNumber(alone, source.Slug))
	}
	return line
}

func eventsWords(c *proposals.CaseRevision, events []proposals.Slug) string {
	labels := make([]string, len(events))
	for i, event := range events {
		labels[i] = c.EventLabel(event)
	}
	return joinWords(labels)
}

// newBlankLine is a blank of the only column.
func newBlankLine(alone *compare.Comparison, b proposals.Blank) blankLine {
	c, v := alone.Case, alone.Columns[0].Revision.Version()
	line := blankLine{Question: b.Issue.String(), Words: b.Coverage.Words()}
	add := func(name, words string) {
		if words != "" {
			line.Fields = append(line.Fields, compare.Field{Name: name, Words: words})
		}
	}
	if !b.Option.IsZero() {
		add("option", v.OptionLabel(b.Option))
	}
	if issue, ok := c.Issue(b.Issue); ok {
		line.Question = issue.Question
		if !b.Part.IsZero() {
			add("part", issue.PartLabel(b.Part))
		}
	}
	if !b.By.IsZero() {
		add("by", c.ActorLabel(b.By))
	}
	add("until", eventsWords(c, b.After))
	if !b.Search.IsZero() {
		add("searched", b.Search.By+", "+b.Search.On.Words())
	}
	add("words", strings.Join(b.Search.Words, ", "))
	add("points", strings.Join(b.Search.Points, ", "))
	if b.SaidElsewhere {
		add("note", compare.ElsewhereNote)
	}
	for _, slug := range v.SourcesOf(b.Sources) {
		line.Sources = append(line.Sources, sourceNumber(alone, slug))
	}
	return line
}

// postCheck keeps what was chosen and typed, and stores it where the button
// says so and nothing is wrong. Whoever can no longer store it has it kept all
// the same.
func (s *site) postCheck(r *http.Request) (reply, error) {
	values, err := posted(r)
	if err != nil {
		return reply{}, err
	}
	k, err := s.openCheck(r)
	if err != nil {
		return reply{}, err
	}
	if k.Ending == proposals.DraftStored {
		return s.stored(&k)
	}
	if current, err := s.keepCheck(r, &k, values); err != nil {
		return reply{}, err
	} else if current != nil {
		return s.showDraftConflict(r, &k, current, values)
	}
	switch values.Get("do") {
	case "autosave":
		return reply{content: content{mediaType: "text/plain; charset=utf-8", body: []byte(strconv.Itoa(k.Save.Number))}}, nil
	case "store":
		o, err := s.rereadingOf(r, k.of)
		if err != nil {
			return reply{}, err
		}
		if o.refusal(viewerOf(r)) != "" {
			return s.showCheck(r, &k, nil, http.StatusForbidden)
		}
		reading, problems := k.check.reading(k.of, s.signature(r))
		if len(problems) > 0 {
			return s.showCheck(r, &k, problems, http.StatusUnprocessableEntity)
		}
		return s.storeReading(r, &k, reading)
	default:
		return goTo(k.address())
	}
}

// keepCheck takes what the form sent into k and keeps it, unless the draft was
// saved since by other than that page's own script: then it returns the draft as
// it is there.
func (s *site) keepCheck(r *http.Request, k *desk, values url.Values) (elsewhere *desk, err error) {
	current := *k
	k.check = takeCheck(k.of.Anchors(), values)
	text := k.check.content()
	number, _ := strconv.Atoi(values.Get("save"))
	page := desk{Draft: proposals.Draft{Save: proposals.Save{Number: number}}}
	if page.overtaken(&current, values) && text != current.Save.Content {
		return &current, nil
	}
	k.base, k.kept = number, page.kept
	err = s.keep(r.Context(), k, proposals.AsSheet, text)
	if errors.Is(err, proposals.ErrConflict) {
		current, err = s.openCheck(r)
		return &current, err
	}
	return nil, err
}
