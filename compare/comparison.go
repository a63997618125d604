package compare

import (
	"fmt"
	"slices"
	"strings"

	"parley/proposals"
)

// A Comparison is everything that a page or a file shows of some texts side by
// side. It must not be changed.
type Comparison struct {
	Query   Query // what was asked for
	Case    *proposals.CaseRevision
	Columns []Column
	// Tables are one for each topic that was asked for, in the order of the
	// case.
	Tables []Table
	Order  Order
	// Absent are the proposals of the case's opening comparison of which there
	// was no text yet on the day that the query asks for.
	Absent []proposals.Slug
	// Sources are all that the columns cite; source number n is Sources[n-1].
	Sources []Source
}

// A Column is one text of a comparison.
type Column struct {
	Revision *proposals.Revision
	// By is the author in whose reading a joint draft is shown, if any.
	By proposals.Slug
	// Heading names the author or authors: "Russia".
	Heading string
	// Newer names the newest version of the proposal where this is an older
	// one, or the newest revision of the version; else it is zero.
	Newer proposals.Ref
	// Before names the version before this one, where it was given; else it is
	// zero.
	Before proposals.Ref
	Standing
}

// A Standing is what was done with a coding since it was stored.
type Standing struct {
	// Reading says how far others have read the text again.
	Reading proposals.Reading
	// Withdrawn is why the version stands in no list, nil where it does.
	Withdrawn *proposals.Withdrawal
}

// Ref names the column's text for ever, its author's reading included.
func (c Column) Ref() proposals.Ref { return c.Revision.Ref().WithBy(c.By) }

// A Source is a numbered source of one column.
type Source struct {
	Number int // from 1
	Column int
	proposals.Source
}

// A Table is one topic.
type Table struct {
	Topic proposals.Topic
	// Groups are the rows that two columns or more answer, then those that one
	// answers, then those that none does; empty groups are left out.
	Groups []Group
	// Counts say how many rows have which relation, in the order of
	// [Relations]; relations without a row are left out.
	Counts []Count
	// Hidden is how many rows the query's choice of relations left out.
	Hidden int
	// Note says what the lack of a row means, or is empty.
	Note string
}

// A Group is the rows of one table that the same number of sides answer.
type Group struct {
	Kind GroupKind
	Rows []Row
}

// A GroupKind says how many sides answer the rows of a group.
type GroupKind string

// The kinds of group, in their order.
const (
	Answered GroupKind = "answered"
	OneSided GroupKind = "one-sided"
	NoSide   GroupKind = "no side"
)

// A Count is a number of rows.
type Count struct {
	Relation Relation
	Rows     int
	InPart   int // of the rows, those of which it holds in part
}

// Words are the count: "3 one side only, 1 of them in part".
func (c Count) Words() string {
	words := fmt.Sprintf("%d %s", c.Rows, c.Relation)
	if c.InPart > 0 {
		words += fmt.Sprintf(", %d of them in part", c.InPart)
	}
	return words
}

// A Row is one issue, or the computed row "Order of steps".
type Row struct {
	// Issue is nil on the row "Order of steps".
	Issue *proposals.Issue
	// Also says that the row stands here under a second topic.
	Also bool
	// Label and Question are what the head of the row shows.
	Label, Question string
	// Cells are one for each column; the row "Order of steps" has none.
	Cells []Cell
	// Relation is the widest among the columns that speak, and Left and Right
	// are the two columns that it is between. Both are 0 where there is no such
	// pair: in a comparison of one text, on the row "Order of steps", and where of
	// more than two texts at most one speaks.
	Relation    Relation
	Left, Right int
	// Verdicts are those of the widest pair: one, or one for each option, part
	// or reading where they differ. On the row "Order of steps" they are the
	// findings.
	Verdicts []Verdict
	// Pairs are the verdicts of each two columns that both have a position.
	// Where no two have, it is the one pair that stands for the row: of all
	// others the cells say enough.
	Pairs []Pair
}

// A Pair is how two columns stand to each other on one issue.
type Pair struct {
	Left, Right int // columns
	Relation    Relation
	Verdicts    []Verdict
}

// Words are the relation of the row, and whether it holds in part or by
// inference.
func (r Row) Words() string { return relationWords(r.Relation, r.Verdicts) }

// Words are the relation of the pair, as those of a row.
func (p Pair) Words() string { return relationWords(p.Relation, p.Verdicts) }

// relationWords qualify a relation by the verdicts that give it.
func relationWords(relation Relation, verdicts []Verdict) string {
	words := string(relation)
	if InPart(relation, verdicts) {
		words += " in part"
	}
	if ByInference(relation, verdicts) {
		words += ", by inference"
	}
	return words
}

// InPart reports whether only one text has a position under some options, parts
// or the like, and under others both have one and agree.
func InPart(relation Relation, verdicts []Verdict) bool {
	return relation == OneSide && slices.ContainsFunc(verdicts, func(v Verdict) bool { return v.Relation == Agree })
}

// ByInference reports whether all verdicts that give the relation hold by
// inference.
func ByInference(relation Relation, verdicts []Verdict) bool {
	read := func(v Verdict) bool { return v.Relation == relation && !v.Inferred }
	return len(verdicts) > 0 && !slices.ContainsFunc(verdicts, read)
}

// A Verdict is a relation with the rule that gave it and its reason.
type Verdict struct {
	// Where says under which options, part or reading it holds, in words;
	// empty where it holds for the whole row.
	Where    string
	Relation Relation
	Rule     Rule
	// Reason is one or more whole sentences.
	Reason string
	// Fields are the fields that the rule used, by their names in documents.
	Fields []string
	// Inferred says that a term it rests on is the coder's conclusion; Reason
	// then ends "by inference".
	Inferred bool
}

// A Cell is what one column has on one issue.
type Cell struct {
	// Coverage is Stated where there are entries.
	Coverage proposals.Coverage
	Entries  []Entry
	// Blanks say why there is no entry; more than one where options or parts
	// differ. The kind of each stands in its words.
	Blanks []Blank
	// Elsewhere is what was reported as the party's position, not as part of
	// this text. It is never part of a verdict.
	Elsewhere []Entry
	// Since is what became of it since the version before, by the kind of
	// change that claims most; empty where nothing differs, and where the
	// column names no version before.
	Since ChangeKind
}

// An Entry is one term as a cell shows it.
type Entry struct {
	Term *proposals.Term
	// Anchor is the term's place on its version's page, without the #.
	Anchor   string
	Headline string
	// Answer is the whole answer in words: stance and value.
	Answer string
	// Fields are everything else that narrows or times it, in the order of
	// documents: option, part, reading, on, scope, after, until, …
	Fields []Field
	// Sources are numbers of the comparison's sources.
	Sources []int
	Quotes  []Quote
}

// A Field is a named part of an entry, in words.
type Field struct{ Name, Words string }

// Label names the field for a reader who has no document at hand.
func (f Field) Label() string {
	switch f.Name {
	case "on":
		return "who would act"
	case "by":
		return "who would have it"
	case "details-at":
		return "details left to"
	case "point":
		return "place in the text"
	case "ambiguous":
		return "ambiguous as drafted"
	case "inferred":
		return "by inference"
	default:
		return strings.ReplaceAll(f.Name, "-", " ")
	}
}

// A Quote is a quote with the number of its source and the language of its
// words.
type Quote struct {
	Text     string
	Language string // BCP 47, never empty
	Source   int
	OfText   bool
}

// ElsewhereNote stands over what was reported as the party's position, not as
// part of the text.
const ElsewhereNote = "Reported as its authors’ position, not as part of this text; no part of the verdict"

// A Blank is a blank in words.
type Blank struct {
	Coverage proposals.Coverage
	// Where says for which option or part, in words, or is empty.
	Where string
	// Words are the kind of blank and what goes with it: "deferred until
	// “Leaders meet”".
	Words         string
	Sources       []int
	SaidElsewhere bool
}

// An Order is the steps of each column and what they make impossible
// together.
type Order struct {
	Columns []ColumnOrder
	// Findings come from every pair of columns under every pair of their
	// options; one pair of events shows once.
	Findings []Finding
	// Assumed are the editors' assumptions that were switched on.
	Assumed []proposals.Assumption
}

// unison says that orders are coded for several texts and no two of them
// contradict each other, where that is so: there is no row then that tells it.
func (o Order) unison() string {
	ordered := map[int]bool{}
	for _, c := range o.Columns {
		if in, _ := c.Ordered(); len(in) > 0 {
			ordered[c.Column] = true
		}
	}
	if len(o.Findings) > 0 || len(ordered) < 2 {
		return ""
	}
	return "Order of steps: no two of the orders that are coded for these texts contradict each other. That they could be carried out together is not said."
}

// A ColumnOrder is the steps that one column states under one of its options.
type ColumnOrder struct {
	Column int
	Option proposals.Slug // zero where the text has none
	Label  string         // of the option
	Steps  []OrderStep
}

// Ordered are the steps that the text puts before or after others, or calls
// unconditional; loose are those of whose place nothing is coded.
func (o ColumnOrder) Ordered() (in, loose []OrderStep) {
	awaited := map[proposals.Slug]bool{}
	for _, s := range o.Steps {
		for _, a := range s.After {
			awaited[a.Event] = true
		}
	}
	for _, s := range o.Steps {
		if s.Unconditional || len(s.After) > 0 || awaited[s.Event] {
			in = append(in, s)
		} else {
			loose = append(loose, s)
		}
	}
	return in, loose
}

// An OrderStep is one event and what it waits for.
type OrderStep struct {
	Event proposals.Slug
	Label string
	// Unconditional says that the text calls it so.
	Unconditional bool
	// Calls are what calls it so, each without an event.
	Calls []OrderAfter
	After []OrderAfter
}

// CallSources are the sources of all that calls the step unconditional, each
// once.
func (s OrderStep) CallSources() []int {
	var all []int
	for _, c := range s.Calls {
		all = append(all, c.Sources...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// An OrderAfter is one event that comes first, and what says so.
type OrderAfter struct {
	Event proposals.Slug
	Label string
	// Anchor is the term's or step's place on its version's page.
	Anchor   string
	Headline string
	Sources  []int
	Inferred bool
	// By is the deadline of a thing that is then completed, where the text puts
	// it after the event by one, and else zero.
	By proposals.Deadline
}

// A Wait is what a step waits for, and all that says so in the same words.
type Wait struct {
	Words   string
	By      []OrderAfter
	Sources []int
}

// Waits are what the step waits for, each once.
func (s OrderStep) Waits() []Wait {
	var all []Wait
	for _, a := range s.After {
		words := a.words()
		i := slices.IndexFunc(all, func(w Wait) bool { return w.Words == words })
		if i < 0 {
			i, all = len(all), append(all, Wait{Words: words})
		}
		all[i].By = append(all[i].By, a)
		all[i].Sources = append(all[i].Sources, a.Sources...)
	}
	for i := range all {
		slices.Sort(all[i].Sources)
		all[i].Sources = slices.Compact(all[i].Sources)
	}
	return all
}

func (a OrderAfter) words() string {
	words := "after " + named(a.Label)
	if a.By != (proposals.Deadline{}) {
		name := func(proposals.Slug) string { return a.Label }
		words = a.By.Words(name)
	}
	if a.Inferred {
		words += ", by inference"
	}
	return words
}

// A Finding is an order of two columns that cannot both be kept.
type Finding struct {
	Kind FindingKind
	// Left and Right are the columns; on a circle within one column they are
	// equal.
	Left, Right int
	// Where says under which pair of options, in words; empty where under all.
	Where  string
	Reason string
	// Arrows are the orders that it rests on; of a circle, in its order.
	Arrows   []FindingArrow
	Inferred bool
	// Fields are those of documents that it rests on.
	Fields []string
}

// A FindingArrow is one order that a finding rests on: Event waits for After.
// In a precondition, the arrow of the side that calls the event unconditional
// has no After.
type FindingArrow struct {
	Column       int
	Event, After proposals.Slug
	// Wider is the event that the text names, where Event is a narrower case of
	// it, and else zero.
	Wider    proposals.Slug
	Anchor   string
	Headline string
	Assumed  bool // an editor's assumption; Column is then -1
}

// A FindingKind is one of the three findings, from least to most interpreted.
type FindingKind string

// The kinds of finding.
const (
	Reversal     FindingKind = "reversal"
	Precondition FindingKind = "precondition"
	Circle       FindingKind = "circle"
)

// FindingKinds are all of them, from least to most interpreted.
var FindingKinds = []FindingKind{Reversal, Precondition, Circle}
