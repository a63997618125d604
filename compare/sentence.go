package compare

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/proposals"
)

// NameNote explains the marks of [named] to a reader.
const NameNote = "Words in ‹ › are names that the case or the coding gives to events, options and parts; they are never quoted from a text."

// named marks the name that the case or a text's coding gives to an event, an
// option or a part. It is not set in quotation marks, and answers, scopes and
// deadlines stand without marks, behind a colon: nothing may look like words
// quoted from a text.
func named(s string) string { return "‹" + s + "›" }

// Named is named for printers.
func Named(s string) string { return named(s) }

// and joins words as "a, b and c".
func and(words []string) string { return joined(words, " and ") }

// or joins words as "a, b or c".
func or(words []string) string { return joined(words, " or ") }

func joined(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	n := len(words) - 1
	return strings.Join(words[:n], ", ") + last + words[n]
}

// clauses joins what stands behind a name, lists behind a colon last, so that
// nothing else reads as a part of them.
func clauses(words []string) string {
	isList := func(s string) bool { return strings.Contains(s, ": ") }
	words = slices.DeleteFunc(slices.Clone(words), func(s string) bool { return s == "" })
	slices.SortStableFunc(words, func(a, b string) int { return falseFirst(isList(a), isList(b)) })
	if n := len(words); n > 1 && isList(words[n-2]) {
		return joined(words, ", and ")
	}
	return and(words)
}

// sentences joins whole sentences to one text.
func sentences(list []string) string { return strings.Join(list, " ") }

// capital is s with a capital first letter.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// eventWords name events, marked where they have a name.
func eventWords(c *proposals.CaseRevision, events []proposals.Slug) []string {
	words := make([]string, len(events))
	for i, e := range events {
		words[i] = c.EventLabel(e)
		if e != proposals.Open && e != proposals.Unsaid {
			words[i] = named(words[i])
		}
	}
	return words
}

func actorWords(c *proposals.CaseRevision, actors []proposals.Slug) string {
	words := make([]string, len(actors))
	for i, a := range actors {
		words[i] = c.ActorLabel(a)
	}
	return and(words)
}

func deadlineWords(c *proposals.CaseRevision, deadlines []proposals.Deadline) []string {
	words := make([]string, len(deadlines))
	for i, d := range deadlines {
		words[i] = d.Words(c.EventLabel)
	}
	return words
}

// notShown says that no source read shows the value of a term, or none of those
// that read it so.
func notShown(t *proposals.Term, kind proposals.IssueKind) string {
	shown := "the sources read show no "
	if !t.Reading.IsZero() {
		shown = "this reading has no "
	}
	return shown + answerNoun(kind)
}

// answerNoun is what an answer to a question of a kind is called.
func answerNoun(kind proposals.IssueKind) string {
	switch kind {
	case proposals.QuantityKind, proposals.DurationKind:
		return "figure"
	case proposals.DateKind:
		return "date"
	default:
		return "answer"
	}
}

// memberWords list answers or elements, to stand behind a colon.
func memberWords(members []proposals.Slug, issue *proposals.Issue) string {
	words := make([]string, len(members))
	for i, m := range members {
		words[i] = issue.AnswerLabel(m)
	}
	return strings.Join(words, "; ")
}

// stanceVerb is what a text does with the thing or the answer; none stands where
// it takes no stance.
func stanceVerb(t *proposals.Term, none string) string {
	switch t.Stance {
	case proposals.Provides:
		return "provides for"
	case "":
		return none
	default:
		return string(t.Stance)
	}
}

// says is what a term says, as "requires it" or "offers: 2 to 3 days".
func says(t *proposals.Term, issue *proposals.Issue) string {
	if issue.Kind == proposals.Measure {
		return stanceVerb(t, "speaks of") + " it"
	}
	switch t.Value.(type) {
	case nil:
		if issue.Limit != proposals.NoLimit {
			return "rejects any limit"
		}
		return "rejects it altogether"
	case proposals.Text:
		return stanceVerb(t, "gives") + " an answer in words of its own"
	case proposals.OpenValue:
		return stanceVerb(t, "speaks of") + " it and leaves the " + answerNoun(issue.Kind) + " open"
	case proposals.UnreportedValue:
		return stanceVerb(t, "speaks of") + " it; " + notShown(t, issue.Kind)
	default:
		return stanceVerb(t, "answers") + ": " + t.Value.Words(issue)
	}
}
