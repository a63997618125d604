package proposals

import (
	"testing"
	"time"
)

func TestHasCoded(t *testing.T) {
	stored := func(revision int, by, read string) Listing {
		l := Listing{Ref: NewRef(MustSlug("plan"), 1, revision), Read: Read{By: read}}
		l.Stored.By = by
		return l
	}
	all := []Listing{stored(1, "ab", "coders a and Ann Lee"), stored(2, "cd", "CD")}
	of := NewRef(MustSlug("plan"), 1, 2)
	for name, want := range map[string]bool{"ab": true, "cd": true, "a": true, "ann-lee": true, "ann": true, "ef": false, "an": false, "lee-x": false} {
		if HasCoded(all, of, name) != want {
			t.Errorf("%s has coded it: %v, want %v", name, !want, want)
		}
	}
	if HasCoded(all, NewRef(MustSlug("plan"), 2, 0), "ab") {
		t.Error("a coder of version 1 is taken for one of version 2")
	}
}

func TestSettlementNeedsANote(t *testing.T) {
	by := Signature{By: "ab", Way: BySite, At: time.Unix(0, 0)}
	if _, problems := NewSettlement("", by); len(problems) != 1 || problems[0].Path != "note" {
		t.Errorf("an empty note: %v", problems)
	}
	if _, problems := NewSettlement("The text says “both”.", by); len(problems) > 0 {
		t.Error(problems)
	}
}
