package compare

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Run is a stretch of words that two texts have in common, or that only one
// of them has.
type Run struct {
	Kind RunKind
	Text string
}

// A RunKind says which of two texts has a run.
type RunKind string

// The kinds of run.
const (
	Kept     RunKind = "kept"     // both have it
	Deleted  RunKind = "deleted"  // only the first has it
	Inserted RunKind = "inserted" // only the second has it
)

// DiffWords says how one text becomes another: what is kept and deleted is the
// first, what is kept and inserted the second, byte for byte. Sentences are
// aligned first, so that one which was put in or taken out leaves the others
// whole; then words within two sentences that share at least half of theirs.
//
// The other way round it gives the same runs, deleted for inserted. What is too
// long to be aligned is shown as replaced, so that no text takes long.
func DiffWords(from, to string) []Run {
	if from > to {
		return turned(DiffWords(to, from))
	}
	var d wordDiff
	a, b := splitSentences(from), splitSentences(to)
	i, j := 0, 0
	for _, p := range append(alignSentences(a, b), [2]int{len(a), len(b)}) {
		for ; i < p[0]; i++ {
			d.change(a[i], "")
		}
		for ; j < p[1]; j++ {
			d.change("", b[j])
		}
		if i < len(a) && j < len(b) {
			d.sentence(a[i], b[j])
			i, j = i+1, j+1
		}
	}
	return d.done()
}

// turned is runs the other way round; of two that stand side by side, what is
// deleted comes first.
func turned(runs []Run) []Run {
	for i := range runs {
		switch runs[i].Kind {
		case Deleted:
			runs[i].Kind = Inserted
		case Inserted:
			runs[i].Kind = Deleted
			if i > 0 && runs[i-1].Kind == Inserted {
				runs[i-1], runs[i] = runs[i], runs[i-1]
			}
		case Kept:
		}
	}
	return runs
}

// sentenceEnd is what can end a sentence, and the space behind it.
var sentenceEnd = regexp.MustCompile(`[.!?…]+["'”’»)\]]*[\s\p{Z}]+|[\s\p{Z}]*\n[\s\p{Z}]*`)

// splitSentences cuts text into sentences, each with the space behind it. To be
// wrong about one costs nothing but a coarser alignment.
func splitSentences(text string) []string {
	var all []string
	start := 0
	for _, at := range sentenceEnd.FindAllStringIndex(text, -1) {
		if endsSentence(text[start:at[0]], text[at[0]:at[1]], text[at[1]:]) {
			all = append(all, text[start:at[1]])
			start = at[1]
		}
	}
	if start < len(text) {
		all = append(all, text[start:])
	}
	return all
}

// abbreviations end in a full stop that ends no sentence. Single letters do
// too, as in U.S. or in initials.
var abbreviations = []string{
	"art", "arts", "no", "nos", "para", "paras", "sec", "ch", "vol", "mr", "mrs", "ms", "dr", "gen", "col", "st", "vs", "cf", "approx",
	"ст", "пп", "гл", "гг", "рр", "тис", "тыс", "млн", "млрд", "им", "ім", "см", "див", "напр", "ред",
}

// endsSentence reports whether mark, which stands between before and after,
// ends a sentence.
func endsSentence(before, mark, after string) bool {
	if strings.Contains(mark, "\n") {
		return true
	}
	next, _ := utf8.DecodeRuneInString(after)
	if unicode.IsLower(next) || unicode.IsDigit(next) {
		return false
	}
	if !strings.HasPrefix(mark, ".") || strings.HasPrefix(mark, "..") {
		return true
	}
	word := before[strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
	if i := strings.IndexFunc(word, unicode.IsLetter); i > 0 {
		word = word[i:] // behind the rest of a longer character
	}
	return utf8.RuneCountInString(word) != 1 && !slices.Contains(abbreviations, strings.ToLower(word))
}

// mostLooks bounds how many words are looked at to find which sentences are
// like each other.
const mostLooks = 1 << 23

// alignSentences pairs sentences that are equal or share at least half of their
// words; where that would take too long, only those that are equal.
func alignSentences(a, b []string) [][2]int {
	ids := map[string]int{}
	x, aWords := wordIDs(a, ids)
	y, bWords := wordIDs(b, ids)
	coarse := len(a)*bWords+len(b)*aWords > mostLooks
	equal := func(i, j int) bool { return a[i] == b[j] }
	return align(len(a), len(b), equal, func(i, j int) int32 {
		switch {
		case a[i] == b[j]:
			return int32(2*len(x[i]) + 1)
		case coarse:
			return 0
		}
		if n := shared(x[i], y[j]); n > 0 && 4*n >= len(x[i])+len(y[j]) {
			return int32(2 * n)
		}
		return 0
	})
}

// wordIDs are the words of each sentence as sorted numbers, and how many there
// are in all.
func wordIDs(sentences []string, ids map[string]int) ([][]int, int) {
	all, n := make([][]int, len(sentences)), 0
	for i, s := range sentences {
		for _, word := range tokens.FindAllString(s, -1) {
			if !isWord(word) {
				continue
			}
			if _, known := ids[word]; !known {
				ids[word] = len(ids)
			}
			all[i] = append(all[i], ids[word])
		}
		slices.Sort(all[i])
		n += len(all[i])
	}
	return all, n
}

// shared is how many members two sorted lists have in common.
func shared(a, b []int) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// tokens are words, spaces and single other characters. A figure is one word
// with its point or comma, and so is a compound.
var tokens = regexp.MustCompile(`(?s)[\s\p{Z}]+|[\p{L}\p{N}\p{M}\p{So}\p{Cf}]+(?:['’\-][\p{L}\p{N}\p{M}]+|[.,]\p{N}+)*|.`)

// isWord reports whether a token says something by itself.
func isWord(token string) bool {
	r, _ := utf8.DecodeRuneInString(token)
	return !unicode.IsSpace(r) && !unicode.IsPunct(r)
}

// A wordDiff gathers runs.
type wordDiff struct {
	runs              []Run
	kept              strings.Builder
	deleted, inserted strings.Builder
	// gap is what was kept since the last change, as long as it holds no word:
	// a space between two changes is no reason to show them apart.
	gap string
}

// sentence adds two sentences that stand for each other.
func (d *wordDiff) sentence(from, to string) {
	if from == to {
		d.keep(from)
		return
	}
	a, b := tokens.FindAllString(from, -1), tokens.FindAllString(to, -1)
	equal := func(i, j int) bool { return a[i] == b[j] }
	pairs := align(len(a), len(b), equal, func(i, j int) int32 {
		switch {
		case a[i] != b[j]:
			return 0
		case isWord(a[i]):
			return 4
		default:
			return 1
		}
	})
	i, j := 0, 0
	for _, p := range append(pairs, [2]int{len(a), len(b)}) {
		d.change(strings.Join(a[i:p[0]], ""), strings.Join(b[j:p[1]], ""))
		if i, j = p[0], p[1]; i < len(a) && j < len(b) {
			d.keep(a[i])
			i, j = i+1, j+1
		}
	}
}

func (d *wordDiff) keep(text string) {
	if d.deleted.Len()+d.inserted.Len() == 0 {
		d.kept.WriteString(text)
		return
	}
	d.gap += text
	if strings.ContainsFunc(text, func(r rune) bool { return isWord(string(r)) }) {
		d.flush()
	}
}

func (d *wordDiff) change(deleted, inserted string) {
	if deleted+inserted == "" {
		return
	}
	d.deleted.WriteString(d.gap + deleted)
	d.inserted.WriteString(d.gap + inserted)
	d.gap = ""
}

// flush ends a change: what follows it is kept.
func (d *wordDiff) flush() {
	for _, r := range []struct {
		kind RunKind
		text *strings.Builder
	}{{Kept, &d.kept}, {Deleted, &d.deleted}, {Inserted, &d.inserted}} {
		if r.text.Len() > 0 {
			d.runs = append(d.runs, Run{r.kind, r.text.String()})
			r.text.Reset()
		}
	}
	d.kept.WriteString(d.gap)
	d.gap = ""
}

func (d *wordDiff) done() []Run {
	d.flush()
	d.flush() // what was kept behind the last change
	return d.runs
}
