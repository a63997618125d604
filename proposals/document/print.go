package document

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/proposals"
)

// A printer writes the canonical form of a document.
type printer struct{ bytes.Buffer }

func (p *printer) printf(format string, args ...any) { fmt.Fprintf(p, format, args...) }

// A yamlField is a key of the front matter and its value as it is printed,
// left out where that is empty.
type yamlField struct{ key, value string }

// flow prints fields as a mapping on one line.
func flow(fields []yamlField) string {
	var parts []string
	for _, f := range fields {
		if f.value != "" {
			parts = append(parts, f.key+": "+f.value)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// block prints fields as a mapping, a line a field.
func (p *printer) block(indent string, fields []yamlField) {
	for _, f := range fields {
		if f.value != "" {
			p.printf("%s%s: %s\n", indent, f.key, f.value)
		}
	}
}

// flowList prints texts on one line, empty where there is none.
func flowList(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	items := make([]string, len(texts))
	for i, t := range texts {
		items[i] = inFlow(t)
	}
	return "[" + strings.Join(items, ", ") + "]"
}

func slugs(list []proposals.Slug) string {
	if len(list) == 0 {
		return ""
	}
	return "[" + proposals.JoinSlugs(list) + "]"
}

// scalar prints text for a line of its own, so that YAML reads the same: bare
// where nothing in it means anything to YAML, else in quotes.
func scalar(s string) string { return quoteUnless(isBare(s, ",[]{}"), s) }

// inFlow prints text for a list or mapping on one line, bare only where it ends
// like a word, so that no full stop stands beside a comma.
func inFlow(s string) string {
	last, _ := utf8.DecodeLastRuneInString(s)
	return quoteUnless(isBare(s, "") && (unicode.IsLetter(last) || unicode.IsDigit(last)), s)
}

func quoteUnless(bare bool, s string) string {
	if bare {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\ufeff' || r == '\ufffe' || r == '\uffff':
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// isBare reports whether text can stand without quotes: it begins like a word,
// and holds only what means nothing to YAML, be it anywhere or, for the
// characters of more, outside a list or mapping on one line. Empty text is not
// printed at all.
func isBare(s, more string) bool {
	for i, r := range s {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r >= 0xC0 && r < 0xE000:
		case i == 0:
			return false
		case strings.ContainsRune(" -./()'+;=_@\"!?&%", r), strings.ContainsRune(more, r):
		case r == ':' && strings.HasPrefix(s[i:], "://"):
		default:
			return false
		}
	}
	return true
}

// yesIf prints a field that is either there or not.
func yesIf(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

// readBy prints who coded a document, and when.
func readBy(r proposals.Read) string {
	return flow([]yamlField{{"by", inFlow(r.By)}, {"on", r.On.String()}})
}

// A bodyField is a field of the body and its value as it is printed, on its
// own line or as a list under it.
type bodyField struct {
	name, value string
	items       []string
}

// fields prints those that have a value.
func (p *printer) fields(indent string, fields []bodyField) {
	for _, f := range fields {
		switch {
		case f.value != "":
			p.printf("%s- %s: %s\n", indent, f.name, f.value)
		case len(f.items) > 0:
			p.printf("%s- %s:\n", indent, f.name)
			for _, item := range f.items {
				p.printf("%s  - %s\n", indent, item)
			}
		}
	}
}

// oneOrList is the field of a text, or of several.
func oneOrList(name string, texts []string) bodyField {
	if len(texts) == 1 {
		return bodyField{name: name, value: escape(texts[0])}
	}
	f := bodyField{name: name}
	for _, t := range texts {
		f.items = append(f.items, escapeStart(t))
	}
	return f
}

// labels are the items of a list of slugs with labels.
func labels(name string, list []proposals.Label) bodyField {
	f := bodyField{name: name}
	for _, l := range list {
		text := escape(l.Text)
		if l.Exclusive {
			text += " (exclusive)"
		} else if before, ok := strings.CutSuffix(text, " (exclusive)"); ok {
			text = before + ` \(exclusive)`
		}
		f.items = append(f.items, l.Slug.String()+": "+text)
	}
	return f
}

// prose prints blocks, each after an empty line but items that follow one
// another. Items are marked with *, so that they never join a list of fields.
func (p *printer) prose(prose proposals.Prose) {
	for i, b := range prose {
		if !b.Item || i == 0 || !prose[i-1].Item {
			p.printf("\n")
		}
		if b.Item {
			p.printf("* ")
		}
		p.printf("%s\n", spans(b.Spans))
	}
}

func spans(list []proposals.Span) string {
	var b strings.Builder
	for i, s := range list {
		text := escape(s.Text)
		if i == 0 && s.Link == "" {
			text = escapeStart(s.Text)
		}
		if s.Link != "" {
			text = "[" + text + "](" + escapeLink(s.Link) + ")"
		}
		b.WriteString(text)
	}
	return b.String()
}

// quotes prints block quotes, each after an empty line.
func (p *printer) quotes(indent string, quotes []proposals.Quote) {
	for _, q := range quotes {
		p.printf("\n%s> %s\n%s> — %s", indent, escapeStart(q.Text), indent, q.Source)
		if q.Language != "" {
			p.printf(" (%s)", q.Language)
		}
		if q.OfText {
			p.printf(", %s", ofText)
		}
		p.printf("\n")
	}
}
