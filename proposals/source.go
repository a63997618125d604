package proposals

import "slices"

// A Source is where a text was read.
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
	extent := map[Extent]string{Full: "in full", Part: "in part"}[b.Extent]
	switch b.Kind {
	case TextSource:
		return "the text, read " + extent
	case SawText:
		return "a report by those who saw the text, " + extent
	case ReportSource:
		return "a report on the text, " + extent
	case StatementOf:
		return "a statement about the text"
	case AccountOf:
		return "an account by someone involved"
	default:
		return "no source: the text is not available"
	}
}

// A Quote is words copied from a source.
type Quote struct {
	Text     string
	Source   Slug
	Language string // BCP 47, where it is not the source's
	// OfText says that the words are those of the proposal's text, as the
	// source quotes it, not the source's own.
	OfText bool
}
