package document

import (
	"fmt"
	"strconv"
	"strings"

	"parley/proposals"
)

// NewSheet is the sheet of a coding. Parsing it gives a coding with the same
// hash.
func NewSheet(r *proposals.Revision) Sheet { return newSheet(r.Version()) }

func newSheet(v *proposals.Version) Sheet {
	s := Sheet{
		Proposal:    v.Proposal.String(),
		Case:        v.Case.String(),
		Title:       v.Title,
		Called:      each(v.Called, func(c proposals.CalledBy) CalledFields { return CalledFields{c.Party.String(), c.Title} }),
		Authors:     texted(v.Authors),
		Act:         string(v.Act),
		Answers:     v.Answers.String(),
		AnswersWith: string(v.AnswersWith),
		BasedOn:     v.BasedOn.String(),
		Languages:   strings.Join(v.Languages, ", "),
		Dates:       DatesFields{v.Dates.Text.String(), v.Dates.HandedOver.String(), v.Dates.Published.String(), v.Dates.Reported.String()},
		Options:     each(v.Options, func(l proposals.Label) OptionFields { return OptionFields{l.Slug.String(), l.Text} }),
		Sources:     each(v.Sources, newSourceFields),
		Read:        ReadFields{v.Read.By, v.Read.On.String()},
		Note:        v.Note,
		Intro:       PrintProse(v.Intro),
		Terms:       each(v.Terms, newTermFields),
		Steps:       each(v.Steps, newStepFields),
		Blanks:      each(v.Blanks, newBlankFields),
	}
	if v.Number > 0 {
		s.Version = strconv.Itoa(v.Number)
	}
	if v.Rest != nil {
		s.Rest = RestFields{string(v.Rest.Coverage), texted(v.Rest.After)}
	}
	return s
}

func newSourceFields(s proposals.Source) SourceFields {
	return SourceFields{
		Slug:      s.Slug.String(),
		Publisher: s.Publisher,
		Title:     s.Title,
		Date:      s.Date.String(),
		Language:  s.Language,
		Kind:      string(s.Kind),
		Extent:    string(s.Extent),
		Rendering: string(s.Rendering),
		Leaked:    s.Leaked,
		Address:   s.Address,
		SHA256:    s.SHA256,
	}
}

func newTermFields(t proposals.Term) TermFields {
	f := TermFields{
		Issue:         t.Issue.String(),
		Option:        t.Option.String(),
		Part:          t.Part.String(),
		By:            t.By.String(),
		Reading:       t.Reading.String(),
		Headline:      t.Headline,
		Stance:        string(t.Stance),
		On:            texted(t.On),
		Scope:         each(t.Scope, strings.Clone),
		After:         texted(t.After),
		Until:         texted(t.Until),
		Unless:        texted(t.Unless),
		Unconditional: t.Unconditional,
		DetailsAt:     t.DetailsAt.String(),
		Deadlines:     texted(t.Deadlines),
		Point:         t.Point,
		Sources:       texted(t.Sources),
		Ambiguous:     t.Ambiguous,
		Inferred:      t.Inferred,
		SaidElsewhere: t.SaidElsewhere,
		Body:          PrintProse(t.Body),
		Quotes:        each(t.Quotes, newQuoteFields),
	}
	if t.Value != nil {
		f.Value = t.Value.String()
	}
	return f
}

func newQuoteFields(q proposals.Quote) QuoteFields {
	return QuoteFields{q.Text, q.Source.String(), q.Language, q.OfText}
}

func newStepFields(s proposals.Step) StepFields {
	return StepFields{
		Event:    s.Event.String(),
		After:    texted(s.After),
		Option:   s.Option.String(),
		By:       s.By.String(),
		Sources:  texted(s.Sources),
		Inferred: s.Inferred,
		Quotes:   each(s.Quotes, newQuoteFields),
	}
}

func newBlankFields(b proposals.Blank) BlankFields {
	return BlankFields{
		Issue:         b.Issue.String(),
		Coverage:      string(b.Coverage),
		After:         texted(b.After),
		Option:        b.Option.String(),
		Part:          b.Part.String(),
		By:            b.By.String(),
		Sources:       texted(b.Sources),
		Checked:       ReadFields{b.Search.By, b.Search.On.String()},
		Words:         each(b.Search.Words, strings.Clone),
		Points:        each(b.Search.Points, strings.Clone),
		SaidElsewhere: b.SaidElsewhere,
	}
}

// texted are the texts of values.
func texted[T fmt.Stringer](list []T) []string { return each(list, T.String) }

// each makes one thing of each of another kind, nil of none.
func each[T, U any](list []T, of func(T) U) []U {
	var made []U
	for _, one := range list {
		made = append(made, of(one))
	}
	return made
}
