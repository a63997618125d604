// Package data holds the cases and proposals that Parley ships, as documents
// embedded in the program.
//
// A file is named after what it is: russia-ukraine.1.md is the first revision
// of a case, russia-memorandum@1.2.md the second revision of a version. What
// was shipped once never changes, since comparisons are pinned to it: a
// correction is a further file. The package knows nothing of what is inside
// its files.
package data

import (
	"embed"
	"fmt"
)

//go:embed *.md
var files embed.FS

// names are in the order in which they were first shipped: a version is read
// against the newest revision of its case that stands before it.
var names = []string{
	"russia-ukraine.1.md",
	"russia-memorandum@1.1.md",
	"ukraine-memorandum@1.1.md",
	"russia-ukraine.2.md",
	"istanbul-communique@1.1.md",
	"peace-formula@1.1.md",
	"china-position@1.1.md",
	"china-brazil@1.1.md",
	"russia-conditions@1.1.md",
	"us-april-terms@1.1.md",
	"ukraine-europe-framework@1.1.md",
	"russia-memorandum@1.2.md",
	"ukraine-memorandum@1.2.md",
	"us-28-points@1.1.md",
	"e3-counter-text@1.1.md",
	"framework-20-points@1.1.md",
	"russia-ukraine.3.md",
	"istanbul-communique@1.2.md",
	"peace-formula@1.2.md",
	"china-position@1.2.md",
	"china-brazil@1.2.md",
	"russia-conditions@1.2.md",
	"us-april-terms@1.2.md",
	"ukraine-europe-framework@1.2.md",
	"russia-memorandum@1.3.md",
	"ukraine-memorandum@1.3.md",
	"us-28-points@1.2.md",
	"e3-counter-text@1.2.md",
	"framework-20-points@1.2.md",
}

// A Document is one shipped file.
type Document struct {
	Name string
	Text []byte
}

// Documents are all shipped files, in the order in which they must be read.
// The caller may change what is returned.
func Documents() []Document {
	documents := make([]Document, len(names))
	for i, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			panic(fmt.Sprintf("data: a shipped document is not embedded: %v", err))
		}
		documents[i] = Document{name, text}
	}
	return documents
}
