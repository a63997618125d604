package compare

import (
	"slices"

	"parley/proposals"
)

// A result is one or more equal verdicts, and where they hold.
type result struct {
	Verdict
	left, right bool // whether the term of that side is inferred
	spots       []spot
}

// comparePair compares two columns on one issue: every option with every
// option, part by part, each reading and each bracket.
func comparePair(in *proposals.CaseRevision, issue *proposals.Issue, left, right *column) Pair {
	g := ground{issue: issue, left: left, right: right}
	var results []result
	for _, part := range partsOf(issue, left, right) {
		for _, l := range left.sides(issue, part) {
			for _, r := range right.sides(issue, part) {
				one := result{meet(in, issue, l, r), l.inferred(), r.inferred(), spotsOf(part, l, r)}
				g.all = append(g.all, one.spots...)
				results = join(results, one)
			}
		}
	}
	g.all = distinct(g.all)
	p := Pair{Left: left.number, Right: right.number, Verdicts: g.verdicts(results)}
	p.Relation = widest(p.Verdicts)
	return p
}

func spotsOf(part proposals.Slug, l, r side) []spot {
	var spots []spot
	for _, left := range l.roads {
		for _, right := range r.roads {
			spots = append(spots, spot{left, right, part, l.reading(), r.reading()})
		}
	}
	return spots
}

// join adds a result to others, or to the one that says the same.
func join(results []result, one result) []result {
	i := slices.IndexFunc(results, func(r result) bool {
		return r.Relation == one.Relation && r.Rule == one.Rule && r.Reason == one.Reason && r.left == one.left && r.right == one.right
	})
	if i < 0 {
		return append(results, one)
	}
	results[i].spots = append(results[i].spots, one.spots...)
	return results
}

// verdicts makes one of all results where relation and rule are the same for
// all, and hold by inference for all or for none; else one of each. Where nobody
// speaks is told only if nobody does anywhere: what a cell has under which
// option or part stands in the cell.
func (g ground) verdicts(results []result) []Verdict {
	spoken := slices.DeleteFunc(slices.Clone(results), func(r result) bool { return r.Relation == NoPosition })
	if len(spoken) > 0 {
		results = spoken
	}
	first := results[0]
	differ := func(r result) bool {
		return r.Relation != first.Relation || r.Rule != first.Rule || r.Inferred != first.Inferred
	}
	if len(results) > 1 && !slices.ContainsFunc(results, differ) {
		return []Verdict{g.merged(results)}
	}
	var verdicts []Verdict
	for _, r := range results {
		v := r.Verdict
		v.Where = g.where(r.spots)
		v.Reason = sentences(append([]string{v.Reason}, g.inference(r)...))
		verdicts = append(verdicts, v)
	}
	return verdicts
}

// merged is one verdict of several with one relation by one rule. Each reason
// says where it holds.
func (g ground) merged(results []result) Verdict {
	v := Verdict{Relation: results[0].Relation, Rule: results[0].Rule}
	var reasons []string
	for _, r := range results {
		reasons = append(append(reasons, g.where(r.spots)+": "+r.Reason), g.inference(r)...)
		v.Fields = append(v.Fields, r.Fields...)
		v.Inferred = v.Inferred || r.Inferred
	}
	v.Fields, v.Reason = inDocumentOrder(v.Fields), sentences(reasons)
	return v
}

// inference says whose term a result rests on that the coder concluded.
func (g ground) inference(r result) []string {
	switch {
	case r.left && r.right:
		return []string{"What both say here was concluded in coding, so this holds by inference."}
	case r.left:
		return []string{"What " + g.left.name + " says here was concluded in coding, so this holds by inference."}
	case r.right:
		return []string{"What " + g.right.name + " says here was concluded in coding, so this holds by inference."}
	default:
		return nil
	}
}

// width orders relations from the widest. Agreement comes behind one side only:
// where under one option only one side speaks, the two do not simply agree.
var width = []Relation{Apart, Partly, NotComparable, Deferred, OneSide, Agree, NoPosition}

// widest is the relation of several verdicts on two columns.
func widest(verdicts []Verdict) Relation {
	for _, r := range width {
		if slices.ContainsFunc(verdicts, func(v Verdict) bool { return v.Relation == r }) {
			return r
		}
	}
	return NoPosition
}
