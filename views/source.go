package views

import (
	"cmp"
	"strconv"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"parley/compare"
	"parley/proposals"
)

func sourceID(number int) string { return "source-" + strconv.Itoa(number) }

// A numberRun is sources whose numbers follow each other.
type numberRun struct{ from, to int }

// numberRuns joins more than two numbers in a row.
func numberRuns(numbers []int) []numberRun {
	var runs []numberRun
	for _, n := range numbers {
		if last := len(runs) - 1; last >= 0 && runs[last].to == n-1 {
			runs[last].to = n
		} else {
			runs = append(runs, numberRun{n, n})
		}
	}
	var apart []numberRun
	for _, r := range runs {
		if r.to-r.from == 1 {
			apart = append(apart, numberRun{r.from, r.from}, numberRun{r.to, r.to})
		} else {
			apart = append(apart, r)
		}
	}
	return apart
}

func (r numberRun) String() string {
	if r.from == r.to {
		return strconv.Itoa(r.from)
	}
	return strconv.Itoa(r.from) + "–" + strconv.Itoa(r.to)
}

func (r numberRun) noun() string {
	if r.from == r.to {
		return "Source"
	}
	return "Sources"
}

// sourceWords say what a source is, and for whose text it was read, if that
// needs saying: "report, showing the text in part; in English; read for the
// text of Russia".
func sourceWords(s proposals.Source, readFor string) string {
	text := s.Words() + "; language not recorded"
	if s.Language != "" {
		text = s.Words() + "; in " + languageName(s.Language)
	}
	if readFor != "" {
		text += "; read for the text of " + readFor
	}
	return text
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

// Whose says whose words they are, as far as it is known: a reader must never
// take others for those of the text.
func (q quotation) Whose() string {
	if q.OfText {
		return "Words of the text, as quoted by " + q.Publisher
	}
	return "As printed by " + q.Publisher + ", not shown to be words of the text"
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
