package proposals

import (
	"fmt"
	"slices"
)

func (ps *caseCheck) checkIssue(path string, i *Issue) {
	switch at, ok := ps.index.issues[i.Slug]; {
	case i.Slug.IsZero():
		ps.addf(path, "the issue has no slug: expected a line `- issue: slug` under its question")
	case ok && &ps.c.Issues[at] != i:
		ps.addf(path+".issue", "the issue %q stands here twice", i.Slug)
	}
	ps.checkText(path+".question", "the question", i.Question, maxTitle)
	ps.checkText(path+".label", "the label", i.Label, 60)
	if _, ok := ps.index.topics[i.Topic]; !ok {
		ps.addf(path, "the issue stands under no topic")
	}
	ps.checkUnique(path+".also", "topic", i.Also)
	for n, t := range i.Also {
		at := fmt.Sprintf("%s.also[%d]", path, n)
		ps.checkTopic(at, t)
		if t == i.Topic {
			ps.addf(at, "the issue stands under %q already", t)
		}
	}
	ps.checkUnique(path+".on", "party or actor", i.On)
	for n, on := range i.On {
		ps.checkActor(fmt.Sprintf("%s.on[%d]", path, n), on, ps.index)
	}
	ps.checkIssueKind(path, i)
	ps.checkProse(path+".guidance", i.Guidance)
}

// checkIssueKind checks that an issue has what its kind needs, and nothing
// else.
func (ps *caseCheck) checkIssueKind(path string, i *Issue) {
	if !slices.Contains(IssueKinds, i.Kind) {
		ps.addf(path+".kind", "the kind is missing: expected %s", orList(kindTexts(IssueKinds)))
		return
	}
	ordered := i.Kind == QuantityKind || i.Kind == DurationKind || i.Kind == DateKind
	for _, field := range []struct {
		name         string
		given, needs bool
		takes        bool
	}{
		{"unit", i.Unit != "", i.Kind == QuantityKind, i.Kind == QuantityKind},
		{"limit", i.Limit != NoLimit, false, ordered},
		{"answers", len(i.Answers) > 0, i.Kind == ChoiceKind, i.Kind == ChoiceKind},
		{"elements", len(i.Elements) > 0, i.Kind == SetKind, i.Kind == SetKind},
		{"is", len(i.Is) > 0, false, i.Kind == Measure},
	} {
		switch {
		case field.given && !field.takes:
			ps.addf(path+"."+field.name, "an issue of kind %s takes no %s", i.Kind, field.name)
		case field.name == "limit" && field.given && !slices.Contains(LimitKinds, i.Limit):
			ps.addf(path+".limit", "%q is no limit: expected %s", string(i.Limit), orList(kindTexts(LimitKinds)))
		case field.needs && !field.given:
			ps.addf(path+"."+field.name, "an issue of kind %s needs %s", i.Kind, field.name)
		}
	}
	ps.checkOptionalText(path+".unit", "the unit", i.Unit, 60)
	ps.checkLabels(path+".answers", i.Answers, false)
	ps.checkLabels(path+".elements", i.Elements, true)
	ps.checkLabels(path+".parts", i.Parts, false)
	ps.checkEventList(path+".is", i.Is)
}

func (ps *Problems) checkLabels(path string, labels []Label, exclusive bool) {
	for n, l := range labels {
		at := fmt.Sprintf("%s[%d]", path, n)
		ps.checkSlug(at, l.Slug)
		ps.checkText(at, "the label", l.Text, maxTitle)
		if l.Exclusive && !exclusive {
			ps.addf(at, "only an element of a set rules out the others")
		}
		if labelIndex(labels, l.Slug) != n {
			ps.addf(at, "%q stands here twice", l.Slug)
		}
	}
}
