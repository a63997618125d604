package proposals

import (
	"fmt"
	"slices"
)

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
		ps.checkActor(fmt.Sprintf("%s.on[%d]", path, i), on, ps.against)
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
		ps.addf(path+".stance", "only a mediator's text, an agreement or what a joint draft lays down for all provides: expected %s", orList(kindTexts(Stances[:4])))
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
			ps.unknown(fmt.Sprintf("%s[%d]", path, i), "event", e, ps.events)
		}
	}
}
