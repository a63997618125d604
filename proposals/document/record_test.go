package document_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"parley/proposals"
	"parley/proposals/document"
	"parley/proposals/proposalstest"
	"pgregory.net/rapid"
)

// Every text of a record is read back as it was, be it what the model takes or
// whatever else was stored.
func TestRecordsReadBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.OneOf(proposalstest.Text(200), rapid.StringN(1, 20, -1), rapid.SampledFrom([]string{" ", "\n", "\t", "a ", "\u2028", "\u202e", "\ufeff", "\x00", "\U000e0001", "#", "x: y"}))
		draw := func(what string) string { return text.Draw(r, what) }
		by := func() proposals.Signature {
			at := time.UnixMicro(rapid.Int64Range(0, 1e16).Draw(r, "at")).UTC()
			return proposals.Signature{By: draw("by"), Way: rapid.SampledFrom(proposals.Ways).Draw(r, "way"), At: at}
		}
		of := proposals.NewRef(proposals.MustSlug("plan"), 1, 2)
		stored := document.StoredRecord{Of: of.String(), Against: "example.1", Hash: proposals.Hash{1, 2}, Signature: by()}
		gotStored, problems := document.ParseStored("x.md", document.PrintStored(stored))
		if diff := cmp.Diff(stored, gotStored); diff != "" || len(problems) > 0 {
			r.Fatalf("%v\n%s", problems, diff)
		}
		reading := proposals.SecondReading{Of: of, Manner: proposals.Checked, Note: draw("note"), Signature: by()}
		for n := range rapid.IntRange(0, 3).Draw(r, "places") {
			p := proposals.ReadPlace{Anchor: fmt.Sprint(draw("anchor"), n), Note: draw("note"), Agreed: rapid.Bool().Draw(r, "agreed")}
			if !p.Agreed {
				p.Settled = &proposals.Settlement{Outcome: rapid.SampledFrom(append(proposals.Outcomes, "")).Draw(r, "outcome"), Note: draw("settled"), Signature: by()}
			}
			reading.Places = append(reading.Places, p)
		}
		gotReading, problems := document.ParseSecondReading("x.md", document.PrintSecondReading(reading))
		if diff := cmp.Diff(reading, gotReading, cmp.AllowUnexported(proposals.Ref{}, proposals.Slug{})); diff != "" || len(problems) > 0 {
			r.Fatalf("%v\n%s", problems, diff)
		}
	})
}

// What a record may not hold is a problem with its place.
func TestRecordsAreStrict(t *testing.T) {
	const whole = "---\nrecord: withdrawal\nof: plan@1\nnumber: 1\nreason: Twice.\nby: ab\nway: site\nat: 2025-06-03T10:00:00.000000Z\n---\n"
	if _, problems := document.ParseWithdrawal("x.md", []byte(whole)); len(problems) > 0 {
		t.Fatal(problems)
	}
	for name, c := range map[string]struct{ old, new, want string }{
		"another kind":            {"record: withdrawal", "record: stored", `x.md:2:9: this is a record of kind "stored"`},
		"no kind":                 {"record: withdrawal\n", "", `x.md:2:1: the record has no "record"`},
		"an unknown key":          {"by: ab", "by: ab\nhash: x", `x.md:7:1: the record has no "hash"`},
		"a key twice":             {"by: ab", "by: ab\nby: cd", `x.md:7:1: the key "by" stands here twice`},
		"no reason":               {"reason: Twice.\n", "", `x.md:2:1: the record has no "reason"`},
		"an empty reason":         {"reason: Twice.", `reason: ""`, `x.md:5:9: the value is empty`},
		"a reason of two lines":   {"reason: Twice.", `reason: "a\nb"`, `x.md:5:9: the reason holds the control character U+000A`},
		"no name":                 {"by: ab\n", "", `has no "by"`},
		"an unknown way":          {"way: site", "way: letter", `x.md:7:6: "letter" is no way into the store`},
		"a time without its zone": {"000000Z", "000000", `x.md:8:5: "2025-06-03T10:00:00.000000" is no time`},
		"a time to the second":    {".000000Z", "Z", `is no time`},
		"a day that there is not": {"06-03", "02-30", `is no time`},
		"an alias":                {"by: ab", "by: *ab", `x.md:6:5: `},
		"words behind it":         {"Z\n---\n", "Z\n---\n\nWithdrawn.\n", `x.md:10:1: a record ends with its front matter`},
		"no end":                  {"Z\n---\n", "Z\n", `x.md:1:1: the front matter is not closed`},
	} {
		text := strings.Replace(whole, c.old, c.new, 1)
		_, problems := document.ParseWithdrawal("x.md", []byte(text))
		if text == whole || !strings.Contains(problems.Error(), c.want) {
			t.Errorf("%s: %v\nlacks %q", name, problems, c.want)
		}
	}
}

// The record that ARCHIVE.md shows is one, as it is printed.
func TestTheRecordOfTheManual(t *testing.T) {
	manual, err := os.ReadFile("../ARCHIVE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(manual), "```yaml\n")
	shown, _, _ := strings.Cut(rest, "```")
	read, problems := document.ParseSecondReading("ARCHIVE.md", []byte(shown))
	if diff := cmp.Diff(shown, string(document.PrintSecondReading(read))); diff != "" || len(problems) > 0 {
		t.Errorf("%v\n%s", problems, diff)
	}
}

// A record of as many places as a coding can have is read whole.
func TestALongRecord(t *testing.T) {
	reading := proposals.SecondReading{Of: proposals.NewRef(proposals.MustSlug("plan"), 1, 2), Manner: proposals.Checked, Signature: proposals.Signature{By: "ab", Way: proposals.BySite}}
	reading.At = time.Unix(0, 0).UTC()
	for n := range 4000 {
		reading.Places = append(reading.Places, proposals.ReadPlace{Anchor: fmt.Sprintf("issue-%d", n), Note: strings.Repeat("word ", 300) + "."})
	}
	read, problems := document.ParseSecondReading("x.md", document.PrintSecondReading(reading))
	if len(problems) > 0 || len(read.Places) != len(reading.Places) {
		t.Errorf("%d places, %v", len(read.Places), problems)
	}
}

func FuzzRecord(f *testing.F) {
	f.Add("---\nrecord: second reading\nof: plan@1.1\nmanner: checked\nby: cd\nway: site\nat: 2025-06-03T10:00:00.000000Z\nplaces:\n  - anchor: a\n    note: \"b\\u202E\"\n    settled:\n      note: c\n      by: ab\n      way: site\n      at: 2025-06-03T10:00:00.000000Z\n---\n")
	f.Add("---\nrecord: stored\nof: plan@1.1\nagainst: example.1\nsha256: 0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20\nat: 2025-06-03T10:00:00.000000Z\n---\n")
	f.Fuzz(func(t *testing.T, text string) {
		if s, problems := document.ParseSecondReading("x.md", []byte(text)); len(problems) == 0 {
			again, problems := document.ParseSecondReading("x.md", document.PrintSecondReading(s))
			if diff := cmp.Diff(s, again, cmp.AllowUnexported(proposals.Ref{}, proposals.Slug{})); diff != "" || len(problems) > 0 {
				t.Errorf("%v\n%s", problems, diff)
			}
		}
		if s, problems := document.ParseStored("x.md", []byte(text)); len(problems) == 0 {
			if _, problems := document.ParseStored("x.md", document.PrintStored(s)); len(problems) > 0 {
				t.Error(problems)
			}
		}
	})
}
