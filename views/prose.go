package views

import "parley/proposals"

// A passage is a paragraph, or a list of several items.
type passage struct {
	Items bool
	Lines [][]proposals.Span
}

// passages puts items that follow one another into one list.
func passages(p proposals.Prose) []passage {
	var all []passage
	for _, block := range p {
		if last := len(all) - 1; block.Item && last >= 0 && all[last].Items {
			all[last].Lines = append(all[last].Lines, block.Spans)
			continue
		}
		all = append(all, passage{block.Item, [][]proposals.Span{block.Spans}})
	}
	return all
}
