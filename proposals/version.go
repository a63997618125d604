package proposals

import "slices"

// A Version is one dated text of a proposal as a document or a form gives it,
// not yet checked.
type Version struct {
	Proposal Slug
	Number   int // from 1
	Case     Slug
	Title    string
	// Called are other names, where a party disputes the title.
	Called      []CalledBy
	Authors     []Slug
	Act         Act
	Answers     Ref
	AnswersWith Answer
	BasedOn     Ref
	Languages   []string // BCP 47
	Dates       Dates
	Options     []Label
	Sources     []Source
	Read        Read
	// Rest covers every issue of the case that is coded no other way.
	Rest *Rest
	Note string

	Intro  Prose
	Terms  []Term
	Steps  []Step
	Blanks []Blank
}

// CalledBy is what a party calls a text.
type CalledBy struct {
	Party Slug
	Title string
}

// Dates are the four dates of a version, any of which may be zero.
type Dates struct{ Text, HandedOver, Published, Reported Date }

// AsOf is the date that decides whether a version existed on a day: the day it
// was handed over, else of the text, published, reported.
func (d Dates) AsOf() Date {
	_, date := d.Named()
	return date
}

// First is the earliest of the four, zero where there is none.
func (d Dates) First() Date {
	var first Date
	for _, date := range []Date{d.Text, d.HandedOver, d.Published, d.Reported} {
		if !date.IsZero() && (first.IsZero() || date.First().Before(first.First())) {
			first = date
		}
	}
	return first
}

// Named is AsOf and which of the four dates it is.
func (d Dates) Named() (name string, date Date) {
	for _, named := range []struct {
		name string
		date Date
	}{{"handed over", d.HandedOver}, {"dated", d.Text}, {"published", d.Published}, {"reported", d.Reported}} {
		if !named.date.IsZero() {
			return named.name, named.date
		}
	}
	return "undated", Date{}
}

// Words are AsOf, written out behind which of the four dates it is.
func (d Dates) Words() string {
	name, date := d.Named()
	if date.IsZero() {
		return name
	}
	return name + " " + date.Words()
}

// Read says who coded a document, and when.
type Read struct {
	By string
	On Date
}

// A Rest is the coverage of everything not coded otherwise: [Unreported], or
// [Deferred] until After.
type Rest struct {
	Coverage Coverage
	After    []Slug
}

// A Label is a slug with words for readers: an option, an answer, an element
// or a part.
type Label struct {
	Slug Slug
	Text string
	// Exclusive marks an element of a set that rules out all others.
	Exclusive bool
}

// Ref names v and its newest revision.
func (v *Version) Ref() Ref { return NewRef(v.Proposal, v.Number, 0) }

// Source is the source under slug.
func (v *Version) Source(slug Slug) (Source, bool) {
	i := slices.IndexFunc(v.Sources, func(s Source) bool { return s.Slug == slug })
	if i < 0 {
		return Source{}, false
	}
	return v.Sources[i], true
}

// SourcesOf are the sources that a term, step or blank rests on: those it
// names, or the only one that the version has.
func (v *Version) SourcesOf(named []Slug) []Slug {
	if len(named) == 0 && len(v.Sources) == 1 {
		return []Slug{v.Sources[0].Slug}
	}
	return named
}

// OptionLabel is the label of an option, or its slug where it has none.
func (v *Version) OptionLabel(option Slug) string { return labelText(v.Options, option) }

func labelText(all []Label, slug Slug) string {
	if i := labelIndex(all, slug); i >= 0 {
		return all[i].Text
	}
	return slug.text
}

func labelTexts(all []Label, slugs []Slug) []string {
	texts := make([]string, len(slugs))
	for i, s := range slugs {
		texts[i] = labelText(all, s)
	}
	return texts
}

func labelIndex(all []Label, slug Slug) int {
	return slices.IndexFunc(all, func(l Label) bool { return l.Slug == slug })
}

func labelSlugs(all []Label) []string {
	texts := make([]string, len(all))
	for i, l := range all {
		texts[i] = l.Slug.text
	}
	return texts
}

func slugTexts(slugs []Slug) []string {
	texts := make([]string, len(slugs))
	for i, s := range slugs {
		texts[i] = s.text
	}
	return texts
}
