package document

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"
	"parley/proposals"
)

// errDeep is what the YAML parser passes on where the front matter nests too
// deep.
var errDeep = fmt.Errorf("lists and mappings nest more than %d deep", maxDepth)

// limits are those that the YAML parser keeps while it reads.
type limits struct{}

func (limits) CheckDepth(depth int, _ *yaml.DepthContext) error {
	if depth > maxDepth {
		return errDeep
	}
	return nil
}

func (limits) CheckAlias(int, int) error { return nil }

// frontMatter reads the YAML into its nodes, or returns nil and a problem.
func (r *reader) frontMatter() *yaml.Node {
	r.stopped = true
	if n, column := tabbed(r.src.front); n > 0 {
		r.report(place{n + 1, column}, "a tab cannot indent the front matter: use two spaces")
		return nil
	}
	var document yaml.Node
	if err := yaml.Load(r.src.front, &document, yaml.WithPlugin(limits{}), yaml.WithUniqueKeys(false)); err != nil {
		r.yamlError(err)
		return nil
	}
	if len(document.Content) != 1 || document.Content[0].Kind != yaml.MappingNode {
		r.report(start, "the front matter holds no keys: expected lines such as `title: Memorandum`")
		return nil
	}
	front := document.Content[0]
	if r.isLong(len(front.Content)/2, start) {
		return nil
	}
	r.stopped = false
	return front
}

// tabbed finds the first line that is indented by a tab.
func tabbed(front []byte) (line, column int) {
	for n, text := range bytes.Split(front, []byte("\n")) {
		indent := text[:len(text)-len(bytes.TrimLeft(text, " \t"))]
		if i := bytes.IndexByte(indent, '\t'); i >= 0 {
			return n + 1, i + 1
		}
	}
	return 0, 0
}

// placeOf is a place in the front matter, which begins on the second line.
func placeOf(m yaml.Mark) place { return place{m.Line + 1, max(m.Column, 1)} }

func nodePlace(n *yaml.Node) place { return place{n.Line + 1, max(n.Column, 1)} }

// A key is one that a mapping of the front matter takes. One of text, items
// and node reads its value.
type key struct {
	name  string
	text  func(string) error
	items func(string) error // each item of a list
	node  func(path string, n *yaml.Node)
}

// mapping reads a mapping whose keys are all known.
func (r *reader) mapping(path, what string, n *yaml.Node, keys []key) {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.name
	}
	seen := map[string]bool{}
	r.pairs(path, n, func(name, value *yaml.Node) {
		i := slices.Index(names, name.Value)
		switch {
		case i < 0:
			r.unknownName(path, nodePlace(name), what, name.Value, names)
		case seen[name.Value]:
			r.report(nodePlace(name), "the key %q stands here twice: expected it once", name.Value)
		default:
			seen[name.Value] = true
			r.value(join(path, name.Value), value, keys[i])
		}
	})
}

// unknownName reports a key or field that nothing takes. A near name is taken
// for what was meant, so that it is not also reported as missing.
func (r *reader) unknownName(path string, at place, what, name string, names []string) {
	near := proposals.Nearest(name, names)
	if near == "" {
		r.report(at, "%s has no %q: expected %s", what, proposals.Clip(name), strings.Join(names, ", "))
		return
	}
	r.report(at, "%s has no %q; did you mean %q?", what, name, near)
	r.spoil(join(path, near))
}

// pairs visits the keys and values of a mapping.
func (r *reader) pairs(path string, n *yaml.Node, visit func(name, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode || !r.bare(path, n) {
		if n.Kind != yaml.MappingNode {
			r.fail(path, nodePlace(n), "expected keys with values here, as `{key: value}` or indented lines")
		}
		return
	}
	if r.isLong(len(n.Content)/2, nodePlace(n)) {
		r.spoil(path)
		return
	}
	for i := 0; i+1 < len(n.Content) && !r.stopped; i += 2 {
		name := n.Content[i]
		if name.Kind != yaml.ScalarNode || !r.bare(path, name) {
			if name.Kind != yaml.ScalarNode {
				r.fail(path, nodePlace(name), "a key is a plain word")
			}
			continue
		}
		visit(name, n.Content[i+1])
	}
}

// entries reads a mapping whose keys are slugs of the document's own.
func (r *reader) entries(path string, n *yaml.Node, read func(slug proposals.Slug, path string, value *yaml.Node)) {
	seen := map[string]bool{}
	r.pairs(path, n, func(name, value *yaml.Node) {
		slug, err := proposals.ParseSlug(name.Value)
		at := join(path, name.Value)
		switch {
		case err != nil:
			r.fail(join(path, "?"), nodePlace(name), "%v", err)
		case seen[name.Value]:
			r.report(nodePlace(name), "%q stands here twice: expected it once", name.Value)
		default:
			seen[name.Value] = true
			r.mark(at, nodePlace(name))
			read(slug, at, value)
		}
	})
}

// value reads what stands behind a key.
func (r *reader) value(path string, n *yaml.Node, k key) {
	r.mark(path, nodePlace(n))
	switch {
	case k.node != nil:
		k.node(path, n)
	case k.items != nil:
		r.items(path, n, k.items)
	default:
		r.scalar(path, n, k.text)
	}
}

func (r *reader) items(path string, n *yaml.Node, read func(string) error) {
	if n.Kind != yaml.SequenceNode {
		r.fail(path, nodePlace(n), "expected a list, as `[a, b]`")
		return
	}
	if !r.bare(path, n) {
		return
	}
	if r.isLong(len(n.Content), nodePlace(n)) {
		r.spoil(path)
		return
	}
	for i, item := range n.Content {
		at := fmt.Sprintf("%s[%d]", path, i)
		r.mark(at, nodePlace(item))
		r.scalar(at, item, read)
	}
}

// scalar reads a value as the text that it is: 1.10 is not 1.1, and no is no
// boolean.
func (r *reader) scalar(path string, n *yaml.Node, read func(string) error) {
	if !r.bare(path, n) {
		return
	}
	text := strings.TrimSpace(n.Value)
	if strings.Contains(text, "\n") {
		text = strings.Join(strings.Fields(text), " ")
	}
	text = norm.NFC.String(text)
	switch {
	case n.Kind != yaml.ScalarNode:
		r.fail(path, nodePlace(n), "expected one value here, not a list or keys with values")
	case text == "":
		r.fail(path, nodePlace(n), "the value is empty: write one, or leave the line out")
	default:
		if err := read(text); err != nil {
			r.fail(path, nodePlace(n), "%v", err)
		}
	}
}

// bare reports whether a node has none of YAML's references and types.
func (r *reader) bare(path string, n *yaml.Node) bool {
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		r.fail(path, nodePlace(n), "anchors and aliases (& and *) are not read: write the value out, or put it in quotes")
	case n.Style&yaml.TaggedStyle != 0:
		r.fail(path, nodePlace(n), "tags (!) are not read: put the value in quotes")
	case n.Kind == yaml.ScalarNode && n.Style == 0 && n.Value == "<<":
		r.fail(path, nodePlace(n), "merge keys (<<) are not read: write the keys out")
	default:
		return true
	}
	return false
}
