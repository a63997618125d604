package export

import (
	"parley/compare"
)

// A document is what is taken away for reading, put into blocks once for all
// printers of documents.
type document struct {
	title string
	// address is where the same stands for good, or empty; program is the
	// version of the program, or empty.
	address, program string
	// wide documents are laid across the page.
	wide   bool
	blocks []block
	// coded says at length how each text was coded, and stands at the end.
	coded []phrase
	// sources are the numbered ones, source number n at n-1.
	sources []phrase
}

// A block is a heading, a paragraph, an item of a list, or a table.
type block struct {
	kind blockKind
	// level is that of a heading, from 1, or of an item, from 0; of a numbered
	// item it is the number.
	level int
	words phrase
	table grille
}

type blockKind int

const (
	aHeading blockKind = iota
	aParagraph
	anItem
	aNumbered
	aTable
)

// A grille is a table: every row has as many cells as the head, each cell one
// line or more.
type grille struct {
	label string
	// turns says that each row stands for itself, as a table of its own with a
	// row for each column, where the columns would be too narrow to be read.
	turns bool
	// shares are how wide the columns are beside each other.
	shares []int
	head   [][]phrase
	rows   [][][]phrase
	// counts are the rows that count those behind them.
	counts map[int]bool
}

// A phrase is one line of a document: pieces of words.
type phrase []piece

// A piece is words of one kind.
type piece struct {
	// before are signs that part it from the piece before, none of which means
	// anything to a printer.
	before string
	words  string
	kind   pieceKind
	// heavy and minor are how it looks where a printer has looks.
	heavy, minor bool
	language     string // of quoted words
	cites        []int  // the sources that its words name
}

type pieceKind int

const (
	plainWords pieceKind = iota
	strongWords
	aRef
	anAddress
)

func words(s string) phrase { return phrase{{words: s}} }

func strong(s string) phrase { return phrase{{words: s, kind: strongWords}} }

// with is p with one more piece behind it.
func (p phrase) with(before, words string, kind pieceKind) phrase {
	return append(p[:len(p):len(p)], piece{before: before, words: words, kind: kind})
}

// phrased are the lines of a cell.
func phrased(lines []line) []phrase {
	phrases := make([]phrase, len(lines))
	for i, l := range lines {
		p := piece{words: l.text(), heavy: l.strong, minor: l.minor, cites: l.sources}
		if l.quoted {
			p.language = l.language
		}
		phrases[i] = phrase{p}
	}
	return phrases
}

// minorWords are lines that go with the one before.
func minorWords(lines []string) []phrase {
	phrases := make([]phrase, len(lines))
	for i, l := range lines {
		phrases[i] = phrase{{words: l, minor: true}}
	}
	return phrases
}

func (d *document) heading(level int, words string) {
	d.blocks = append(d.blocks, block{kind: aHeading, level: level, words: phrase{{words: words}}})
}

func (d *document) paragraph(p phrase) {
	d.blocks = append(d.blocks, block{kind: aParagraph, words: p})
}

func (d *document) item(level int, p phrase) {
	d.blocks = append(d.blocks, block{kind: anItem, level: level, words: p})
}

// tableOf adds a table that has rows.
func (d *document) tableOf(g grille) {
	d.blocks = append(d.blocks, block{kind: aTable, table: g})
}

// text says which text a column is.
func (d *document) text(t textItem) {
	d.item(0, words(t.name).with(": ", t.ref.String(), aRef))
	for _, f := range t.facts {
		if f.note != "" {
			d.coded = append(d.coded, words(t.name).with(": ", t.ref.String(), aRef).with(". ", f.note, plainWords))
		}
		p := words(f.words)
		if !f.ref.IsZero() {
			p = p.with(": ", f.ref.String(), aRef)
		}
		d.item(1, p)
	}
}

// permanent says where the same stands for good, and what made it.
func (d *document) permanent(what string, o Options) {
	d.address, d.program = o.Address, o.Program
	if o.Address != "" {
		d.paragraph(words(what).with(": ", o.Address, anAddress))
	}
	if o.Program != "" {
		d.paragraph(words("Made by " + d.maker() + "."))
	}
}

// cite lists the sources of c.
func (d *document) cite(c *compare.Comparison) {
	d.heading(2, "Sources")
	if len(c.Sources) == 0 {
		d.paragraph(words(noSource))
	}
	for i, s := range c.Sources {
		p := words(sourceLine(c, s))
		if s.Address != "" {
			p = p.with("; ", s.Address, anAddress)
		}
		d.sources = append(d.sources, p)
		d.blocks = append(d.blocks, block{kind: aNumbered, level: i + 1, words: p})
	}
}

func (d *document) foot(c *compare.Comparison, reading []string) {
	d.cite(c)
	d.heading(2, "How to read this")
	for _, line := range reading {
		d.item(0, words(line))
	}
	d.codings()
	d.notice(c)
}

// codings say how each text was coded.
func (d *document) codings() {
	if len(d.coded) > 0 {
		d.heading(2, "How the texts were coded")
	}
	for _, note := range d.coded {
		d.item(0, note)
	}
}

func (d *document) notice(c *compare.Comparison) {
	for _, line := range compare.Notice(c.Case) {
		d.paragraph(words(line))
	}
}
