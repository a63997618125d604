package proposals

import (
	"strings"
	"unicode"
)

// A SearchResult is what a search found, as far as it was asked for.
type SearchResult struct {
	Query SearchQuery
	// Phrases are what was looked for, and Whole whether that is all that was
	// typed.
	Phrases []SearchPhrase
	Whole   bool
	// Texts is how many texts were looked into.
	Texts int
	// Total counts everything that was found. Hits are those asked for, behind
	// the first Skipped: what answers one question, or stands in one text, stands
	// together, the most telling first.
	Total, Skipped int
	Hits           []Hit
}

// Hint says what may be the reason that nothing was found, where one is known:
// what is coded stands in English, so that a word in another script finds only
// what a source has in that script.
func (r SearchResult) Hint() string {
	if r.Total > 0 {
		return ""
	}
	for _, p := range r.Phrases {
		for _, w := range p {
			if strings.ContainsFunc(w.Folded, unicode.IsLetter) && !strings.ContainsFunc(w.Folded, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) {
				return "Questions, answers and names stand in English here, and only quoted words and titles of sources in their own language: an English word may find more."
			}
		}
	}
	return ""
}

// A Hit is a passage that was found.
type Hit struct {
	Kind  PassageKind
	Case  Slug
	Issue Slug // the question, of a question or a term
	// Label and Question are those of the issue, marked.
	Label, Question []Stretch
	// Text is the coding that it stands in, the zero value for a question; its
	// place there is Anchor. Authors are in words.
	Text    Listing
	Anchor  string
	Authors []string
	// Head names the passage: its headline or its title, marked.
	Head FoundField
	// Found are further fields in which something was found, and an excerpt of
	// each.
	Found []FoundField
}

// Place names the hit among all that can be found, as the anchors of addresses
// do: "ukraine-memorandum@1.2#ceasefire" in a text, "russia-ukraine#ceasefire" a
// question.
func (h Hit) Place() string {
	switch {
	case h.Text.Ref.IsZero():
		return h.Case.String() + "#" + h.Issue.String()
	case h.Anchor == "":
		return h.Text.Ref.String()
	default:
		return h.Text.Ref.String() + "#" + h.Anchor
	}
}

// A FoundField is a field of a passage with what was found in it.
type FoundField struct {
	Name      FieldName
	Language  string
	Stretches []Stretch
}

// NewHit shows what of a passage phrases found. Label and question are filled
// by the caller, who knows the case.
func NewHit(p Passage, phrases []SearchPhrase) Hit {
	h := Hit{Kind: p.Kind, Issue: p.Issue, Anchor: p.Anchor}
	for i, f := range p.Fields {
		found := len(foundIn(f.Text, phrases)) > 0
		switch {
		case i == 0:
			h.Head = FoundField{f.Name, f.Language, Mark(f.Text, phrases)}
		case found && f.Name.rank(p.Kind) != BelongsRank && !(p.Kind == QuestionPassage && f.Name == QuestionField):
			h.Found = append(h.Found, FoundField{f.Name, f.Language, Excerpt(f.Text, phrases)})
		}
	}
	return h
}

// Matched reports whether something was found in f.
func (f FoundField) Matched() bool {
	for _, s := range f.Stretches {
		if s.Found {
			return true
		}
	}
	return false
}
