package document_test

import (
	"bytes"
	"reflect"
	"testing"

	"parley/proposals/document"
	"parley/proposals/proposalstest"
	"pgregory.net/rapid"
)

func TestWhatIsPrintedReadsBackTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := proposalstest.Case().Draw(t, "case")
		printed := document.PrintCase(c)
		sameCase, problems := document.ParseCase("case.md", printed, nil)
		if len(problems) > 0 {
			t.Fatalf("a printed case does not read:\n%v\n%s", problems, printed)
		}
		if !reflect.DeepEqual(sameCase.Case(), c.Case()) {
			t.Fatalf("a printed case reads back as another:\n%+v\n%+v\n%s", c.Case(), sameCase.Case(), printed)
		}
		if again := document.PrintCase(sameCase); !bytes.Equal(again, printed) {
			t.Fatalf("a printed case prints otherwise:\n%s\n%s", printed, again)
		}

		r := proposalstest.Revision(c).Draw(t, "revision")
		printed = document.PrintVersion(r)
		same, problems := document.ParseVersion("version.md", printed, c)
		if len(problems) > 0 {
			t.Fatalf("a printed version does not read:\n%v\n%s", problems, printed)
		}
		if !reflect.DeepEqual(same.Version(), r.Version()) {
			t.Fatalf("a printed version reads back as another:\n%+v\n%+v\n%s", r.Version(), same.Version(), printed)
		}
		if again := document.PrintVersion(same); !bytes.Equal(again, printed) {
			t.Fatalf("a printed version prints otherwise:\n%s\n%s", printed, again)
		}
	})
}
