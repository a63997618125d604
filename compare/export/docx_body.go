package export

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A paper is what a document is printed on, in twentieths of a point.
type paper struct{ width, height int }

var (
	a4Upright = paper{11906, 16838}
	a4Across  = paper{16838, 11906}
	a3Across  = paper{23811, 16838}
)

const (
	margin = 1134 // 2 cm
	// mostOnA4 is how many columns a table has on A4, and mostLarge how many have
	// letters of the usual size.
	mostOnA4, mostLarge = 8, 6
	// A line of a cell is so high, and a letter in it so wide.
	cellLine, cellLetter = 210, 85
)

// A body makes the parts of a document that hold its words.
type body struct {
	document
	paper
	main, notes, foot links
	// cited are the sources that have a footnote since the last heading of a
	// table or topic, and noted those of each footnote.
	cited map[int]bool
	noted [][]int
	// underHeading says that the block before is a heading, which is not to be
	// left behind at the foot of a page.
	underHeading bool
	// plain says that sources stand in the words alone, without footnotes.
	plain bool
}

func newBody(d document) *body {
	b := &body{document: d, paper: a4Upright, cited: map[int]bool{}}
	turned := func(one block) bool { return one.table.turns && len(one.table.head) > mostOnA4 }
	if d.wide && !slices.ContainsFunc(d.blocks, turned) { // which stand upright
		b.paper = a4Across
	}
	for _, one := range d.blocks {
		if len(one.table.head) > mostOnA4 && !one.table.turns {
			b.paper = a3Across
		}
	}
	return b
}

// spaces are the namespaces that a part of words uses.
func spaces(name string) node {
	return el(name, "xmlns:w", wordSpace, "xmlns:r", relationSpace)
}

// mainPart is the text itself.
func (b *body) mainPart() node {
	content := el("w:body")
	for i, one := range b.blocks {
		b.underHeading = i > 0 && b.blocks[i-1].kind == aHeading
		content = content.of(b.block(one)...)
	}
	orient := "portrait"
	if b.width > b.height {
		orient = "landscape"
	}
	side := strconv.Itoa(margin)
	content = content.of(el("w:sectPr").of(
		el("w:headerReference", "w:type", "default", "r:id", "header"),
		el("w:footerReference", "w:type", "default", "r:id", "footer"),
		el("w:pgSz", "w:w", strconv.Itoa(b.width), "w:h", strconv.Itoa(b.height), "w:orient", orient),
		el("w:pgMar", "w:top", side, "w:right", side, "w:bottom", side, "w:left", side, "w:header", "567", "w:footer", "567", "w:gutter", "0"),
	))
	return spaces("w:document").of(content)
}

func (b *body) block(one block) []node {
	if one.kind == aTable && one.table.turns && len(one.table.head) > mostOnA4 {
		return b.turned(one.table)
	}
	return []node{b.one(one)}
}

func (b *body) one(one block) node {
	switch one.kind {
	case aHeading:
		if one.level <= 2 {
			clear(b.cited)
		}
		return b.paragraph(val("w:pStyle", "Heading"+strconv.Itoa(one.level)), one.words)
	case anItem:
		return b.paragraph(val("w:pStyle", "Item"), one.words, inList(1, one.level))
	case aNumbered:
		return b.paragraph(val("w:pStyle", "Item"), one.words, inList(2, 0))
	case aTable:
		return b.table(one.table)
	default:
		if b.underHeading {
			return b.paragraph(val("w:pStyle", "Text"), one.words, el("w:keepNext"))
		}
		return b.paragraph(val("w:pStyle", "Text"), one.words)
	}
}

// inList makes a paragraph an item of a list.
func inList(list, level int) node {
	return el("w:numPr").of(val("w:ilvl", strconv.Itoa(level)), val("w:numId", strconv.Itoa(list)))
}

func (b *body) paragraph(style node, p phrase, more ...node) node {
	return el("w:p").of(el("w:pPr").of(append([]node{style}, more...)...)).of(b.runs(p, &b.main, true)...)
}

// runs are the words of p in a part that has the links l; with footnotes where
// they are wanted.
func (b *body) runs(p phrase, l *links, footnotes bool) []node {
	var all []node
	for _, one := range p {
		if one.before != "" {
			all = append(all, run(nil, one.before))
		}
		switch {
		case one.kind == anAddress && isLink(one.words):
			all = append(all, el("w:hyperlink", "r:id", l.id(one.words)).of(run([]node{val("w:rStyle", "Hyperlink")}, one.words)))
		case one.words != "":
			all = append(all, run(looks(one), one.words))
		}
		if footnotes && !b.plain {
			all = append(all, b.footnoteMark(one.cites)...)
		}
	}
	return all
}

func isLink(address string) bool {
	return strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://")
}

// looks are the properties of a run, in the order that the schema has them in.
func looks(p piece) []node {
	var all []node
	switch {
	case p.kind == aRef:
		all = append(all, val("w:rStyle", "Ref"))
	case p.minor:
		all = append(all, val("w:rStyle", "Minor"))
	}
	if p.kind == strongWords || p.heavy {
		all = append(all, el("w:b"), el("w:bCs"))
	}
	switch {
	case p.language == "":
	case isRightToLeft(p.language):
		all = append(all, el("w:rtl"), el("w:lang", "w:bidi", p.language))
	default:
		all = append(all, val("w:lang", p.language))
	}
	return all
}

// isRightToLeft reports whether a language is usually written so.
func isRightToLeft(language string) bool {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	return slices.Contains([]string{"ar", "fa", "he", "ps", "ur", "yi", "ckb", "sd", "ug"}, base)
}

// run is words of one look; a line break in them is one.
func run(looks []node, words string) node {
	r := el("w:r")
	if len(looks) > 0 {
		r = r.of(el("w:rPr").of(looks...))
	}
	for i, line := range strings.Split(words, "\n") {
		if i > 0 {
			r = r.of(el("w:br"))
		}
		if line != "" {
			r = r.of(el("w:t", "xml:space", "preserve").of(textNode(line)))
		}
	}
	return r
}

// footnoteMark is that of the sources that are in none yet since the last
// heading, nothing where there is none.
func (b *body) footnoteMark(cites []int) []node {
	var fresh []int
	for _, n := range cites {
		if !b.cited[n] && n <= len(b.sources) {
			b.cited[n], fresh = true, append(fresh, n)
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	b.noted = append(b.noted, fresh)
	return []node{el("w:r").of(footnoteLooks(), el("w:footnoteReference", "w:id", strconv.Itoa(len(b.noted))))}
}

func footnoteLooks() node { return el("w:rPr").of(val("w:rStyle", "FootnoteReference")) }

// footnotes are a paragraph for each source, behind those that part them from
// the text.
func (b *body) footnotes() node {
	all := spaces("w:footnotes").of(
		el("w:footnote", "w:type", "separator", "w:id", "-1").of(el("w:p").of(el("w:r").of(el("w:separator")))),
		el("w:footnote", "w:type", "continuationSeparator", "w:id", "0").of(el("w:p").of(el("w:r").of(el("w:continuationSeparator")))))
	for i, noted := range b.noted {
		note := el("w:footnote", "w:id", strconv.Itoa(i+1))
		for i, n := range noted {
			p := el("w:p").of(el("w:pPr").of(val("w:pStyle", "FootnoteText")))
			if i == 0 {
				p = p.of(el("w:r").of(footnoteLooks(), el("w:footnoteRef")))
			}
			note = note.of(p.of(run(nil, " Source "+strconv.Itoa(n)+": ")).of(b.runs(b.sources[n-1], &b.notes, false)...))
		}
		all = all.of(note)
	}
	return all
}

func (b *body) header() node {
	return spaces("w:hdr").of(el("w:p").of(el("w:pPr").of(val("w:pStyle", "Header")), run(nil, b.title)))
}

func (b *body) footer() node {
	field := func(name string) node {
		return el("w:fldSimple", "w:instr", " "+name+" ").of(run(nil, "1"))
	}
	foot := spaces("w:ftr").of(el("w:p").of(el("w:pPr").of(val("w:pStyle", "Footer"), val("w:jc", "right")),
		run(nil, "Page "), field("PAGE"), run(nil, " of "), field("NUMPAGES")))
	if b.address != "" {
		foot = foot.of(el("w:p").of(el("w:pPr").of(val("w:pStyle", "Footer"))).of(
			b.runs(phrase{{words: b.address, kind: anAddress}}, &b.foot, false)...))
	}
	return foot
}

// table has columns of a fixed width and a head that is repeated on every page.
func (b *body) table(g grille) node {
	widths := g.widths(b.width - 2*margin)
	grid := el("w:tblGrid")
	for _, w := range widths {
		grid = grid.of(el("w:gridCol", "w:w", strconv.Itoa(w)))
	}
	t := el("w:tbl").of(
		el("w:tblPr").of(
			val("w:tblStyle", "Grid"),
			el("w:tblW", "w:w", strconv.Itoa(b.width-2*margin), "w:type", "dxa"),
			el("w:tblLayout", "w:type", "fixed"),
			el("w:tblLook", "w:val", "0420", "w:firstRow", "1", "w:lastRow", "0", "w:firstColumn", "0", "w:lastColumn", "0", "w:noHBand", "0", "w:noVBand", "1"),
			val("w:tblCaption", g.label)),
		grid,
		b.row(g.head, widths, el("w:trPr").of(el("w:cantSplit"), el("w:tblHeader"))))
	for _, row := range g.rows {
		t = t.of(b.row(row, widths, b.keep(row, widths)...))
	}
	return t
}

// turned is a table for each row, under the words of its first cell: what was a
// column there is a row here. Its rows may go over a page, and have no footnotes:
// of so many texts, these would fill the pages.
func (b *body) turned(g grille) []node {
	b.plain = true
	defer func() { b.plain = false }()
	var all []node
	for i, row := range g.rows {
		first := row[0]
		if g.counts[i] {
			all = append(all, b.paragraph(val("w:pStyle", "Text"), first[0], el("w:keepNext")))
			continue
		}
		all = append(all, b.paragraph(val("w:pStyle", "Heading3"), first[0]))
		for _, p := range first[1:] {
			all = append(all, b.paragraph(val("w:pStyle", "Text"), p, el("w:keepNext")))
		}
		one := grille{label: g.label + ": " + first[0][0].words, shares: []int{22, 78}, head: [][]phrase{{words("Text")}, {words("What it says")}}}
		for column, cell := range row[1:] {
			one.rows = append(one.rows, [][]phrase{g.head[column+1], cell})
		}
		all = append(all, b.table(one))
	}
	return all
}

// widths divide what there is by the shares.
func (g grille) widths(whole int) []int {
	sum := 0
	for _, s := range g.shares {
		sum += s
	}
	widths, rest := make([]int, len(g.shares)), whole
	for i, s := range g.shares {
		widths[i] = whole * s / sum
		rest -= widths[i]
	}
	widths[len(widths)-1] += rest
	return widths
}

// keep holds a row together on one page, where it is not so long that half a
// page would stay empty.
func (b *body) keep(row [][]phrase, widths []int) []node {
	high := 0
	for i, cell := range row {
		lines, fit := 0, max(1, (widths[i]-200)/cellLetter)
		for _, p := range cell {
			for _, one := range p {
				lines += 1 + utf8.RuneCountInString(one.words)/fit
			}
		}
		high = max(high, lines*cellLine)
	}
	if b.plain || high > (b.height-2*margin)/2 {
		return nil
	}
	return []node{el("w:trPr").of(el("w:cantSplit"))}
}

func (b *body) row(cells [][]phrase, widths []int, properties ...node) node {
	style := "Cell"
	if len(cells) > mostLarge {
		style = "CellSmall"
	}
	r := el("w:tr").of(properties...)
	for i, cell := range cells {
		c := el("w:tc").of(el("w:tcPr").of(el("w:tcW", "w:w", strconv.Itoa(widths[i]), "w:type", "dxa")))
		for _, p := range cell {
			c = c.of(b.paragraph(val("w:pStyle", style), p))
		}
		r = r.of(c)
	}
	return r
}
