package proposals

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A SearchPhrase is words that are looked for side by side; most are one word.
type SearchPhrase []SearchWord

// A SearchWord is a folded word, or what a word begins with.
type SearchWord struct {
	Folded string
	Prefix bool
}

// MostSearchWords is how many words of a query are looked for: any beyond are
// left out.
const MostSearchWords = 32

// ParseSearch reads what someone typed into a search field. Everything can be
// read. Words between quotation marks, of whatever form, are one phrase, and so
// is what has no space in it and is several words nevertheless (cease-fire). A *
// behind a word makes it a beginning. Whole reports whether no word was left out.
func ParseSearch(text string) (phrases []SearchPhrase, whole bool) {
	parts := splitQuoted(text)
	left := MostSearchWords
	for i, part := range parts {
		pieces := []string{part}
		if closed := i%2 == 1 && i+1 < len(parts); !closed {
			pieces = strings.FieldsFunc(part, unicode.IsSpace)
		}
		for _, piece := range pieces {
			phrase := parsePhrase(piece)
			if len(phrase) > left {
				return phrases, false
			}
			if len(phrase) > 0 {
				phrases, left = append(phrases, phrase), left-len(phrase)
			}
		}
	}
	return phrases, true
}

// splitQuoted parts text at its double quotation marks.
func splitQuoted(text string) []string {
	const single = "'‘’‚‛‹›"
	var parts []string
	begin := 0
	for i, r := range text {
		if unicode.Is(unicode.Quotation_Mark, r) && !strings.ContainsRune(single, r) {
			parts = append(parts, text[begin:i])
			begin = i + utf8.RuneLen(r)
		}
	}
	return append(parts, text[begin:])
}

func parsePhrase(text string) SearchPhrase {
	var phrase SearchPhrase
	for _, w := range WordsOf(text) {
		rest := text[w.End:]
		next, _ := utf8.DecodeRuneInString(strings.TrimPrefix(rest, "*"))
		prefix := strings.HasPrefix(rest, "*") && (rest == "*" || unicode.IsSpace(next))
		phrase = append(phrase, SearchWord{w.Folded, prefix})
	}
	return phrase
}

// String is the phrase as it can be typed.
func (p SearchPhrase) String() string {
	words := make([]string, len(p))
	for i, w := range p {
		words[i] = w.Folded
		if w.Prefix {
			words[i] += "*"
		}
	}
	if len(p) == 1 {
		return words[0]
	}
	return `"` + strings.Join(words, " ") + `"`
}

// beginsAt reports whether p stands in words from the i-th on.
func (p SearchPhrase) beginsAt(words []Word, i int) bool {
	if len(words)-i < len(p) {
		return false
	}
	for n, wanted := range p {
		there := words[i+n].Folded
		if there != wanted.Folded && !(wanted.Prefix && strings.HasPrefix(there, wanted.Folded)) {
			return false
		}
	}
	return true
}
