package compare

import (
	"slices"
	"strings"

	"parley/proposals"
)

// A Clause is what texts say on one issue, or on some parts of its answer, put
// into one text: what all of them have once, and what they do not as
// alternatives. It comes from coded fields, not from the words of the parties.
type Clause struct {
	// Where names the parts, in words; empty where it is of the whole.
	Where string
	// Agreed are the coded fields in which all texts are the same, the answer
	// first. There are none where a text is blank or leaves the matter to later,
	// where two cannot be measured against each other or one rejects what the
	// other has, or where two are apart on a measure.
	Agreed []Field
	// Sayings are all terms that it is made of.
	Sayings []Saying
	// Alternatives are what stands in the other fields, each once.
	Alternatives []Alternative
	// Bare are those of which nothing is coded in any of the other fields.
	Bare []Saying
	// Blanks are the texts without a term there, and those that only speak of
	// it.
	Blanks []Unsaid
}

// IsAgreed reports whether every text has all of it.
func (c Clause) IsAgreed() bool {
	return len(c.Agreed) > 0 && len(c.Alternatives)+len(c.Bare)+len(c.Blanks) == 0
}

// An Alternative is what one text or more have where not all have the same.
type Alternative struct {
	Fields  []Field // at least one
	Sayings []Saying
}

// A Saying is a term of a column.
type Saying struct {
	Column int
	Entry  Entry
}

// An Unsaid is why a column has no position at a place.
type Unsaid struct {
	Column int
	Blank  Blank
}

// Clauses put what the columns of c say into one text, issue by issue.
func (c *Comparison) Clauses() map[proposals.Slug][]Clause {
	texts := make([]Text, len(c.Columns))
	for i, col := range c.Columns {
		texts[i] = Text{Revision: col.Revision, By: col.By, Newer: col.Newer, Standing: col.Standing}
	}
	q := c.Query
	q.AsGiven = true // in the order in which they stand
	columns, _ := newColumns(c.Case, texts, q)
	all := map[proposals.Slug][]Clause{}
	for i := range c.Case.Case().Issues {
		issue := &c.Case.Case().Issues[i]
		d := drafting{in: c.Case, issue: issue, columns: columns}
		all[issue.Slug] = d.clauses()
	}
	return all
}

// A drafting puts what columns say on an issue into one text.
type drafting struct {
	in      *proposals.CaseRevision
	issue   *proposals.Issue
	columns []*column
}

// sameness are the aspects by which a clause is cut into what is agreed and what
// is not, in the order in which they are printed. That an answer can be renewed
// is part of its words.
var sameness = []aspect{inValue, inOn, inScope, inAfter, inUntil, inUnless, inUnconditional, inDetailsAt, inDeadline}

// answerField is the name of the field that holds stance and value.
const answerField = "answer"

// clauses are one for each part, or for those together of which all columns say
// the same.
func (d drafting) clauses() []Clause {
	type place struct {
		parts []proposals.Slug
		sides []side
	}
	var places []place
	for _, part := range d.parts() {
		sides := d.sides(part)
		i := slices.IndexFunc(places, func(p place) bool { return slices.EqualFunc(p.sides, sides, side.isSame) })
		if i < 0 {
			i, places = len(places), append(places, place{sides: sides})
		}
		places[i].parts = append(places[i].parts, part)
	}
	clauses := make([]Clause, len(places))
	for i, p := range places {
		clauses[i] = d.clause(p.sides)
		if len(places) > 1 {
			var labels []string
			for _, part := range p.parts {
				labels = append(labels, ground{issue: d.issue}.axisLabel(4, part))
			}
			clauses[i].Where = "For " + and(labels)
		}
	}
	return clauses
}

// parts are those at which columns are compared, and what is left beside them
// where one text alone speaks of it.
func (d drafting) parts() []proposals.Slug {
	parts := partsOf(d.issue, d.columns...)
	var held []side
	for _, part := range parts {
		held = append(held, d.sides(part)...)
	}
	general := proposals.Slug{}
	shown := func(col *column) bool { return slices.Contains(partsOf(d.issue, col), general) }
	unheld := func(s side) bool { return shown(s.column) && !slices.ContainsFunc(held, s.isSame) }
	if !slices.Contains(parts, general) && slices.ContainsFunc(d.sides(general), unheld) {
		parts = append(parts, general)
	}
	return parts
}

func (d drafting) sides(part proposals.Slug) []side {
	var sides []side
	for _, col := range d.columns {
		sides = append(sides, col.sides(d.issue, part)...)
	}
	return sides
}

// isSame reports whether two sides are one column's same term or blank.
func (s side) isSame(o side) bool {
	return s.column == o.column && s.term == o.term && s.blank == o.blank
}

func (d drafting) clause(sides []side) Clause {
	var c Clause
	var said []side
	for _, s := range sides {
		switch {
		case s.term == nil:
			c.Blanks = append(c.Blanks, Unsaid{s.number, s.column.blank(s.blank, d.where(s))})
		case s.isMention():
			words := capital(says(s.term, d.issue))
			c.Blanks = append(c.Blanks, Unsaid{s.number, Blank{Where: d.where(s), Words: words, Sources: s.numbers(s.term.Sources)}})
		default:
			said = append(said, s)
			c.Sayings = append(c.Sayings, Saying{s.number, s.entry(s.term, d.issue)})
		}
	}
	open := d.differing(said)
	if len(c.Blanks) > 0 || len(d.columns) < 2 {
		open = sameness
	}
	for _, a := range sameness {
		if !slices.Contains(open, a) {
			c.Agreed = append(c.Agreed, d.agreed(a, said)...)
		}
	}
	c.alternate(d, open, said)
	return c
}

// where says on which of the text's roads a side holds, where not on all.
func (d drafting) where(s side) string {
	g := ground{issue: d.issue, left: s.column}
	for _, r := range s.column.roads(d.issue.Slug) {
		g.all = append(g.all, spot{left: r})
	}
	var spots []spot
	for _, r := range s.roads {
		spots = append(spots, spot{left: r})
	}
	return g.where(spots)
}

// differing are the aspects in which not all sides are the same: all of them
// where two cannot be measured against each other, one rejects what the other
// has, or they are apart on a measure.
func (d drafting) differing(said []side) []aspect {
	var open []aspect
	for i, left := range said {
		for _, right := range said[i+1:] {
			verdict, _ := meet(d.in, d.issue, left, right)
			switch {
			case verdict.Relation == NotComparable,
				verdict.Relation == Apart && (verdict.Rule == RuleRejects || d.issue.Kind == proposals.Measure):
				return sameness
			default:
				open = append(open, d.between(left, right)...)
			}
		}
	}
	return open
}

// between are the aspects in which two sides differ.
func (d drafting) between(left, right side) []aspect {
	m := &meeting{in: d.in, issue: d.issue, sides: [2]side{left, right}}
	var all []aspect
	for _, difference := range m.differ() {
		for _, a := range difference.aspects {
			if a == inRenewable {
				a = inValue
			}
			all = append(all, a)
		}
	}
	if isRejected(left) != isRejected(right) {
		all = append(all, inValue)
	}
	// What is coded for one of them only is not the same, whatever follows from
	// who wrote it.
	for _, a := range sameness {
		if a != inValue && (d.words(left, a) == "") != (d.words(right, a) == "") {
			all = append(all, a)
		}
	}
	return all
}

// words are what a side has in an aspect, empty where nothing is coded.
func (d drafting) words(s side, a aspect) string {
	switch {
	case a == inValue:
		return answer(s.term, d.issue)
	case a == inOn && len(s.term.On) == 0:
		return ""
	default:
		return s.conditionWords(s.term, d.issue)[string(a)]
	}
}

func (a aspect) clauseField() string {
	if a == inValue {
		return answerField
	}
	return string(a)
}

// agreed is an aspect in which all are the same. Where they say it otherwise, as
// "1 day" and "24 hours", or the one requires what another offers, it is told
// who does.
func (d drafting) agreed(a aspect, said []side) []Field {
	var words []string
	whose := map[string][]string{}
	for _, s := range said {
		w := d.words(s, a)
		if w == "" {
			continue
		}
		if len(whose[w]) == 0 {
			words = append(words, w)
		}
		if !slices.Contains(whose[w], s.name) {
			whose[w] = append(whose[w], s.name)
		}
	}
	switch len(words) {
	case 0:
		return nil
	case 1:
		return []Field{{a.clauseField(), words[0]}}
	}
	for i, w := range words {
		words[i] = w + " (" + strings.Join(whose[w], ", ") + ")"
	}
	told := strings.Join(words, "; ")
	if a == inValue && d.issue.Kind == proposals.Measure {
		told = "all have the measure, each in its stance: " + told
	}
	return []Field{{a.clauseField(), told}}
}

// alternate adds what each side has in the aspects that are open, the same
// once.
func (c *Clause) alternate(d drafting, open []aspect, said []side) {
	if len(open) == 0 {
		return
	}
	var firsts []side // of the alternatives
	for n, s := range said {
		saying := c.Sayings[n]
		var fields []Field
		for _, a := range sameness {
			if words := d.words(s, a); words != "" && slices.Contains(open, a) {
				fields = append(fields, Field{a.clauseField(), words})
			}
		}
		if len(fields) == 0 {
			c.Bare = append(c.Bare, saying)
			continue
		}
		i := 0
		for ; i < len(firsts); i++ {
			if slices.Equal(c.Alternatives[i].Fields, fields) && d.isOne(firsts[i], s, open) {
				break
			}
		}
		if i == len(firsts) {
			firsts = append(firsts, s)
			c.Alternatives = append(c.Alternatives, Alternative{Fields: fields})
		}
		c.Alternatives[i].Sayings = append(c.Alternatives[i].Sayings, saying)
	}
}

// isOne reports whether two sides are the same in the aspects that are open:
// what is open or in words of its own is the same as nothing, though it reads
// alike.
func (d drafting) isOne(left, right side, open []aspect) bool {
	return d.issue.Kind != proposals.TextKind && shareNone(d.between(left, right), open)
}
