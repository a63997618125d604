package proposals

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// A SecondReading is what someone other than the coders of a version found who
// read the text again: of each place that was coded, whether they agree. It
// belongs to one revision; a further revision starts unread.
type SecondReading struct {
	Of     Ref // with its revision
	Manner Manner
	// Document is the canonical document of the second coding, where the text
	// was coded again.
	Document string
	Note     string // on the whole; may be empty
	Places   []ReadPlace
	Signature
}

// A Manner is how a text was read for the second time.
type Manner string

// The manners of a second reading.
const (
	CodedAgain Manner = "coded again" // before the first coding was seen
	Checked    Manner = "checked"     // term by term, with the first coding in view
)

// Manners are all of them.
var Manners = []Manner{CodedAgain, Checked}

// ParseManner reads a manner.
func ParseManner(s string) (Manner, error) { return parseOneOf("manner of reading", s, Manners) }

// A ReadPlace is what a second reader found at one place of a coding.
type ReadPlace struct {
	// Anchor names the place, as [Term.Anchor] and [Step.Anchor] do; a blank
	// has the anchor of a term there, and [RestAnchor] names all that the coding
	// leaves to what it says of the rest.
	Anchor string
	Agreed bool
	// Note says what the reader would have coded; required where they differ.
	Note string
	// Settled is how the difference was settled, nil while it is open.
	Settled *Settlement
}

// MaxReadNote is the longest note of a second reading, in characters.
const MaxReadNote = maxNote

// HasCoded reports whether the user called name is a coder of the version that
// of names, by what its codings in all say: one who stored any of them, or is
// named as its reader. Such a user cannot read it for the second time.
func HasCoded(all []Listing, of Ref, name string) bool {
	return slices.ContainsFunc(all, func(l Listing) bool {
		return l.Ref.WithRevision(0) == of.WithRevision(0) && (l.Stored.By == name || namedIn(l.Read.By, name))
	})
}

// namedIn reports whether the words of by hold the name of a user: "coders ab
// and Ann Lee" those of ab and of ann-lee.
func namedIn(by, name string) bool {
	words := strings.FieldsFunc(strings.ToLower(by), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Contains("-"+strings.Join(words, "-")+"-", "-"+name+"-")
}

// NewSecondReading checks a second reading of r. It needs a place for each
// that r has, and a note on each difference.
func NewSecondReading(s SecondReading, r *Revision) (SecondReading, Problems) {
	var ps Problems
	s.Of = r.Ref()
	if !slices.Contains(Manners, s.Manner) {
		ps.addf("manner", "the manner of reading is missing: expected %s", orList(kindTexts(Manners)))
	}
	ps.checkOptionalText("note", "the note", s.Note, MaxReadNote)
	anchors := r.Anchors()
	coded, read := map[string]bool{}, map[string]bool{}
	for _, anchor := range anchors {
		coded[anchor] = true
	}
	for i, p := range s.Places {
		path := fmt.Sprintf("places[%d]", i)
		switch {
		case s.Manner == Checked && !coded[p.Anchor]:
			ps.addf(path, "the coding has no place %q", p.Anchor)
		case !p.Agreed:
			ps.checkText(path+".note", "what you read there", p.Note, MaxReadNote)
		default:
			ps.checkOptionalText(path+".note", "the note", p.Note, MaxReadNote)
		}
		if read[p.Anchor] {
			ps.addf(path, "the place %q stands here twice", p.Anchor)
		}
		read[p.Anchor] = true
	}
	if s.Manner == Checked {
		for _, anchor := range anchors {
			if !read[anchor] {
				ps.addf("places", "the place %q was not read: expected agree or differ for each", anchor)
			}
		}
	}
	if len(s.Places) == 0 && len(ps) == 0 {
		ps.addf("places", "nothing is coded that could be read again")
	}
	return s, ps
}

// Anchors are the places of r at which it is read again: those of its version,
// and the rest where anything is left to it.
func (r *Revision) Anchors() []string {
	all := r.version.Anchors()
	if len(r.Left()) > 0 {
		all = append(all, RestAnchor)
	}
	return all
}

// Left are the issues that r leaves to what its version says of the rest: those
// in force, in the case revision that it was read against, of which it codes
// nothing in the text itself.
func (r *Revision) Left() []*Issue {
	if r.version.Rest == nil {
		return nil
	}
	spoken := map[Slug]bool{}
	for i := range r.version.Terms {
		spoken[r.version.Terms[i].Issue] = spoken[r.version.Terms[i].Issue] || !r.version.Terms[i].SaidElsewhere
	}
	for i := range r.version.Blanks {
		spoken[r.version.Blanks[i].Issue] = spoken[r.version.Blanks[i].Issue] || !r.version.Blanks[i].SaidElsewhere
	}
	var left []*Issue
	for i := range r.against.content.Issues {
		issue := &r.against.content.Issues[i]
		topic, _ := r.against.Topic(issue.Topic)
		if !issue.Retired && !topic.Retired && !spoken[issue.Slug] {
			left = append(left, issue)
		}
	}
	return left
}

// Anchors are the places of what v codes, each once: its terms, then its
// blanks, then its steps.
func (v *Version) Anchors() []string {
	var all []string
	seen := map[string]bool{}
	add := func(anchor string) {
		if !seen[anchor] {
			seen[anchor] = true
			all = append(all, anchor)
		}
	}
	for i := range v.Terms {
		add(v.Terms[i].Anchor())
	}
	for i := range v.Blanks {
		add(v.Blanks[i].Anchor())
	}
	for i := range v.Steps {
		add(v.Steps[i].Anchor())
	}
	return all
}

// A Reading says how far a coding was read again: the zero value, not at all.
type Reading struct {
	Readers                 int    // beside the coder
	Manner                  Manner // of the newest second reading
	Places, Agreed, Settled int    // of the newest second reading
	// Of what is settled: what is to be changed, what the coder alone settled
	// without a change, and what has no outcome on record.
	ToChange, ByCoder, Unrecorded int
}

// NewReading sums up second readings of one revision, the oldest first, where
// codings are those of its version.
func NewReading(all []SecondReading, codings []Listing) Reading {
	if len(all) == 0 {
		return Reading{}
	}
	last := all[len(all)-1]
	r := Reading{Readers: len(all), Manner: last.Manner}
	for _, p := range last.Places {
		r.Places++
		switch {
		case p.Agreed:
			r.Agreed++
		case p.Settled != nil:
			r.count(*p.Settled, SettlerOf(codings, last.Of, last.By, p.Settled.By))
		}
	}
	return r
}

// count counts a difference that by settled.
func (r *Reading) count(settled Settlement, by Settler) {
	r.Settled++
	switch settled.Outcome {
	case ToBeChanged:
		r.ToChange++
		return
	case "":
		r.Unrecorded++
	}
	if by == TheCoder {
		r.ByCoder++
	}
}

// Counts say what was found and what came of it: "17 of 19 agreed, 2 settled, 1
// of them to be changed".
func (r Reading) Counts() string {
	words := fmt.Sprintf("%d of %d agreed", r.Agreed, r.Places)
	if r.Agreed == r.Places {
		return words
	}
	words += fmt.Sprintf(", %d settled", r.Settled)
	if r.Settled > 0 {
		words += fmt.Sprintf(", %d of them to be changed", r.ToChange)
	}
	if r.ByCoder > 0 {
		words += fmt.Sprintf(", %d settled by the coder", r.ByCoder)
	}
	if r.Unrecorded > 0 {
		words += fmt.Sprintf(", outcome of %d not recorded", r.Unrecorded)
	}
	if open := r.Places - r.Agreed - r.Settled; open > 0 {
		words += fmt.Sprintf(", %d open", open)
	}
	return words
}

// unseenWords are what is known of a second coding: no program can see whether
// somebody looked.
const unseenWords = "who confirmed not to have looked at the first coding"

// Words say it for a reader, where the first coding is by the given name:
// "coded by one reader", or "checked by a second reader:" and the counts. A
// coding that several made together is not one reader's.
func (r Reading) Words(by string) string {
	switch {
	case r.Readers == 1 && r.Manner == CodedAgain:
		return "coded again by a second reader, " + unseenWords + ": " + r.Counts()
	case r.Readers == 1:
		return "checked by a second reader: " + r.Counts()
	case r.Readers > 1 && r.Manner == CodedAgain:
		return fmt.Sprintf("read again by %d others; coded again by the last, %s: %s", r.Readers, unseenWords, r.Counts())
	case r.Readers > 1:
		return fmt.Sprintf("read again by %d others; checked by the last: %s", r.Readers, r.Counts())
	case strings.Contains(by, " and ") || strings.Contains(by, ","):
		return "coded by several, not checked by another since"
	default:
		return "coded by one reader"
	}
}
