package document_test

import (
	"strings"
	"testing"

	"parley/proposals/document"
)

func TestProseAsItIsTyped(t *testing.T) {
	c := exampleCase(t)
	for _, test := range []struct{ what, typed, want string }{
		{"nothing", " \n\t\n", ""},
		{"lines", "a\nb\r\nc", "a b c"},
		{"paragraphs", "\n\na\n\n\nb\n", "a\n\nb"},
		{"a line separator", "a\u2028b", "a b"},
		{"an item", "* a", "* a"},
		{"items", "* a\n* b\n\n* c", "* a\n* b\n* c"},
		{"items with other markers", "- a\n+ b\n• c\n•\td", "* a\n* b\n* c\n* d"},
		{"items under words", "a:\n- b\n- c\n\nd", "a:\n\n* b\n* c\n\nd"},
		{"an item of two lines", "* a\n  b", "* a b"},
		{"an item inside another", "* a\n  * b", "* a\n* b"},
		{"an item in an item", "* - a", `* \- a`},
		{"a marker without words", "-\n\n*\n\n•", "\\-\n\n\\*\n\n•"},
		{"a bullet as words", "&bull; a", "&bull; a"},
		{"a link", "see [here](https://a.example/b)", "see [here](https://a.example/b)"},
		{"a link in front", "[here](https://a.example/b): a", "[here](https://a.example/b): a"},
		{"four spaces", "    a", "a"},
		{"a tab", "\ta\tb", "a b"},
		{"headings", "# a\n\n## b\n\nc\n===\n\nd\n---", "\\# a\n\n\\## b\n\nc ===\n\nd ---"},
		{"rules", "---\n\n***\n\n_ _ _\n\n- - -", "\\---\n\n\\*\\*\\*\n\n\\_ \\_ \\_\n\n\\- - -"},
		{"a quote", "> a", `\> a`},
		{"numbers", "1. a\n2. b\n\n3) c", "1\\. a 2. b\n\n3\\) c"},
		{"fences", "```go\n\na\n\n~~~", "\\`\\`\\`go\n\na\n\n\\~~~"},
		{"tags", "<script>\n\n<!--\n\n</div>\n\n<?a", "\\<script>\n\n\\<!--\n\n\\</div>\n\n\\<?a"},
		{"a table", "| a |\n|---|\n| b |", "| a | |---| | b |"},
		{"a link definition", "[a]: https://a.example", `\[a\]: https://a.example`},
		{"escapes and entities", `\*a\* &amp; &eacute;`, `\*a\* & é`},
	} {
		t.Run(test.what, func(t *testing.T) {
			s := exampleSheets(t)[0]
			s.Intro, s.Terms[0].Body = test.typed, test.typed
			r, problems := s.Parse("sheet", c)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if got := document.PrintProse(r.Version().Intro); got != test.want {
				t.Errorf("the intro is %q, want %q", got, test.want)
			}
			if got := document.PrintProse(r.Version().Terms[0].Body); got != test.want {
				t.Errorf("the body is %q, want %q", got, test.want)
			}
		})
	}
}

// What is no block is left to the reader, who says why it is refused.
func TestProseThatIsRefused(t *testing.T) {
	c := exampleCase(t)
	for _, test := range []struct{ typed, want string }{
		{"*a*", "emphasis is not read"},
		{"a\n\n* __b__", "emphasis is not read"},
		{"`a`", "code is not read"},
		{"a <b>", "HTML is not read"},
		{"<https://a.example>", "an address in < and > is not read"},
		{"![a](b)", "images are not read"},
		{"[a](javascript:b)", "is not an address"},
		{`[a](https://a.example "b")`, "a link has its address and nothing else"},
		{strings.Repeat("a", 16<<10) + "\n\nb", "expected at most 16384"},
	} {
		s := exampleSheets(t)[0]
		s.Terms[4].Body = test.typed
		_, problems := s.Parse("sheet", c)
		if len(problems) != 1 || problems[0].Path != "terms[4].body" || !strings.Contains(problems[0].Text, test.want) {
			t.Errorf("%.40q: %v", test.typed, problems)
		}
	}
}
