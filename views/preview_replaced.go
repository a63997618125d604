package views

import (
	"context"
	"fmt"
	"strings"

	"parley/compare"
	"parley/proposals"
	"parley/proposals/document"
	"parley/proposals/intake"
)

// fillReplaced says which revision a draft would take the place of. Of a
// document nobody can tell which one it was made from: its writer says so.
func (s *site) fillReplaced(ctx context.Context, k *desk, reading *intake.Reading, page *previewPage) error {
	if k.Based == 0 || page.Same {
		return nil
	}
	stored, err := s.storedAs(ctx, k, reading, k.Based)
	if err != nil {
		return err
	}
	page.Replaces = "It would take the place of " + storedWords(reading.Numbered(k.Based), stored) + "."
	if reading.Newest.Revision > k.Based {
		newest := storedWords(reading.Numbered(reading.Newest.Revision), reading.Newest)
		page.Replaces = fmt.Sprintf("It was made from %s, and there is %s since then: when you store it, you are shown both texts.", reading.Numbered(k.Based), newest)
		page.Becomes = reading.Numbered(reading.Newest.Revision + 1)
	}
	if k.Save.Form == proposals.AsDocument {
		page.Move = draftAddress(k.ID, "move")
		for n := 1; n < k.Based; n++ {
			page.Earlier = append(page.Earlier, n)
		}
	}
	return nil
}

// storedAs is how one revision was stored of what a draft revises.
func (s *site) storedAs(ctx context.Context, k *desk, reading *intake.Reading, revision int) (proposals.Stored, error) {
	if reading.Case != nil {
		c, err := s.store.Case(ctx, reading.Case.Case().Slug, revision)
		if err != nil {
			return proposals.Stored{}, err
		}
		return c.Stored(), nil
	}
	found, err := s.store.Revisions(ctx, []proposals.Ref{reading.Revision.Version().Ref().WithRevision(revision)})
	if err != nil {
		return proposals.Stored{}, err
	}
	return found[0].Stored(), nil
}

// storedWords name a revision, and who stored it on which day.
func storedWords(name string, stored proposals.Stored) string {
	if by := signedWords(stored.Signature); by != "" {
		name += ", stored by " + by
	}
	return name
}

// caseMoved is how the document of the case that a draft is based on becomes its
// own, nil where it is based on none.
func (s *site) caseMoved(ctx context.Context, k *desk, c *proposals.CaseRevision) ([]compare.Run, error) {
	if k.Based == 0 {
		return nil, nil
	}
	before, err := s.store.Case(ctx, c.Case().Slug, k.Based)
	if err != nil {
		return nil, err
	}
	return shortened(compare.DiffWords(string(document.PrintCase(before)), string(document.PrintCase(c)))), nil
}

// shortened leaves of what two texts have in common only the lines beside what
// differs.
func shortened(runs []compare.Run) []compare.Run {
	const around = 2
	for i, r := range runs {
		lines := strings.SplitAfter(r.Text, "\n")
		if r.Kind != compare.Kept || len(lines) <= 2*around+1 {
			continue
		}
		var head, tail string
		if i > 0 {
			head = strings.Join(lines[:around], "")
		}
		if i+1 < len(runs) {
			tail = strings.Join(lines[len(lines)-around:], "")
		}
		runs[i].Text = head + "…\n" + tail
	}
	return runs
}
