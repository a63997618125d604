package main

import (
	"context"
	"io"
	"os"

	"parley/proposals/document"
	"parley/proposals/intake"
)

// readFiles reads documents against what is stored.
func (s *shelf) readFiles(ctx context.Context, names []string) ([]*intake.Reading, error) {
	files := make([]intake.File, len(names))
	for i, name := range names {
		text, err := readFile(name)
		if err != nil {
			return nil, err
		}
		files[i] = intake.File{Name: name, Text: text}
	}
	return intake.Read(ctx, s, files)
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
