package proposals

import (
	"fmt"
	"slices"
)

// checkVersion checks everything that a version must keep against its case.
func checkVersion(v *Version, against *CaseRevision) Problems {
	ps := versionCheck{v: v, against: against, c: against.Case(), events: against.eventSlugs()}
	ps.checkHead()
	ps.checkAnswer()
	ps.checkSources()
	ps.checkRest()
	for i := range v.Terms {
		if ps.full() {
			break
		}
		ps.checkTerm(fmt.Sprintf("terms[%d]", i), &v.Terms[i])
	}
	for i := range v.Blanks {
		if ps.full() {
			break
		}
		ps.checkBlank(fmt.Sprintf("blanks[%d]", i), &v.Blanks[i])
	}
	ps.checkKeys()
	for i := range v.Steps {
		if ps.full() {
			break
		}
		ps.checkStep(fmt.Sprintf("steps[%d]", i), &v.Steps[i])
	}
	ps.checkOrderOnce()
	return ps.Problems
}

type versionCheck struct {
	Problems
	v       *Version
	against *CaseRevision
	c       *Case
	events  []string // of the case, measures among them
}

func (ps *versionCheck) checkHead() {
	v := ps.v
	if v.Proposal.IsZero() {
		ps.addf("proposal", "the proposal is missing")
	}
	if v.Number < 1 || v.Number > 999_999 {
		ps.addf("version", "the version's number is missing: expected a whole number from 1")
	}
	switch {
	case v.Case.IsZero():
		ps.addf("case", "the case is missing")
	case v.Case != ps.c.Slug:
		ps.addf("case", "the case is %q, but this was read against %q", v.Case, ps.c.Slug)
	}
	ps.checkText("title", "the title", v.Title, maxTitle)
	for i, called := range v.Called {
		path := "called." + called.Party.text
		ps.checkParty(path, called.Party)
		ps.checkText(path+".title", "the name", called.Title, maxTitle)
		if slices.IndexFunc(v.Called, func(c CalledBy) bool { return c.Party == called.Party }) != i {
			ps.addf(path, "the party %q stands here twice", called.Party)
		}
	}
	ps.checkAuthors()
	for i, l := range v.Languages {
		ps.checkLanguage(fmt.Sprintf("languages[%d]", i), l)
	}
	if v.Dates == (Dates{}) {
		ps.addf("dates", "the dates are missing: expected at least one of text, handed-over, published, reported")
	}
	ps.checkLabels("options", v.Options, false)
	if len(v.Options) > maxOptions {
		ps.addf("options", "there are %d options: expected at most %d", len(v.Options), maxOptions)
	}
	ps.checkRead(v.Read, v.Note)
	ps.checkProse("intro", v.Intro)
}

func (ps *versionCheck) checkAuthors() {
	if len(ps.v.Authors) == 0 {
		ps.addf("authors", "the authors are missing: expected one party or more")
	}
	ps.checkUnique("authors", "party", ps.v.Authors)
	for i, a := range ps.v.Authors {
		ps.checkParty(fmt.Sprintf("authors[%d]", i), a)
	}
	if ps.v.Act == JointDraft && len(ps.v.Authors) < 2 {
		ps.addf("authors", "a joint draft has at least two authors")
	}
}

func (ps *versionCheck) checkParty(path string, s Slug) {
	if _, ok := ps.against.Party(s); !ok {
		ps.unknown(path, "party", s, partySlugs(ps.c))
	}
}

func (ps *versionCheck) checkAnswer() {
	v := ps.v
	if !slices.Contains(Acts, v.Act) {
		ps.addf("act", "the act is missing: expected %s", orList(kindTexts(Acts)))
	}
	switch {
	case v.AnswersWith == "":
	case v.Act != Response || v.Answers.IsZero():
		ps.addf("answers-with", "only a response that names the text it answers says what it answers with")
	case !slices.Contains(Answers, v.AnswersWith):
		ps.addf("answers-with", "%q is no answer: expected %s", string(v.AnswersWith), orList(kindTexts(Answers)))
	}
	ps.checkEarlier("answers", v.Answers)
	ps.checkEarlier("based-on", v.BasedOn)
}

func (ps *versionCheck) checkEarlier(path string, ref Ref) {
	if !ref.IsZero() && ref.proposal == ps.v.Proposal && ref.version >= ps.v.Number {
		ps.addf(path, "%s is not an earlier text", ref)
	}
}
