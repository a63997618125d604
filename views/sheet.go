package views

import (
	"cmp"
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strings"

	"parley/proposals"
	"parley/proposals/document"
)

// A sheetForm is the form of a sheet. One description of its fields serves
// both ways: with values it takes from them what was typed, and it always
// returns the fields as they are to be shown.
type sheetForm struct {
	*document.Sheet
	in     *proposals.CaseRevision
	values url.Values // nil where nothing was sent
	fault  fault
	// before is the coding before, nil where there is none, and since names it.
	before *document.Sheet
	since  string
}

// line is a field of one line.
func (f *sheetForm) line(name, label, hint string, kept *string) input {
	f.take(name, kept)
	return input{Kind: line, Name: name, Label: label, Hint: hint, Value: *kept, Problems: f.fault.of(name)}
}

// area is a field of several paragraphs.
func (f *sheetForm) area(name, label, hint string, kept *string) input {
	in := f.line(name, label, hint, kept)
	in.Kind, in.Wide = area, true
	return in
}

// pick is one of some choices.
func (f *sheetForm) pick(name, label, hint string, kept *string, choices []inputChoice) input {
	in := f.line(name, label, hint, kept)
	in.Kind, in.Choices = pick, choices
	return in
}

func (f *sheetForm) take(name string, kept *string) {
	if given, ok := f.values[name]; ok && len(given) > 0 {
		*kept = strings.ReplaceAll(given[0], "\r\n", "\n")
	}
}

// tick is something that is so or not.
func (f *sheetForm) tick(name, label, hint string, kept *bool) input {
	if f.values != nil {
		*kept = f.values.Get(name) == "yes"
	}
	in := input{Kind: tick, Name: name, Label: label, Hint: hint, Problems: f.fault.of(name)}
	if *kept {
		in.Value = "yes"
	}
	return in
}

// several are any number of texts, as lines, picks or ticks.
func (f *sheetForm) several(kind inputKind, name, label, hint string, kept *[]string, choices []inputChoice) input {
	if f.values != nil {
		*kept = nil
		for _, v := range f.values[name] {
			if v = strings.TrimSpace(v); v != "" {
				*kept = append(*kept, v)
			}
		}
	}
	return input{Kind: kind, Name: name, Label: label, Hint: hint, Values: *kept, Choices: choices, Problems: f.fault.of(name)}
}

// A step of the form is a page of it.
type formStep struct {
	Path  string // behind the draft's address
	Words string
	State string // what there is of it
	Here  bool
}

const (
	stepText      = "text"
	stepTopics    = "topics/"
	stepOrder     = "order"
	stepRemaining = "remaining"
	stepPreview   = "preview"
	stepDocument  = "document"
	stepCheck     = "check" // of a second reading, its only page
)

// groups are the fields of one step, nil where there is no such step.
func (f *sheetForm) groups(step string, newProposal bool) []group {
	switch topic, isTopic := strings.CutPrefix(step, stepTopics); {
	case step == stepText:
		return f.text(newProposal)
	case step == stepOrder:
		return []group{f.order()}
	case step == stepRemaining:
		return f.remaining()
	case isTopic:
		return f.topic(topic)
	default:
		return nil
	}
}

// prune drops rows in which nothing stands.
func (f *sheetForm) prune() {
	s := f.Sheet
	s.Called = slices.DeleteFunc(s.Called, func(c document.CalledFields) bool { return c == document.CalledFields{} })
	s.Options = slices.DeleteFunc(s.Options, func(o document.OptionFields) bool { return o == document.OptionFields{} })
	s.Sources = slices.DeleteFunc(s.Sources, func(o document.SourceFields) bool {
		return o == document.SourceFields{} || o == newSourceFields
	})
	s.Blanks = slices.DeleteFunc(s.Blanks, isEmptyBlank)
	s.Steps = slices.DeleteFunc(s.Steps, isEmptyStep)
	noQuote := func(q document.QuoteFields) bool { return q == document.QuoteFields{} }
	for i := range s.Terms {
		s.Terms[i].Quotes = slices.DeleteFunc(s.Terms[i].Quotes, noQuote)
	}
	for i := range s.Steps {
		s.Steps[i].Quotes = slices.DeleteFunc(s.Steps[i].Quotes, noQuote)
	}
}

// newSourceFields are what a source begins with.
var newSourceFields = document.SourceFields{Extent: string(proposals.Part)}

// isEmptyBlank reports whether nothing was typed of a reason for having no term.
func isEmptyBlank(b document.BlankFields) bool {
	return b.Coverage == "" && b.Option == "" && b.Part == "" && b.By == "" && b.Checked == document.ReadFields{} && !b.SaidElsewhere &&
		len(b.After)+len(b.Sources)+len(b.Words)+len(b.Points) == 0
}

// isEmptyTerm reports whether nothing was typed of a term but its question.
func isEmptyTerm(t document.TermFields) bool {
	return reflect.DeepEqual(t, document.TermFields{Issue: t.Issue})
}

func isEmptyStep(s document.StepFields) bool {
	return s.Event == "" && s.Option == "" && s.By == "" && s.Inferred == "" && len(s.After)+len(s.Sources)+len(s.Quotes) == 0
}

// text are the fields of the text as a whole.
func (f *sheetForm) text(newProposal bool) []group {
	s := f.Sheet
	about := group{ID: "about", Legend: "The text", Rank: 2}
	if newProposal {
		about.Inputs = append(about.Inputs, f.line("proposal", "Short name of the proposal",
			"For its address: small letters, digits and hyphens, such as ukraine-memorandum. It never changes.", &s.Proposal))
	}
	title := f.line("title", "Title", "As the text has it", &s.Title)
	title.Wide = true
	about.Inputs = append(about.Inputs,
		title,
		f.pick("act", "What it is", "", &s.Act, choicesOf(proposals.Acts, proposals.Act.Words)),
		f.several(ticks, "authors", "Authors", "A proposal keeps its authors", &s.Authors, f.parties()),
		f.line("languages", "Languages that it was issued in", "BCP 47, with commas between: ru, en", &s.Languages),
	)
	const dateHint = "2025-06-02, 2025-06 or 2025"
	dates := group{ID: "dates", Legend: "Dates", Hint: "At least one. They may differ, and each may lack its day or month.", Rank: 3, Inputs: []input{
		f.line("dates.text", "Of the text", dateHint, &s.Dates.Text),
		f.line("dates.handed-over", "Handed over", dateHint, &s.Dates.HandedOver),
		f.line("dates.published", "Published", dateHint, &s.Dates.Published),
		f.line("dates.reported", "First reported", dateHint, &s.Dates.Reported),
	}}
	dates.Inputs[0].Problems = append(dates.Inputs[0].Problems, f.fault["dates"]...)
	others := group{Legend: "Its place among other texts", Folded: true, Inputs: []input{
		f.line("answers", "Answers", "The ref of the text that it answers, such as us-plan@1", &s.Answers),
		f.pick("answers-with", "Answers with", "Of a response only", &s.AnswersWith, choicesOf(proposals.Answers, proposals.Answer.Words)),
		f.line("based-on", "Based on", "The ref of the text that it marks up or follows", &s.BasedOn),
	}}
	about.Groups = []group{dates, others, f.called()}
	return []group{about, f.options(), f.sources(), f.intro(), f.coding()}
}

func (f *sheetForm) called() group {
	g := group{Legend: "What a party calls it, where the title is disputed", Folded: true}
	for i := range f.Called {
		path := fmt.Sprintf("called[%d]", i)
		g.Groups = append(g.Groups, group{
			ID: anchorOf(path), Legend: fmt.Sprintf("Name %d", i+1), Rank: 4,
			Inputs: []input{
				f.pick(path+".party", "Party", "", &f.Called[i].Party, f.parties()),
				f.line(path+".title", "Calls it", "", &f.Called[i].Title),
			},
			Buttons: []button{takeOut(path, "this name")},
		})
	}
	g.Buttons = []button{another("called", "a name")}
	return g
}

func (f *sheetForm) options() group {
	g := group{ID: "options", Legend: "Roads that the text itself offers", Rank: 2,
		Hint: "Only where the text lets another choose between two roads or more. Alternatives inside one answer belong into the answer."}
	for i := range f.Options {
		path := fmt.Sprintf("options[%d]", i)
		g.Groups = append(g.Groups, group{
			ID: anchorOf(path), Legend: fmt.Sprintf("Option %d", i+1), Rank: 3,
			Inputs: []input{
				f.line(path+".slug", "Short name", "Small letters, digits and hyphens", &f.Options[i].Slug),
				f.line(path+".label", "What it is", "", &f.Options[i].Label),
			},
			Buttons: []button{takeOut(path, "this option")},
		})
		g.Groups[i].Inputs[1].Problems = append(g.Groups[i].Inputs[1].Problems, f.fault[path]...)
	}
	g.Buttons = []button{another("options", "an option")}
	return g
}

func (f *sheetForm) sources() group {
	g := group{ID: "sources", Legend: "Sources", Rank: 2, Hint: "Where the text was read. Without any, nothing of the text is known, and nothing can be coded."}
	for i := range f.Sources {
		g.Groups = append(g.Groups, f.source(i))
	}
	if problems := f.fault["sources"]; len(problems) > 0 {
		g.Hint += " " + strings.Join(problems, " ")
	}
	g.Buttons = []button{another("sources", "a source")}
	return g
}

func (f *sheetForm) source(i int) group {
	s, path := &f.Sources[i], fmt.Sprintf("sources[%d]", i)
	g := group{
		ID: anchorOf(path), Legend: fmt.Sprintf("Source %d", i+1), Rank: 3,
		Inputs: []input{
			f.line(path+".slug", "Short name", "Terms name the source by it: small letters, digits and hyphens, such as reuters", &s.Slug),
			f.line(path+".publisher", "Publisher", "", &s.Publisher),
			f.line(path+".title", "Title", "May be left out, as may date and language, where the source has an address", &s.Title),
			f.line(path+".date", "Date", "2025-06-03", &s.Date),
			f.line(path+".language", "Language", "BCP 47: en, ru, uk", &s.Language),
			f.line(path+".address", "Address", "http or https, if there is one", &s.Address),
			f.pick(path+".kind", "What kind of source", "", &s.Kind, sourceKinds()),
			f.pick(path+".extent", "How much of the text it shows", "", &s.Extent, []inputChoice{{string(proposals.Full), "All of it"}, {string(proposals.Part), "Part of it"}}),
			f.pick(path+".rendering", "Whose words it gives", "Of the text itself only", &s.Rendering, choicesOf(proposals.Renderings, renderingWords)),
			f.line(path+".sha256", "SHA-256 of what was read", "64 hexadecimal digits, if you keep the text", &s.SHA256),
			f.tick(path+".leaked", "It was leaked", "", &s.Leaked),
		},
		Buttons: []button{takeOut(path, "this source")},
	}
	g.Inputs[0].Problems = append(g.Inputs[0].Problems, f.fault[path]...)
	return g
}

func (f *sheetForm) intro() group {
	return group{ID: "intro-group", Legend: "About the text as a whole", Rank: 2, Inputs: []input{
		f.area("intro", "In your own words", proseHint, &f.Intro),
	}}
}

const proseHint = "Plain paragraphs with empty lines between them; a line that begins with * is an item of a list; a link is [words](https://…)."

func (f *sheetForm) coding() group {
	s := f.Sheet
	note := f.area("note", "Note", "What this coding is, or what it corrects, and why: one paragraph. Required.", &s.Note)
	return group{ID: "coding", Legend: "The coding", Rank: 2, Inputs: []input{
		f.line("read.by", "Read by", "Your name, as readers see it", &s.Read.By),
		f.line("read.on", "Read on", "2025-06-03", &s.Read.On),
		note,
	}}
}

func (f *sheetForm) parties() []inputChoice {
	var all []inputChoice
	for _, p := range f.in.Case().Parties {
		all = append(all, inputChoice{p.Slug.String(), p.Label})
	}
	return all
}

// actors are all who can have something to do.
func (f *sheetForm) actors() []inputChoice {
	all := f.parties()
	for _, a := range f.in.Case().Actors {
		all = append(all, inputChoice{a.Slug.String(), a.Label})
	}
	return all
}

// events are all that something can wait for, measures among them.
func (f *sheetForm) events() []inputChoice {
	all := []inputChoice{{proposals.Open.String(), "events that the text does not name (open)"}}
	for _, e := range f.in.Case().Events {
		if !e.Retired {
			all = append(all, inputChoice{e.Slug.String(), e.Label})
		}
	}
	for _, i := range f.in.Case().Issues {
		if i.Kind == proposals.Measure && !i.Retired {
			all = append(all, inputChoice{i.Slug.String(), i.Label + " (done)"})
		}
	}
	return all
}

func (f *sheetForm) sourceChoices() []inputChoice {
	var all []inputChoice
	for _, s := range f.Sources {
		if s.Slug != "" {
			all = append(all, inputChoice{s.Slug, strings.Trim(s.Publisher+", "+cmp.Or(s.Title, s.Address), ", ")})
		}
	}
	return all
}

func (f *sheetForm) optionChoices() []inputChoice {
	var all []inputChoice
	for _, o := range f.Options {
		if o.Slug != "" {
			all = append(all, inputChoice{o.Slug, o.Label})
		}
	}
	return all
}

func labelChoices(labels []proposals.Label) []inputChoice {
	var all []inputChoice
	for _, l := range labels {
		all = append(all, inputChoice{l.Slug.String(), l.Text})
	}
	return all
}

func choicesOf[T ~string](all []T, words func(T) string) []inputChoice {
	var choices []inputChoice
	for _, t := range all {
		choices = append(choices, inputChoice{string(t), sentenceCase(words(t))})
	}
	return choices
}

func sourceKinds() []inputChoice {
	return choicesOf(proposals.SourceKinds, func(k proposals.SourceKind) string { return k.Words() })
}

func renderingWords(r proposals.Rendering) string {
	switch r {
	case proposals.Original:
		return "the original"
	case proposals.Official:
		return "the author’s own translation"
	case proposals.Unofficial:
		return "another’s translation"
	default:
		return "a machine’s translation"
	}
}

func takeOut(path, what string) button {
	return button{Words: "Take out", Do: "-" + path, Of: what, Plain: true}
}

func another(list, what string) button {
	return button{Words: "Add " + what, Do: "+" + list, Plain: true}
}
