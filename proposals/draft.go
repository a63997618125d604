package proposals

import "time"

// A Draft is a document that someone is writing, kept by the store from save
// to save until it is stored or discarded.
type Draft struct {
	ID    string
	Owner Slug // the user whose draft it is
	Kind  DraftKind
	// Case is the case that it is read against, or that it is; zero for a case
	// that has no name yet.
	Case Slug
	// Ref is the version that it becomes, without a revision, or of a second
	// reading the revision that is read. It is zero for a case, and for a new
	// proposal, which has no name yet.
	Ref Ref
	// Based is the revision that it is based on, 0 where it begins something.
	Based  int
	Begun  time.Time
	Ended  time.Time // zero while it is open
	Ending Ending
	Save   Save // the newest
}

// A Save is the content of a draft at one moment. Saves are numbered from 1.
type Save struct {
	Number int
	// Follows is the save that the writer had before this one, 0 for none: to
	// undo is to go back to it.
	Follows int
	At      time.Time
	Form    DraftForm
	Content string
}

// A DraftKind is what a draft becomes.
type DraftKind string

// The kinds of draft.
const (
	VersionDraft DraftKind = "version"
	CaseDraft    DraftKind = "case"
	ReadingDraft DraftKind = "second reading"
)

// DraftKinds are all of them.
var DraftKinds = []DraftKind{VersionDraft, CaseDraft, ReadingDraft}

// ParseDraftKind reads a kind of draft.
func ParseDraftKind(s string) (DraftKind, error) { return parseOneOf("kind of draft", s, DraftKinds) }

// A DraftForm is how a draft is written: in the fields of a form, or as the
// text of a document.
type DraftForm string

// The forms of a draft.
const (
	AsSheet    DraftForm = "sheet"
	AsDocument DraftForm = "document"
)

// DraftForms are all of them.
var DraftForms = []DraftForm{AsSheet, AsDocument}

// ParseDraftForm reads a form of draft.
func ParseDraftForm(s string) (DraftForm, error) { return parseOneOf("form of draft", s, DraftForms) }

// An Ending is how a draft ended; the zero value is not at all.
type Ending string

// The endings of a draft. One that was discarded can be opened again.
const (
	DraftStored    Ending = "stored"
	DraftDiscarded Ending = "discarded"
)

// Endings are all of them.
var Endings = []Ending{DraftStored, DraftDiscarded}

// ParseEnding reads an ending.
func ParseEnding(s string) (Ending, error) { return parseOneOf("ending", s, Endings) }
