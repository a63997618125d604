package compare

import (
	"fmt"
	"slices"

	"parley/proposals"
)

// A side is one thing that a column has at a part of an issue: a term, or a
// blank where term is nil.
type side struct {
	*column
	term  *proposals.Term
	blank blank
	roads []road // on which it holds
}

// sides are all that the column has at a part of an issue, on any road.
func (c *column) sides(issue *proposals.Issue, part proposals.Slug) []side {
	var all []side
	for _, r := range c.roads(issue.Slug) {
		h := c.holds(issue, part, r)
		for _, t := range h.terms {
			all = onRoad(all, side{column: c, term: t}, r)
		}
		if h.vacant {
			all = onRoad(all, side{column: c, blank: h.blank}, r)
		}
	}
	return all
}

// onRoad adds that one holds on r.
func onRoad(all []side, one side, r road) []side {
	i := slices.IndexFunc(all, func(s side) bool { return s.term == one.term && s.blank == one.blank })
	if i < 0 {
		i, all = len(all), append(all, one)
	}
	all[i].roads = append(all[i].roads, r)
	return all
}

// hasPosition reports whether the side is stated or deferred. One that only
// speaks of it has none.
func (s side) hasPosition() bool { return s.term != nil && !s.isMention() || s.deferred() }

// speaks reports whether the side has anything but a blank, or defers it.
func (s side) speaks() bool { return s.term != nil || s.deferred() }

// isMention reports whether the term has neither a stance nor an answer that a
// source shows.
func (s side) isMention() bool { return s.term != nil && isMention(s.term) }

func isMention(t *proposals.Term) bool {
	_, unreported := t.Value.(proposals.UnreportedValue)
	return unreported && t.Stance == ""
}

// mentionWords say that a text has no more than a mention of a thing.
const mentionWords = "speaks of it, answer not reported"

func (s side) deferred() bool { return s.term == nil && s.blank.coverage == proposals.Deferred }

func (s side) inferred() bool { return s.term != nil && s.term.Inferred != "" }

func (s side) reading() proposals.Slug {
	if s.term == nil {
		return proposals.Slug{}
	}
	return s.term.Reading
}

// says is what a side with a position does, to stand behind its name.
func (s side) says(issue *proposals.Issue) string {
	if s.deferred() {
		return "leaves it until " + s.blank.after
	}
	return says(s.term, issue)
}

// untilWhen says to what a side that defers leaves it.
func (s side) untilWhen() string {
	if s.deferred() {
		return ": it leaves it until " + s.blank.after
	}
	return ""
}

// elsewhere says that the column shows what was said elsewhere on the issue.
func (s side) elsewhere(issue *proposals.Issue) []string {
	isElsewhere := func(t proposals.Term) bool { return t.SaidElsewhere && t.Issue == issue.Slug && s.shows(t.Place) }
	if !slices.ContainsFunc(s.version().Terms, isElsewhere) {
		return nil
	}
	return []string{"What was reported as its authors’ position, not as part of the text, stands in its cell and is no part of this verdict."}
}

// alternatives are two sides, each of which has the name of the alternative
// that it stands in, if it does.
func alternatives(left, right side) [2]side {
	l, r := left.alternative(), right.alternative()
	if l != "" && l == r {
		l, r = l+" of "+left.name, r+" of "+right.name
	} else {
		l, r = inDraft(l), inDraft(r)
	}
	return [2]side{left.renamed(l), right.renamed(r)}
}

// inDraft says that an alternative is one of a draft, and not the text of those
// who have it there.
func inDraft(alternative string) string {
	if alternative == "" {
		return ""
	}
	return alternative + " of the joint draft"
}

// alternative names the brackets of a joint draft that the side stands in,
// empty where it stands in none or its column is read by them.
func (s side) alternative() string {
	var by proposals.Slug
	switch {
	case s.term != nil:
		by = s.term.By
	case s.blank.written != nil:
		by = s.blank.written.By
	}
	if by.IsZero() || by == s.By {
		return ""
	}
	return possessive(s.in.ActorLabel(by)) + " side"
}

func (s side) renamed(name string) side {
	if name != "" {
		c := *s.column
		c.name, s.column = name, &c
	}
	return s
}

// unseen says that no source read shows the text on the question, or the
// alternative that it stands in.
func (s side) unseen() string {
	if s.alternative() != "" {
		return "What " + s.name + " has was not recorded."
	}
	return "The sources read show no answer of " + s.name + "; it may have one."
}

// whyNone is a whole sentence on a side without a position.
func (s side) whyNone(issue *proposals.Issue, other *column) string {
	if s.isMention() {
		return s.mention(issue)
	}
	return s.whyBlank(other)
}

// mention is a whole sentence on a side that only speaks of it.
func (s side) mention(issue *proposals.Issue) string {
	return capital(s.name) + " speaks of it, and " + notShown(s.term, issue.Kind) + "."
}

// whyBlank is a whole sentence on a side without a term, beside other.
func (s side) whyBlank(other *column) string {
	switch s.blank.coverage {
	case proposals.Deferred:
		return capital(s.name) + " leaves it until " + s.blank.after + "."
	case proposals.Excluded:
		return capital(s.name) + ", or a party to it, says that it is not covered."
	case proposals.Struck:
		return s.whyStruck(other)
	case proposals.Silent:
		return capital(s.name) + " was read and says nothing of it."
	case proposals.Unreported:
		return s.unseen()
	case proposals.Unavailable:
		return fmt.Sprintf("No source of %s was read.", s.name)
	case proposals.NotInThisOption:
		return "For " + s.name + " it is coded only under another of its options."
	case proposals.InOthersBrackets:
		return "For " + s.name + " it is coded only as another of its authors would have it."
	default:
		return fmt.Sprintf("Nobody has coded this question for %s yet.", s.name)
	}
}

// whyStruck names the text that the side follows, where other is not that one:
// what was struck out was never other’s.
func (s side) whyStruck(other *column) string {
	base := s.follows()
	if other.Ref().Proposal() == base.Proposal() && other.Ref().Version() == base.Version() {
		return fmt.Sprintf("In %s it was struck out; what may stand in its place is not coded here.", s.name)
	}
	followed := base.String()
	if s.base != "" {
		followed = "“" + s.base + "” (" + followed + ")"
	}
	return fmt.Sprintf("%s follows %s, and what that had there was struck out; what may stand in its place is not coded here.", capital(s.name), followed)
}

// fields are those of the document that make the side what it is.
func (s side) fields() []string {
	switch {
	case s.term != nil && s.term.Value == nil:
		return []string{"stance"}
	case s.term != nil:
		return []string{"value"}
	case s.blank.rest:
		return []string{"rest"}
	case s.blank.written != nil:
		return []string{string(s.blank.coverage)}
	}
	switch s.blank.coverage {
	case proposals.Unavailable:
		return []string{"sources"}
	case proposals.NotInThisOption:
		return []string{"option"}
	case proposals.InOthersBrackets:
		return []string{"by"}
	default:
		return nil
	}
}
