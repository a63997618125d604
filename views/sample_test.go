package views

import (
	"testing"

	"parley/compare"
	"parley/proposals"
)

// Text that would break a page which takes it for markup, or has no room for
// it.
const (
	hostile   = `<script>alert("x")</script> & "quotes" | pipes`
	longWord  = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
	rightLeft = "وقف إطلاق النار الكامل وغير المشروط"
)

var slug = proposals.MustSlug

func date(t testing.TB, s string) proposals.Date {
	t.Helper()
	d, err := proposals.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func paragraph(text string) proposals.Prose {
	return proposals.Prose{{Spans: []proposals.Span{{Text: text}}}}
}

// sampleCase has one topic with two questions, an assumption and awkward
// labels.
func sampleCase(t testing.TB) *proposals.CaseRevision {
	t.Helper()
	c, problems := proposals.NewCaseRevision(proposals.Case{
		Slug:      slug("sample"),
		Title:     "A case called " + hostile,
		Publisher: proposals.Publisher{Name: "A desk", Contact: "desk@example.org"},
		Parties: []proposals.Party{
			{Slug: slug("north"), Label: "North " + longWord, Kind: proposals.State},
			{Slug: slug("south"), Label: "South", Kind: proposals.State},
			{Slug: slug("envoy"), Label: "The envoy", Kind: proposals.Mediator},
		},
		Events:     []proposals.Event{{Slug: slug("talks"), Label: "Talks begin", Definition: "They begin."}},
		Opening:    []proposals.Slug{slug("north-plan"), slug("south-plan")},
		OrderTopic: slug("ceasefire"),
		Read:       proposals.Read{By: "ab", On: date(t, "2026-01-02")},
		Note:       "A sample.",
		Intro:      paragraph("About the sample."),
		Topics:     []proposals.Topic{{Slug: slug("ceasefire"), Label: "Ceasefire"}},
		Issues: []proposals.Issue{
			{Slug: slug("ceasefire"), Topic: slug("ceasefire"), Question: "Would there be a ceasefire?", Label: "General ceasefire", Kind: proposals.Measure},
			{Slug: slug("length"), Topic: slug("ceasefire"), Question: "How long?", Label: longWord[:60], Kind: proposals.TextKind},
		},
		Assumptions: []proposals.Assumption{{
			Slug: slug("talk-first"), Headline: "Nobody stops before talking", Event: slug("ceasefire"),
			After: []proposals.Slug{slug("talks")}, Author: "ab", Reason: paragraph("It was said often."),
		}},
	}, nil)
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	return c.WithStored(proposals.Stored{Revision: 3})
}

// sampleRevision is one text of the sample.
func sampleRevision(t testing.TB, c *proposals.CaseRevision, proposal, author string, terms ...proposals.Term) *proposals.Revision {
	t.Helper()
	act := proposals.ProposalAct
	r, problems := proposals.NewRevision(proposals.Version{
		Proposal: slug(proposal), Number: 1, Case: c.Case().Slug,
		Title: "A plan " + hostile, Authors: []proposals.Slug{slug(author)}, Act: act,
		Dates: proposals.Dates{HandedOver: date(t, "2025-06-02")},
		Sources: []proposals.Source{{
			Slug: slug("paper"), Publisher: "The Paper", Title: "What it says", Date: date(t, "2025-06-03"),
			Language: "en", Kind: proposals.ReportSource, Extent: proposals.Part, Address: "https://example.org/a",
		}},
		Read: proposals.Read{By: "ab", On: date(t, "2026-01-02")}, Note: "A sample.",
		Rest: &proposals.Rest{Coverage: proposals.Unreported}, Terms: terms,
	}, c)
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	return r.WithStored(proposals.Stored{Revision: 1})
}

// sampleComparison sets three texts side by side, written by hand: what is
// tested is how it is shown, not what results.
func sampleComparison(t testing.TB) *compare.Comparison {
	t.Helper()
	c := sampleCase(t)
	term := proposals.Term{
		Place:    proposals.Place{Issue: slug("ceasefire")},
		Headline: "Stops at once " + hostile, Stance: proposals.Requires, Unconditional: true,
		Body:   append(paragraph("First "+longWord), proposals.Block{Item: true, Spans: []proposals.Span{{Text: "an item"}}}, proposals.Block{Item: true, Spans: []proposals.Span{{Text: "a link", Link: "https://example.org/b"}, {Text: ", and more"}}}),
		Quotes: []proposals.Quote{{Text: rightLeft, Source: slug("paper"), Language: "ar", OfText: true}},
	}
	north := sampleRevision(t, c, "north-plan", "north", term)
	south := sampleRevision(t, c, "south-plan", "south")
	envoy := sampleRevision(t, c, "envoy-plan", "envoy")
	entry := compare.Entry{
		Term: &north.Version().Terms[0], Anchor: "ceasefire", Headline: term.Headline, Answer: "requires",
		Fields:  []compare.Field{{Name: "unconditional", Words: "as the text itself says"}, {Name: "scope", Words: rightLeft}},
		Sources: []int{1},
		Quotes:  []compare.Quote{{Text: rightLeft, Language: "ar", Source: 1, OfText: true}, {Text: "own words", Language: "en", Source: 1}},
	}
	blank := compare.Cell{Coverage: proposals.Unreported, Blanks: []compare.Blank{{Coverage: proposals.Unreported, Words: "not reported", Sources: []int{2}}}}
	verdict := compare.Verdict{Relation: compare.Apart, Rule: compare.RuleUnconditional, Reason: "One calls it unconditional, the other waits " + hostile + "."}
	only := compare.Verdict{Relation: compare.OneSide, Rule: compare.RuleOneSide, Reason: "Only one text speaks."}
	pairs := []compare.Pair{{Left: 0, Right: 1, Relation: compare.Apart, Verdicts: []compare.Verdict{verdict}}, {Left: 0, Right: 2, Relation: compare.OneSide, Verdicts: []compare.Verdict{only}}, {Left: 1, Right: 2, Relation: compare.OneSide, Verdicts: []compare.Verdict{only}}}
	issue := func(s string) *proposals.Issue { i, _ := c.Issue(slug(s)); return i }
	row := func(s string, r compare.Relation, v []compare.Verdict, cells ...compare.Cell) compare.Row {
		return compare.Row{Issue: issue(s), Label: issue(s).Label, Question: issue(s).Question, Cells: cells, Relation: r, Verdicts: v, Pairs: pairs}
	}
	return &compare.Comparison{
		Query:   compare.Query{Case: c.Case().Slug},
		Case:    c,
		Columns: []compare.Column{{Revision: envoy, Heading: "The envoy"}, {Revision: north, Heading: "North " + longWord, Newer: proposals.NewRef(slug("north-plan"), 2, 0)}, {Revision: south, Heading: "South"}},
		Tables: []compare.Table{{
			Topic: c.Case().Topics[0],
			Groups: []compare.Group{
				{Kind: compare.Answered, Rows: []compare.Row{
					{Label: "Order of steps", Question: "Which step comes first?", Relation: compare.Apart, Verdicts: []compare.Verdict{{Relation: compare.Apart, Rule: compare.RuleOrder, Reason: "One has talks first."}}},
					row("ceasefire", compare.Apart, []compare.Verdict{verdict, {Where: "Road one", Relation: compare.Partly, Rule: compare.RuleNarrower, Reason: "The scopes differ."}},
						compare.Cell{Coverage: proposals.Stated, Entries: []compare.Entry{entry}}, compare.Cell{Coverage: proposals.Stated, Entries: []compare.Entry{entry, entry}}, blank),
				}},
				{Kind: compare.OneSided, Rows: []compare.Row{
					row("length", compare.OneSide, []compare.Verdict{only}, compare.Cell{Coverage: proposals.Stated, Entries: []compare.Entry{entry}}, blank, compare.Cell{Coverage: proposals.NotCoded}),
				}},
			},
			Counts: []compare.Count{{Relation: compare.Apart, Rows: 2}, {Relation: compare.OneSide, Rows: 1}},
			Hidden: 1,
		}},
		Sources: []compare.Source{{Number: 1, Column: 1, Source: north.Version().Sources[0]}, {Number: 2, Column: 2, Source: south.Version().Sources[0]}},
	}
}
