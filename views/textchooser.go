package views

import (
	"slices"
	"strings"

	"parley/compare"
	"parley/proposals"
)

// A textChooser is the form with which a reader chooses two texts of a case.
type textChooser struct {
	Action   string
	From, To []textGroup
	Topics   []choice
}

// A textGroup is the texts of one proposal, the newest first.
type textGroup struct {
	Words   string
	Choices []choice
}

// newTextChooser offers all texts of a case, and marks those of q.
func newTextChooser(c *proposals.CaseRevision, texts []proposals.Listing, q compare.MovementQuery) textChooser {
	groups := textGroups(c, texts)
	chooser := textChooser{
		Action: changesAddress(compare.MovementQuery{Proposal: q.Proposal}),
		From:   chosenText(groups, q.From),
		To:     chosenText(groups, q.To),
	}
	for _, t := range c.Case().Topics {
		chooser.Topics = addChoice(chooser.Topics, "in-", t.Slug, t.Label, slices.Contains(q.Topics, t.Slug), t.Retired)
	}
	return chooser
}

// textGroups offers every version of a case, the codings of those that have
// several, and joint drafts as each author would have them, by their authors.
func textGroups(c *proposals.CaseRevision, texts []proposals.Listing) []textGroup {
	texts = proposals.Standing(texts)
	slices.SortStableFunc(texts, func(a, b proposals.Listing) int { return compareNumbers(b.Ref, a.Ref) })
	var groups []textGroup
	for _, newest := range newestListings(texts) {
		group := textGroup{Words: authorWords(c, newest.Authors) + ": " + newest.Title}
		for _, l := range texts {
			if l.Ref.Proposal() == newest.Ref.Proposal() {
				group.Choices = append(group.Choices, textChoices(c, texts, l)...)
			}
		}
		groups = append(groups, group)
	}
	slices.SortStableFunc(groups, func(a, b textGroup) int { return strings.Compare(a.Words, b.Words) })
	return groups
}

// textChoices are those that one coding stands for: its version where it is the
// newest, and itself where there are several.
func textChoices(c *proposals.CaseRevision, texts []proposals.Listing, l proposals.Listing) []choice {
	codings := 0
	for _, other := range texts {
		if other.Ref.WithRevision(0) == l.Ref.WithRevision(0) {
			codings++
			if other.Ref.Revision() > l.Ref.Revision() {
				return []choice{textChoice(l, l.Ref, "")}
			}
		}
	}
	version := l.Ref.WithRevision(0)
	choices := []choice{textChoice(l, version, ", "+l.Dates.Words())}
	if l.Act == proposals.JointDraft {
		for _, author := range l.Authors {
			choices = append(choices, textChoice(l, version.WithBy(author), ", as "+c.ActorLabel(author)+" would have it"))
		}
	}
	if codings > 1 {
		choices = append(choices, textChoice(l, l.Ref, ""))
	}
	return choices
}

// textChoice names the title too: what is chosen shows without its group.
func textChoice(l proposals.Listing, ref proposals.Ref, more string) choice {
	return choice{Value: ref.String(), Words: l.Title + ", " + versionWords(ref) + more}
}

// chosenText marks the choice that ref is.
func chosenText(groups []textGroup, ref proposals.Ref) []textGroup {
	is := func(ref proposals.Ref) func(choice) bool {
		return func(c choice) bool { return c.Value == ref.String() }
	}
	listed := slices.ContainsFunc(groups, func(g textGroup) bool { return slices.ContainsFunc(g.Choices, is(ref)) })
	if !listed {
		ref = ref.WithRevision(0) // the only coding of its version
	}
	marked := make([]textGroup, len(groups))
	for i, g := range groups {
		marked[i] = textGroup{g.Words, slices.Clone(g.Choices)}
		if at := slices.IndexFunc(g.Choices, is(ref)); at >= 0 {
			marked[i].Choices[at].On = true
		}
	}
	return marked
}
