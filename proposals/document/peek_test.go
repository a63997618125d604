package document_test

import (
	"testing"

	"parley/proposals"
	"parley/proposals/document"
)

func TestPeek(t *testing.T) {
	src, versions := examples(t)
	for _, test := range []struct {
		what, src string
		want      document.Head
	}{
		{"a case", src, document.Head{IsCase: true, Case: proposals.MustSlug("lake-district")}},
		{"a version", versions[0], document.Head{Case: proposals.MustSlug("lake-district"), Proposal: proposals.MustSlug("north-plan"), Number: 2}},
		{"a body that does not read", before + behind + "<div>", document.Head{Case: proposals.MustSlug("lake-district"), Proposal: proposals.MustSlug("south-plan"), Number: 1}},
	} {
		t.Run(test.what, func(t *testing.T) {
			got, problems := document.Peek("x.md", []byte(test.src))
			if len(problems) > 0 || got != test.want {
				t.Errorf("got %+v and %v, want %+v", got, problems, test.want)
			}
		})
	}
	for _, test := range []struct{ src, want string }{
		{"# Title\n", "x.md:1:1: the front matter is missing: expected `---` on the first line"},
		{"---\ntitle: x\n---\n", "x.md:1:1: the front matter does not say which case this is about: expected `case: slug`"},
		{"---\ncase: X\n---\n", `x.md:2:7: "X" is not a slug: expected a small letter, then small letters, digits and hyphens, at most 64 in all`},
	} {
		if _, problems := document.Peek("x.md", []byte(test.src)); problems.Error() != test.want {
			t.Errorf("%q: got %v, want %s", test.src, problems, test.want)
		}
	}
}
