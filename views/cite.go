package views

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
)

// A citeBox offers a citation to be copied, or taken away in a file.
type citeBox struct {
	export.Citation
	// ID is that of its text on the page.
	ID string
	// What is cited, for whoever hears the box by itself: "this comparison".
	What string
	// Place is where it stands here for good: the address that is cited, but for
	// words of a source.
	Place  string
	BibTeX string
	Files  []citeFile
	// Open says that it was asked for.
	Open bool
}

// A citeFile is where a citation can be taken away.
type citeFile struct {
	export.CitationFormat
	Address string
}

// newCiteBox offers a citation, with its files where they stand at an address
// before the name of their format.
func newCiteBox(cited export.Citation, id, what, files string) citeBox {
	box := citeBox{Citation: cited, ID: id, What: what, Place: cited.Address, BibTeX: export.CitationFormats[0].Print(cited)}
	if files == "" {
		return box
	}
	path, query, asked := strings.Cut(files, "?")
	for _, f := range export.CitationFormats {
		file := citeFile{f, path + "." + f.Name}
		if asked {
			file.Address += "?" + query
		}
		box.Files = append(box.Files, file)
	}
	return box
}

// citeTaken offers the citation of what a page shows, which stands as markdown
// at another address and for good at a third.
func (s *site) citeTaken(t export.Taken, what, markdown, permanent string) *citeBox {
	box := newCiteBox(t.Cite(s.origin(permanent)), "cite_text", what, strings.Replace(markdown, ".md", "", 1))
	return &box
}

// origin is where something stands for good at a path of this site.
func (s *site) origin(path string) export.Origin {
	return export.Origin{Address: s.opts.URL + path, Program: s.opts.Version}
}

// citeRoutes are the files in which the page at a path is cited.
func (s *site) citeRoutes(path string, t taker) []route {
	var routes []route
	for _, f := range export.CitationFormats {
		routes = append(routes, route{"GET " + path + "." + f.Name, toRead, s.page(func(r *http.Request) (content, error) {
			return s.cite(r, f, t)
		})})
	}
	return routes
}

// cite prints the citation of what t loads.
func (s *site) cite(r *http.Request, f export.CitationFormat, t taker) (content, error) {
	taken, permanent, err := t(r)
	if err != nil {
		return content{}, err
	}
	return citeContent(f, taken.Cite(s.origin(permanent))), nil
}

func citeContent(f export.CitationFormat, cited ...export.Citation) content {
	name := strings.ReplaceAll(cited[0].Key, ":", "-") + "." + f.Name
	return content{mediaType: f.MediaType, body: []byte(f.Print(cited...)), file: name}
}

// cutCitation splits the name of a thing from that of the format in which it is
// cited.
func cutCitation(name string) (string, *export.CitationFormat) {
	for _, f := range export.CitationFormats {
		if before, ok := strings.CutSuffix(name, "."+f.Name); ok {
			return before, &f
		}
	}
	return name, nil
}

// termField is where the address of a text names the place in it that is to be
// cited.
const termField = "term"

// citeText is what r asks to be cited of the only text of a comparison: the text,
// or what stands at an anchor in it.
func (s *site) citeText(r *http.Request, alone *compare.Comparison) ([]export.Citation, error) {
	ref := alone.Columns[0].Ref()
	at := s.origin(versionAddress(ref))
	anchor := r.URL.Query().Get(termField)
	if anchor == "" {
		return []export.Citation{export.CiteVersion(alone, at)}, nil
	}
	cited := export.CitePlace(alone, anchor, at)
	if len(cited) == 0 {
		page := link{alone.Columns[0].Revision.Version().Title, versionAddress(ref)}
		return nil, misdirected{sentence: fmt.Sprintf("Nothing stands at %q in %s.", proposals.Clip(anchor), ref), next: []link{page}}
	}
	return cited, nil
}

// newPlaceBoxes offer the citations of a place: the first of what was coded, the
// others of the words that it quotes.
func newPlaceBoxes(ref proposals.Ref, anchor string, cited []export.Citation) []citeBox {
	boxes := make([]citeBox, len(cited))
	for i, c := range cited {
		what, at, place := "what is coded here", anchor, c.Address
		if i > 0 {
			at = proposals.QuoteAnchor(anchor, i)
		}
		if c.Publisher == "" { // a source
			what, place = "the words quoted, from "+c.Authors[0], termAddress(ref, at)
		}
		boxes[i] = newCiteBox(c, "cite-"+at, what, citePlaceAddress(ref, at))
		boxes[i].Place, boxes[i].Open = place, true
	}
	return boxes
}

// cellBoxes offer the citations of the answers in the only row that was asked
// for, each by itself.
func (s *site) cellBoxes(c *compare.Comparison) []citeBox {
	row := onlyRow(c)
	if row == nil {
		return nil
	}
	var boxes []citeBox
	for i := range c.Columns {
		id := cellID(c, *row, i)
		cited := export.CiteCell(c, *row, i, s.origin(PermanentAddress("", c)+"#"+id))
		boxes = append(boxes, newCiteBox(cited, "cite-"+id, "the answer of "+export.ColumnName(c.Columns, i), ""))
	}
	return boxes
}

// onlyRow is the row of the one question that a comparison was asked for, nil
// where it was asked for more, or shows none.
func onlyRow(c *compare.Comparison) *compare.Row {
	if len(c.Query.Issues) != 1 {
		return nil
	}
	for _, t := range c.Tables {
		for _, g := range t.Groups {
			for _, r := range g.Rows {
				if r.Issue != nil && r.Issue.Slug == c.Query.Issues[0] {
					return &r
				}
			}
		}
	}
	return nil
}

// cellID is the place of one text's answer in a comparison, in whatever order
// the texts stand. A row that stands under a second topic too has none there,
// unless it is all that was asked for.
func cellID(c *compare.Comparison, r compare.Row, column int) string {
	if r.Issue == nil || r.Also && len(c.Query.Issues) == 0 {
		return ""
	}
	return "cell-" + r.Issue.Slug.String() + "-" + c.Columns[column].Ref().String()
}

// MetaDate is the date as readers of metadata take it: 2025/06/02.
func (b citeBox) MetaDate() string { return strings.ReplaceAll(b.Date.String(), "-", "/") }

// IsPublic reports whether the citation has an address that is known elsewhere.
func (b citeBox) IsPublic() bool { return strings.Contains(b.Address, "://") }

// cellPlace is the id of a cell, if it has one.
func (p comparisonPage) cellPlace(r compare.Row, column int) templ.Attributes {
	if id := cellID(p.Comparison, r, column); id != "" {
		return templ.Attributes{"id": id}
	}
	return nil
}

// citedPart says what of a comparison is cited.
func citedPart(c *compare.Comparison) string {
	if onlyRow(c) != nil {
		return "this row"
	}
	return "this comparison"
}

// mediaTypeAlone is a media type without its parameters.
func mediaTypeAlone(mediaType string) string {
	alone, _, _ := strings.Cut(mediaType, ";")
	return alone
}
