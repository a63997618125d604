package export

import (
	"io"
	"slices"
	"strings"

	"parley/compare"
)

// MovementText prints what changed between two texts for a terminal: the texts
// as a whole, then topic by topic each question on which they differ. Words that
// only the first has stand in {-…-}, words that only the second has in {+…+}.
// Width is as for [Text].
func MovementText(w io.Writer, m *compare.Movement, width int) error {
	t := text{c: textsOf(m), width: width}
	t.line(0, movementTitle(m))
	t.WriteByte('\n')
	for _, line := range append(movementLines(m), caseLine(t.c)) {
		t.line(0, line)
	}
	t.WriteByte('\n')
	for i, column := range m.Columns {
		item := newTextItem(t.c, column)
		item.name = capital(m.Names[i]) + ": " + item.name
		t.item(item)
	}
	if len(m.Whole) > 0 {
		t.line(0, "THE TEXT AS A WHOLE")
		t.WriteByte('\n')
		for _, c := range m.Whole {
			t.line(0, c.Label)
			t.change(m, c)
			t.WriteByte('\n')
		}
	}
	for _, topic := range m.Topics {
		t.line(0, strings.ToUpper(topic.Topic.Label)+": "+m.CountWords(topic.Counts))
		t.WriteByte('\n')
		for _, issue := range topic.Issues {
			t.line(0, issue.Issue.Label)
			t.line(0, issue.Issue.Question)
			for _, c := range issue.Changes {
				t.change(m, c)
			}
			t.WriteByte('\n')
		}
	}
	t.foot(movementReading(m))
	_, err := w.Write(t.Bytes())
	return err
}

func (t *text) change(m *compare.Movement, c compare.Change) {
	t.line(1, changeHead(m, c))
	for _, p := range changePoints(m, c) {
		t.block(2, p.name, p.lines)
	}
}

// movementDocument is the same as a document.
func movementDocument(m *compare.Movement, o Options) document {
	c := textsOf(m)
	d := document{title: movementTitle(m)}
	d.heading(1, d.title)
	d.paragraph(words(strings.Join(movementLines(m), " ")))
	for i, column := range m.Columns {
		item := newTextItem(c, column)
		item.name = capital(m.Names[i]) + ": " + item.name
		d.text(item)
	}
	d.paragraph(words(caseLine(c)))
	d.permanent("These changes", o)
	if len(m.Whole) > 0 {
		d.heading(2, "The text as a whole")
		for _, c := range m.Whole {
			d.change(m, words(c.Label).with(": ", changeHead(m, c), strongWords), c)
		}
	}
	for _, topic := range m.Topics {
		d.heading(2, topic.Topic.Label+": "+m.CountWords(topic.Counts))
		for _, issue := range topic.Issues {
			d.heading(3, issue.Issue.Label)
			d.paragraph(words(issue.Issue.Question))
			for _, c := range issue.Changes {
				d.change(m, strong(changeHead(m, c)), c)
			}
		}
	}
	d.foot(c, movementReading(m))
	return d
}

func (d *document) change(m *compare.Movement, head phrase, c compare.Change) {
	d.item(0, head)
	for _, p := range changePoints(m, c) {
		d.item(1, words(p.name))
		for _, line := range p.lines {
			d.item(2, words(line))
		}
	}
}

// changeHead is the kind of a change and where it holds.
func changeHead(m *compare.Movement, c compare.Change) string {
	if c.Where == "" {
		return capital(m.KindWords(c.Kind))
	}
	return capital(m.KindWords(c.Kind)) + ". " + c.Where
}

// capital is s with a capital first letter.
func capital(s string) string {
	for i, r := range s {
		return s[:i] + strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}

// textsOf are the two texts alone, for what is said of the texts of any page.
func textsOf(m *compare.Movement) *compare.Comparison {
	return &compare.Comparison{Case: m.Case, Columns: m.Columns, Sources: m.Sources}
}

func movementTitle(m *compare.Movement) string {
	return m.Case.Case().Title + ": " + m.Title()
}

// movementLines sum up what differs, and say what kind of texts these are.
func movementLines(m *compare.Movement) []string {
	lines := []string{m.Summary()}
	if m.Recoded {
		lines = append(lines, compare.RecodedNote)
	}
	return lines
}

// A point is one thing about a change, with what each text has.
type point struct {
	name  string
	lines []string
}

// changePoints are all that there is to say of a change.
func changePoints(m *compare.Movement, c compare.Change) []point {
	var points []point
	add := func(name string, lines ...string) {
		if name != "" {
			points = append(points, point{name, lines})
		}
	}
	differences := slices.Concat(c.Fields, c.Wording)
	reworded := slices.ContainsFunc(differences, func(d compare.Difference) bool { return d.Field == "headline" })
	if c.From.Entry != nil && len(differences) > 0 && !reworded {
		add(c.From.Entry.Headline)
	}
	for _, d := range differences {
		if lines := differenceLines(m, c.Kind, d); c.Label == "" || len(differences) > 1 {
			add(d.Label(), lines...)
		} else {
			for _, line := range lines {
				add(line)
			}
		}
	}
	if len(differences) == 0 {
		add(capital(m.Names[0]), sideLines(m, c.From)...)
		add(capital(m.Names[1]), sideLines(m, c.To)...)
	}
	add(c.Note)
	return points
}

// nothingBeside stands where a text has neither a term nor a blank.
const nothingBeside = "nothing to set beside it"

// sideLines are what one of the texts has there.
func sideLines(m *compare.Movement, s compare.ChangeSide) []string {
	switch {
	case s.Entry != nil:
		lines := entryLines(*s.Entry)
		if body := s.Entry.Term.Body.Text(); body != "" {
			lines = append(lines, strings.Split(body, "\n")...)
		}
		for _, q := range s.Entry.Quotes {
			lines = append(lines, quoteLine(m, q))
		}
		return lines
	case s.Blank != nil:
		return []string{blankLine(*s.Blank)}
	default:
		return []string{nothingBeside}
	}
}

func differenceLines(m *compare.Movement, kind compare.ChangeKind, d compare.Difference) []string {
	sides := d.Sides()
	switch {
	case len(d.Runs) > 0:
		return strings.Split(markedRuns(d.Runs), "\n")
	case d.Quote != nil && d.New == "":
		return []string{m.Names[0] + " only: " + quoteLine(m, *d.Quote)}
	case d.Quote != nil:
		return []string{m.Names[1] + " only: " + quoteLine(m, *d.Quote)}
	case kind == compare.OnlyFrom:
		return []string{sides[0]}
	case kind == compare.OnlyTo:
		return []string{sides[1]}
	default:
		return []string{m.Names[0] + ": " + sides[0], m.Names[1] + ": " + sides[1]}
	}
}

// markedRuns marks what was deleted and inserted, line by line. In texts under
// negotiation square brackets enclose what is not agreed, so that the marks are
// others.
func markedRuns(runs []compare.Run) string {
	marks := map[compare.RunKind][2]string{compare.Deleted: {"{-", "-}"}, compare.Inserted: {"{+", "+}"}}
	var b strings.Builder
	for _, r := range runs {
		for i, piece := range strings.Split(r.Text, "\n") {
			if i > 0 {
				b.WriteByte('\n')
			}
			if piece != "" {
				b.WriteString(marks[r.Kind][0] + piece + marks[r.Kind][1])
			}
		}
	}
	return b.String()
}

// quoteLine is a quote with whose words they are. It carries its own quotation
// marks, if any.
func quoteLine(m *compare.Movement, q compare.Quote) string {
	line := q.Text + " — " + whoseWords(q, m.Sources[q.Source-1].Publisher)
	return strings.Join(append([]string{line}, sourceNumbers([]int{q.Source})...), " ")
}

// movementReading says how to read the marks, and the kinds of change that
// occur.
func movementReading(m *compare.Movement) []string {
	return append(kindLines(m), "Words in {- -} stand in "+m.Names[0]+" only, words in {+ +} in "+m.Names[1]+" only.")
}

// kindLines say what a movement claims, and by the kinds of change that occur.
func kindLines(m *compare.Movement) []string {
	lines := []string{compare.MovementNote}
	for _, count := range m.Counts() {
		lines = append(lines, "“"+m.KindWords(count.Kind)+"”: "+count.Kind.Meaning())
	}
	return lines
}
