package proposals

import "testing"

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
