package views

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"

	"parley/proposals"
)

// How long a session lasts, as OWASP's Session Management Cheat Sheet has it
// for a day of work: in all, and without a request.
const (
	sessionLasts = 12 * time.Hour
	sessionIdles = 2 * time.Hour
	// extendEvery is how often a session that is used is extended at most, so
	// that reading seldom writes.
	extendEvery = time.Minute
)

// What a session holds: who is signed in, and since when that user's password
// and role were the ones signed in with, in microseconds.
const (
	sessionUser  = "user"
	sessionSince = "since"
)

// newSessions manages the sessions of a site that is reached by https if secure.
//
// The browser holds 256 random bits, the store their hash. The cookie is of this
// host alone, kept from scripts (HttpOnly) and from what other sites send
// (SameSite=Lax), and forgotten when the browser closes; when it is worth
// nothing any more is for the store to know. By https it is never sent
// otherwise, and its name makes the browser hold to all that (__Host-).
func newSessions(store Store, secure bool, now func() time.Time) *scs.SessionManager {
	m := scs.New()
	m.Store = sessionStore{store: store, now: now}
	m.HashTokenInStore = true
	m.Cookie = scs.SessionCookie{Name: "parley_session", Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode}
	if secure {
		m.Cookie.Name, m.Cookie.Secure = "__Host-"+m.Cookie.Name, true
	}
	return m
}

// identify finds out who sends a request, once. A request without a cookie
// costs nothing and gets none, and what is served to all alike is not asked
// about.
func (s *site) identify(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/assets/") {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Add("Vary", "Cookie")
		if cookie, err := r.Cookie(s.sessions.Cookie.Name); err == nil {
			ctx, err := s.resume(r.Context(), cookie.Value)
			if err != nil {
				s.serveError(w, r, err)
				return
			}
			r = r.WithContext(ctx)
		}
		next.ServeHTTP(w, r)
	})
}

// resume adds the session of a token to ctx, and its viewer if it goes on: a
// session is over when its user was removed, or has another role or password.
func (s *site) resume(ctx context.Context, token string) (context.Context, error) {
	ctx, err := s.sessions.Load(ctx, token)
	if err != nil {
		return ctx, err
	}
	name, err := proposals.ParseSlug(s.sessions.GetString(ctx, sessionUser))
	if err != nil {
		return ctx, nil // nobody's
	}
	u, err := s.store.User(ctx, name)
	switch {
	case errors.Is(err, proposals.ErrNotFound):
		return ctx, nil
	case err != nil:
		return ctx, err
	case u.Since.UnixMicro() != s.sessions.GetInt64(ctx, sessionSince):
		return ctx, nil
	default:
		return withViewer(ctx, viewer{u.Name.String(), u.Role}), nil
	}
}

// beginSession signs u in, under a new token whatever the browser held before:
// somebody else may have put it there. The session of the cookie that came with
// r, which [site.identify] has loaded, ends when its token is renewed.
func (s *site) beginSession(w http.ResponseWriter, r *http.Request, u proposals.User) error {
	if err := s.store.DeleteExpiredSessions(r.Context(), s.opts.Now()); err != nil {
		return err
	}
	ctx, err := s.sessions.Load(r.Context(), "")
	if err != nil {
		return err
	}
	if err := s.sessions.RenewToken(ctx); err != nil {
		return err
	}
	s.sessions.SetDeadline(ctx, s.opts.Now().Add(sessionLasts).UTC())
	s.sessions.Put(ctx, sessionUser, u.Name.String())
	s.sessions.Put(ctx, sessionSince, u.Since.UnixMicro())
	token, deadline, err := s.sessions.Commit(ctx)
	if err != nil {
		return err
	}
	s.sessions.WriteSessionCookie(ctx, w, token, deadline)
	return nil
}

// endSession signs out whoever sent r.
func (s *site) endSession(w http.ResponseWriter, r *http.Request) error {
	ctx, err := s.sessions.Load(r.Context(), "")
	if err != nil {
		return err
	}
	if err := s.sessions.Destroy(ctx); err != nil {
		return err
	}
	s.sessions.WriteSessionCookie(ctx, w, "", time.Time{})
	return nil
}

// A sessionStore is the store as scs asks for it. Tokens come hashed. Whether a
// session has expired is decided here and not in scs, by the site's clock; one
// that is found has been used. It is written once, when it begins: whoever
// signs out cannot be signed in again by a request that was under way.
type sessionStore struct {
	scs.Store // nil, since scs calls the methods that take a context
	store     Store
	now       func() time.Time
}

func (s sessionStore) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	now := s.now()
	found, err := s.store.Session(ctx, token, now)
	if errors.Is(err, proposals.ErrNotFound) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	expires := earlier(now.Add(sessionIdles), found.Ends)
	if expires.Sub(found.Expires) >= extendEvery {
		err = s.store.ExtendSession(ctx, token, expires)
	}
	return found.Data, true, err
}

func (s sessionStore) CommitCtx(ctx context.Context, token string, data []byte, ends time.Time) error {
	_, values, err := scs.GobCodec{}.Decode(data)
	if err != nil {
		return err
	}
	text, _ := values[sessionUser].(string)
	user, err := proposals.ParseSlug(text)
	if err != nil {
		return err
	}
	return s.store.AddSession(ctx, proposals.Session{
		Token:   token,
		User:    user,
		Data:    data,
		Ends:    ends,
		Expires: earlier(s.now().Add(sessionIdles), ends),
	})
}

func (s sessionStore) DeleteCtx(ctx context.Context, token string) error {
	return s.store.DeleteSession(ctx, token)
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
