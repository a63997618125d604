package document

import (
	"fmt"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"
	"parley/proposals"
)

// A reader gathers what is wrong with a file, and where each field of the model
// stands in it. Fields are named by the paths of [proposals.Problem].
type reader struct {
	src      *source
	file     string
	problems proposals.Problems
	more     bool // than the most that are reported
	places   map[string]place
	// failed are the paths of what was there and could not be read, and holders
	// those of what they stand in.
	failed, holders map[string]bool
	// stopped says that so much is unreadable that the model's checks would
	// only follow up.
	stopped bool
}

// open reads a file as far as its front matter, which is nil where that cannot
// be read.
func open(file string, src []byte, most size) (*reader, *yaml.Node) {
	r := &reader{file: file, places: map[string]place{"": start}, failed: map[string]bool{}, holders: map[string]bool{}}
	s, no := newSource(file, src, most)
	if no != nil {
		r.report(no.at, "%s", no.text)
		r.stopped = true
		return r, nil
	}
	r.src = s
	return r, r.frontMatter()
}

// report adds a problem at a place. Past the most that are reported, it stops
// the reading instead.
func (r *reader) report(at place, format string, args ...any) {
	if r.full() {
		r.more, r.stopped = true, true
		return
	}
	r.problems = append(r.problems, proposals.Problem{File: r.file, Line: at.line, Column: at.column, Text: fmt.Sprintf(format, args...)})
}

func (r *reader) full() bool { return len(r.problems) >= maxProblems }

// fail adds a problem with the field at path, so that nothing else is said of
// that field.
func (r *reader) fail(path string, at place, format string, args ...any) {
	r.report(at, format, args...)
	r.spoil(path)
}

// spoil says that the field at path was there and was reported.
func (r *reader) spoil(path string) {
	r.failed[path] = true
	for path, ok := outer(path); ok && !r.holders[path]; path, ok = outer(path) {
		r.holders[path] = true
	}
}

// mark remembers where the field at path stands.
func (r *reader) mark(path string, at place) { r.places[path] = at }

// add puts the model's problems to their places, without those that only
// follow from what was reported already. Since these are many where much
// failed to read, the model gathers more than are reported.
func (r *reader) add(problems proposals.Problems) {
	r.more = len(problems) == proposals.MaxProblems
	for _, p := range problems {
		if r.follows(p.Path) {
			continue
		}
		if r.full() {
			r.more = true
			return
		}
		at := r.place(p.Path)
		p.File, p.Line, p.Column = r.file, at.line, at.column
		r.problems = append(r.problems, p)
	}
}

// place is where the longest part of path stands that is known.
func (r *reader) place(path string) place {
	for {
		if at, ok := r.places[path]; ok {
			return at
		}
		path, _ = outer(path)
	}
}

// causes are the fields without which a check of others means nothing.
var causes = []struct {
	field  string
	effect *regexp.Regexp
}{
	{"sources", regexp.MustCompile(`^(terms|steps|blanks)\[\d+\]($|\.(sources|points)|\.quotes\[\d+\]\.(source|language)$)`)},
	{"options", regexp.MustCompile(`\.option$`)},
	{"act", regexp.MustCompile(`\.(by|stance)$|^answers-with$`)},
	{"answers", regexp.MustCompile(`^answers-with$`)},
	{"authors", regexp.MustCompile(`\.by$`)},
	{"based-on", regexp.MustCompile(`^blanks\[\d+\]$`)},
	{"version", regexp.MustCompile(`^blanks\[\d+\]$|^answers$|^based-on$`)},
	{"proposal", regexp.MustCompile(`^answers$|^based-on$`)},
	{"parties", regexp.MustCompile(`\.on\[`)},
	{"actors", regexp.MustCompile(`\.on\[`)},
	{"events", regexp.MustCompile(`\.(is|after|event)($|\[)`)},
}

// follows reports whether a problem with path only follows from a field that
// failed: the field itself, one inside it, one that holds it, or one that
// needs it.
func (r *reader) follows(path string) bool {
	if path != "" && r.holders[path] {
		return true
	}
	for at, ok := path, true; ok; at, ok = outer(at) {
		if r.failed[at] {
			return true
		}
	}
	for _, c := range causes {
		if (r.failed[c.field] || r.holders[c.field]) && c.effect.MatchString(path) {
			return true
		}
	}
	return false
}

// outer is the path of what a field stands in.
func outer(path string) (string, bool) {
	i := strings.LastIndexAny(path, ".[")
	return path[:max(i, 0)], i >= 0
}

// checkPrinted refuses a document whose canonical form is past the limits.
func (r *reader) checkPrinted(canonical []byte) {
	if _, no := newSource(r.file, canonical, ofDocument); no != nil {
		r.report(start, "in its canonical form, %s", no.text)
	}
}

const moreProblems = "there may be more problems than are shown: mend these first"

// sorted are the problems in the order of the document. Where there are more
// than are reported, the last one says so.
func (r *reader) sorted() proposals.Problems {
	r.problems.Sort()
	if r.more {
		last := r.problems[len(r.problems)-1]
		r.problems = append(r.problems, proposals.Problem{File: r.file, Line: last.Line, Column: last.Column, Text: moreProblems})
	}
	return r.problems
}

// join names a field inside another.
func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// The readers of single values: each takes the text of one and keeps it.

// into keeps what parse makes of the text.
func into[T any](kept *T, parse func(string) (T, error)) func(string) error {
	return func(s string) (err error) {
		*kept, err = parse(s)
		return err
	}
}

// onto appends what parse makes of the text.
func onto[T any](kept *[]T, parse func(string) (T, error)) func(string) error {
	return func(s string) error {
		value, err := parse(s)
		if err == nil {
			*kept = append(*kept, value)
		}
		return err
	}
}

// plain takes text as it is.
func plain(s string) (string, error) { return s, nil }

// yes takes the only value of a field that is either there or not.
func yes(s string) (bool, error) {
	if s != "yes" {
		return false, fmt.Errorf("%q is not yes: expected `yes`, or the line left out", proposals.Clip(s))
	}
	return true, nil
}
