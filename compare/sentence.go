package compare

import (
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

// answerWords are a value, to stand behind a verb.
func answerWords(v proposals.Value, issue *proposals.Issue) string {
	switch v.(type) {
	case nil:
		return " it, whatever the answer"
	case proposals.Text:
		return " an answer in words of its own"
	case proposals.OpenValue:
		return " an answer that it leaves open"
	case proposals.UnreportedValue:
		return unknownWords(issue.Kind)
	default:
		return ": " + v.Words(issue)
	}
}

// unknownWords stand for a value that no source read shows.
func unknownWords(kind proposals.IssueKind) string {
	switch kind {
	case proposals.QuantityKind, proposals.DurationKind:
		return " it; the sources read show no figure"
	case proposals.DateKind:
		return " it; the sources read show no date"
	default:
		return " an answer that the sources read do not show"
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

// stanceVerb is what a text does with the thing or the answer.
func stanceVerb(t *proposals.Term) string {
	switch t.Stance {
	case proposals.Provides:
		return "provides for"
	case "":
		if knownValue(t.Value) {
			return "answers"
		}
		return "gives"
	default:
		return string(t.Stance)
	}
}

// says is what a term says, as "requires it" or "offers: 2 to 3 days".
func says(t *proposals.Term, issue *proposals.Issue) string {
	if issue.Kind == proposals.Measure {
		return stanceVerb(t) + " it"
	}
	if _, unreported := t.Value.(proposals.UnreportedValue); unreported && t.Stance == "" {
		return "speaks of it; the sources read show no answer"
	}
	return stanceVerb(t) + answerWords(t.Value, issue)
}
