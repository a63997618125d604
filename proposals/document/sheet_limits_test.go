package document_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"parley/proposals/document"
)

// A sheet's text may be longer than a document, so long as the canonical form
// is not.
func TestSheetsOfCodingsAtTheLimits(t *testing.T) {
	c := exampleCase(t)
	s := exampleSheets(t)[0]
	s.Note = strings.Repeat("€", 2000)
	for i := range 13 {
		s.Sources = append(s.Sources, s.Sources[0])
		s.Sources[len(s.Sources)-1].Slug = fmt.Sprintf("copy-%d", i)
	}
	if _, lines := s.Print(c); len(lines) < 200 {
		t.Fatalf("the sheet has %d lines: expected more than a document's front matter", len(lines))
	}
	r, problems := s.Parse("sheet", c)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	checkSheet(t, r)

	for i := range 3 {
		s.Sources = append(s.Sources, s.Sources[0])
		s.Sources[len(s.Sources)-1].Slug = fmt.Sprintf("further-%d", i)
	}
	_, problems = s.Parse("sheet", c)
	if got, want := problems.Error(), "sheet: in its canonical form, the front matter has 212 lines: expected at most 200"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestLongSheetsParseInTime(t *testing.T) {
	c := exampleCase(t)
	good := exampleSheets(t)[0]
	const room = 256 << 10
	for what, grow := range map[string]func(s *document.Sheet){
		"terms":    func(s *document.Sheet) { s.Terms = many(good.Terms[4], room/400) },
		"steps":    func(s *document.Sheet) { s.Steps = many(good.Steps[0], room/150) },
		"blanks":   func(s *document.Sheet) { s.Blanks = many(good.Blanks[3], room/120) },
		"sources":  func(s *document.Sheet) { s.Sources = many(good.Sources[0], room/250) },
		"options":  func(s *document.Sheet) { s.Options = many(good.Options[0], room/50) },
		"names":    func(s *document.Sheet) { s.Called = many(good.Called[0], room/30) },
		"quotes":   func(s *document.Sheet) { s.Terms[0].Quotes = many(good.Terms[4].Quotes[0], room/50) },
		"words":    func(s *document.Sheet) { s.Blanks[3].Words = many("word", room/6) },
		"events":   func(s *document.Sheet) { s.Terms[4].After = many("talks", room/7) },
		"scopes":   func(s *document.Sheet) { s.Terms[4].Scope = many("in daylight", room/16) },
		"a title":  func(s *document.Sheet) { s.Title = strings.Repeat("a ", room/2) },
		"marks":    func(s *document.Sheet) { s.Terms[4].Ambiguous = strings.Repeat("[*`", room/6) },
		"words on": func(s *document.Sheet) { s.Blanks[3].Checked.By = strings.Repeat("a on ", room/5) },
		"lines":    func(s *document.Sheet) { s.Intro = strings.Repeat("a\n", room/2) },
		"items":    func(s *document.Sheet) { s.Intro = strings.Repeat("- a\n", room/4) },
		"prose":    func(s *document.Sheet) { s.Intro = strings.Repeat("words and [a](https://a.example)\n\n", room/40) },
		"brackets": func(s *document.Sheet) { s.Intro = strings.Repeat("[[[[ ]] \n\n", room/10) },
		"ands":     func(s *document.Sheet) { s.Intro, s.Note = strings.Repeat("&", room/2), strings.Repeat("&", room/2) },
		"nothing":  func(s *document.Sheet) { s.Terms = many(document.TermFields{}, room/20) },
	} {
		t.Run(what, func(t *testing.T) {
			s := copySheet(good)
			grow(&s)
			text, _ := s.Print(c)
			began := time.Now()
			s.Parse("sheet", c)
			if took := time.Since(began); took > 5*time.Second {
				t.Errorf("%d bytes took %v", len(text), took)
			} else if took > 300*time.Millisecond {
				t.Logf("%d bytes took %v", len(text), took)
			}
		})
	}
}

func many[T any](one T, n int) []T {
	list := make([]T, n)
	for i := range list {
		list[i] = one
	}
	return list
}

// That there are more problems than are shown is a problem with no field.
func TestSheetsFullOfMistakesSaySo(t *testing.T) {
	c := exampleCase(t)
	s := exampleSheets(t)[0]
	s.Terms = many(document.TermFields{Headline: "a", Issue: "no issue"}, 300)
	_, problems := checkParsed(t, &s, c)
	if problems[""] == "" || problems["terms[199].issue"] == "" || len(problems) != 201 {
		t.Errorf("%d problems: %v", len(problems), problems)
	}
}
