package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"parley/compare"
	"parley/proposals"
)

// AgreementText prints how far two codings agree for a terminal: a line a field,
// and below every difference. Names are what the codings are called, such as
// their files. Width is as for [Text], but the lines of the two tables, of at
// most 80 characters, are never broken.
func AgreementText(w io.Writer, a *compare.Agreement, names [2]string, width int) error {
	t := text{width: width}
	t.line(0, agreementTitle(a)+" ("+a.A.Version().Ref().String()+")")
	for _, c := range codersOf(a, names) {
		t.WriteByte('\n')
		t.block(0, c.name, c.lines)
	}
	t.WriteByte('\n')
	for _, line := range agreementLines(a) {
		t.line(0, line)
	}
	for _, part := range partsOf(a) {
		t.WriteByte('\n')
		t.line(0, strings.ToUpper(part.title))
		fmt.Fprintf(&t, "%-16s%5s%8s%7s%11s  %s\n", "field", "pairs", "agreed", "share", "commonest", "kappa")
		for _, f := range part.fields {
			fmt.Fprintf(&t, "%-16s%5d%8d%7s%11s  %s\n", f.Field, f.Pairs, f.Agreed, percent(f.Agreed, f.Pairs), percent(f.Times, 2*f.Pairs), kappaWords(f))
		}
		for _, line := range caveatLines(part.fields) {
			t.line(0, line)
		}
	}
	t.WriteByte('\n')
	t.line(0, strings.ToUpper(differencesTitle(a)))
	for i, d := range a.Disagreements {
		if i == 0 || a.Disagreements[i-1].Unit != d.Unit {
			t.line(0, d.Unit.Words(a.A.Against()))
		}
		t.block(1, d.Field, []string{"A: " + d.A, "B: " + d.B})
	}
	t.WriteByte('\n')
	t.block(0, "How to read this", agreementReading)
	_, err := w.Write(t.Bytes())
	return err
}

// AgreementMarkdown prints the same as a document in GitHub's markdown.
func AgreementMarkdown(w io.Writer, a *compare.Agreement, names [2]string) error {
	var m markdown
	m.paragraph("# " + escape(agreementTitle(a)))
	m.paragraph("The text: `" + a.A.Version().Ref().String() + "`")
	for _, c := range codersOf(a, names) {
		fmt.Fprintf(&m, "- %s\n", escape(c.name))
		for _, line := range c.lines {
			fmt.Fprintf(&m, "  - %s\n", escape(line))
		}
	}
	m.WriteByte('\n')
	for _, line := range agreementLines(a) {
		m.paragraph(escape(line))
	}
	for _, part := range partsOf(a) {
		m.paragraph("## " + part.title)
		m.WriteString("| Field | Pairs | Agreed | Share | Commonest answer | Kappa |\n| --- | ---: | ---: | ---: | --- | --- |\n")
		for _, f := range part.fields {
			m.row([]string{f.Field, strconv.Itoa(f.Pairs), strconv.Itoa(f.Agreed), percent(f.Agreed, f.Pairs), escape(commonestWords(f)), kappaWords(f)})
		}
		m.WriteByte('\n')
		for _, line := range caveatLines(part.fields) {
			m.paragraph(escape(line))
		}
	}
	m.paragraph("## " + differencesTitle(a))
	if len(a.Disagreements) > 0 {
		m.WriteString("| Place | Field | A | B |\n| --- | --- | --- | --- |\n")
		for _, d := range a.Disagreements {
			m.row([]string{escape(d.Unit.Words(a.A.Against())), d.Field, escape(d.A), escape(d.B)})
		}
		m.WriteByte('\n')
	}
	m.WriteString("## How to read this\n\n")
	for _, line := range agreementReading {
		fmt.Fprintf(&m, "- %s\n", escape(line))
	}
	_, err := w.Write(m.Bytes())
	return err
}

func agreementTitle(a *compare.Agreement) string {
	v := a.A.Version()
	return fmt.Sprintf("Two codings of %s, version %d", v.Title, v.Number)
}

// A coder is who made one of the codings.
type coder struct {
	name  string
	lines []string
}

func codersOf(a *compare.Agreement, names [2]string) []coder {
	coders := []coder{{name: "A: " + names[0]}, {name: "B: " + names[1]}}
	for i, v := range []*proposals.Revision{a.A, a.B} {
		read := v.Version().Read
		coders[i].lines = []string{fmt.Sprintf("read by %s on %s", read.By, read.On.Words()), v.Version().Note}
	}
	return coders
}

// agreementLines sum up what was compared.
func agreementLines(a *compare.Agreement) []string {
	said, saidPairs := compare.Total(a.Said)
	known, knownPairs := compare.Total(a.Known)
	questions := "Both were read against the case " + a.A.Version().Case.String()
	if n := a.A.Against().Stored().Revision; n > 0 {
		questions += fmt.Sprintf(", revision %d", n)
	}
	return []string{
		questions + ".",
		fmt.Sprintf("On %d of %s, nothing differs of what the text says.", a.AgreedPlaces(), counted(len(a.Places), "place", "places")),
		fmt.Sprintf("%d of %d fields agreed of what the text says, and %d of %d of how we know it. The tables show which; a sum alone says little.",
			said, saidPairs, known, knownPairs),
	}
}

// A fieldPart is one of the two tables.
type fieldPart struct {
	title  string
	fields []compare.FieldAgreement
}

func partsOf(a *compare.Agreement) []fieldPart {
	return []fieldPart{{"What the text says", a.Said}, {"How we know it", a.Known}}
}

func differencesTitle(a *compare.Agreement) string {
	if len(a.Disagreements) == 0 {
		return "No differences"
	}
	return "Every difference"
}

// percent is a share, rounded down so that 100% is all of it; a dash of
// nothing.
func percent(n, of int) string {
	if of == 0 {
		return "–"
	}
	return fmt.Sprintf("%d%%", 100*n/of)
}

func kappaWords(f compare.FieldAgreement) string {
	if f.Undefined != "" {
		return "undefined: " + f.Undefined
	}
	return strings.Replace(fmt.Sprintf("%.2f", f.Kappa), "-0.00", "0.00", 1)
}

func commonestWords(f compare.FieldAgreement) string {
	if f.Pairs == 0 {
		return percent(0, 0)
	}
	return percent(f.Times, 2*f.Pairs) + ": " + f.Commonest
}

// caveatLines say of which fields kappa is to be read with care, and why.
func caveatLines(fields []compare.FieldAgreement) []string {
	var lopsided, few []string
	for _, f := range fields {
		if f.Undefined != "" {
			continue
		}
		if f.IsLopsided() {
			lopsided = append(lopsided, fmt.Sprintf("%s (%s)", f.Field, f.Commonest))
		}
		if f.IsFew() {
			few = append(few, f.Field)
		}
	}
	var lines []string
	if len(lopsided) > 0 {
		lines = append(lines, "More than 90% of the answers are the same: "+strings.Join(lopsided, ", ")+
			". Where one answer is so common, and the others rare, kappa falls with each difference, however many pairs agree: read the share.")
	}
	if len(few) > 0 {
		lines = append(lines, "Fewer than 30 pairs: "+strings.Join(few, ", ")+". Each pair moves kappa there by much.")
	}
	return lines
}

// agreementReading explains the tables.
var agreementReading = []string{
	"A pair is a place at which both codings answer the field: coverage at every place, and the other fields where the coverage is the same. " +
		"A field that is left out is answered “not given”. Headlines, prose, quotes and the front matter are not compared.",
	"The commonest answer is that which the two codings together give most often.",
	"Kappa is the agreement that chance does not explain (Cohen 1960): 1 where all pairs agree, 0 where as many do as if each coder had given the " +
		"same answers at random, less where fewer do. It falls where one answer is common or rare (prevalence), though the coders agree as often (Feinstein and Cicchetti 1990). " +
		"Where both gave one answer only, or there are no pairs, it is undefined.",
	"The answers to all questions are taken together. Where they are many, as of value and scope, chance is next to nothing and kappa is near the share.",
	"Options, readings and sources are told apart by the slugs that the codings give them.",
}
