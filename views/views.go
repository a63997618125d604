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
// depends on nothing else, and stays the same for ever.
package views

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"

	"parley/proposals"
)

// A Store holds what the pages show.
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
	// Generation changes with every write.
	Generation(ctx context.Context) (int64, error)
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
}

// New returns the site. It refuses options whose URL is no address of a site.
func New(store Store, opts Options) (http.Handler, error) {
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
	s := &site{store: store, opts: opts, assets: assets, pages: newPageCache()}
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(s.refuse(http.StatusForbidden))
	return withSecurityHeaders(protection.Handler(s.routes())), nil
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
	store  Store
	opts   Options
	assets assets
	pages  *pageCache
}
