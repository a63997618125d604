package proposals

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Hash is the SHA-256 of a canonical document.
type Hash [sha256.Size]byte

func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// ParseHash reads what [Hash.String] prints.
func ParseHash(s string) (h Hash, err error) {
	if len(s) != hex.EncodedLen(len(h)) || strings.ToLower(s) != s {
		return h, fmt.Errorf("%q is no SHA-256: expected 64 hexadecimal digits", Clip(s))
	}
	if _, err := hex.Decode(h[:], []byte(s)); err != nil {
		return h, fmt.Errorf("%q is no SHA-256: expected 64 hexadecimal digits", Clip(s))
	}
	return h, nil
}

// Stored is what the store adds to a coding: its number, from 1, who stored it
// and when, and the hash of its canonical document. It is zero before that.
type Stored struct {
	Revision int
	Signature
	Hash Hash
}

// A CaseRevision is a case that keeps every rule, in canonical order. It must
// not be changed.
type CaseRevision struct {
	content Case
	stored  Stored
	issues  map[Slug]int
	topics  map[Slug]int
	events  map[Slug]Event // measures among them
	acting  map[Slug]bool  // parties and actors
}

// NewCaseRevision checks a case. Where before is not nil, c must also be a
// lawful next revision of it: things may be added or retired, never removed, an
// actor may become a party, and an issue keeps its kind and unit.
func NewCaseRevision(c Case, before *CaseRevision) (*CaseRevision, Problems) {
	problems := checkCase(&c)
	if before != nil {
		problems = append(problems, checkNextCase(&c, &before.content)...)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	c.order()
	return newCaseIndex(c), nil
}

// newCaseIndex makes what looks things up; c need not be valid.
func newCaseIndex(c Case) *CaseRevision {
	r := &CaseRevision{content: c, issues: map[Slug]int{}, topics: c.topicIndex(), events: map[Slug]Event{}, acting: map[Slug]bool{}}
	for _, p := range c.Parties {
		r.acting[p.Slug] = true
	}
	for _, a := range c.Actors {
		r.acting[a.Slug] = true
	}
	for _, e := range c.Events {
		r.events[e.Slug] = e
	}
	for i, issue := range c.Issues {
		r.issues[issue.Slug] = i
		if issue.Kind == Measure {
			r.events[issue.Slug] = Event{Slug: issue.Slug, Label: issue.Label, Definition: issue.Question, Is: issue.Is, Retired: issue.Retired}
		}
	}
	return r
}

// order puts issues under their topics, in the order of the document, and sets
// by their slugs.
func (c *Case) order() {
	c.Issues = slices.Clone(c.Issues)
	topics := c.topicIndex()
	slices.SortStableFunc(c.Issues, func(a, b Issue) int { return topics[a.Topic] - topics[b.Topic] })
	for i := range c.Issues {
		issue := &c.Issues[i]
		for _, list := range []*[]Slug{&issue.Is, &issue.Also, &issue.On} {
			*list = sortedSlugs(*list)
		}
		issue.Guidance = issue.Guidance.joined()
	}
	c.Intro = c.Intro.joined()
	c.Events = slices.Clone(c.Events)
	for i := range c.Events {
		c.Events[i].Is = sortedSlugs(c.Events[i].Is)
	}
	c.Occasions = slices.Clone(c.Occasions)
	slices.SortStableFunc(c.Occasions, func(a, b Occasion) int { return a.Date.Compare(b.Date) })
	c.Assumptions = slices.Clone(c.Assumptions)
	for i := range c.Assumptions {
		c.Assumptions[i].After = sortedSlugs(c.Assumptions[i].After)
		c.Assumptions[i].Reason = c.Assumptions[i].Reason.joined()
	}
}

// topicIndex is the place of each topic in the order of the case.
func (c *Case) topicIndex() map[Slug]int {
	index := make(map[Slug]int, len(c.Topics))
	for i, t := range c.Topics {
		index[t.Slug] = i
	}
	return index
}

// WithStored is r as the store holds it.
func (r *CaseRevision) WithStored(s Stored) *CaseRevision {
	kept := *r
	kept.stored = s
	return &kept
}

// Case is the content, which must not be changed.
func (r *CaseRevision) Case() *Case { return &r.content }

// Stored is what the store knows of r, zero before it is stored.
func (r *CaseRevision) Stored() Stored { return r.stored }

// Issue is the issue under slug.
func (r *CaseRevision) Issue(slug Slug) (*Issue, bool) {
	i, ok := r.issues[slug]
	if !ok {
		return nil, false
	}
	return &r.content.Issues[i], true
}

// issueIndex is the place of an issue in the order of the case.
func (r *CaseRevision) issueIndex(slug Slug) int {
	if i, ok := r.issues[slug]; ok {
		return i
	}
	return len(r.issues)
}

func (r *CaseRevision) partIndex(issue, part Slug) int {
	if i, ok := r.Issue(issue); ok {
		return labelIndex(i.Parts, part)
	}
	return -1
}

// Topic is the topic under slug.
func (r *CaseRevision) Topic(slug Slug) (*Topic, bool) {
	i, ok := r.topics[slug]
	if !ok {
		return nil, false
	}
	return &r.content.Topics[i], true
}

// Event is the event under slug; an issue of kind measure is one as well.
func (r *CaseRevision) Event(slug Slug) (Event, bool) {
	e, ok := r.events[slug]
	return e, ok
}

// Wider are the events of which event is a narrower case, at any remove, in
// the order of their slugs.
func (r *CaseRevision) Wider(event Slug) []Slug {
	found := map[Slug]bool{}
	var visit func(Slug)
	visit = func(s Slug) {
		for _, w := range r.events[s].Is {
			if !found[w] {
				found[w] = true
				visit(w)
			}
		}
	}
	visit(event)
	return slices.SortedFunc(maps.Keys(found), Slug.Compare)
}

// circular are the events that would be narrower cases of themselves, at any
// remove. It finds them as Tarjan does strongly connected components, visiting
// each event once.
func (r *CaseRevision) circular() map[Slug]bool {
	found := map[Slug]bool{}
	number, lowest := map[Slug]int{}, map[Slug]int{}
	var path []Slug // visited, and not yet known to be in no circle
	var visit func(Slug)
	visit = func(e Slug) {
		number[e] = len(number) + 1
		lowest[e] = number[e]
		begins := len(path)
		path = append(path, e)
		for _, w := range r.events[e].Is {
			if number[w] == 0 {
				visit(w)
			}
			lowest[e] = min(lowest[e], lowest[w])
			found[e] = found[e] || w == e
		}
		if lowest[e] < number[e] {
			return // of a circle that begins before it
		}
		for _, in := range path[begins:] {
			found[in] = found[in] || len(path)-begins > 1
			lowest[in] = len(r.events) + len(number) // no circle comes back to it
		}
		path = path[:begins]
	}
	for e := range r.events {
		if number[e] == 0 {
			visit(e)
		}
	}
	return found
}

// EventLabel names an event for a reader.
func (r *CaseRevision) EventLabel(event Slug) string {
	switch e, ok := r.events[event]; {
	case event == Open:
		return "an event that is not named"
	case event == Unsaid:
		return "a moment that the sources do not show"
	case ok:
		return e.Label
	default:
		return event.text
	}
}

// Party is the party under slug.
func (r *CaseRevision) Party(slug Slug) (Party, bool) {
	i := slices.IndexFunc(r.content.Parties, func(p Party) bool { return p.Slug == slug })
	if i < 0 {
		return Party{}, false
	}
	return r.content.Parties[i], true
}

// ActorLabel names a party or an actor for a reader.
func (r *CaseRevision) ActorLabel(slug Slug) string {
	if p, ok := r.Party(slug); ok {
		return p.Label
	}
	for _, a := range r.content.Actors {
		if a.Slug == slug {
			return a.Label
		}
	}
	return slug.text
}

// A Revision is one coding of a version that keeps every rule against the
// revision of the case that it was read against, in canonical order. It must
// not be changed.
type Revision struct {
	version Version
	against *CaseRevision
	stored  Stored
}

// NewRevision checks a version against its case.
func NewRevision(v Version, against *CaseRevision) (*Revision, Problems) {
	if problems := checkVersion(&v, against); len(problems) > 0 {
		return nil, problems
	}
	v.Terms, v.Steps, v.Blanks = slices.Clone(v.Terms), slices.Clone(v.Steps), slices.Clone(v.Blanks)
	v.order(against)
	return &Revision{version: v, against: against}, nil
}

// ReadAgainst is r as it reads against another revision of its case, not yet
// stored, or what would be wrong with it there. Values are read anew, since a
// case may list its answers in another order.
func (r *Revision) ReadAgainst(c *CaseRevision) (*Revision, Problems) {
	v := r.version
	v.Terms = slices.Clone(v.Terms)
	for i := range v.Terms {
		t := &v.Terms[i]
		issue, ok := c.Issue(t.Issue)
		if !ok || t.Value == nil {
			continue
		}
		if value, err := ParseValue(t.Value.String(), issue); err == nil {
			t.Value = value
		}
	}
	return NewRevision(v, c)
}

// WithStored is r as the store holds it.
func (r *Revision) WithStored(s Stored) *Revision {
	kept := *r
	kept.stored = s
	return &kept
}

// Version is the content, which must not be changed.
func (r *Revision) Version() *Version { return &r.version }

// Against is the revision of the case that the coding was read against.
func (r *Revision) Against() *CaseRevision { return r.against }

// Stored is what the store knows of r, zero before it is stored.
func (r *Revision) Stored() Stored { return r.stored }

// Ref names r for ever; before it is stored, the version's newest revision.
func (r *Revision) Ref() Ref { return r.version.Ref().WithRevision(r.stored.Revision) }
