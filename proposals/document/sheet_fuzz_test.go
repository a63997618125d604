package document_test

import (
	"encoding/json"
	"testing"
	"unicode/utf8"

	"parley/proposals/document"
)

func FuzzSheet(f *testing.F) {
	for _, s := range exampleSheets(f) {
		encoded, err := json.Marshal(s)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(encoded)
	}
	c := exampleCase(f)
	f.Fuzz(func(t *testing.T, encoded []byte) {
		var s document.Sheet
		if json.Unmarshal(encoded, &s) != nil {
			t.Skip()
		}
		inTime(t, encoded, func() {
			if r, _ := checkParsed(t, &s, c); r != nil {
				checkSheet(t, r)
			}
		})
	})
}

func FuzzSheetField(f *testing.F) {
	sheets := exampleSheets(f)
	for n, text := range nasty {
		f.Add(uint(n), text)
	}
	c := exampleCase(f)
	f.Fuzz(func(t *testing.T, n uint, text string) {
		fields, _ := fieldsOf(&sheets[0])
		if n %= uint(len(fields)); !fields[n].isMark() {
			checkTyped(t, sheets[0], int(n), text, c)
		}
	})
}

// Prose is words or is refused, whatever was typed, and what it reads as is
// typed as the same.
func FuzzProse(f *testing.F) {
	for _, text := range nasty {
		f.Add(text)
	}
	sheets := exampleSheets(f)
	c := exampleCase(f)
	f.Fuzz(func(t *testing.T, typed string) {
		s := copySheet(sheets[0])
		s.Intro = typed
		r, problems := checkParsed(t, &s, c)
		if r == nil {
			if problems["intro"] == "" && utf8.RuneCountInString(typed) < document.MaxBytes {
				t.Fatalf("%q is refused: %v", typed, problems)
			}
			return
		}
		checkSheet(t, r)
	})
}
