package export

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"
)

// A sortedZip is an archive that has its files in the order of their names,
// whatever the order in which they are written, and no times.
type sortedZip struct {
	out   *zip.Writer
	files map[string]*bytes.Buffer
}

func newSortedZip(w io.Writer) excelize.ZipWriter {
	return &sortedZip{zip.NewWriter(w), map[string]*bytes.Buffer{}}
}

func (z *sortedZip) Create(name string) (io.Writer, error) {
	z.files[name] = &bytes.Buffer{}
	return z.files[name], nil
}

func (z *sortedZip) AddFS(fsys fs.FS) error { return z.out.AddFS(fsys) }

// Close writes all. The list of types comes first of itself, as readers of a
// stream need it: no other name begins with a bracket.
func (z *sortedZip) Close() error {
	for _, name := range slices.Sorted(maps.Keys(z.files)) {
		f, err := z.out.Create(name)
		if err != nil {
			return err
		}
		if _, err := f.Write(z.files[name].Bytes()); err != nil {
			return err
		}
	}
	return z.out.Close()
}
