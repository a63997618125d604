package document

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"parley/proposals"
)

// Parse reads the sheet against a revision of its case, as [ParseVersion] reads
// the document that it prints. There is either a revision or a problem.
//
// The path of each problem is that of a field of the sheet, and its line and
// column are zero. Where no single field is to blame, the path is that of what
// holds them ("blanks[2]", "dates", "sources", "options"), and empty where the
// problem is with the whole. Problems stand in the order in which a document has
// the fields. The sheet is sorted before, and paths count its terms as they
// stand then.
func (s *Sheet) Parse(file string, against *proposals.CaseRevision) (*proposals.Revision, proposals.Problems) {
	text, fields := s.Print(against)
	r, problems := parseVersion(file, text, against, ofSheet)
	for i, p := range problems {
		path := ""
		if p.Text != moreProblems {
			path = s.fieldOf(p, fields)
		}
		problems[i] = proposals.Problem{Path: path, File: file, Text: p.Text}
	}
	return r, problems
}

// ReadSheet reads a document as a sheet. What the document says need not keep
// the model's rules, but it must read as a document does, so that nothing in it
// is lost: else there are problems, and no sheet.
func ReadSheet(file string, src []byte, against *proposals.CaseRevision) (Sheet, proposals.Problems) {
	r := readVersion(file, src, against, ofDocument)
	if len(r.problems) > 0 {
		return Sheet{}, r.sorted()
	}
	s := newSheet(&r.v)
	for i, value := range r.unread {
		s.Terms[i].Value = value
	}
	s.Sort(against)
	return s, nil
}

var (
	// bySlug matches the path of what the model finds by its slug.
	bySlug = regexp.MustCompile(`^(sources|called)\.([^.]+)(.*)$`)
	// blankPath matches the path of a blank as a whole.
	blankPath = regexp.MustCompile(`^blanks\[\d+\]$`)
	// entry matches where the path of an entry in a list of texts goes beyond
	// that of the list.
	entry = regexp.MustCompile(`(?:\[\d+\])+$`)
)

// fieldOf is the path of the field that a problem is with. The model names it.
// What did not read at all stands in the line that holds it, and so does an
// option, which the model counts among those that did read.
func (s *Sheet) fieldOf(p proposals.Problem, fields []string) string {
	named := bySlug.FindStringSubmatch(p.Path)
	switch {
	case p.Path == "" || strings.HasPrefix(p.Path, "options["):
		return fields[min(p.Line, len(fields))-1]
	case named != nil && named[1] == "sources":
		i := slices.IndexFunc(s.Sources, func(f SourceFields) bool { return oneLine(f.Slug) == named[2] })
		return fmt.Sprintf("sources[%d]%s", i, cmp.Or(named[3], ".slug"))
	case named != nil:
		i := slices.IndexFunc(s.Called, func(f CalledFields) bool { return oneLine(f.Party) == named[2] })
		return fmt.Sprintf("called[%d]%s", i, cmp.Or(named[3], ".party"))
	case blankPath.MatchString(p.Path):
		return p.Path
	default:
		return entry.ReplaceAllString(p.Path, "")
	}
}
