package views

import (
	"net/http"

	"github.com/klauspost/compress/gzhttp"
)

// fewestCompressed is the number of bytes below which an answer is sent as it is.
const fewestCompressed = 1024

// compressed sends what everybody may read compressed to those who take it so.
// What only some may read is not: from its length others could guess at it.
func (s *site) compressed(next http.Handler) (http.Handler, error) {
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(fewestCompressed), gzhttp.EnableZstd(false), gzhttp.ExceptContentTypes([]string{
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", // zips
	}))
	if err != nil {
		return nil, err
	}
	compressing := wrap(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.opts.Private || viewerOf(r).signedIn() {
			next.ServeHTTP(w, r)
			return
		}
		compressing.ServeHTTP(w, r)
	}), nil
}
