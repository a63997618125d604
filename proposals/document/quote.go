package document

import (
	"fmt"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"parley/proposals"
)

// ofText is how an attribution says that the words are those of the text
// itself.
const ofText = "quoting the text"

var attribution = regexp.MustCompile(`^— ?([^ ,]+)(?: \(([^ ()]+)\))?(?:, ?(.*))?$`)

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
		if q, ok := r.quote(at, n); ok {
			*kept = append(*kept, q)
		}
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

func (r *reader) attributed(path string, text, last line, expected string) (proposals.Quote, bool) {
	q := proposals.Quote{Text: text.String()}
	at := r.src.at(last.at())
	m := attribution.FindStringSubmatch(last.String())
	if m == nil || m[3] != "" && m[3] != ofText {
		r.report(at, "this does not say where the quote was read: %s", expected)
		return q, false
	}
	var err error
	if q.Source, err = proposals.ParseSlug(m[1]); err != nil {
		r.report(at, "%v: %s", err, expected)
		return q, false
	}
	q.Language, q.OfText = m[2], m[3] == ofText
	r.mark(path+".source", at)
	r.mark(path+".language", at)
	return q, true
}
