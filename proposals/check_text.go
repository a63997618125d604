package proposals

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// checkText checks one line of words.
func (ps *Problems) checkText(path, what, s string, most int) {
	switch {
	case strings.TrimSpace(s) == "":
		ps.addf(path, "%s is missing or empty", what)
	case utf8.RuneCountInString(s) > most:
		ps.addf(path, "%s has %d characters: expected at most %d", what, utf8.RuneCountInString(s), most)
	case strings.TrimSpace(s) != s:
		ps.addf(path, "%s begins or ends with a space", what)
	default:
		ps.checkCharacters(path, what, s)
	}
}

// checkCharacters refuses what no reader sees or what deceives one.
func (ps *Problems) checkCharacters(path, what, s string) {
	if !utf8.ValidString(s) {
		ps.addf(path, "%s is not valid UTF-8", what)
		return
	}
	for _, r := range s {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			ps.addf(path, "%s holds the control character U+%04X: take it out", what, r)
			return
		}
		if Reorders(r) {
			ps.addf(path, "%s holds U+%04X, which reorders what a reader sees: take it out", what, r)
			return
		}
		if r == utf8.RuneError {
			ps.addf(path, "%s holds U+FFFD, which stands for a character that was lost: put the character back", what)
			return
		}
	}
	if !norm.NFC.IsNormalString(s) {
		ps.addf(path, "%s is not in Unicode normal form C", what)
	}
}

// Reorders reports whether r is a bidirectional override or isolate, which can
// make a text read otherwise than it is stored.
func Reorders(r rune) bool {
	return r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069'
}

// checkOptionalText is checkText for what may be left out.
func (ps *Problems) checkOptionalText(path, what, s string, most int) {
	if s != "" {
		ps.checkText(path, what, s, most)
	}
}

func (ps *Problems) checkLanguage(path, s string) {
	if tag, err := language.Parse(s); err != nil || tag.String() != s {
		ps.addf(path, "%q is not a language in canonical form: expected a BCP 47 tag such as uk, ru or en-GB", Clip(s))
	}
}

func (ps *Problems) checkProse(path string, p Prose) {
	size := 0
	for _, b := range p {
		text := ""
		for _, s := range b.Spans {
			text += s.Text
			size += len(s.Text) + len(s.Link)
			if s.Text == "" {
				ps.addf(path, "the prose has an empty run of text")
			}
			if s.Link != "" {
				ps.checkLink(path, s.Link, "http", "https", "mailto")
			}
		}
		ps.checkText(path, "the prose", text, MaxProse)
	}
	if size > MaxProse {
		ps.addf(path, "the prose has %d bytes: expected at most %d", size, MaxProse)
	}
}

// checkLink checks an absolute address of one of the schemes.
func (ps *Problems) checkLink(path, s string, schemes ...string) {
	if !validLink(s, schemes...) {
		ps.addf(path, "%q is not an address: expected %s", Clip(s), orList(schemes))
		return
	}
	ps.checkCharacters(path, "the address", s)
}

// validLink reports whether s is an absolute address of one of the schemes.
func validLink(s string, schemes ...string) bool {
	u, err := url.Parse(s)
	if err != nil || len(s) > 2000 || strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == '<' || r == '>' || r == 0x7f }) {
		return false
	}
	if u.Scheme == "mailto" {
		return slices.Contains(schemes, u.Scheme) && u.Opaque != ""
	}
	return slices.Contains(schemes, u.Scheme) && u.Host != "" && u.User == nil
}

func (ps *Problems) checkRead(r Read, note string) {
	ps.checkText("read.by", "who read it", r.By, maxLabel)
	if r.On.IsZero() {
		ps.addf("read.on", "the day it was read is missing")
	}
	ps.checkText("note", "the note", note, maxNote)
}
