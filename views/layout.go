package views

import (
	"bytes"
	"cmp"
	"fmt"
	"net/http"

	"github.com/a-h/templ"
)

// A head is what the frame around a page needs to know of it.
type head struct {
	Title string
	// Description is one sentence for those who meet the page in a list.
	Description string
	// Trail leads from the list of cases to the page, without either.
	Trail []link
	// Markdown is where the same content stands as markdown, if it does.
	Markdown string
	// Feed is the feed that tells of what is new on the page, if there is one.
	Feed string
	// Canonical is the address of the page without what only arranges it, its
	// path if it is empty. A page at NoAddress, an error, has none.
	Canonical string
	NoAddress bool
	// Cited is what the page is to be cited as, nil where it is nothing by itself.
	Cited *citeBox
}

// A frame is what every page shares.
type frame struct {
	head
	Style, Script, Icon string // addresses
	Version             string
	Viewer              viewer
	SignIn              string // where to sign in and come back
	// Public is Canonical on the site's public address, empty where that is not
	// known.
	Public string
}

// FullTitle is what a browser shows: the page and the site.
func (f frame) FullTitle() string {
	if f.Title == siteName {
		return siteName
	}
	return f.Title + " · " + siteName
}

// SharedTitle is what the page is called where its address is shown: with the
// row or topic that alone it shows.
func (f frame) SharedTitle() string {
	if f.Cited != nil && f.Cited.IsTable {
		return f.Cited.Title
	}
	return f.Title
}

const siteName = "Parley"

// render makes the whole page.
func (s *site) render(r *http.Request, h head, body templ.Component) (content, error) {
	f := frame{
		head:    h,
		Style:   s.assets.address("parley.css"),
		Script:  s.assets.address("parley.js"),
		Icon:    s.assets.address("icon.svg"),
		Version: s.opts.Version,
		Viewer:  viewerOf(r),
		SignIn:  signInPath,
	}
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		f.SignIn = signInAddress(r.URL.RequestURI())
		f.place(s.opts.URL, r.URL.EscapedPath())
	}
	var page bytes.Buffer
	if err := f.show(body).Render(r.Context(), &page); err != nil {
		return content{}, fmt.Errorf("rendering %q: %w", h.Title, err)
	}
	return content{mediaType: "text/html; charset=utf-8", body: page.Bytes()}, nil
}

// place says where the page stands, on the site of that public address.
func (f *frame) place(site, path string) {
	if f.NoAddress {
		return
	}
	f.Canonical = site + cmp.Or(f.Canonical, path)
	if site != "" {
		f.Public = f.Canonical
	}
}
