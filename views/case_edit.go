package views

import (
	"fmt"
	"net/http"
	"strconv"

	"parley/proposals"
	"parley/proposals/document"
)

// beginCase begins the document of a new case.
func (s *site) beginCase(r *http.Request) (reply, error) {
	if !viewerOf(r).may(toEdit) {
		return reply{}, forbidden{toEdit}
	}
	read := s.readBy(r)
	k := desk{Draft: proposals.Draft{Kind: proposals.CaseDraft}}
	if err := s.beginWith(r, &k, proposals.AsDocument, fmt.Sprintf(newCaseText, read.By, read.On)); err != nil {
		return reply{}, err
	}
	return goTo(k.address())
}

// newCaseText is what a new case begins with; it does not read before it is
// filled in.
const newCaseText = `---
case: short-name
title: ""
publisher: {name: "", contact: ""}
parties:
  first: {label: "", kind: state}
  second: {label: "", kind: state}
events:
  talks: {label: Talks begin, definition: ""}
opening: []
read: {by: %s, on: %s}
note: First revision.
---

## Ceasefire

- topic: ceasefire

### Would a general ceasefire be put in force?

- issue: ceasefire
- label: General ceasefire
- kind: measure
`

// serveEditCase shows a case as the text of its document, to be changed.
func (s *site) serveEditCase(r *http.Request) (reply, error) {
	c, err := s.findCase(r.Context(), r.PathValue("case"))
	if err != nil {
		return reply{}, err
	}
	k := desk{in: c, title: c.Case().Title, Draft: proposals.Draft{
		Kind: proposals.CaseDraft, Case: c.Case().Slug, Based: c.Stored().Revision,
		Save: proposals.Save{Form: proposals.AsDocument, Content: string(document.PrintCase(c))},
	}}
	mine, err := s.myDraft(r, &k)
	if err != nil {
		return reply{}, err
	}
	if mine != nil {
		return goTo(mine.address())
	}
	return s.showDocument(r, &k, nil, false, 0)
}

// postEditCase begins a draft of a case with what was typed.
func (s *site) postEditCase(r *http.Request) (reply, error) {
	values, err := posted(r)
	if err != nil {
		return reply{}, err
	}
	c, err := s.findCase(r.Context(), r.PathValue("case"))
	if err != nil {
		return reply{}, err
	}
	based, err := strconv.Atoi(values.Get("based"))
	if err != nil {
		based = c.Stored().Revision
	}
	k := desk{in: c, Draft: proposals.Draft{Kind: proposals.CaseDraft, Case: c.Case().Slug, Based: based}}
	text, problems := given(values)
	open, err := s.myDraft(r, &k)
	if err != nil {
		return reply{}, err
	}
	if open != nil {
		k.Save.Form, k.Save.Content = proposals.AsDocument, text
		return s.goOnWith(r, &k, open.ID, values)
	}
	if err := s.beginWith(r, &k, proposals.AsDocument, text); err != nil {
		return reply{}, err
	}
	if len(problems) > 0 {
		return s.showDocument(r, &k, problems, true, http.StatusUnprocessableEntity)
	}
	if values.Get("do") == "go:"+stepPreview {
		return goTo(draftAddress(k.ID, stepPreview))
	}
	return s.showDocument(r, &k, nil, true, s.statusOf(r, &k))
}
