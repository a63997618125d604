package document

import (
	"fmt"
	"slices"

	"github.com/yuin/goldmark/ast"
	"parley/proposals"
)

// blanks reads the section "Not in the text": a list, a kind of blank an item.
func (r *versionReader) blanks(blocks []ast.Node) {
	for _, n := range blocks {
		if !isBullets(n) {
			r.report(r.at(n), "expected a list of blanks here, as `- unreported: ISSUE, ISSUE`")
			continue
		}
		for item := n.FirstChild(); item != nil && !r.stopped; item = item.NextSibling() {
			only := item.FirstChild()
			if only == nil || only.NextSibling() != nil || !isWords(only) {
				r.report(r.at(item), "expected one line here, as `- unreported: ISSUE, ISSUE`")
				continue
			}
			if l, ok := r.line(only); ok {
				r.blankLine(l)
			}
		}
	}
}

// blankLine reads `KIND: ISSUE, ISSUE; clause; clause`, a blank an issue.
func (r *versionReader) blankLine(l line) {
	l = l.unfolded()
	kind, rest, found := l.cut(':')
	parts := rest.split(';')
	issues := parts[0].split(',')
	if r.isLong(max(len(parts), len(issues)), r.src.at(l.at())) {
		return
	}
	var common proposals.Blank
	err := into(&common.Coverage, proposals.ParseBlank)(kind.String())
	if !found {
		err = fmt.Errorf("expected a kind of blank and its issues here, as `unreported: ISSUE, ISSUE`")
	}
	if err != nil {
		r.report(r.src.at(l.at()), "%v", err)
		r.spoilBlanks(len(issues))
		return
	}
	clauses := r.clauses(&common, parts[1:])
	var read []proposals.Slug
	for _, issue := range issues {
		at := r.src.at(l.at())
		if len(issue) > 0 {
			at = r.src.at(issue.at())
		}
		if err := onto(&read, another(read))(issue.String()); err != nil {
			r.report(at, "%v", err)
			r.spoilBlanks(1)
			continue
		}
		blank := common
		blank.Issue = read[len(read)-1]
		r.blank(blank, at, clauses)
	}
}

// another reads a slug that is none of those before it.
func another(before []proposals.Slug) func(string) (proposals.Slug, error) {
	return func(s string) (proposals.Slug, error) {
		slug, err := proposals.ParseSlug(s)
		if err == nil && slices.Contains(before, slug) {
			err = fmt.Errorf("%q stands here twice", slug)
		}
		return slug, err
	}
}

// spoilBlanks keeps the places of n blanks that were reported, so that those
// behind them are counted as the document has them.
func (r *versionReader) spoilBlanks(n int) {
	for range n {
		r.spoil(fmt.Sprintf("blanks[%d]", len(r.v.Blanks)))
		r.v.Blanks = append(r.v.Blanks, proposals.Blank{})
	}
}

// blank keeps a blank and the places of its clauses.
func (r *versionReader) blank(b proposals.Blank, at place, clauses map[string]clause) {
	path := fmt.Sprintf("blanks[%d]", len(r.v.Blanks))
	r.mark(path, at)
	for name, c := range clauses {
		r.mark(join(path, name), c.at)
		if c.failed {
			r.spoil(join(path, name))
		}
	}
	r.v.Blanks = append(r.v.Blanks, b)
}

// A clause is where one stands, and whether it failed to read.
type clause struct {
	at     place
	failed bool
}

// clauses reads what stands between semicolons behind the issues.
func (r *versionReader) clauses(b *proposals.Blank, parts []line) map[string]clause {
	known := blankFields(b)
	names := make([]string, len(known))
	for i, f := range known {
		names[i] = f.name
	}
	found := map[string]clause{}
	for _, part := range parts {
		if r.stopped {
			break
		}
		name, value := cutWord(part)
		at := r.src.at(part.at())
		i := slices.Index(names, name)
		switch _, twice := found[name]; {
		case i < 0:
			r.unknownName("blanks", at, "a blank", name, names)
			if near := proposals.Nearest(name, names); near != "" {
				found[near] = clause{at, true}
			}
		case twice:
			r.report(at, "the clause %q stands here twice: expected it once", name)
		default:
			err := known[i].read(value)
			if err != nil {
				r.report(r.placeIn(err, at), "%v", err)
			}
			found[name] = clause{at, err != nil}
		}
	}
	return found
}

// cutWord is the first word of a line, and what stands behind it.
func cutWord(l line) (string, line) {
	l = l.trimmed()
	if i := l.index(' '); i >= 0 {
		return l[:i].String(), l[i:].trimmed()
	}
	return l.String(), nil
}

func blankFields(b *proposals.Blank) []field {
	return []field{
		{name: "after", read: words(into(&b.After, proposals.ParseEvents))},
		{name: "option", read: words(into(&b.Option, proposals.ParseSlug))},
		{name: "part", read: words(into(&b.Part, proposals.ParseSlug))},
		{name: "by", read: words(into(&b.By, proposals.ParseSlug))},
		{name: "sources", read: words(into(&b.Sources, proposals.ParseSlugs))},
		{name: "said-elsewhere", read: alone(&b.SaidElsewhere)},
		{name: "checked", read: checked(&b.Search)},
		{name: "words", read: texts(&b.Search.Words)},
		{name: "points", read: texts(&b.Search.Points)},
	}
}

// alone reads a clause that is a word and nothing else.
func alone(kept *bool) func(line) error {
	return func(l line) error {
		*kept = true
		if len(l) > 0 {
			return fmt.Errorf("%q takes nothing behind it: expected a semicolon before the next clause", "said-elsewhere")
		}
		return nil
	}
}

// checked reads `NAME on DATE`.
func checked(s *proposals.Search) func(line) error {
	return func(l line) error {
		name, date, found := l.cutLast(" on ")
		if !found {
			return fmt.Errorf("%q does not say who looked and when: expected `checked NAME on DATE`", proposals.Clip(l.String()))
		}
		s.By = name.String()
		if err := into(&s.On, proposals.ParseDate)(date.String()); err != nil {
			return &wrongPart{date, err}
		}
		return nil
	}
}

// A wrongPart is an error with a part of a line.
type wrongPart struct {
	part line
	error
}

// placeIn is the place of the part that is wrong, where err says which.
func (r *reader) placeIn(err error, otherwise place) place {
	if wrong, ok := err.(*wrongPart); ok && len(wrong.part.trimmed()) > 0 {
		return r.src.at(wrong.part.at())
	}
	return otherwise
}

// texts reads texts between commas.
func texts(kept *[]string) func(line) error {
	return func(l line) error {
		for _, part := range l.split(',') {
			text := part.String()
			if text == "" {
				return fmt.Errorf("a word is missing here: expected words between commas; a comma in a word is written `\\,`")
			}
			*kept = append(*kept, text)
		}
		return nil
	}
}
