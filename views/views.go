// Package views is the site: its addresses, its pages and what they are made
// of.
//
// Each page is a struct that a plain function makes from checked values, and
// that a templ component shows; components know neither the store nor the
// request. What is compared, and what verdict results, is decided in package
// compare; these pages print it and decide nothing. Every address comes from
// links.go.
//
// A handler returns what it answers, or an error; one place turns errors into
// pages. Pages are rendered whole before anything is sent, so that a failure
// never leaves half a page, and are kept until the store changes. Every page
// works without its script, which adds comfort only.
//
// The page of a comparison whose texts and case are pinned to their revisions
// shows the same for ever, but for what was done with them since: that someone
// read one again, or that it was withdrawn.
//
// What is written is kept as drafts, save by save, and becomes a revision by
// package intake alone, as a file of the command does.
package views

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"

	"parley/proposals"
)

// A Store holds what the pages show, and takes what is written on them.
type Store interface {
	// Cases are the newest revisions of all cases.
	Cases(ctx context.Context) ([]*proposals.CaseRevision, error)
	// Case is one revision of a case, the newest if revision is 0.
	Case(ctx context.Context, slug proposals.Slug, revision int) (*proposals.CaseRevision, error)
	// Listings are all revisions of all versions in a case, or in every case
	// for the zero slug.
	Listings(ctx context.Context, caseSlug proposals.Slug) ([]proposals.Listing, error)
	// Revisions are the codings that refs name, in that order.
	Revisions(ctx context.Context, refs []proposals.Ref) ([]*proposals.Revision, error)
	// Search finds the places in which everything stands that q looks for: at
	// most so many, behind the first skip.
	Search(ctx context.Context, q proposals.SearchQuery, skip, most int) (proposals.SearchResult, error)
	// Generation changes with every write that a page of the readers shows.
	Generation(ctx context.Context) (int64, error)
	// Add stores all of the additions or none.
	Add(ctx context.Context, additions []proposals.Addition, by proposals.Signature) error
	draftStore
	readingStore
	userStore
	// Audit lists who did what, from the newest: at most so many, behind the
	// first skip.
	Audit(ctx context.Context, skip, most int) ([]proposals.AuditEntry, error)
}

// A draftStore keeps what is being written.
type draftStore interface {
	// BeginDraft stores a draft with its first save.
	BeginDraft(ctx context.Context, d proposals.Draft) error
	// SaveDraft stores a further save, or is [proposals.ErrConflict] where
	// another was first. It takes the place of the save numbered replaces, if
	// there is one.
	SaveDraft(ctx context.Context, id string, save proposals.Save, replaces int) error
	// MoveDraft says what a draft becomes, and what it is based on.
	MoveDraft(ctx context.Context, id string, of proposals.Slug, to proposals.Ref, based int) error
	// EndDraft says how a draft ended; the zero ending opens it again.
	EndDraft(ctx context.Context, id string, ending proposals.Ending, at time.Time) error
	// Draft is a draft with its newest save.
	Draft(ctx context.Context, id string) (proposals.Draft, error)
	// Drafts are all drafts that were not stored, the last saved first, without
	// their content.
	Drafts(ctx context.Context) ([]proposals.Draft, error)
	// DraftSave is one save of a draft.
	DraftSave(ctx context.Context, id string, number int) (proposals.Save, error)
}

// A readingStore keeps what is done with versions once they are stored.
type readingStore interface {
	// Withdraw takes a version out of the lists, or puts it back.
	Withdraw(ctx context.Context, w proposals.Withdrawal) error
	// Withdrawals are those of the versions of a proposal, in their order.
	Withdrawals(ctx context.Context, of proposals.Slug) ([]proposals.Withdrawal, error)
	// AddSecondReading stores what a second reader found.
	AddSecondReading(ctx context.Context, r proposals.SecondReading) error
	// Settle stores how a difference between two readers was settled.
	Settle(ctx context.Context, of proposals.Ref, reader, anchor string, settled proposals.Settlement) error
	// SecondReadings are those of the revisions of a proposal, the oldest
	// first.
	SecondReadings(ctx context.Context, proposal proposals.Slug) ([]proposals.SecondReading, error)
}

// A userStore knows who may sign in, and who is.
type userStore interface {
	// Users are all who may sign in.
	Users(ctx context.Context) ([]proposals.User, error)
	// User is the one of that name.
	User(ctx context.Context, name proposals.Slug) (proposals.User, error)
	// RenewPassword puts another hash of the same password in place of old.
	RenewPassword(ctx context.Context, name proposals.Slug, old, hash string) error
	// AddSession begins a session.
	AddSession(ctx context.Context, begun proposals.Session) error
	// Session is the one with that token, if it goes on after now.
	Session(ctx context.Context, token string, now time.Time) (proposals.Session, error)
	// ExtendSession lets a session that is there expire at another time.
	ExtendSession(ctx context.Context, token string, expires time.Time) error
	// DeleteSession ends a session.
	DeleteSession(ctx context.Context, token string) error
	// DeleteExpiredSessions forgets those that were over at now.
	DeleteExpiredSessions(ctx context.Context, now time.Time) error
}

// Options are what the site needs to know of its surroundings.
type Options struct {
	Logger *slog.Logger
	// URL is the public address of the site, such as https://parley.example. It
	// stands wherever an address leaves the site; without it such places show
	// the path alone.
	URL string
	// Version is the program's own version.
	Version string
	// Now is the clock, the system's if it is nil.
	Now func() time.Time
	// Private asks for signing in to read, too.
	Private bool
}

// New returns the site. It refuses options whose URL is no address of a site.
func New(store Store, opts Options) (http.Handler, error) {
	s, err := newSite(store, opts)
	if err != nil {
		return nil, err
	}
	return s.handler(s.table())
}

func newSite(store Store, opts Options) (*site, error) {
	if err := checkURL(opts.URL); err != nil {
		return nil, err
	}
	opts.URL = strings.TrimSuffix(opts.URL, "/")
	assets, err := readAssets()
	if err != nil {
		return nil, err
	}
	if opts.Logger == nil {
		opts.Logger = slog.New(slog.DiscardHandler)
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	return &site{
		store:    store,
		opts:     opts,
		assets:   assets,
		pages:    newPageCache(),
		sessions: newSessions(store, strings.HasPrefix(opts.URL, "https:"), opts.Now),
		tries:    newTries(),
	}, nil
}

// handler answers the routes of a table. What the page of another site sends is
// refused before anything of it is read; the site's own public address is
// trusted, since a proxy may have changed the host that requests name.
func (s *site) handler(table []route) (http.Handler, error) {
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(s.refuse(http.StatusForbidden))
	if s.opts.URL != "" {
		if err := protection.AddTrustedOrigin(s.opts.URL); err != nil {
			return nil, err
		}
	}
	answers, err := s.serve(table)
	if err != nil {
		return nil, err
	}
	return withSecurityHeaders(protection.Handler(answers)), nil
}

func checkURL(text string) error {
	if text == "" {
		return nil
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Opaque != "" {
		return fmt.Errorf("%q is no address of a site: expected one such as https://parley.example", text)
	}
	if strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return fmt.Errorf("%q says more than where the site is: expected the address of its first page, %s://%s", text, u.Scheme, u.Host)
	}
	return nil
}

type site struct {
	store    Store
	opts     Options
	assets   assets
	pages    *pageCache
	sessions *scs.SessionManager
	tries    *tries
}
