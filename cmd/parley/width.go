package main

import (
	"io"
	"os"
	"strconv"

	"golang.org/x/term"
)

// usualWidth is how many characters wide text is that goes to no terminal, so
// that a file or a pipe gets the same from any.
const usualWidth = 100

// width is how many characters wide what is written to out may be: as wide as
// the terminal, or where that does not know it, as COLUMNS says.
func (w *world) width(out io.Writer) int {
	f, ok := out.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return usualWidth
	}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
		return width
	}
	if width, err := strconv.Atoi(w.getenv("COLUMNS")); err == nil && width > 0 {
		return width
	}
	return usualWidth
}
