package export

import (
	"fmt"
	"strings"
	"unicode"
)

// longestName is the longest name of a sheet, as UTF-16 counts it.
const longestName = 31

// sheetNames make labels fit for names of sheets: short enough, without the
// characters that may not stand there, and each once, whatever its case. Names
// that are taken are given to none.
func sheetNames(labels []string, taken ...string) []string {
	used := map[string]bool{"history": true} // kept by Excel for itself
	for _, name := range taken {
		used[strings.ToLower(name)] = true
	}
	names := make([]string, len(labels))
	for i, label := range labels {
		base := sheetName(label)
		name := base
		for n := 2; used[strings.ToLower(name)]; n++ {
			number := fmt.Sprintf(" (%d)", n)
			short, _ := cutText(base, longestName-len(number))
			name = short + number
		}
		used[strings.ToLower(name)] = true
		names[i] = name
	}
	return names
}

func sheetName(label string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`:\/?*[]`, r):
			return '-'
		case unicode.IsControl(r) || unicode.IsSpace(r):
			return ' '
		case r == '\'':
			return '’' // it may stand at neither end
		default:
			return r
		}
	}, label)
	if units(name) > longestName {
		name, _ = cutText(name, longestName-1)
		name = strings.TrimSpace(name) + "…"
	}
	if name = strings.TrimSpace(name); name == "" {
		return "Table"
	}
	return name
}
