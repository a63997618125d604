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
// entry for each coding, and for each version that was withdrawn. It is an Atom
// feed as RFC 4287 has it; its texts are plain, so that a reader takes nothing
// in them for markup.
type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Updated  time.Time   `xml:"updated"`
	Authors  []atomName  `xml:"author"` // of entries that name none
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
	of := followed{"case " + slug.String(), c.Case().Title, caseAddress(slug)}
	return newFeed(of, c, listings, s.opts.URL).content()
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
	of := followed{"proposal " + slug.String(), textWords(c, listings[0]), proposalAddress(slug)}
	return newFeed(of, c, listings, s.opts.URL).content()
}

// newFeed tells of listings. Those who publish the case are the author of what
// has no other, such as a withdrawal: it is no act of the text's authors.
func newFeed(of followed, c *proposals.CaseRevision, listings []proposals.Listing, site string) atomFeed {
	f := atomFeed{
		Language: "en",
		ID:       stableID(of.name),
		Title:    of.title + ": versions and revisions",
		Updated:  c.Stored().At.UTC(),
		Authors:  []atomName{{c.Case().Publisher.Name}},
		Links:    []atomLink{{"self", feedType, site + feedAddress(of.address)}, pageLink(site + of.address)},
	}
	for _, l := range newestChanges(listings) {
		entry := newRevisionEntry(c, l, site)
		if l.Withdrawn != nil {
			entry = newWithdrawalEntry(c, l, site)
		}
		f.Entries = append(f.Entries, entry)
	}
	if len(f.Entries) > 0 {
		f.Updated = f.Entries[0].Updated
	}
	return f
}

// newestChanges are the listings that have an entry, the newest change first
// and what was stored at once by ref. A withdrawn version has one, whatever the
// number of its revisions.
func newestChanges(listings []proposals.Listing) []proposals.Listing {
	all := slices.Clone(listings)
	slices.SortFunc(all, func(a, b proposals.Listing) int {
		return cmp.Or(
			changedAt(b).Compare(changedAt(a)),
			a.Ref.Proposal().Compare(b.Ref.Proposal()),
			compareNumbers(b.Ref, a.Ref),
		)
	})
	all = slices.CompactFunc(all, func(a, b proposals.Listing) bool {
		return a.Withdrawn != nil && a.Ref.WithRevision(0) == b.Ref.WithRevision(0)
	})
	return all[:min(len(all), maxEntries)]
}

// changedAt is when a revision was stored, or its version withdrawn.
func changedAt(l proposals.Listing) time.Time {
	if l.Withdrawn != nil {
		return l.Withdrawn.At
	}
	return l.Stored.At
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

// newWithdrawalEntry says that the version of l was withdrawn. A version can be
// put back and withdrawn once more: each time is an entry of its own.
func newWithdrawalEntry(c *proposals.CaseRevision, l proposals.Listing, site string) atomEntry {
	w := l.Withdrawn
	at := w.At.UTC()
	return atomEntry{
		ID:       stableID(fmt.Sprintf("withdrawal %s %d %s", w.Of, w.Number, at.Format(time.RFC3339Nano))),
		Title:    fmt.Sprintf("Version %d of %s was withdrawn", l.Ref.Version(), textWords(c, l)),
		Updated:  at,
		Category: atomCategory{"withdrawal"},
		Links:    []atomLink{pageLink(site + versionAddress(w.Of))},
		Content:  withdrawnWords(w),
	}
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
		lines = append(lines, sentenceCase(datedWords(l.Dates))+".")
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
	return content{feedType + "; charset=utf-8", slices.Concat([]byte(xml.Header), body, []byte("\n"))}, nil
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
