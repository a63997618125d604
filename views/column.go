package views

import (
	"fmt"

	"parley/compare"
	"parley/compare/export"
	"parley/proposals"
)

// A columnHead says exactly which text a column shows.
type columnHead struct {
	Heading string // the authors
	Name    string // the same, told apart from other columns
	Title   string
	Address string // the version's page
	Called  []string
	Version string
	Dated   string
	Basis   string
	Coded   string
	Read    string // how far others have read it again
	// Withdrawn says that the version stands in no list, and why; empty where it
	// does.
	Withdrawn string
	// Newer is where a newer text, or a newer coding, is to be seen.
	Newer *link
	// Changes is what changed since the version before, nil where there is
	// none.
	Changes *link
}

func newColumnHeads(c *compare.Comparison) []columnHead {
	heads := make([]columnHead, len(c.Columns))
	for i, column := range c.Columns {
		heads[i] = newColumnHead(c.Case, column)
		heads[i].Name = export.ColumnName(c.Columns, i)
	}
	return heads
}

func newColumnHead(c *proposals.CaseRevision, column compare.Column) columnHead {
	v := column.Revision.Version()
	h := columnHead{
		Heading: column.Heading,
		Title:   v.Title,
		Address: versionAddress(column.Ref()),
		Called:  calledWords(c, v),
		Version: versionWords(column.Ref()),
		Dated:   v.Dates.Words(),
		Basis:   v.Basis().Words(),
		Coded:   readWords(v.Read),
		Read:    column.Reading.Words(v.Read.By),
	}
	if w := column.Withdrawn; w != nil {
		h.Withdrawn = withdrawnWords(w)
	}
	if newer := column.Newer; !newer.IsZero() {
		h.Newer = &link{newerWords(v.Ref(), newer), versionAddress(newer)}
	}
	h.Changes = changesLink(sinceWords(column.Before), column.Before.WithRevision(0), column.Ref())
	return h
}

// sinceWords offer what changed since a version, or since one of its codings.
func sinceWords(before proposals.Ref) string {
	return "What changed since " + versionWords(before)
}

func withdrawnWords(w *proposals.Withdrawal) string {
	return fmt.Sprintf("Withdrawn on %s by %s: %s", proposals.DateOf(w.At).Words(), w.By, w.Reason)
}

func newerWords(shown, newer proposals.Ref) string {
	if newer.Version() == shown.Version() {
		return fmt.Sprintf("A newer coding of this text exists: revision %d", newer.Revision())
	}
	return fmt.Sprintf("A newer text exists: version %d", newer.Version())
}

// versionWords are "version 1", or "version 1, revision 2" for one revision.
func versionWords(ref proposals.Ref) string {
	words := fmt.Sprintf("version %d", ref.Version())
	if ref.Revision() > 0 {
		words += fmt.Sprintf(", revision %d", ref.Revision())
	}
	return words
}

func readWords(r proposals.Read) string {
	return r.By + ", " + r.On.Words()
}

// calledWords say what parties call a text whose name is disputed.
func calledWords(c *proposals.CaseRevision, v *proposals.Version) []string {
	var all []string
	for _, called := range v.Called {
		all = append(all, fmt.Sprintf("called “%s” by %s", called.Title, c.ActorLabel(called.Party)))
	}
	return all
}

// columnsClass lets the style give n columns the same width.
func columnsClass(n int) string {
	return fmt.Sprintf("columns-%d", min(n, manyColumns))
}

const (
	// mostAbreast is how many texts stand abreast between a question and its
	// verdict; of more, each would be too narrow to read, and they scroll.
	mostAbreast = 4
	// mostPairs is how many pairs a row lists; more stand on a page of the row.
	mostPairs = mostAbreast * (mostAbreast - 1) / 2
	// manyColumns is from how many texts on the style tells no numbers apart.
	manyColumns = 5
)
