package archive

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"parley/proposals"
)

// A tree is the directory of an archive. Nothing outside of it is reached
// through it.
type tree struct {
	dir  string // as it was given
	root *os.Root
}

// openTree opens a directory that is there.
func openTree(dir string) (*tree, error) {
	switch info, err := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no directory %s", dir)
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, fmt.Errorf("%s is a file: expected a directory", dir)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &tree{dir, root}, nil
}

// makeTree opens a directory, and makes it where it is missing.
func makeTree(dir string) (*tree, error) {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, err
		}
	}
	return openTree(dir)
}

func (t *tree) close() error { return t.root.Close() }

// name is how messages name a file of the tree.
func (t *tree) name(file string) string { return filepath.Join(t.dir, filepath.FromSlash(file)) }

// What is written beside its place is hidden, and can be told from all else.
const partPrefix, partSuffix = ".parley-", ".part"

func isPart(base string) bool {
	return strings.HasPrefix(base, partPrefix) && strings.HasSuffix(base, partSuffix)
}

// files are the paths of all files of the archive's folder, in order, but for
// hidden ones. A link or the like among them is a problem. Whatever a killed
// export left half written is in parts.
func (t *tree) files() (files, parts []string, err error) {
	var problems proposals.Problems
	switch info, err := t.root.Lstat(folder); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, nil
	case err != nil:
		return nil, nil, err
	case !info.IsDir():
		return nil, nil, fmt.Errorf("%s is a file or a link: expected a directory", t.name(folder))
	}
	err = fs.WalkDir(t.root.FS(), folder, func(file string, d fs.DirEntry, err error) error {
		hidden := strings.HasPrefix(path.Base(file), ".")
		switch {
		case err != nil:
			return err
		case isPart(path.Base(file)):
			parts = append(parts, file)
		case hidden && d.IsDir():
			return fs.SkipDir
		case hidden:
		case d.IsDir():
		case !d.Type().IsRegular():
			problems = append(problems, proposals.Problem{File: t.name(file), Text: "this is a link or the like, which is not followed: expected a file or a directory"})
		default:
			files = append(files, file)
		}
		return nil
	})
	slices.Sort(files)
	return files, parts, errors.Join(err, problems.Err())
}

// read reads a file, or as much of it as shows that it is longer than most.
func (t *tree) read(file string, most int) ([]byte, error) {
	switch info, err := t.root.Lstat(file); {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is a directory or a link: expected a file", t.name(file))
	}
	f, err := t.root.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, int64(most)+1))
}

// write puts a file in its place when it is whole, and reports whether it had
// to: a file with the same bytes is left as it is.
func (t *tree) write(file string, text []byte) (written bool, err error) {
	there, err := t.read(file, len(text))
	switch {
	case err == nil && bytes.Equal(there, text):
		return false, nil
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return false, err
	}
	if err := t.root.MkdirAll(path.Dir(file), 0o755); err != nil {
		return false, err
	}
	part := path.Join(path.Dir(file), partPrefix+rand.Text()+partSuffix)
	if err := t.root.WriteFile(part, text, 0o644); err != nil {
		return false, errors.Join(err, t.remove(part))
	}
	if err := t.root.Rename(part, file); err != nil {
		return false, errors.Join(err, t.remove(part))
	}
	return true, nil
}

// remove takes away what was written beside its place, if it is there.
func (t *tree) remove(part string) error {
	if err := t.root.Remove(part); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
