package export

import (
	"archive/zip"
	"fmt"
	"io"
	"strconv"

	"parley/proposals"
)

// printDocx prints a document as WordprocessingML.
func printDocx(w io.Writer, t Taken, o Options) error { return t.document(o).docx(w) }

// The addresses by which WordprocessingML names its parts and their relations.
const (
	wordSpace     = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	relationSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageSpace  = "http://schemas.openxmlformats.org/package/2006/"
	wordType      = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// mostWordColumns is how many columns a table has that Word opens.
const mostWordColumns = 63

// programName is what the program is called in what it makes.
const programName = "Parley"

// A pack is the files of a document and what they are.
type pack struct {
	names, types []string
	texts        [][]byte
}

func (p *pack) add(name, mediaType string, text []byte) {
	p.names, p.types, p.texts = append(p.names, name), append(p.types, mediaType), append(p.texts, text)
}

// docx writes d as a package of WordprocessingML: with a footnote where a table
// or a topic first names a source, and all of them at the end. It knows no time,
// so that the same document is the same file.
func (d document) docx(w io.Writer) error {
	for _, block := range d.blocks {
		if n := len(block.table.head); n > mostWordColumns && !block.table.turns {
			return proposals.Problems{{Path: "format", Text: fmt.Sprintf("Word has tables of at most %d columns, and %s has %d: expected fewer texts, or another format",
				mostWordColumns, quotedName(block.table.label), n)}}
		}
	}
	b := newBody(d)
	main := b.mainPart()
	footer := b.footer()
	var p pack
	p.add("[Content_Types].xml", "", nil)
	p.add("_rels/.rels", "", relations([]relation{
		{"rId1", relationSpace + "/officeDocument", "word/document.xml", false},
		{"rId2", packageSpace + "relationships/metadata/core-properties", "docProps/core.xml", false},
	}))
	p.add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", d.properties())
	p.add("word/document.xml", wordType+"document.main+xml", main.part())
	p.add("word/_rels/document.xml.rels", "", relations(append([]relation{
		{"styles", relationSpace + "/styles", "styles.xml", false},
		{"numbering", relationSpace + "/numbering", "numbering.xml", false},
		{"settings", relationSpace + "/settings", "settings.xml", false},
		{"footnotes", relationSpace + "/footnotes", "footnotes.xml", false},
		{"header", relationSpace + "/header", "header1.xml", false},
		{"footer", relationSpace + "/footer", "footer1.xml", false},
	}, b.main.relations()...)))
	p.add("word/styles.xml", wordType+"styles+xml", styles().part())
	p.add("word/numbering.xml", wordType+"numbering+xml", numbering().part())
	p.add("word/settings.xml", wordType+"settings+xml", settings().part())
	p.add("word/footnotes.xml", wordType+"footnotes+xml", b.footnotes().part())
	p.add("word/_rels/footnotes.xml.rels", "", relations(b.notes.relations()))
	p.add("word/header1.xml", wordType+"header+xml", b.header().part())
	p.add("word/footer1.xml", wordType+"footer+xml", footer.part())
	p.add("word/_rels/footer1.xml.rels", "", relations(b.foot.relations()))
	p.texts[0] = p.contentTypes()
	return p.write(w)
}

func (p *pack) write(w io.Writer) error {
	z := zip.NewWriter(w)
	for i, name := range p.names {
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			return fmt.Errorf("beginning %s: %w", name, err)
		}
		if _, err := f.Write(p.texts[i]); err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
	}
	return z.Close()
}

func (p *pack) contentTypes() []byte {
	types := el("Types", "xmlns", packageSpace+"content-types").of(
		el("Default", "Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml"),
		el("Default", "Extension", "xml", "ContentType", "application/xml"))
	for i, name := range p.names {
		if p.types[i] != "" {
			types = types.of(el("Override", "PartName", "/"+name, "ContentType", p.types[i]))
		}
	}
	return types.part()
}

// A relation is what a part names that is no part of it.
type relation struct {
	id, kind, target string
	outside          bool
}

func relations(all []relation) []byte {
	n := el("Relationships", "xmlns", packageSpace+"relationships")
	for _, r := range all {
		one := el("Relationship", "Id", r.id, "Type", r.kind, "Target", r.target)
		if r.outside {
			one.attrs = append(one.attrs, "TargetMode", "External")
		}
		n = n.of(one)
	}
	return n.part()
}

// links are the addresses that a part leads to, each once.
type links struct{ addresses []string }

func (l *links) id(address string) string {
	for i, known := range l.addresses {
		if known == address {
			return "link" + strconv.Itoa(i+1)
		}
	}
	l.addresses = append(l.addresses, address)
	return "link" + strconv.Itoa(len(l.addresses))
}

func (l *links) relations() []relation {
	all := make([]relation, len(l.addresses))
	for i, address := range l.addresses {
		all[i] = relation{"link" + strconv.Itoa(i+1), relationSpace + "/hyperlink", address, true}
	}
	return all
}

func (d document) properties() []byte {
	n := el("cp:coreProperties", "xmlns:cp", packageSpace+"metadata/core-properties", "xmlns:dc", "http://purl.org/dc/elements/1.1/").of(
		el("dc:title").of(textNode(d.title)),
		el("dc:creator").of(textNode(d.maker())),
		el("dc:language").of(textNode(documentLanguage)))
	if d.address != "" {
		n = n.of(el("dc:identifier").of(textNode(d.address)))
	}
	return n.part()
}

// maker is the program that made the document.
func (d document) maker() string {
	if d.program == "" {
		return programName
	}
	return programName + " " + d.program
}
