package compare

import (
	"cmp"
	"slices"

	"parley/proposals"
)

// sameSources are the sources of one version that another has too, whatever
// their slugs and whatever they show of the one text and the other. What was
// not recorded of one tells it from none at the same address. Two codings
// of one version have the same under the same slug, though what is written of
// them may have been corrected.
func sameSources(from, to *proposals.Version) map[proposals.Slug]proposals.Slug {
	pairs, _, _ := pairUp(from.Sources, to.Sources,
		func(f, t proposals.Source) bool { t.Slug = f.Slug; return f == t },
		func(f, t proposals.Source) bool {
			return f.Publisher == t.Publisher && f.Address == t.Address &&
				equalIfRecorded(f.Title, t.Title) && equalIfRecorded(f.Date, t.Date) && equalIfRecorded(f.Language, t.Language)
		},
		func(f, t proposals.Source) bool { return f.Slug == t.Slug && from.Ref() == to.Ref() })
	same := map[proposals.Slug]proposals.Slug{}
	for _, p := range pairs {
		same[p[0].Slug] = p[1].Slug
	}
	return same
}

// equalIfRecorded reports whether two are equal, or one is not recorded.
func equalIfRecorded[T comparable](f, t T) bool {
	var none T
	return f == t || f == none || t == none
}

// sourceChanges are the sources that only one text was read in, and what is
// written of the others.
func (m *mover) sourceChanges() []Change {
	var all []Change
	f, t := m.from.version(), m.to.version()
	for _, s := range f.Sources {
		c := Change{Kind: Changed, Label: "Source " + s.Name()}
		if slug, ok := m.same[s.Slug]; ok {
			same, _ := t.Source(slug)
			c.Fields = sourceDifferences(s, same)
		} else {
			c.Kind, c.Fields = OnlyFrom, []Difference{{Field: "sources", Old: sourceWords(s)}}
		}
		if len(c.Fields) > 0 {
			all = append(all, c)
		}
	}
	for _, s := range t.Sources {
		if !slices.ContainsFunc(f.Sources, func(o proposals.Source) bool { return m.same[o.Slug] == s.Slug }) {
			c := Change{Kind: OnlyTo, Label: "Source " + s.Name()}
			c.Fields = []Difference{{Field: "sources", New: sourceWords(s)}}
			all = append(all, c)
		}
	}
	return all
}

func sourceWords(s proposals.Source) string {
	name := s.Publisher + ", " + s.Name()
	if s.Title == "" {
		name = s.Name() + ", title not recorded"
	}
	return name + ", " + s.DateWords() + "; " + s.Words()
}

func sourceDifferences(f, t proposals.Source) differences {
	var d differences
	if f.Title != "" && t.Title != "" {
		d.prose("title", f.Title, t.Title)
	} else {
		d.add("title", f.Title != t.Title, orNotRecorded(f.Title), orNotRecorded(t.Title))
	}
	for _, field := range []struct{ name, from, to string }{
		{"publisher", f.Publisher, t.Publisher},
		{"date", orNotRecorded(f.Date.Words()), orNotRecorded(t.Date.Words())},
		{"language", orNotRecorded(f.Language), orNotRecorded(t.Language)},
		{"kind", f.Words(), t.Words()},
		{"address", f.Address, t.Address},
		{"sha256", f.SHA256, t.SHA256},
	} {
		d.add(field.name, field.from != field.to, field.from, field.to)
	}
	return d
}

// orNotRecorded is what is written of a source, or that nothing is.
func orNotRecorded(s string) string { return cmp.Or(s, "not recorded") }
