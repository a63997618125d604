package views

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"parley/proposals"
	"parley/proposals/password"
)

// A signInPage asks who somebody is.
type signInPage struct {
	// Closed is set where nobody can sign in yet; the page then asks nothing.
	Closed  bool
	Name    string
	Problem string
	// To is where to go afterwards, and Sent what to send there.
	To   string
	Sent sentForm
	// Ended is set where a form was sent after its session had ended.
	Ended bool
}

// A continuePage sends what was kept to where it was going.
type continuePage struct {
	To   string
	Sent sentForm
}

func (s *site) serveSignIn(r *http.Request) (reply, error) {
	to := localAddress(r.URL.Query().Get("to"))
	if viewerOf(r).signedIn() {
		return goTo(to)
	}
	closed, err := s.closed(r.Context())
	if err != nil {
		return reply{}, err
	}
	return s.showSignIn(r, http.StatusOK, signInPage{Closed: closed, To: to})
}

// serveEnded keeps a form that was sent without a session, so that nothing
// typed is lost: it goes on once its sender has signed in.
func (s *site) serveEnded(w http.ResponseWriter, r *http.Request) (reply, error) {
	closed, err := s.closed(r.Context())
	if err != nil {
		return reply{}, err
	}
	if closed {
		return s.showSignIn(r, http.StatusForbidden, signInPage{Closed: true})
	}
	fields, err := posted(r)
	if err != nil {
		return reply{}, err
	}
	w.Header().Set("WWW-Authenticate", challenge)
	return s.showSignIn(r, http.StatusUnauthorized, signInPage{
		To:    localAddress(r.URL.RequestURI()),
		Sent:  newSentForm(formWay(r), fields),
		Ended: true,
	})
}

// signIn begins a session for whoever knows a user's password. A wrong name and
// a wrong password are answered alike, and take as long.
func (s *site) signIn(w http.ResponseWriter, r *http.Request) (reply, error) {
	fields, err := posted(r)
	if err != nil {
		return reply{}, err
	}
	name := strings.ToLower(strings.TrimSpace(fields.Get("name")))
	page := signInPage{Name: clipped(name), To: localAddress(fields.Get("to")), Sent: keptForm(fields)}
	if page.Closed, err = s.closed(r.Context()); err != nil {
		return reply{}, err
	}
	if page.Closed {
		return s.showSignIn(r, http.StatusForbidden, page)
	}
	if wait := s.tries.take(page.Name, clientAddress(r), s.opts.Now()); wait > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(wait.Seconds())))
		page.Problem = fmt.Sprintf("There were too many tries. Try again in %s: until then, the right password is refused too.", waitWords(wait))
		return s.showSignIn(r, http.StatusTooManyRequests, page)
	}
	u, err := s.authenticate(r.Context(), name, fields.Get("password"))
	switch {
	case errors.Is(err, password.ErrWrong):
		s.opts.Logger.WarnContext(r.Context(), "a try to sign in failed", "from", clientAddress(r))
		page.Problem = "There is no user of this name with this password."
		return s.showSignIn(r, http.StatusUnprocessableEntity, page)
	case err != nil:
		return reply{}, err
	}
	s.tries.forget(page.Name)
	if err := s.beginSession(w, r, u); err != nil {
		return reply{}, err
	}
	if page.Sent.Way == "" {
		return goTo(page.To)
	}
	r = r.WithContext(withViewer(r.Context(), viewer{u.Name.String(), u.Role}))
	made, err := s.render(r, head{Title: "Signed in"}, continuePage{page.To, page.Sent}.show())
	return reply{content: made}, err
}

// authenticate is the user of that name, if the password is theirs, or
// [password.ErrWrong].
func (s *site) authenticate(ctx context.Context, name, text string) (proposals.User, error) {
	slug, err := proposals.ParseSlug(name)
	if err != nil {
		return proposals.User{}, password.VerifyNone(ctx, text)
	}
	u, err := s.store.User(ctx, slug)
	if errors.Is(err, proposals.ErrNotFound) {
		return proposals.User{}, password.VerifyNone(ctx, text)
	}
	if err != nil {
		return proposals.User{}, err
	}
	if err := password.Verify(ctx, text, u.Password); err != nil {
		return proposals.User{}, err
	}
	if password.IsOld(u.Password) {
		return u, s.renewPassword(ctx, u, text)
	}
	return u, nil
}

// renewPassword hashes a password by today's parameters, unless it is one that
// would not be taken today.
func (s *site) renewPassword(ctx context.Context, u proposals.User, text string) error {
	if password.Check(text) != nil {
		return nil
	}
	hash, err := password.Hash(ctx, text)
	if err != nil {
		return err
	}
	return s.store.RenewPassword(ctx, u.Name, u.Password, hash)
}

// signOut ends the session. Whoever has none is led to where one begins.
func (s *site) signOut(w http.ResponseWriter, r *http.Request) (reply, error) {
	if !viewerOf(r).signedIn() {
		return goTo(signInPath)
	}
	if err := s.endSession(w, r); err != nil {
		return reply{}, err
	}
	return goTo(homeAddress())
}

// closed reports whether nobody can sign in, since there is no user.
func (s *site) closed(ctx context.Context) (bool, error) {
	users, err := s.store.Users(ctx)
	return len(users) == 0, err
}

func (s *site) showSignIn(r *http.Request, status int, page signInPage) (reply, error) {
	made, err := s.render(r, head{Title: page.Title()}, page.show())
	return reply{content: made, status: status}, err
}

func (p signInPage) Title() string {
	if p.Closed {
		return "Nobody can sign in yet"
	}
	return "Sign in"
}

// localAddress is an address on this site as a request gave it, or that of the
// first page for anything else: whoever signs in is not led to another site.
func localAddress(text string) string {
	u, err := url.Parse(text) // refuses control characters, which browsers leave out
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || !strings.HasPrefix(text, "/") ||
		strings.HasPrefix(text, "//") || strings.Contains(text, `\`) || u.Path == signInPath {
		return homeAddress()
	}
	return text
}

// clipped shortens what a page repeats of a name to what one can be.
func clipped(name string) string {
	const most = 64
	runes := []rune(strings.ToValidUTF8(name, ""))
	return string(runes[:min(len(runes), most)])
}

func waitWords(wait time.Duration) string {
	if wait < time.Minute {
		return counted(int(wait.Seconds()), "second", "seconds")
	}
	return counted(int((wait+time.Minute-1)/time.Minute), "minute", "minutes")
}
