package views

import (
	"cmp"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"parley/compare"
	"parley/proposals"
)

func sourceID(number int) string { return "source-" + strconv.Itoa(number) }

// sourceWords say what kind of source it is, and for whose text it was read, if
// that needs saying: "report, in part, in English; read for the text of Russia".
func sourceWords(s proposals.Source, readFor string) string {
	kind := string(s.Kind)
	if s.Rendering != "" {
		kind += ", " + renderingWords(s.Rendering)
	}
	words := []string{kind, extentWords(s.Extent), "in " + languageName(s.Language)}
	if s.Leaked {
		words = append(words, "leaked")
	}
	text := strings.Join(words, ", ")
	if readFor != "" {
		text += "; read for the text of " + readFor
	}
	return text
}

func extentWords(e proposals.Extent) string {
	if e == proposals.Full {
		return "in full"
	}
	return "in part"
}

func renderingWords(r proposals.Rendering) string {
	if r == proposals.Original {
		return "the original"
	}
	return string(r) + " translation"
}

// languageName is a language in English, or its tag where it has no name.
func languageName(tag string) string {
	parsed, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	if name := display.English.Tags().Name(parsed); name != "" {
		return name
	}
	return tag
}

// A quotation is words with whose they are.
type quotation struct {
	Text, Language string
	Publisher      string
	OfText         bool
}

// Whose says whose words they are: a reader must never take a source's own for
// those of the text.
func (q quotation) Whose() string {
	if q.OfText {
		return "Words of the text, as quoted by " + q.Publisher
	}
	return "Words of " + q.Publisher + ", not of the text"
}

// quoted is a quote of the comparison with the name of its source.
func (p comparisonPage) quoted(q compare.Quote) quotation {
	return quotation{q.Text, q.Language, p.Sources[q.Source-1].Publisher, q.OfText}
}

// newQuotation is a quote of v with the name of its source.
func newQuotation(v *proposals.Version, q proposals.Quote) quotation {
	source, _ := v.Source(q.Source)
	return quotation{q.Text, cmp.Or(q.Language, source.Language), source.Publisher, q.OfText}
}
