package proposals

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// A Word is a word of a text as a search sees it, and where in the text it
// stands.
type Word struct {
	Folded     string
	Start, End int // bytes of the text
}

// WordsOf are the words of a text, folded: case, accents and compatible forms
// make no difference, so that ё is е, ї is і, й is и and ß is ss. What shows
// nothing, such as a soft hyphen, is passed over. Everything that is no letter
// or number parts words, and so do apostrophes, of whichever of their forms.
//
// All of this is decided by the properties of Unicode, and rune by rune, so that
// a word is the same wherever it stands.
func WordsOf(text string) []Word {
	f := folder{fold: cases.Fold(), known: map[rune]string{}}
	var words []Word
	var word strings.Builder
	var start, end int
	finish := func() {
		if word.Len() > 0 {
			words = append(words, Word{word.String(), start, end})
			word.Reset()
		}
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		folded := f.of(r)
		parts := strings.IndexFunc(folded, partsWords) >= 0
		if parts {
			finish()
		}
		for _, c := range folded {
			if partsWords(c) {
				finish()
				continue
			}
			if word.Len() == 0 {
				start = i
			}
			word.WriteRune(c)
			end = i + size
		}
		if folded == "" {
			end = i + size // of a mark on the letter before
		}
		if parts { // ½ is two words, and neither goes on in what stands beside it
			finish()
		}
		i += size
	}
	finish()
	return words
}

// Fold is the words of a text with one space between them.
func Fold(text string) string {
	words := WordsOf(text)
	folded := make([]string, len(words))
	for i, w := range words {
		folded[i] = w.Folded
	}
	return strings.Join(folded, " ")
}

type folder struct {
	fold  cases.Caser
	known map[rune]string
}

// of is what a rune folds to: nothing where it is a mark or shows nothing.
func (f *folder) of(r rune) string {
	if folded, ok := f.known[r]; ok {
		return folded
	}
	folded := bare(f.fold.String(bare(string(r))))
	f.known[r] = folded
	return folded
}

// bare is s taken apart by compatibility, without marks and what shows nothing.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
			return -1
		}
		return r
	}, norm.NFKD.String(s))
}

// partsWords reports whether a folded rune is no part of words. Modifier letters
// are none: one of them is the apostrophe ʼ.
func partsWords(r rune) bool {
	return !unicode.In(r, unicode.L, unicode.N, unicode.Mc) || unicode.Is(unicode.Lm, r)
}
