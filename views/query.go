package views

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"parley/compare"
	"parley/proposals"
)

// compare loads the comparison that an address asks for.
func (s *site) compare(r *http.Request) (*compare.Comparison, error) {
	return loadFor(s, r, compare.Load)
}

// corpus loads the texts that an address asks for.
func (s *site) corpus(r *http.Request) (*compare.Corpus, error) {
	return loadFor(s, r, compare.LoadCorpus)
}

// loadFor loads what an address asks for of a case.
func loadFor[T any](s *site, r *http.Request, load func(context.Context, compare.Store, compare.Query) (*T, error)) (*T, error) {
	slug, err := proposals.ParseSlug(r.PathValue("case"))
	if err != nil {
		return nil, s.noCase(r.Context(), r.PathValue("case"))
	}
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, proposals.Problems{{Path: "address", Text: "the part of the address behind the ? cannot be read: " + err.Error()}}
	}
	query, err := parseQuery(slug, values)
	if err != nil {
		return nil, err
	}
	loaded, err := load(r.Context(), s.store, query)
	switch {
	case errors.Is(err, proposals.ErrNotFound):
		return nil, s.nothingToCompare(r.Context(), slug, err)
	case err != nil:
		return nil, err
	default:
		return loaded, nil
	}
}

// parseQuery reads what an address asks of the comparison of a case. The path
// names the case; the query can only pin its revision.
func parseQuery(slug proposals.Slug, values url.Values) (compare.Query, error) {
	query, problems := compare.ParseQuery(values)
	if !query.Case.IsZero() && query.Case != slug {
		problems = append(problems, proposals.Problem{Path: "case", Text: fmt.Sprintf(
			"the address is of the case %q, and asks for the case %q: expected the same", slug, query.Case)})
	}
	query.Case = slug
	return query, problems.Err()
}

// nothingToCompare is the error for a comparison that cannot be made because
// something in it is not there: its reason says what, and offers the case.
func (s *site) nothingToCompare(ctx context.Context, slug proposals.Slug, reason error) error {
	c, err := s.store.Case(ctx, slug, 0)
	switch {
	case errors.Is(err, proposals.ErrNotFound):
		return s.noCase(ctx, slug.String())
	case err != nil:
		return err
	}
	return misdirected{sentence: "What this comparison names is not here.", details: reasons(reason), next: []link{caseLink(c)}}
}

// newestQuery asks for what there is now in place of c: the opening comparison
// if c is one of its proposals, else the same versions as they are coded now.
func newestQuery(c *compare.Comparison) compare.Query {
	q := compare.Query{Case: c.Query.Case, Topics: c.Query.Topics, Issues: c.Query.Issues, Only: c.Query.Only}
	var proposed []proposals.Slug
	for _, column := range c.Columns {
		ref := column.Ref()
		q.Of = append(q.Of, ref.WithRevision(0))
		proposed = append(proposed, ref.Proposal())
	}
	opening := slices.Clone(c.Case.Case().Opening)
	slices.SortFunc(opening, proposals.Slug.Compare)
	slices.SortFunc(proposed, proposals.Slug.Compare)
	if slices.Equal(opening, proposed) {
		q.Of = nil
	}
	return q
}

// swapped asks for the columns of c from last to first.
func swapped(c *compare.Comparison) compare.Query {
	q := c.Query
	q.Of, q.AsGiven = nil, true
	for _, column := range slices.Backward(c.Columns) {
		ref := column.Ref()
		if !c.Query.Pinned() {
			ref = ref.WithRevision(0)
		}
		q.Of = append(q.Of, ref)
	}
	return q
}
