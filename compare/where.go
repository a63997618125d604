package compare

import (
	"slices"
	"strings"

	"parley/proposals"
)

// A spot is one combination of all that two columns may be read by. A result
// that holds in some spots only says so in words.
type spot struct {
	left, right               road
	part                      proposals.Slug
	leftReading, rightReading proposals.Slug
}

// axes are the seven things by which spots differ.
var axes = []func(spot) proposals.Slug{
	func(s spot) proposals.Slug { return s.left.option },
	func(s spot) proposals.Slug { return s.right.option },
	func(s spot) proposals.Slug { return s.left.by },
	func(s spot) proposals.Slug { return s.right.by },
	func(s spot) proposals.Slug { return s.part },
	func(s spot) proposals.Slug { return s.leftReading },
	func(s spot) proposals.Slug { return s.rightReading },
}

// optionAxes is how many of the first axes are options.
const optionAxes = 2

// A ground is all the spots of one comparison, and whose they are.
type ground struct {
	issue       *proposals.Issue // nil where it is no issue
	left, right *column          // right is nil where one column stands alone
	all         []spot           // each once
	spoken      int              // how many of them somebody speaks in
	// options names an option, where it need not be one of left's own.
	options func(proposals.Slug) string
}

// where says in words in which of all spots something holds: nothing where it
// holds in all, else by as few axes as tell these spots from the others, and
// where they cannot, spot by spot.
func (g ground) where(some []spot) string {
	some = distinct(some)
	if len(some) == len(g.all) {
		return g.onlyReadings(some)
	}
	if axes, ok := telling(some, g.all); ok {
		return capital(g.words(axes, some))
	}
	if len(some) == g.spoken {
		return g.onlyReadings(some) // which those are, the cells show
	}
	var each []string
	for _, s := range some {
		axes, _ := telling([]spot{s}, g.all)
		each = append(each, g.words(axes, []spot{s}))
	}
	return capital(strings.Join(each, "; or "))
}

// onlyReadings names the reading of a side that has one and no other: elsewhere
// its text may say something else.
func (g ground) onlyReadings(some []spot) string {
	if g.right == nil {
		return "" // the cell shows it
	}
	var kept []int
	for i := len(axes) - 2; i < len(axes); i++ {
		if read := along(axes[i], some); len(read) == 1 && !read[0].IsZero() {
			kept = append(kept, i)
		}
	}
	if len(kept) == 0 {
		return ""
	}
	words := capital(g.words(kept, some))
	if g.left.narrowed() || g.right.narrowed() || !g.left.By.IsZero() || !g.right.By.IsZero() {
		return words // elsewhere there may be another
	}
	return words + " (no other is coded)"
}

// telling are the fewest axes along which some spots stand apart from all
// others, the last of them left out first, but for options: what holds under some
// of them says so. ok is false where none do.
func telling(some, all []spot) (kept []int, ok bool) {
	within := make([]map[proposals.Slug]bool, len(axes))
	for i, axis := range axes {
		kept = append(kept, i)
		within[i] = map[proposals.Slug]bool{}
		for _, s := range some {
			within[i][axis(s)] = true
		}
	}
	tell := func(kept []int) bool {
		n := 0
		for _, s := range all {
			if !slices.ContainsFunc(kept, func(i int) bool { return !within[i][axes[i](s)] }) {
				n++
			}
		}
		return n == len(some)
	}
	if !tell(kept) {
		return nil, false
	}
	for i := len(axes) - 1; i >= 0; i-- {
		if i < optionAxes && len(within[i]) < len(along(axes[i], all)) {
			continue
		}
		if fewer := slices.DeleteFunc(slices.Clone(kept), func(k int) bool { return k == i }); tell(fewer) {
			kept = fewer
		}
	}
	return kept, true
}

func (g ground) words(kept []int, some []spot) string {
	var words []string
	for _, i := range kept {
		var said []string
		for _, slug := range along(axes[i], some) {
			said = append(said, g.axisLabel(i, slug))
		}
		words = append(words, g.axisWords(i, said))
	}
	return strings.Join(words, ", ")
}

func (g ground) axisLabel(axis int, s proposals.Slug) string {
	switch axis {
	case 0:
		if g.options != nil {
			return named(g.options(s))
		}
		return named(g.left.version().OptionLabel(s))
	case 1:
		return named(g.right.version().OptionLabel(s))
	case 2, 3:
		return g.left.in.ActorLabel(s)
	case 4:
		if s.IsZero() {
			return "everything else"
		}
		return named(g.issue.PartLabel(s))
	default:
		if s.IsZero() {
			return "the reading without a name"
		}
		return "the reading " + named(s.String())
	}
}

func (g ground) axisWords(axis int, said []string) string {
	whose := []*column{g.left, g.right, g.left, g.right, nil, g.left, g.right}[axis]
	of := ""
	if g.right != nil && whose != nil {
		of = " of " + whose.name
	}
	switch axis {
	case 0, 1:
		return "under " + or(said) + of
	case 2, 3:
		if of == "" {
			return "as " + or(said) + " would have it"
		}
		return "as " + or(said) + " would have it in " + whose.name
	case 4:
		return "for " + or(said)
	default:
		return "in " + or(said) + of
	}
}

// along are the places of some spots along one axis.
func along(axis func(spot) proposals.Slug, some []spot) []proposals.Slug {
	var here []proposals.Slug
	seen := map[proposals.Slug]bool{}
	for _, s := range some {
		if at := axis(s); !seen[at] {
			seen[at], here = true, append(here, at)
		}
	}
	return here
}

func distinct(some []spot) []spot {
	var kept []spot
	seen := map[spot]bool{}
	for _, s := range some {
		if !seen[s] {
			seen[s], kept = true, append(kept, s)
		}
	}
	return kept
}
