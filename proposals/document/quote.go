package document

import (
	"fmt"

	"github.com/yuin/goldmark/ast"
	"parley/proposals"
)

// ofText is how an attribution says that the words are those of the text
// itself.
const ofText = "quoting the text"

// splitQuotes divides what stands under fields into prose and the quotes at the
// end.
func splitQuotes(blocks []ast.Node) (prose, quotes []ast.Node) {
	first := len(blocks)
	for first > 0 && blocks[first-1].Kind() == ast.KindBlockquote {
		first--
	}
	return blocks[:first], blocks[first:]
}

func (r *reader) quotes(path string, blocks []ast.Node, kept *[]proposals.Quote) {
	for _, n := range blocks {
		at := fmt.Sprintf("%s.quotes[%d]", path, len(*kept))
		r.mark(at, r.at(n))
		q, ok := r.quote(at, n)
		if !ok {
			r.spoil(at)
		}
		*kept = append(*kept, q)
	}
}

// quote reads a block quote: words, and a last line that says whose they are.
func (r *reader) quote(path string, n ast.Node) (proposals.Quote, bool) {
	const expected = "expected a last line `> — SOURCE`, or `> — SOURCE, " + ofText + "` for words of the text itself"
	only := n.FirstChild()
	if only == nil || !isWords(only) {
		r.report(r.at(n), "the quote holds no words: expected them as one paragraph")
		return proposals.Quote{}, false
	}
	l, ok := r.line(only)
	if !ok {
		return proposals.Quote{}, false
	}
	end := -1
	for i, c := range l {
		if c.rune == '\n' {
			end = i
		}
	}
	if only.NextSibling() != nil || end < 0 || l[end+1].rune != '—' {
		r.report(r.at(n), "the quote does not say where it was read: %s", expected)
		return proposals.Quote{}, false
	}
	return r.attributed(path, l[:end], l[end+1:], expected)
}

// attributed reads the last line, `— SOURCE (LANGUAGE), quoting the text`, of
// which nothing is escaped.
func (r *reader) attributed(path string, text, last line, expected string) (proposals.Quote, bool) {
	q := proposals.Quote{Text: text.String()}
	at := r.src.at(last.at())
	source, whose, _ := last[1:].cut(',')
	source, language, more := source.trimmed().cut(' ')
	language, ok := unbracketed(language)
	if ok = ok || !more; !ok || len(source) == 0 || whose.String() != "" && whose.String() != ofText {
		r.report(at, "this does not say where the quote was read: %s", expected)
		return q, false
	}
	var err error
	if q.Source, err = proposals.ParseSlug(source.String()); err != nil {
		r.report(at, "%v: %s", err, expected)
		return q, false
	}
	q.Language, q.OfText = language.String(), whose.String() == ofText
	r.mark(path+".source", at)
	r.mark(path+".language", at)
	return q, true
}

// unbracketed is the word between two brackets.
func unbracketed(l line) (line, bool) {
	word, ok := l.trimmed().cutSuffix(")")
	if !ok || word.index('(') != 0 {
		return nil, false
	}
	word = word[1:]
	return word, len(word) > 0 && word.index(' ') < 0 && word.index('(') < 0 && word.index(')') < 0
}
