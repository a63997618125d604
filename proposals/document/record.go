package document

import (
	"bytes"
	"fmt"
	"strings"
	"time"
	"unicode"

	"go.yaml.in/yaml/v4"
	"parley/proposals"
)

// A record is what the store knows beside a document: who stored it and when,
// that a version was withdrawn, what a second reader found. It is front matter
// alone, with the form of an archive; each of its texts is read back as it was,
// whatever stands in it.

// ofRecord is the most that a record has: a second reading has two notes for
// each place of its coding.
var ofRecord = size{8 << 20, 60_000, 8 << 20, 60_000}

// A StoredRecord is who stored a revision, and when.
type StoredRecord struct {
	Of      string // a ref with its revision, or a case's slug and revision as in "russia-ukraine.2"
	Against string // the revision of the case that a version was read against, empty for a case
	Hash    proposals.Hash
	proposals.Signature
}

// recordTime is how a record has a time: in UTC, to the microsecond.
const recordTime = "2006-01-02T15:04:05.000000Z"

// PrintStored prints a record that a revision was stored.
func PrintStored(s StoredRecord) []byte {
	return record("stored", exactly(s.Of), "", []yamlField{{"against", exactly(s.Against)}, {"sha256", s.Hash.String()}}, s.Signature)
}

// PrintWithdrawal prints a record that a version was withdrawn or put back.
func PrintWithdrawal(w proposals.Withdrawal) []byte {
	return record("withdrawal", w.Of.String(), "", []yamlField{
		{"number", fmt.Sprint(w.Number)},
		{"restored", yesIf(w.Restored)},
		{"reason", exactly(w.Reason)},
	}, w.Signature)
}

// PrintSecondReading prints a record of what a second reader found, without the
// document of the second coding.
func PrintSecondReading(s proposals.SecondReading) []byte {
	var p printer
	p.printf("places:\n")
	for _, place := range s.Places {
		p.printf("  - anchor: %s\n", exactly(place.Anchor))
		p.block("    ", []yamlField{{"agreed", yesIf(place.Agreed)}, {"note", exactly(place.Note)}})
		if settled := place.Settled; settled != nil {
			p.printf("    settled:\n")
			p.block("      ", append([]yamlField{{"outcome", exactly(string(settled.Outcome))}, {"note", exactly(settled.Note)}}, signed(settled.Signature)...))
		}
	}
	if len(s.Places) == 0 {
		p.Reset()
	}
	return record("second reading", s.Of.String(), p.String(), []yamlField{{"manner", exactly(string(s.Manner))}, {"note", exactly(s.Note)}}, s.Signature)
}

// record prints a record of its kind, with lists behind its fields.
func record(kind, of, lists string, fields []yamlField, by proposals.Signature) []byte {
	var p printer
	p.printf("---\n")
	p.block("", append(append([]yamlField{{"record", kind}, {"of", of}}, fields...), signed(by)...))
	p.printf("%s---\n", lists)
	return p.Bytes()
}

func signed(s proposals.Signature) []yamlField {
	return []yamlField{{"by", exactly(s.By)}, {"way", string(s.Way)}, {"at", s.At.UTC().Format(recordTime)}}
}

// exactly prints text so that not one character of it is lost.
func exactly(s string) string {
	hidden := func(r rune) bool { return !unicode.IsPrint(r) }
	if s == "" || isBare(s, ",[]{}") && strings.TrimSpace(s) == s && !strings.ContainsFunc(s, hidden) {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case !hidden(r):
			b.WriteRune(r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			fmt.Fprintf(&b, `\U%08X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// ParseStored reads a record that a revision was stored.
func ParseStored(file string, src []byte) (StoredRecord, proposals.Problems) {
	var s StoredRecord
	r := readRecord(file, src, "stored", append([]recordKey{
		{name: "of", read: into(&s.Of, plain), required: true},
		{name: "against", read: into(&s.Against, plain)},
		{name: "sha256", read: into(&s.Hash, proposals.ParseHash), required: true},
	}, signature(&s.Signature, false)...))
	return s, r.sorted()
}

// ParseWithdrawal reads a record that a version was withdrawn or put back.
func ParseWithdrawal(file string, src []byte) (proposals.Withdrawal, proposals.Problems) {
	var w proposals.Withdrawal
	r := readRecord(file, src, "withdrawal", append([]recordKey{
		{name: "of", read: into(&w.Of, proposals.ParseRef), required: true},
		{name: "number", read: into(&w.Number, parseVersionNumber), required: true},
		{name: "restored", read: into(&w.Restored, yes)},
		{name: "reason", read: into(&w.Reason, plain), required: true},
	}, signature(&w.Signature, true)...))
	_, problems := proposals.NewWithdrawal(w.Of, w.Number, w.Restored, w.Reason, w.Signature)
	r.add(problems)
	return w, r.sorted()
}

// ParseSecondReading reads a record of what a second reader found.
func ParseSecondReading(file string, src []byte) (proposals.SecondReading, proposals.Problems) {
	var s proposals.SecondReading
	var r *recordReader
	keys := append([]recordKey{
		{name: "of", read: into(&s.Of, proposals.ParseRef), required: true},
		{name: "manner", read: into(&s.Manner, proposals.ParseManner), required: true},
		{name: "note", read: into(&s.Note, plain)},
		{name: "places", node: func(n *yaml.Node) { s.Places = r.readPlaces(n) }},
	}, signature(&s.Signature, true)...)
	r = newRecordReader(file, src)
	r.read("second reading", keys)
	return s, r.sorted()
}

// signature are the keys that say who did something, in which way, and when.
// Revisions that were stored before names were kept have a time alone.
func signature(s *proposals.Signature, named bool) []recordKey {
	return []recordKey{
		{name: "by", read: into(&s.By, plain), required: named},
		{name: "way", read: into(&s.Way, proposals.ParseWay), required: named},
		{name: "at", read: into(&s.At, parseRecordTime), required: true},
	}
}

func parseRecordTime(s string) (time.Time, error) {
	at, err := time.Parse(recordTime, s)
	if err != nil || at.Format(recordTime) != s {
		return at, fmt.Errorf("%q is no time: expected one in UTC to the microsecond, as 2025-06-03T10:00:00.000000Z", proposals.Clip(s))
	}
	return at, nil
}

// A recordReader reads a record as [reader] does a document, but takes each
// text as it is.
type recordReader struct {
	*reader
	front *yaml.Node
}

// A recordKey is one that a mapping of a record takes. One of read and node
// takes its value.
type recordKey struct {
	name     string
	read     func(string) error
	node     func(*yaml.Node)
	required bool
}

func readRecord(file string, src []byte, kind string, keys []recordKey) *recordReader {
	r := newRecordReader(file, src)
	r.read(kind, keys)
	return r
}

func newRecordReader(file string, src []byte) *recordReader {
	r, front := open(file, src, ofRecord)
	return &recordReader{r, front}
}

// read reads the whole record, which must be of its kind.
func (r *recordReader) read(kind string, keys []recordKey) {
	if r.stopped {
		return
	}
	if body := r.src.text[r.src.body:]; len(bytes.TrimSpace(body)) > 0 {
		r.report(r.src.at(r.src.body), "a record ends with its front matter: take out what stands here")
	}
	is := func(s string) error {
		if s != kind {
			return fmt.Errorf("this is a record of kind %q, and the file's name says %q", proposals.Clip(s), kind)
		}
		return nil
	}
	r.mapping("", "the record", r.front, append([]recordKey{{name: "record", read: is, required: true}}, keys...))
}

// mapping reads one mapping, which needs what is required.
func (r *recordReader) mapping(path, what string, n *yaml.Node, keys []recordKey) {
	before := len(r.problems)
	list := make([]key, len(keys))
	for i, k := range keys {
		list[i] = key{name: k.name, node: func(path string, n *yaml.Node) { r.field(path, n, k) }}
	}
	r.reader.mapping(path, what, n, list)
	if len(r.problems) > before {
		return
	}
	for _, k := range keys {
		if _, there := r.places[join(path, k.name)]; k.required && !there {
			r.report(nodePlace(n), "%s has no %q: expected one", what, k.name)
		}
	}
}

func (r *recordReader) field(path string, n *yaml.Node, k recordKey) {
	switch {
	case k.node != nil:
		k.node(n)
	case !r.bare(path, n):
	case n.Kind != yaml.ScalarNode:
		r.fail(path, nodePlace(n), "expected one value here, not a list or keys with values")
	case n.Value == "":
		r.fail(path, nodePlace(n), "the value is empty: write one, or leave the line out")
	default:
		if err := k.read(n.Value); err != nil {
			r.fail(path, nodePlace(n), "%v", err)
		}
	}
}

// readPlaces reads what was found, place by place.
func (r *recordReader) readPlaces(n *yaml.Node) []proposals.ReadPlace {
	if n.Kind != yaml.SequenceNode {
		r.fail("places", nodePlace(n), "expected a list of places here")
		return nil
	}
	places := make([]proposals.ReadPlace, len(n.Content))
	seen := map[string]bool{}
	for i, item := range n.Content {
		p, path := &places[i], fmt.Sprintf("places[%d]", i)
		r.mapping(path, "the place", item, []recordKey{
			{name: "anchor", read: into(&p.Anchor, plain), required: true},
			{name: "agreed", read: into(&p.Agreed, yes)},
			{name: "note", read: into(&p.Note, plain)},
			{name: "settled", node: func(n *yaml.Node) { p.Settled = r.readSettled(path+".settled", n) }},
		})
		switch {
		case p.Anchor == "":
		case seen[p.Anchor]:
			r.report(nodePlace(item), "the place %q stands here twice", p.Anchor)
		case !p.Agreed && p.Note == "":
			r.report(nodePlace(item), "what was read at %q is missing: expected a note, as it differs", p.Anchor)
		case p.Agreed && p.Settled != nil:
			r.report(nodePlace(item), "both read the same at %q: there is no difference to settle", p.Anchor)
		}
		seen[p.Anchor] = true
	}
	return places
}

func (r *recordReader) readSettled(path string, n *yaml.Node) *proposals.Settlement {
	var s proposals.Settlement
	r.mapping(path, "what was settled", n, append([]recordKey{
		{name: "outcome", read: into(&s.Outcome, proposals.ParseOutcome)},
		{name: "note", read: into(&s.Note, plain), required: true},
	}, signature(&s.Signature, true)...))
	return &s
}
