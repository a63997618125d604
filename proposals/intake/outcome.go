package intake

import (
	"context"
	"fmt"

	"parley/proposals"
)

// An Outcome is what becomes of a file that was read: a further revision, or
// nothing, where the newest is the same already.
type Outcome struct {
	*Reading
	Based int // the revision that it is based on
	Same  bool
}

// A Taken is why a file cannot be stored: what it would become is there, or has
// changed since the revision that the file is based on. It is
// [proposals.ErrExists] where the file is based on none, else
// [proposals.ErrConflict], or [proposals.ErrNotFound] where it is based on one
// that there is not.
type Taken struct {
	*Reading
	Based int
}

func (t *Taken) Error() string {
	switch {
	case t.Based == 0:
		return fmt.Sprintf("%s: %s is there already, with other content, as revision %d", t.File, t.Name(), t.Newest.Revision)
	case t.Newest.Revision == 0:
		return fmt.Sprintf("%s: there is no %s to revise", t.File, t.Name())
	case t.Based > t.Newest.Revision:
		return fmt.Sprintf("%s: %s has no revision %d: its newest is %d", t.File, t.Name(), t.Based, t.Newest.Revision)
	default:
		return fmt.Sprintf("%s: %s is at revision %d, and this is based on revision %d: %v",
			t.File, t.Name(), t.Newest.Revision, t.Based, proposals.ErrConflict)
	}
}

// Is reports which of the kinds of error it is.
func (t *Taken) Is(target error) bool {
	switch {
	case t.Based == 0:
		return target == proposals.ErrExists
	case t.Based > t.Newest.Revision:
		return target == proposals.ErrNotFound
	default:
		return target == proposals.ErrConflict
	}
}

// Outcome is what becomes of r where it is based on a revision, 0 for none. The
// error is a [Taken].
func (r *Reading) Outcome(based int) (Outcome, error) {
	switch {
	case r.Newest.Revision > 0 && r.Newest.Hash == r.Hash:
		return Outcome{r, r.Newest.Revision, true}, nil
	case based != r.Newest.Revision:
		return Outcome{}, &Taken{r, based}
	default:
		return Outcome{r, based, false}, nil
	}
}

// Add stores all outcomes in one batch, or none.
func Add(ctx context.Context, s Store, outcomes []Outcome, by proposals.Signature) error {
	var batch []proposals.Addition
	for _, o := range outcomes {
		if !o.Same {
			batch = append(batch, o.addition(o.Based))
		}
	}
	return s.Add(ctx, batch, by)
}
