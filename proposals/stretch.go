package proposals

import (
	"slices"
	"strings"
)

// A Stretch is a part of a text, in its original words, which a search was
// looking for or not.
type Stretch struct {
	Text  string
	Found bool
}

// StretchText is the text that was parted.
func StretchText(stretches []Stretch) string {
	var text strings.Builder
	for _, s := range stretches {
		text.WriteString(s.Text)
	}
	return text.String()
}

// Mark parts a text where any of phrases stands in it. The stretches, one after
// the other, are the text.
func Mark(text string, phrases []SearchPhrase) []Stretch {
	return stretches(text, foundIn(text, phrases), 0, len(text))
}

// excerptLead and excerptLength are how much of a long text stands in an excerpt
// before the first word that was found, and in all, in bytes.
const (
	excerptLead   = 120
	excerptLength = 360
)

// Excerpt is [Mark], of a long text only around the first of what was found, with
// … where it is cut.
func Excerpt(text string, phrases []SearchPhrase) []Stretch {
	found := foundIn(text, phrases)
	if len(text) <= excerptLength {
		return stretches(text, found, 0, len(text))
	}
	first := 0
	if len(found) > 0 {
		first = found[0].Start
	}
	begin := 0
	if first > excerptLead {
		begin = wordBreak(text, first-excerptLead, first)
	}
	end := len(text)
	if begin+excerptLength < len(text) {
		end = wordBreak(text, begin+excerptLength, len(text))
	}
	for _, f := range found { // what was found is not cut
		if f.Start < end && f.End > end {
			end = f.End
		}
	}
	marked := stretches(text, found, begin, end)
	if begin > 0 {
		marked = slices.Insert(marked, 0, Stretch{Text: "… "})
	}
	if end < len(text) {
		marked = append(marked, Stretch{Text: " …"})
	}
	return marked
}

// wordBreak is where the first word begins at from or behind it, or limit.
func wordBreak(text string, from, limit int) int {
	if i := strings.IndexAny(text[from:limit], " \n"); i >= 0 {
		return from + i + 1
	}
	return limit
}

// foundIn are the places in text at which phrases stand, in order and none
// touching another.
func foundIn(text string, phrases []SearchPhrase) []Word {
	words := WordsOf(text)
	var found []Word
	for i := range words {
		for _, p := range phrases {
			if len(p) == 0 || !p.beginsAt(words, i) {
				continue
			}
			place := Word{Start: words[i].Start, End: words[i+len(p)-1].End}
			if last := len(found) - 1; last >= 0 && place.Start < found[last].End {
				found[last].End = max(found[last].End, place.End)
			} else {
				found = append(found, place)
			}
		}
	}
	return found
}

func stretches(text string, found []Word, begin, end int) []Stretch {
	var all []Stretch
	add := func(from, to int, found bool) {
		if from < to {
			all = append(all, Stretch{text[from:to], found})
		}
	}
	at := begin
	for _, f := range found {
		if f.Start >= end || f.End <= begin {
			continue
		}
		add(at, f.Start, false)
		add(f.Start, f.End, true)
		at = f.End
	}
	add(at, end, false)
	return all
}
