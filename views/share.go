package views

import (
	"net/http"
	"strings"
)

// shared lets the scripts of other sites read the files that everybody may
// read, without credentials: nothing of a private site, and nothing for
// somebody who is signed in.
func (s *site) shared(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.opts.Private || viewerOf(r).signedIn() || !isShared(r) {
			next.ServeHTTP(w, r)
			return
		}
		h := w.Header()
		h.Set("Access-Control-Allow-Origin", "*")
		if r.Method == http.MethodOptions {
			h.Set("Access-Control-Allow-Methods", "GET, HEAD")
			h.Set("Access-Control-Allow-Headers", "Accept, If-None-Match")
			h.Set("Access-Control-Max-Age", "86400")
			w.WriteHeader(http.StatusNoContent)
			return
		}
		h.Set("Access-Control-Expose-Headers", "ETag, Content-Disposition")
		next.ServeHTTP(w, r)
	})
}

// isShared reports whether r asks for a file that is data, or whether it may be
// asked for.
func isShared(r *http.Request) bool {
	reads := r.Method == http.MethodGet || r.Method == http.MethodHead || r.Method == http.MethodOptions
	return reads && isFile(r.URL.Path) && !strings.HasPrefix(r.URL.Path, "/assets/")
}
