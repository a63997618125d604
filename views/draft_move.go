package views

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"parley/proposals"
	"parley/proposals/document"
)

// postMove bases a draft on what was stored meanwhile, or gives it another
// number; what is typed stays.
func (s *site) postMove(r *http.Request) (reply, error) {
	values, err := posted(r)
	if err != nil {
		return reply{}, err
	}
	k, err := s.openWriting(r)
	if err != nil {
		return reply{}, err
	}
	if k.Kind == proposals.ReadingDraft {
		return reply{}, misdirected{sentence: "A second reading is of one coding, and stays with it.", next: []link{{"The draft", k.address()}}}
	}
	listings, err := s.store.Listings(r.Context(), proposals.Slug{})
	if err != nil {
		return reply{}, err
	}
	number, _ := strconv.Atoi(values.Get("number"))
	based, _ := strconv.Atoi(values.Get("based"))
	of, ref := k.Case, k.Ref
	switch {
	case number > 0 && !ref.IsZero() && number == highest(listings, ref.Proposal())+1:
		if err := s.renumber(r.Context(), &k, number); err != nil {
			return reply{}, err
		}
		ref, based = proposals.NewRef(ref.Proposal(), number, 0), 0
	case k.Kind == proposals.CaseDraft && based > 0:
		head, problems := document.Peek(k.file(), []byte(k.Save.Content))
		if len(problems) > 0 {
			return reply{}, problems
		}
		c, err := s.store.Case(r.Context(), head.Case, 0)
		if err != nil {
			return reply{}, err
		}
		of, based = head.Case, min(based, c.Stored().Revision)
	case k.Kind == proposals.VersionDraft && based > 0 && number == 0:
		if ref.IsZero() {
			reading, err := s.readDraft(r.Context(), &k)
			if err != nil {
				return reply{}, err
			}
			ref = reading.Revision.Version().Ref()
		}
		based = min(based, newestOf(listings, ref).Ref.Revision())
	default:
		return reply{}, proposals.Problems{{Path: "based", Text: "expected the revision to go on from, or the next number of a version"}}
	}
	return redirectAfter(draftAddress(k.ID, stepPreview), s.store.MoveDraft(r.Context(), k.ID, of, ref, based))
}

// renumber writes another version number into the draft.
func (s *site) renumber(ctx context.Context, k *desk, number int) error {
	if k.Save.Form == proposals.AsSheet {
		k.sheet.Version = strconv.Itoa(number)
		content, err := sheetContent(k.sheet)
		if err != nil {
			return err
		}
		return s.keep(ctx, k, proposals.AsSheet, content)
	}
	before := "\nversion: " + strconv.Itoa(k.Ref.Version()) + "\n"
	if !strings.Contains(k.Save.Content, before) {
		return proposals.Problems{{Path: "version", Text: "the version's number cannot be found in the document: change it there"}}
	}
	return s.keep(ctx, k, proposals.AsDocument, strings.Replace(k.Save.Content, before, "\nversion: "+strconv.Itoa(number)+"\n", 1))
}
