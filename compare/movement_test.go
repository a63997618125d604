package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"parley/compare"
)

// move gives what differs between the two texts of an archive, in their order.
func move(t testing.TB, archive *txtar.Archive) *compare.Movement {
	t.Helper()
	river := parseCase(t, "testdata/case.md")
	var texts []compare.Text
	for _, f := range archive.Files {
		if f.Name != "want" {
			texts = append(texts, text(t, river, f.Name, string(f.Data)))
		}
	}
	if len(texts) != 2 {
		t.Fatalf("%d texts: want two", len(texts))
	}
	m, err := compare.Move(river, texts[0], texts[1])
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// printedMovement is a line for each thing that differs.
func printedMovement(m *compare.Movement) string {
	var b strings.Builder
	fmt.Fprintf(&b, "from %s to %s", m.Names[0], m.Names[1])
	if m.Recoded {
		b.WriteString(", coded again")
	}
	b.WriteString("\n")
	if m.Empty() {
		b.WriteString("nothing differs\n")
	}
	for _, c := range m.Whole {
		printChange(&b, m, c.Label, c)
	}
	for _, topic := range m.Topics {
		fmt.Fprintf(&b, "# %s:", topic.Topic.Label)
		for _, count := range topic.Counts {
			fmt.Fprintf(&b, " %d %s;", count.Changes, m.KindWords(count.Kind))
		}
		b.WriteString("\n")
		for _, issue := range topic.Issues {
			for _, c := range issue.Changes {
				printChange(&b, m, issue.Issue.Label, c)
			}
		}
	}
	return b.String()
}

func printChange(b *strings.Builder, m *compare.Movement, label string, c compare.Change) {
	fmt.Fprintf(b, "%s: %s", label, m.KindWords(c.Kind))
	b.WriteString("\n")
	line := func(name, words string) {
		if words != "" {
			fmt.Fprintf(b, "    %s: %s\n", name, words)
		}
	}
	line("where", c.Where)
	line("from", sideWords(c.From))
	line("to", sideWords(c.To))
	line("note", c.Note)
	for _, d := range c.Fields {
		line(d.Field, differenceWords(d))
	}
	for _, d := range c.Wording {
		line("worded "+d.Field, differenceWords(d))
	}
}

func sideWords(s compare.ChangeSide) string {
	switch {
	case s.Entry != nil:
		return s.Entry.Answer + " (" + s.Entry.Headline + ") at " + s.Anchor
	case s.Blank != nil:
		return s.Blank.Words
	default:
		return s.Anchor
	}
}

func differenceWords(d compare.Difference) string {
	if len(d.Runs) > 0 {
		return marked(d.Runs)
	}
	words := fmt.Sprintf("%s -> %s", orNothing(d.Old), orNothing(d.New))
	if d.Quote != nil {
		words += fmt.Sprintf(" (source %d)", d.Quote.Source)
	}
	return words
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}
