package sqlite

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"parley/proposals"
)

// Search finds the passages in which everything stands that q looks for: at most
// so many, or all if most is 0, behind the first skip. It looks into the codings
// that [proposals.SearchQuery.Select] chooses, and, where q chooses no texts,
// into the questions of the newest revisions of cases. What q names and is not
// there is [proposals.Problems]; whatever the words are, they are none.
func (s *Store) Search(ctx context.Context, q proposals.SearchQuery, skip, most int) (result proposals.SearchResult, err error) {
	err = s.read(ctx, q.String(), func(r reading) error {
		f, err := r.openFinding(q)
		if err != nil {
			return err
		}
		result, err = f.result(skip, most)
		return err
	})
	return result, err
}

// A finding is one search, under way.
type finding struct {
	reading
	query    proposals.SearchQuery
	cases    []*proposals.CaseRevision
	listings map[string]proposals.Listing // of the codings looked into, by owner
}

func (r reading) openFinding(q proposals.SearchQuery) (*finding, error) {
	cases, err := r.newestCases()
	if err != nil {
		return nil, err
	}
	listings, err := r.listings(proposals.Slug{})
	if err != nil {
		return nil, err
	}
	if err := q.Check(cases, listings).Err(); err != nil {
		return nil, err
	}
	f := &finding{reading: r, query: q, cases: cases, listings: map[string]proposals.Listing{}}
	for _, l := range q.Select(listings) {
		f.listings[l.Ref.String()] = l
	}
	return f, nil
}

func (f *finding) result(skip, most int) (proposals.SearchResult, error) {
	phrases, whole := proposals.ParseSearch(f.query.Words)
	result := proposals.SearchResult{Query: f.query, Phrases: phrases, Whole: whole, Texts: len(f.listings), Skipped: skip}
	if len(phrases) == 0 {
		return result, nil
	}
	rows, err := f.found(phrases, f.owners())
	if err != nil {
		return result, err
	}
	places := f.ordered(rows)
	result.Total = len(places)
	places = places[min(max(skip, 0), len(places)):]
	if most > 0 {
		places = places[:min(most, len(places))]
	}
	result.Hits, err = f.hits(places, phrases)
	return result, err
}

// owners are the revisions that are looked into.
func (f *finding) owners() []string {
	var all []string
	for owner := range f.listings {
		all = append(all, owner)
	}
	slices.Sort(all)
	if f.query.OfTexts() {
		return all
	}
	for _, c := range f.cases {
		if key := keyOfCase(c); f.query.Case.IsZero() || f.query.Case == key.slug {
			all = append(all, key.String())
		}
	}
	return all
}

func keyOfCase(c *proposals.CaseRevision) caseKey {
	return caseKey{c.Case().Slug, c.Stored().Revision}
}

// A foundPlace is a row that was found with what it is ordered by.
type foundPlace struct {
	foundRow
	in      *proposals.CaseRevision
	listing proposals.Listing // zero for a question
	// group is what stands together: a question, or a text. Lightest is the
	// least weight in it, and asked that of its question itself.
	group           foundGroup
	lightest, asked int
}

// unasked is more than the weight of any question.
const unasked = math.MaxInt

// A foundGroup is a question, by its place in its case, or else a text.
type foundGroup struct {
	in    proposals.Slug
	issue int
	text  proposals.Ref
}

// ordered drops what no topic asked for has, and puts the rest in order: groups
// by their most telling member and then by their question, texts last; within a group the
// question, then the rest by what it tells and by the dates of the texts.
func (f *finding) ordered(rows []foundRow) []foundPlace {
	var places []foundPlace
	lightest, asked := map[foundGroup]int{}, map[foundGroup]int{}
	for _, row := range rows {
		p, ok := f.place(row)
		if !ok {
			continue
		}
		if least, there := lightest[p.group]; !there || p.weight < least {
			lightest[p.group] = p.weight
		}
		if p.isQuestion() {
			asked[p.group] = p.weight
		}
		places = append(places, p)
	}
	for i := range places {
		p := &places[i]
		p.lightest, p.asked = lightest[p.group], unasked
		if weight, there := asked[p.group]; there {
			p.asked = weight
		}
	}
	slices.SortFunc(places, foundPlace.compare)
	return places
}

func (f *finding) place(row foundRow) (foundPlace, bool) {
	p := foundPlace{foundRow: row, listing: f.listings[row.owner]}
	for _, c := range f.cases {
		if c.Case().Slug == p.listing.Case || keyOfCase(c).String() == row.owner {
			p.in = c
		}
	}
	if p.in == nil {
		return p, false
	}
	p.group = foundGroup{in: p.in.Case().Slug, issue: -1, text: p.listing.Ref}
	for i, issue := range p.in.Case().Issues {
		if issue.Slug != row.issue {
			continue
		}
		p.group = foundGroup{in: p.group.in, issue: i}
		return p, len(f.query.Topics) == 0 || slices.ContainsFunc(f.query.Topics, func(t proposals.Slug) bool {
			return t == issue.Topic || slices.Contains(issue.Also, t)
		})
	}
	return p, len(f.query.Topics) == 0
}

func (p foundPlace) isQuestion() bool { return p.listing.Ref.IsZero() }

func (p foundPlace) compare(o foundPlace) int {
	return cmp.Or(
		cmp.Compare(p.lightest, o.lightest),
		cmp.Compare(p.asked, o.asked),
		compareBool(p.group.issue < 0, o.group.issue < 0),
		p.group.in.Compare(o.group.in),
		cmp.Compare(p.group.issue, o.group.issue),
		cmp.Compare(p.group.text.String(), o.group.text.String()),
		compareBool(!p.isQuestion(), !o.isQuestion()),
		cmp.Compare(p.weight, o.weight),
		p.listing.Dates.AsOf().Compare(o.listing.Dates.AsOf()),
		cmp.Compare(p.owner, o.owner),
		cmp.Compare(p.number, o.number),
	)
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	default:
		return 1
	}
}

// hits reads the passages at places.
func (f *finding) hits(places []foundPlace, phrases []proposals.SearchPhrase) ([]proposals.Hit, error) {
	passages, err := f.passages(places)
	if err != nil {
		return nil, err
	}
	hits := make([]proposals.Hit, len(places))
	for i, p := range places {
		if p.number >= len(passages[p.owner]) {
			return nil, fmt.Errorf("%s has no passage %d: what a search can find was stored by another program", p.owner, p.number)
		}
		h := proposals.NewHit(passages[p.owner][p.number], phrases)
		h.Case, h.Text = p.in.Case().Slug, p.listing
		if issue, ok := p.in.Issue(p.issue); ok {
			h.Label, h.Question = proposals.Mark(issue.Label, phrases), proposals.Mark(issue.Question, phrases)
		}
		for _, a := range p.listing.Authors {
			h.Authors = append(h.Authors, p.in.ActorLabel(a))
		}
		hits[i] = h
	}
	return hits, nil
}

// passages are those of the owners at places, by owner.
func (f *finding) passages(places []foundPlace) (map[string][]proposals.Passage, error) {
	all := map[string][]proposals.Passage{}
	var refs []proposals.Ref
	for _, p := range places {
		if _, there := all[p.owner]; there {
			continue
		}
		all[p.owner] = nil
		if p.isQuestion() {
			all[p.owner] = p.in.Passages()
		} else {
			refs = append(refs, p.listing.Ref)
		}
	}
	revisions, err := f.revisions(refs)
	for _, r := range revisions {
		all[r.Ref().String()] = r.Passages()
	}
	return all, err
}
