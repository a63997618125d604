package compare

import (
	"fmt"
	"slices"
	"strings"

	"parley/proposals"
)

// whole are the differences of the texts as a whole, in the order of documents.
func (m *mover) whole() []Change {
	var all []Change
	for _, h := range m.heads() {
		if h.from != h.to {
			c := Change{Kind: Changed, Label: h.label}
			c.Fields = []Difference{{Field: h.field, Old: h.from, New: h.to}}
			if h.name && h.from != "" && h.to != "" {
				c.Fields[0].Runs = DiffWords(h.from, h.to)
			}
			c.Note = h.note
			switch date := h.field == "dates"; {
			case date && h.to == "":
				c.Kind = OnlyFrom
			case date && h.from == "":
				c.Kind = OnlyTo
			case m.mayHaveMore(c.Fields):
				c.Kind = Fuller
			}
			all = append(all, c)
		}
	}
	all = append(all, m.optionChanges()...)
	all = append(all, m.sourceChanges()...)
	if from, to := proseWords(m.from.version().Intro), proseWords(m.to.version().Intro); from != to {
		c := Change{Kind: Reworded, Label: "Introduction"}
		(*differences)(&c.Wording).prose("intro", from, to)
		all = append(all, c)
	}
	return append(all, m.stepChanges()...)
}

// A headField is a field of the head of both documents, in words.
type headField struct {
	label, field string
	from, to     string
	name         bool // words to be compared one by one
	note         string
}

func (m *mover) heads() []headField {
	f, t := m.from.version(), m.to.version()
	fields := []headField{
		{label: "Title", field: "title", from: f.Title, to: t.Title, name: true},
		{label: "Authors", field: "authors", from: actorWords(m.in, f.Authors), to: actorWords(m.in, t.Authors)},
		{label: "Kind of text", field: "act", from: f.Act.Words(), to: t.Act.Words()},
		{label: "Answers", field: "answers", from: f.Answers.String(), to: t.Answers.String()},
		{label: "Answers with", field: "answers-with", from: f.AnswersWith.Words(), to: t.AnswersWith.Words()},
		{label: "Based on", field: "based-on", from: f.BasedOn.String(), to: t.BasedOn.String()},
		{label: "Languages", field: "languages", from: strings.Join(f.Languages, ", "), to: strings.Join(t.Languages, ", ")},
		{label: "Date of the text", field: "dates", from: f.Dates.Text.Words(), to: t.Dates.Text.Words()},
		{label: "Handed over", field: "dates", from: f.Dates.HandedOver.Words(), to: t.Dates.HandedOver.Words()},
		{label: "Published", field: "dates", from: f.Dates.Published.Words(), to: t.Dates.Published.Words()},
		{label: "First reported", field: "dates", from: f.Dates.Reported.Words(), to: t.Dates.Reported.Words()},
		{label: "Every other question", field: "rest", from: m.from.restWords(), to: m.to.restWords(),
			note: "This holds for each question on which nothing else is coded; those are not listed one by one."},
		{label: "Questions asked", field: "case", from: m.from.askedWords(), to: m.to.askedWords(),
			note: "A question that came with a later revision of the case is not coded for a text that was read against an earlier one."},
	}
	for _, party := range m.in.Case().Parties {
		from, to := calledBy(f, party.Slug), calledBy(t, party.Slug)
		fields = append(fields, headField{label: "What " + party.Label + " calls it", field: "called", from: from, to: to, name: true})
	}
	return fields
}

func calledBy(v *proposals.Version, party proposals.Slug) string {
	for _, c := range v.Called {
		if c.Party == party {
			return c.Title
		}
	}
	return ""
}

func (c *column) restWords() string {
	rest := c.version().Rest
	if rest == nil {
		return ""
	}
	return c.blank(blank{coverage: rest.Coverage, after: c.untilWords(rest.After), rest: true}, "").Words
}

// askedWords name the revision of the case that the text was coded against.
func (c *column) askedWords() string {
	if n := c.Revision.Against().Stored().Revision; n > 0 {
		return fmt.Sprintf("those of revision %d of the case", n)
	}
	return ""
}

// optionChanges are options under slugs that only one text has, and labels that
// differ. A text that is not known to offer an option may offer it.
func (m *mover) optionChanges() []Change {
	var all []Change
	f, t := m.from.version(), m.to.version()
	for _, option := range union(m.from.options, m.to.options) {
		if option.IsZero() {
			continue
		}
		c := Change{Label: "Option " + named(m.optionLabel(option))}
		switch {
		case !slices.Contains(m.to.options, option):
			c.Kind, c.Fields = OnlyFrom, []Difference{{Field: "options", Old: f.OptionLabel(option)}}
		case !slices.Contains(m.from.options, option):
			c.Kind, c.Fields = OnlyTo, []Difference{{Field: "options", New: t.OptionLabel(option)}}
		default:
			c.Kind = Reworded
			(*differences)(&c.Wording).prose("options", f.OptionLabel(option), t.OptionLabel(option))
		}
		if len(c.Fields)+len(c.Wording) > 0 {
			all = append(all, c)
		}
	}
	return all
}
