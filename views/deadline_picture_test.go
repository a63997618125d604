package views

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/compare"
	"parley/proposals"
	"parley/proposals/proposalstest"
)

// Each time of the tables has exactly one mark, in the band of its table and in
// the same order; no mark leaves its band, and where it stands is never before
// what takes less.
func TestAPictureHasAMarkForEachDeadline(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := proposalstest.Case().Draw(t, "case")
		var texts []compare.Text
		for i := range rapid.IntRange(0, 3).Draw(t, "texts") {
			r := proposalstest.Revision(c).Draw(t, "revision")
			texts = append(texts, compare.Text{Revision: r.WithStored(proposals.Stored{Revision: i + 1})})
		}
		corpus, err := compare.NewCorpus(c, texts, compare.Query{})
		if err != nil {
			t.Fatal(err)
		}
		checkPicture(t, corpus.Deadlines())
	})
}

func checkPicture(t rapid.TB, r *compare.Report) {
	p := newDeadlinePicture(r)
	bands := p.Bands
	for _, table := range r.Tables {
		if table.Scale == "" {
			if len(table.Rows) > 0 {
				t.Errorf("%s has no scale", table.Label)
			}
			continue
		}
		if len(bands) == 0 || bands[0].Label != table.Label || len(bands[0].Marks) != len(table.Rows) {
			t.Fatalf("%s: %d rows, and of the bands left the first is %+v", table.Label, len(table.Rows), bands)
		}
		end := 0
		for i, m := range bands[0].Marks {
			at := table.Rows[i].Time
			if !strings.HasPrefix(m.Words, at.What+": "+at.Words) || !strings.Contains(m.Words, at.Text) {
				t.Errorf("%s: mark %d says %q", table.Label, i, m.Words)
			}
			if (m.Bar == "") != (m.Point > 0) || m.Unknown != (at.From == nil && at.To == nil) {
				t.Errorf("%s: mark %d is %+v of %+v", table.Label, i, m, at)
			}
			if m.Y <= end || m.Y > bands[0].Height {
				t.Errorf("%s: mark %d stands at %d, behind %d of %d", table.Label, i, m.Y, end, bands[0].Height)
			}
			end = m.Y
			checkBar(t, m)
		}
		bands = bands[1:]
	}
	if len(bands) > 0 {
		t.Errorf("%d bands of no table", len(bands))
	}
	for before, minutes := 0, 1.0; minutes < 1e12; minutes *= 1.5 {
		at := p.at(minutes)
		if at < before || at < bandZero || at > bandLast {
			t.Errorf("%.0f minutes stand at %d, what is shorter at %d", minutes, at, before)
		}
		before = at
	}
}

// checkBar checks that a bar leads to the right, within the band.
func checkBar(t rapid.TB, m deadlineMark) {
	if m.Bar == "" {
		if m.Point < bandZero || m.Point > bandLast {
			t.Errorf("a point at %d", m.Point)
		}
		return
	}
	var from, y, to int
	if _, err := fmt.Sscanf(m.Bar, "M%d %dH%d", &from, &y, &to); err != nil || from < bandLeft || to > bandRight || from > to || y != m.Y {
		t.Errorf("a bar %q: %v", m.Bar, err)
	}
}

// A band of no day has no days on its scale.
func TestACalendarWithoutADayHasNoTicks(t *testing.T) {
	r := &compare.Report{Tables: []compare.ReportTable{{Scale: compare.OnCalendar, Rows: []compare.ReportRow{{Time: &compare.Time{Words: "within that time"}}}}}}
	if got := newDeadlinePicture(r).Bands[0].Ticks; len(got) > 0 {
		t.Errorf("the scale is %+v", got)
	}
}

func TestScaleOfDeadlines(t *testing.T) {
	minutes := func(n float64) *float64 { return &n }
	const day = 24 * 60
	report := func(spans ...*compare.Time) *compare.Report {
		table := compare.ReportTable{Scale: compare.SinceEvent}
		for _, s := range spans {
			table.Rows = append(table.Rows, compare.ReportRow{Time: s})
		}
		return &compare.Report{Tables: []compare.ReportTable{table}}
	}
	for _, test := range []struct {
		situation string
		minutes   []float64
		want      string
	}{
		{"nothing but at once", []float64{0}, "at once"},
		{"one day", []float64{day}, "at once, day"},
		{"hours and days", []float64{12 * 60, 3 * day}, "at once, hour, day, week"},
		{"thirty days", []float64{30 * day}, "at once, month"},
		{"a minute and a million years", []float64{1, 1e6 * 365 * day}, "at once, minute, day, month, 1000000 years"},
	} {
		t.Run(test.situation, func(t *testing.T) {
			var spans []*compare.Time
			for _, n := range test.minutes {
				spans = append(spans, &compare.Time{From: minutes(0), To: minutes(n)})
			}
			var named []string
			for _, tick := range newDeadlinePicture(report(spans...)).Bands[0].Ticks {
				if tick.Words != "" {
					named = append(named, tick.Words)
				}
			}
			if got := strings.Join(named, ", "); got != test.want {
				t.Errorf("the scale is %s, want %s", got, test.want)
			}
		})
	}
}

func TestDeadlinesAndObligations(t *testing.T) {
	s := newShippedSite(t)
	p := s.page("/cases/russia-ukraine/deadlines")
	p.want("h1", "Russia and Ukraine: deadlines")
	p.want(".deadline-picture title", "completed within 30 days")
	p.want(".report h2", "No deadlines: how long a thing would last")
	p.want(".report td a[href=/proposals/russia-memorandum/1.1#first-halt-length]", "")
	marks, rows := len(p.all(".deadline-picture .mark")), len(p.all(".report tbody tr"))
	if marks != rows || marks == 0 {
		t.Errorf("%d marks are drawn of %d rows", marks, rows)
	}
	p = s.page("/cases/russia-ukraine/deadlines?topic=territory&of=ukraine-memorandum@1")
	p.want(".report", "No deadline of these texts is coded.")
	p.wantNone(".deadline-picture")
	p = s.page("/cases/russia-ukraine/obligations")
	p.want("#on-ukraine h2", "Ukraine")
	p.want("#on-russia td", "Says it of itself")
	p.want("#rejected td", "Rejects")
	for _, address := range []string{"deadlines.md", "obligations.md?option=package"} {
		if text := s.get("/cases/russia-ukraine/" + address); !strings.Contains(text, "## Sources") {
			t.Errorf("%s has no sources:\n%s", address, text)
		}
	}
}
