package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"parley/proposals"
)

// A Text is one text to compare.
type Text struct {
	Revision *proposals.Revision
	// By is the author in whose reading a joint draft is meant, if any.
	By proposals.Slug
	// Newer names what has come since, as in [Column].
	Newer proposals.Ref
	// Base is the title of the text that it follows, empty where that is not
	// known.
	Base string
	// Before is the version before, with which it is set side by side; nil
	// where that is not asked.
	Before *proposals.Revision
	Standing
}

// A column is a [Column] with what comparing it needs.
type column struct {
	Column
	in     *proposals.CaseRevision // whose words it is shown in
	number int
	// name is what sentences call the text: "Russia’s text".
	name string
	base string // of the text
	// options are the text's own, or the one that the query narrows it to; a
	// text without any has the zero option alone.
	options []proposals.Slug
	placed  map[proposals.Slug][]placed // by issue
	sources map[proposals.Slug]int      // numbers
	since   *mover                      // from the version before, nil where there is none
}

// newColumns puts the texts into their order and numbers their sources.
func newColumns(c *proposals.CaseRevision, texts []Text, q Query) ([]*column, []Source) {
	columns := make([]*column, len(texts))
	for i, text := range texts {
		columns[i] = newColumn(c, text, q)
	}
	if !q.AsGiven {
		sortColumns(columns)
	}
	var sources []Source
	for i, col := range columns {
		col.number = i
		for _, s := range col.version().Sources {
			sources = append(sources, Source{len(sources) + 1, i, s})
			col.sources[s.Slug] = len(sources)
		}
	}
	nameColumns(c, columns)
	return columns, sources
}

func newColumn(c *proposals.CaseRevision, t Text, q Query) *column {
	v := t.Revision.Version()
	heading := actorWords(c, v.Authors)
	if !t.By.IsZero() {
		heading += ", as " + c.ActorLabel(t.By) + " would have it"
	}
	col := &column{
		Column:  Column{Revision: t.Revision, By: t.By, Heading: heading, Newer: t.Newer, Standing: t.Standing},
		in:      c,
		base:    t.Base,
		options: chosenOptions(v, q.Options),
		placed:  placedByIssue(v),
		sources: map[proposals.Slug]int{},
	}
	if t.Before != nil && knowsAllOf(c, t.Before) {
		col.Before = t.Before.Ref()
		col.since = moverSince(c, t)
	}
	return col
}

// knowsAllOf reports whether c asks all that a text was coded for.
func knowsAllOf(c *proposals.CaseRevision, r *proposals.Revision) bool {
	coded, shown := r.Against().Stored().Revision, c.Stored().Revision
	return coded <= shown || shown == 0
}

// moverSince compares a text with the version before it, whatever a query
// narrows.
func moverSince(c *proposals.CaseRevision, t Text) *mover {
	before := Text{Revision: t.Before}
	if v := t.Before.Version(); v.Act == proposals.JointDraft && slices.Contains(v.Authors, t.By) {
		before.By = t.By
	}
	t.Before = nil
	return newMover(c, newColumn(c, before, Query{}), newColumn(c, t, Query{}))
}

// chosenOptions are the options of v, or those of them that the query names.
func chosenOptions(v *proposals.Version, wanted []proposals.Slug) []proposals.Slug {
	var all, chosen []proposals.Slug
	for _, o := range v.Options {
		all = append(all, o.Slug)
		if slices.Contains(wanted, o.Slug) {
			chosen = append(chosen, o.Slug)
		}
	}
	switch {
	case len(chosen) > 0:
		return chosen
	case len(all) > 0:
		return all
	default:
		return []proposals.Slug{{}}
	}
}

// sortColumns orders columns by their headings, those of the same authors by
// their dates, then by what they show.
func sortColumns(columns []*column) {
	names := collate.New(language.English)
	slices.SortStableFunc(columns, func(a, b *column) int {
		x, y := a.Ref(), b.Ref()
		return cmp.Or(
			names.CompareString(a.Heading, b.Heading),
			strings.Compare(a.Heading, b.Heading),
			a.version().Dates.AsOf().Compare(b.version().Dates.AsOf()),
			x.Proposal().Compare(y.Proposal()),
			cmp.Compare(x.Version(), y.Version()),
			cmp.Compare(x.Revision(), y.Revision()),
			x.By().Compare(y.By()),
		)
	})
}

// nameColumns gives each column a name of its own: its authors', and where two
// would share it the day of the text, then title and version, and at last the
// ref.
func nameColumns(c *proposals.CaseRevision, columns []*column) {
	for _, inner := range []func(*column) string{
		func(*column) string { return "" },
		func(col *column) string { return col.version().Dates.AsOf().Words() },
		func(col *column) string {
			return fmt.Sprintf("%s, version %d", col.version().Title, col.version().Number)
		},
		func(col *column) string { return col.Ref().String() },
	} {
		taken := map[string]int{}
		for _, col := range columns {
			taken[col.name]++
		}
		for _, col := range columns {
			if col.name == "" || taken[col.name] > 1 {
				col.name = columnName(c, col, inner(col))
			}
		}
	}
}

func columnName(c *proposals.CaseRevision, col *column, inner string) string {
	name := possessive(actorWords(c, col.version().Authors)) + " text"
	var more []string
	if inner != "" {
		more = append(more, inner)
	}
	if !col.By.IsZero() {
		more = append(more, "as "+c.ActorLabel(col.By)+" would have it")
	}
	if len(more) > 0 {
		name += " (" + strings.Join(more, ", ") + ")"
	}
	return name
}

func possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "’"
	}
	return name + "’s"
}

// follows is the text that this one marks up or goes on from, zero where there
// is none.
func (c *column) follows() proposals.Ref { return followed(c.version()) }

func followed(v *proposals.Version) proposals.Ref {
	if v.BasedOn.IsZero() && v.Number > 1 {
		return proposals.NewRef(v.Proposal, v.Number-1, 0)
	}
	return v.BasedOn
}

func (c *column) version() *proposals.Version { return c.Revision.Version() }

// numbers are those of the sources that a term, step or blank rests on.
func (c *column) numbers(named []proposals.Slug) []int {
	var numbers []int
	for _, s := range c.version().SourcesOf(named) {
		if n, ok := c.sources[s]; ok {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	return numbers
}
