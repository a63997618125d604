package document_test

import (
	"bytes"
	"reflect"
	"testing"

	"parley/proposals"
	"parley/proposals/document"
)

// Lines that markdown, YAML or the grammar of the documents could take for more
// than words.
var lines = []string{
	"#", "# a", "a #", "a ##", "##", "#a", "-", "- a", "-a", "--", "---", "- - -", "+ a", "* a", "***", "___", "1. a", "1.", "12) a", "2025", "> a", "===",
	"~~~", "```", "`a`", "*a*", "_a_", "a_b_c", "a * b", "**", "\\", "\\*", "a\\", "\\\\", "[a]", "[a](b)", "[a]: b", "![a](b)", "a]", "](", "<a>", "<!-- a -->",
	"a < b", "<a@b.example>", "<https://a.example>", "https://a.example", "&", "a & b", "R&D", "&amp;", "&amp", "&#42;", "&nbsp", "&nosuch;", "{}", "{#a}", "a {.b}",
	"| a | b |", ":", "a:", "a: b", ":a", "a:b", "; after b", "a; b", "a, b", ",", "a\\,b", "&nbsp;", "x on 2025-06-02", "a on b", "(exclusive)", "a (exclusive)", "a \\(exclusive)",
	"'", "\"", "\"a\"", "'a' b", "a \"b\" c", "@a", "%a", "!a", "?", "? a", "{a", "[a", "a]b", "a # b", "a #b", "yes", "no", "null", "~", "true", "1.10", "0x1", "<<",
	"open", "none", "— agency", "—", "a  b", "Київ", "日本", "👩‍👧", "a\u00a0b", "a\ufeffb", "a\uffffb", "\u0301a", "a\u200db", "...", "a.", "«a»", "“a”",
}

// Every text that the model takes reads back the same, wherever it stands.
func TestAnyTextReadsBackTheSame(t *testing.T) {
	c := exampleCase(t)
	_, versions := examples(t)
	example, problems := document.ParseVersion("v.md", []byte(versions[0]), c)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, text := range lines {
		v := *example.Version()
		v.Title, v.Note, v.Read.By = text, text, text
		v.Called = []proposals.CalledBy{{Party: v.Authors[0], Title: text}}
		v.Options = []proposals.Label{{Slug: v.Options[0].Slug, Text: text}, v.Options[1]}
		v.Intro = proposals.Prose{paragraph(text), item(text), paragraph("a"), item("b"), item(text)}
		term := v.Terms[0]
		term.Headline, term.Point, term.Ambiguous, term.Inferred, term.Scope = text, text, text, text, []string{text}
		term.Body = proposals.Prose{item(text), paragraph(text), {Spans: []proposals.Span{{Text: text, Link: "https://a.example/(b)"}, {Text: " " + text}}}}
		term.Quotes = []proposals.Quote{{Text: text, Source: v.Sources[0].Slug}, {Text: text, Source: v.Sources[0].Slug, OfText: true}}
		other := v.Terms[1]
		other.Scope = []string{text, "a"}
		if text == "a" {
			other.Scope = nil
		}
		v.Terms = append([]proposals.Term{term, other}, v.Terms[2:]...)
		v.Blanks = append([]proposals.Blank(nil), v.Blanks...)
		for i := range v.Blanks {
			if s := &v.Blanks[i].Search; !s.IsZero() {
				s.By, s.Words, s.Points = text, []string{text, "a", text}, []string{"a", text}
			}
		}
		want, problems := proposals.NewRevision(v, c)
		if len(problems) > 0 {
			t.Errorf("%q is no text: %v", text, problems)
			continue
		}
		printed := document.PrintVersion(want)
		got, problems := document.ParseVersion("v.md", printed, c)
		if len(problems) > 0 || !reflect.DeepEqual(got.Version(), want.Version()) {
			t.Errorf("%q reads back otherwise: %v\n%s", text, problems, printed)
		}
	}
}

func TestAnyLabelReadsBackTheSame(t *testing.T) {
	example := exampleCase(t).Case()
	for _, text := range lines {
		c := *example
		c.Title, c.Publisher = text, proposals.Publisher{Name: text, Contact: text}
		c.Topics = append([]proposals.Topic{{Slug: proposals.MustSlug("nasty"), Label: text}}, c.Topics...)
		nasty := []proposals.Label{{Slug: proposals.MustSlug("a"), Text: text}, {Slug: proposals.MustSlug("b"), Text: text, Exclusive: true}}
		c.Issues = append([]proposals.Issue{{
			Slug: proposals.MustSlug("nasty-set"), Topic: proposals.MustSlug("nasty"), Question: text, Label: text, Kind: proposals.SetKind, Elements: nasty, Parts: nasty[:1],
		}}, c.Issues...)
		want, problems := proposals.NewCaseRevision(c, nil)
		if len(problems) > 0 {
			t.Errorf("%q is no label: %v", text, problems)
			continue
		}
		printed := document.PrintCase(want)
		got, problems := document.ParseCase("c.md", printed, nil)
		if len(problems) > 0 || !reflect.DeepEqual(got.Case(), want.Case()) || !bytes.Equal(document.PrintCase(got), printed) {
			t.Errorf("%q reads back otherwise: %v\n%s", text, problems, printed)
		}
	}
}

func paragraph(text string) proposals.Block {
	return proposals.Block{Spans: []proposals.Span{{Text: text}}}
}

func item(text string) proposals.Block {
	return proposals.Block{Item: true, Spans: []proposals.Span{{Text: text}}}
}

// What a coder may write in other ways than the canonical one.
func TestOtherWaysToWriteTheSame(t *testing.T) {
	c := exampleCase(t)
	const head = "---\nproposal: p\nversion: 1\ncase: lake-district\ntitle: T\nauthors: [south]\nact: proposal\ndates: {text: 2025}\n" +
		"sources:\n  agency: {publisher: A, title: T, date: 2025, language: en, kind: report}\nread: {by: ab, on: 2026}\nnote: n\n---\n"
	const canonical = "## Security\n\n### Fire stops & starts\n\n- issue: ceasefire\n- stance: offers\n- scope: in day light\n- after: signature, talks\n\nTwo words.\n\n* an item\n\n> they quote\n> — agency\n"
	want, problems := document.ParseVersion("v.md", []byte(head+canonical), c)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for what, body := range map[string]string{
		"fields in another order":  "## Security\n### Fire stops & starts\n- after: talks,signature\n- scope: in day light\n- stance: offers\n- issue: ceasefire\n\nTwo words.\n\n* an item\n\n> they quote\n> — agency\n",
		"other markers of lists":   "## Security\n### Fire stops & starts\n* issue: ceasefire\n* stance: offers\n* scope: in day light\n* after: talks, signature\n\nTwo words.\n- an item\n\n> they quote\n> — agency\n",
		"entities and escapes":     "## Security ##\n### Fire stops &amp; starts\n- issue: ceasefire\n- stance: offers\n- scope: in&#32;day light\n- after: talks, signature\n\nTwo words\\.\n\n* an item\n\n> they quote\n> — agency\n",
		"folded lines":             "## Security\n### Fire stops & starts\n- issue: ceasefire\n- stance: offers\n- scope: in day\n  light\n- after: talks,\n  signature\n\nTwo\nwords.\n\n* an\n  item\n\n> they\n> quote\n> — agency\n",
		"hard line breaks":         "## Security\n### Fire stops & starts\n- issue: ceasefire\n- stance: offers\n- scope: in day  \n  light\n- after: talks, signature\n\nTwo\\\nwords.\n\n* an item\n\n> they quote  \n> — agency\n",
		"a list of one":            "## Security\n### Fire stops & starts\n- issue: ceasefire\n- stance: offers\n- scope:\n  - in day light\n- after: talks, signature\n\nTwo words.\n\n* an item\n\n> they quote\n> — agency\n",
		"the only source named":    "## Security\n### Fire stops & starts\n- issue: ceasefire\n- stance: offers\n- scope: in day light\n- after: talks, signature\n- sources: agency\n\nTwo words.\n\n* an item\n\n> they quote\n> — agency (en)\n",
		"empty lines between them": "## Security\n\n\n### Fire stops & starts\n\n- issue: ceasefire\n\n- stance: offers\n\n- scope: in day light\n\n- after: talks, signature\n\n\nTwo words.\n\n\n* an item\n\n> they quote\n> — agency\n\n\n",
	} {
		t.Run(what, func(t *testing.T) {
			got, problems := document.ParseVersion("v.md", []byte(head+"\n"+body), c)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if printed := document.PrintVersion(got); !bytes.Equal(printed, document.PrintVersion(want)) {
				t.Errorf("it prints as\n%s", printed)
			}
		})
	}
}
