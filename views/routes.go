package views

import (
	"bytes"
	"net/http"
	"strings"
	"time"

	"parley/compare"
)

// A route is an address, what a request for it needs, and what answers it.
type route struct {
	pattern string
	right   right
	handler http.Handler
}

// table is everything that the site answers. A last segment that names one
// thing takes `.md` or `.json` behind it and then is that thing's markdown, or its
// JSON.
func (s *site) table() []route {
	routes := s.reportRoutes()
	routes = append(routes, s.takeRoutes("/cases/{case}/glance", compare.Keys, s.takeGlance)...)
	routes = append(routes, s.takeRoutes("/cases/{case}/compare", compare.Keys, s.takeComparison)...)
	routes = append(routes, s.takeRoutes("/proposals/{proposal}/changes", compare.MovementKeys, s.takeChanges)...)
	routes = append(routes, s.apiRoutes()...)
	return append(routes, []route{
		{"GET /{$}", toRead, s.page(s.serveHome)},
		{"GET /cases/{case}", toRead, s.page(s.serveCase)},
		{"GET /cases/{case}/compare", toRead, s.page(s.serveComparison)},
		{"GET /cases/{case}/order", toRead, s.page(s.serveOrder)},
		{"GET /cases/{case}/feed.atom", toRead, s.page(s.serveCaseFeed)},
		{"GET /proposals/{proposal}", toRead, s.page(s.serveProposal)},
		{"GET /proposals/{proposal}/feed.atom", toRead, s.page(s.serveProposalFeed)},
		{"GET /proposals/{proposal}/changes", toRead, s.page(s.serveChanges)},
		{"GET /proposals/{proposal}/{number}", toRead, s.pageWithDrafts(s.serveVersion)},
		{"GET /proposals/{proposal}/{number}/read", toCode, s.act(s.serveReading)},
		{"POST /proposals/{proposal}/{number}/read", toCode, s.act(s.postReading)},
		{"POST /proposals/{proposal}/{number}/settle", toCode, s.act(s.postSettle)},
		{"POST /proposals/{proposal}/{number}/withdraw", toEdit, s.act(s.postWithdraw)},
		{"GET /method", toRead, s.page(s.serveMethod)},
		// Not kept: there is no end of what can be asked, and it would push out
		// the pages that are asked for often.
		{"GET /search", toRead, s.pageOf(s.serveSearch)},
		{"GET /search.json", toRead, s.pageOf(s.takeSearch)},
		{"GET /add", toCode, s.act(s.serveAdd)},
		{"POST /add", toCode, s.act(s.postAdd)},
		{"GET /add/{proposal}", toCode, s.act(s.reviseAt(s.serveAddProposal))},
		{"POST /add/{proposal}", toCode, s.act(s.reviseAt(s.postAddProposal))},
		{"GET /cases/{case}/edit", toEdit, s.act(s.serveEditCase)},
		{"POST /cases/{case}/edit", toEdit, s.act(s.postEditCase)},
		{"GET /drafts/{id}", toCode, s.act(s.serveDraft)},
		{"GET /drafts/{id}/{step}", toCode, s.act(s.serveStep)},
		{"POST /drafts/{id}/{step}", toCode, s.act(s.postStep)},
		{"GET /drafts/{id}/topics/{topic}", toCode, s.act(s.serveStep)},
		{"POST /drafts/{id}/topics/{topic}", toCode, s.act(s.postStep)},
		{"GET /drafts/{id}/check", toCode, s.act(s.serveCheck)},
		{"POST /drafts/{id}/check", toCode, s.act(s.postCheck)},
		{"GET /drafts/{id}/document", toCode, s.act(s.serveDocument)},
		{"POST /drafts/{id}/document", toCode, s.act(s.postDocument)},
		{"GET /drafts/{id}/preview", toCode, s.act(s.servePreview)},
		{"POST /drafts/{id}/store", toCode, s.act(s.postStore)},
		{"POST /drafts/{id}/move", toCode, s.act(s.postMove)},
		{"POST /drafts/{id}/over", toCode, s.act(s.postOver)},
		{"POST /drafts/{id}/undo", toCode, s.act(s.postUndo)},
		{"POST /drafts/{id}/discard", toCode, s.act(s.postDiscard)},
		{"POST /drafts/{id}/reopen", toCode, s.act(s.postReopen)},
		{"GET /audit", toCode, s.fresh(s.serveAudit)},
		{"GET /sign-in", toAll, s.act(s.serveSignIn)},
		{"POST /sign-in", toAll, s.actWith(s.signIn)},
		{"POST /sign-out", toAll, s.actWith(s.signOut)},
		{"GET /assets/{file}", toAll, http.HandlerFunc(s.serveAsset)},
	}...)
}

// serve answers the routes of a table, each to those who have its right. The
// form that comes with a request is read before that, so that it can be kept.
func (s *site) serve(table []route) (http.Handler, error) {
	mux := http.NewServeMux()
	for _, r := range table {
		handler := s.allow(r.right, r.handler)
		if !strings.HasPrefix(r.pattern, "GET ") {
			handler = s.withForm(handler)
		}
		mux.Handle(r.pattern, handler)
	}
	answers, err := s.compressed(s.withErrorPages(mux))
	if err != nil {
		return nil, err
	}
	return s.identify(s.shared(answers)), nil
}

// A content is a whole answer, ready to be sent.
type content struct {
	mediaType string
	body      []byte
	// file is what it is called where it is kept, empty for a page.
	file string
	// policy stands in place of that of pages, where it is not empty.
	policy string
}

// A handler makes the answer to a request, or says why it cannot.
type handler func(r *http.Request) (content, error)

// page serves what h makes, from memory where the store has not changed since
// it was made for the same viewer.
func (s *site) page(h handler) http.Handler {
	return s.pageOf(func(r *http.Request) (content, error) { return s.cached(r, h) })
}

// pageWithDrafts is [site.page] of what says something of the viewer's drafts to
// those who may have some: a draft that changes makes no new generation.
func (s *site) pageWithDrafts(h handler) http.Handler {
	return s.pageOf(func(r *http.Request) (content, error) {
		if viewerOf(r).may(toCode) {
			return h(r)
		}
		return s.cached(r, h)
	})
}

func (s *site) pageOf(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		made, err := h(r)
		if err != nil {
			s.serveError(w, r, err)
			return
		}
		w.Header().Set("Content-Type", made.mediaType)
		if made.file != "" {
			w.Header().Set("Content-Disposition", "inline; filename=\""+made.file+"\"")
		}
		if made.policy != "" {
			w.Header().Set("Content-Security-Policy", made.policy)
		}
		w.Header().Set("Cache-Control", s.caching(r))
		w.Header().Set("ETag", entityTag(made.body))
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(made.body))
	})
}

// caching lets a page be kept if it is asked for again each time, and by
// nobody but its reader if not everybody may read it.
func (s *site) caching(r *http.Request) string {
	if s.opts.Private || viewerOf(r).signedIn() {
		return "private, no-cache"
	}
	return "no-cache"
}

func (s *site) cached(r *http.Request, h handler) (content, error) {
	// Read before the page is made: a write in between then leaves a page that
	// is newer than its generation, never one that is older.
	generation, err := s.store.Generation(r.Context())
	if err != nil {
		return content{}, err
	}
	key := pageKey{r.URL.RequestURI(), viewerOf(r)}
	if made, ok := s.pages.get(generation, key); ok {
		return made, nil
	}
	made, err := h(r)
	if err == nil {
		s.pages.put(generation, key, made)
	}
	return made, err
}
