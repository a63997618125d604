package archive

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"strings"

	"parley/proposals"
)

// format is the version of the tree's format.
const format = 1

// manifestHead is the manifest's first line, but for the number.
const manifestHead = "# Parley archive, format "

// An entry is a file with its hash, and the line of the manifest where it
// stands.
type entry struct {
	path string
	hash proposals.Hash
	line int
}

func newEntry(path string, text []byte) entry { return entry{path: path, hash: sha256.Sum256(text)} }

// printManifest prints entries in the form that sha256sum -c reads.
func printManifest(entries []entry) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s%d\n", manifestHead, format)
	for _, e := range entries {
		fmt.Fprintf(&b, "%s  %s\n", e.hash, e.path)
	}
	return b.Bytes()
}

// parseManifest reads a manifest, whose file has a name for problems. A later
// format is refused unread.
func parseManifest(file, text string) (entries []entry, problems proposals.Problems) {
	report := func(line int, format string, args ...any) {
		problems = append(problems, proposals.Problem{File: file, Line: line, Column: 1, Text: fmt.Sprintf(format, args...)})
	}
	head, rest, _ := strings.Cut(text, "\n")
	switch version, ok := strings.CutPrefix(strings.TrimSuffix(head, "\r"), manifestHead); {
	case !ok:
		report(1, "this is no manifest of an archive: expected `%s%d`", manifestHead, format)
		return nil, problems
	case version != fmt.Sprint(format):
		report(1, "the archive has the format %q, and this program reads format %d: use a newer program", proposals.Clip(version), format)
		return nil, problems
	}
	seen := map[string]bool{}
	for i, l := range strings.Split(strings.TrimSuffix(rest, "\n"), "\n") {
		line := i + 2
		if rest == "" {
			break
		}
		digits, path, ok := strings.Cut(strings.TrimSuffix(l, "\r"), "  ")
		hash, err := proposals.ParseHash(digits)
		switch {
		case !ok || err != nil:
			report(line, "expected the SHA-256 of a file in 64 hexadecimal digits, two spaces, and its path")
		case !fs.ValidPath(path):
			report(line, "%q does not stay in the directory: expected a path without .. and without a slash in front", proposals.Clip(path))
		case seen[path]:
			report(line, "%s stands here twice", path)
		default:
			seen[path] = true
			entries = append(entries, entry{path, hash, line})
		}
	}
	return entries, problems
}
