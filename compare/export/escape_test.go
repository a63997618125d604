package export

import "testing"

// What stands here cannot be seen in how GitHub's grammar reads a table: it is
// done afterwards, or by other readers.
func TestEscapeAfterTheGrammar(t *testing.T) {
	for _, test := range []struct{ what, text, want string }{
		{"a mention", "says @name", `says \@<!-- -->name`},
		{"an issue", "Resolution #2202", `Resolution \#<!-- -->2202`},
		{"a ref, which looks like an address of mail", "north-plan@1.2", `north-plan\@<!-- -->1.2`},
		{"an address of mail stays whole", "desk@river.example", `desk\@river.example`},
		{"a formula", "$300 billion or $500 billion", `\$300 billion or \$500 billion`},
		{"a footnote", "^1", `\^1`},
		{"plain words stay as they are", "Kyiv (50%): 2 to 3 days, at 10:30; \"R&D\" — it’s", `Kyiv (50%): 2 to 3 days, at 10:30; "R&amp;D" — it’s`},
		{"an ampersand that opens nothing", "this & that", "this & that"},
		{"a control character", "a\x1b[31mb", `a \[31mb`},
		{"invalid UTF-8", "a\xffb", "a\uFFFDb"},
		{"nothing", "", ""},
	} {
		if got := escape(test.text); got != test.want {
			t.Errorf("%s: escape(%q) = %q, expected %q", test.what, test.text, got, test.want)
		}
	}
}
