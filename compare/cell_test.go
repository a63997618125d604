package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/compare"
)

// What a cell shows of a term or a blank, in words.
func TestCells(t *testing.T) {
	river := parseCase(t, "testdata/case.md")
	const sources = "sources: {gazette: {publisher: Gazette, title: A report, date: 2031-05-01, language: en, kind: report}, " +
		"ministry: {publisher: Ministry, title: The text, date: 2031-05-01, language: uk, kind: text, extent: full, rendering: original}}\n"
	const options = "options: {east: Leaves the east, west: Leaves the west}\n"
	for _, test := range []struct {
		situation, body, issue string
		want                   string
	}{
		{"a measure", peace("ceasefire", "stance: requires"), "ceasefire", `
			Requires [1] #ceasefire`},
		{"a value with a stance", peace("length", "stance: offers", "value: at least 30 days, renewable"), "length", `
			Offers: at least 30 days, renewable [1] #length`},
		{"a value by itself", peace("border", "value: river or ridge"), "border", `
			The river, or The ridge [1] #border`},
		{"a rejection of any answer", peace("border", "stance: rejects"), "border", `
			Rejects it altogether [1] #border`},
		{"an answer that no source shows", peace("length", "stance: requires", "value: unreported"), "length", `
			Requires it; the sources read show no figure [1] #length`},
		{"an answer left open, by itself", peace("border", "value: open"), "border", `
			Speaks of it and leaves the answer open [1] #border`},
		{"all that narrows, times and shows it",
			options + peace("ceasefire", "option: east", "reading: first", "stance: requires", "on: north, monitors", "scope: on land", "after: talks, truce",
				"until: treaty", "unless: open", "unconditional: yes", "details-at: talks", "deadline: ends within 3 days of unsaid", "point: II.1", "ambiguous: either day",
				"inferred: from a hint"), "ceasefire", `
			Requires, by inference [1] #ceasefire_option_east_reading_first
			  option: Leaves the east
			  reading: first
			  on: Monitors and North
			  scope: on land
			  after: ‹Talks begin› and ‹A truce takes effect›
			  until: ‹Treaty signed›
			  unless: an event that is not named
			  unconditional: said to be so
			  details-at: ‹Talks begin›
			  deadline: completed within 3 days of a moment that the sources do not show
			  point: II.1
			  ambiguous: either day
			  inferred: from a hint
			Under ‹Leaves the west›: not in this option []`},
		{"quotes in their languages, with the numbers of their sources",
			sources + peace("ceasefire", "stance: requires", "sources: ministry, gazette") + "\n> a\n> — gazette\n\n> b\n> — ministry, quoting the text\n\n> c\n> — ministry (en)\n",
			"ceasefire", `
			Requires [1 2] #ceasefire
			  1 en false: a
			  2 uk true: b
			  2 en false: c`},
		{"what was said elsewhere", peace("ceasefire", "stance: rejects", "said-elsewhere: yes") + "\n## Not in the text\n\n- excluded: ceasefire; said-elsewhere\n", "ceasefire", `
			not reported [1]
			elsewhere: excluded [1]
			elsewhere: Rejects [1]`},
		{"nothing coded", "rest: none\n", "ceasefire", `
			not coded []`},
		{"no source", "rest: none\nsources: none\n", "ceasefire", `
			text not available []`},
		{"a silence, and how it was found",
			sources + "\n## Not in the text\n\n- silent: ceasefire; sources ministry; checked ab on 2031-05-03; words fire, truce\n", "ceasefire", `
			silent: searched by ab on 3 May 2031 for the words: fire, truce [2]`},
		{"a deferral under one option",
			options + "rest: none\n" + "\n## Not in the text\n\n- deferred: ceasefire; after talks, treaty; option west\n", "ceasefire", `
			Under ‹Leaves the east›: not coded []
			Under ‹Leaves the west›: deferred until ‹Talks begin› and ‹Treaty signed› [1]`},
		{"everything else deferred", "rest: deferred; after treaty\n", "ceasefire", `
			deferred until ‹Treaty signed› [1]`},
	} {
		t.Run(test.situation, func(t *testing.T) {
			c, err := compare.Build(river, []compare.Text{text(t, river, "north", test.body)}, compare.Query{})
			if err != nil {
				t.Fatal(err)
			}
			var got string
			for slug, row := range rows(c) {
				if slug.String() == test.issue {
					got = printedCell(row.Cells[0])
				}
			}
			want := strings.ReplaceAll(strings.TrimPrefix(test.want, "\n"), "\t", "") + "\n"
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func printedCell(c compare.Cell) string {
	var b strings.Builder
	for _, e := range c.Entries {
		fmt.Fprintf(&b, "%s %v #%s\n", e.Answer, e.Sources, e.Anchor)
		for _, f := range e.Fields {
			fmt.Fprintf(&b, "  %s: %s\n", f.Name, f.Words)
		}
		for _, q := range e.Quotes {
			fmt.Fprintf(&b, "  %d %s %v: %s\n", q.Source, q.Language, q.OfText, q.Text)
		}
	}
	for _, blank := range c.Blanks {
		before := ""
		if blank.SaidElsewhere {
			before = "elsewhere: "
		}
		if blank.Where != "" {
			before += blank.Where + ": "
		}
		fmt.Fprintf(&b, "%s%s %v\n", before, blank.Words, blank.Sources)
	}
	for _, e := range c.Elsewhere {
		fmt.Fprintf(&b, "elsewhere: %s %v\n", e.Answer, e.Sources)
	}
	return b.String()
}

func TestTableOfOneTopic(t *testing.T) {
	river := parseCase(t, "testdata/case.md")
	texts := []compare.Text{
		text(t, river, "north", peace("ceasefire", "stance: requires")+"\n### It is said\n\n- issue: dam\n- stance: requires\n"),
		text(t, river, "south", peace("ceasefire", "stance: rejects")),
	}
	c, err := compare.Build(river, texts, parseQuery(t, "topic: peace\nonly: apart\nonly: no-position\n"))
	if err != nil {
		t.Fatal(err)
	}
	table := c.Tables[0]
	var got []string
	for _, g := range table.Groups {
		for _, r := range g.Rows {
			got = append(got, string(g.Kind)+": "+r.Label)
		}
	}
	want := []string{"answered: Ceasefire", "no side: Release of prisoners", "no side: Length of a truce", "no side: Border"}
	if diff := cmp.Diff(want, got); diff != "" || len(c.Tables) != 1 || table.Hidden != 1 {
		t.Errorf("%d tables, %d hidden rows, and (-want +got):\n%s", len(c.Tables), table.Hidden, diff)
	}
	counts := []compare.Count{{Relation: compare.Apart, Rows: 1}, {Relation: compare.OneSide, Rows: 1}, {Relation: compare.NoPosition, Rows: 3}}
	if diff := cmp.Diff(counts, table.Counts); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
}

func TestEveryRuleAndRelationIsExplained(t *testing.T) {
	for _, r := range compare.Rules {
		if !strings.HasSuffix(r.Meaning(), ".") {
			t.Errorf("the rule %s says %q of itself", r, r.Meaning())
		}
	}
	for _, r := range compare.Relations {
		if !strings.HasSuffix(r.Meaning(), ".") {
			t.Errorf("the relation %s says %q of itself", r, r.Meaning())
		}
	}
}
