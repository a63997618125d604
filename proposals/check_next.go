package proposals

import (
	"fmt"
	"slices"
)

// checkNextCase checks that nothing of a case is removed or changes its
// meaning. An actor may have become a party: whoever has things to do may come
// to take positions as well, and what names it keeps its meaning. A party has
// taken some, and stays one.
func checkNextCase(c, before *Case) Problems {
	var ps Problems
	if c.Slug != before.Slug {
		ps.addf("case", "%q is not a further revision of %q", c.Slug, before.Slug)
	}
	index := newCaseIndex(*c)
	parties, actors := partySlugs(c), actorSlugs(c)
	for _, kept := range []struct {
		what       string
		was, there []string
	}{
		{"party", partySlugs(before), parties},
		{"actor", actorSlugs(before), slices.Concat(parties, actors)},
		{"event", newCaseIndex(*before).eventSlugs(), index.eventSlugs()},
		{"topic", topicSlugs(before), topicSlugs(c)},
	} {
		there := map[string]bool{}
		for _, s := range kept.there {
			there[s] = true
		}
		for _, s := range kept.was {
			switch {
			case there[s]:
			case kept.what == "party" && slices.Contains(actors, s):
				ps.addf("actors."+s, "the party %q is an actor here: an actor may become a party, never a party an actor", s)
			default:
				ps.addf("", "the %s %q is gone: things are retired (`retired: yes`), never removed or renamed", kept.what, s)
			}
		}
	}
	for _, was := range before.Issues {
		checkNextIssue(&ps, &was, index)
	}
	return ps
}

func checkNextIssue(ps *Problems, was *Issue, index *CaseRevision) {
	now, ok := index.Issue(was.Slug)
	if !ok {
		ps.addf("", "the issue %q is gone: issues are retired (`retired: yes`), never removed or renamed", was.Slug)
		return
	}
	path := fmt.Sprintf("issues[%d]", index.issues[was.Slug])
	if now.Kind != was.Kind || now.Unit != was.Unit {
		ps.addf(path+".kind", "the issue %q had kind %s%s: an issue keeps its kind and unit", was.Slug, was.Kind, inUnit(was.Unit))
	}
	if now.Limit != was.Limit {
		ps.addf(path+".limit", "the issue %q read a bare figure otherwise: what is coded would change its meaning", was.Slug)
	}
	for _, l := range was.Elements {
		if i := labelIndex(now.Elements, l.Slug); i >= 0 && now.Elements[i].Exclusive != l.Exclusive {
			ps.addf(path+".elements", "whether the element %q rules out the others cannot change: what is coded would change its meaning", l.Slug)
		}
	}
	for _, list := range []struct {
		what     string
		was, now []Label
	}{{"answer", was.Answers, now.Answers}, {"element", was.Elements, now.Elements}, {"part", was.Parts, now.Parts}} {
		for _, l := range list.was {
			if labelIndex(list.now, l.Slug) < 0 {
				ps.addf(path+"."+list.what+"s", "the %s %q is gone: nothing is removed or renamed", list.what, l.Slug)
			}
		}
	}
}

func inUnit(unit string) string {
	if unit == "" {
		return ""
	}
	return " in " + unit
}
