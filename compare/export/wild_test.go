package export_test

import (
	"strings"
	"unicode"

	"pgregory.net/rapid"
)

// wild are words that a spreadsheet, XML or HTML would read as more than words,
// or not at all.
var wild = append([]string{
	"=1+1", "=HYPERLINK(\"http://a.example\")", "+1", "-1", "@SUM(A1)", "12", "1e5", "007", "TRUE", "2025-06-02", "3/4", "'1", "#REF!",
	"_x0041_", "_x0041_x0042_", "_x005F_", "_x005F_x000D_", "_x", "]]>", "<![CDATA[", "<script>alert(1)</script>", "</style>", "<!-- ", "&#0;", "&lt;", "&nbsp;",
	"\t", "\r", "\r\n", "\v", "\x00", "\x1b[31m", "\u0085", "\u2028", "\u202e", "\u2066", "\ufeff", "\ufffe", "😀", "👩‍👩‍👧", "e\u0301", "ﷺ", "مرحبا",
}, hostile...)

func wildWords() *rapid.Generator[string] {
	piece := rapid.OneOf(rapid.SampledFrom(wild), rapid.StringN(1, 6, -1))
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 1, 6).Draw(t, "pieces"), "")
	})
}

// inFile are words as a file can hold them: a control character but for a line
// break is a space, and what is no character is the one that stands for none.
func inFile(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 0xfffe || r == 0xffff:
			return unicode.ReplacementChar
		case r != '\n' && unicode.IsControl(r):
			return ' '
		default:
			return r
		}
	}, s)
}

func (c cells) inFile() cells {
	var held cells
	for _, row := range c {
		var words []string
		for _, cell := range row {
			words = append(words, inFile(cell))
		}
		held = append(held, words)
	}
	return held
}
