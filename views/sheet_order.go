package views

import (
	"fmt"

	"parley/proposals"
)

// order are the steps that no term says.
func (f *sheetForm) order() group {
	g := group{ID: "steps", Legend: "Order of steps", Rank: 2,
		Hint: "Only what no term says: a term that waits for something has its order already. The numbers order nothing."}
	for i := range f.Steps {
		s, path := &f.Steps[i], fmt.Sprintf("steps[%d]", i)
		event := f.pick(path+".event", "This", "", &s.Event, f.events()[1:])
		event.Problems = append(event.Problems, f.fault[path]...)
		step := group{ID: anchorOf(path), Legend: fmt.Sprintf("Step %d", i+1), Rank: 3, Inputs: []input{
			event,
			f.several(picks, path+".after", "Waits for all of these", "", &s.After, f.events()),
			f.several(ticks, path+".sources", "Sources", f.sourcesHint(), &s.Sources, f.sourceChoices()),
			f.line(path+".inferred", "Your conclusion", "From which words you concluded it", &s.Inferred),
		}}
		if len(f.Options) > 0 || s.Option != "" {
			step.Inputs = append(step.Inputs, f.pick(path+".option", "Under this option only", "", &s.Option, f.optionChoices()))
		}
		if f.Act == string(proposals.JointDraft) || s.By != "" {
			step.Inputs = append(step.Inputs, f.pick(path+".by", "In whose bracket", "", &s.By, f.parties()))
		}
		step.Groups = []group{f.quotes(path, &s.Quotes)}
		step.Buttons = []button{takeOut(path, fmt.Sprintf("step %d", i+1))}
		g.Groups = append(g.Groups, step)
	}
	g.Buttons = []button{another("steps", "a step")}
	return g
}
