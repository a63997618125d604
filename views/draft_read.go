package views

import (
	"context"

	"parley/proposals"
	"parley/proposals/document"
	"parley/proposals/intake"
)

// readDraft reads a draft against the store, as it would be stored. What is
// wrong with it comes back as [proposals.Problems].
//
// A second coding never becomes a revision: there is no reading of it.
func (s *site) readDraft(ctx context.Context, k *desk) (*intake.Reading, error) {
	if k.Kind == proposals.ReadingDraft {
		_, err := k.secondCoding()
		return nil, err
	}
	text := k.Save.Content
	if k.Save.Form == proposals.AsSheet {
		sheet := k.sheet
		revision, problems := sheet.Parse(k.file(), k.in)
		if len(problems) > 0 {
			return nil, problems
		}
		text = string(document.PrintVersion(revision))
	}
	readings, err := intake.Read(ctx, s.store, []intake.File{{Name: k.file(), Text: []byte(text)}})
	if err != nil {
		return nil, err
	}
	return readings[0], k.checkKind(readings[0])
}

// checkKind refuses a document that is of another kind than its draft, or of
// another version than the one that the draft revises.
func (k *desk) checkKind(r *intake.Reading) error {
	wrong := func(path, text string) error {
		return proposals.Problems{{File: k.file(), Line: 1, Column: 1, Path: path, Text: text}}
	}
	switch {
	case (k.Kind == proposals.CaseDraft) != (r.Case != nil):
		return wrong("", "this draft is of another kind of document: begin another draft for this one")
	case k.Kind == proposals.CaseDraft && k.Based > 0 && r.Name() != k.Case.String():
		return wrong("case", "this draft revises the case "+k.Case.String()+": expected that slug")
	case k.Kind == proposals.VersionDraft && !k.Ref.IsZero() && r.Name() != k.Ref.String():
		return wrong("version", "this draft is of "+k.Ref.String()+", and the document of "+r.Name()+": expected the same")
	default:
		return nil
	}
}
