package proposals

import "slices"

func (ps *versionCheck) checkBlank(path string, b *Blank) {
	ps.checkPlace(path, b.Place)
	ps.checkSourceList(path, b.Sources)
	switch {
	case b.Coverage == Deferred:
		ps.checkDeferral(path+".after", b.After)
	case len(b.After) > 0:
		ps.addf(path+".after", "only what is deferred is left to an event")
	}
	if !slices.Contains(Blanks, b.Coverage) {
		ps.addf(path, "the kind of blank is missing: expected %s", orList(kindTexts(Blanks)))
	}
	if b.Coverage == Struck && ps.v.BasedOn.IsZero() && ps.v.Number == 1 {
		ps.addf(path, "nothing can be struck: the text is based on no other (`based-on`) and is the first version")
	}
	if b.Coverage == Silent {
		ps.checkSilence(path, b)
	} else if !b.Search.IsZero() {
		ps.addf(path, "only what is silent says who checked and which words were looked for")
	}
}

// checkSilence allows "silent" only where someone read the text, or a named
// part of it, and looked.
func (ps *versionCheck) checkSilence(path string, b *Blank) {
	if b.Search.By == "" || b.Search.On.IsZero() {
		ps.addf(path+".checked.by", "silent needs who looked and when: expected `; checked NAME on DATE`")
	} else {
		ps.checkText(path+".checked.by", "who checked", b.Search.By, maxLabel)
	}
	if len(b.Search.Words) == 0 {
		ps.addf(path+".words", "silent needs the words that were looked for: expected `; words WORD, WORD`")
	}
	for _, w := range b.Search.Words {
		ps.checkText(path+".words", "a word", w, maxLabel)
	}
	for _, p := range b.Search.Points {
		ps.checkText(path+".points", "a point", p, maxLabel)
	}
	for _, slug := range ps.v.SourcesOf(b.Sources) {
		s, ok := ps.v.Source(slug)
		switch {
		case !ok:
		case s.Kind != TextSource:
			ps.addf(path, "silent needs a source of kind text, and %q is of kind %q: expected unreported", slug, string(s.Kind))
		case s.Extent != Full && len(b.Search.Points) == 0:
			ps.addf(path+".points", "%q shows only a part of the text: expected `; points …`, the points that were read, or unreported", slug)
		}
	}
}

func (ps *versionCheck) checkDeferral(path string, after []Slug) {
	if len(after) == 0 {
		ps.addf(path, "what is deferred is left to an event: expected `; after EVENT`")
	}
	ps.checkEvents(path, after)
}

func (ps *versionCheck) checkRest() {
	rest := ps.v.Rest
	if rest == nil {
		return
	}
	switch rest.Coverage {
	case Unreported:
		if len(rest.After) > 0 {
			ps.addf("rest.after", "only what is deferred is left to an event")
		}
	case Deferred:
		ps.checkDeferral("rest.after", rest.After)
	default:
		ps.addf("rest", "%q cannot be said of everything else: expected unreported, or deferred; after EVENT", string(rest.Coverage))
	}
}
