package views

import (
	"context"
	"net/http"

	"parley/proposals"
)

// A right is what a request needs before it is answered.
type right int

const (
	toRead right = iota // nothing; on a private site, to be signed in
	toAll               // nothing, on a private site either
	toCode              // to be a coder or an editor
	toEdit              // to be an editor
)

// A viewer is who looks at a page. The zero value is someone who has not signed
// in.
type viewer struct {
	Name string
	Role proposals.Role
}

// may reports whether v has the right to what is not private.
func (v viewer) may(r right) bool {
	switch r {
	case toCode:
		return v.Role == proposals.Coder || v.Role == proposals.Editor
	case toEdit:
		return v.Role == proposals.Editor
	default:
		return true
	}
}

type viewerKey struct{}

// viewerOf is who sent r.
func viewerOf(r *http.Request) viewer {
	v, _ := r.Context().Value(viewerKey{}).(viewer)
	return v
}

func withViewer(ctx context.Context, v viewer) context.Context {
	return context.WithValue(ctx, viewerKey{}, v)
}

// allow lets only those through who have the right.
func (s *site) allow(needed right, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !viewerOf(r).may(needed) {
			s.sendError(w, r, statusPage(http.StatusForbidden))
			return
		}
		next.ServeHTTP(w, r)
	})
}
