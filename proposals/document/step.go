package document

import (
	"fmt"

	"github.com/yuin/goldmark/ast"
	"parley/proposals"
)

// steps reads the section "Order of steps": a numbered list, an event an item.
func (r *versionReader) steps(blocks []ast.Node) {
	for _, n := range blocks {
		list, ok := n.(*ast.List)
		switch {
		case ok && list.IsOrdered():
			for item := list.FirstChild(); item != nil && !r.stopped; item = item.NextSibling() {
				r.step(item)
			}
		case ok && len(r.v.Steps) > 0:
			last := fmt.Sprintf("steps[%d]", len(r.v.Steps)-1)
			r.fail(last, r.at(n), "the fields of a step stand under its number: indent them by three spaces")
		default:
			r.report(r.at(n), "expected a numbered list of steps here, as `1. EVENT` with `- after: EVENT` under it, indented by three spaces")
		}
	}
}

func (r *versionReader) step(item ast.Node) {
	path := fmt.Sprintf("steps[%d]", len(r.v.Steps))
	s := proposals.Step{}
	r.mark(path, r.at(item))
	event := item.FirstChild()
	if event == nil || !isWords(event) {
		r.fail(path, r.at(item), "a step begins with its event: expected `1. EVENT`")
	} else {
		r.stepEvent(path, event, &s.Event)
		r.underStep(path, event.NextSibling(), &s)
	}
	r.v.Steps = append(r.v.Steps, s)
}

func (r *versionReader) stepEvent(path string, n ast.Node, event *proposals.Slug) {
	l, ok := r.line(n)
	if !ok {
		r.spoil(path + ".event")
		return
	}
	r.readLine(path+".event", l, field{name: "event", read: words(into(event, proposals.ParseSlug))})
}

// underStep reads the fields of a step, and its quotes.
func (r *versionReader) underStep(path string, n ast.Node, s *proposals.Step) {
	if n == nil {
		return
	}
	if !isBullets(n) {
		r.fail(path, r.at(n), "under a step stand its fields: expected `- after: EVENT`")
		return
	}
	r.fields(path, "a step", n.(*ast.List), []field{
		{name: "after", read: words(into(&s.After, proposals.ParseEvents))},
		{name: "option", read: words(into(&s.Option, proposals.ParseSlug))},
		{name: "by", read: words(into(&s.By, proposals.ParseSlug))},
		{name: "sources", read: words(into(&s.Sources, proposals.ParseSlugs))},
		{name: "inferred", read: words(into(&s.Inferred, plain))},
	})
	var quotes []ast.Node
	for n = n.NextSibling(); n != nil; n = n.NextSibling() {
		if n.Kind() != ast.KindBlockquote {
			r.report(r.at(n), "behind the fields of a step stand its quotes and nothing else")
			continue
		}
		quotes = append(quotes, n)
	}
	r.quotes(path, quotes, &s.Quotes)
}
