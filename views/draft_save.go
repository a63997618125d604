package views

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"net/http"

	"parley/proposals"
	"parley/proposals/document"
)

// begin stores a draft with the sheet of k as its first save.
func (s *site) begin(r *http.Request, k *desk) error {
	content, err := sheetContent(k.sheet)
	if err != nil {
		return err
	}
	return s.beginWith(r, k, proposals.AsSheet, content)
}

func (s *site) beginWith(r *http.Request, k *desk, form proposals.DraftForm, content string) error {
	owner, err := proposals.ParseSlug(viewerOf(r).Name)
	if err != nil {
		return err
	}
	now := s.opts.Now()
	k.ID, k.Owner, k.Begun = rand.Text(), owner, now
	k.Save = proposals.Save{Number: 1, At: now, Form: form, Content: content}
	return s.store.BeginDraft(r.Context(), k.Draft)
}

// readBy is that the viewer reads a text today.
func (s *site) readBy(r *http.Request) document.ReadFields {
	return document.ReadFields{By: viewerOf(r).Name, On: proposals.DateOf(s.opts.Now()).String()}
}

// keep stores content as the next save of the draft, unless it is that of the
// last.
func (s *site) keep(ctx context.Context, k *desk, form proposals.DraftForm, content string) error {
	if k.Save.Form == form && k.Save.Content == content {
		return nil
	}
	next := proposals.Save{Number: k.Save.Number + 1, Follows: k.Save.Number, At: s.opts.Now(), Form: form, Content: content}
	if k.base > 0 && k.base < next.Number {
		next.Follows = k.base
	}
	if err := s.store.SaveDraft(ctx, k.ID, next, k.kept); err != nil {
		return err
	}
	k.Save, k.base, k.kept = next, 0, 0
	return nil
}

func sheetContent(sheet document.Sheet) (string, error) {
	text, err := json.Marshal(sheet)
	return string(text), err
}
