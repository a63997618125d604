package document

// RenameSources puts other slugs in place of those by which terms, quotes,
// steps and blanks name their sources. The sources themselves have theirs
// already.
func (s *Sheet) RenameSources(names map[string]string) {
	quotes := func(list []QuoteFields) {
		for i := range list {
			rename(&list[i].Source, names)
		}
	}
	for i := range s.Terms {
		renameEach(s.Terms[i].Sources, names)
		quotes(s.Terms[i].Quotes)
	}
	for i := range s.Steps {
		renameEach(s.Steps[i].Sources, names)
		quotes(s.Steps[i].Quotes)
	}
	for i := range s.Blanks {
		renameEach(s.Blanks[i].Sources, names)
	}
}

// RenameOptions is [Sheet.RenameSources] of the options under which terms,
// steps and blanks stand.
func (s *Sheet) RenameOptions(names map[string]string) {
	for i := range s.Terms {
		rename(&s.Terms[i].Option, names)
	}
	for i := range s.Steps {
		rename(&s.Steps[i].Option, names)
	}
	for i := range s.Blanks {
		rename(&s.Blanks[i].Option, names)
	}
}

func renameEach(list []string, names map[string]string) {
	for i := range list {
		rename(&list[i], names)
	}
}

func rename(name *string, names map[string]string) {
	if other, ok := names[oneLine(*name)]; ok {
		*name = other
	}
}
