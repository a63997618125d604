package proposals

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// A Slug names a thing inside a case: [a-z][a-z0-9-]*, at most 64 characters.
// The zero value names nothing.
type Slug struct{ text string }

var slugForm = regexp.MustCompile(`^[a-z][a-z0-9-]{0,63}$`)

// Words that stand in place of a slug, so that no slug may be one of them.
var (
	// Open stands in place of events that a text has and does not name.
	Open = Slug{"open"}
	// Unsaid stands in place of the event from which a deadline runs, where
	// the source does not say it. It equals nothing in a comparison.
	Unsaid = Slug{"unsaid"}
)

var reserved = []string{"open", "unsaid", "none", "unreported", "or"}

// ParseSlug reads a slug.
func ParseSlug(s string) (Slug, error) {
	if !slugForm.MatchString(s) {
		return Slug{}, fmt.Errorf("%q is not a slug: expected a small letter, then small letters, digits and hyphens, at most 64 in all", Clip(s))
	}
	if slices.Contains(reserved, s) {
		return Slug{}, fmt.Errorf("%q has a meaning of its own and cannot name a thing", s)
	}
	return Slug{s}, nil
}

// MustSlug is [ParseSlug] for slugs that are written in a program. It panics
// if s is none.
func MustSlug(s string) Slug {
	slug, err := ParseSlug(s)
	if err != nil {
		panic(err)
	}
	return slug
}

func (s Slug) String() string { return s.text }

// IsZero reports whether s names nothing.
func (s Slug) IsZero() bool { return s.text == "" }

// Compare orders slugs by their text.
func (s Slug) Compare(t Slug) int { return strings.Compare(s.text, t.text) }

// ParseSlugs reads slugs between commas, at least one and each once.
func ParseSlugs(s string) ([]Slug, error) {
	return parseList(s, ParseSlug)
}

// ParseEvents reads a list of events, or [Open] alone.
func ParseEvents(s string) ([]Slug, error) {
	if strings.TrimSpace(s) == Open.text {
		return []Slug{Open}, nil
	}
	return ParseSlugs(s)
}

func parseList(s string, parse func(string) (Slug, error)) ([]Slug, error) {
	var list []Slug
	seen := map[Slug]bool{}
	for part := range strings.SplitSeq(s, ",") {
		slug, err := parse(strings.TrimSpace(part))
		if err != nil {
			return nil, err
		}
		if seen[slug] {
			return nil, fmt.Errorf("%q stands here twice", slug)
		}
		seen[slug] = true
		list = append(list, slug)
	}
	return list, nil
}

// JoinSlugs prints a list as [ParseSlugs] reads it.
func JoinSlugs(list []Slug) string {
	texts := make([]string, len(list))
	for i, s := range list {
		texts[i] = s.text
	}
	return strings.Join(texts, ", ")
}

// sortedSlugs is a copy of list in order.
func sortedSlugs(list []Slug) []Slug {
	return slices.SortedFunc(slices.Values(list), Slug.Compare)
}

// Clip shortens what a message repeats of the input.
func Clip(s string) string {
	const most = 60
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return string(runes[:most-1]) + "…"
}
