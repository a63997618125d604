package views

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// maxKept is the most bytes for signing in: the fields of a form may be kept
// there, whose letters take up to three times their bytes when they are sent on.
const maxKept = 4 * maxForm

// maxDrained is how much more of a form that is too large is read and thrown
// away, since a browser shows no answer before it has sent everything.
const maxDrained = 64 << 20

// The two ways in which a form is sent.
const (
	urlencodedForm = "application/x-www-form-urlencoded"
	multipartForm  = "multipart/form-data"
)

// withForm reads the form that comes with a request, up to a limit: what is
// larger takes neither memory nor space on the disk.
func (s *site) withForm(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, most := r.Body, int64(maxForm)
		if r.URL.Path == signInPath && formWay(r) == urlencodedForm {
			most = maxKept
		}
		r.Body = http.MaxBytesReader(w, body, most)
		_, err := posted(r)
		if errors.Is(err, errTooLarge) {
			io.CopyN(io.Discard, body, maxDrained)
		}
		if err != nil {
			s.serveError(w, r, err)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// formWay is in which of the two ways a form was sent.
func formWay(r *http.Request) string {
	if mediaType, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err == nil && mediaType == multipartForm {
		return multipartForm
	}
	return urlencodedForm
}

// A sentForm is a form that waits until whoever sent it has signed in.
type sentForm struct {
	Way    string // in which it was sent, empty where there is none
	Fields []parameter
}

// keptPrefix marks its fields among those of the form for signing in.
const keptPrefix = "kept."

func newSentForm(way string, fields url.Values) sentForm {
	f := sentForm{Way: way}
	for name, values := range fields {
		for _, value := range values {
			f.Fields = append(f.Fields, parameter{name, value})
		}
	}
	// Stable: the values of one name keep their order.
	slices.SortStableFunc(f.Fields, func(a, b parameter) int { return strings.Compare(a.Name, b.Name) })
	return f
}

// keptForm is the form that waits behind the fields for signing in, if one
// does.
func keptForm(signIn url.Values) sentForm {
	fields := url.Values{}
	for name, values := range signIn {
		if kept, ok := strings.CutPrefix(name, keptPrefix); ok {
			fields[kept] = values
		}
	}
	if way := signIn.Get("way"); way == urlencodedForm || way == multipartForm {
		return newSentForm(way, fields)
	}
	return sentForm{}
}
