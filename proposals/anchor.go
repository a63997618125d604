package proposals

import (
	"fmt"
	"hash/fnv"
	"strings"
)

// Anchor names t's place on the page of its version: its issue and what
// narrows it, so that it stays the same when the coding around it changes. No
// slug holds "_", which keeps the anchors of one version apart. Terms that were
// said elsewhere have no place of their own and are told apart by what they
// say.
func (t *Term) Anchor() string {
	text := t.Issue.text + narrowed(t.Option, t.Part, t.By, t.Reading)
	if t.SaidElsewhere {
		said := fnv.New32a()
		fmt.Fprintf(said, "%q %q %v", t.Headline, t.Stance, t.Value)
		text += fmt.Sprintf("_elsewhere_%08x", said.Sum32())
	}
	return text
}

// Anchor names the place that b leaves blank.
func (b *Blank) Anchor() string {
	text := b.Issue.text + narrowed(b.Option, b.Part, b.By, Slug{})
	if b.SaidElsewhere {
		text += "_elsewhere"
	}
	return text
}

// Anchor names s's place on the page of its version.
func (s *Step) Anchor() string {
	after := strings.Join(slugTexts(s.After), "_")
	return stepAnchor + s.Event.text + narrowed(s.Option, Slug{}, s.By, Slug{}) + "_after_" + after
}

// QuoteAnchor names the place of quote number n, from 1, of the term or step whose
// anchor is of. It is the anchor of nothing else: nothing that narrows a place is
// called a quote.
func QuoteAnchor(of string, n int) string { return fmt.Sprintf("%s_quote_%d", of, n) }

// AnchorIssue is the issue at whose place an anchor stands; false for that of a
// step, and for what is no anchor.
func AnchorIssue(anchor string) (Slug, bool) {
	if strings.HasPrefix(anchor, stepAnchor) {
		return Slug{}, false
	}
	name, _, _ := strings.Cut(anchor, "_")
	issue, err := ParseSlug(name)
	return issue, err == nil
}

// RestAnchor names what a version says of the rest: all that it codes no other
// way, as one place. It is the anchor of nothing else, since a slug is not empty.
const RestAnchor = "_rest"

// stepAnchor is what the anchor of a step begins with, and of nothing else.
const stepAnchor = "step__"

func narrowed(option, part, by, reading Slug) string {
	text := ""
	for _, n := range []struct {
		name string
		slug Slug
	}{{"option", option}, {"part", part}, {"by", by}, {"reading", reading}} {
		if !n.slug.IsZero() {
			text += "_" + n.name + "_" + n.slug.text
		}
	}
	return text
}
