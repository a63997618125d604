package views

import (
	"crypto/rand"
	"errors"
	"net/http"
	"net/url"

	"parley/proposals"
)

// An errorPage says what went wrong and where to go from there.
type errorPage struct {
	Status   int
	Title    string
	Sentence string
	Problems []link
	// Wrong is the same for a program, with what in the address it is about.
	Wrong proposals.Problems
	Next  []link
	// Done is what the viewer has just done, nil for anybody else.
	Done *doneNote
	// Typed is what was sent and did not arrive, to be copied.
	Typed string
	// Restore puts back a version that was withdrawn, for an editor.
	Restore *withdrawForm
	// ID finds an internal error in the log.
	ID string
}

// A misdirected is an error for an address that names nothing, with what the
// page can offer instead.
type misdirected struct {
	sentence string
	details  []string
	next     []link
	// wrong is the same as the details, or the sentence, for a program.
	wrong proposals.Problems
}

// forProgram is what is wrong: what is known of it, each detail, or the sentence.
func (m misdirected) forProgram() proposals.Problems {
	if len(m.wrong) > 0 {
		return m.wrong
	}
	texts := m.details
	if len(texts) == 0 {
		texts = []string{m.sentence}
	}
	all := make(proposals.Problems, len(texts))
	for i, text := range texts {
		all[i].Text = text
	}
	return all
}

func (m misdirected) Error() string        { return m.sentence }
func (m misdirected) Is(target error) bool { return target == proposals.ErrNotFound }

// A withdrawn is the error for a version that stands in no list any more.
type withdrawn struct{ proposals.Listing }

func (w withdrawn) Error() string { return w.Ref.String() + " was withdrawn" }

// A forbidden is the error for what someone who is signed in may not do.
type forbidden struct{ needed right }

func (f forbidden) Error() string {
	if f.needed == toEdit {
		return "only an editor can do this"
	}
	return "only a coder or an editor can do this"
}

// A refused is the error for what this viewer may not do, though others with
// the same rights may.
type refused struct {
	sentence string
	next     []link
}

func (f refused) Error() string { return f.sentence }

// serveError is the one place that turns an error into a page.
func (s *site) serveError(w http.ResponseWriter, r *http.Request, err error) {
	page := newErrorPage(r, err)
	page.Typed = typedIn(r)
	if page.Status == http.StatusInternalServerError {
		page.ID = rand.Text()[:10]
		s.opts.Logger.ErrorContext(r.Context(), "cannot answer", "id", page.ID, "address", r.URL.RequestURI(), "error", err)
	}
	s.sendError(w, r, page)
}

func newErrorPage(r *http.Request, err error) errorPage {
	var problems proposals.Problems
	var lost misdirected
	var gone withdrawn
	var denied forbidden
	var no refused
	switch {
	case errors.As(err, &gone):
		page := statusPage(http.StatusGone)
		page.Sentence = withdrawnWords(gone.Withdrawn)
		page.Next = append([]link{
			{"What was coded of it, as it was", versionAddress(gone.Ref)},
			{"The other versions", proposalAddress(gone.Ref.Proposal())},
		}, page.Next...)
		if hasDone(r, doneWithdrawing, gone.Withdrawn.Signature) {
			page.Done = &doneNote{Words: "You have withdrawn it: it stands in no list any more, and nothing of it was deleted."}
		}
		if viewerOf(r).may(toEdit) {
			page.Restore = newWithdrawForm(gone.Ref, gone.Withdrawn.Number+1, true)
		}
		return page
	case errors.As(err, &no):
		page := statusPage(http.StatusForbidden)
		page.Sentence, page.Next = no.sentence, append(no.next, page.Next...)
		return page
	case errors.As(err, &denied):
		page := statusPage(http.StatusForbidden)
		page.Sentence = sentenceCase(denied.Error()) + "."
		return page
	case errors.Is(err, proposals.ErrConflict), errors.Is(err, proposals.ErrExists):
		return statusPage(http.StatusConflict)
	case errors.Is(err, errTooLarge):
		page := statusPage(http.StatusRequestEntityTooLarge)
		page.Next = append([]link{{"Back to where it was sent from", sentFrom(r)}}, page.Next...)
		return page
	case errors.Is(err, errUnreadable):
		page := statusPage(http.StatusBadRequest)
		page.Sentence = "The form cannot be read. Nothing was changed."
		return page
	case errors.As(err, &problems):
		return newProblemsPage(r, problems)
	case errors.As(err, &lost):
		page := statusPage(http.StatusNotFound)
		page.Sentence, page.Problems = lost.sentence, plainLinks(lost.details)
		page.Next, page.Wrong = append(lost.next, page.Next...), lost.forProgram()
		return page
	case errors.Is(err, proposals.ErrNotFound):
		return statusPage(http.StatusNotFound)
	default:
		return statusPage(http.StatusInternalServerError)
	}
}

// typedIn is what was typed in a form that r sent, field by field; nothing of
// the one that has a password.
func typedIn(r *http.Request) string {
	if r.Method != http.MethodPost || r.URL.Path == signInPath {
		return ""
	}
	values, err := posted(r)
	if err != nil {
		return ""
	}
	return typedText(typedParameters(values))
}

// sentFrom is the page of this site that a form was sent from, as far as the
// browser says: else its own address, where most forms of ours are shown too.
func sentFrom(r *http.Request) string {
	if u, err := url.Parse(r.Referer()); err == nil && u.Host != "" {
		return localAddress(u.RequestURI())
	}
	return localAddress(r.URL.RequestURI())
}

// newProblemsPage answers an address whose query says what cannot be.
func newProblemsPage(r *http.Request, problems proposals.Problems) errorPage {
	page := statusPage(http.StatusBadRequest)
	page.Wrong = problems
	for _, p := range problems {
		page.Problems = append(page.Problems, link{Words: p.String()})
	}
	page.Next = append([]link{{"The same page without any choice", r.URL.EscapedPath()}}, page.Next...)
	return page
}

// statusPage is the page of a status about which nothing more is known.
func statusPage(status int) errorPage {
	page := errorPage{Status: status, Next: []link{{"All cases", homeAddress()}}}
	switch status {
	case http.StatusBadRequest:
		page.Title = "This address asks for something that is not there"
		page.Sentence = "Nothing was changed. This is what could not be read:"
	case http.StatusUnauthorized:
		page.Title = "Sign in to read this"
		page.Sentence = "This site is read by those who are signed in."
	case http.StatusForbidden:
		page.Title = "Refused"
		page.Sentence = "The request came from another site."
	case http.StatusNotFound:
		page.Title = "Not found"
		page.Sentence = "There is nothing at this address."
	case http.StatusConflict:
		page.Title = "Someone was there first"
		page.Sentence = "It was changed in the meantime, perhaps by yourself in another window. Nothing was written over: go back, and look again."
	case http.StatusGone:
		page.Title = "This version was withdrawn"
	case http.StatusRequestEntityTooLarge:
		page.Title = "That is too large"
		page.Sentence = "A document has at most 256 KiB, and a form 2 MiB. Nothing of what was sent was read or stored."
	case http.StatusMethodNotAllowed:
		page.Title = "Nothing to send here"
		page.Sentence = "This address can only be read."
	default:
		page.Title = "Something went wrong here"
		page.Sentence = "The fault is not yours, and nothing was changed."
	}
	return page
}

// refuse answers every request with the page of status.
func (s *site) refuse(status int) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.sendError(w, r, statusPage(status))
	})
}

func (s *site) sendError(w http.ResponseWriter, r *http.Request, page errorPage) {
	w.Header().Set("Cache-Control", "no-store")
	var made content
	var err error
	if wantsProblem(r) {
		made, err = renderProblem(page)
	} else {
		made, err = s.render(r, head{Title: page.Title, NoAddress: true}, page.show())
	}
	if err != nil {
		s.opts.Logger.ErrorContext(r.Context(), "cannot show an error", "error", err)
		http.Error(w, page.Title, page.Status)
		return
	}
	w.Header().Set("Content-Type", made.mediaType)
	w.WriteHeader(page.Status)
	if _, err := w.Write(made.body); err != nil {
		s.opts.Logger.DebugContext(r.Context(), "cannot send an error", "error", err)
	}
}

// withErrorPages puts a page in place of the bare line with which mux answers
// an address, or a method, that it does not know.
func (s *site) withErrorPages(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		unknown, pattern := mux.Handler(r)
		if pattern != "" {
			mux.ServeHTTP(w, r)
			return
		}
		answer := headOnly{header: w.Header(), status: http.StatusNotFound}
		unknown.ServeHTTP(&answer, r)
		if answer.status < http.StatusBadRequest { // a redirect to the address in its clean form
			w.WriteHeader(answer.status)
			return
		}
		if formats := formatsAt(mux, r); len(formats) > 0 && answer.status == http.StatusNotFound {
			s.serveError(w, r, noFormat(r, formats))
			return
		}
		s.sendError(w, r, statusPage(answer.status))
	})
}

// A headOnly is a response without its body.
type headOnly struct {
	header http.Header
	status int
}

func (h *headOnly) Header() http.Header         { return h.header }
func (h *headOnly) WriteHeader(status int)      { h.status = status }
func (h *headOnly) Write(p []byte) (int, error) { return len(p), nil }
