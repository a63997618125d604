package compare

import (
	"fmt"
	"slices"

	"parley/proposals"
)

// A use is an answer to an issue, and the terms that give it.
type use struct {
	answer string
	in     []Target
}

// usesCell lists the answers that the issue names and those that texts give,
// each with the texts that give it.
func (c *Corpus) usesCell(issue *proposals.Issue) ReportCell {
	uses := offered(issue)
	for _, col := range c.columns {
		for _, e := range col.cell(issue).Entries {
			for _, answer := range answersOf(e.Term, issue) {
				uses = counted(uses, answer, Target{Ref: col.Ref(), Anchor: e.Anchor})
			}
		}
	}
	var cell ReportCell
	for _, u := range uses {
		if len(u.in) == 0 && issue.Kind == proposals.Measure {
			continue // a stance goes without saying
		}
		cell.Lines = append(cell.Lines, ReportLine{Words: u.answer + ": " + textsWords(len(u.in))})
		for _, to := range u.in {
			cell.Lines = append(cell.Lines, ReportLine{Words: c.textName(to.Ref), To: to, Minor: true})
		}
	}
	if len(cell.Lines) == 0 {
		return words("No text answers it")
	}
	return cell
}

// offered are the answers that an issue takes of itself: the stances, or those
// that it lists.
func offered(issue *proposals.Issue) []use {
	var uses []use
	if issue.Kind == proposals.Measure {
		for _, s := range proposals.Stances {
			uses = append(uses, use{answer: capital(string(s))})
		}
	}
	for _, l := range append(slices.Clone(issue.Answers), issue.Elements...) {
		uses = append(uses, use{answer: memberName(l)})
	}
	return uses
}

func memberName(l proposals.Label) string {
	if l.Exclusive {
		return l.Text + " (rules out the others)"
	}
	return l.Text
}

// counted adds that a text gives an answer; it counts once.
func counted(uses []use, answer string, to Target) []use {
	i := slices.IndexFunc(uses, func(u use) bool { return u.answer == answer })
	if i < 0 {
		i, uses = len(uses), append(uses, use{answer: answer})
	}
	if !slices.ContainsFunc(uses[i].in, func(t Target) bool { return t.Ref == to.Ref }) {
		uses[i].in = append(uses[i].in, to)
	}
	return uses
}

// answersOf are what a term answers an issue: its stance on a measure, each
// member of a choice or a set, and else its value.
func answersOf(t *proposals.Term, issue *proposals.Issue) []string {
	if issue.Kind == proposals.Measure {
		return []string{capital(string(t.Stance))}
	}
	var answers []string
	switch v := t.Value.(type) {
	case nil:
		return []string{"Any answer is rejected"}
	case proposals.Choice:
		answers = memberNames(v.Answers(), issue.Answers)
	case proposals.Set:
		if answers = memberNames(v.Elements(), issue.Elements); len(answers) == 0 {
			answers = []string{"None of them"}
		}
	case proposals.Text:
		answers = []string{"In words"}
	default:
		answers = []string{capital(v.Words(issue))}
	}
	if t.Stance == proposals.Rejects {
		for i := range answers {
			answers[i] += " (rejected)"
		}
	}
	return answers
}

// memberNames are the names of members, as [offered] has them.
func memberNames(members []proposals.Slug, labels []proposals.Label) []string {
	var names []string
	for _, l := range labels {
		if slices.Contains(members, l.Slug) {
			names = append(names, memberName(l))
		}
	}
	return names
}

func textsWords(n int) string {
	switch n {
	case 0:
		return "no text"
	case 1:
		return "1 text"
	default:
		return fmt.Sprintf("%d texts", n)
	}
}

// textName names a text in one line.
func (c *Corpus) textName(ref proposals.Ref) string {
	for _, col := range c.Columns {
		if col.Ref() == ref {
			return col.Heading + ", " + ref.String()
		}
	}
	return ref.String()
}
