package compare

import (
	"slices"

	"parley/proposals"
)

// A road is one way to read a text: under one of its options, and as one of
// its authors would have it. Either may be zero.
type road struct{ option, by proposals.Slug }

// A placed is a term or a blank where a version puts it.
type placed struct {
	proposals.Place
	term  *proposals.Term // nil on a blank
	blank *proposals.Blank
}

// A holding is what holds at one place: terms, a blank where vacant is set, or
// both. More than one holds where the text is read in several ways, and where
// one speaks of the option and another of the part, so that neither stands in
// place of the other.
type holding struct {
	terms  []*proposals.Term
	vacant bool
	blank  blank
}

// placedByIssue leaves out what was said elsewhere.
func placedByIssue(v *proposals.Version) map[proposals.Slug][]placed {
	all := map[proposals.Slug][]placed{}
	for i := range v.Terms {
		if t := &v.Terms[i]; !t.SaidElsewhere {
			all[t.Issue] = append(all[t.Issue], placed{t.Place, t, nil})
		}
	}
	for i := range v.Blanks {
		if b := &v.Blanks[i]; !b.SaidElsewhere {
			all[b.Issue] = append(all[b.Issue], placed{b.Place, nil, b})
		}
	}
	return all
}

// roads are the ways in which the column is read on one issue. The brackets of
// a joint draft count where it has any there.
func (c *column) roads(issue proposals.Slug) []road {
	bracketed := slices.ContainsFunc(c.placed[issue], func(p placed) bool { return !p.By.IsZero() })
	return c.roadsWith(bracketed)
}

func (c *column) roadsWith(brackets bool) []road {
	authors := []proposals.Slug{c.By}
	if brackets && c.By.IsZero() {
		authors = c.version().Authors
	}
	var roads []road
	for _, option := range c.options {
		for _, by := range authors {
			roads = append(roads, road{option, by})
		}
	}
	return roads
}

// holds is what the column has on an issue at one place. A term or blank with
// option, part or by stands in place of the general one there.
func (c *column) holds(issue *proposals.Issue, part proposals.Slug, r road) holding {
	place := proposals.Place{Issue: issue.Slug, Option: r.option, Part: part, By: r.by}
	var fit []placed
	for _, p := range c.placed[issue.Slug] {
		if covers(p.Place, place) {
			fit = append(fit, p)
		}
	}
	var h holding
	var written *proposals.Blank
	for _, p := range fit {
		replaced := slices.ContainsFunc(fit, func(q placed) bool { return q.Place != p.Place && covers(p.Place, q.Place) })
		switch {
		case replaced:
		case p.term != nil:
			h.terms = append(h.terms, p.term)
		case written == nil:
			written = p.blank
		}
	}
	h.vacant = written != nil || len(h.terms) == 0
	switch {
	case !h.vacant:
	case written != nil:
		h.blank = c.written(written)
	default:
		h.blank = c.computed(issue, place)
	}
	return h
}

// covers reports whether what stands at wide also speaks of narrow.
func covers(wide, narrow proposals.Place) bool {
	return general(wide.Option, narrow.Option) && general(wide.Part, narrow.Part) && general(wide.By, narrow.By)
}

func general(wide, narrow proposals.Slug) bool { return wide.IsZero() || wide == narrow }

// partsOf are the parts of issue at which two columns are compared: those that
// either names, and the zero part, which stands for all others, where one
// speaks of them. Where nothing is coded but why some parts have no answer, the
// others are not passed over either.
func partsOf(issue *proposals.Issue, columns ...*column) []proposals.Slug {
	var named []proposals.Slug
	speakGenerally := 0
	for _, c := range columns {
		whole := false
		for _, p := range c.placed[issue.Slug] {
			if p.Part.IsZero() {
				whole = true
			} else if !slices.Contains(named, p.Part) {
				named = append(named, p.Part)
			}
		}
		if whole {
			speakGenerally++
		}
	}
	unnamed := slices.ContainsFunc(issue.Parts, func(l proposals.Label) bool { return !slices.Contains(named, l.Slug) })
	parts := inOrder(named, issue.Parts)
	if len(named) == 0 || speakGenerally == len(columns) || unnamed && (speakGenerally > 0 || nobodySpeaks(issue, columns)) {
		parts = append(parts, proposals.Slug{})
	}
	return parts
}

// nobodySpeaks reports whether no column has a term on an issue.
func nobodySpeaks(issue *proposals.Issue, columns []*column) bool {
	return !slices.ContainsFunc(columns, func(c *column) bool {
		return slices.ContainsFunc(c.placed[issue.Slug], func(p placed) bool { return p.term != nil })
	})
}

// inOrder sorts slugs as labels do, unknown ones last by their text.
func inOrder(slugs []proposals.Slug, labels []proposals.Label) []proposals.Slug {
	at := func(s proposals.Slug) int {
		if i := slices.IndexFunc(labels, func(l proposals.Label) bool { return l.Slug == s }); i >= 0 {
			return i
		}
		return len(labels)
	}
	return slices.SortedFunc(slices.Values(slugs), func(a, b proposals.Slug) int {
		if at(a) != at(b) {
			return at(a) - at(b)
		}
		return a.Compare(b)
	})
}
