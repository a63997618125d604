package views

import (
	"fmt"
	"slices"

	"parley/proposals"
	"parley/proposals/document"
)

// offerBlank gives an issue without a term a blank to fill in.
func (f *sheetForm) offerBlank(issue string) {
	if !slices.ContainsFunc(f.Blanks, func(b document.BlankFields) bool { return b.Issue == issue }) {
		f.Blanks = append(f.Blanks, document.BlankFields{Issue: issue})
	}
}

func blankChoices() []inputChoice {
	return []inputChoice{
		{string(proposals.Unreported), "Not reported: the sources read do not show it"},
		{string(proposals.Silent), "Silent: the text was read and says nothing"},
		{string(proposals.Deferred), "Deferred: the text leaves it to a later event"},
		{string(proposals.Excluded), "Excluded: said not to be covered"},
		{string(proposals.Struck), "Struck out: the text before had it"},
	}
}

// blank are the fields of a reason why there is no term.
func (f *sheetForm) blank(i int, issue *proposals.Issue) group {
	b, path := &f.Blanks[i], fmt.Sprintf("blanks[%d]", i)
	coverage := f.pick(path+".coverage", "Why there is no answer", "", &b.Coverage, blankChoices())
	coverage.Problems = append(coverage.Problems, f.fault[path]...)
	coverage.Problems = append(coverage.Problems, f.fault[path+".issue"]...)
	more := group{Legend: "More on this blank", Folded: true, Inputs: []input{
		f.several(picks, path+".after", "Left to", "Of what is deferred", &b.After, f.events()),
		f.line(path+".checked.by", "Who read it", "Of what is silent", &b.Checked.By),
		f.line(path+".checked.on", "Read on", "2025-06-03", &b.Checked.On),
		f.several(lines, path+".words", "Words that were looked for", "Of what is silent", &b.Words, nil),
		f.several(lines, path+".points", "Points that were read", "Where the source has a part of the text only", &b.Points, nil),
		f.several(ticks, path+".sources", "Sources", f.sourcesHint(), &b.Sources, f.sourceChoices()),
	}}
	more.Asked = b.Coverage == string(proposals.Silent) || b.Coverage == string(proposals.Deferred)
	if len(f.Options) > 0 || b.Option != "" {
		more.Inputs = append(more.Inputs, f.pick(path+".option", "Under this option only", "", &b.Option, f.optionChoices()))
	}
	if len(issue.Parts) > 0 || b.Part != "" {
		more.Inputs = append(more.Inputs, f.pick(path+".part", "For this part only", "", &b.Part, labelChoices(issue.Parts)))
	}
	if f.Act == string(proposals.JointDraft) || b.By != "" {
		more.Inputs = append(more.Inputs, f.pick(path+".by", "In whose bracket", "", &b.By, f.parties()))
	}
	more.Inputs = append(more.Inputs, f.tick(path+".said-elsewhere", "It rests on what was said elsewhere, not on this text", "", &b.SaidElsewhere))
	return group{ID: anchorOf(path), Inputs: []input{coverage}, Groups: []group{more}}
}

// remaining are the questions that nothing covers yet, and what would cover
// them all.
func (f *sheetForm) remaining() []group {
	hint := ""
	if f.before != nil && f.before.Rest.Coverage != "" && f.Rest.Coverage == "" {
		hint = sentenceCase(f.since) + " had it " + proposals.Coverage(f.before.Rest.Coverage).Words()
	}
	rest := group{ID: "rest-group", Legend: "All that is not coded otherwise", Rank: 2,
		Hint: "Only where you have looked: what you leave out here stays “not coded”, which says nothing about the text.",
		Inputs: []input{
			f.pick("rest.coverage", "Is", hint, &f.Rest.Coverage, []inputChoice{
				{string(proposals.Unreported), "Not reported: the sources read do not show it"},
				{string(proposals.Deferred), "Deferred: the text leaves it to a later event"},
			}),
			f.several(picks, "rest.after", "Left to", "Of what is deferred", &f.Rest.After, f.events()),
		}}
	all := []group{rest}
	if n := len(f.reasonsBefore()); n > 0 {
		all = append(all, f.asBefore(n))
	}
	for _, issue := range f.uncovered() {
		f.offerBlank(issue.Slug.String())
		for i := range f.Blanks {
			if f.Blanks[i].Issue == issue.Slug.String() {
				g := f.blank(i, issue)
				g.Legend, g.Rank, g.ID = issue.Question, 3, "mark-"+issue.Slug.String()
				all = append(all, g)
			}
		}
	}
	return all
}

// doAsBefore is the button that marks questions as the version before did.
const doAsBefore = "as-before"

// asBefore offers the reasons of the version before, which are not carried over
// by themselves: of another text they may not hold.
func (f *sheetForm) asBefore(n int) group {
	return group{
		ID: "as-before", Legend: "As " + f.since + " did", Rank: 2,
		Hint: sentenceCase(counted(n, "reason was", "reasons were")) + " given for having no answer to questions that stand below: deferred, not reported or excluded. " +
			"They hold of this text only if you have looked. What was silent is not among them: somebody has to look for it again.",
		Buttons: []button{{Words: "Mark as " + f.since + " did", Do: doAsBefore, Plain: true}},
	}
}

// reasonsBefore are the reasons for having no answer that the version before
// gave, on questions that nothing covers here; none of a text that is only coded
// again.
func (f *sheetForm) reasonsBefore() []document.BlankFields {
	if f.before == nil || f.before.Version == f.Version {
		return nil
	}
	asked := map[string]bool{}
	for _, issue := range f.uncovered() {
		asked[issue.Slug.String()] = true
	}
	var all []document.BlankFields
	for _, b := range f.before.Blanks {
		switch proposals.Coverage(b.Coverage) {
		case proposals.Deferred, proposals.Unreported, proposals.Excluded:
			if asked[b.Issue] {
				all = append(all, b)
			}
		}
	}
	return all
}

// uncovered are the questions that have neither a term nor a reason for having
// none; the rest apart.
func (f *sheetForm) uncovered() []*proposals.Issue {
	var all []*proposals.Issue
	for i := range f.in.Case().Issues {
		issue := &f.in.Case().Issues[i]
		topic, _ := f.in.Topic(issue.Topic)
		if !issue.Retired && !topic.Retired && !f.covers(issue) {
			all = append(all, issue)
		}
	}
	return all
}

// covers reports whether the sheet says something on an issue by itself.
func (f *sheetForm) covers(issue *proposals.Issue) bool {
	name := issue.Slug.String()
	return slices.ContainsFunc(f.Terms, func(t document.TermFields) bool { return t.Issue == name && !t.SaidElsewhere && !isEmptyTerm(t) }) ||
		slices.ContainsFunc(f.Blanks, func(b document.BlankFields) bool { return b.Issue == name && b.Coverage != "" && !b.SaidElsewhere })
}
