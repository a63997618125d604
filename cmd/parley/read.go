package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"parley/proposals/document"
	"parley/proposals/intake"
)

// readFiles reads documents against what is stored, and prints what somebody
// should look at in them.
func (s *shelf) readFiles(ctx context.Context, names []string) ([]*intake.Reading, error) {
	files := make([]intake.File, len(names))
	for i, name := range names {
		text, err := readFile(name)
		if err != nil {
			return nil, err
		}
		files[i] = intake.File{Name: name, Text: text}
	}
	readings, err := intake.Read(ctx, s, files)
	for _, r := range readings {
		for _, notice := range r.Notices {
			fmt.Fprintf(s.w.stderr, "%s: notice: %s\n", r.File, notice)
		}
	}
	return readings, err
}

// readFile reads a file, or refuses one that is too large to be a document
// without reading it whole.
func readFile(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, document.MaxBytes+1))
}
