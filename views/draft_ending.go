package views

import (
	"net/http"
	"net/url"

	"parley/proposals"
)

// discardedField is where an address names the draft that was just discarded.
const discardedField = "discarded"

func (s *site) postDiscard(r *http.Request) (reply, error) {
	k, err := s.openDesk(r)
	if err != nil {
		return reply{}, err
	}
	return redirectAfter(addAddress()+"?"+url.Values{discardedField: {k.ID}}.Encode(), s.store.EndDraft(r.Context(), k.ID, proposals.DraftDiscarded, s.opts.Now()))
}

func (s *site) postReopen(r *http.Request) (reply, error) {
	k, err := s.openDesk(r)
	if err != nil {
		return reply{}, err
	}
	return redirectAfter(k.address(), s.store.EndDraft(r.Context(), k.ID, "", s.opts.Now()))
}
