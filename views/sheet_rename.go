package views

import "strings"

// A sheetNames are the short names that the rows of a sheet have, row by row:
// the rest of the sheet names them by these.
type sheetNames struct{ sources, options []string }

func (f *sheetForm) names() sheetNames {
	var n sheetNames
	for _, s := range f.Sources {
		n.sources = append(n.sources, strings.TrimSpace(s.Slug))
	}
	for _, o := range f.Options {
		n.options = append(n.options, strings.TrimSpace(o.Slug))
	}
	return n
}

// rename takes what became of the names that the rows had before to wherever
// they are used.
func (f *sheetForm) rename(before sheetNames) {
	now := f.names()
	f.RenameSources(renamed(before.sources, now.sources))
	f.RenameOptions(renamed(before.options, now.options))
}

// renamed are the names that rows have no more, each with the one in its place.
// Where two rows had the same or have, nobody can tell which one is meant: the
// name stays where it is used, and is said to be wrong there.
func renamed(before, now []string) map[string]string {
	had, has := map[string]int{}, map[string]int{}
	for i := range before {
		had[before[i]]++
	}
	for i := range now {
		has[now[i]]++
	}
	names := map[string]string{}
	for i, old := range before {
		if name := now[i]; old != "" && name != "" && name != old && had[old] == 1 && has[name] == 1 {
			names[old] = name
		}
	}
	return names
}
