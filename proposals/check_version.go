package proposals

import (
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// checkVersion checks everything that a version must keep against its case.
func checkVersion(v *Version, against *CaseRevision) Problems {
	ps := versionCheck{v: v, against: against, c: against.Case()}
	ps.checkHead()
	ps.checkAnswer()
	ps.checkSources()
	ps.checkRest()
	for i := range v.Terms {
		ps.checkTerm(fmt.Sprintf("terms[%d]", i), &v.Terms[i])
	}
	for i := range v.Blanks {
		ps.checkBlank(fmt.Sprintf("blanks[%d]", i), &v.Blanks[i])
	}
	ps.checkKeys()
	for i := range v.Steps {
		ps.checkStep(fmt.Sprintf("steps[%d]", i), &v.Steps[i])
	}
	ps.checkOrderOnce()
	return ps.Problems
}

type versionCheck struct {
	Problems
	v       *Version
	against *CaseRevision
	c       *Case
}

func (ps *versionCheck) checkHead() {
	v := ps.v
	if v.Proposal.IsZero() {
		ps.addf("proposal", "the proposal is missing")
	}
	if v.Number < 1 || v.Number > 999_999 {
		ps.addf("version", "the version's number is missing: expected a whole number from 1")
	}
	switch {
	case v.Case.IsZero():
		ps.addf("case", "the case is missing")
	case v.Case != ps.c.Slug:
		ps.addf("case", "the case is %q, but this was read against %q", v.Case, ps.c.Slug)
	}
	ps.checkText("title", "the title", v.Title, maxTitle)
	for i, called := range v.Called {
		path := "called." + called.Party.text
		ps.checkParty(path, called.Party)
		ps.checkText(path, "the name", called.Title, maxTitle)
		if slices.IndexFunc(v.Called, func(c CalledBy) bool { return c.Party == called.Party }) != i {
			ps.addf(path, "the party %q stands here twice", called.Party)
		}
	}
	ps.checkAuthors()
	for i, l := range v.Languages {
		ps.checkLanguage(fmt.Sprintf("languages[%d]", i), l)
	}
	if v.Dates == (Dates{}) {
		ps.addf("dates", "the dates are missing: expected at least one of text, handed-over, published, reported")
	}
	ps.checkLabels("options", v.Options, false)
	ps.checkRead(v.Read, v.Note)
	ps.checkProse("intro", v.Intro)
}

func (ps *versionCheck) checkAuthors() {
	if len(ps.v.Authors) == 0 {
		ps.addf("authors", "the authors are missing: expected one party or more")
	}
	ps.checkUnique("authors", "party", ps.v.Authors)
	for i, a := range ps.v.Authors {
		ps.checkParty(fmt.Sprintf("authors[%d]", i), a)
	}
	if ps.v.Act == JointDraft && len(ps.v.Authors) < 2 {
		ps.addf("authors", "a joint draft has at least two authors")
	}
}

func (ps *versionCheck) checkParty(path string, s Slug) {
	if _, ok := ps.against.Party(s); !ok {
		ps.unknown(path, "party", s, partySlugs(ps.c))
	}
}

func (ps *versionCheck) checkAnswer() {
	v := ps.v
	if !slices.Contains(Acts, v.Act) {
		ps.addf("act", "the act is missing: expected %s", orList(kindTexts(Acts)))
	}
	switch {
	case v.AnswersWith == "":
	case v.Act != Response || v.Answers.IsZero():
		ps.addf("answers-with", "only a response that names the text it answers says what it answers with")
	case !slices.Contains(Answers, v.AnswersWith):
		ps.addf("answers-with", "%q is no answer: expected %s", string(v.AnswersWith), orList(kindTexts(Answers)))
	}
	ps.checkEarlier("answers", v.Answers)
	ps.checkEarlier("based-on", v.BasedOn)
}

func (ps *versionCheck) checkEarlier(path string, ref Ref) {
	if !ref.IsZero() && ref.proposal == ps.v.Proposal && ref.version >= ps.v.Number {
		ps.addf(path, "%s is not an earlier text", ref)
	}
}

func (ps *versionCheck) checkSources() {
	for i, s := range ps.v.Sources {
		path := "sources." + s.Slug.text
		ps.checkSlug(path, s.Slug)
		ps.checkText(path+".publisher", "the publisher", s.Publisher, maxLabel)
		ps.checkText(path+".title", "the source's title", s.Title, maxTitle)
		if s.Date.IsZero() {
			ps.addf(path+".date", "the source's date is missing")
		}
		ps.checkLanguage(path+".language", s.Language)
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
			ps.addf(path+".sha256", "%q is not a SHA-256: expected 64 small hexadecimal digits", clip(s.SHA256))
		}
		if slices.IndexFunc(ps.v.Sources, func(t Source) bool { return t.Slug == s.Slug }) != i {
			ps.addf(path, "the source %q stands here twice", s.Slug)
		}
	}
	if len(ps.v.Sources) == 0 && len(ps.v.Terms)+len(ps.v.Steps)+len(ps.v.Blanks) > 0 {
		ps.addf("sources", "there are no sources, so nothing of the text is known: expected a source, or no terms, steps and blanks")
	}
}

func (ps *versionCheck) checkRest() {
	rest := ps.v.Rest
	if rest == nil {
		return
	}
	switch rest.Coverage {
	case Unreported:
		if len(rest.After) > 0 {
			ps.addf("rest", "only what is deferred is left to an event")
		}
	case Deferred:
		ps.checkDeferral("rest", rest.After)
	default:
		ps.addf("rest", "%q cannot be said of everything else: expected unreported, or deferred; after EVENT", string(rest.Coverage))
	}
}

func (ps *versionCheck) checkDeferral(path string, after []Slug) {
	if len(after) == 0 {
		ps.addf(path, "what is deferred is left to an event: expected `; after EVENT`")
	}
	ps.checkEvents(path, after)
}

func (ps *versionCheck) checkTerm(path string, t *Term) {
	ps.checkText(path+".headline", "the headline", t.Headline, MaxHeadline)
	if !t.Reading.IsZero() {
		ps.checkSlug(path+".reading", t.Reading)
	}
	issue := ps.checkPlace(path, t.Place)
	if issue != nil {
		ps.checkAnswerOf(path, t, issue)
		if t.Unconditional && issue.Kind != Measure {
			ps.addf(path+".unconditional", "only a measure is unconditional; this issue is of kind %s", issue.Kind)
		}
	}
	ps.checkUnique(path+".on", "party or actor", t.On)
	for i, on := range t.On {
		ps.checkActor(fmt.Sprintf("%s.on[%d]", path, i), on, ps.c)
	}
	for i, s := range t.Scope {
		ps.checkText(fmt.Sprintf("%s.scope[%d]", path, i), "the scope", s, maxTitle)
		if slices.Index(t.Scope, s) != i {
			ps.addf(fmt.Sprintf("%s.scope[%d]", path, i), "this phrase stands here twice")
		}
	}
	ps.checkTermEvents(path, t)
	ps.checkSourceList(path, t.Sources)
	ps.checkQuotes(path, t.Quotes)
	ps.checkOptionalText(path+".point", "the point", t.Point, maxLabel)
	ps.checkOptionalText(path+".ambiguous", "the ambiguity", t.Ambiguous, maxNote)
	ps.checkOptionalText(path+".inferred", "what it was inferred from", t.Inferred, maxNote)
	ps.checkProse(path+".body", t.Body)
}

func (ps *versionCheck) checkPlace(path string, p Place) *Issue {
	issue, ok := ps.against.Issue(p.Issue)
	switch {
	case p.Issue.IsZero():
		ps.addf(path+".issue", "the issue is missing: expected a line `- issue: slug`")
	case !ok:
		ps.unknown(path+".issue", "issue", p.Issue, ps.issueSlugs())
	case !p.Part.IsZero() && labelIndex(issue.Parts, p.Part) < 0:
		ps.unknown(path+".part", "part of this issue", p.Part, labelSlugs(issue.Parts))
	}
	if !p.Option.IsZero() && labelIndex(ps.v.Options, p.Option) < 0 {
		ps.unknown(path+".option", "option", p.Option, labelSlugs(ps.v.Options))
	}
	ps.checkBracket(path, p.By)
	return issue
}

func (ps *versionCheck) checkBracket(path string, by Slug) {
	switch {
	case by.IsZero():
	case ps.v.Act != JointDraft:
		ps.addf(path+".by", "only a joint draft has brackets")
	case !slices.Contains(ps.v.Authors, by):
		ps.unknown(path+".by", "author", by, slugTexts(ps.v.Authors))
	}
}

func (ps *versionCheck) issueSlugs() []string {
	texts := make([]string, len(ps.c.Issues))
	for i, issue := range ps.c.Issues {
		texts[i] = issue.Slug.text
	}
	return texts
}

// checkAnswerOf checks stance and value against the issue's kind.
func (ps *versionCheck) checkAnswerOf(path string, t *Term, issue *Issue) {
	switch {
	case t.Stance != "" && !slices.Contains(Stances, t.Stance):
		ps.addf(path+".stance", "%q is no stance: expected %s", string(t.Stance), orList(kindTexts(Stances)))
	case t.Stance == "" && issue.Kind == Measure:
		ps.addf(path+".stance", "the stance is missing: a measure needs one of %s", orList(kindTexts(Stances)))
	case t.Stance == Provides && !ps.mayProvide(t):
		ps.addf(path+".stance", "only a mediator's text, an agreement or the agreed part of a joint draft provides: expected %s", orList(kindTexts(Stances[:4])))
	}
	switch {
	case t.Value == nil && issue.Kind != Measure && t.Stance != Rejects:
		ps.addf(path+".value", "the value is missing: an issue of kind %s needs one, be it open or unreported", issue.Kind)
	case t.Value != nil:
		if same, err := ParseValue(t.Value.String(), issue); err != nil {
			ps.addf(path+".value", "%s", err)
		} else if same.String() != t.Value.String() {
			ps.addf(path+".value", "%q is not the canonical form: expected %q", t.Value, same)
		} else if text, ok := t.Value.(Text); ok {
			ps.checkText(path+".value", "the value", text.text, MaxText)
		}
	}
}

func (ps *versionCheck) mayProvide(t *Term) bool {
	return ps.v.Act == MediatorText || ps.v.Act == Agreement || ps.v.Act == JointDraft && t.By.IsZero()
}

func (ps *versionCheck) checkTermEvents(path string, t *Term) {
	for _, list := range []struct {
		field  string
		events []Slug
	}{{"after", t.After}, {"until", t.Until}, {"unless", t.Unless}} {
		at := path + "." + list.field
		ps.checkEvents(at, list.events)
		if list.field == "after" && slices.Contains(list.events, t.Issue) {
			ps.addf(at, "%q cannot wait for itself", t.Issue)
		}
	}
	if !t.DetailsAt.IsZero() {
		ps.checkEvents(path+".details-at", []Slug{t.DetailsAt})
	}
	for i, d := range t.Deadlines {
		at := fmt.Sprintf("%s.deadline[%d]", path, i)
		if d.form == "" {
			ps.addf(at, "the deadline is empty")
		}
		if slices.Index(t.Deadlines, d) != i {
			ps.addf(at, "this deadline stands here twice")
		}
		if e := d.event; !e.IsZero() && e != Unsaid {
			ps.checkEvents(at, []Slug{e})
		}
	}
}

// checkEvents checks a list of events that may be open instead.
func (ps *versionCheck) checkEvents(path string, events []Slug) {
	ps.checkUnique(path, "event", events)
	for i, e := range events {
		if e == Open && len(events) == 1 {
			continue
		}
		if _, ok := ps.against.Event(e); !ok {
			ps.unknown(fmt.Sprintf("%s[%d]", path, i), "event", e, ps.against.eventSlugs())
		}
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
	if _, ok := ps.v.Source(s); ok {
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
		ps.checkText(at, "the quote", q.Text, maxNote)
		ps.checkSource(at+".source", q.Source)
		if q.Language != "" {
			ps.checkLanguage(at+".language", q.Language)
		}
	}
}

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
		ps.addf(path, "silent needs who looked and when: expected `; checked NAME on DATE`")
	} else {
		ps.checkText(path, "who checked", b.Search.By, maxLabel)
	}
	if len(b.Search.Words) == 0 {
		ps.addf(path, "silent needs the words that were looked for: expected `; words WORD, WORD`")
	}
	for _, w := range append(b.Search.Words[:len(b.Search.Words):len(b.Search.Words)], b.Search.Points...) {
		ps.checkText(path, "a word or point", w, maxLabel)
	}
	for _, slug := range ps.v.SourcesOf(b.Sources) {
		s, ok := ps.v.Source(slug)
		switch {
		case !ok:
		case s.Kind != TextSource:
			ps.addf(path, "silent needs a source of kind text, and %q is of kind %q: expected unreported", slug, string(s.Kind))
		case s.Extent != Full && len(b.Search.Points) == 0:
			ps.addf(path, "%q shows only a part of the text: expected `; points …`, the points that were read, or unreported", slug)
		}
	}
}

// checkKeys checks that each place is coded once.
func (ps *versionCheck) checkKeys() {
	type key struct {
		Place
		reading Slug
	}
	terms := map[key]bool{}
	blanks := map[Place]bool{}
	stated := map[Place]bool{}
	for i, t := range ps.v.Terms {
		if t.SaidElsewhere || t.Issue.IsZero() {
			continue
		}
		k := key{t.Place, t.Reading}
		if terms[k] {
			ps.addf(fmt.Sprintf("terms[%d].issue", i), "%s has a term already: merge the two, or tell them apart by option, part or reading", t.Place)
		}
		terms[k], stated[t.Place] = true, true
	}
	for i, b := range ps.v.Blanks {
		path := fmt.Sprintf("blanks[%d]", i)
		switch {
		case b.SaidElsewhere || b.Issue.IsZero():
			continue
		case stated[b.Place]:
			ps.addf(path, "%s has a term already, so it cannot be marked %s", b.Place, b.Coverage)
		case blanks[b.Place]:
			ps.addf(path, "%s is marked twice", b.Place)
		}
		blanks[b.Place] = true
	}
}

// String names the place in a message.
func (p Place) String() string {
	text := fmt.Sprintf("%q", p.Issue)
	for _, narrower := range []struct {
		name string
		slug Slug
	}{{"option", p.Option}, {"part", p.Part}, {"by", p.By}} {
		if !narrower.slug.IsZero() {
			text += fmt.Sprintf(", %s %q", narrower.name, narrower.slug)
		}
	}
	return text
}

func (ps *versionCheck) checkStep(path string, s *Step) {
	if s.Event.IsZero() {
		ps.addf(path, "the step names no event")
	} else if _, ok := ps.against.Event(s.Event); !ok {
		ps.unknown(path+".event", "event", s.Event, ps.against.eventSlugs())
	}
	if len(s.After) == 0 {
		ps.addf(path+".after", "a step says what it waits for: expected a line `- after: EVENT`")
	}
	ps.checkEvents(path+".after", s.After)
	if slices.Contains(s.After, s.Event) {
		ps.addf(path+".after", "%q cannot wait for itself", s.Event)
	}
	if !s.Option.IsZero() && labelIndex(ps.v.Options, s.Option) < 0 {
		ps.unknown(path+".option", "option", s.Option, labelSlugs(ps.v.Options))
	}
	ps.checkBracket(path, s.By)
	ps.checkSourceList(path, s.Sources)
	ps.checkQuotes(path, s.Quotes)
	ps.checkOptionalText(path+".inferred", "what it was inferred from", s.Inferred, maxNote)
}

// checkOrderOnce refuses a step that says again, or against, what a term or an
// earlier step says.
func (ps *versionCheck) checkOrderOnce() {
	arrows := ps.v.Arrows(ps.against)
	for i, a := range arrows {
		if a.Step >= 0 {
			ps.checkArrow(a, arrows[:i])
		}
	}
	for i, s := range ps.v.Steps {
		for _, t := range ps.v.Terms {
			if t.Issue == s.Event && t.Unconditional && len(t.After) == 0 && t.IsStep() && sameRoad(s.Option, t.Option) && sameRoad(s.By, t.By) {
				ps.addf(fmt.Sprintf("steps[%d].after", i), "%q contradicts the term %q, which calls it unconditional", s.Event, t.Headline)
				break
			}
		}
	}
}

// checkArrow checks an arrow of a step against those before it, as far as the
// first that it repeats or contradicts.
func (ps *versionCheck) checkArrow(a Arrow, before []Arrow) {
	path := fmt.Sprintf("steps[%d].after", a.Step)
	for _, b := range before {
		switch {
		case !sameRoad(a.Option, b.Option) || !sameRoad(a.By, b.By):
		case a.Event == b.Event && a.After == b.After:
			ps.addf(path, "%q after %q stands in %s already: an order is written once", a.Event, a.After, ps.sayer(b))
			return
		case a.Event == b.After && a.After == b.Event:
			ps.addf(path, "%q after %q contradicts %s, which has them the other way round", a.Event, a.After, ps.sayer(b))
			return
		}
	}
}

func sameRoad(a, b Slug) bool { return a == b || a.IsZero() || b.IsZero() }

func (ps *versionCheck) sayer(a Arrow) string {
	if a.Term >= 0 {
		return fmt.Sprintf("the term %q", ps.v.Terms[a.Term].Headline)
	}
	return fmt.Sprintf("step %d", a.Step+1)
}
