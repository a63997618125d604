package views

import (
	"context"
	"fmt"
	"net/http"
	"path"
	"strings"

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

// signedIn reports whether v is somebody.
func (v viewer) signedIn() bool { return v.Name != "" }

// String is v's name and role.
func (v viewer) String() string { return fmt.Sprintf("%s (%s)", v.Name, v.Role) }

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

// challenge names the way in which one signs in to what is answered 401. It is
// no scheme that browsers know, so that they show the page.
const challenge = `Cookie realm="Parley"`

// allow lets only those through who have the right. Others are led to where
// they can sign in, with what they sent kept, or told what they lack. What is
// fetched as a file is not led to a page: that would be taken for the file.
func (s *site) allow(needed right, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := viewerOf(r)
		switch {
		case s.permits(v, needed):
			next.ServeHTTP(w, r)
		case v.signedIn():
			s.serveError(w, r, forbidden{needed})
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			s.actWith(s.serveEnded).ServeHTTP(w, r)
		case isFile(r.URL.Path):
			w.Header().Set("WWW-Authenticate", challenge)
			page := statusPage(http.StatusUnauthorized)
			page.Next = []link{{"Sign in", signInAddress(r.URL.RequestURI())}}
			s.sendError(w, r, page)
		default:
			w.Header().Set("Cache-Control", "no-store")
			http.Redirect(w, r, signInAddress(r.URL.RequestURI()), http.StatusSeeOther)
		}
	})
}

func (s *site) permits(v viewer, needed right) bool {
	return v.may(needed) && (v.signedIn() || needed != toRead || !s.opts.Private)
}

// isFile reports whether an address is that of a file and not of a page: its
// last segment ends like the name of one. Revisions end in numbers.
func isFile(address string) bool {
	extension := strings.TrimPrefix(path.Ext(address), ".")
	return extension != "" && 'a' <= extension[0] && extension[0] <= 'z'
}
