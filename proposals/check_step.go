package proposals

import (
	"fmt"
	"slices"
)

func (ps *versionCheck) checkStep(path string, s *Step) {
	if s.Event.IsZero() {
		ps.addf(path+".event", "the step names no event")
	} else if _, ok := ps.against.Event(s.Event); !ok {
		ps.unknown(path+".event", "event", s.Event, ps.events)
	}
	if len(s.After) == 0 {
		ps.addf(path+".after", "a step says what it waits for: expected a line `- after: EVENT`")
	}
	ps.checkEvents(path+".after", s.After)
	if slices.Contains(s.After, s.Event) {
		ps.addf(path+".after", "%q cannot wait for itself", s.Event)
	}
	if !s.Option.IsZero() && labelIndex(ps.v.Options, s.Option) < 0 {
		ps.unknown(path+".option", "option", s.Option, labelSlugs(ps.v.Options))
	}
	ps.checkBracket(path, s.By)
	ps.checkSourceList(path, s.Sources)
	ps.checkQuotes(path, s.Quotes)
	ps.checkOptionalText(path+".inferred", "what it was inferred from", s.Inferred, maxNote)
}

// checkOrderOnce refuses a step that says again, or against, what a term or an
// earlier step says.
func (ps *versionCheck) checkOrderOnce() {
	before := map[[2]Slug][]Arrow{} // by the two events, whichever comes first
	for _, a := range ps.v.Arrows(ps.against) {
		events := [2]Slug{a.Event, a.After}
		if a.Event.Compare(a.After) > 0 {
			events = [2]Slug{a.After, a.Event}
		}
		if a.Step >= 0 {
			ps.checkArrow(a, before[events])
		}
		before[events] = append(before[events], a)
	}
	for i, s := range ps.v.Steps {
		if ps.full() {
			break
		}
		for _, t := range ps.v.Terms {
			if t.Issue == s.Event && t.Unconditional && len(t.After) == 0 && t.IsStep() && sameRoad(s.Option, t.Option) && sameRoad(s.By, t.By) {
				ps.addf(fmt.Sprintf("steps[%d].after", i), "%q contradicts the term %q, which calls it unconditional", s.Event, t.Headline)
				break
			}
		}
	}
}

// checkArrow checks an arrow of a step against those between the same events
// before it, as far as the first that it repeats or contradicts.
func (ps *versionCheck) checkArrow(a Arrow, before []Arrow) {
	path := fmt.Sprintf("steps[%d].after", a.Step)
	for _, b := range before {
		switch {
		case !sameRoad(a.Option, b.Option) || !sameRoad(a.By, b.By):
		case a.Event == b.Event && a.After == b.After:
			ps.addf(path, "%q after %q stands in %s already: an order is written once", a.Event, a.After, ps.sayer(b))
			return
		case a.Event == b.After && a.After == b.Event:
			ps.addf(path, "%q after %q contradicts %s, which has them the other way round", a.Event, a.After, ps.sayer(b))
			return
		}
	}
}

func sameRoad(a, b Slug) bool { return a == b || a.IsZero() || b.IsZero() }

func (ps *versionCheck) sayer(a Arrow) string {
	if a.Term >= 0 {
		return fmt.Sprintf("the term %q", ps.v.Terms[a.Term].Headline)
	}
	return fmt.Sprintf("step %d", a.Step+1)
}
