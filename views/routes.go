package views

import (
	"bytes"
	"net/http"
	"time"
)

// routes is the table of everything that the site answers. A last segment that
// names one thing takes `.md` behind it and then is that thing's markdown.
func (s *site) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /{$}", s.page(s.serveHome))
	mux.Handle("GET /cases/{case}", s.page(s.serveCase))
	mux.Handle("GET /cases/{case}/compare", s.page(s.serveComparison))
	mux.Handle("GET /cases/{case}/compare.md", s.page(s.serveComparisonMarkdown))
	mux.Handle("GET /cases/{case}/order", s.page(s.serveOrder))
	mux.Handle("GET /proposals/{proposal}", s.page(s.serveProposal))
	mux.Handle("GET /proposals/{proposal}/{number}", s.page(s.serveVersion))
	mux.Handle("GET /method", s.page(s.serveMethod))
	mux.HandleFunc("GET /assets/{file}", s.serveAsset)
	return s.withErrorPages(mux)
}

// A content is a whole answer, ready to be sent.
type content struct {
	mediaType string
	body      []byte
}

// A handler makes the answer to a request, or says why it cannot.
type handler func(r *http.Request) (content, error)

// page serves what h makes, from memory where the store has not changed since
// it was made.
func (s *site) page(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		made, err := s.cached(r, h)
		if err != nil {
			s.serveError(w, r, err)
			return
		}
		w.Header().Set("Content-Type", made.mediaType)
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("ETag", entityTag(made.body))
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(made.body))
	})
}

func (s *site) cached(r *http.Request, h handler) (content, error) {
	// Read before the page is made: a write in between then leaves a page that
	// is newer than its generation, never one that is older.
	generation, err := s.store.Generation(r.Context())
	if err != nil {
		return content{}, err
	}
	address := r.URL.RequestURI()
	if made, ok := s.pages.get(generation, address); ok {
		return made, nil
	}
	made, err := h(r)
	if err == nil {
		s.pages.put(generation, address, made)
	}
	return made, err
}
