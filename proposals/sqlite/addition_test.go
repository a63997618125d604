package sqlite_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"parley/proposals"
)

// A case and the versions read against it are stored together, or not at all.
func TestAdditionsAreStoredTogether(t *testing.T) {
	s := openStore(t)
	c := checkedCase(t, exampleCase(t)).WithStored(proposals.Stored{Revision: 1})
	version := func(number int) *proposals.Revision {
		v := exampleVersion(t)
		v.Number = number
		return checkedVersion(t, v, c)
	}
	before := rows(t, s)
	err := s.Add(t.Context(), []proposals.Addition{{Case: c}, {Revision: version(1)}, {Revision: version(1)}}, signed)
	if !errors.Is(err, proposals.ErrExists) || !strings.Contains(err.Error(), "store plan@1.1: ") {
		t.Errorf("the same version twice: %v, want ErrExists that names it", err)
	}
	err = s.Add(t.Context(), []proposals.Addition{{Revision: version(1)}, {Case: c}}, signed)
	if !errors.Is(err, proposals.ErrNotFound) {
		t.Errorf("a version before its case: %v, want ErrNotFound", err)
	}
	if err := s.Add(t.Context(), nil, signed); err != nil {
		t.Errorf("nothing to add: %v", err)
	}
	if diff := cmp.Diff(before, rows(t, s)); diff != "" {
		t.Errorf("something was stored:\n%s", diff)
	}
	if err := s.Add(t.Context(), []proposals.Addition{{Case: c}, {Revision: version(1)}, {Revision: version(1), Based: 1}, {Revision: version(2)}}, signed); err != nil {
		t.Fatal(err)
	}
	found, err := s.Revisions(t.Context(), []proposals.Ref{ref(t, "plan@1"), ref(t, "plan@2")})
	if err != nil || found[0].Stored().Revision != 2 || found[1].Stored().Revision != 1 {
		t.Errorf("read back: %v, %v", found, err)
	}
}
