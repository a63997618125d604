package compare

import (
	"slices"

	"parley/proposals"
)

// A result is one or more equal verdicts, and where they hold. Its reason is
// not joined yet.
type result struct {
	Verdict
	reason      []string // whole sentences
	left, right bool     // whether the term of that side is inferred
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
				verdict, reason := meet(in, issue, l, r)
				one := result{verdict, reason, l.inferred(), r.inferred(), spotsOf(part, l, r)}
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
		return r.Relation == one.Relation && r.Rule == one.Rule && slices.Equal(r.reason, one.reason) && r.left == one.left && r.right == one.right
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
		var somewhere []spot
		for _, r := range spoken {
			somewhere = append(somewhere, r.spots...)
		}
		g.spoken = len(distinct(somewhere))
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
		v.Reason = sentences(slices.Concat(r.reason, g.inference(r)))
		verdicts = append(verdicts, v)
	}
	return verdicts
}

// merged is one verdict of several with one relation by one rule. What holds
// for all is said once, and of the rest where it holds.
func (g ground) merged(results []result) Verdict {
	v := Verdict{Relation: results[0].Relation, Rule: results[0].Rule, Inferred: results[0].Inferred}
	inference, alike := g.inference(results[0]), true
	rest := make([][]string, len(results))
	for i, r := range results {
		rest[i] = r.reason
		v.Fields = append(v.Fields, r.Fields...)
		alike = alike && slices.Equal(g.inference(r), inference)
	}
	first, rest := takeFirst(rest)
	var last []string
	if alike {
		last, rest = takeLast(rest)
	}
	reasons := first
	for i, r := range results {
		if !alike {
			rest[i] = slices.Concat(rest[i], g.inference(r))
		}
		if len(rest[i]) > 0 {
			reasons = append(reasons, g.where(r.spots)+": "+sentences(rest[i]))
		}
	}
	if len(last) > 0 {
		reasons = append(reasons, "In each of these: "+sentences(last))
	}
	if alike {
		reasons = append(reasons, inference...)
	}
	v.Fields, v.Reason = inDocumentOrder(v.Fields), sentences(reasons)
	return v
}

// takeFirst takes from reasons the sentences with which all begin. Where they
// begin with what one side has under one option only, or the like, it takes the
// second, on the other side, if that is the same.
func takeFirst(reasons [][]string) (common []string, rest [][]string) {
	from := 0
	if !sameAt(reasons, 0) && sameAt(reasons, 1) {
		from = 1
	}
	to := from
	for sameAt(reasons, to) && (from == 0 || to == from) {
		to++
	}
	common = slices.Clone(reasons[0][from:to])
	for _, r := range reasons {
		rest = append(rest, slices.Delete(slices.Clone(r), from, to))
	}
	return common, rest
}

// takeLast takes from reasons the sentences with which all end.
func takeLast(reasons [][]string) (common []string, rest [][]string) {
	for _, r := range reasons {
		r = slices.Clone(r)
		slices.Reverse(r)
		rest = append(rest, r)
	}
	n := 0
	for sameAt(rest, n) {
		n++
	}
	common = rest[0][:n:n]
	slices.Reverse(common)
	for i, r := range rest {
		rest[i] = r[n:]
		slices.Reverse(rest[i])
	}
	return common, rest
}

// sameAt reports whether all reasons have the same sentence at i.
func sameAt(reasons [][]string, i int) bool {
	return !slices.ContainsFunc(reasons, func(r []string) bool { return i >= len(r) || r[i] != reasons[0][i] })
}

// somethingConcluded ends a reason of one text.
const somethingConcluded = "Of what is coded something was concluded, as its cell says, so this holds by inference."

// inference says whose term a result rests on that the coder concluded.
func (g ground) inference(r result) []string {
	switch {
	case r.left && r.right:
		return []string{"Of what is coded here for both something was concluded, as their cells say, so this holds by inference."}
	case r.left:
		return []string{"Of what is coded here for " + g.left.name + " something was concluded, as its cell says, so this holds by inference."}
	case r.right:
		return []string{"Of what is coded here for " + g.right.name + " something was concluded, as its cell says, so this holds by inference."}
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
