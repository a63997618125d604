package sqlite_test

import (
	"testing"

	"parley/proposals"
	"parley/proposals/sqlite"
)

func slugs(texts ...string) []proposals.Slug {
	var list []proposals.Slug
	for _, s := range texts {
		list = append(list, proposals.MustSlug(s))
	}
	return list
}

func must[T any](t testing.TB, parse func(string) (T, error), s string) T {
	t.Helper()
	v, err := parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func prose(text string) proposals.Prose {
	return proposals.Prose{{Spans: []proposals.Span{{Text: text}}}}
}

// exampleCase is a small case with a row in every table.
func exampleCase(t testing.TB) proposals.Case {
	day := must(t, proposals.ParseDate, "2026-11-23")
	return proposals.Case{
		Slug:      proposals.MustSlug("example"),
		Title:     "Example",
		Publisher: proposals.Publisher{Name: "Parley", Contact: "the editor"},
		Parties: []proposals.Party{
			{Slug: proposals.MustSlug("north"), Label: "North", Kind: proposals.State},
			{Slug: proposals.MustSlug("south"), Label: "South", Kind: proposals.Bloc, Members: []string{"East", "West"}},
		},
		Actors:     []proposals.Actor{{Slug: proposals.MustSlug("monitor"), Label: "Monitor"}},
		Events:     []proposals.Event{{Slug: proposals.MustSlug("talks"), Label: "Talks", Definition: "Talks begin."}},
		Opening:    slugs("plan"),
		OrderTopic: proposals.MustSlug("truce"),
		Read:       proposals.Read{By: "ab", On: day},
		Note:       "First revision.",
		Intro:      prose("An example."),
		Topics: []proposals.Topic{
			{Slug: proposals.MustSlug("truce"), Label: "Truce"},
			{Slug: proposals.MustSlug("forces"), Label: "Forces"},
		},
		Issues: []proposals.Issue{
			{
				Slug: proposals.MustSlug("ceasefire"), Topic: proposals.MustSlug("truce"), Question: "Would fire stop?", Label: "Ceasefire", Kind: proposals.Measure,
				Is: slugs("talks"), Also: slugs("forces"), On: slugs("north"), Guidance: prose("Any halt."),
				Parts: []proposals.Label{{Slug: proposals.MustSlug("air"), Text: "In the air"}},
			},
			{
				Slug: proposals.MustSlug("outlawed"), Topic: proposals.MustSlug("forces"), Question: "What is outlawed?", Label: "Outlawed", Kind: proposals.SetKind,
				Elements: []proposals.Label{{Slug: proposals.MustSlug("mines"), Text: "Mines"}, {Slug: proposals.MustSlug("drones"), Text: "Drones"}},
			},
			{Slug: proposals.MustSlug("length"), Topic: proposals.MustSlug("truce"), Question: "How long?", Label: "Length", Kind: proposals.DurationKind},
		},
		Occasions: []proposals.Occasion{
			{Slug: proposals.MustSlug("meeting"), Headline: "The two sides meet", Date: must(t, proposals.ParseDate, "2031-05-02"), To: must(t, proposals.ParseDate, "2031-05-04"), Source: proposals.OccasionSource{Publisher: "The Paper", Title: "They met", Date: must(t, proposals.ParseDate, "2031-05"), Language: "en"}},
			{Slug: proposals.MustSlug("report"), Headline: "A report is published", Date: must(t, proposals.ParseDate, "2031-06"), Source: proposals.OccasionSource{Publisher: "Agency", Address: "https://agency.example/report"}},
		},
		Assumptions: []proposals.Assumption{{
			Slug: proposals.MustSlug("talks-first"), Headline: "Talks come first", Event: proposals.MustSlug("ceasefire"), After: slugs("talks"), Author: "ab", Reason: prose("So it was before."),
		}},
	}
}

// exampleVersion is a small version with a row in every table.
func exampleVersion(t testing.TB) proposals.Version {
	day := must(t, proposals.ParseDate, "2026-11-23")
	ceasefire := proposals.Place{Issue: proposals.MustSlug("ceasefire")}
	quotes := []proposals.Quote{{Text: "at once", Source: proposals.MustSlug("agency"), OfText: true}}
	return proposals.Version{
		Proposal:  proposals.MustSlug("plan"),
		Number:    1,
		Case:      proposals.MustSlug("example"),
		Title:     "Plan",
		Called:    []proposals.CalledBy{{Party: proposals.MustSlug("south"), Title: "Paper"}},
		Authors:   slugs("north"),
		Act:       proposals.ProposalAct,
		Languages: []string{"en"},
		Dates:     proposals.Dates{Text: day},
		Options:   []proposals.Label{{Slug: proposals.MustSlug("slow"), Text: "Slowly"}},
		Sources: []proposals.Source{
			{Slug: proposals.MustSlug("agency"), Publisher: "Agency", Title: "Report", Date: day, Language: "en", Kind: proposals.ReportSource, Extent: proposals.Part},
			{Slug: proposals.MustSlug("paper"), Publisher: "Paper", Title: "The text", Date: day, Language: "en", Kind: proposals.TextSource, Extent: proposals.Full, Rendering: proposals.Original},
		},
		Read:  proposals.Read{By: "ab", On: day},
		Rest:  &proposals.Rest{Coverage: proposals.Deferred, After: slugs("talks")},
		Note:  "First coding.",
		Intro: prose("A plan."),
		Terms: []proposals.Term{
			{
				Place: ceasefire, Headline: "Fire stops", Stance: proposals.Offers, On: slugs("north"), Scope: []string{"on land"}, Until: slugs("talks"),
				Deadlines: []proposals.Deadline{must(t, proposals.ParseDeadline, "ends within 30 days of unsaid")},
				Sources:   slugs("agency"), Quotes: quotes, Body: prose("At once."),
			},
			{
				Place: proposals.Place{Issue: proposals.MustSlug("outlawed"), Option: proposals.MustSlug("slow")}, Headline: "No mines",
				Value: must(t, func(s string) (proposals.Value, error) { return proposals.ParseValue(s, &exampleCase(t).Issues[1]) }, "mines"), Sources: slugs("paper"),
			},
		},
		Blanks: []proposals.Blank{
			{
				Place: proposals.Place{Issue: proposals.MustSlug("length")}, Coverage: proposals.Silent, Sources: slugs("paper"),
				Search: proposals.Search{By: "ab", On: day, Words: []string{"days"}},
			},
			{Place: proposals.Place{Issue: proposals.MustSlug("outlawed")}, Coverage: proposals.Deferred, After: slugs("talks"), Sources: slugs("paper")},
		},
		Steps: []proposals.Step{{Event: proposals.MustSlug("talks"), After: slugs("ceasefire"), Sources: slugs("paper"), Quotes: quotes}},
	}
}

func checkedCase(t testing.TB, c proposals.Case) *proposals.CaseRevision {
	t.Helper()
	r, problems := proposals.NewCaseRevision(c, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return r
}

func checkedVersion(t testing.TB, v proposals.Version, against *proposals.CaseRevision) *proposals.Revision {
	t.Helper()
	r, problems := proposals.NewRevision(v, against)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return r
}

// addExample stores the case and its version 1, and returns the case.
func addExample(t testing.TB, s *sqlite.Store) *proposals.CaseRevision {
	t.Helper()
	c := checkedCase(t, exampleCase(t))
	if err := s.AddCase(t.Context(), c, 0, proposals.Hash{1}, signed); err != nil {
		t.Fatal(err)
	}
	c = c.WithStored(proposals.Stored{Revision: 1, Hash: proposals.Hash{1}, Signature: signed})
	if err := s.AddRevision(t.Context(), checkedVersion(t, exampleVersion(t), c), 0, proposals.Hash{2}, signed); err != nil {
		t.Fatal(err)
	}
	return c
}

func ref(t testing.TB, s string) proposals.Ref {
	t.Helper()
	return must(t, proposals.ParseRef, s)
}

// addWork stores what people do with the example: a second reading with a
// difference that was settled, and a withdrawal.
func addWork(t testing.TB, s *sqlite.Store) proposals.SecondReading {
	t.Helper()
	by := signed
	by.By = "cd"
	reading := proposals.SecondReading{
		Of: ref(t, "plan@1.1"), Manner: proposals.Checked, Note: "Read from the paper.", Signature: by,
		Places: []proposals.ReadPlace{{Anchor: "ceasefire", Note: "on land and at sea"}, {Anchor: "length", Agreed: true}},
	}
	if err := s.AddSecondReading(t.Context(), reading); err != nil {
		t.Fatal(err)
	}
	settled := proposals.Settlement{Outcome: proposals.CodingStands, Note: "On land, as coded.", Signature: signed}
	if err := s.Settle(t.Context(), reading.Of, "cd", "ceasefire", settled); err != nil {
		t.Fatal(err)
	}
	if err := s.Withdraw(t.Context(), proposals.Withdrawal{Of: ref(t, "plan@1"), Number: 1, Reason: "Added twice.", Signature: signed}); err != nil {
		t.Fatal(err)
	}
	settled.Signature = stored
	reading.Places[0].Settled = &settled
	reading.At = stored.At
	return reading
}
