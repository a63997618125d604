package compare

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/proposals"
)

// ParseQuery reads a query from the values of an address or of flags. Values
// that a query does not have are passed over, unless their name is so near to
// one that it has that it was likely meant.
func ParseQuery(values map[string][]string) (Query, proposals.Problems) {
	p := queryParser{values: values}
	p.checkKeys()
	q := Query{
		Of:      parseAll(&p, keyOf, proposals.ParseRef),
		Topics:  parseAll(&p, keyTopic, proposals.ParseSlug),
		Issues:  parseAll(&p, keyIssue, proposals.ParseSlug),
		Only:    parseAll(&p, keyOnly, ParseRelation),
		Options: parseAll(&p, keyOption, proposals.ParseSlug),
		Assume:  parseAll(&p, keyAssume, proposals.ParseSlug),
	}
	if days := parseAll(&p, keyAsOf, proposals.ParseDate); p.single(keyAsOf, len(days)) {
		q.AsOf = days[0]
	}
	if cases := parseAll(&p, keyCase, parseCase); p.single(keyCase, len(cases)) {
		q.Case, q.CaseRevision = cases[0].slug, cases[0].revision
	}
	q.AsGiven = len(parseAll(&p, keyColumns, parseColumns)) > 0
	return q, p.problems
}

type queryParser struct {
	values   map[string][]string
	problems proposals.Problems
}

func (p *queryParser) problem(key, format string, args ...any) {
	p.problems = append(p.problems, proposals.Problem{Path: key, Text: fmt.Sprintf(format, args...)})
}

func (p *queryParser) checkKeys() {
	var unknown []string
	for key := range p.values {
		if !slices.Contains(Keys, key) && proposals.Suggest(key, Keys) != "" {
			unknown = append(unknown, key)
		}
	}
	slices.Sort(unknown)
	for _, key := range unknown {
		p.problem(key, "a comparison has no %q%s", key, proposals.Suggest(key, Keys))
	}
}

// single reports whether there is one value; more are a problem.
func (p *queryParser) single(key string, n int) bool {
	if n > 1 {
		p.problem(key, "expected one value, and there are %d", n)
	}
	return n > 0
}

// parseAll reads every value of key that is not empty, each once. An empty one
// is what a form sends for a field left blank.
func parseAll[T comparable](p *queryParser, key string, parse func(string) (T, error)) []T {
	var all []T
	for _, s := range p.values[key] {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		switch value, err := parse(s); {
		case err != nil:
			p.problem(key, "%s", err)
		case !slices.Contains(all, value):
			all = append(all, value)
		}
	}
	return all
}

type casePin struct {
	slug     proposals.Slug
	revision int
}

// parseCase reads russia-ukraine, or russia-ukraine.4 for one revision.
func parseCase(s string) (casePin, error) {
	name, number, pinned := strings.Cut(s, ".")
	slug, err := proposals.ParseSlug(name)
	if err != nil || !pinned {
		return casePin{slug: slug}, err
	}
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > 999_999 || strconv.Itoa(n) != number {
		return casePin{}, fmt.Errorf("%q is no revision of a case: expected one such as %s.1", s, name)
	}
	return casePin{slug, n}, nil
}

func parseColumns(s string) (string, error) {
	if s != asGiven {
		return "", fmt.Errorf("%q is no order of columns: expected %q, or nothing for the order of the authors’ names", s, asGiven)
	}
	return s, nil
}
