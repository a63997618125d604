package export

import "strconv"

// documentLanguage is what a document is written in, but for its quotes.
const documentLanguage = "en-GB"

const (
	typeface = "Arial"
	ink      = "1F2A37"
	faint    = "556070"
	paleRule = "9AA3AF"
)

// styles are those that the document names, and no others.
func styles() node {
	return spaces("w:styles").of(
		el("w:docDefaults").of(
			el("w:rPrDefault").of(el("w:rPr").of(
				el("w:rFonts", "w:ascii", typeface, "w:hAnsi", typeface, "w:eastAsia", typeface, "w:cs", typeface),
				val("w:sz", "20"), val("w:szCs", "20"),
				el("w:lang", "w:val", documentLanguage, "w:eastAsia", documentLanguage, "w:bidi", "ar-SA"))),
			el("w:pPrDefault").of(el("w:pPr").of(spacing(0, 0)))),
		style("paragraph", "Normal", "Normal", true),
		heading(1, 32), heading(2, 26), heading(3, 22), heading(4, 20),
		style("paragraph", "Text", "Body Text", false, pPr(spacing(0, 120))),
		style("paragraph", "Item", "List Paragraph", false, pPr(spacing(0, 40))),
		style("paragraph", "Cell", "Table Cell", false, pPr(spacing(0, 40)), letters(17)),
		style("paragraph", "CellSmall", "Table Cell Small", false, pPr(spacing(0, 30)), letters(14)),
		style("paragraph", "Header", "header", false, letters(16)),
		style("paragraph", "Footer", "footer", false, letters(16)),
		style("paragraph", "FootnoteText", "footnote text", false, letters(16)),
		style("character", "FootnoteReference", "footnote reference", false, el("w:rPr").of(val("w:vertAlign", "superscript"))),
		style("character", "Hyperlink", "Hyperlink", false, el("w:rPr").of(val("w:color", "1A4F8B"), val("w:u", "single"))),
		style("character", "Minor", "Minor", false, el("w:rPr").of(val("w:color", faint))),
		style("character", "Ref", "Ref", false, el("w:rPr").of(el("w:rFonts", "w:ascii", "Courier New", "w:hAnsi", "Courier New", "w:cs", "Courier New"))),
		tableStyle(),
	)
}

// style is a style with its properties. Those that a program knows have the
// names by which it knows them.
func style(kind, id, name string, usual bool, properties ...node) node {
	s := el("w:style", "w:type", kind)
	if usual {
		s.attrs = append(s.attrs, "w:default", "1")
	}
	s.attrs = append(s.attrs, "w:styleId", id)
	s = s.of(val("w:name", name))
	if kind == "paragraph" && !usual {
		s = s.of(val("w:basedOn", "Normal"))
	}
	return s.of(el("w:qFormat")).of(properties...)
}

func heading(level, size int) node {
	at := strconv.Itoa(level)
	return style("paragraph", "Heading"+at, "heading "+at, false,
		pPr(el("w:keepNext"), el("w:keepLines"), spacing(240, 100), val("w:outlineLvl", strconv.Itoa(level-1))),
		el("w:rPr").of(el("w:b"), el("w:bCs"), val("w:color", ink), val("w:sz", strconv.Itoa(size)), val("w:szCs", strconv.Itoa(size))))
}

func pPr(properties ...node) node { return el("w:pPr").of(properties...) }

func spacing(before, after int) node {
	return el("w:spacing", "w:before", strconv.Itoa(before), "w:after", strconv.Itoa(after))
}

// letters are of so many half points.
func letters(size int) node {
	return el("w:rPr").of(val("w:sz", strconv.Itoa(size)), val("w:szCs", strconv.Itoa(size)))
}

func tableStyle() node {
	borders := el("w:tblBorders")
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		borders = borders.of(el("w:"+side, "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", paleRule))
	}
	inner := el("w:tblCellMar")
	for _, side := range []string{"top", "left", "bottom", "right"} {
		inner = inner.of(el("w:"+side, "w:w", "80", "w:type", "dxa"))
	}
	return el("w:style", "w:type", "table", "w:styleId", "Grid").of(
		val("w:name", "Table Grid"),
		el("w:tblPr").of(borders, inner),
		el("w:tblStylePr", "w:type", "firstRow").of(
			el("w:rPr").of(el("w:b"), el("w:bCs")),
			el("w:tcPr").of(el("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", "E8ECF1"))))
}

// numbering is a list with marks, of three levels, and one with numbers.
func numbering() node {
	level := func(at int, format, text string) node {
		indent := strconv.Itoa(360 * (at + 1))
		return el("w:lvl", "w:ilvl", strconv.Itoa(at)).of(
			val("w:start", "1"), val("w:numFmt", format), val("w:lvlText", text), val("w:lvlJc", "left"),
			pPr(el("w:ind", "w:left", indent, "w:hanging", "360")))
	}
	list := func(id string, levels ...node) node {
		return el("w:abstractNum", "w:abstractNumId", id).of(val("w:multiLevelType", "multilevel")).of(levels...)
	}
	number := func(id string) node {
		return el("w:num", "w:numId", id).of(val("w:abstractNumId", id))
	}
	return spaces("w:numbering").of(
		list("1", level(0, "bullet", "•"), level(1, "bullet", "–"), level(2, "bullet", "·")),
		list("2", level(0, "decimal", "%1.")),
		number("1"), number("2"))
}

func settings() node {
	return spaces("w:settings").of(
		el("w:footnotePr").of(el("w:footnote", "w:id", "-1"), el("w:footnote", "w:id", "0")),
		el("w:compat").of(el("w:compatSetting", "w:name", "compatibilityMode", "w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15")),
		val("w:themeFontLang", documentLanguage))
}
