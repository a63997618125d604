package views

import (
	"errors"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"

	"golang.org/x/text/unicode/norm"

	"parley/proposals/document"
)

// A reply answers a request that does something, or shows what only its sender
// sees: a page with its status, or where to go next.
type reply struct {
	content
	status   int    // 200 if zero
	redirect string // an address of this site; then there is no content
}

// goTo sends the reader on to an address of this site.
func goTo(address string) (reply, error) { return reply{redirect: address}, nil }

// redirectAfter is [goTo] where nothing went wrong before.
func redirectAfter(address string, err error) (reply, error) {
	if err != nil {
		return reply{}, err
	}
	return goTo(address)
}

// act serves what h makes. It is never kept, by us or by a browser.
func (s *site) act(h func(r *http.Request) (reply, error)) http.Handler {
	return s.actWith(func(_ http.ResponseWriter, r *http.Request) (reply, error) { return h(r) })
}

// fresh serves what h makes, anew each time: for what the store's generation
// does not count.
func (s *site) fresh(h handler) http.Handler {
	return s.act(func(r *http.Request) (reply, error) {
		made, err := h(r)
		return reply{content: made}, err
	})
}

// actWith is [site.act] of what sets a header as well.
func (s *site) actWith(h func(w http.ResponseWriter, r *http.Request) (reply, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		made, err := h(w, r)
		w.Header().Set("Cache-Control", "no-store")
		switch {
		case err != nil:
			s.serveError(w, r, err)
		case made.redirect != "":
			http.Redirect(w, r, made.redirect, http.StatusSeeOther)
		default:
			w.Header().Set("Content-Type", made.mediaType)
			if made.status != 0 {
				w.WriteHeader(made.status)
			}
			if _, err := w.Write(made.body); err != nil {
				s.opts.Logger.DebugContext(r.Context(), "cannot send an answer", "error", err)
			}
		}
	})
}

// maxForm is the most bytes that a form sends.
const maxForm = 2 << 20

// errTooLarge is the error for a form with more.
var errTooLarge = errors.New("too large")

// posted are the fields that a form sent, be they encoded in one way or the
// other. A file's content is among them, under the name of its field.
func posted(r *http.Request) (url.Values, error) {
	// ParseMultipartForm alone passes over what is wrong with another form.
	err := r.ParseForm()
	if err == nil && formWay(r) == multipartForm {
		err = r.ParseMultipartForm(maxForm)
	}
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge), errors.Is(err, multipart.ErrMessageTooLarge):
		return nil, errTooLarge
	case err != nil:
		return nil, errUnreadable
	}
	values := r.PostForm
	if r.MultipartForm == nil {
		return values, nil
	}
	values = maps.Clone(url.Values(r.MultipartForm.Value))
	for name, files := range r.MultipartForm.File {
		for _, header := range files {
			if header.Size == 0 && header.Filename == "" {
				continue
			}
			f, err := header.Open()
			if err != nil {
				return nil, err
			}
			text, err := io.ReadAll(io.LimitReader(f, document.MaxBytes+1))
			if err = errors.Join(err, f.Close()); err != nil {
				return nil, err
			}
			values.Add(name, string(text))
			values.Add(name+".name", header.Filename)
		}
	}
	return values, nil
}

// errUnreadable is the error for a request whose fields cannot be read.
var errUnreadable = errors.New("the form cannot be read")

// typed is a text as it was typed, with the line ends that documents have.
func typed(values url.Values, name string) string {
	return strings.ReplaceAll(values.Get(name), "\r\n", "\n")
}

// oneParagraph is a text as the store takes it: one paragraph, its words with
// single spaces between them.
func oneParagraph(text string) string {
	return norm.NFC.String(strings.Join(strings.Fields(text), " "))
}
