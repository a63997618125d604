package views

import (
	"testing"

	"pgregory.net/rapid"

	"parley/compare"
	"parley/proposals"
	"parley/proposals/proposalstest"
)

func TestTimeline(t *testing.T) {
	s := newShippedSite(t)
	s.addNext("act: proposal\n", "act: proposal\nanswers: russia-memorandum@1\n", "reported: 2025-06-03}", "published: 2025-07, reported: 2025-07-20}")
	p := s.page("/cases/russia-ukraine/timeline")
	p.want("h1", "Russia and Ukraine: timeline")
	p.want("tr#text-3 td", "Published in July 2025, the day is not knownFirst reported 20 July 2025")
	p.want("tr#text-3 a[href=/proposals/russia-memorandum/1.1]", "Answers Memorandum (russia-memorandum@1.1)")
	p.want("tr#text-3 a[href=/proposals/ukraine-memorandum/changes?from=1.1&to=2.1]", "What differs between the two")
	p.want("tr#text-1 a[href=/cases/russia-ukraine/parties/russia]", "Russia")
	svg := p.one("svg.wide")
	if label, _ := attribute(svg, "aria-label"); label != "3 texts on a line of time, 2 lanes, one a party, 2 links between them; the tables below say the same" {
		t.Errorf("the picture says %q", label)
	}
	if marks, spans, links := len(p.all("svg.wide g.mark")), len(p.all("svg.wide .mark .span")), len(p.all("svg.wide g.link title")); marks != 3 || spans != 1 || links != 2 {
		t.Errorf("%d marks, %d spans and %d links: want 3, 1 and 2", marks, spans, links)
	}
}

func TestTimelineOfADay(t *testing.T) {
	p := newShippedSite(t).page("/cases/russia-ukraine/timeline?as-of=2025-06-02")
	p.want("h1", "as of 2 June 2025")
	if n := len(p.all("svg.wide g.mark")); n != 1 {
		t.Errorf("%d texts had been handed over by 2 June 2025: want 1", n)
	}
	p.want("a[href=/cases/russia-ukraine/parties/russia?as-of=2025-06-02]", "Russia")
}

// What the case names as having happened stands among the texts, with the source
// that shows it, and not after a day that is asked for.
func TestTimelineHasTheOccasionsOfTheCase(t *testing.T) {
	s := newWholeSite(t)
	p := s.page("/cases/russia-ukraine/timeline")
	p.want("#occasion-istanbul-consultations td", "From 28 March 2022 to 30 March 2022")
	p.want("#occasion-peace-formula-announced a[href=https://war.ukraine.ua/faq/zelenskyys-10-point-peace-plan/]", "war.ukraine.ua")
	p.want("#occasion-istanbul-meeting td", "Reuters, “Russia and Ukraine miles apart on peace terms”")
	p.want("svg.wide .happened text", "Consultations that the heading of the Istanbul Communique names")
	before := s.page("/cases/russia-ukraine/timeline?as-of=2022-12-31")
	if all, few := len(p.all("svg.wide .happened")), len(before.all("svg.wide .happened")); all != 5 || few != 2 {
		t.Errorf("%d occasions, and %d up to the end of 2022: want 5 and 2", all, few)
	}
	before.wantNone("#occasion-istanbul-meeting")
}

// A picture has one mark a text, below the one before and inside the picture,
// with a shape in each lane of its authors.
func TestPictureHasOneMarkAText(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		in := proposalstest.Case().Draw(r, "case")
		var texts []compare.Text
		for i := range rapid.IntRange(1, 6).Draw(r, "texts") {
			texts = append(texts, compare.Text{Revision: proposalstest.Revision(in).Draw(r, "revision").WithStored(proposals.Stored{Revision: i + 1})})
		}
		c, err := compare.NewCorpus(in, texts, compare.Query{})
		if err != nil {
			r.Fatal(err)
		}
		timeline := c.Timeline().Timeline
		p := newTimelinePicture(timeline, rapid.SampledFrom([]int{pictureWidth, wideTimeline}).Draw(r, "width"))
		if len(p.Occasions) != len(in.Case().Occasions) {
			r.Fatalf("%d occasions of %d", len(p.Occasions), len(in.Case().Occasions))
		}
		if len(p.Marks) != len(texts) || len(p.Links) != len(timeline.Links) || len(p.Lanes) != len(timeline.Lanes) {
			r.Fatalf("%d marks of %d texts, %d links of %d, %d lanes of %d",
				len(p.Marks), len(texts), len(p.Links), len(timeline.Links), len(p.Lanes), len(timeline.Lanes))
		}
		y := 0
		for i, m := range p.Marks {
			if m.Y <= y || len(m.Lines) == 0 || m.Lines[len(m.Lines)-1].Y >= p.Height {
				r.Fatalf("mark %d stands at %d, behind %d, in a picture of height %d", i, m.Y, y, p.Height)
			}
			if len(m.Shapes) != len(timeline.Marks[i].Lanes) || (len(m.Spans) > 0) != timeline.Marks[i].Dates[0].Partial() {
				r.Fatalf("mark %d has %d shapes and %d spans: %+v", i, len(m.Shapes), len(m.Spans), timeline.Marks[i])
			}
			y = m.Lines[len(m.Lines)-1].Y
		}
		for _, l := range p.Lanes {
			if l.X < 0 || l.X >= p.left {
				r.Fatalf("a lane at %d, where words begin at %d", l.X, p.left)
			}
		}
	})
}
