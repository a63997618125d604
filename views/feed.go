package views

import (
	"cmp"
	"crypto/sha1"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"parley/proposals"
)

const feedType = "application/atom+xml"

// maxEntries is the most entries that a feed has: the newest.
const maxEntries = 100

// An atomFeed tells whoever follows a case or a proposal what was stored: an
// entry for each coding, and for each time that a version was withdrawn or put
// back. The codings of what is withdrawn are left out meanwhile. It is an Atom
// feed as RFC 4287 has it; its texts are plain, so that a reader takes nothing
// in them for markup.
type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Updated  time.Time   `xml:"updated"` // never goes back: the newest of all that was stored
	Authors  []atomName  `xml:"author"`  // of entries that name none
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"` // the newest first
}

// An atomEntry is one change.
type atomEntry struct {
	ID       string       `xml:"id"`
	Title    string       `xml:"title"`
	Updated  time.Time    `xml:"updated"`
	Authors  []atomName   `xml:"author"`
	Category atomCategory `xml:"category"`
	Links    []atomLink   `xml:"link"`
	Content  string       `xml:"content"`
}

type atomName struct {
	Name string `xml:"name"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

// A followed is what a feed is of.
type followed struct {
	name    string // tells it from everything else that has a feed, for ever
	title   string
	address string // of its page
}

func (s *site) serveCaseFeed(r *http.Request) (content, error) {
	c, err := s.findCase(r.Context(), r.PathValue("case"))
	if err != nil {
		return content{}, err
	}
	slug := c.Case().Slug
	listings, err := s.store.Listings(r.Context(), slug)
	if err != nil {
		return content{}, err
	}
	withdrawals, err := s.store.Withdrawals(r.Context(), proposals.Slug{})
	if err != nil {
		return content{}, err
	}
	of := followed{"case " + slug.String(), c.Case().Title, caseAddress(slug)}
	return newFeed(of, c, listings, withdrawals, s.opts.URL).content()
}

func (s *site) serveProposalFeed(r *http.Request) (content, error) {
	slug, err := proposals.ParseSlug(r.PathValue("proposal"))
	if err != nil {
		return content{}, s.noProposal(r.Context(), r.PathValue("proposal"))
	}
	c, listings, err := s.history(r.Context(), slug)
	if err != nil {
		return content{}, err
	}
	withdrawals, err := s.store.Withdrawals(r.Context(), slug)
	if err != nil {
		return content{}, err
	}
	of := followed{"proposal " + slug.String(), textWords(c, listings[0]), proposalAddress(slug)}
	return newFeed(of, c, listings, withdrawals, s.opts.URL).content()
}

// newFeed tells of listings, and of the withdrawals among all that are of them.
// Those who publish the case are the author of what has no other, such as a
// withdrawal: it is no act of the text's authors.
func newFeed(of followed, c *proposals.CaseRevision, listings []proposals.Listing, withdrawals []proposals.Withdrawal, site string) atomFeed {
	f := atomFeed{
		Language: "en",
		ID:       stableID(of.name),
		Title:    of.title + ": versions and revisions",
		Updated:  c.Stored().At.UTC(),
		Authors:  []atomName{{c.Case().Publisher.Name}},
		Links:    []atomLink{{"self", feedType, site + feedAddress(of.address)}, pageLink(site + of.address)},
	}
	for _, change := range newestChanges(listings, withdrawals) {
		if at := change.at(); at.After(f.Updated) {
			f.Updated = at
		}
		switch {
		case len(f.Entries) == maxEntries:
		case change.withdrawal != nil:
			f.Entries = append(f.Entries, newWithdrawalEntry(c, change.Listing, change.withdrawal, site))
		case change.Withdrawn == nil:
			f.Entries = append(f.Entries, newRevisionEntry(c, change.Listing, site))
		}
	}
	return f
}

// A feedChange is that a revision was stored, or that its version was withdrawn
// or put back.
type feedChange struct {
	proposals.Listing
	withdrawal *proposals.Withdrawal
}

func (c feedChange) at() time.Time {
	if c.withdrawal != nil {
		return c.withdrawal.At.UTC()
	}
	return c.Stored.At.UTC()
}

// number is that of the withdrawal, 0 for a revision.
func (c feedChange) number() int {
	if c.withdrawal != nil {
		return c.withdrawal.Number
	}
	return 0
}

// newestChanges are all changes, the newest first and what was stored at once
// by ref.
func newestChanges(listings []proposals.Listing, withdrawals []proposals.Withdrawal) []feedChange {
	var all []feedChange
	for _, l := range listings {
		all = append(all, feedChange{Listing: l})
	}
	for i := range withdrawals {
		if l := newestOf(listings, withdrawals[i].Of); !l.Ref.IsZero() {
			all = append(all, feedChange{l, &withdrawals[i]})
		}
	}
	slices.SortStableFunc(all, func(a, b feedChange) int {
		return cmp.Or(
			b.at().Compare(a.at()),
			a.Ref.Proposal().Compare(b.Ref.Proposal()),
			compareNumbers(b.Ref, a.Ref),
			cmp.Compare(b.number(), a.number()),
		)
	})
	return all
}

func newRevisionEntry(c *proposals.CaseRevision, l proposals.Listing, site string) atomEntry {
	e := atomEntry{
		ID:       stableID("revision " + l.Ref.String() + " " + l.Stored.Hash.String()),
		Title:    fmt.Sprintf("Version %d of %s", l.Ref.Version(), textWords(c, l)),
		Updated:  l.Stored.At.UTC(),
		Category: atomCategory{"version"},
		Links:    []atomLink{pageLink(site + versionAddress(l.Ref))},
		Content:  codingWords(l),
	}
	if l.Ref.Revision() > 1 {
		e.Title += fmt.Sprintf(": revision %d (the coding was corrected)", l.Ref.Revision())
		e.Category.Term = "revision"
	}
	for _, a := range l.Authors {
		e.Authors = append(e.Authors, atomName{c.ActorLabel(a)})
	}
	return e
}

// newWithdrawalEntry says that the version of l was withdrawn, or put back. Each
// time is an entry of its own.
func newWithdrawalEntry(c *proposals.CaseRevision, l proposals.Listing, w *proposals.Withdrawal, site string) atomEntry {
	at := w.At.UTC()
	e := atomEntry{
		ID:       stableID(fmt.Sprintf("withdrawal %s %d %s", w.Of, w.Number, at.Format(time.RFC3339Nano))),
		Title:    fmt.Sprintf("Version %d of %s was withdrawn", w.Of.Version(), textWords(c, l)),
		Updated:  at,
		Category: atomCategory{"withdrawal"},
		Links:    []atomLink{pageLink(site + versionAddress(w.Of))},
		Content:  withdrawnWords(w),
	}
	if w.Restored {
		e.Title = fmt.Sprintf("Version %d of %s was put back", w.Of.Version(), textWords(c, l))
		e.Category.Term = "restoration"
		e.Content = fmt.Sprintf("Put back on %s: %s", proposals.DateOf(w.At).Words(), w.Reason)
	}
	return e
}

func pageLink(address string) atomLink { return atomLink{"alternate", "text/html", address} }

// textWords name a text by its title and its authors.
func textWords(c *proposals.CaseRevision, l proposals.Listing) string {
	return l.Title + ", " + authorWords(c, l.Authors)
}

// codingWords say what the text is dated, what its coding rests on, and whose
// it is: a line each, and last the coder's note.
func codingWords(l proposals.Listing) string {
	var lines []string
	for _, d := range datesOf(l.Dates) {
		lines = append(lines, d.Name+" "+d.Day+".")
	}
	if len(lines) == 0 {
		lines = append(lines, sentenceCase(l.Dates.Words())+".")
	}
	return strings.Join(append(lines,
		"Basis: "+l.Basis.Words()+".",
		"Read by "+readWords(l.Read)+"; "+l.Reading.Words(l.Read.By)+".",
		l.Note,
	), "\n")
}

// content is f as XML. The encoder escapes markup, and puts U+FFFD in place of
// what XML cannot hold.
func (f atomFeed) content() (content, error) {
	body, err := xml.MarshalIndent(f, "", "  ")
	if err != nil {
		return content{}, fmt.Errorf("encoding the feed %q: %w", f.Title, err)
	}
	return content{mediaType: feedType + "; charset=utf-8", body: slices.Concat([]byte(xml.Header), body, []byte("\n"))}, nil
}

// feedSpace is the namespace of the names in feeds. It was drawn at random once,
// and with it every id in every feed would change.
var feedSpace = uuid{0xf5, 0x7a, 0x3c, 0xa8, 0xbd, 0x08, 0x43, 0x14, 0xa0, 0xdd, 0x45, 0x3b, 0xa2, 0x30, 0xa7, 0x0e}

// stableID is the id of what has that name. It is the same on every site,
// wherever that stands, so that readers of feeds know again what they have seen.
func stableID(name string) string { return "urn:uuid:" + nameUUID(feedSpace, name).String() }

type uuid [16]byte

func (u uuid) String() string {
	return fmt.Sprintf("%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}

// nameUUID is the UUID of version 5 of a name in a namespace, by section 5.5 of
// RFC 9562, which has it made with SHA-1: nothing secret depends on it.
func nameUUID(space uuid, name string) uuid {
	hash := sha1.New()
	hash.Write(space[:])
	io.WriteString(hash, name)
	u := uuid(hash.Sum(nil)[:len(uuid{})])
	u[6] = u[6]&0x0f | 5<<4 // the version
	u[8] = u[8]&0x3f | 0x80 // the variant
	return u
}
