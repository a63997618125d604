package compare

import (
	"slices"
	"strings"

	"parley/proposals"
)

// A Change is one thing that differs between two texts: what they say at one
// place, or something of the texts as a whole.
type Change struct {
	Kind ChangeKind
	// Label names what it is of, where that is no question: "Title".
	Label string
	// Where says under which options, for which part, in whose brackets or in
	// which reading it holds, in words; empty where it holds for all.
	Where string
	// From and To are what the two texts have there.
	From, To ChangeSide
	// Fields are the coded fields that differ, in the order of documents; one
	// among the stances that never part two texts comes last.
	Fields []Difference
	// Wording are the differences that no verdict rests on: headline, prose,
	// quotes, point, sources, and which options or parts are named.
	Wording []Difference
	// Note is one or more whole sentences on a text that has no term there.
	Note string
}

// A ChangeSide is what one text has at a place: a term, a blank, or neither.
type ChangeSide struct {
	// Anchor is the place on the page of the text's version, without the #;
	// empty where it has none.
	Anchor string
	Entry  *Entry
	Blank  *Blank
}

// A ChangeKind says what became of a place from one text to another.
type ChangeKind string

// The kinds of change. "Added" and "dropped" are claimed only where the other
// text is silent, has it struck out or excludes it. Of any other blank nothing
// is known, and the change is one of what is coded.
const (
	Changed    ChangeKind = "changed"
	Added      ChangeKind = "added"
	Dropped    ChangeKind = "dropped"
	Restated   ChangeKind = "another stance only"
	Reworded   ChangeKind = "reworded only"
	Fuller     ChangeKind = "coded more fully for one text"
	OnlyFrom   ChangeKind = "coded for the first text only"
	OnlyTo     ChangeKind = "coded for the second text only"
	OtherBlank ChangeKind = "blank for another reason"
	// OutsideText is of what was reported as the authors' position, not as part
	// of their text.
	OutsideText ChangeKind = "reported outside the text"
)

// ChangeKinds are all of them, those that claim most first.
var ChangeKinds = []ChangeKind{Changed, Added, Dropped, Restated, Reworded, Fuller, OnlyFrom, OnlyTo, OtherBlank, OutsideText}

// Meaning explains the kind of change.
func (k ChangeKind) Meaning() string {
	switch k {
	case Changed:
		return "Both texts have a term there, and a coded field of it differs. Old and new are shown; which of them is nearer to anything is for the reader to judge."
	case Added:
		return "The second text has a term where the first is known not to: it is silent, has it struck out or excludes it."
	case Dropped:
		return "The first text has a term where the second is known not to: it is silent, has it struck out or excludes it."
	case Restated:
		return "Both texts have a term there, and agree in every coded field but the stance: one lays the thing down for all, as a mediator's text or a joint draft does, the other asks for it, offers or accepts it."
	case Reworded:
		return "Both texts have a term there, and no coded field of it differs: only the headline, the prose, the quotes, the place in the text, the sources or the way in which an equal figure is written do, or which options or parts are named."
	case Fuller:
		return "Both texts have a term there, and agree in every field that is coded for both. A field is coded for one of them only, or its answer is shown for one only, and the other was not read in full: it may have the same."
	case OnlyFrom, OnlyTo:
		return "A term is coded for one text only. The other may have it too: the reason says what is known of that, and nothing more is claimed."
	case OtherBlank:
		return "Neither text has a term there, and the reasons why differ."
	case OutsideText:
		return "What was reported as the authors’ position, not as part of the text, differs. It says nothing of either text."
	default:
		return ""
	}
}

// widestChange is the kind that claims most, empty where there is no change.
func widestChange(changes []Change) ChangeKind {
	for _, kind := range ChangeKinds {
		if slices.ContainsFunc(changes, func(c Change) bool { return c.Kind == kind }) {
			return kind
		}
	}
	return ""
}

// claims reports whether a blank says that the text has nothing there.
func claims(c proposals.Coverage) bool {
	return c == proposals.Silent || c == proposals.Struck || c == proposals.Excluded
}

// changes are those on one issue: of the texts, then of what was reported
// elsewhere.
func (m *mover) changes(issue *proposals.Issue) []Change {
	var all []Change
	matches, spots := m.matches(issue)
	g := ground{issue: issue, left: m.from, options: m.optionLabel, all: spots}
	for _, match := range matches {
		if change, differs := m.change(issue, match); differs {
			if len(match.spots) > 0 {
				change.Where = g.where(match.spots)
			} else {
				change.Where = capital(strings.Join(m.placeWords(match.key(), issue), ", "))
			}
			all = append(all, change)
		}
	}
	return append(all, m.elsewhere(issue)...)
}

// optionLabel is the label of an option in the second text, or else the first.
func (m *mover) optionLabel(option proposals.Slug) string {
	if slices.Contains(m.to.options, option) {
		return m.to.version().OptionLabel(option)
	}
	return m.from.version().OptionLabel(option)
}

// change says how the two sides of a match differ; differs is false where they
// do not.
func (m *mover) change(issue *proposals.Issue, match match) (c Change, differs bool) {
	from, to := match.from, match.to
	c = Change{From: from.shown(issue), To: to.shown(issue)}
	switch {
	case from.term != nil && to.term != nil:
		found := m.contrast(issue, from.term, to.term)
		c.Fields, c.Wording = found.fields, found.wording
		unknown := !m.recoded && isUnreported(from.side) != isUnreported(to.side)
		substance := slices.DeleteFunc(slices.Clone(c.Fields), func(d Difference) bool {
			return m.isOtherStance(d) || unknown && d.Field == string(inValue)
		})
		switch c.Kind = Changed; {
		case len(c.Fields) == 0:
			c.Kind = Reworded
		case len(substance) == 0 && !unknown:
			c.Kind = Restated
		case m.mayHaveMore(substance):
			c.Kind = Fuller
		}
		return c, len(c.Fields)+len(c.Wording) > 0
	case from.term != nil:
		if c.Kind = OnlyFrom; to.lacks == "" && claims(to.blank.coverage) {
			c.Kind = Dropped
		}
		c.Note = m.why(to)
		return c, true
	case to.term != nil:
		if c.Kind = OnlyTo; from.lacks == "" && claims(from.blank.coverage) {
			c.Kind = Added
		}
		c.Note = m.why(from)
		return c, true
	default:
		return m.blankChange(c, from, to)
	}
}

// isOtherStance reports whether a difference is that one text provides what the
// other asks for, offers or accepts. That follows from what kind of text each
// is; two codings of one text differ all the same.
func (m *mover) isOtherStance(d Difference) bool {
	provides, rejects := capital(string(proposals.Provides)), capital(string(proposals.Rejects))
	return !m.recoded && d.Field == string(inStance) && (d.Old == provides || d.New == provides) &&
		d.Old != "" && d.New != "" && d.Old != rejects && d.New != rejects
}

// mayHaveMore reports whether each difference is that one text has nothing
// there, and that text was not read in full: then it may have the same. Two
// codings of one text differ all the same.
func (m *mover) mayHaveMore(fields []Difference) bool {
	inFull := proposals.Basis{Kind: proposals.TextSource, Extent: proposals.Full}
	known := func(d Difference) bool {
		return d.Old != "" && d.New != "" ||
			d.Old == "" && m.from.version().Basis() == inFull || d.New == "" && m.to.version().Basis() == inFull
	}
	return !m.recoded && !slices.ContainsFunc(fields, known)
}

// why says why a text has no term: of two codings of one text, how each has it,
// since neither says more of the text than the other.
func (m *mover) why(s stand) string {
	switch {
	case s.lacks != "":
		return s.lacks
	case m.recoded && s.blank.written != nil:
		return "In " + s.name + " it is marked: " + s.column.blank(s.blank, "").Words + "."
	default:
		other := m.from
		if s.column == m.from {
			other = m.to
		}
		return s.whyBlank(other)
	}
}

// blankChange is for two blanks. What both texts say of everything else, or
// what follows from their sources and options, is told of the texts as a whole,
// not question by question; and how a silence was established belongs to the
// text that was searched.
func (m *mover) blankChange(c Change, from, to stand) (Change, bool) {
	c.Kind = OtherBlank
	if from.blank.written == nil && to.blank.written == nil {
		return c, false
	}
	if from.lacks != "" || to.lacks != "" {
		c.Note = strings.TrimSpace(from.lacks + " " + to.lacks)
		return c, true
	}
	differ := from.blank.coverage != to.blank.coverage || from.blank.after != to.blank.after
	return c, differ || m.recoded && c.From.Blank.Words != c.To.Blank.Words
}

// elsewhere are the differences in what was reported as the authors' position,
// not as part of the text. They claim nothing of either text.
func (m *mover) elsewhere(issue *proposals.Issue) []Change {
	var all []Change
	add := func(one match) {
		if c, differs := m.change(issue, one); differs {
			c.Kind, c.Where = OutsideText, capital(strings.Join(m.placeWords(one.key(), issue), ", "))
			all = append(all, c)
		}
	}
	none := func(col *column) stand {
		return stand{side{column: col}, "Nothing of the kind is coded beside " + col.name + "."}
	}
	pairs, f, t := pairUp(m.from.elsewhereOf(issue), m.to.elsewhereOf(issue), func(f, t stand) bool { return f.key() == t.key() })
	for _, p := range pairs {
		add(match{from: p[0], to: p[1]})
	}
	for _, one := range f {
		add(match{from: one, to: none(m.to)})
	}
	for _, one := range t {
		add(match{from: none(m.from), to: one})
	}
	return all
}

// placeWords say in words where a term or a blank stands.
func (m *mover) placeWords(k termKey, issue *proposals.Issue) []string {
	col := m.to
	if !slices.Contains(m.to.options, k.Option) {
		col = m.from
	}
	words := col.placeWords(k.Place, issue)
	if !k.reading.IsZero() {
		words = append(words, "in the reading "+named(k.reading.String()))
	}
	return words
}

// elsewhereOf are the terms, then the blanks that rest on what was said
// elsewhere.
func (c *column) elsewhereOf(issue *proposals.Issue) []stand {
	var all []stand
	for i := range c.version().Terms {
		if t := &c.version().Terms[i]; t.SaidElsewhere && t.Issue == issue.Slug && c.shows(t.Place) {
			all = append(all, stand{side: side{column: c, term: t}})
		}
	}
	for i := range c.version().Blanks {
		if b := &c.version().Blanks[i]; b.SaidElsewhere && b.Issue == issue.Slug && c.shows(b.Place) {
			all = append(all, stand{side: side{column: c, blank: c.written(b)}})
		}
	}
	return all
}
