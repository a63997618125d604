package compare

import (
	"fmt"
	"slices"

	"parley/proposals"
)

// checkBuild checks that there is all that a query names.
func checkBuild(c *proposals.CaseRevision, texts []Text, q Query) proposals.Problems {
	var p problems
	p.checkTexts(c, texts)
	p.names(keyTopic, "topic", q.Topics, topicSlugs(c))
	p.names(keyIssue, "question", q.Issues, issueSlugs(c))
	p.names(keyOption, "option", q.Options, optionSlugs(texts))
	p.names(keyAssume, "assumption", q.Assume, assumptionSlugs(c))
	for _, r := range q.Only {
		if _, err := ParseRelation(string(r)); err != nil {
			p.addf(keyOnly, "%s", err)
		}
	}
	return p.Problems
}

// notOfReports refuses what a report would pass over, so that its address never
// claims what is not there.
func (p *problems) notOfReports(q Query) {
	if len(q.Only) > 0 {
		p.addf(keyOnly, "only a comparison leaves out rows by their relation")
	}
	if len(q.Assume) > 0 {
		p.addf(keyAssume, "only a comparison, and the order of steps, takes assumptions")
	}
	if q.AsGiven {
		p.addf(keyColumns, "only a comparison has its texts in the order that is asked for")
	}
}

type problems struct{ proposals.Problems }

func (p *problems) addf(path, format string, args ...any) {
	p.Problems = append(p.Problems, proposals.Problem{Path: path, Text: fmt.Sprintf(format, args...)})
}

func (p *problems) checkTexts(c *proposals.CaseRevision, texts []Text) {
	if len(texts) == 0 {
		p.addf(keyOf, "there is no text to compare")
	}
	for i, t := range texts {
		p.checkText(keyOf, c, t)
		if slices.ContainsFunc(texts[:i], func(o Text) bool { return o.Revision == t.Revision && o.By == t.By }) {
			p.addf(keyOf, "%s stands here twice", t.Revision.Ref().WithBy(t.By))
		}
	}
}

// checkText checks that a text is of the case, and that c knows all that it was
// coded for; key is where it was asked for.
func (p *problems) checkText(key string, c *proposals.CaseRevision, t Text) {
	v := t.Revision.Version()
	if v.Case != c.Case().Slug {
		p.addf(key, "%s belongs to the case %q, not to %q", t.Revision.Ref(), v.Case, c.Case().Slug)
	}
	if !knowsAllOf(c, t.Revision) {
		coded := t.Revision.Against().Stored().Revision
		p.addf(keyCase, "%s was coded against revision %d of the case, and revision %d knows not all of its questions: expected %d or later",
			t.Revision.Ref(), coded, c.Stored().Revision, coded)
	}
	if !t.By.IsZero() {
		p.checkAuthor(key, t.Revision.Ref(), v.Act, v.Authors, t.By)
	}
}

// checkAuthor checks that a text can be read as one author would have it.
func (p *problems) checkAuthor(key string, ref proposals.Ref, act proposals.Act, authors []proposals.Slug, by proposals.Slug) {
	switch {
	case act != proposals.JointDraft:
		p.addf(key, "%s is no joint draft, so that %q would have it no other way: leave out %q", ref, by, ":"+by.String())
	case !slices.Contains(authors, by):
		p.names(key, "author of "+ref.String(), []proposals.Slug{by}, authors)
	}
}

// names checks that all wanted are among those that there are.
func (p *problems) names(key, what string, wanted, there []proposals.Slug) {
	for _, s := range wanted {
		if !slices.Contains(there, s) {
			p.addf(key, "there is no %s %q here%s", what, s, instead(s, there))
		}
	}
}

// instead says what there is.
func instead(s proposals.Slug, there []proposals.Slug) string {
	texts := make([]string, len(there))
	for i, t := range there {
		texts[i] = t.String()
	}
	if len(texts) == 0 {
		return ": there are none"
	}
	return proposals.Suggest(s.String(), texts) + ": expected " + or(texts)
}

func topicSlugs(c *proposals.CaseRevision) []proposals.Slug {
	var all []proposals.Slug
	for _, t := range c.Case().Topics {
		all = append(all, t.Slug)
	}
	return all
}

func issueSlugs(c *proposals.CaseRevision) []proposals.Slug {
	var all []proposals.Slug
	for _, i := range c.Case().Issues {
		all = append(all, i.Slug)
	}
	return all
}

func optionSlugs(texts []Text) []proposals.Slug {
	var all []proposals.Slug
	for _, t := range texts {
		for _, o := range t.Revision.Version().Options {
			if !slices.Contains(all, o.Slug) {
				all = append(all, o.Slug)
			}
		}
	}
	return all
}

// optionsOf are those of the options that one of the texts has.
func optionsOf(options []proposals.Slug, texts []Text) []proposals.Slug {
	there := optionSlugs(texts)
	return slices.DeleteFunc(slices.Clone(options), func(o proposals.Slug) bool { return !slices.Contains(there, o) })
}

func assumptionSlugs(c *proposals.CaseRevision) []proposals.Slug {
	var all []proposals.Slug
	for _, a := range c.Case().Assumptions {
		all = append(all, a.Slug)
	}
	return all
}
