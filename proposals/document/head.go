package document

import (
	"fmt"
	"regexp"
	"strconv"

	"go.yaml.in/yaml/v4"
	"parley/proposals"
)

// peek reads the keys that say what a file is.
func (r *reader) peek(front *yaml.Node) Head {
	head := Head{IsCase: true}
	for i := 0; i+1 < len(front.Content); i += 2 {
		name, value := front.Content[i].Value, front.Content[i+1]
		var read func(string) error
		switch name {
		case "case":
			read = into(&head.Case, proposals.ParseSlug)
		case "proposal":
			head.IsCase, read = false, into(&head.Proposal, proposals.ParseSlug)
		case "version":
			head.IsCase, read = false, into(&head.Number, parseVersionNumber)
		default:
			continue
		}
		r.scalar(name, value, read)
	}
	if head.Case.IsZero() && !r.failed["case"] {
		r.report(start, "the front matter does not say which case this is about: expected `case: slug`")
	}
	return head
}

var versionForm = regexp.MustCompile(`^[1-9][0-9]{0,5}$`)

func parseVersionNumber(s string) (int, error) {
	if !versionForm.MatchString(s) {
		return 0, fmt.Errorf("%q is not the number of a version: expected a whole number from 1; a revision's number is never written", proposals.Clip(s))
	}
	return strconv.Atoi(s)
}

// is refuses a file of the other kind, in one problem.
func (r *reader) is(front *yaml.Node, wantCase bool) bool {
	other, what := "proposal", "this is a version of a proposal, and a case was expected"
	if !wantCase {
		other, what = "parties", "this is a case, and a version of a proposal was expected"
	}
	for i := 0; i+1 < len(front.Content); i += 2 {
		if name := front.Content[i]; name.Value == other {
			r.report(nodePlace(name), "%s", what)
			r.stopped = true
			return false
		}
	}
	return true
}

// readBy reads who coded a document, and when.
func (r *reader) readBy(read *proposals.Read) func(string, *yaml.Node) {
	return func(path string, n *yaml.Node) {
		r.mapping(path, "read", n, []key{
			{name: "by", text: into(&read.By, plain)},
			{name: "on", text: into(&read.On, proposals.ParseDate)},
		})
	}
}
