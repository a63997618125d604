package proposals

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// The error vocabulary. Everything else is an internal error.
var (
	ErrNotFound = errors.New("not found")
	ErrExists   = errors.New("exists already")
	ErrConflict = errors.New("changed by someone else in the meantime")
	ErrInvalid  = errors.New("not valid")
)

// A Problem is one thing wrong with a document or a form.
type Problem struct {
	// Path names the field: "title", "terms[2].after[0]". Indexes count from
	// 0 in the order of the document.
	Path string
	// File, Line and Column are where it stands; Line and Column count from 1,
	// columns in characters. They are zero where there is no document.
	File         string
	Line, Column int
	// Text says what is wrong and what was expected.
	Text string
}

// String is the compiler's form, file:line:column: text, as far as it is known.
func (p Problem) String() string {
	switch {
	case p.Line > 0:
		return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Text)
	case p.File != "":
		return p.File + ": " + p.Text
	case p.Path != "":
		return p.Path + ": " + p.Text
	default:
		return p.Text
	}
}

// Problems are all that is wrong with one document. A non-empty list is an
// error that is [ErrInvalid].
type Problems []Problem

func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// Is reports that problems are a kind of [ErrInvalid].
func (ps Problems) Is(target error) bool { return target == ErrInvalid }

// Err returns the problems as an error, nil if there is none.
func (ps Problems) Err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps
}

// Sort puts the problems in the order of the document.
func (ps Problems) Sort() {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

// MaxProblems is the most problems that the checks of the model gather: what is
// wrong beyond them is left out. Nobody would read as many, and a document that
// is nothing but mistakes would take long to say so.
const MaxProblems = 1000

// addf adds a problem with the field at path.
func (ps *Problems) addf(path, format string, args ...any) {
	if ps.full() {
		return
	}
	*ps = append(*ps, Problem{Path: path, Text: fmt.Sprintf(format, args...)})
}

// full reports whether nothing more is gathered.
func (ps *Problems) full() bool { return len(*ps) >= MaxProblems }
