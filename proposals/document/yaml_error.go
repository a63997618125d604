package document

import (
	"bytes"
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"
)

// yamlError reports a mistake in YAML as what it means to who wrote it.
func (r *reader) yamlError(err error) {
	var load *yaml.LoadError
	if !errors.As(err, &load) {
		r.report(start, "the front matter cannot be read: %v", err)
		return
	}
	if load.Mark.Line == 0 {
		r.report(start, "the front matter cannot be read: %s", strings.TrimPrefix(load.Message, "yaml: "))
		return
	}
	at, text := r.explain(load)
	r.report(at, "%s", text)
}

// explain says where a mistake is to be mended, and how.
func (r *reader) explain(load *yaml.LoadError) (place, string) {
	at, context, message := placeOf(load.Mark), placeOf(load.ContextMark), load.Message
	indent := place{at.line, r.indent(at.line) + 1}
	switch {
	case strings.Contains(message, errDeep.Error()):
		return at, errDeep.Error()
	case strings.HasPrefix(message, "mapping values are not allowed") && r.firstColon(at):
		return indent, "this line is indented although the one above it has a value already: put it in line with the other keys"
	case strings.HasPrefix(message, "mapping values are not allowed"):
		return at, "a second colon on this line: put the value in quotes, as `key: \"a: b\"`"
	case message == "did not find expected key" && at == indent:
		return at, "this line is indented unlike the other keys beside it: put it in line with them"
	case message == "did not find expected key":
		return at, "this does not belong to the value before it: put a value that holds quotes into quotes of the other kind"
	case message == "could not find expected ':'":
		return context, "a line without a key: expected `key: value`; a longer value goes on with more indentation than its key"
	case strings.HasPrefix(message, "found character that cannot start any token"):
		return at, "a value cannot begin with this character: put the value in quotes"
	case strings.HasPrefix(message, "did not find expected ',' or"):
		return context, "this bracket is not closed, or a value inside it needs quotes because of its comma, colon or bracket"
	case message == "found unexpected end of stream":
		return context, "this quotation mark is not closed"
	case strings.HasPrefix(message, "unknown anchor"):
		return at, "a value that begins with `*` must stand in quotes: anchors and aliases are not read"
	default:
		return at, "the front matter cannot be read: " + message
	}
}

// firstColon reports whether the colon at a place is the first of its line
// that could end a key.
func (r *reader) firstColon(at place) bool {
	before := []rune(string(r.src.line(at.line)))
	return !strings.Contains(string(before[:min(at.column-1, len(before))]), ": ")
}

func (r *reader) indent(line int) int {
	text := r.src.line(line)
	return len(text) - len(bytes.TrimLeft(text, " "))
}
