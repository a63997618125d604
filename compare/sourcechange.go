package compare

import (
	"slices"

	"parley/proposals"
)

// sameSources are the sources of one version that another has too, whatever
// their slugs and whatever they show of the one text and the other. Two codings
// of one version have the same under the same slug, though what is written of
// them may have been corrected.
func sameSources(from, to *proposals.Version) map[proposals.Slug]proposals.Slug {
	pairs, _, _ := pairUp(from.Sources, to.Sources,
		func(f, t proposals.Source) bool { t.Slug = f.Slug; return f == t },
		func(f, t proposals.Source) bool {
			return f.Publisher == t.Publisher && f.Title == t.Title && f.Date == t.Date && f.Language == t.Language && f.Address == t.Address
		},
		func(f, t proposals.Source) bool { return f.Slug == t.Slug && from.Ref() == to.Ref() })
	same := map[proposals.Slug]proposals.Slug{}
	for _, p := range pairs {
		same[p[0].Slug] = p[1].Slug
	}
	return same
}

// sourceChanges are the sources that only one text was read in, and what is
// written of the others.
func (m *mover) sourceChanges() []Change {
	var all []Change
	f, t := m.from.version(), m.to.version()
	for _, s := range f.Sources {
		c := Change{Kind: Changed, Label: "Source “" + s.Title + "”"}
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
			c := Change{Kind: OnlyTo, Label: "Source “" + s.Title + "”"}
			c.Fields = []Difference{{Field: "sources", New: sourceWords(s)}}
			all = append(all, c)
		}
	}
	return all
}

func sourceWords(s proposals.Source) string {
	return s.Publisher + ", “" + s.Title + "”, " + s.Date.Words() + "; " + s.Words()
}

func sourceDifferences(f, t proposals.Source) differences {
	var d differences
	d.prose("title", f.Title, t.Title)
	for _, field := range []struct{ name, from, to string }{
		{"publisher", f.Publisher, t.Publisher},
		{"date", f.Date.Words(), t.Date.Words()},
		{"language", f.Language, t.Language},
		{"kind", f.Words(), t.Words()},
		{"address", f.Address, t.Address},
		{"sha256", f.SHA256, t.SHA256},
	} {
		d.add(field.name, field.from != field.to, field.from, field.to)
	}
	return d
}
