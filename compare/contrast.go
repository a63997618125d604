package compare

import (
	"cmp"
	"slices"
	"strings"

	"parley/proposals"
)

// A Difference is one thing in which two texts differ at a place.
type Difference struct {
	// Field is its name in documents.
	Field string
	// Old is what the first text has and New what the second has, in words;
	// empty where nothing of the kind is coded.
	Old, New string
	// Runs are set where both have prose: words kept, deleted and inserted.
	Runs []Run
	// Quote is set where one text has a quote that the other has not, with its
	// source; its words are Old or New.
	Quote *Quote
}

// Label names the field for a reader who has no document at hand.
func (d Difference) Label() string {
	switch d.Field {
	case "body":
		return "explanation"
	case "intro":
		return "introduction"
	case "sha256":
		return "SHA-256 of what was read"
	default:
		return Field{Name: d.Field}.Label()
	}
}

// Sides are old and new, in words also where nothing is coded.
func (d Difference) Sides() [2]string {
	return [2]string{cmp.Or(d.Old, "nothing coded"), cmp.Or(d.New, "nothing coded")}
}

// differences gathers what differs.
type differences []Difference

func (d *differences) add(field string, differs bool, from, to string) {
	if differs {
		*d = append(*d, Difference{Field: field, Old: from, New: to})
	}
}

// prose adds two texts with the words that were deleted and inserted.
func (d *differences) prose(field, from, to string) {
	d.add(field, from != to, from, to)
	if from != to && from != "" && to != "" {
		(*d)[len(*d)-1].Runs = DiffWords(from, to)
	}
}

// A contrast is two terms that stand at the same place of one issue.
type contrast struct {
	*mover
	issue    *proposals.Issue
	from, to *proposals.Term
	// fields are the differences of coded fields, wording those that no verdict
	// rests on.
	fields, wording differences
}

// contrast finds every difference between two terms. What is open or not known
// equals nothing in a verdict; here it is the same where it is coded the same.
func (m *mover) contrast(issue *proposals.Issue, from, to *proposals.Term) *contrast {
	c := &contrast{mover: m, issue: issue, from: from, to: to}
	stance := func(t *proposals.Term) string { return capital(string(t.Stance)) }
	parting := from.Stance == proposals.Rejects || to.Stance == proposals.Rejects
	c.fields.add("stance", from.Stance != to.Stance && parting, stance(from), stance(to))
	c.value()
	c.conditions()
	c.fields.add("stance", from.Stance != to.Stance && !parting, stance(from), stance(to))
	c.place()
	c.wording.prose("headline", from.Headline, to.Headline)
	c.wording.add("point", from.Point != to.Point, from.Point, to.Point)
	c.wording.prose("ambiguous", from.Ambiguous, to.Ambiguous)
	c.wording.prose("inferred", from.Inferred, to.Inferred)
	c.wording.prose("body", proseWords(from.Body), proseWords(to.Body))
	c.wording.sources(m, from.Sources, to.Sources)
	c.wording.quotes(m, from.Quotes, to.Quotes)
	return c
}

// value is a coded field, but for two that are equal and written otherwise: 24
// hours and 1 day.
func (c *contrast) value() {
	from, to := valueText(c.from.Value), valueText(c.to.Value)
	fromWords, toWords := valueWords(c.from.Value, c.issue), valueWords(c.to.Value, c.issue)
	_, free := c.from.Value.(proposals.Text)
	equal := sameValue(c.from.Value, c.to.Value, c.issue) && renewable(c.from) == renewable(c.to)
	switch {
	case from == to:
	case equal:
		c.wording.add("value", fromWords != toWords, fromWords, toWords)
	case free && c.issue.Kind == proposals.TextKind:
		c.fields.prose("value", fromWords, toWords)
	default:
		c.fields.add("value", true, fromWords, toWords)
	}
}

func valueText(v proposals.Value) string {
	if v == nil {
		return ""
	}
	return v.String()
}

func valueWords(v proposals.Value, issue *proposals.Issue) string {
	if v == nil {
		return ""
	}
	return v.Words(issue)
}

// conditions are who must act, scope, and all that times the term.
func (c *contrast) conditions() {
	f, t := c.from, c.to
	from, to := c.mover.from.conditionWords(f, c.issue), c.mover.to.conditionWords(t, c.issue)
	for _, field := range []struct {
		aspect aspect
		same   bool
	}{
		{inOn, sameMembers(bearers(f, c.issue), bearers(t, c.issue))},
		{inScope, sameMembers(f.Scope, t.Scope)},
		{inAfter, sameMembers(f.After, t.After)},
		{inUntil, sameMembers(f.Until, t.Until)},
		{inUnless, sameMembers(f.Unless, t.Unless)},
		{inUnconditional, f.Unconditional == t.Unconditional},
		{inDetailsAt, f.DetailsAt == t.DetailsAt},
		{inDeadline, sameMembers(f.Deadlines, t.Deadlines)},
	} {
		name := string(field.aspect)
		c.fields.add(name, !field.same, from[name], to[name])
	}
}

// conditionWords are the fields of a term by their names; those who must act
// by the question where the term does not say.
func (c *column) conditionWords(t *proposals.Term, issue *proposals.Issue) map[string]string {
	words := map[string]string{string(inOn): actorWords(c.in, issue.On)}
	for _, f := range c.fields(t, issue) {
		words[f.Name] = f.Words
	}
	return words
}

// place is which option, part, brackets or reading the terms name. Where one
// text speaks of the whole and the other of its parts one by one, what is said
// may yet be the same.
func (c *contrast) place() {
	f, t := stand{side: side{column: c.mover.from, term: c.from}}.key(), stand{side: side{column: c.mover.to, term: c.to}}.key()
	from, to := c.mover.from.conditionWords(c.from, c.issue), c.mover.to.conditionWords(c.to, c.issue)
	c.wording.add("option", f.Option != t.Option, from["option"], to["option"])
	c.wording.add("part", f.Part != t.Part, cmp.Or(from["part"], wholeIssue), cmp.Or(to["part"], wholeIssue))
	c.wording.add("by", f.By != t.By, from["by"], to["by"])
	c.wording.add("reading", f.reading != t.reading, from["reading"], to["reading"])
}

// wholeIssue is what a term is of that names no part.
const wholeIssue = "all parts together"

// proseWords is prose as it is set out, a block a line: items with a dash,
// links with their addresses.
func proseWords(p proposals.Prose) string {
	lines := make([]string, len(p))
	for i, b := range p {
		if b.Item {
			lines[i] = "– "
		}
		for _, s := range b.Spans {
			lines[i] += s.Text
			if s.Link != "" {
				lines[i] += " <" + s.Link + ">"
			}
		}
	}
	return strings.Join(lines, "\n")
}

// sources tells which are cited by one term only, of those that both texts
// have. That one text rests on other sources is told of the texts as a whole.
func (d *differences) sources(m *mover, from, to []proposals.Slug) {
	f, t := m.from.version().SourcesOf(from), m.to.version().SourcesOf(to)
	var had, has []proposals.Slug
	for _, s := range f {
		if same, ok := m.same[s]; ok {
			had = append(had, same)
		}
	}
	for _, s := range t {
		if slices.ContainsFunc(m.from.version().Sources, func(o proposals.Source) bool { return m.same[o.Slug] == s }) {
			has = append(has, s)
		}
	}
	d.add("sources", !sameMembers(had, has), m.from.sourceWords(f), m.to.sourceWords(t))
}

func (c *column) sourceWords(cited []proposals.Slug) string {
	words := make([]string, len(cited))
	for i, slug := range cited {
		s, _ := c.version().Source(slug)
		words[i] = s.Publisher + ", " + s.DateWords()
	}
	return strings.Join(words, "; ")
}

// quotes tells which quotes one term has and the other has not.
func (d *differences) quotes(m *mover, from, to []proposals.Quote) {
	_, f, t := pairUp(from, to, func(f, t proposals.Quote) bool {
		same, known := m.same[f.Source]
		return f.Text == t.Text && f.OfText == t.OfText && m.from.quote(f).Language == m.to.quote(t).Language && (!known || same == t.Source)
	})
	for _, q := range f {
		shown := m.from.quote(q)
		*d = append(*d, Difference{Field: "quote", Old: q.Text, Quote: &shown})
	}
	for _, q := range t {
		shown := m.to.quote(q)
		*d = append(*d, Difference{Field: "quote", New: q.Text, Quote: &shown})
	}
}
