package compare

import (
	"slices"
	"strings"

	"parley/proposals"
)

// A coding is a revision by the units of which it speaks.
type coding struct {
	*proposals.Revision
	written map[Unit]*codedUnit
	speaks  map[proposals.Slug]bool // of an issue, in the text itself
}

// A codedUnit is what a coding has at one unit: a term, blanks or steps. There
// is more than one blank only of what was said elsewhere, and more than one
// step where several let the same event wait.
type codedUnit struct {
	coverage string
	issue    *proposals.Issue // nil on a step
	term     *proposals.Term
	blanks   []*proposals.Blank
	steps    []*proposals.Step
	sources  []proposals.Slug
}

// Coverage past that of the model, in the words in which it is compared.
const (
	coverageNone  = "not coded"
	coverageOther = "coded at another place"
)

func newCoding(r *proposals.Revision) *coding {
	c := &coding{r, map[Unit]*codedUnit{}, map[proposals.Slug]bool{}}
	v := r.Version()
	for i := range v.Terms {
		t := &v.Terms[i]
		u := c.unit(Unit{Place: t.Place, Reading: t.Reading, Elsewhere: t.SaidElsewhere})
		u.term = t
		u.has(proposals.Stated, v.SourcesOf(t.Sources))
	}
	for i := range v.Blanks {
		b := &v.Blanks[i]
		u := c.unit(Unit{Place: b.Place, Elsewhere: b.SaidElsewhere})
		u.blanks = append(u.blanks, b)
		u.has(b.Coverage, v.SourcesOf(b.Sources))
	}
	for i := range v.Steps {
		s := &v.Steps[i]
		u := c.unit(Unit{Place: proposals.Place{Issue: s.Event, Option: s.Option, By: s.By}, Step: true})
		u.steps = append(u.steps, s)
		u.has(proposals.Stated, v.SourcesOf(s.Sources))
	}
	return c
}

// unit is what c has at u, made if need be.
func (c *coding) unit(u Unit) *codedUnit {
	if c.written[u] == nil {
		c.written[u] = &codedUnit{}
		if !u.Step {
			c.written[u].issue, _ = c.Against().Issue(u.Issue)
			c.speaks[u.Issue] = c.speaks[u.Issue] || !u.Elsewhere
		}
	}
	return c.written[u]
}

// has notes that the unit is covered in one more way, which sources show.
func (u *codedUnit) has(coverage proposals.Coverage, sources []proposals.Slug) {
	if u.coverage == "" {
		u.coverage = string(coverage)
	} else if !slices.Contains(strings.Split(u.coverage, "\n"), string(coverage)) {
		u.coverage = several([]string{u.coverage, string(coverage)})
	}
	u.sources = append(u.sources, sources...)
}

// at is what c has at u, written there or not.
func (c *coding) at(u Unit) *codedUnit {
	if w, ok := c.written[u]; ok {
		return w
	}
	v := c.Version()
	switch {
	case u.Step || u.Elsewhere:
		return &codedUnit{coverage: coverageNone}
	case len(v.Sources) == 0:
		return &codedUnit{coverage: string(proposals.Unavailable)}
	case c.speaks[u.Issue]:
		return &codedUnit{coverage: coverageOther}
	case v.Rest != nil:
		return &codedUnit{coverage: string(v.Rest.Coverage), blanks: []*proposals.Blank{{Coverage: v.Rest.Coverage, After: v.Rest.After}}}
	default:
		return &codedUnit{coverage: coverageNone}
	}
}

// A codedField is a field that is compared: what a unit answers it with, and
// whether the question arises there.
type codedField struct {
	name   string
	answer func(*codedUnit) (answer string, asked bool)
}

// saidFields are what is coded of what the text says.
var saidFields = []codedField{
	{fieldCoverage, func(u *codedUnit) (string, bool) { return u.coverage, true }},
	{"stance", ofTerm(func(t *proposals.Term) string { return string(t.Stance) })},
	{"value", (*codedUnit).value},
	{"on", (*codedUnit).on},
	{"scope", ofTerm(func(t *proposals.Term) string { return several(slices.Sorted(slices.Values(t.Scope))) })},
	{"after", (*codedUnit).after},
	{"until", ofTerm(func(t *proposals.Term) string { return proposals.JoinSlugs(t.Until) })},
	{"unless", ofTerm(func(t *proposals.Term) string { return proposals.JoinSlugs(t.Unless) })},
	{"unconditional", (*codedUnit).unconditional},
	{"details-at", ofTerm(func(t *proposals.Term) string { return t.DetailsAt.String() })},
	{"deadline", ofTerm(deadlineTexts)},
}

// knownFields are what is coded of how we know it, but for said-elsewhere.
var knownFields = []codedField{
	{"point", ofTerm(func(t *proposals.Term) string { return t.Point })},
	{"sources", func(u *codedUnit) (string, bool) { return setOf(u.sources), len(u.sources) > 0 }},
	{"ambiguous", ofTerm(func(t *proposals.Term) string { return yesIf(t.Ambiguous != "") })},
	{"inferred", (*codedUnit).inferred},
}

func ofTerm(answer func(*proposals.Term) string) func(*codedUnit) (string, bool) {
	return func(u *codedUnit) (string, bool) {
		if u.term == nil {
			return "", false
		}
		return answer(u.term), true
	}
}

func (u *codedUnit) value() (string, bool) {
	if u.term == nil || u.issue.Kind == proposals.Measure {
		return "", false
	}
	if u.term.Value == nil {
		return "", true
	}
	return u.term.Value.String(), true
}

func (u *codedUnit) on() (string, bool) {
	switch {
	case u.term == nil:
		return "", false
	case len(u.term.On) == 0:
		return proposals.JoinSlugs(u.issue.On), true
	default:
		return proposals.JoinSlugs(u.term.On), true
	}
}

// after is what a term or an event waits for, or to what something is left.
func (u *codedUnit) after() (string, bool) {
	var after []proposals.Slug
	asked := u.term != nil
	if asked {
		after = slices.Clone(u.term.After)
	}
	for _, b := range u.blanks {
		asked = asked || b.Coverage == proposals.Deferred
		after = append(after, b.After...)
	}
	for _, s := range u.steps {
		asked = true
		after = append(after, s.After...)
	}
	return setOf(after), asked
}

func (u *codedUnit) unconditional() (string, bool) {
	if u.term == nil || u.issue.Kind != proposals.Measure {
		return "", false
	}
	return yesIf(u.term.Unconditional), true
}

func (u *codedUnit) inferred() (string, bool) {
	inferred := u.term != nil && u.term.Inferred != ""
	for _, s := range u.steps {
		inferred = inferred || s.Inferred != ""
	}
	return yesIf(inferred), u.term != nil || len(u.steps) > 0
}

func deadlineTexts(t *proposals.Term) string {
	texts := make([]string, len(t.Deadlines))
	for i, d := range t.Deadlines {
		texts[i] = d.String()
	}
	slices.Sort(texts)
	return several(texts)
}

// setOf is a list of slugs of which the order means nothing.
func setOf(list []proposals.Slug) string {
	return proposals.JoinSlugs(slices.Compact(slices.SortedFunc(slices.Values(list), proposals.Slug.Compare)))
}

func yesIf(is bool) string {
	if is {
		return "yes"
	}
	return ""
}
