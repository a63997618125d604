package export

import (
	"slices"
	"strings"
	"unicode"

	"parley/compare"
	"parley/proposals"
)

// A book is all that is taken away, in words and as tables, for printers that
// lay tables out. It holds every word that they print but for their own heads.
type book struct {
	c      *compare.Comparison // its case, texts and sources
	title  string
	scope  []string
	texts  []textItem
	origin []originLine
	sheets []tab
	// cites says that the sources are listed; a report may name none.
	cites bool
	// reading says how to read the tables, and may be none.
	reading []string
}

// An originLine says where a book comes from; what may be an address.
type originLine struct{ label, what string }

// A tab is one table under a name. Every row has a cell for each of the head.
type tab struct {
	name  string
	notes []string
	head  [][]line
	rows  []tabRow
}

// A tabRow is one row. Its first cell names it.
type tabRow struct {
	cells [][]line
	// relation is how the texts stand to each other, if the row says that.
	relation compare.Relation
	// counts says that the row counts those that follow.
	counts bool
	// sources are all that the row rests on, in their order.
	sources []int
}

// data are the rows that count no others.
func (t tab) data() []tabRow {
	return slices.DeleteFunc(slices.Clone(t.rows), func(r tabRow) bool { return r.counts })
}

// says reports whether the cell i is the word for the row's relation, which
// stands before its reasons.
func (r tabRow) says(i int) bool { return r.relation != "" && i == len(r.cells)-2 }

// bookOf puts what is taken away into a book.
func bookOf(t Taken, o Options) *book {
	switch {
	case t.comparison != nil:
		return comparisonBook(t.comparison, o)
	case t.report != nil:
		return reportBook(t.report, o)
	default:
		return movementBook(t.movement, o)
	}
}

func newBook(c *compare.Comparison, title, here string, o Options) *book {
	b := &book{c: c, title: title, cites: true, origin: []originLine{{"Case", strings.TrimPrefix(caseLine(c), "Case: ")}}}
	for _, column := range c.Columns {
		b.texts = append(b.texts, newTextItem(c, column))
	}
	if o.Address != "" {
		b.origin = append(b.origin, originLine{here, o.Address})
	}
	if o.Program != "" {
		b.origin = append(b.origin, originLine{"Program", programWords(o)})
	}
	return b
}

func (b *book) notice() []string { return compare.Notice(b.c.Case) }

func comparisonBook(c *compare.Comparison, o Options) *book {
	b := newBook(c, title(c, "proposals side by side"), "This comparison", o)
	b.scope, b.reading = scopeLines(c), readingLines(c, o)
	for _, t := range c.Tables {
		b.sheets = append(b.sheets, topicSheet(c, t, o))
	}
	if len(c.Columns) > 2 && !o.WithoutVerdicts {
		if pairs := pairSheet(c); len(pairs.rows) > 0 {
			b.sheets = append(b.sheets, pairs)
		}
	}
	return b
}

// topicSheet has a row for each question, with what stands in its verdict in
// two columns: the relation, to look for, and the reasons.
func topicSheet(c *compare.Comparison, t compare.Table, o Options) tab {
	s := tab{name: t.Topic.Label, head: [][]line{strongLine("Question")}}
	if counts := strings.TrimPrefix(countWords(t, o), ": "); counts != "" {
		s.notes = append(s.notes, counts)
	}
	s.notes = append(s.notes, tableLines(t, o)...)
	for _, column := range c.Columns {
		s.head = append(s.head, []line{{words: column.Heading, strong: true}, {words: column.Ref().String(), minor: true}, {words: columnDate(column), minor: true}})
	}
	if !o.WithoutVerdicts {
		s.head = append(s.head, strongLine("Verdict"), strongLine("Why"))
	}
	for _, g := range t.Groups {
		if words := groupLine(g); words != "" {
			s.rows = append(s.rows, countRow(c, g, words, o))
		}
		for _, row := range g.Rows {
			s.rows = append(s.rows, questionRow(c, row, o))
		}
	}
	return s
}

func countRow(c *compare.Comparison, g compare.Group, words string, o Options) tabRow {
	r := tabRow{cells: [][]line{strongLine(words)}, counts: true}
	for i := range c.Columns {
		r.cells = append(r.cells, plain([]string{groupCount(g, i)}))
	}
	if !o.WithoutVerdicts {
		r.cells = append(r.cells, plain([]string{groupRelation(g)}), plain([]string{"below"}))
	}
	return r
}

func questionRow(c *compare.Comparison, row compare.Row, o Options) tabRow {
	r := tabRow{cells: [][]line{append(strongLine(row.Label), minorLines(questionLines(c, row))...)}}
	for i := range c.Columns {
		r.cells = append(r.cells, columnParts(c, row, i, o))
	}
	if row.Issue == nil {
		r.sources = orderSources(c)
	} else {
		r.sources = sourcesOf(r.cells)
	}
	if !o.WithoutVerdicts {
		r.relation = row.Relation
		r.cells = append(r.cells, strongLine(row.Words()), plain(reasonLines(c, row)))
	}
	return r
}

// pairSheet says how each two texts stand that both have a position, question by
// question: with many texts, more than a cell can show.
func pairSheet(c *compare.Comparison) tab {
	s := tab{name: "Pairs", notes: []string{"How each two texts stand that both have a position."}}
	for _, head := range []string{"Question", "Text", "Other text", "Verdict", "Why"} {
		s.head = append(s.head, strongLine(head))
	}
	shown := map[proposals.Slug]bool{}
	for _, t := range c.Tables {
		for _, g := range t.Groups {
			for _, row := range g.Rows {
				if row.Issue == nil || shown[row.Issue.Slug] {
					continue
				}
				shown[row.Issue.Slug] = true
				for _, p := range row.Pairs {
					if bothSpeak(p) {
						s.rows = append(s.rows, pairRow(c, t, row, p))
					}
				}
			}
		}
	}
	return s
}

func pairRow(c *compare.Comparison, t compare.Table, row compare.Row, p compare.Pair) tabRow {
	return tabRow{relation: p.Relation, cells: [][]line{
		append(strongLine(row.Label), line{words: t.Topic.Label, minor: true}),
		plain([]string{datedName(c, p.Left)}),
		plain([]string{datedName(c, p.Right)}),
		strongLine(p.Words()),
		plain(reasonsOf(p.Relation, p.Verdicts)),
	}}
}

func reportBook(r *compare.Report, o Options) *book {
	c := reported(r)
	b := newBook(c, title(c, r.Title), "This page", o)
	b.scope, b.cites = r.Notes, len(r.Sources) > 0
	for _, t := range r.Tables {
		s := tab{name: t.Label, notes: t.Notes, head: reportCellParts(t.Head)}
		if len(t.Rows) == 0 && t.Empty != "" {
			s.notes = append(slices.Clone(s.notes), t.Empty)
		}
		for _, row := range t.Rows {
			cells := reportCellParts(row.Cells)
			cells[0][0].strong = true
			s.rows = append(s.rows, tabRow{cells: cells, sources: sourcesOf(cells)})
		}
		b.sheets = append(b.sheets, s)
	}
	return b
}

func reportCellParts(cells []compare.ReportCell) [][]line {
	all := make([][]line, len(cells))
	for i, cell := range cells {
		for _, l := range cell.Lines {
			all[i] = append(all[i], line{words: l.Words, minor: l.Minor, sources: l.Sources})
		}
	}
	return all
}

func movementBook(m *compare.Movement, o Options) *book {
	b := newBook(textsOf(m), movementTitle(m), "These changes", o)
	for i := range b.texts {
		b.texts[i].name = capital(m.Names[i]) + ": " + b.texts[i].name
	}
	b.scope, b.reading = movementLines(m), kindLines(m)
	head := func(what string) [][]line {
		return [][]line{strongLine(what), strongLine("Change"), strongLine(capital(m.Names[0])), strongLine(capital(m.Names[1]))}
	}
	if len(m.Whole) > 0 {
		s := tab{name: "The text as a whole", head: head("What")}
		for _, c := range m.Whole {
			s.rows = append(s.rows, changeRow(m, strongLine(c.Label), c))
		}
		b.sheets = append(b.sheets, s)
	}
	for _, topic := range m.Topics {
		s := tab{name: topic.Topic.Label, notes: []string{m.CountWords(topic.Counts)}, head: head("Question")}
		for _, issue := range topic.Issues {
			for _, c := range issue.Changes {
				s.rows = append(s.rows, changeRow(m, append(strongLine(issue.Issue.Label), line{words: issue.Issue.Question, minor: true}), c))
			}
		}
		b.sheets = append(b.sheets, s)
	}
	return b
}

// changeRow has the kind of a change, and what each text has there.
func changeRow(m *compare.Movement, name []line, c compare.Change) tabRow {
	change := strongLine(capital(m.KindWords(c.Kind)))
	differences := slices.Concat(c.Fields, c.Wording)
	var of []string
	if c.From.Entry != nil && len(differences) > 0 {
		of = []string{c.From.Entry.Headline}
	}
	for _, words := range append([]string{c.Where, c.Note}, of...) {
		if words != "" {
			change = append(change, line{words: words, minor: true})
		}
	}
	cells := [][]line{name, change, sideParts(m, c.From), sideParts(m, c.To)}
	if len(differences) > 0 {
		cells[2], cells[3] = nil, nil
		for _, d := range differences {
			for i, words := range d.Sides() {
				cells[2+i] = append(cells[2+i], differenceParts(m, d, words)...)
			}
		}
	}
	return tabRow{cells: cells, sources: sourcesOf(cells)}
}

// differenceParts are what one text has where two differ.
func differenceParts(m *compare.Movement, d compare.Difference, words string) []line {
	parts := strongLine(d.Label())
	if d.Quote != nil && words == d.Quote.Text {
		return append(parts, quoteParts(*d.Quote, m.Sources[d.Quote.Source-1].Publisher)...)
	}
	return append(parts, plain(strings.Split(words, "\n"))...)
}

// sideParts are what one text has at a place.
func sideParts(m *compare.Movement, s compare.ChangeSide) []line {
	switch {
	case s.Entry != nil:
		return entryParts(textsOf(m), *s.Entry, Options{Prose: true, Quotes: true})
	case s.Blank != nil:
		return []line{blankPart(*s.Blank)}
	default:
		return plain([]string{nothingBeside})
	}
}

// textParts are which text a column is.
func textParts(t textItem) []line {
	lines := []line{{words: t.name, strong: true}, {words: t.ref.String()}}
	for _, f := range t.facts {
		l := line{words: f.whole(), minor: true}
		if !f.ref.IsZero() {
			l.words += ": " + f.ref.String()
		}
		lines = append(lines, l)
	}
	return lines
}

func strongLine(words string) []line { return []line{{words: words, strong: true}} }

func minorLines(words []string) []line {
	lines := plain(words)
	for i := range lines {
		lines[i].minor = true
	}
	return lines
}

// sourcesOf are all sources of some cells, each once.
func sourcesOf(cells [][]line) []int {
	var all []int
	for _, l := range slices.Concat(cells...) {
		all = append(all, l.sources...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// orderSources are all on which an order of steps rests.
func orderSources(c *compare.Comparison) []int {
	var all []int
	for _, o := range c.Order.Columns {
		for _, s := range o.Steps {
			for _, a := range s.After {
				all = append(all, a.Sources...)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// fileText is s for a file of markup: a control character but for a line break
// is a space, and what no such file can hold is the character that stands for
// one that was lost.
func fileText(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 0xfffe || r == 0xffff:
			return unicode.ReplacementChar
		case r != '\n' && unicode.IsControl(r):
			return ' '
		default:
			return r
		}
	}, s)
}
