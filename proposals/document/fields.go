package document

import (
	"fmt"
	"slices"

	"github.com/yuin/goldmark/ast"
	"parley/proposals"
)

// A field is a line `- name: value` that a list takes, and how it is read. One
// that takes a list as well, or nothing but a list, reads each of its items.
type field struct {
	name string
	read func(line) error
	list listing
}

// listing says whether a field takes a nested list.
type listing int

const (
	noList listing = iota
	mayList
	mustList
)

// words reads the text of a line.
func words(read func(string) error) func(line) error {
	return func(l line) error { return read(l.String()) }
}

// A written field is one as it stands in the document.
type written struct {
	name  string
	at    place // of the name
	value line
	items []line
	wrong string // why it is none, if so
	// spoilt says that something in it was reported, so that it is not read.
	spoilt bool
}

// fields reads a list of fields. They may stand in any order, and are read in
// the order of known, so that one may depend on those before it.
func (r *reader) fields(path, what string, list *ast.List, known []field) {
	found := r.collect(path, what, list, known)
	for _, f := range known {
		switch w, ok := found[f.name]; {
		case !ok:
		case w.spoilt:
			r.spoil(join(path, f.name))
		default:
			r.field(join(path, f.name), w, f)
		}
	}
}

// collect finds each field once, by its name.
func (r *reader) collect(path, what string, list *ast.List, known []field) map[string]written {
	names := make([]string, len(known))
	for i, f := range known {
		names[i] = f.name
	}
	found := map[string]written{}
	outdented := false
	for item := list.FirstChild(); item != nil && !r.stopped; item = item.NextSibling() {
		w := r.written(item)
		i := slices.Index(names, w.name)
		_, twice := found[w.name]
		switch {
		case i < 0 && outdented:
			// Part of the list whose indentation was reported already.
		case w.wrong != "":
			r.report(w.at, "%s", w.wrong)
		case i < 0:
			r.unknownName(path, w.at, what, w.name, names)
		case twice:
			r.report(w.at, "the field %q stands here twice: expected it once", w.name)
		default:
			if outdented = known[i].list != noList && r.isEmpty(w) && item.NextSibling() != nil; outdented {
				r.report(w.at, "%q holds nothing: expected its list under it, each line indented by two spaces", w.name)
				w.spoilt = true
			}
			found[w.name] = w
		}
	}
	return found
}

func (r *reader) isEmpty(w written) bool {
	return !w.spoilt && len(w.items) == 0 && len(w.value.trimmed()) == 0
}

// written reads an item as a field: what stands before its first colon is its
// name.
func (r *reader) written(item ast.Node) written {
	first := item.FirstChild()
	if first == nil || !isWords(first) {
		return written{at: r.at(item), wrong: "expected a field here, as `- name: value`"}
	}
	l, ok := r.line(first)
	name, value, found := l.cut(':')
	w := written{name: name.String(), at: r.at(first), value: value, spoilt: !ok}
	if !found && ok {
		w.wrong = "expected a field here, as `- name: value`; a list in prose is written with `*`"
	}
	r.nested(&w, first.NextSibling())
	return w
}

// nested reads the list under a field.
func (r *reader) nested(w *written, under ast.Node) {
	if under == nil {
		return
	}
	list, ok := under.(*ast.List)
	if !ok || list.NextSibling() != nil || list.IsOrdered() {
		w.spoilt = true
		r.report(r.at(under), "under a field stands one bullet list or nothing: prose begins behind an empty line, without indentation")
		return
	}
	if r.isLong(list.ChildCount(), w.at) {
		w.spoilt = true
		return
	}
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		only := item.FirstChild()
		if only == nil || only.NextSibling() != nil || !isWords(only) {
			w.spoilt = true
			r.report(r.at(item), "expected one line of words here")
			continue
		}
		l, ok := r.line(only)
		w.spoilt = w.spoilt || !ok
		w.items = append(w.items, l)
	}
}

// field reads the value of a field, or each item of its list.
func (r *reader) field(path string, w written, f field) {
	value := w.value.trimmed()
	r.mark(path, w.at)
	switch {
	case len(w.items) > 0 && f.list == noList:
		r.fail(path, w.at, "%q takes one value on its own line, and no list under it", w.name)
	case len(w.items) > 0 && len(value) > 0:
		r.fail(path, w.at, "%q takes a value on its own line or a list under it, not both", w.name)
	case len(w.items) > 0:
		for i, item := range w.items {
			r.readLine(fmt.Sprintf("%s[%d]", path, i), item, f)
		}
	case f.list == mustList:
		r.fail(path, w.at, "%q takes a list: write each item on a line under it, indented by two spaces", w.name)
	case len(value) == 0:
		r.fail(path, w.at, "%q holds nothing: write its value, or take the line out", w.name)
	default:
		parts := value.split(',')
		if r.isLong(len(parts), w.at) {
			r.spoil(path)
			return
		}
		for i, part := range parts {
			r.mark(fmt.Sprintf("%s[%d]", path, i), r.src.at(part.at()))
		}
		r.readLine(path, value, f)
	}
}

// isLong reports a list with too many entries.
func (r *reader) isLong(entries int, at place) bool {
	if entries > maxList {
		r.report(at, "this list has %d entries: expected at most %d", entries, maxList)
	}
	return entries > maxList
}

func (r *reader) readLine(path string, l line, f field) {
	at := r.src.at(l.at())
	r.mark(path, at)
	if err := f.read(l); err != nil {
		r.fail(path, at, "%v", err)
	}
}

// labelled reads an item `slug: label` of a list.
func labelled(kept *[]proposals.Label, exclusive bool) func(line) error {
	return func(l line) error {
		name, label, found := l.trimmed().cut(':')
		if !found {
			return fmt.Errorf("expected `slug: label` here")
		}
		slug, err := proposals.ParseSlug(name.String())
		if err != nil {
			return err
		}
		entry := proposals.Label{Slug: slug}
		if exclusive {
			label, entry.Exclusive = label.trimmed().cutSuffix(" (exclusive)")
		}
		if entry.Text = label.String(); entry.Text == "" {
			return fmt.Errorf("%q has no label: expected `%s: label`", slug, slug)
		}
		*kept = append(*kept, entry)
		return nil
	}
}
