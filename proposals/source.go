package proposals

import (
	"net/url"
	"slices"
)

// A Source is where a text was read. Its title, date and language may each be
// empty, as far as they were not recorded, where it has an address.
type Source struct {
	Slug             Slug
	Publisher, Title string
	Date             Date
	Language         string // BCP 47
	Kind             SourceKind
	Extent           Extent
	Rendering        Rendering // only and always where Kind is TextSource
	Leaked           bool
	Address          string // http or https, or empty
	SHA256           string // of the text that was read, if held
}

// Basis is what a version's coding rests on: the widest kind and extent among
// its sources. The zero value is no source at all.
type Basis struct {
	Kind   SourceKind
	Extent Extent
}

// Basis is the widest kind and extent among the sources of v.
func (v *Version) Basis() Basis {
	var basis Basis
	for i, s := range v.Sources {
		if i == 0 || nearer(s, basis) {
			basis = Basis{s.Kind, s.Extent}
		}
	}
	return basis
}

func nearer(s Source, b Basis) bool {
	kind, than := slices.Index(SourceKinds, s.Kind), slices.Index(SourceKinds, b.Kind)
	return kind < than || kind == than && s.Extent == Full
}

// Words describe the basis for the head of a column.
func (b Basis) Words() string {
	if b.Kind == "" {
		return "no source: the text is not available"
	}
	return b.Kind.Words() + ", giving " + b.Extent.words()
}

// Words say what the source is and how much of the text it gives: "text,
// official translation, giving all of it"; "report on the text, giving part of
// it, leaked".
func (s Source) Words() string {
	words := s.Kind.Words()
	switch s.Rendering {
	case "":
	case Original:
		words += ", the original"
	default:
		words += ", " + string(s.Rendering) + " translation"
	}
	words += ", giving " + s.Extent.words()
	if s.Leaked {
		words += ", leaked"
	}
	return words
}

// Name names the source for a reader: by its title in quotation marks, and
// where that was not recorded by its publisher and its address.
func (s Source) Name() string {
	if s.Title == "" {
		return s.AddressName()
	}
	return "“" + s.Title + "”"
}

// AddressName names the source by its publisher and the host and path of its
// address, of which a long one is cut: "Agency, agency.example/plans/lake".
func (s Source) AddressName() string {
	u, err := url.Parse(s.Address)
	if err != nil || u.Host == "" {
		return s.Publisher
	}
	const most = 60
	place := []rune(u.Host)
	if path := u.EscapedPath(); path != "/" {
		place = append(place, []rune(path)...)
	}
	if len(place) > most {
		place = append(place[:most-1], '…')
	}
	return s.Publisher + ", " + string(place)
}

// DateWords are the date of the source, or that it was not recorded.
func (s Source) DateWords() string {
	if s.Date.IsZero() {
		return "date not recorded"
	}
	return s.Date.Words()
}

// Words name the kind for a reader.
func (k SourceKind) Words() string {
	switch k {
	case TextSource:
		return "the text itself"
	case SawText:
		return "report by those who were shown the text"
	case ReportSource:
		return "report on the text"
	case StatementOf:
		return "statement on the text"
	case AccountOf:
		return "account of the text"
	default:
		return string(k)
	}
}

func (e Extent) words() string {
	if e == Full {
		return "all of it"
	}
	return "part of it"
}

// A Quote is words copied from a source.
type Quote struct {
	Text     string
	Source   Slug
	Language string // BCP 47, where it is not the source's
	// OfText says that the words are those of the proposal's text, as the
	// source quotes it. Else they are the source's own, or it does not show
	// whose they are.
	OfText bool
}
