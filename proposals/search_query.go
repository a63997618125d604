package proposals

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// A SearchQuery is what someone looks for: the same names in an address and on
// the command line.
type SearchQuery struct {
	Words string // as they were typed; [ParseSearch] reads them
	Case  Slug   // zero: every case
	// Topics, Parties and Texts keep what belongs to any one of them; none
	// means all. A text without a revision is its newest coding.
	Topics, Parties []Slug
	Texts           []Ref
	// From and To are the first and the last day of the texts; AsOf leaves of
	// each proposal the newest version of that day. Each may be zero.
	From, To, AsOf Date
}

// The names of a search's values, in the order in which they are printed.
const (
	searchWords = "q"
	searchCase  = "case"
	searchTopic = "topic"
	searchParty = "party"
	searchText  = "text"
	searchFrom  = "from"
	searchTo    = "to"
	searchAsOf  = "as-of"
)

// fewestNear is how long a name is that may be a misspelt one: shorter ones are
// near to too many.
const fewestNear = 4

// SearchKeys are the names of all values that an address of a search can have.
var SearchKeys = []string{searchWords, searchCase, searchTopic, searchParty, searchText, searchFrom, searchTo, searchAsOf, "page"}

// ParseSearchQuery reads a search from the values of an address or of flags.
// An empty value is what a form sends for a field left blank. A value that a
// search does not have is passed over, unless its name is so near to one that it
// has that it was likely meant.
func ParseSearchQuery(values map[string][]string) (SearchQuery, Problems) {
	var ps Problems
	for _, key := range slices.Sorted(maps.Keys(values)) {
		near := Suggest(key, SearchKeys)
		if len(key) >= fewestNear && near != "" && !slices.Contains(SearchKeys, key) {
			ps.addf(key, "a search has no %q%s", key, near)
		}
	}
	q := SearchQuery{
		Words:   plainLine(strings.Join(values[searchWords], " ")),
		Case:    lastValue(&ps, values, searchCase, ParseSlug),
		Topics:  allValues(&ps, values, searchTopic, ParseSlug),
		Parties: allValues(&ps, values, searchParty, ParseSlug),
		Texts:   allValues(&ps, values, searchText, ParseRef),
		From:    lastValue(&ps, values, searchFrom, ParseDate),
		To:      lastValue(&ps, values, searchTo, ParseDate),
		AsOf:    lastValue(&ps, values, searchAsOf, ParseDate),
	}
	return q, ps
}

// plainLine is s as valid UTF-8, with a space for every control character.
func plainLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

func allValues[T comparable](ps *Problems, values map[string][]string, key string, parse func(string) (T, error)) []T {
	var all []T
	for _, s := range values[key] {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		switch value, err := parse(s); {
		case err != nil:
			ps.addf(key, "%s", err)
		case !slices.Contains(all, value):
			all = append(all, value)
		}
	}
	return all
}

func lastValue[T comparable](ps *Problems, values map[string][]string, key string, parse func(string) (T, error)) (value T) {
	switch all := allValues(ps, values, key, parse); len(all) {
	case 0:
	case 1:
		value = all[0]
	default:
		ps.addf(key, "expected one value, and there are %d", len(all))
	}
	return value
}

// Encode is the query of an address, in a fixed order; empty where nothing is
// asked.
func (q SearchQuery) Encode() string {
	var parts []string
	add := func(key, value string) {
		if value != "" {
			parts = append(parts, key+"="+strings.ReplaceAll(url.QueryEscape(value), "%40", "@"))
		}
	}
	add(searchWords, q.Words)
	add(searchCase, q.Case.String())
	for _, t := range q.Topics {
		add(searchTopic, t.String())
	}
	for _, p := range q.Parties {
		add(searchParty, p.String())
	}
	for _, t := range q.Texts {
		add(searchText, t.String())
	}
	add(searchFrom, q.From.String())
	add(searchTo, q.To.String())
	add(searchAsOf, q.AsOf.String())
	return strings.Join(parts, "&")
}

// OfTexts reports whether q chooses among texts, so that it finds none of the
// questions, which are of no text.
func (q SearchQuery) OfTexts() bool {
	return len(q.Parties) > 0 || len(q.Texts) > 0 || !q.From.IsZero() || !q.To.IsZero() || !q.AsOf.IsZero()
}

// Select are the codings in which q looks, of listings in their order: the
// newest coding of every version that was not withdrawn, as far as q lets it
// through. Any other is looked into only where q names its revision.
func (q SearchQuery) Select(listings []Listing) []Listing {
	var chosen []Listing
	for i, l := range listings {
		last := i+1 == len(listings) || listings[i+1].Ref.WithRevision(0) != l.Ref.WithRevision(0)
		named := slices.ContainsFunc(q.Texts, func(t Ref) bool { return t.WithBy(Slug{}) == l.Ref })
		if (last && l.Withdrawn == nil || named) && q.lets(l) {
			chosen = append(chosen, l)
		}
	}
	if q.AsOf.IsZero() {
		return chosen
	}
	return slices.DeleteFunc(slices.Clone(chosen), func(l Listing) bool {
		return slices.ContainsFunc(chosen, func(o Listing) bool {
			return o.Ref.Proposal() == l.Ref.Proposal() && o.Ref.Version() > l.Ref.Version()
		})
	})
}

func (q SearchQuery) lets(l Listing) bool {
	named := func(t Ref) bool {
		t = t.WithBy(Slug{})
		return t == l.Ref || t == l.Ref.WithRevision(0)
	}
	by := func(p Slug) bool { return slices.Contains(l.Authors, p) }
	date := l.Dates.AsOf()
	switch {
	case !q.Case.IsZero() && l.Case != q.Case,
		len(q.Parties) > 0 && !slices.ContainsFunc(q.Parties, by),
		len(q.Texts) > 0 && !slices.ContainsFunc(q.Texts, named),
		!q.From.IsZero() && date.Last().Before(q.From.First()),
		!q.To.IsZero() && date.Last().After(q.To.Last()),
		!q.AsOf.IsZero() && date.Last().After(q.AsOf.Last()):
		return false
	default:
		return true
	}
}

// Check reports what q names and there is not.
func (q SearchQuery) Check(cases []*CaseRevision, listings []Listing) Problems {
	var ps Problems
	there := map[string][]string{}
	for _, c := range cases {
		slug := c.content.Slug
		there[searchCase] = append(there[searchCase], slug.text)
		if !q.Case.IsZero() && q.Case != slug {
			continue
		}
		for _, t := range c.content.Topics {
			there[searchTopic] = append(there[searchTopic], t.Slug.text)
		}
		for _, p := range c.content.Parties {
			there[searchParty] = append(there[searchParty], p.Slug.text)
		}
	}
	for _, l := range listings {
		there[searchText] = append(there[searchText], l.Ref.String(), l.Ref.WithRevision(0).String())
	}
	check := func(key string, names ...string) {
		for _, name := range names {
			if !slices.Contains(there[key], name) {
				ps.addf(key, "there is no %s %q here%s", key, name, Suggest(name, there[key]))
			}
		}
	}
	if !q.Case.IsZero() {
		check(searchCase, q.Case.text)
	}
	check(searchTopic, slugTexts(q.Topics)...)
	check(searchParty, slugTexts(q.Parties)...)
	for _, t := range q.Texts {
		check(searchText, t.WithBy(Slug{}).String())
	}
	if !q.From.IsZero() && !q.To.IsZero() && q.To.Last().Before(q.From.First()) {
		ps.addf(searchTo, "%s is before %s: expected the later day", q.To, q.From)
	}
	return ps
}

// String says in words what q looks for, for a message.
func (q SearchQuery) String() string { return fmt.Sprintf("search for %q", Clip(q.Words)) }
