package proposals

import (
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

func (ps *versionCheck) checkSources() {
	for i, s := range ps.v.Sources {
		path := "sources." + s.Slug.text
		ps.checkSlug(path, s.Slug)
		ps.checkText(path+".publisher", "the publisher", s.Publisher, maxLabel)
		ps.checkRecorded(path, "date", s.Title, s.Date, s.Language, s.Address)
		if !slices.Contains(SourceKinds, s.Kind) {
			ps.addf(path+".kind", "the kind of source is missing: expected %s", orList(kindTexts(SourceKinds)))
		}
		if !slices.Contains(Extents, s.Extent) {
			ps.addf(path+".extent", "the extent is missing: expected %s", orList(kindTexts(Extents)))
		}
		if (s.Kind == TextSource) != slices.Contains(Renderings, s.Rendering) {
			ps.addf(path+".rendering", "a source of kind text says its rendering (%s), and no other source does", orList(kindTexts(Renderings)))
		}
		if s.Address != "" {
			ps.checkLink(path+".address", s.Address, "http", "https")
		}
		if sum, err := hex.DecodeString(s.SHA256); s.SHA256 != "" && (err != nil || len(sum) != len(Hash{}) || strings.ToLower(s.SHA256) != s.SHA256) {
			ps.addf(path+".sha256", "%q is not a SHA-256: expected 64 small hexadecimal digits", Clip(s.SHA256))
		}
		if slices.IndexFunc(ps.v.Sources, func(t Source) bool { return t.Slug == s.Slug }) != i {
			ps.addf(path, "the source %q stands here twice", s.Slug)
		}
	}
	if len(ps.v.Sources) == 0 && len(ps.v.Terms)+len(ps.v.Steps)+len(ps.v.Blanks) > 0 {
		ps.addf("sources", "there are no sources, so nothing of the text is known: expected a source, or no terms, steps and blanks")
	}
}

// checkRecorded checks the title, date and language of a source, which an
// address can do without. The date is called dateName.
func (ps *Problems) checkRecorded(path, dateName, title string, date Date, language, address string) {
	for _, field := range []struct {
		name, noun, expected string
		missing              bool
	}{
		{"title", "title", "a title", title == ""},
		{dateName, "date", "a date", date.IsZero()},
		{"language", "language", "a BCP 47 tag such as uk, ru or en-GB", language == ""},
	} {
		if field.missing && address == "" {
			ps.addf(path+"."+field.name, "the source's %s is missing: expected %s, or the address where it was read", field.noun, field.expected)
		}
	}
	ps.checkOptionalText(path+".title", "the source's title", title, maxTitle)
	if language != "" {
		ps.checkLanguage(path+".language", language)
	}
}

// checkSourceList checks that what is coded says where it was read.
func (ps *versionCheck) checkSourceList(path string, sources []Slug) {
	if len(sources) == 0 && len(ps.v.Sources) > 1 {
		ps.addf(path+".sources", "the sources are missing: the version has several, so each term, step and blank names its own")
	}
	ps.checkUnique(path+".sources", "source", sources)
	for i, s := range sources {
		ps.checkSource(fmt.Sprintf("%s.sources[%d]", path, i), s)
	}
}

func (ps *versionCheck) checkSource(path string, s Slug) {
	if _, ok := ps.v.Source(s); ok || ps.full() {
		return
	}
	known := make([]string, len(ps.v.Sources))
	for i, source := range ps.v.Sources {
		known[i] = source.Slug.text
	}
	ps.unknown(path, "source", s, known)
}

func (ps *versionCheck) checkQuotes(path string, quotes []Quote) {
	for i, q := range quotes {
		at := fmt.Sprintf("%s.quotes[%d]", path, i)
		ps.checkText(at+".text", "the quote", q.Text, maxNote)
		ps.checkSource(at+".source", q.Source)
		if q.Language != "" {
			ps.checkLanguage(at+".language", q.Language)
		} else if s, ok := ps.v.Source(q.Source); ok && s.Language == "" && s.Address != "" {
			ps.addf(at+".language", "the language of the source %q was not recorded, so each quote of it names its own: expected a BCP 47 tag such as uk, ru or en-GB", q.Source)
		}
	}
}
