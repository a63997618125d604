package export

import (
	"github.com/xuri/excelize/v2"

	"parley/compare"
)

// A look is how a cell of a workbook looks: one of these, or a relation.
type look string

const (
	plainLook look = ""
	headLook  look = "head"
	labelLook look = "label"
	linkLook  look = "link"
)

const (
	fontName = "Calibri"
	fontSize = 11
)

// fills are the colours behind cells. Those of relations stand behind their
// words.
var fills = map[look]string{
	headLook:                    "E9E4D8",
	look(compare.Apart):         "F7E0DA",
	look(compare.Partly):        "F6ECD2",
	look(compare.NotComparable): "E5E8EE",
	look(compare.Deferred):      "E8E1F3",
	look(compare.Agree):         "DEEFE3",
	look(compare.OneSide):       "DDECF2",
	look(compare.NoPosition):    "EFEEEB",
}

func (x *workbook) makeStyles() error {
	looks := []look{plainLook, headLook, labelLook, linkLook}
	for _, r := range compare.Relations {
		looks = append(looks, look(r))
	}
	x.styles = map[look]int{}
	for _, l := range looks {
		id, err := x.file.NewStyle(l.style())
		if err != nil {
			return err
		}
		x.styles[l] = id
	}
	return nil
}

// style wraps the words, from the top.
func (l look) style() *excelize.Style {
	s := &excelize.Style{
		Font:      &excelize.Font{Family: fontName, Size: fontSize, Bold: l == headLook},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: true},
	}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		s.Border = append(s.Border, excelize.Border{Type: side, Color: "C9C4B8", Style: 1})
	}
	if l == linkLook {
		s.Font.Color, s.Font.Underline = "0A4A7C", "single"
	}
	if fill, ok := fills[l]; ok {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}
	}
	return s
}
