package compare

import (
	"slices"

	"parley/proposals"
)

// Obligations reports what each text would have each party and actor do or
// refrain from: a table for each that a term names, or else the question
// itself, and one for the measures of which neither says who must act. Of
// answers that are no measures only those stand here for which somebody is
// named. Who must act is taken from there alone, never from what the words
// seem to mean.
//
// What a text rejects is an obligation in no text, and would count as one
// beside those that are; left out it would hide that what one text asks is
// what another refuses. So it stands in a table of its own, behind all others.
// What was said elsewhere is no part of a text and asks nothing in it; nor does
// a text ask anything by no more than speaking of it.
func (c *Corpus) Obligations() *Report {
	r := c.newReport("obligations",
		"Who would have to do what, or refrain from it, by each text. It rests alone on whom a text or the question itself names as having to act. Whether that would be a burden or a gain is not judged, and a text that asks more often does not ask more.",
		"A text requires what it asks of another or of both sides, offers what it would do itself and accepts what it allows; a mediator’s text, an agreement or what a joint draft lays down for all provides for it. Where the author of a text is the one who would act, that is said under the name of the text.")
	var rejected, unsaid []heldTerm
	by := map[proposals.Slug][]heldTerm{}
	for _, h := range c.heldTerms(false) {
		on := h.bearers()
		switch {
		case isMention(h.Term) || len(on) == 0 && h.issue.Kind != proposals.Measure:
		case h.Term.Stance == proposals.Rejects:
			rejected = append(rejected, h)
		case len(on) == 0:
			unsaid = append(unsaid, h)
		default:
			for _, who := range on {
				by[who] = append(by[who], h)
			}
		}
	}
	for _, who := range c.actors() {
		r.addObligations(c, ReportTable{Anchor: "on-" + who.String(), Label: c.Case.ActorLabel(who)}, by[who], who)
	}
	r.addObligations(c, ReportTable{
		Anchor: "not-said", Label: "Not said who",
		Notes: []string{"Neither the coding of the text nor the question names who would have to act."},
	}, unsaid, proposals.Slug{})
	if len(r.Tables) == 0 {
		r.Tables = append(r.Tables, ReportTable{Anchor: "none", Label: "Obligations", Head: obligationHead, Empty: "No obligation of these texts is coded."})
	}
	r.addObligations(c, ReportTable{
		Anchor: "rejected", Label: "What texts reject",
		Notes: []string{"A rejection is no obligation. It stands here beside what other texts ask, so that it is not lost."},
	}, rejected, proposals.Slug{})
	r.cite(c.Sources)
	return r
}

var obligationHead = head("Question", "Text", "What", "Condition")

// actors are the parties and actors of the case, in its order.
func (c *Corpus) actors() []proposals.Slug {
	var all []proposals.Slug
	for _, p := range c.Case.Case().Parties {
		all = append(all, p.Slug)
	}
	for _, a := range c.Case.Case().Actors {
		all = append(all, a.Slug)
	}
	return all
}

// addObligations fills a table with what is asked of one, or of nobody who is
// named, and adds it unless there is nothing.
func (r *Report) addObligations(c *Corpus, table ReportTable, terms []heldTerm, who proposals.Slug) {
	if len(terms) == 0 {
		return
	}
	table.Head = obligationHead
	for i, h := range terms {
		question := issueCell(h.issue)
		if i > 0 && terms[i-1].issue == h.issue {
			question.Lines = question.Lines[:1] // the row above has it in full
		}
		text := c.textCell(h.column)
		if words := c.selfWords(h, who); words != "" {
			text.Lines = slices.Insert(text.Lines, 1, ReportLine{Words: words})
		}
		table.Rows = append(table.Rows, ReportRow{Cells: []ReportCell{
			question, text, c.termCell(h, capital(h.Answer), c.othersWords(h, who)), conditionCell(h),
		}})
	}
	r.Tables = append(r.Tables, table)
}

// selfWords say that it is an author who speaks of itself; in the brackets of
// a joint draft that is whose they are.
func (c *Corpus) selfWords(h heldTerm, who proposals.Slug) string {
	authors := c.columns[h.column].version().Authors
	if !h.Term.By.IsZero() {
		authors = []proposals.Slug{h.Term.By}
	}
	switch {
	case who.IsZero() || !slices.Contains(authors, who):
		return ""
	case len(authors) > 1:
		return "Says it of itself, with the other authors"
	default:
		return "Says it of itself"
	}
}

// othersWords name those who would have to act with who, or all of them where
// that is nobody.
func (c *Corpus) othersWords(h heldTerm, who proposals.Slug) string {
	others := slices.DeleteFunc(slices.Clone(h.bearers()), func(s proposals.Slug) bool { return s == who })
	switch {
	case len(others) == 0:
		return ""
	case who.IsZero():
		return "Who would act: " + actorWords(c.Case, others)
	default:
		return "Together with: " + actorWords(c.Case, others)
	}
}

// conditions are the fields that time, condition or narrow an obligation.
var conditions = []string{"scope", "after", "until", "unless", "unconditional", "details-at", "deadline"}

func conditionCell(h heldTerm) ReportCell {
	var cell ReportCell
	for _, f := range h.Fields {
		if slices.Contains(conditions, f.Name) {
			cell.Lines = append(cell.Lines, ReportLine{Words: capital(f.Label()) + ": " + f.Words})
		}
	}
	if len(cell.Lines) == 0 {
		return words("None is coded")
	}
	return cell
}
