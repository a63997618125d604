package proposalstest

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"parley/proposals"
	"pgregory.net/rapid"
)

// fragments are what markdown, YAML, a table or the documents' own grammar
// could take for more than words.
var fragments = []string{
	"ceasefire", "within 30 days", "Київ", "Ёлка", "naïve", "日本", "👩‍👧",
	"#", "##", "-", "+", "*", "**bold**", "_", "__x__", "a_b", "1.", "2)", ">", "---", "===", "~~~", "```", "`code`", "|", "\\", "\\*",
	"<div>", "<!-- x -->", "<", "<https://a.example>", "[x]: y", "[a](b)", "![i](u)", "[", "]", "!", "&amp;", "&", "&#42;", "&nbsp",
	"{}", "{#id}", "{", "}", "(exclusive)", "(", ")", ":", "x: y", "://", ";", ",", ", ", "; after x", "—", "— reuters", "'", `"`, "''",
	"yes", "no", "null", "~", "true", "open", "none", "unreported", "1.10", "0x1", "%", "@", "?", "!tag", "*alias", "&anchor", "<<",
	"www.a.example", "a@b.example", "$x$", ":smile:", "\u00a0", "\u200d", "\ufeff", " ",
}

// Text draws one line of words of at most the given number of characters, as
// the model takes them.
func Text(most int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		part := rapid.OneOf(rapid.SampledFrom(fragments), rapid.SampledFrom(fragments), rapid.StringN(1, 8, -1))
		parts := rapid.SliceOfN(part, 1, 6).Draw(t, "parts")
		return clean(strings.Join(parts, pick(t, "between", []string{" ", " ", "", "  "})), most)
	})
}

// clean makes a line that the model takes out of any text.
func clean(s string, most int) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == unicode.ReplacementChar || proposals.Reorders(r) {
			return -1
		}
		return r
	}, s)
	runes := []rune(norm.NFC.String(s))
	s = strings.TrimSpace(string(runes[:min(most, len(runes))]))
	if s == "" {
		return "x"
	}
	return s
}

// text draws a line of words.
func text(t *rapid.T, what string, most int) string { return Text(most).Draw(t, what) }

// maybeText draws a line of words once in n times.
func maybeText(t *rapid.T, what string, most, n int) string {
	if !chance(t, "has "+what, n) {
		return ""
	}
	return text(t, what, most)
}

var links = []string{
	"https://a.example/b?c=d&amp;e=f#g", "http://a.example/(b)", "mailto:a@b.example", "https://a.example/b\\c*d_e`f'g\"h", "https://пример.example/ї",
	"https://a.example/[b]", "https://a.example/&amp;(", "https://a.example/)!", "https://[::1]/x",
}

// prose draws paragraphs and items, with links, at least one block.
func prose(t *rapid.T, what string) proposals.Prose {
	block := rapid.Custom(func(t *rapid.T) proposals.Block {
		return proposals.Block{Item: rapid.Bool().Draw(t, "item"), Spans: spans(t)}
	})
	return proposals.Prose(rapid.SliceOfN(block, 1, 3).Draw(t, what))
}

// spans draws runs of text and links that together are one line, no two plain
// runs beside each other.
func spans(t *rapid.T) []proposals.Span {
	var list []proposals.Span
	for range rapid.IntRange(1, 3).Draw(t, "spans") {
		if plain := len(list) == 0 || list[len(list)-1].Link != ""; plain && rapid.Bool().Draw(t, "plain") {
			list = append(list, proposals.Span{Text: text(t, "run", 60)})
			continue
		}
		list = append(list, proposals.Span{Text: text(t, "link text", 40), Link: pick(t, "link", links)})
	}
	// Words that meet in one line may compose: a space keeps them apart.
	for i := range list[:len(list)-1] {
		list[i].Text += " "
	}
	return list
}

// maybeProse draws prose every other time.
func maybeProse(t *rapid.T, what string) proposals.Prose {
	if !chance(t, "has "+what, 2) {
		return nil
	}
	return prose(t, what)
}
